"""Numbers, dates and names are found in whatever way a document writes them."""

import pytest

from editorial.analysis.evidence.finder import find
from editorial.analysis.evidence.index import index_of
from editorial.domain.match import DifferenceKind, Findable, Match

REPORT = """\
Revenue rose 12.4 percent to $3.6 billion in 2018, while 1,168 crossings were electric.
The General Services Administration spent £1.4m on 1,200 million screws, 34% of its budget.
The island is 8 km long and covers between 30 and 40 hectares.
Nine out of ten islanders objected. Some 11,500 people live on Torrow.
The board, chaired by Dr. Maren K. Gilfoyle, met on the 14th of March, 2021 in Torrow Harbour.
Three quarters of the 2,000 crews had 18 months of training, and two dozen boats were sold.
The letter of 2019-05-04 was answered on 7. Mai 2019, and again on 06/11/2020.
"""


def matches(claim: str, text: str = REPORT) -> list[Match]:
    return find(claim, [index_of(Findable("report", text))])


@pytest.mark.parametrize(
    ("claim", "words", "reason"),
    [
        ("$3,600 million of revenue", "Revenue rose", "“$3,600 million” is “$3.6 billion”"),
        ("they bought 1.2 billion screws", "screws", "“1.2 billion” is “1,200 million”"),
        ("1,400,000 pounds for screws", "screws", "“1,400,000 pounds” is “£1.4m”"),
        ("about a third of the budget", "budget", "“a third”, there “34%”"),
        ("90 per cent of islanders objected", "islanders", "is “Nine out of ten”"),
        ("75% of crews were trained", "crews", "“75%” is “Three quarters”"),
        ("two thousand crews", "crews", "“two thousand” is “2,000”"),
        ("the island measures 35 hectares", "island", "within the range: “35 hectares”"),
        ("the island is five miles long", "island", "“five miles”, there “8 km”"),
        ("24 boats were sold", "boats", "“24” is “two dozen”"),
    ],
)
def test_a_number_is_found_in_another_notation(claim: str, words: str, reason: str) -> None:
    first = matches(claim)[0]

    assert words in first.text
    assert any(reason in each for each in first.reasons), first.reasons
    assert first.differences == ()


@pytest.mark.parametrize(
    ("claim", "ours", "theirs"),
    [
        ("12,000 people live on Torrow", "12,000", "11,500"),
        ("1,186 electric crossings", "1,186", "1,168"),
        ("Revenue rose by 14.2 percent in 2018", "14.2 percent", "12.4 percent"),
        ("Revenue rose 12.4 percent to $3.6 million in 2018", "$3.6 million", "$3.6 billion"),
    ],
)
def test_a_number_that_differs_is_told_with_the_one_that_stands_there(
    claim: str, ours: str, theirs: str
) -> None:
    differences = [(each.kind, each.claim, each.source) for each in matches(claim)[0].differences]

    assert (DifferenceKind.NUMBER, ours, theirs) in differences


def test_about_excuses_a_rounded_number() -> None:
    assert matches("about 12,000 people live on Torrow")[0].differences == ()
    assert matches("around 12 percent more revenue in 2018")[0].differences == ()


@pytest.mark.parametrize(
    ("claim", "printed"),
    [
        ("the board met on 14 March 2021", "14th of March, 2021"),
        ("the board met on March 14", "14th of March, 2021"),
        ("the board met on 14.3.2021", "14th of March, 2021"),
        ("a letter of May 4, 2019", "2019-05-04"),
        ("an answer of 7 May 2019", "7. Mai 2019"),
        ("answered on 6 November 2020", "06/11/2020"),
        ("answered on June 11, 2020", "06/11/2020"),
    ],
)
def test_a_date_is_found_in_another_notation(claim: str, printed: str) -> None:
    first = matches(claim)[0]

    assert printed in first.text
    assert any(f"there “{printed}”" in each for each in first.reasons), first.reasons
    assert not any(each.kind is DifferenceKind.DATE for each in first.differences)


def test_another_day_is_told_as_a_difference() -> None:
    first = matches("Gilfoyle’s board met on 15 March 2021 in Torrow Harbour")[0]

    assert [(each.kind, each.claim, each.source) for each in first.differences] == [
        (DifferenceKind.DATE, "15 March 2021", "14th of March, 2021")
    ]


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        ("M. Gilfoyle chaired the board", "the name “M. Gilfoyle”, there “Maren K. Gilfoyle”"),
        ("the chair of the board, Gilfoyle, objected", "the name “Gilfoyle”"),
        ("the GSA bought screws", "“GSA”, there “General Services Administration”"),
    ],
)
def test_a_name_is_found_in_its_variants(claim: str, reason: str) -> None:
    first = matches(claim)[0]

    assert any(reason in each for each in first.reasons), first.reasons
    assert first.differences == ()


def test_the_short_form_of_a_name_in_the_document_is_found() -> None:
    text = "Nobody at the GSA would comment. The board was silent."

    first = matches("The General Services Administration declined to comment.", text)[0]

    assert first.text.startswith("Nobody at the GSA")
    assert any("there “GSA”" in each for each in first.reasons)


def test_somebody_else_of_the_same_surname_is_told() -> None:
    first = matches("John Gilfoyle chaired the board")[0]

    assert not any("the name" in each for each in first.reasons)
    assert (DifferenceKind.NAME, "John Gilfoyle") in [
        (each.kind, each.claim) for each in first.differences
    ]


def test_name_and_date_together_are_a_reason() -> None:
    reasons = matches("Maren Gilfoyle spoke on 3/14/2021")[0].reasons

    assert reasons[0].startswith("name and date together: “Maren Gilfoyle”")
