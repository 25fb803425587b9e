"""The whole program at full size: figures of one run against each other, never of two machines.

`make bench` prints them; `docs/performance.md` keeps a run with the machine named.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editorial.app import Application
from editorial.services.reviewers import Profile, save_profile
from editorial.ui.memory import Memory
from tests.benchmarks.big_desks import desk_with_articles, desk_with_marks
from tests.desks import NOOR

WORDS, MARKS, FEW = 100_000, 5_000, 50
CHECKOUT = Path(__file__).parents[2]

BARE = """
import time; start = time.perf_counter()
import sys
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):
    def paintEvent(self, event):
        print(time.perf_counter() - start); app.exit()
app = QApplication([]); window = Window(); window.resize(1440, 900); window.show(); app.exec()
"""

OURS = """
import time; start = time.perf_counter()
import sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from editorial.app import Application
from editorial.ui.memory import Memory
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print(time.perf_counter() - start); app.exit()
        return False
app = QApplication([])
root = Application(app, Memory(Path(sys.argv[1]) / "w.ini"), Path(sys.argv[1]) / "p.json")
watch = Watch(); root.window.header.installEventFilter(watch)
root.window.resize(1440, 900); root.window.show(); app.exec()
"""

# Not getrusage: its peak is handed down from the program that started this one.
MEMORY = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from editorial.app import Application
from editorial.ui.memory import Memory
folder = Path(sys.argv[1])
app = QApplication([])
root = Application(app, Memory(folder / "w.ini"), folder / "profile.json")
root.window.resize(1440, 900); root.window.show()
assert root.open_desk(folder / "many.editorial")
QTimer.singleShot(1500, app.exit); app.exec()
status = Path("/proc/self/status").read_text()
print(int(status.partition("VmHWM:")[2].split()[0]) // 1024)
"""


def seconds(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started


def p95(times: list[float]) -> float:
    """Milliseconds."""
    return sorted(times)[int(len(times) * 0.95)] * 1000


def printed(script: str, *arguments: str) -> str:
    """What a program of its own prints, without a display."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(CHECKOUT)}
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    return done.stdout.strip().splitlines()[-1]


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """Desks with one long article, with many marks and with few."""
    folder = tmp_path_factory.mktemp("full")
    for name, marks in (("many", MARKS), ("few", FEW)):
        desk, _ = desk_with_marks(folder / f"{name}.editorial", WORDS, marks)
        desk.close()
    save_profile(folder / "profile.json", Profile(NOOR, asked=True))
    return folder


@pytest.fixture
def opened(qapp: QApplication, folder: Path) -> Iterator[Callable[[str], Application]]:
    roots: list[Application] = []

    def open_desk(name: str) -> Application:
        root = Application(qapp, Memory(folder / f"{name}.ini"), folder / "profile.json")
        roots.append(root)
        root.window.resize(1440, 900)
        root.window.show()
        assert root.open_desk(folder / f"{name}.editorial")
        qapp.sendPostedEvents()
        root.window.grab()
        return root

    yield open_desk
    for root in roots:
        root.window.close()


def test_window_on_screen(tmp_path: Path, capsys):
    bare = min(float(printed(BARE)) for _ in range(7))
    ours = min(float(printed(OURS, str(tmp_path))) for _ in range(7))
    with capsys.disabled():
        print(f"\nwindow on screen: bare {bare * 1000:.0f} ms, ours {ours * 1000:.0f} ms")
        print(f"  ratio {ours / bare:.2f} (at most 2)")


def test_opening_the_long_article(opened, capsys):
    root = opened("many")
    workspace = root.window.workspace
    article_id, text = workspace.review.article_id, workspace.review.draft.text

    def bare() -> None:
        document = QTextDocument()
        document.setPlainText(text)
        document.setTextWidth(600)
        document.documentLayout().documentSize()

    def ours() -> None:
        workspace.open(article_id)
        workspace.article.view.lay_out()
        root.window.grab()

    of_qt = min(seconds(bare) for _ in range(5))
    of_us = min(seconds(ours) for _ in range(5))
    with capsys.disabled():
        print(f"\nlong article: bare {of_qt * 1000:.0f} ms, ours {of_us * 1000:.0f} ms")
        print(f"  ratio {of_us / of_qt:.2f} (at most 5)")


def measured(root: Application) -> dict[str, float]:
    """The 95th percentile of each act in milliseconds, paint included."""
    workspace = root.window.workspace
    view, facts = workspace.article.view, workspace.facts
    workspace.article.focus()

    def timed(act: Callable[[int], object], times: int = 40) -> float:
        found = []
        for number in range(times):
            started = perf_counter()
            act(number)
            view.viewport().repaint()
            facts.list.viewport().repaint()
            found.append(perf_counter() - started)
            QTest.qWait(1)
        return p95(found)

    def claim(number: int) -> None:
        QTest.keyClick(view, Qt.Key.Key_M)

    def select(number: int) -> None:
        start = 2000 + number * 3000
        view.select_words(start, start + 30)

    added = []
    for number in range(40):
        select(number)
        QTest.qWait(1)
        started = perf_counter()
        claim(number)
        view.viewport().repaint()
        added.append(perf_counter() - started)
        QTest.qWait(1)
    keys = (Qt.Key.Key_X, Qt.Key.Key_C)
    found = {"one claim added": p95(added)}
    found["one status changed"] = timed(lambda n: QTest.keyClick(view, keys[n % 2]))
    facts.focus_search()
    letters = "ferry council 2,140 harbour ward"
    found["one filter keystroke"] = timed(
        lambda n: QTest.keyClicks(QApplication.focusWidget(), letters[n : n + 1]), len(letters)
    )
    bar = view.verticalScrollBar()
    found["one scroll frame"] = timed(lambda n: bar.setValue(bar.value() + 97), 100)
    return found


def test_acts_with_many_marks_and_with_few(opened, capsys):
    few, many = measured(opened("few")), measured(opened("many"))
    with capsys.disabled():
        print(f"\n95th percentile, ms         {FEW:>6} marks {MARKS:>6} marks   ratio (1.5)")
        for act, with_many in many.items():
            print(f"  {act:<24} {few[act]:>12.1f} {with_many:>12.1f} {with_many / few[act]:>7.2f}")


def test_a_desk_of_many_articles(qapp, tmp_path: Path, capsys):
    times = {}
    for count in (10, 10_000):
        path = tmp_path / f"{count}.editorial"
        desk_with_articles(path, count).close()
        save_profile(tmp_path / "profile.json", Profile(NOOR, asked=True))
        found = []
        for _ in range(5):
            root = Application(qapp, Memory(tmp_path / "w.ini"), tmp_path / "profile.json")
            root.window.resize(1440, 900)
            root.window.show()
            found.append(seconds(lambda p=path, r=root: (r.open_desk(p), r.window.grab())))
            root.window.close()
        times[count] = min(found)
    with capsys.disabled():
        few, many = times[10] * 1000, times[10_000] * 1000
        print(f"\nopening a desk: of 10 articles {few:.0f} ms, of 10,000 {many:.0f} ms")
        print(f"  ratio {many / few:.2f} (at most 1.3)")


def test_memory_with_the_long_article(folder: Path, capsys):
    megabytes = int(printed(MEMORY, str(folder)))
    with capsys.disabled():
        print(f"\nmemory with the long article and {MARKS:,} marks: {megabytes} MB (at most 200)")
