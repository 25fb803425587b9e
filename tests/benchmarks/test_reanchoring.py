"""Re-anchoring and comparing at full size, and where texts are made to take long."""

import random
from collections.abc import Callable, Sequence
from time import process_time

import pytest

from editorial.analysis.comparing import compare
from editorial.analysis.folded_words import words_of
from editorial.analysis.reanchoring import place
from editorial.domain.anchor import Anchor, PassageState, anchor_in
from editorial.domain.article import Block, Kind

WORDS, PASSAGES = 100_000, 5_000
SECONDS = 0.3
LONGEST = 6.0
"""Seconds for a text that nobody wrote to be read."""


def seconds(work: Callable[[], object], times: int = 1) -> float:
    taken = []
    for _ in range(times):
        started = process_time()
        work()
        taken.append(process_time() - started)
    return min(taken)


def vocabulary(chance: random.Random) -> list[str]:
    letters = "abcdefghijklmnoprstuvwy"
    return ["".join(chance.choices(letters, k=chance.randint(2, 10))) for _ in range(5_000)]


def paragraphs(chance: random.Random, vocabulary: Sequence[str], words: int) -> list[list[str]]:
    return [chance.choices(vocabulary, k=50) for _ in range(words // 50)]


def edited(
    chance: random.Random, vocabulary: Sequence[str], lines: list[list[str]], share: float
) -> list[list[str]]:
    """The lines with a share of their words left out, replaced, or preceded by another."""
    found = []
    for line in lines:
        words: list[str] = []
        for word in line:
            if chance.random() >= share:
                words.append(word)
            else:
                other = chance.choice(vocabulary)
                words += chance.choice([[], [other], [other, word]])
        found.append(words)
    return found


def text_of(lines: list[list[str]]) -> str:
    return "\n".join(f"{' '.join(line).capitalize()}." for line in lines)


def passages(chance: random.Random, text: str, count: int) -> list[Anchor]:
    starts = [chance.randrange(len(text) - 80) for _ in range(count)]
    return [anchor_in(text, start, start + chance.randint(10, 70)) for start in starts]


def task(words: int, count: int) -> tuple[str, str, list[Anchor]]:
    chance = random.Random(words)
    known = vocabulary(chance)
    lines = paragraphs(chance, known, words)
    old, new = text_of(lines), text_of(edited(chance, known, lines, 0.1))
    return old, new, passages(chance, old, count)


def test_placing_at_full_size_a_tenth_of_it_and_ten_times_it(capsys):
    tasks = [
        task(WORDS // 10, PASSAGES // 10),
        task(WORDS, PASSAGES),
        task(WORDS * 10, PASSAGES * 10),
    ]

    tenth, full, tenfold = (
        seconds(lambda t=t: place(*t), n) for t, n in zip(tasks, (9, 7, 2), strict=True)
    )
    # Reading the words alone shows what the processor's caches make of ten times the text.
    words, more_words = (
        seconds(lambda t=t: (words_of(t[0]), words_of(t[1])), 5) for t in tasks[1:]
    )

    lost = sum(there.state is PassageState.LOST for there in place(*tasks[1]))
    with capsys.disabled():
        print(
            f"\n{PASSAGES} passages over {WORDS} words, a tenth edited: {full:.3f} s, {lost} lost;"
            f" {full / tenth:.1f} times a tenth of them; ten times as many {tenfold:.2f} s,"
            f" {tenfold / full:.1f} times, where reading the words takes {more_words / words:.1f}"
        )
    assert lost < PASSAGES / 100
    assert full < SECONDS
    assert full < 11 * tenth
    assert tenfold < 1.25 * max(10, more_words / words) * full


def test_comparing_at_full_size(capsys):
    chance = random.Random(3)
    known = vocabulary(chance)
    lines = paragraphs(chance, known, WORDS)
    other = [list(line) for line in lines]
    for _ in range(500):
        line = chance.choice(other)
        line[chance.randrange(len(line))] = "changed"
    old, new = (
        [Block(Kind.PARAGRAPH, text) for text in text_of(each).split("\n")]
        for each in (lines, other)
    )

    taken = seconds(lambda: compare(old, new), 5)

    with capsys.disabled():
        print(f"\n{WORDS} words with {len(compare(old, new).changes)} changes: {taken:.3f} s")
    assert taken < SECONDS


def _wholly_changed() -> tuple[str, str]:
    chance = random.Random(4)
    known = vocabulary(chance)
    return tuple(" ".join(chance.choices(known, k=200_000)) for _ in range(2))


def _shuffled() -> tuple[str, str]:
    chance = random.Random(5)
    lines = text_of(paragraphs(chance, vocabulary(chance), WORDS)).split("\n")
    return "\n".join(lines), "\n".join(chance.sample(lines, len(lines)))


def _few_words() -> tuple[str, str]:
    chance = random.Random(6)
    return tuple(" ".join(chance.choices("the a of in and".split(), k=200_000)) for _ in range(2))


@pytest.mark.parametrize(
    "texts",
    [
        _wholly_changed,
        _shuffled,
        _few_words,
        lambda: ("a\n" * 100_000, "a\n" * 90_000),
        lambda: ("a\n" * 100_000, "a\nb\n" * 50_000),
        lambda: ("a b " * 100_000, "b a " * 100_000),
        lambda: ("“" * 200_000, "”x" * 100_000),
        lambda: ("x" * 500_000, "x y" * 200_000),
    ],
    ids=["changed", "shuffled", "few words", "shorter", "between", "turned", "signs", "one word"],
)
def test_hostile_texts_take_seconds_at_most(texts, capsys):
    old, new = texts()
    anchors = passages(random.Random(7), old, PASSAGES)

    taken = seconds(lambda: place(old, new, anchors))
    blocks = [[Block(Kind.PARAGRAPH, line) for line in text.split("\n")] for text in (old, new)]
    compared = seconds(lambda: compare(*blocks))

    with capsys.disabled():
        print(f"\n{taken:.2f} s to place, {compared:.2f} s to compare")
    assert taken < LONGEST
    assert compared < LONGEST


def test_passages_as_long_as_the_text(capsys):
    old, new, _ = task(WORDS // 2, 1)
    anchors = [anchor_in(old, start, len(old)) for start in range(50)]

    taken = seconds(lambda: place(old, new, anchors))

    with capsys.disabled():
        print(f"\n{taken:.2f} s for fifty")
    assert taken < LONGEST
