"""Two drafts side by side: which blocks stand beside each other, and which words changed."""

from hypothesis import given, settings
from hypothesis import strategies as st

from editorial.analysis.comparing import compare
from editorial.domain.article import Block, Kind, canonical_text
from editorial.domain.comparison import ChangeKind, Comparison, Pair

ADDED, REMOVED, REPLACED, MOVED, TYPOGRAPHY = ChangeKind

LOCK = "The lock at Quenby opened in 1911 and has drowned two men since."
GATE = "A new gate would cost £340,000, which is more than the town takes in moorings in a year."
KEEPER = "Nobody at the harbour office will say how often it fails. The keeper says every week."


def blocks(*texts: str) -> tuple[Block, ...]:
    return tuple(Block(Kind.PARAGRAPH, text) for text in texts)


def told(old: tuple[Block, ...], new: tuple[Block, ...]) -> list[tuple[ChangeKind, str, str]]:
    """The changes, each with the old and the new words."""
    before, after = canonical_text(old), canonical_text(new)
    return [
        (
            change.kind,
            before[change.old_start : change.old_end],
            after[change.new_start : change.new_end],
        )
        for change in compare(old, new).changes
    ]


def beside(old: tuple[Block, ...], new: tuple[Block, ...]) -> list[tuple[int | None, int | None]]:
    return [(pair.old, pair.new) for pair in compare(old, new).pairs]


# --- Words


def test_equal_drafts_have_no_changes():
    both = blocks(LOCK, GATE)

    assert compare(both, both) == Comparison((Pair(0, 0), Pair(1, 1)), ())


def test_words_are_added_removed_and_replaced():
    old = blocks(LOCK, GATE, KEEPER)
    new = blocks(
        LOCK.replace("two", "three"), GATE.replace("new ", ""), KEEPER.replace("say", "ever say", 1)
    )

    assert told(old, new) == [
        (REPLACED, "two", "three"),
        (REMOVED, "new", ""),
        (ADDED, "", "ever"),
    ]
    assert compare(old, new).count(ADDED) == 1


def test_an_empty_side_says_where_the_words_would_be():
    old, new = blocks("One two three."), blocks("One two and a half three.")

    (change,) = compare(old, new).changes

    assert (change.old_start, change.old_end) == (len("One two"), len("One two"))


def test_a_phrase_is_one_change_though_a_short_word_of_it_stayed():
    old = blocks("They sent the head of harbours and two clerks.")
    new = blocks("They sent the whole board of directors and two clerks.")

    assert told(old, new) == [(REPLACED, "head of harbours", "whole board of directors")]


def test_added_words_round_a_short_one_stay_additions():
    old, new = blocks("He saw the dog."), blocks("He clearly saw, in the dark, the old dog.")

    assert {kind for kind, _, _ in told(old, new)} == {ADDED}


def test_typography_is_told_as_such():
    old = blocks("“It’s a shed,” he said - twice.")
    new = blocks('"It\'s a shed," he said – twice.')

    assert told(old, new) == [
        (TYPOGRAPHY, "“", '"'),
        (TYPOGRAPHY, "It’s", "It's"),
        (TYPOGRAPHY, "”", '"'),
        (TYPOGRAPHY, "-", "–"),
    ]
    assert told(blocks("12 000"), blocks("12\u00a0000")) == [(TYPOGRAPHY, " ", "\u00a0")]


# --- Blocks


def test_a_new_and_a_cut_paragraph_stand_alone():
    old, new = blocks(LOCK, GATE), blocks(LOCK, "Otters have come back to the weir.", GATE)

    assert beside(old, new) == [(0, 0), (None, 1), (1, 2)]
    assert beside(new, old) == [(0, 0), (1, None), (2, 1)]
    assert told(old, new) == [(ADDED, "", "Otters have come back to the weir.")]


def test_paragraphs_added_together_are_told_one_by_one():
    new = blocks(LOCK, "Otters have come back.", "So have the herons.", GATE)

    assert told(blocks(LOCK, GATE), new) == [
        (ADDED, "", "Otters have come back."),
        (ADDED, "", "So have the herons."),
    ]


def test_parted_and_joined_paragraphs():
    first, second = KEEPER.split(". ")
    whole, parts = blocks(LOCK, KEEPER, GATE), blocks(LOCK, f"{first}.", second, GATE)

    assert beside(whole, parts) == [(0, 0), (1, 1), (None, 2), (2, 3)]
    assert beside(parts, whole) == [(0, 0), (1, 1), (2, None), (3, 2)]
    assert told(whole, parts) == [(TYPOGRAPHY, " ", "\n")]
    assert told(parts, whole) == [(TYPOGRAPHY, "\n", " ")]


def test_a_moved_paragraph_is_told_once_with_what_changed_in_it():
    moved = LOCK.replace("1911", "1913").replace("men", "men and a dog")
    old, new = blocks(LOCK, KEEPER, GATE), blocks(KEEPER, GATE, moved)

    assert beside(old, new) == [(0, None), (1, 0), (2, 1), (None, 2)]
    assert told(old, new) == [
        (MOVED, LOCK, moved),
        (REPLACED, "1911", "1913"),
        (ADDED, "", "and a dog"),
    ]


def test_a_moved_paragraph_with_another_beginning_is_one_still():
    old = blocks(LOCK, KEEPER, GATE)
    new = blocks(KEEPER, GATE, LOCK.replace("The lock", "Our own lock"))

    assert told(old, new) == [(MOVED, LOCK, new[2].text), (REPLACED, "The", "Our own")]


def test_a_rewritten_block_stands_beside_what_it_was():
    old = (Block(Kind.HEADING, "What It Costs", level=2), *blocks(GATE))
    new = (Block(Kind.HEADING, "Money and Moorings", level=2), *blocks(GATE))

    assert beside(old, new) == [(0, 0), (1, 1)]
    assert told(old, new) == [(REPLACED, "What It Costs", "Money and Moorings")]


def test_blocks_without_words_find_each_other():
    picture, rule = Block(Kind.IMAGE, "", label="lock.jpg"), Block(Kind.RULE, "")
    old = (*blocks(LOCK), picture, rule, *blocks(GATE))
    new = (*blocks(LOCK), rule, *blocks(GATE))

    assert beside(old, new) == [(0, 0), (1, None), (2, 1), (3, 2)]


def test_nothing_against_something():
    assert compare((), ()) == Comparison((), ())
    assert beside((), blocks(LOCK)) == [(None, 0)]
    assert told(blocks(LOCK), ()) == [(REMOVED, LOCK, "")]


# --- Any drafts

WORDS = st.sampled_from("the lock, a gate. “tide” 3,000 ferry rope mill's otter barge".split())
TEXTS = st.lists(WORDS, max_size=20).map(" ".join)
DRAFTS = st.lists(TEXTS, max_size=6)


@given(DRAFTS, st.data())
@settings(max_examples=60)
def test_every_block_is_paired_once_and_every_word_told_once(lines, data):
    others = data.draw(st.one_of(DRAFTS, st.permutations(lines), st.just(lines[1:] + lines[:1])))
    old, new = blocks(*lines), blocks(*others)
    before, after = canonical_text(old), canonical_text(new)

    found = compare(old, new)

    assert [p.old for p in found.pairs if p.old is not None] == list(range(len(old)))
    assert [p.new for p in found.pairs if p.new is not None] == list(range(len(new)))
    starts = [change.new_start for change in found.changes]
    assert starts == sorted(starts)
    inside = [change for change in found.changes if change.kind is not MOVED]
    left = _left(before, [(change.old_start, change.old_end) for change in inside])
    stayed = _left(after, [(change.new_start, change.new_end) for change in inside])
    assert sorted(left) == sorted(stayed)
    if not found.count(MOVED):
        assert left == stayed


def _left(text: str, spans: list[tuple[int, int]]) -> list[str]:
    """What the spans leave of a text, white space left out; they must not overlap."""
    taken = [place for start, end in spans for place in range(start, end)]
    assert len(taken) == len(set(taken))
    held = set(taken)
    return [sign for place, sign in enumerate(text) if place not in held and not sign.isspace()]
