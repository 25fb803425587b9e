"""Coverage at full size: counting a draft, keeping the count, and the view that shows it."""

from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest

from editorial.app import Application
from editorial.domain.careful import CarefulReading
from editorial.domain.claim import Status
from editorial.domain.coverage import Tally, Words
from editorial.services import claims
from editorial.services.reviewers import Profile, save_profile
from editorial.ui.memory import Memory
from tests.benchmarks.big_desks import desk_with_marks
from tests.desks import NOOR
from tests.ui.conftest import read_before


def milliseconds(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return (perf_counter() - started) * 1000


def p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


@pytest.fixture
def root(qtbot, qapp, tmp_path: Path):
    desk, article_id = desk_with_marks(tmp_path / "many.editorial", 100_000, 5_000)
    # The careful reader would share the interpreter with what is measured.
    read_before(desk, article_id, CarefulReading())
    desk.close()
    save_profile(tmp_path / "profile.json", Profile(NOOR, asked=True))
    root = Application(qapp, Memory(tmp_path / "w.ini"), tmp_path / "profile.json")
    root.window.resize(1440, 900)
    root.window.show()
    assert root.open_desk(tmp_path / "many.editorial")
    root.window.grab()
    workspace = root.window.workspace
    workspace.article.view.lay_out()
    bar = workspace.article.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100_000)
    yield root
    root.window.close()


def test_coverage_at_full_size(root: Application, capsys):
    workspace = root.window.workspace
    review, article = workspace.review, workspace.article
    blocks = review.draft.blocks
    count = milliseconds(lambda: Words(blocks))
    words = Words(blocks)
    lay = milliseconds(lambda: Tally(words, review.claims))
    tally = Tally(words, review.claims)
    held = [milliseconds(lambda c=c: tally.replace([c.id], [c])) for c in review.claims[:500]]
    gone = [milliseconds(lambda c=c: tally.replace([c.id], ())) for c in review.claims[:500]]

    article.show_view("check")
    enter = milliseconds(lambda: (article.show_view("coverage"), root.window.grab()))
    leave = milliseconds(lambda: (article.show_view("check"), root.window.grab()))
    again = milliseconds(lambda: (article.show_view("coverage"), root.window.grab()))
    frames = _frames(article.view)
    steps = [milliseconds(lambda: article.go_to_uncovered(1)) for _ in range(60)]
    told: list[float] = []
    for claim in review.claims[200:240]:
        review.run("Rule", claims.give_verdict, [claim.id], Status.DISPUTED, "Two counts")
        ids = frozenset({claim.id})
        told.append(milliseconds(lambda ids=ids: review.covering._claims_changed(ids)))
    with capsys.disabled():
        print(
            f"\nwords found {count:.0f} ms; claims laid over them {lay:.0f} ms"
            f"\na claim counted anew {p95(held):.3f} ms, taken out {p95(gone):.3f} ms (95th)"
            f"\nview entered {enter:.0f} ms, left {leave:.0f} ms, entered again {again:.0f} ms"
            f"\nframe {median(frames):.1f} ms, 95th {p95(frames):.1f} ms; next words"
            f" {median(steps):.1f} ms; a verdict's news {p95(told):.3f} ms (95th)"
        )
    assert p95(frames) < 16
    assert p95(held) < 3
    assert p95(gone) < 3
    assert p95(told) < 3


def _frames(view) -> list[float]:
    bar = view.verticalScrollBar()
    frames = []
    for step in range(200):
        bar.setValue(bar.maximum() // 2 + 40 * step)
        frames.append(milliseconds(view.viewport().repaint) + milliseconds(view.overview.repaint))
    return frames
