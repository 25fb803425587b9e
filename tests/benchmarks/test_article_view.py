"""The page at 100,000 words and 5,000 marks, measured against Qt's own bare document."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from statistics import median
from time import perf_counter

import pytest
from PySide6.QtGui import QTextDocument

from editorial.domain.article import Block, Kind, canonical_text
from editorial.domain.claim import Status
from editorial.ui import theme
from editorial.ui.article_view import ArticleView
from editorial.ui.marks import Mark, Owner

WORDS = "the council ordered a halt of turbines and gates in “open” water — Ardley said".split()


def milliseconds(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return (perf_counter() - started) * 1000


def long_draft(chance: random.Random) -> tuple[Block, ...]:
    blocks, words = [], 0
    while words < 100_000:
        count = chance.randint(20, 110)
        words += count
        blocks.append(Block(Kind.PARAGRAPH, " ".join(chance.choices(WORDS, k=count))))
    return tuple(blocks)


def many_marks(chance: random.Random, text: str) -> list[Mark]:
    marks = []
    for number in range(5000):
        start = chance.randrange(len(text) - 60)
        status = chance.choice(list(Status))
        end = start + chance.randint(8, 60)
        marks.append(Mark(str(number), Owner.CLAIM, f"claim {number}", start, end, status))
    return marks


def bare(text: str) -> None:
    document = QTextDocument()
    document.setPlainText(text)
    document.setTextWidth(600)
    document.documentLayout().documentSize()


def loaded(view: ArticleView, blocks: Sequence[Block], text: str, marks: list[Mark]) -> None:
    view.show_draft(blocks, text)
    view.set_marks(marks)
    view.viewport().repaint()
    view.lay_out()


@pytest.fixture
def view(qtbot, qapp):
    theme.apply(qapp, "light")
    view = ArticleView()
    qtbot.addWidget(view)
    view.resize(760, 900)
    with qtbot.waitExposed(view):
        view.show()
    return view


def test_a_long_article_stays_quick(view, capsys):
    chance = random.Random(1)
    blocks = long_draft(chance)
    text = canonical_text(blocks)
    marks = many_marks(chance, text)
    yardstick = median(milliseconds(lambda: bare(text)) for _ in range(3))
    load = median(milliseconds(lambda: loaded(view, blocks, text, marks)) for _ in range(1))

    bar = view.verticalScrollBar()
    frames = []
    for step in range(200):
        bar.setValue(bar.maximum() // 2 + 40 * step)
        frames.append(milliseconds(view.viewport().repaint) + milliseconds(view.overview.repaint))

    recoloured = []
    for mark in marks[:500]:
        other = replace(mark, status=chance.choice(list(Status)))
        recoloured.append(
            milliseconds(lambda old=mark, new=other: view.replace_marks([old.id], [new]))
        )

    with capsys.disabled():
        print(
            f"\nbare document {yardstick:.0f} ms; load {load:.0f} ms; frame"
            f" {median(frames):.1f} ms; recolour {median(recoloured):.3f} ms"
        )
    assert load < 5 * yardstick
    assert median(frames) < yardstick / 15
    assert median(recoloured) < yardstick / 120
