"""Parts that do not make the whole."""

import pytest

from editorial.analysis.checks import sums
from editorial.analysis.piece import Piece
from editorial.domain.article import Block, Kind
from tests.analysis.checks.messages import said, said_of


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("It cost £42 million: £25 million for the ship, £9 million for her batteries and £6"
         " million for the stations.", "The parts make £40 million, not £42 million."),
        ("It cost £9.2 million: £6.1 million for the building, £2.4 million for what is"
         " under it and £0.9 million for desks.", "The parts make £9.4 million, not £9.2 million."),
        ("It lives on £1.9 million a year: £909,000 from the fund, £540,000 from visitors, and"
         " £350,000 from juice.", "The parts make £1.799 million, not £1.9 million."),
        ("The jury has twelve members: seven women and six men.",
         "The parts make 13, not twelve."),
        ("It employs 340 people, 200 in Leeds, 90 in York and 70 in Hull.",
         "The parts make 360, not 340."),
        ("They sent 23 letters, 42 postcards and 53 parcels, 109 items in all.",
         "The parts make 118, not 109."),
        ("It got $3.2m from the state, $1.1m from the city and $0.9m from donors, for a total of"
         " $6.2m.", "The parts make $5,200,000, not $6.2m."),
    ],
)  # fmt: skip
def test_the_parts_are_added_up(text: str, message: str) -> None:
    assert said(sums, text) == [message]


def test_a_list_is_added_up() -> None:
    items = ("the terminal, £38,000;", "a firm, £6,500;", "buses for 96 children, £11,200.")
    for total, messages in (("£55,700", []), ("£58,700", ["The parts make £55,700, not £58,700."])):
        blocks = [
            Block(Kind.PARAGRAPH, "It is being added up:"),
            *(Block(Kind.ITEM, item, level=1) for item in items),
            Block(Kind.PARAGRAPH, f"Together that is {total} a month, or nearly £670,000 a year."),
        ]
        assert said_of(sums, Piece(blocks)) == messages


@pytest.mark.parametrize(
    "text",
    [
        "It cost £42 million: £26 million for the ship, £9 million for her batteries and £6"
        " million for the stations.",
        "It cost £100 million: £25 million for the ship and £9 million for her batteries.",
        "It cost £42 million, including £25 million for the ship and £9 million for tea.",
        "It took 118 passengers a night last year, some 43,000 in all.",
        "The rent is £40: it was £25 in May, up from £12, and £6 in June.",
        "There are two parts: 3 metres of rope and 4 metres of wire.",
    ],
)
def test_what_is_rounded_or_no_list_of_parts_says_nothing(text: str) -> None:
    assert said(sums, text) == []
