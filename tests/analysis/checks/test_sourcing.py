"""Where it comes from: reserves, references, outlets, unnamed sources, captions, links."""

from dataclasses import replace

import pytest

from editorial.analysis.checks import (
    allegation,
    anonymous_source,
    caption_names,
    hedge_drift,
    missing_reference,
    one_origin,
    plural_source,
    superlative,
    suspicious_link,
    unused_reference,
)
from editorial.analysis.piece import Piece
from editorial.domain.article import Block, Kind, Run, Style, Zone
from tests.analysis.pieces import piece_of


def listing(piece: Piece, *references: str) -> Piece:
    """The piece with a list of references."""
    items = [Block(Kind.ITEM, text, Zone.REFERENCES, 1) for text in references]
    return Piece([*piece.blocks, Block(Kind.HEADING, "References", Zone.REFERENCES, 2), *items])


# --- Stated above, left open below


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (
            "Harbour council sells the old pilot station to a hotel",
            "The harbour council has reportedly sold the old pilot station to a hotel.",
        ),
        (
            "The operator must repay £1.4 million",
            "The board could ask for up to £1.4 million back.",
        ),
        (
            "The line is closing its only night boat",
            "It is not certain that the boat will go.",
        ),
        (
            "Tests have proved that the wall is older than the town",
            "The samples suggest an early date for the wall.",
        ),
    ],
)
def test_a_headline_that_knows_more_than_the_body(above: str, below: str) -> None:
    (found,) = hedge_drift.check(piece_of(below, headline=above))

    assert found.message.startswith("The headline says without reserve “")
    assert len(found.spans) == 2


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (
            "Harbour council reportedly sells the old pilot station to a hotel",
            "The harbour council has reportedly sold the old pilot station to a hotel.",
        ),
        (
            "Harbour council sells the old pilot station to a hotel",
            "The harbour council sold the old pilot station to a hotel in May. It was reportedly"
            " glad to be rid of it.",
        ),
        ("The operator may have to repay £1.4 million", "The board could ask for £1.4 million."),
        ("The operator paid £1.4 million", "It paid £1.4 million. It could pay more."),
        ("A harbour is like a shop for boats", "You could like a harbour shop, with boats in it."),
    ],
)
def test_a_headline_that_says_no_more_than_the_body(above: str, below: str) -> None:
    assert list(hedge_drift.check(piece_of(below, headline=above))) == []


# --- References


RELYING = piece_of(
    "The Selby Courier reported that the pier is closed.",
    "“It is closed,” the mayor told Reuters.",
    "The Tarrant Institute argued in a blog post that it should be.",
)


def test_what_the_text_relies_on_is_looked_for_in_the_references() -> None:
    messages = [f.message for f in missing_reference.check(listing(RELYING, "Source: Harbour log"))]

    assert messages == [
        "The text relies on the Selby Courier, which the references do not list.",
        "The text relies on Reuters, which the references do not list.",
        "The text relies on Tarrant Institute’s blog post, which the references do not list.",
    ]


def test_a_reference_may_name_it_by_its_address() -> None:
    listed = listing(
        RELYING,
        "https://www.selbycourier.example/pier",
        "“Pier closed,” reuters.com",
        "Tarrant Institute, “On piers,” 2025",
    )

    assert list(missing_reference.check(listed)) == []


def test_a_piece_without_references_owes_none() -> None:
    assert list(missing_reference.check(RELYING)) == []


def test_a_link_on_the_spot_is_a_reference() -> None:
    first = RELYING.blocks[0]
    linked = replace(first, runs=(Run(4, 17, Style.LINK, "https://selbycourier.example/1"),))
    piece = listing(Piece([linked]), "Source: Harbour log")

    assert list(missing_reference.check(piece)) == []


def test_a_reference_that_nothing_names() -> None:
    piece = listing(
        RELYING,
        "Source: Selby Courier",
        "Source: Reuters",
        "Source: Perry Makers’ Weekly",
    )

    (found,) = unused_reference.check(piece)

    assert "Perry Makers’ Weekly" in found.message


# --- Several outlets, one origin


@pytest.mark.parametrize(
    "text",
    [
        "The Selby Courier first reported the sale. Reuters and the Calder Tribune have also"
        " reported it.",
        "The Calder Tribune, citing the Selby Courier, wrote that the pier is sold.",
        "The sale was first reported by the Selby Courier. Three newsrooms have confirmed it.",
    ],
)
def test_outlets_that_repeat_one(text: str) -> None:
    (found,) = one_origin.check(piece_of(text))

    assert found.message.startswith("The Selby Courier is said to have had this first;")


@pytest.mark.parametrize(
    "text",
    [
        "The Selby Courier first reported the sale.",
        "The Selby Courier reported the sale. Reuters saw the contract.",
        "Reuters, citing two people familiar with the sale, said that it was off.",
    ],
)
def test_outlets_that_do_not(text: str) -> None:
    assert list(one_origin.check(piece_of(text))) == []


# --- Sources, superlatives, allegations


def test_unnamed_sources_are_shown_together() -> None:
    piece = piece_of(
        "According to a person familiar with the inspections, the pier is rotten.",
        "The clerk, who asked not to be named, agreed.",
    )

    (found,) = anonymous_source.check(piece)

    assert len(found.spans) == 2
    assert "“a person familiar with the inspections”, and 1 more" in found.message


def test_several_sources_who_are_one() -> None:
    several = "According to sources close to the board, the list was kept in a drawer."
    one = "“I gave it to her myself,” said the source."

    assert [f.rule for f in plural_source.check(piece_of(f"{several} {one}"))] == ["plural-source"]
    of_them = one.replace("the source", "one of the sources")
    assert list(plural_source.check(piece_of(f"{several} {of_them}"))) == []


def test_a_superlative_needs_somebody_who_says_so() -> None:
    stated = "At the top stands the oldest living pear tree in the country."

    assert len(list(superlative.check(piece_of(stated)))) == 1
    for careful in (
        "The company said that she carried the largest battery of any ship in the country.",
        "It is one of the oldest living pear trees in the country.",
        "“It is the oldest pear tree in the country,” she says.",
    ):
        assert list(superlative.check(piece_of(careful))) == []


@pytest.mark.parametrize(
    "accused",
    [
        "Tom Brand was accused of paying the bill twice.",
        "Two clerks accused Tom Brand of paying the bill twice.",
        "Tom Brand, two of his former clerks say, paid the bill twice.",
    ],
)
def test_who_is_accused_is_heard(accused: str) -> None:
    (found,) = allegation.check(piece_of(accused))

    assert found.message.startswith("Tom Brand is accused here")
    for reply in ("Brand denied it.", "“I never did,” said Brand.", "He declined to comment."):
        assert list(allegation.check(piece_of(f"{accused} {reply}"))) == []


# --- Captions and links


def test_a_caption_names_people_of_the_piece() -> None:
    text = "Mara Holt has run the line for ten years."
    caption = "Mara Holt and Tom Brand on the pier. (Photo: Idris Penlow)"

    (found,) = caption_names.check(piece_of(text, caption=caption))

    assert found.message == "The caption names Tom Brand, whom the text never mentions."
    assert list(caption_names.check(piece_of(f"{text} So has Brand.", caption=caption))) == []


def linked(shown: str, target: str) -> Piece:
    block = Block(Kind.PARAGRAPH, shown, runs=(Run(0, len(shown), Style.LINK, target),))
    return Piece([block])


@pytest.mark.parametrize(
    ("shown", "target"),
    [
        ("selby.example/accounts", "https://selby-claims.example/login"),
        ("https://www.selby.gov", "http://selby.gov.login.example/"),
        ("our accounts", "https://selby.gov@login.example/"),
        ("our accounts", "https://xn--selb-0ra.example/"),
    ],
)
def test_a_link_that_leads_elsewhere(shown: str, target: str) -> None:
    assert [f.severity for f in suspicious_link.check(linked(shown, target))] == ["error"]


@pytest.mark.parametrize(
    ("shown", "target"),
    [
        ("selby.example/accounts", "https://www.selby.example/accounts?from=here"),
        ("www.selby.co.uk", "https://news.selby.co.uk/"),
        ("selby.org", "https://web.archive.org/web/2024/https://selby.org/"),
        ("pic.twitter.com/ab12", "https://t.co/ab12"),
        ("build.target", "https://doc.example.org/config"),
        ("our accounts", "https://selby.example/accounts"),
    ],
)
def test_a_link_that_leads_where_it_says(shown: str, target: str) -> None:
    assert list(suspicious_link.check(linked(shown, target))) == []
