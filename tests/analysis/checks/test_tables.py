"""Tables that do not add up."""

from editorial.analysis.checks import tables
from editorial.analysis.piece import Piece
from editorial.domain.article import Block, Kind
from tests.analysis.checks.messages import said_of

HEAD = "Fruit\tEntries\tTold apart\tCopies\tShare, percent"
FRUIT = [
    "Apples\t1,240\t888\t352\t28",
    "Pears\t486\t362\t124\t26",
    "Plums\t312\t264\t48\t15",
    "Cherries\t178\t148\t30\t17",
    "All\t2,216\t1,662\t554\t25",
]


def table(*rows: str) -> Piece:
    return Piece([Block(Kind.ROW, HEAD, ordinal=1), *(Block(Kind.ROW, row) for row in rows)])


def test_a_table_that_adds_up_says_nothing() -> None:
    assert said_of(tables, table(*FRUIT)) == []


def test_one_row_differs_from_the_others() -> None:
    rows = [row.replace("\t48\t", "\t58\t") for row in FRUIT]
    assert said_of(tables, table(*rows)) == ["312 less 264 is 48, not 58: “Plums”."]


def test_one_total_is_not_the_sum_of_its_column() -> None:
    rows = ["North\t120\t40", "South\t230\t60", "West\t310\t70", "Total\t660\t190"]
    assert said_of(tables, table(*rows)) == ["The column makes 170, not 190."]


def test_averages_are_no_totals() -> None:
    rows = ["North\t120\t40", "South\t230\t60", "West\t310\t80", "All\t660\t60"]
    assert said_of(tables, table(*rows)) == []
