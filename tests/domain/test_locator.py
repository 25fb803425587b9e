"""A place in a document is named as people find it again."""

import pytest

from editorial.domain.errors import InvalidValue
from editorial.domain.locator import Locators


def test_a_span_is_named_by_the_stretches_that_it_lies_in() -> None:
    pages = Locators((0, 100, 100, 250), ("p. 3", "p. 4", "p. 5", "p. 6"))

    assert pages.at(0) == pages.of(20, 100) == "p. 3"
    assert pages.of(20, 101) == "pp. 3–5", "page 4 has no words"
    assert pages.of(300, 400) == "p. 6"


def test_paragraphs_times_and_names_are_put_together_each_in_its_way() -> None:
    assert Locators((0, 9), ("¶ 1", "¶ 2")).of(0, 12) == "¶¶ 1–2"
    assert Locators((0, 9), ("00:00:01", "00:00:04")).of(3, 12) == "00:00:01–00:00:04"
    assert Locators((0, 9), ("Headline", "¶ 1")).of(3, 12) == "Headline – ¶ 1"


def test_what_stands_before_the_first_stretch_has_no_name() -> None:
    late = Locators((50,), ("p. 2",))

    assert late.at(10) == Locators().of(0, 10) == ""
    assert late.of(10, 60) == "p. 2"


def test_stretches_have_a_label_each_and_come_in_order() -> None:
    with pytest.raises(InvalidValue):
        Locators((0, 5), ("p. 1",))
    with pytest.raises(InvalidValue):
        Locators((5, 0), ("p. 1", "p. 2"))
