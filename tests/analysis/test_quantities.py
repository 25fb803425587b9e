"""Numbers as articles print them."""

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.analysis.quantities import Quantity, quantities_by_sentence, quantities_in
from tests.analysis.pieces import piece_of


def only(text: str) -> Quantity:
    found = quantities_in(piece_of(text))
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It cost £1.4m last year.", "1400000", "£"),
        ("It cost $42 million.", "42000000", "$"),
        ("It cost US$3 billion.", "3000000000", "US$"),
        ("It cost 1.2bn euros.", "1200000000", "€"),
        ("He paid €5.20 for it.", "5.20", "€"),
        ("Some 2,920 crossings were made.", "2920", ""),
        ("They counted 1\u00a0168 crossings.", "1168", ""),
        ("There were twenty-one of them.", "21", ""),
        ("There were two hundred and six of them.", "206", ""),
        ("There were two dozen cows.", "24", ""),
        ("There were half a million cows.", "500000", ""),
        ("There were four thousand and six cows.", "4006", ""),
        ("It rose 46 percent.", "46", "percent"),
        ("It rose 46.5% then.", "46.5", "percent"),
        ("It rose by 8 per cent.", "8", "percent"),
        ("It rose by 8 percentage points.", "8", "percentage points"),
        ("A quarter of the trees died.", "25", "percent"),
        ("Half of the trees died.", "50", "percent"),
        ("He walked the 83-hectare site.", "83", "hectare"),
        ("It left thirty-one and a half hectares.", "31.5", "hectare"),
        ("It delivers 2 megawatts.", "2", "megawatt"),
        ("It lies 11 cm lower.", "11", "centimetre"),
    ],
)
def test_a_number_is_read(text: str, value: str, unit: str) -> None:
    found = only(text)

    assert (found.value, found.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "It was built in 1926 and sold in 2019.",
        "They met on 3 June 2023 and on June 12.",
        "It was on the night of 8 to 9 January.",
        "The train left at 21:40 and at 9 p.m.",
        "The stove in Shed 3 was out, see page 12 and Section 508.",
        "It needs Python 3, version 2.0.1 or 5G.",
        "See [1] and (2) or https://example.org/2920/x.",
        "One of them was a third party.",
        "The first and the 21st came.",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert quantities_in(piece_of(text)) == ()


def test_a_range_has_two_ends() -> None:
    found = only("Over the next 3–6 months it may change.")

    assert (found.value, found.high, found.unit) == (3, 6, "month")


@pytest.mark.parametrize(
    ("text", "approximate"),
    [
        ("It has nearly £670,000 left.", True),
        ("It has some 1,700 kinds.", True),
        ("It has 1,662 kinds.", False),
        ("It has 300 kinds or so.", False),
        ("It has 300 or more.", True),
    ],
)
def test_words_of_approximation_count(text: str, approximate: bool) -> None:
    assert only(text).approximate is approximate


def test_what_is_counted_is_named() -> None:
    assert only("After 1,186 electric crossings in a year, he left.").counted == (
        "electric",
        "crossings",
    )


@pytest.mark.parametrize(
    ("text", "slack"),
    [
        ("He counted 1,168 crossings.", "0"),
        ("It cost £42 million.", "500000"),
        ("It carried 43,000 people.", "500"),
        ("It fell by 46 percent.", "0.5"),
        ("It weighs about 600 tonnes.", "30"),
    ],
)
def test_a_number_is_as_exact_as_it_is_printed(text: str, slack: str) -> None:
    assert only(text).slack == Decimal(slack)


def test_numbers_come_with_their_sentence() -> None:
    piece = piece_of("He had 12 cows. It rained.", "She had 3 dogs and 4 cats.")

    found = [(sentence.text, len(numbers)) for sentence, numbers in quantities_by_sentence(piece)]

    assert found == [("He had 12 cows.", 1), ("She had 3 dogs and 4 cats.", 2)]


@given(st.text(alphabet="0123456789 ,.-–£%amk:/()one"))
def test_spans_are_the_words(text: str) -> None:
    piece = piece_of(f"x{text}")

    for found in quantities_in(piece):
        assert piece.words_at(found.span) == found.text
        assert found.value >= 0


@pytest.mark.parametrize("hostile", ["9", "1,", "1.", "two hundred and ", "3–", "£", "5 of "])
def test_hostile_numbers_take_no_longer(hostile: str) -> None:
    started = time.process_time()
    quantities_in(piece_of(hostile * 8_000))

    assert time.process_time() - started < 2
