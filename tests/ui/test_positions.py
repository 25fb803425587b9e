from hypothesis import given
from hypothesis import strategies as st

from editorial.ui.positions import Positions, units_in

TEXTS = st.text(st.sampled_from("aé\u00a0\u0301\t\n🌊😀👩\U0010ffff"))


@given(TEXTS, st.data())
def test_a_code_point_becomes_the_units_before_it_and_comes_back(text, data):
    point = data.draw(st.integers(0, len(text)))
    positions = Positions(text)

    unit = positions.to_units(point)

    assert unit == len(text[:point].encode("utf-16-le")) // 2
    assert positions.to_points(unit) == point


def test_a_unit_inside_a_character_gives_the_character():
    assert [Positions("a🌊b").to_points(unit) for unit in range(5)] == [0, 1, 1, 2, 3]


def test_a_text_is_as_long_as_qt_counts_it():
    assert units_in("a🌊b") == 4
