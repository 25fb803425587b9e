"""References of the desk: dates as written, one plain line, and what the desk's editing changes."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editorial.domain.csl_date import date_of_text, text_of_date
from editorial.domain.errors import InvalidValue
from editorial.domain.reference import (
    Name,
    Reference,
    item_of,
    reference_from_item,
    reference_of,
    to_source_fields,
)
from editorial.domain.reference_line import reference_line
from editorial.domain.source import Source, Tier

ITEM = {
    "id": "ek2024",
    "type": "article-journal",
    "title": "Tides of <i>Fucus</i>",
    "author": [
        {"family": "Ek", "given": "Jon", "non-dropping-particle": "van"},
        {"literal": "Harbour Board"},
    ],
    "container-title": "Coast",
    "publisher": "Shore Press",
    "issued": {"date-parts": [["2024", 5]]},
    "DOI": "https://doi.org/10.1000/tide",
    "volume": 3,
    "page": "4-9",
    "custom": {"shelf": ["A", 2]},
}


def source(**fields: str) -> Source:
    empty = dict.fromkeys(("title", "author", "publisher", "url", "issued", "kind", "csl"), "")
    return Source(
        id="s",
        tier=Tier.UNKNOWN,
        origin="",
        confidential=False,
        note="",
        created_at=datetime(2026, 5, 4, tzinfo=UTC),
        created_by="r",
        **{**empty, **fields},
    )


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("2024", {"date-parts": [[2024]]}),
        ("2024-05-03", {"date-parts": [[2024, 5, 3]]}),
        ("2024-21", {"date-parts": [[2024]], "season": 1}),
        ("2024~", {"date-parts": [[2024]], "circa": True}),
        ("2024-05/2024-06", {"date-parts": [[2024, 5], [2024, 6]]}),
        ("-0333", {"date-parts": [[-334]]}),
        ("about 1900", {"literal": "about 1900"}),
        ("2024-13-01", {"literal": "2024-13-01"}),
        ("2024~/2025", {"literal": "2024~/2025"}),
    ],
)
def test_a_written_date_is_csls_and_back(written: str, parts: dict[str, object]) -> None:
    assert date_of_text(written) == parts
    assert text_of_date(parts) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ({"date-parts": [["2024", "5", "0"]]}, "2024-05"),
        ({"date-parts": [[2024, 14]]}, "2024-22"),
        ({"date-parts": [[]], "literal": "in press"}, "in press"),
        ({"date-parts": [[True]], "raw": "May 2024"}, "May 2024"),
        ({"date-parts": "2024"}, ""),
        (None, ""),
    ],
)
def test_odd_dates_are_read_as_far_as_they_say_something(value: object, written: str) -> None:
    assert text_of_date(value) == written


@given(st.text(max_size=20).map(lambda text: " ".join(text.split())))
@settings(max_examples=50, deadline=None)
def test_any_written_date_survives(written: str) -> None:
    clean = text_of_date(date_of_text(written))

    assert text_of_date(date_of_text(clean)) == clean


def test_an_item_comes_out_as_it_went_in() -> None:
    reference = reference_from_item(ITEM)

    assert item_of(reference) == ITEM
    assert (reference.doi, reference.volume, reference.issued) == ("10.1000/tide", "3", "2024-05")
    assert [str(name) for name in reference.authors] == ["Jon van Ek", "Harbour Board"]


def test_a_changed_field_wins_over_the_original() -> None:
    changed = replace(reference_from_item(ITEM), issued="2025", volume="4", doi="")

    item = item_of(changed)

    assert item["issued"] == {"date-parts": [[2025]]}
    assert item["volume"] == "4"
    assert "DOI" not in item
    assert item["custom"] == {"shelf": ["A", 2]}


def test_a_reference_says_something() -> None:
    with pytest.raises(InvalidValue):
        reference_from_item({"type": "book"})
    with pytest.raises(InvalidValue):
        Reference(title="Two\nlines")
    with pytest.raises(InvalidValue):
        Name()


def test_a_source_keeps_the_item_and_gives_it_back() -> None:
    fields = to_source_fields(reference_from_item(ITEM))

    assert fields["title"] == "Tides of Fucus"
    assert fields["author"] == "Jon van Ek; Harbour Board"
    assert fields["publisher"] == "Coast"
    assert fields["url"] == "https://doi.org/10.1000/tide"
    assert item_of(reference_of(source(**fields))) == ITEM


def test_what_the_desk_changed_wins() -> None:
    fields = to_source_fields(reference_from_item(ITEM))
    edited = source(
        **{
            **fields,
            "title": "Tides of weed",
            "author": "Jon van Ek; Alm, Ida",
            "publisher": "The Coast",
            "issued": "",
            "url": "https://coast.example/tide",
        }
    )

    reference = reference_of(edited)

    assert reference.title == "Tides of weed"
    assert reference.authors == (
        Name("Ek", "Jon", particle="van"),
        Name("Alm", "Ida"),
    )
    assert (reference.container, reference.publisher) == ("The Coast", "Shore Press")
    assert reference.issued == ""
    assert (reference.url, reference.doi) == ("https://coast.example/tide", "")
    assert reference.pages == "4-9"


def test_a_source_that_was_typed_is_a_reference_too() -> None:
    typed = source(
        title="Ferry logs",
        author="Harbour Board",
        publisher="Harbour Press",
        kind="report",
        url="https://doi.org/10.1000/logs",
    )

    reference = reference_of(typed)

    assert reference.authors == (Name(literal="Harbour Board"),)
    assert (reference.publisher, reference.container) == ("Harbour Press", "")
    assert reference.doi == "10.1000/logs"


def test_damaged_csl_leaves_what_the_desk_shows() -> None:
    assert reference_of(source(title="Logs", kind="report", csl="{")).title == "Logs"


@pytest.mark.parametrize(
    ("reference", "line"),
    [
        (
            reference_from_item(ITEM),
            "Jon van Ek and Harbour Board (2024). Tides of Fucus. Coast 3, pages 4–9. Shore Press."
            " https://doi.org/10.1000/tide",
        ),
        (
            Reference(kind="article-newspaper", title="Who pays?", issued="2024-05-03"),
            "Who pays? (3 May 2024).",
        ),
        (
            Reference(
                kind="book",
                title="Tides",
                editors=(Name("Alm", "Ida"),),
                publisher="Shore",
                place="Wenlow",
                issued="1999",
            ),
            "Ida Alm (ed.) (1999). Tides. Shore, Wenlow.",
        ),
        (
            Reference(
                title="Notes",
                authors=tuple(Name(family) for family in ("Alm", "Ek", "Lind", "Ros")),
            ),
            "Alm and others. Notes.",
        ),
        (Reference(url="https://a.example"), "https://a.example"),
    ],
)
def test_one_line_for_every_reference(reference: Reference, line: str) -> None:
    assert reference_line(reference) == line
