"""Days, months and years in running text, ages and births."""

from datetime import date

import pytest

from editorial.analysis.moments import ages_in, births_in, moments_in
from tests.analysis.pieces import piece_of


@pytest.mark.parametrize(
    ("text", "year", "month", "day", "weekday"),
    [
        ("on Tuesday, 6 May 2026, at noon", 2026, 5, 6, 1),
        ("on Thursday, May 7, 2026.", 2026, 5, 7, 3),
        ("on Friday (June 12) it", None, 6, 12, 4),
        ("on the 3rd of June 2023", 2023, 6, 3, None),
        ("on Wed 7 Jan. 2015 it", 2015, 1, 7, 2),
        ("on 22 January, a Thursday, it", None, 1, 22, 3),
        ("in December 1954 and", 1954, 12, None, None),
        ("since 1980, when", 1980, None, None, None),
        ("on Monday 2024-05-13 it", 2024, 5, 13, 0),
    ],
)
def test_a_moment_is_read_as_far_as_it_is_printed(
    text: str, year: int | None, month: int | None, day: int | None, weekday: int | None
) -> None:
    (found,) = moments_in(piece_of(text))

    assert (found.year, found.month, found.day, found.weekday) == (year, month, day, weekday)


@pytest.mark.parametrize(
    "text", ["He may 3 times fail", "It cost £1926", "some 2000 people", "at 20:15", "room 2019b"]
)
def test_what_is_no_moment(text: str) -> None:
    assert moments_in(piece_of(text)) == ()


def test_a_day_that_its_month_does_not_have_is_no_date() -> None:
    (found,) = moments_in(piece_of("on 31 June 2023"))

    assert found.on(2023) is None
    assert moments_in(piece_of("on 30 June"))[0].on(2023) == date(2023, 6, 30)


@pytest.mark.parametrize(
    ("text", "name", "years"),
    [
        ("“No,” said Perrin Oakshaw, 61, who left.", "Oakshaw", 61),
        ("Perrin Oakshaw (61) left.", "Oakshaw", 61),
        ("Oakshaw, aged 61, left.", "Oakshaw", 61),
        ("The 61-year-old engineer Perrin Oakshaw left.", "Oakshaw", 61),
    ],
)
def test_an_age_is_somebodys(text: str, name: str, years: int) -> None:
    assert [(age.name, age.years) for age in ages_in(piece_of(text))] == [(name, years)]


@pytest.mark.parametrize("text", ["On June 12, it rained.", "In Shed 3, it rained."])
def test_a_number_behind_a_capital_is_not_always_an_age(text: str) -> None:
    assert not list(ages_in(piece_of(text)))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Oakshaw, born on Torrow in 1959, left.", "Oakshaw"),
        ("Maren Gilfoyle, 58, was born in 1961 in Ashlode.", "Gilfoyle"),
        ("Born in 1961, Maren Gilfoyle left.", "Gilfoyle"),
        ("Maren Gilfoyle (born 1961) left.", "Gilfoyle"),
        ("She was born in 1961.", ""),
    ],
)
def test_a_birth_is_somebodys(text: str, name: str) -> None:
    (birth,) = births_in(piece_of(text))

    assert birth.name == name
    assert birth.moment.year in (1959, 1961)
