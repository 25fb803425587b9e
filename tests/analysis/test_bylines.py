"""Who wrote it, when, and how long it takes to read."""

from datetime import date

import pytest

from editorial.analysis.bylines import imprint_of


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ana Brill", ("Ana Brill",)),
        ("By Ana Brill and Tom Ruiz", ("Ana Brill", "Tom Ruiz")),
        ("By Ana Brill, Tom Ruiz, and Lê Văn Anh", ("Ana Brill", "Tom Ruiz", "Lê Văn Anh")),
        ("BY ANA BRILL", ("ANA BRILL",)),
        ("Written by Ludwig van der Meer & Ōe Kenzaburō", ("Ludwig van der Meer", "Ōe Kenzaburō")),
        ("By 24ways and Ana Brill", ("24ways", "Ana Brill")),
        ("By Ana Brill, Senior Reporter", ("Ana Brill",)),
        ("By Ana Brill (Reuters)", ("Ana Brill",)),
        ("Words: J. R. O’Brill-Stone", ("J. R. O’Brill-Stone",)),
        ("Von Ana Brill und Tom Ruiz", ("Ana Brill", "Tom Ruiz")),
        ("By Ana Brill | 9 May 2024", ("Ana Brill",)),
        ("9 May 2024 Ana Brill and Tom Ruiz", ("Ana Brill", "Tom Ruiz")),
        ("Ana Brill · May 9, 2024 · 4 min read", ("Ana Brill",)),
        ("Reviewed & edited by the Lantern Desk", ()),
        ("Fact-checked by Tom Ruiz", ()),
    ],
)
def test_authors(line: str, authors: tuple[str, ...]) -> None:
    imprint = imprint_of(line)

    assert imprint is not None
    assert imprint.authors == authors


def test_one_line_may_say_everything() -> None:
    imprint = imprint_of("By Ana Brill | Published: Thu, 9 May 2024, 10:15 GMT | 12-minute read")

    assert imprint is not None
    assert imprint.byline == "By Ana Brill"
    assert imprint.published_on == date(2024, 5, 9)
    assert imprint.reading_minutes == 12


@pytest.mark.parametrize(
    "line",
    [
        "By the time the boats came in, it was dark.",
        "By 2030 all boilers will be gone",
        "The council met on 9 May 2024 and voted.",
        "It takes 5 minutes to walk there.",
        "High Water",
        "",
        "By " + "Ana Brill, " * 200,
    ],
)
def test_prose_is_no_byline(line: str) -> None:
    assert imprint_of(line) is None
