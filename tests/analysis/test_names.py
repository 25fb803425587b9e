"""Names, what bears them, and the titles beside them."""

import pytest

from editorial.analysis.names import NameKind, names_in
from tests.analysis.pieces import piece_of


def names(*paragraphs: str, **zones: str) -> list[tuple[str, NameKind]]:
    return [(name.text, name.kind) for name in names_in(piece_of(*paragraphs, **zones))]


@pytest.mark.parametrize(
    ("text", "name", "title", "whole"),
    [
        (
            "It was Treasury Secretary Oona Blick who paid.",
            "Oona Blick",
            "Treasury Secretary",
            "Treasury Secretary Oona Blick",
        ),
        (
            "The board’s chair, Tove Harrow, called a meeting.",
            "Tove Harrow",
            "The board’s chair",
            "The board’s chair, Tove Harrow",
        ),
        (
            "“No,” said Tove Harrow, managing director of Stane Ferries.",
            "Tove Harrow",
            "managing director of Stane Ferries",
            "Tove Harrow, managing director of Stane Ferries",
        ),
        (
            "Tove Harrow, 61, who was the ship’s chief engineer until May, left.",
            "Tove Harrow",
            "the ship’s chief engineer",
            "Tove Harrow, 61, who was the ship’s chief engineer",
        ),
        (
            "They asked the former police inspector Tove Harrow.",
            "Tove Harrow",
            "the former police inspector",
            "the former police inspector Tove Harrow",
        ),
        ("They met Dr Harrow in a café.", "Harrow", "Dr", "Dr Harrow"),
    ],
)
def test_a_person_is_named_with_the_title_beside_the_name(text, name, title, whole):
    piece = piece_of(text)

    found = next(each for each in names_in(piece) if each.text == name)

    assert found.kind is NameKind.PERSON
    assert found.title == title
    assert piece.words_at(found.whole) == whole
    assert piece.words_at(found.span) == name


def test_organisations_places_and_things_are_told_apart():
    found = dict(
        names(
            "Stane Ferries said so, and the Ministry of Fisheries and Harbours agreed. The crew"
            " of the Grey Heron live in Wexmoor near Lake Ode. The NHB paid."
        )
    )

    assert found == {
        "Stane Ferries": NameKind.ORGANISATION,
        "Ministry of Fisheries and Harbours": NameKind.ORGANISATION,
        "Grey Heron": NameKind.THING,
        "Wexmoor": NameKind.PLACE,
        "Lake Ode": NameKind.PLACE,
        "NHB": NameKind.ORGANISATION,
    }


def test_a_surname_alone_is_the_person_who_was_named_in_full():
    found = names("Ivo Brandt, a teacher, wrote it. Later Brandt burned it. Stane kept quiet.")

    assert found == [("Ivo Brandt", NameKind.PERSON), ("Brandt", NameKind.PERSON)]


def test_a_possessive_ends_a_name_and_is_no_part_of_it():
    assert [text for text, _ in names("We read Brandt’s Corriemuir letters.")] == [
        "Brandt",
        "Corriemuir",
    ]


def test_a_product_keeps_its_number_and_a_date_is_no_name():
    found = names("On Friday, June 12, they switched Marlin Reef 5 off.")

    assert found == [("Marlin Reef 5", NameKind.THING)]


def test_a_capital_that_only_the_place_asks_for_makes_no_name():
    assert (
        names("Ferries are slow. Yesterday nobody came. “Charging takes an hour,” it said.") == []
    )


def test_a_headline_in_capitals_has_the_names_that_the_piece_has():
    found = names(
        "The harbour of Wexmoor was sold to Stane Ferries.",
        headline="Harbour Board Sells Wexmoor Pier to Stane Ferries",
    )

    assert [text for text, _ in found[:2]] == ["Wexmoor", "Stane Ferries"]


def test_particles_initials_and_abbreviations_stay_in_the_name():
    found = [text for text, _ in names("We met A. B. Cole, Mara van der Meer and St. Ode’s vicar.")]

    assert found[:2] == ["A. B. Cole", "Mara van der Meer"]
