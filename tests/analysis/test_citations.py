"""What a remark cites, in the ways in which people write it."""

import pytest

from editorial.analysis.citations import cited_in
from editorial.domain.source import Tier


@pytest.mark.parametrize(
    ("remark", "title", "locator"),
    [
        ("Interview with Ivo Sandrake, 3 March 2026, recording at 00:14:30",
         "Interview with Ivo Sandrake, 3 March 2026", "00:14:30"),
        ("https://www.wenlow.example/budget.pdf, p. 12", "wenlow.example/budget.pdf", "p. 12"),
        ("Ferry company annual report 2024, p. 31: “we never promised that”",
         "Ferry company annual report 2024", "p. 31"),
        ("E-mail from Dorrit Hanlow, 12 May 2026", "E-mail from Dorrit Hanlow, 12 May 2026", ""),
        ("Phone call with Perrin Oakshaw, 4 March", "Phone call with Perrin Oakshaw, 4 March", ""),
        ("Court file 3 K 114/25, sheet 27", "Court file 3 K 114/25", "sheet 27"),
        ("See table 4 of the 2021 census, https://stats.example/c", "the 2021 census", "table 4"),
        ("“Ferries in Numbers”, Ministry of Transport, 2024, pp. 3–5",
         "Ferries in Numbers, Ministry of Transport, 2024", "pp. 3–5"),
        ("It was in the Wenlow Herald, 5 May 2026", "the Wenlow Herald, 5 May 2026", ""),
        ("Int. Quill 2 March, tape 1, 41:20", "Int. Quill 2 March, tape 1", "41:20"),
        ("Checked against the company register", "the company register", ""),
        ("doi:10.1000/xyz123", "doi.org/10.1000/xyz123", ""),
        ("p. 14", "A source that Maud Writer does not name", "p. 14"),
        ("Photo: my own, taken 3 June 2023", "Photo: my own, taken 3 June 2023", ""),
    ],
)  # fmt: skip
def test_a_remark_that_cites(remark: str, title: str, locator: str) -> None:
    cited = cited_in(remark, "Maud Writer")

    assert cited is not None
    assert (cited.evidence.title, cited.evidence.locator) == (title, locator)


@pytest.mark.parametrize(
    "remark",
    [
        "",
        "Source?",
        "Nice line!",
        "Please shorten.",
        "own observation",
        "I called her twice, no answer.",
        "Meet at 14:30 on Tuesday?",
        "This report is very long, can we cut?",
        "@Maud is this from the annual report?",
        "Can we say “about a third” instead?",
        "The whole of page one needs work",
        "He is 61, she is 59.",
    ],
)
def test_a_remark_that_cites_nothing(remark: str) -> None:
    assert cited_in(remark, "Maud Writer") is None


def test_the_words_quoted_are_the_excerpt_and_a_title_in_quotation_marks_is_not() -> None:
    cited = cited_in("Minutes of 3 May, p. 2: “the board did not vote”")
    titled = cited_in("“The Ferry Question”, Harbour Review, 4 May 2026")

    assert cited
    assert titled
    assert cited.evidence.excerpt == "the board did not vote"
    assert titled.evidence.excerpt == ""


def test_a_person_who_told_it_is_a_named_person() -> None:
    for remark in ("Hanlow told me this on the phone on 3 March.", "spoke to Dorrit Hanlow"):
        cited = cited_in(remark)

        assert cited
        assert cited.evidence.author.endswith("Hanlow")
        assert (cited.evidence.tier, cited.evidence.kind) == (Tier.NAMED_PERSON, "interview")


def test_ibid_is_the_source_before_at_another_place() -> None:
    before = cited_in("Audit 2025, p. 3: “not kept”")
    assert before

    again = cited_in("ibid., p. 15", before=before.evidence)

    assert again
    assert (again.evidence.title, again.evidence.locator) == ("Audit 2025", "p. 15")
    assert again.evidence.excerpt == ""


def test_an_address_or_a_moment_cites_even_where_the_remark_asks() -> None:
    plain = [
        "Does https://port.example/log say otherwise?",
        "Is this right? The minutes of 3 May 2025 (p. 4) say 40 percent.",
        "Really? Interview with Quill, 00:12:10",
    ]
    assert [bool(found and found.plainly) for found in map(cited_in, plain)] == [True] * 3

    found = cited_in("Can you move this up to paragraph 3?")
    assert found is None or not found.plainly


@pytest.mark.timeout(10)
def test_endless_remarks_take_no_time() -> None:
    for part in ("A", "p. 1 ", "“", "Mr A ", "12:30 ", "https://a.b ", "Case no. 1", "x, "):
        cited_in(part * (19_000 // len(part)))
    assert cited_in("p. 1 " * 100_000) is None
