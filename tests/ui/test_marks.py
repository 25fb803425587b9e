from dataclasses import replace

import pytest

from editorial.domain.article import canonical_text
from editorial.domain.claim import Status
from editorial.ui.marks import Mark, MarkIndex, Owner
from tests.ui.drafts import DRAFT, STRANGE, TEXT, mark_on


@pytest.fixture
def index():
    return MarkIndex(DRAFT, TEXT)


def lanes(index, block):
    return {placed.mark.id: placed.lane for placed in index.in_block(block)}


def test_the_longest_of_overlapping_marks_is_tinted(index):
    index.reset(
        [
            mark_on(TEXT, "18 turbines"),
            mark_on(TEXT, "closed all 18 turbines"),
            mark_on(TEXT, "on Thursday"),
        ]
    )

    assert lanes(index, 4) == {"closed all 18 turbines": 0, "on Thursday": 0, "18 turbines": 1}


def test_a_question_never_takes_the_tint_from_a_claim(index):
    question = mark_on(TEXT, "It closed all 18 turbines", None, Owner.QUESTION)
    index.reset([question, mark_on(TEXT, "18 turbines")])

    assert lanes(index, 4) == {"18 turbines": 0, "It closed all 18 turbines": 1}


def test_a_mark_over_two_blocks_is_in_both(index):
    index.reset([mark_on(TEXT, "Barrage\nAbout 12,000")])

    (first,), (second,) = index.in_block(1), index.in_block(2)

    assert (first.opens, first.closes, second.opens, second.closes) == (True, False, False, True)
    assert DRAFT[1].text[first.start : first.end] == "Barrage"
    assert DRAFT[2].text[second.start : second.end] == "About 12,000"


def test_places_in_a_block_are_counted_as_qt_does():
    text = canonical_text(STRANGE)
    index = MarkIndex(STRANGE, text)
    index.reset([mark_on(text, "scientist")])

    (placed,) = index.in_block(0)

    before = STRANGE[0].text[: STRANGE[0].text.index("scientist")]
    assert placed.start == len(before.encode("utf-16-le")) // 2


def test_replacing_a_mark_touches_its_own_blocks_only(index):
    old, other = mark_on(TEXT, "18 turbines"), mark_on(TEXT, "12,000")
    index.reset([old, other])
    untouched = index.in_block(2)

    touched = index.replace([old.id], [replace(old, status=Status.VERIFIED)])

    assert touched == {4}
    assert index.in_block(4)[0].mark.status is Status.VERIFIED
    assert index.in_block(2) is untouched


def test_a_mark_put_in_under_a_known_id_takes_the_place_of_the_old(index):
    old = mark_on(TEXT, "18 turbines")
    index.reset([old])

    touched = index.replace([], [replace(mark_on(TEXT, "12,000"), id=old.id)])

    assert touched == {2, 4}
    assert not index.in_block(4)
    assert len(index) == 1


def test_marks_of_an_item_come_in_the_order_of_the_text(index):
    index.reset(
        [
            mark_on(TEXT, "18 turbines", mark_id="b", owner_id="claim"),
            mark_on(TEXT, "12,000", mark_id="a", owner_id="claim"),
            mark_on(TEXT, "Thursday"),
        ]
    )

    assert [mark.id for mark in index.of_owner("claim")] == ["a", "b"]


def test_the_narrowest_mark_at_a_place_comes_first(index):
    index.reset([mark_on(TEXT, "closed all 18 turbines"), mark_on(TEXT, "18 turbines")])

    at = index.at(TEXT.index("turbines"))

    assert [mark.id for mark in at] == ["18 turbines", "closed all 18 turbines"]
    assert not index.at(TEXT.index("closed") - 1)


def test_a_passage_outside_the_text_is_refused(index):
    with pytest.raises(ValueError, match="no passage"):
        index.reset([Mark("far", Owner.CLAIM, "claim", 3, len(TEXT) + 1)])
