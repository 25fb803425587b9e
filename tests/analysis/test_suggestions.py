"""What a checker would mark, in which order, and why."""

import time
from functools import cache
from itertools import pairwise

import pytest

from editorial.analysis.piece import Piece
from editorial.analysis.suggestions import suggestions_in
from editorial.domain.article import Block, Kind, Run, Style, Zone
from editorial.domain.claim import Risk
from editorial.domain.suggestion import Suggestion
from editorial.domain.text import Span
from editorial.files.vocabularies import load
from editorial.resources import seed
from editorial.services.intake import read_file
from tests.analysis.pieces import piece_of


def suggested(*paragraphs: str, **zones: str) -> tuple[Suggestion, ...]:
    return suggestions_in(piece_of(*paragraphs, **zones))


@cache
def seed_piece(name: str) -> Piece:
    reading, _ = read_file(seed(name))
    return Piece(reading.blocks, reading.published_on)


@cache
def of_seed(name: str) -> tuple[Suggestion, ...]:
    return suggestions_in(seed_piece(name))


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        ("The pier cost £42 million.", "money", "an amount of money"),
        ("They made 1,168 crossings in silence.", "number", "a figure: 1,168"),
        ("It fell by 12 percent.", "number", "a percentage"),
        (
            "It rose from 12 percent to 18 percent, an increase of 6 percent.",
            "calculation",
            "a figure that follows from others",
        ),
        ("The pier opened on 3 June 2023.", "date", "a date or a time: 3 June"),
        ("It is the oldest pier on the coast.", "superlative", "the oldest"),
        ("The Stane Mercury first reported the sale.", "superlative", "first reported"),
        ("The new pier is longer than the bridge.", "comparison", "longer than"),
        ("The pier is shut because of worms in the wood.", "cause", "because of"),
        ("The arm delivers power (a unit of work a second) to the ship.", "technical", "works"),
        (
            "“We never sold a single plank,” said Tove Harrow.",
            "quote",
            "a quotation of Tove Harrow",
        ),
        (
            "According to a person familiar with the sale, it was never paid.",
            "attribution",
            "nobody named",
        ),
        ("The mayor Tove Harrow stole the money.", "allegation", "names Tove Harrow"),
        ("Tove Harrow would not comment.", "attribution", "whether somebody was asked"),
    ],
)
def test_what_can_be_checked_is_suggested_with_its_kind_and_reason(text, kind, reason):
    found = next(each for each in suggested(text) if each.text == text)

    assert kind in found.kinds
    assert any(reason in each for each in found.reasons)
    assert found.checkable


def test_every_kind_is_one_of_the_vocabulary_and_every_span_holds_its_words():
    keys = set(load("kinds").keys)
    piece = seed_piece("orchard.md")

    for each in of_seed("orchard.md"):
        assert keys.issuperset(each.kinds)
        assert piece.words_at(each.spans[0]) == each.text
        assert 0 <= each.score < 1
        assert each.reasons


def test_the_best_comes_first_and_what_cannot_be_checked_last():
    found = suggested(
        "Ferries may one day fly.",
        "The ferry is quiet.",
        "“We owe the island £42 million,” said Tove Harrow, the mayor, on 3 June 2023.",
        "The ferry carried 840 people.",
    )

    assert [each.text[:12] for each in found] == [
        "“We owe the ",
        "Tove Harrow,",
        "The ferry ca",
        "Ferries may ",
    ]
    assert [each.checkable for each in found] == [True, True, True, False]
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The island will probably have fewer sailings.", "a prediction"),
        ("This highlights the deep troubles of the coast.", "a judgement"),
        ("Who could have known that?", "it asks"),
    ],
)
def test_predictions_judgements_and_questions_are_offered_as_not_checkable(text, why):
    (found,) = suggested(text)

    assert not found.checkable
    assert found.reasons[0].startswith(why)
    assert found.risk is Risk.MINOR


def test_what_somebody_predicts_was_said_or_not():
    (found,) = suggested("Tove Harrow said that the island will have fewer sailings.")

    assert found.checkable
    assert found.kinds[0] == "attribution"


def test_a_quotation_inside_an_opinion_is_a_fact_still():
    found = suggested(
        "Brandt wrote it.",
        opinion="As Ivo Brandt put it, “a pier without a ship is a bench,” and benches are dull.",
    )

    facts = [each.text for each in found if each.checkable]
    assert "Ivo Brandt put it, “a pier without a ship is a bench,”" in facts
    assert [each.text[-11:] for each in found if not each.checkable] == ["s are dull."]


def test_a_quotation_inside_a_prediction_is_a_fact_and_the_prediction_is_none():
    found = suggested(
        "We met Brandt of Stane Ferries.",
        "If Brandt’s account—that “the board asked for a new pier”—is true, trust could fade.",
    )

    assert {each.text: each.checkable for each in found if "account" in each.text} == {
        "Brandt’s account—that “the board asked for a new pier”": True,
        "If Brandt’s account—that “the board asked for a new pier”—is true, trust could fade.": (
            False
        ),
    }


def test_a_figure_in_an_opinion_is_a_fact_and_how_far_a_prediction_reaches_is_none():
    found = suggested(
        opinion="The council spent £3 million. Over the next 3–6 months the pier is likely to rot."
    )

    assert {each.text[:9]: each.checkable for each in found} == {
        "The counc": True,
        "Over the ": False,
    }


def test_an_allegation_against_somebody_named_is_a_legal_risk():
    text = "Tove Harrow kept two sets of books, a fraud that cost the island its pier."

    assert suggested(text)[0].risk is Risk.LEGAL


def test_what_an_unnamed_person_says_of_somebody_named_is_a_legal_risk():
    (found,) = suggested(
        "According to a person familiar with the sale, Harrow told the crew to burn the books.",
    )

    assert found.risk is Risk.LEGAL
    assert "what somebody unnamed says of Harrow" in found.reasons


def test_headline_standfirst_and_body_that_say_one_thing_are_one_suggestion():
    piece = piece_of(
        "The harbour board sold the Wexmoor pier to Stane Ferries for £42 million on Friday.",
        headline="Harbour board sells Wexmoor pier to Stane Ferries",
        standfirst="The board has sold the Wexmoor pier to Stane Ferries. Nobody knows why.",
    )

    found = suggestions_in(piece)[0]

    assert found.text.startswith("The harbour board sold")
    assert len(found.spans) == 3
    assert "stands in 3 places" in found.reasons
    assert "in the headline" in found.reasons


def test_figures_that_contradict_are_not_taken_for_the_same_fact():
    found = suggested(
        "The harbour board sold the Wexmoor pier for £42 million.",
        standfirst="The harbour board sold the Wexmoor pier for £24 million.",
    )

    assert [len(each.spans) for each in found] == [1, 1]


def test_a_person_with_a_title_is_suggested_once_for_all_places():
    piece = piece_of(
        "The pier was sold when Stane CEO Oona Blick met the board of the harbour in a hut.",
        "It was a fine day, said those who were there, and Stane CEO Oona Blick wore a hat.",
    )

    (found,) = [each for each in suggestions_in(piece) if each.text == "Stane CEO Oona Blick"]

    assert found.kinds == ("title", "name")
    assert [piece.words_at(span) for span in found.spans] == ["Stane CEO Oona Blick"] * 2


def test_the_sentences_of_a_quotation_stay_together():
    text = "Brandt said, “The board asked Oona Blick to mend the pier. She refused.” It rained."

    assert suggested(text)[0].text == text.removesuffix(" It rained.")


def test_a_long_sentence_is_cut_where_a_new_claim_begins():
    found = suggested(
        "The harbour board sold the pier to Stane Ferries in May for £42 million, but Ivo"
        " Brandt told the Stane Mercury that nobody had ever paid the island a penny."
    )

    assert {each.text for each in found} == {
        "The harbour board sold the pier to Stane Ferries in May for £42 million",
        "Ivo Brandt told the Stane Mercury that nobody had ever paid the island a penny.",
    }


def test_a_clause_that_says_nothing_alone_stays_with_its_sentence():
    text = (
        "The sale triggered the county to lay a duty on ships built by Stane Ferries in 2024,"
        " leading the owners to keep some of them in the yard for good."
    )

    assert [each.text for each in suggested(text)] == [text]


def test_questions_references_and_furniture_are_never_suggested():
    words = "Tove Harrow stole £42 million on 3 June 2023."
    blocks = [
        Block(Kind.PARAGRAPH, words, zone)
        for zone in (Zone.QUESTIONS, Zone.REFERENCES, Zone.FURNITURE, Zone.BYLINE, Zone.SECTION)
    ]

    assert suggestions_in(Piece(blocks)) == ()


def test_captions_and_links_are_suggested():
    link = Run(4, 8, Style.LINK, "https://www.mercury.example/pier")
    piece = Piece(
        [
            Block(Kind.CAPTION, "The pier in May 2024. Photo by Nell Carrow", Zone.CAPTION),
            Block(Kind.PARAGRAPH, "The pier opened on 3 June 2023.", Zone.BODY, runs=(link,)),
        ]
    )

    by_text = {each.text[:8]: each for each in suggestions_in(piece)}

    assert "image" in by_text["The pier"].kinds or "image" in by_text["Photo by"].kinds
    opened = next(e for e in suggestions_in(piece) if "opened" in e.text)
    assert "a link to mercury.example" in opened.reasons


def test_the_heading_of_a_section_is_suggested_only_where_it_says_something():
    def heading(text: str) -> list[str]:
        block = Block(Kind.HEADING, text, Zone.BODY, level=2)
        return [each.text for each in suggestions_in(Piece([block]))]

    assert heading("What the Authority Can Do") == []
    assert heading("Arson at Ashlode") == ["Arson at Ashlode"]


def test_a_fingerprint_stays_with_the_words_wherever_they_stand():
    words = "The pier opened on 3 June 2023."
    (first,) = suggested(words)
    later = next(e for e in suggested("A new start.", words, "More.") if e.text == words)
    (other,) = suggested("The pier opened on 4 June 2023.")

    assert first.fingerprint == later.fingerprint != other.fingerprint
    assert len({e.fingerprint for e in of_seed("orchard.md")}) == len(of_seed("orchard.md"))


@pytest.mark.parametrize(
    "words",
    [
        "Her operator must now repay £1.4 million in public money",
        "on her first crossing, March 2024",
        "she made 1,168 on batteries alone, or 46 percent",
        "The Wenlow Herald, which first reported the figures",
        "both quoting the Herald",
        "on Tuesday, 6 May 2026",
        "Ellerby said that the board could ask for up to £1.4 million back",
        "said Perrin Oakshaw, 61",
        "born on Torrow in 1959",
        "The project cost £42 million: £25 million for the ship, £9 million for her batteries",
        "the largest battery of any passenger ship in the country",
        "we never promised that every crossing would be electric",
        "we never promised that all crossings would be electric",
        "Dorrit Hanlow, managing director of Torrow Ferries",
        "Hanlow, the company’s chief executive",
        "18 percent last year, an increase of 6 percent",
        "According to a person familiar with the inspections, who asked not to be named",
        "she told Harbour Radio",
        "Ivo Sandrake put it, “a battery you cannot charge is only ballast,”",
        "After 1,186 electric crossings in a year",
        "was given copies of the logbooks by a former member of the crew",
    ],
)
def test_the_words_of_every_fault_in_the_ferry_are_in_a_suggestion_to_check(words):
    piece = seed_piece("ferry.txt")
    at = piece.text.index(words)

    assert any(
        span.start <= at and at + len(words) <= span.end
        for each in of_seed("ferry.txt")
        if each.checkable
        for span in each.spans
    )


def test_what_is_not_checkable_in_the_ferry_is_opinion_or_judgement():
    wrongly = [
        each.text
        for each in of_seed("ferry.txt")[:25]
        if not each.checkable or "Expect the timetable" in each.text
    ]

    assert wrongly == []


@pytest.mark.parametrize(
    "piece",
    [
        "Jassen said the company in Paris may 12 percent accused ",
        "“",
        "a-",
        ": 1, ",
        "officials who asked ",
        "Bank of ",
        "a ",
        "; word word word word word",
    ],
)
@pytest.mark.parametrize("zone", [Zone.BODY, Zone.HEADLINE])
def test_ten_times_a_hostile_paragraph_takes_about_ten_times_the_time(piece, zone):
    def seconds(times: int) -> float:
        block = Block(Kind.PARAGRAPH, piece * times, zone)
        started = time.process_time()
        suggestions_in(Piece([block]))
        return time.process_time() - started

    seconds(10)
    assert seconds(1_000) < 25 * max(seconds(100), 0.004)


def test_an_empty_piece_has_no_suggestions():
    assert suggestions_in(Piece([])) == ()
    assert suggestions_in(Piece([Block(Kind.PARAGRAPH, "")])) == ()


def test_the_places_of_a_suggestion_do_not_overlap():
    for each in of_seed("orchard.md"):
        places = sorted(each.spans, key=lambda span: span.start)
        for one, other in pairwise(places):
            assert one.end <= other.start
        assert all(isinstance(place, Span) for place in places)
