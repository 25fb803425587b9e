"""RIS as reference managers write it, and as they ought not to."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editorial.domain.reference import Name, item_of
from editorial.files.refusal import Refusal
from editorial.files.ris import references_from_ris, ris_from_references
from tests.files.made_references import REFERENCES, kept

RECORD = """TY  - JOUR
ID  - ek2024
AU  - van Ek, Jon, Jr.
AU  - Harbour Board
A2  - Alm, Ida
TI  - Tides of weed
T2  - Coast
JA  - Cst.
PY  - 2024
DA  - 2024/05/03/
VL  - 3
IS  - 2
SP  - 4
EP  - 9
SN  - 1234-5678
DO  - https://doi.org/10.1000/tide
UR  - https://coast.example/tide
UR  - https://mirror.example/tide
KW  - tide
KW  - weed
AB  - First
second line.
M1  - odd
ZZ  - odder
ER  -
"""


def read(text: str):
    return references_from_ris(text.encode())


def test_a_record_is_read_tag_by_tag() -> None:
    (reference,) = read(RECORD).references

    assert reference.authors == (
        Name("Ek", "Jon", particle="van", suffix="Jr."),
        Name(literal="Harbour Board"),
    )
    assert reference.editors == (Name("Alm", "Ida"),)
    assert (reference.title, reference.container) == ("Tides of weed", "Coast")
    assert (reference.issued, reference.volume, reference.issue) == ("2024-05-03", "3", "2")
    assert (reference.pages, reference.issn) == ("4-9", "1234-5678")
    assert (reference.doi, reference.url) == ("10.1000/tide", "https://coast.example/tide")
    assert reference.abstract == "First second line."
    item = item_of(reference)
    assert (item["keyword"], item["container-title-short"]) == ("tide, weed", "Cst.")
    assert item["custom"] == {
        "ris": {"UR": ["https://mirror.example/tide"], "M1": ["odd"], "ZZ": ["odder"]}
    }


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ek, A. G.", Name("Ek", "A. G.")),
        ("Ek, AG", Name("Ek", "AG")),
        ("Ek, Jr., Jon", Name("Ek", "Jon", suffix="Jr.")),
        ("Ek, X, Jr.", Name("Ek", "X", suffix="Jr.")),
        ("Tide Works, Inc.", Name(literal="Tide Works, Inc.")),
        ("Board of Fish,, Ice", Name(literal="Board of Fish, Ice")),
        ("de la Cruz, Ana", Name("Cruz", "Ana", particle="de la")),
        ("Plato,", Name("Plato")),
    ],
)
def test_names(written: str, name: Name) -> None:
    assert read(f"TY  - BOOK\nAU  - {written}\nER  - ").references[0].authors == (name,)


def test_what_it_held_is_written_again() -> None:
    found = read(RECORD)

    assert read(ris_from_references(found.references).decode()).references == found.references


def test_records_that_are_not_closed_and_loose_lines() -> None:
    text = (
        "1.\nTY - BOOK\nTI - One\nTY  - BOOK\r\nTI  - Two\r\nER  -\r\nloose\nTY  - GEN\nTI  - Three"
    )

    assert [reference.title for reference in read(text).references] == ["One", "Two", "Three"]


def test_an_empty_record_is_told() -> None:
    found = read("TY  - BOOK\nTI  - One\nER  - \nTY  - BOOK\nER  - \n")

    assert len(found.references) == 1
    assert [left.what for left in found.dropped] == ["An entry (line 4)"]


@pytest.mark.parametrize(
    ("tags", "issued"),
    [
        ("PY  - 2014//", "2014"),
        ("PY  - 1948/07//", "1948-07"),
        ("DA  - 2024/5/3/\nPY  - 2024", "2024-05-03"),
        ("DA  - 2024-05-03", "2024-05-03"),
        ("PY  - in press", "in press"),
        ("DA  - ///spring of 2024", "spring of 2024"),
        ("PY  - 2024/13//", "2024 13"),
    ],
)
def test_dates_in_every_notation(tags: str, issued: str) -> None:
    assert read(f"TY  - BOOK\nTI  - A\n{tags}\nER  - \n").references[0].issued == issued


def test_an_isbn_is_no_issn() -> None:
    found = read("TY  - BOOK\nTI  - A\nSN  - 978-3-16-148410-0\nSN  - 1234-567X\nER  - ")

    assert (found.references[0].isbn, found.references[0].issn) == (
        "978-3-16-148410-0",
        "1234-567X",
    )


def test_old_encodings() -> None:
    found = references_from_ris("TY  - BOOK\nTI  - Grün für alle\nER  - ".encode("cp1252"))

    assert found.references[0].title == "Grün für alle"


def test_a_paper_pasted_into_its_own_reference_is_cut_and_told() -> None:
    found = read("TY  - BOOK\nTI  - A\nN1  - x\n" + "word " * 30_000 + "\nER  - ")

    assert found.references[0].note == "x"
    assert [left.what for left in found.dropped] == ["Part of a record (line 4)"]


@pytest.mark.parametrize("text", ["Words.", "TY  - BOOK\nER  - ", "TY  - A\n" * 60_000])
def test_what_holds_no_references_is_refused(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(text)

    assert str(refused.value).endswith(".")


@given(st.lists(REFERENCES, min_size=1, max_size=3))
@settings(max_examples=15, deadline=None)
def test_there_and_back(references) -> None:
    back = references_from_ris(ris_from_references(references)).references

    assert [kept(reference) for reference in back] == [kept(reference) for reference in references]
