"""Passages of one draft in the next: where they stand, and that nothing is put where it is not."""

import re
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editorial.analysis.reanchoring import only_typography, place
from editorial.domain.anchor import Anchor, PassageState, anchor_in
from editorial.domain.placement import Placement
from editorial.resources import seed
from editorial.services.intake import read_file

EXACT, MOVED, ALTERED, LOST = PassageState

HARBOUR = (
    "The lock at Quenby opened in 1911 and has drowned two men since.\n"
    "Nobody at the harbour office will say how often it fails. The keeper says every week.\n"
    "A new gate would cost £340,000, which is more than the town takes in moorings in a year.\n"
    "The council votes on Thursday. The keeper says every vote ends the same way."
)


@dataclass(frozen=True)
class Placed:
    """A placement, with the words that stand there."""

    state: PassageState
    words: str | None
    placement: Placement

    @property
    def start(self) -> int:
        assert self.placement.start is not None
        return self.placement.start


def found(old: str, new: str, words: str, nth: int = 1) -> Placed:
    """Where the nth occurrence of some words of the old text stands in the new one."""
    start = -1
    for _ in range(nth):
        start = old.index(words, start + 1)
    (there,) = place(old, new, [anchor_in(old, start, start + len(words))])
    shown = None if there.start is None else new[there.start : there.end]
    return Placed(there.state, shown, there)


# --- The same words


def test_words_that_nobody_touched_stand_where_they_shifted_to():
    new = "Waterways\nA long standfirst that was not there before.\n" + HARBOUR

    there = found(HARBOUR, new, "drowned two men")

    assert (there.state, there.words, there.placement.confidence) == (EXACT, "drowned two men", 1)


def test_a_passage_may_begin_and_end_within_a_word():
    there = found(HARBOUR, HARBOUR.replace("two men", "three men"), "eeper says every we")

    assert (there.state, there.words) == (EXACT, "eeper says every we")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("He called it “a shed”, twice.", 'He called it "a shed", twice.'),
        ("He called it “a shed”, twice.", "He called it ‘a shed’, twice."),
        ("It’s the keeper’s word - and his.", "It's the keeper's word — and his."),
        ("It's dull--very dull...", "It’s dull – very dull…"),
        ("It cost 12 000 crowns.", "It cost 12\u00a0000 crowns."),
        ("First line. Second line.", "First line.\u2028Second line."),
        ("Café owners agree.", "Cafe\u0301 owners agree."),
        ("The co-operative met.", "The co\u2011operative met\u200b."),
    ],
)
def test_typography_alone_is_no_change(before, after):
    old = f"Before it.\n{before}\nBehind it."

    there = found(old, f"Before it.\n{after}\nBehind it.", before)

    assert (there.state, there.placement.confidence) == (EXACT, 1)
    assert only_typography(before, after)
    assert only_typography(after, before)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It failed 46 times.", "It failed 64 times."),
        ("They were re-formed.", "They were reformed."),
        ("It will change long before.", "It will change – long before."),
        ("We paid 1,2 million.", "We paid 1, 2 million."),
        ("We paid 1.4 million.", "We paid 14 million."),
        ("He will not go.", "He will go."),
    ],
)
def test_one_sign_may_be_substance(before, after):
    old = f"Before it.\n{before}\nBehind it."

    there = found(old, f"Before it.\n{after}\nBehind it.", before)

    assert (there.state, there.words) == (ALTERED, after)
    assert not only_typography(before, after)


def test_parted_and_joined_paragraphs_keep_their_words():
    parted = HARBOUR.replace("fails. The", "fails.\nThe")
    joined = HARBOUR.replace("week.\nA new", "week. A new")
    across = "it fails. The keeper says every week."

    assert found(HARBOUR, parted, across).state is EXACT
    assert found(parted, HARBOUR, across.replace(". ", ".\n")).state is EXACT
    assert found(HARBOUR, joined, "every week.\nA new gate").state is EXACT


def test_a_passage_over_several_paragraphs_takes_its_changes_along():
    start, end = HARBOUR.index("Nobody"), HARBOUR.index(", which")
    new = HARBOUR.replace("£340,000", "£410,000")

    (there,) = place(HARBOUR, new, [anchor_in(HARBOUR, start, end)])

    assert there.state is ALTERED
    assert new[there.start : there.end] == HARBOUR[start:end].replace("340", "410")


# --- Repeated words


def test_each_of_several_equal_sentences_stays_itself():
    old = "Ask the keeper.\nHe is out. Nobody knows.\nAsk the mayor.\nShe is in. Nobody knows."
    new = "Ask the mayor.\nShe is in. Nobody knows."

    assert found(old, new, "Nobody knows.", nth=1).state is LOST
    assert found(old, new, "Nobody knows.", nth=2).start == new.index("Nobody knows.")


def test_a_repetition_further_up_takes_no_mark_away():
    new = "Summary: the keeper says every week, and more.\n" + HARBOUR

    there = found(HARBOUR, new, "The keeper says every", nth=2)

    assert there.start == new.rindex("The keeper says every")


# --- Moved words


def test_a_paragraph_that_moved_takes_its_passages_along():
    first, second, third, last = HARBOUR.split("\n")
    new = "\n".join([second, third, last, first])

    there = found(HARBOUR, new, "drowned two men")

    assert (there.state, there.words) == (MOVED, "drowned two men")
    assert 0.8 < there.placement.confidence < 1
    assert found(HARBOUR, new, "£340,000").state is EXACT


def test_a_paragraph_that_moved_and_was_edited_is_altered_there():
    first, second, third, last = HARBOUR.split("\n")
    new = "\n".join([third.replace("town", "whole county"), first, second, last])

    there = found(HARBOUR, new, "more than the town takes in moorings")

    assert (there.state, there.words) == (ALTERED, "more than the whole county takes in moorings")
    assert found(HARBOUR, new, "A new gate would cost £340,000").state is MOVED


def test_what_was_deleted_and_put_back_elsewhere_is_found():
    third = HARBOUR.split("\n")[2]
    without = HARBOUR.replace(third + "\n", "")

    assert found(HARBOUR, without, "£340,000").state is LOST
    back = found(HARBOUR, f"{third}\n{without}", "A new gate would cost £340,000")
    assert (back.state, back.words) == (MOVED, "A new gate would cost £340,000")


def test_a_short_sentence_that_went_elsewhere_is_found():
    old = HARBOUR + "\nOtters returned anyway.\nMore follows."
    new = "Otters returned anyway.\n" + HARBOUR + "\nMore follows."

    there = found(old, new, "Otters returned anyway.")

    assert (there.state, there.start) == (MOVED, 0)


def test_what_was_copied_elsewhere_and_edited_in_its_place_stays_there():
    line = HARBOUR.split("\n")[2]
    new = "Summary: " + line + "\n" + HARBOUR.replace("takes in moorings", "earns with moorings")

    there = found(HARBOUR, new, "more than the town takes in moorings in a year")

    assert (there.state, there.words) == (
        ALTERED,
        "more than the town earns with moorings in a year",
    )


# --- Altered words


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The council votes on Thursday", "The council may vote as late as Friday"),
        ("would cost £340,000", "is said to cost between £310,000 and £410,000"),
        ("£340,000", "£410,000"),
        ("1911", "the spring of 1913"),
        ("opened in 1911", "opened, by most accounts, in 1911"),
        ("drowned two men since", "drowned three men and a dog since"),
        ("Nobody at the harbour office", "Nobody we asked at the office"),
    ],
)
def test_an_altered_passage_covers_what_came_for_its_words(before, after):
    there = found(HARBOUR, HARBOUR.replace(before, after), before)

    assert (there.state, there.words) == (ALTERED, after)
    assert 0.4 < there.placement.confidence < 1


def test_words_that_came_beside_a_passage_are_none_of_it():
    new = HARBOUR.replace("The keeper says every week.", "Mind you: the keeper says every week.")

    assert found(HARBOUR, new, "keeper says every week").words == "keeper says every week"


def test_the_more_words_are_left_the_surer_it_is():
    little = found(HARBOUR, HARBOUR.replace("two men", "three men"), HARBOUR.split("\n")[0])
    much = HARBOUR.replace("drowned two men since", "leaked from the first day on")

    assert found(HARBOUR, much, HARBOUR.split("\n")[0]).placement.confidence < (
        little.placement.confidence
    )


# --- Words that are gone


def test_a_sentence_that_was_cut_is_lost_though_its_neighbours_stay():
    new = HARBOUR.replace(" The keeper says every week.", "")

    assert found(HARBOUR, new, "The keeper says every week.").state is LOST
    assert found(HARBOUR, new, "keeper").state is LOST
    assert found(HARBOUR, new, "how often it fails").state is EXACT


def test_a_sentence_in_the_place_of_another_does_not_stand_for_it():
    new = HARBOUR.replace(
        "The keeper says every week.", "Minutes of its board are closed for thirty years."
    )

    assert found(HARBOUR, new, "The keeper says every week.").state is LOST


def test_short_words_do_not_turn_up_in_a_sentence_about_something_else():
    old = HARBOUR.replace("Nobody at", "In March a barge sank there. Nobody at")
    new = HARBOUR.replace("Nobody at", "Prices have doubled since the war in Spain. Nobody at")

    for words in ("In March", "there", "barge", "In"):
        assert found(old, new, words).state is LOST


@pytest.mark.parametrize("new", ["", "\n\n", "Quite another piece, about hens."])
def test_nothing_stands_in_a_text_about_something_else(new):
    anchors = [anchor_in(HARBOUR, start, start + 20) for start in range(0, 200, 20)]

    assert {each.state for each in place(HARBOUR, new, anchors)} == {LOST}


def test_a_passage_without_words_is_lost():
    (there,) = place("a   b", "a b", [Anchor(2, 3, " ")])

    assert there.state is LOST


# --- Any text


def test_line_ends_of_windows_and_letters_beyond_the_first_plane_count_as_they_are():
    old = "The 😀 sign.\r\nThe lock failed 𝟒𝟔 times.\r\nEnd."
    new = "Head 😀😀.\r\n" + old.replace("failed", "has failed")

    there = found(old, new, "The lock failed 𝟒𝟔 times.")

    assert (there.state, there.words) == (ALTERED, "The lock has failed 𝟒𝟔 times.")
    assert found(old, new, "😀 sign").words == "😀 sign"


def test_words_that_are_not_where_the_anchor_says_are_looked_for_by_themselves():
    once, twice = "the mill burned", "the keeper"
    new = HARBOUR + " In 1950 the mill burned."
    anchors = [Anchor(3, 3 + len(words), words) for words in (once, twice)]

    burned, keeper = place(HARBOUR, new, anchors)

    assert (burned.state, burned.start) == (MOVED, new.index(once))
    assert keeper.state is LOST


def test_the_second_draft_of_the_sample_has_its_marks_where_the_table_says():
    old, new = (read_file(seed(name))[0].text for name in ("ferry.txt", "ferry-second-draft.txt"))
    readme = seed("README.md").read_text(encoding="utf-8")
    table = readme.partition("| mark | becomes |")[2].partition("\n\n")[0].splitlines()[2:]
    assert len(table) > 20

    for row in table:
        mark, state, now = (cell.strip() for cell in row.strip("|").split("|"))
        there = found(old, new, mark.strip("`"))
        assert (mark, str(there.state)) == (mark, state)
        words = re.match("`(.*)`", now)
        if words:
            assert there.words is not None
            # The table names a word more where one came right before the mark.
            assert words[1].endswith(there.words)
            assert len(there.words) > 0.8 * len(words[1])
    (second,) = re.finditer("all crossings would be electric", old)
    corrected = place(old, new, [anchor_in(old, *second.span())])[0]
    assert corrected.start == new.rindex("every crossing would be electric")


# --- Edits at random, with the truth known

NAMES = st.sampled_from("keeper lock gate tide ferry rope mill otter barge weir reed boat".split())
SIGNS = st.sampled_from(["", "", "", ",", ".", " –", "”"])
SENTENCES = st.lists(st.tuples(NAMES, SIGNS), min_size=5, max_size=14).map(
    lambda words: " ".join(name + sign for name, sign in words)
)
# Numbered, so that no two are alike.
DRAFTS = st.lists(SENTENCES, min_size=1, max_size=8).map(
    lambda texts: [f"Item {number}: {text}" for number, text in enumerate(texts, 100)]
)


@given(DRAFTS, st.data())
@settings(max_examples=30)
def test_in_unchanged_text_every_passage_is_where_it_was(lines, data):
    text = "\n".join(lines)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = Anchor(start, end, text[start:end])

    assert place(text, text, [anchor]) == [Placement(start, end, EXACT, 1.0)]


@given(DRAFTS, st.data())
@settings(max_examples=40)
def test_whole_lines_are_found_wherever_they_went_and_missed_where_they_are_gone(lines, data):
    kept = data.draw(st.permutations(lines).map(lambda all_of: all_of[: len(lines) * 2 // 3 + 1]))
    old, new = "\n".join(lines), "\n".join(kept)
    anchors = [anchor_in(old, start := old.index(line), start + len(line)) for line in lines]

    for line, there in zip(lines, place(old, new, anchors), strict=True):
        words = None if there.start is None else new[there.start : there.end]
        if line in kept:
            assert words == line
        else:
            assert there.state in (ALTERED, LOST)


@given(DRAFTS, st.data())
@settings(max_examples=40)
def test_words_that_come_and_go_round_a_passage_leave_it_in_its_place(lines, data):
    line = data.draw(st.sampled_from(lines))
    others = [
        data.draw(st.sampled_from(["", each, f"{each} Besides, it rained.", f"Also. {each}"]))
        for each in lines
        if each != line
    ]
    at = lines.index(line)
    old, new = "\n".join(lines), "\n".join([*others[:at], line, *others[at:]])
    start = old.index(line)

    (there,) = place(old, new, [anchor_in(old, start, start + len(line))])

    assert (there.state, there.start) == (EXACT, new.index(line))


@given(st.text(max_size=80), st.text(max_size=80), st.data())
@settings(max_examples=60)
def test_whatever_the_texts_each_passage_gets_one_answer_within_them(old, new, data):
    spans = [
        (start, data.draw(st.integers(start + 1, len(old))))
        for start in data.draw(st.lists(st.integers(0, max(0, len(old) - 1)), max_size=5))
        if old
    ]

    answers = place(old, new, [Anchor(start, end, old[start:end]) for start, end in spans])

    assert len(answers) == len(spans)
    for there in answers:
        assert there.start is None or 0 <= there.start < (there.end or 0) <= len(new)
