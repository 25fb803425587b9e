"""Who is said to have said it."""

import pytest

from editorial.analysis.attribution import Attribution, attributions_in
from editorial.analysis.piece import Piece
from tests.analysis.pieces import piece_of


def only(text: str) -> tuple[Piece, Attribution]:
    piece = piece_of(text)
    (found,) = [each for each in attributions_in(piece) if each.speaker or each.anonymous]
    return piece, found


@pytest.mark.parametrize(
    ("text", "speaker", "verb"),
    [
        ("According to the Stane Mercury, the pier is shut.", "the Stane Mercury", "according to"),
        ("Brandt later told the board that the pier was shut.", "Brandt", "told"),
        ("“It is shut,” said Tove Harrow, the mayor.", "Tove Harrow, the mayor", "said"),
        ("A council spokeswoman explained that it was shut.", "A council spokeswoman", "explained"),
        ("The report says that it is shut.", "The report", "says"),
        ("She says it is shut.", "She", "says"),
        ("We met Brandt. Brandt, however, argued in a letter that it is open.", "Brandt", "argued"),
        ("Ivo Brandt, who teaches at Ode College, reckons it is shut.", "Ivo Brandt", "reckons"),
        ("We read Stane Ferries’ argument that it was open.", "Stane Ferries", "argument"),
    ],
)
def test_a_statement_hangs_on_a_speaker(text, speaker, verb):
    piece, found = only(text)

    assert piece.words_at(found.speaker) == speaker
    assert found.verb == verb
    assert not found.anonymous


@pytest.mark.parametrize(
    "text",
    [
        "According to a person familiar with the talks, the pier is lost.",
        "The pier is lost, said an official who asked not to be named.",
        "Sources close to the board said that the pier is lost.",
        "According to multiple reports, the pier is lost.",
        "An unnamed engineer said that the pier is lost.",
    ],
)
def test_somebody_unnamed_is_anonymous(text):
    assert any(each.anonymous for each in attributions_in(piece_of(text)))


def test_a_spokeswoman_without_a_name_speaks_for_an_office_and_is_not_anonymous():
    found = attributions_in(piece_of("A council spokeswoman said that the pier is shut."))

    assert [each.anonymous for each in found] == [False]


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("The mayor reportedly sold it.", "reportedly"),
        ("The alleged sale was in May.", "alleged"),
        ("The pier may close.", "may"),
        ("The mayor is said to have sold it.", "is said to"),
        ("It appears to be shut.", "appears to"),
    ],
)
def test_a_hedge_is_found_and_has_no_speaker(text, hedge):
    (found,) = attributions_in(piece_of(text))

    assert (found.verb, found.hedged, found.speaker) == (hedge, True, None)


def test_the_month_of_may_hedges_nothing():
    assert attributions_in(piece_of("The pier closed in May.")) == ()


def test_reports_and_claims_as_things_are_no_sayings():
    assert attributions_in(piece_of("Two reports and three claims lay on the desk.")) == ()
