"""An address or a DOI is a reference already; nothing is made up about it."""

import pytest

from editorial.analysis.reference_stub import printed, stub


@pytest.mark.parametrize(
    "text",
    [
        "10.1000/182",
        " doi:10.1000/182\n",
        "DOI: 10.1000/182",
        "https://doi.org/10.1000/182",
        "http://dx.doi.org/10.1000/182",
        "doi.org/10.1000/182",
    ],
)
def test_a_doi_in_each_of_its_forms(text: str) -> None:
    reference = stub(text)

    assert reference is not None
    assert (reference.title, reference.doi) == ("doi:10.1000/182", "10.1000/182")
    assert reference.url == "https://doi.org/10.1000/182"


@pytest.mark.parametrize(
    ("text", "title", "url"),
    [
        (
            "https://www.coast.example/tide/?p=1",
            "coast.example/tide/?p=1",
            "https://www.coast.example/tide/?p=1",
        ),
        ("<www.coast.example/>", "coast.example", "https://www.coast.example/"),
        ("http://bücher.example/Ä", "bücher.example/Ä", "http://bücher.example/Ä"),
    ],
)
def test_an_address_is_its_own_title(text: str, title: str, url: str) -> None:
    reference = stub(text)

    assert reference is not None
    assert (reference.kind, reference.title, reference.url) == ("webpage", title, url)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "words",
        "example.org",
        "https://",
        "http://[::1",
        "ftp://a.example",
        "10.1/x",
        "see https://a.example",
        "https://a.example/" + "x" * 3_000,
    ],
)
def test_anything_else_is_none(text: str) -> None:
    assert stub(text) is None


@pytest.mark.parametrize(
    ("line", "title", "url"),
    [
        (
            "Ek, J. (2024). Tides of weed. Coast, 3(2). https://doi.org/10.1000/182.",
            "Ek, J. (2024). Tides of weed. Coast, 3(2).",
            "https://doi.org/10.1000/182",
        ),
        (
            "Ek, J. “Tides of weed.” Available at: https://coast.example/tide (May 2024)",
            "Ek, J. “Tides of weed.”",
            "https://coast.example/tide",
        ),
        (
            "Ek, J. Tides of weed, doi:10.1000/182",
            "Ek, J. Tides of weed",
            "https://doi.org/10.1000/182",
        ),
        ("See https://coast.example/tide", "coast.example/tide", "https://coast.example/tide"),
    ],
)
def test_a_printed_reference_keeps_its_words(line: str, title: str, url: str) -> None:
    reference = printed(line)

    assert reference is not None
    assert (reference.title, reference.url) == (title, url)


def test_a_line_without_an_address_is_none() -> None:
    assert printed("Ek, J. (2024). Tides of weed.") is None
