"""The review of a new draft at full size: 100,000 words, 500 changes, 5,000 marks."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtTest import QTest

from editorial.domain.anchor import PassageState
from editorial.domain.article import Block
from editorial.domain.reading import Reading
from editorial.services import articles, new_drafts
from editorial.ui.draft_review import DraftReview
from editorial.ui.review import Review
from tests.benchmarks.big_desks import desk_with_marks, long_article

WORDS, CHANGES, MARKS = 100_000, 500, 5_000
OPENS, FRAME = 1000, 16
"""Milliseconds at most."""


def changed(reading: Reading) -> Reading:
    """The piece with so many words of it others, each in a paragraph of its own."""
    chance = random.Random(3)
    blocks = list(reading.blocks)
    for number in chance.sample(range(1, len(blocks)), CHANGES):
        words = blocks[number].text.split(" ")
        words[chance.randrange(len(words))] = f"replaced{number}"
        blocks[number] = Block(blocks[number].kind, " ".join(words))
    return replace(reading, blocks=tuple(blocks))


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory, qapp) -> Iterator[Review]:
    path: Path = tmp_path_factory.mktemp("drafts") / "big.editorial"
    desk, article_id = desk_with_marks(path, WORDS, MARKS)
    reading = changed(long_article(WORDS))
    arrival = articles.arrive(desk, reading, b"new")
    desk.run("New draft", new_drafts.take_in_draft, article_id, arrival)
    review = Review(desk)
    review.open(article_id)
    yield review
    review.close()
    desk.close()


def milliseconds(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return (perf_counter() - started) * 1000


def p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def test_the_review_of_a_big_draft(reviewed, qtbot, capsys):
    screen = DraftReview(reviewed)
    qtbot.addWidget(screen)
    screen.resize(1440, 852)

    def open_review() -> None:
        screen.show()
        screen.show_review()
        screen.repaint()

    opened = milliseconds(open_review)
    laid_out = milliseconds(screen.sheets.lay_out)
    QTest.qWait(300)

    def timed(act: Callable[[int], object], times: int) -> float:
        found = []
        for number in range(times):

            def once(number: int = number) -> None:
                act(number)
                screen.repaint()

            found.append(milliseconds(once))
            QTest.qWait(1)
        return p95(found)

    bar = screen.sheets.new.verticalScrollBar()
    waiting = screen.model.waiting
    figures = {
        "one scroll frame": timed(lambda _: bar.setValue(bar.value() + 97), 100),
        "a scroll to anywhere": timed(lambda n: bar.setValue(n * bar.maximum() // 40), 40),
        "the next mark": timed(lambda _: screen.step(1), 60),
        "one decision": timed(lambda _: screen.keep_as_lost(), 20),
    }
    states = {
        state: sum(row.state is state for row in screen.model.rows()) for state in PassageState
    }
    with capsys.disabled():
        print(f"\n{screen.model.total} marks carried over, {waiting} to review: {states}")
        print(f"  opens in {opened:.0f} ms (at most {OPENS}); laid out {laid_out:.0f} ms later")
        for act, took in figures.items():
            print(f"  {act:<22} {took:6.1f} ms, 95th percentile")
    assert screen.model.waiting == waiting - 20
    assert opened < OPENS
    assert figures["one scroll frame"] < FRAME
