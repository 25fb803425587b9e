"""A checker takes a piece in and hands over its review, with nothing but keys."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from editorial.domain.claim import Status
from editorial.domain.question import QuestionState
from editorial.ui import dialogs
from editorial.ui.review import ItemKind

PIECE = """Health

Harbour Clinic Closes Its Night Ward

The only night ward on Mallow Island shuts on 1 May, the trust says.

3 min read By Ada Finch

Mallow Trust will close the night ward of Harbour Clinic on 1 May 2026, its chair, Rosa \
Lind, said on Monday. The ward has twelve beds and opened in 1988.

Last year it treated 2,140 people, the trust’s annual report says. Each night costs the \
trust about £3,900.

“Nobody will be turned away,” Lind told the Mallow Post. The nearest other ward is 41 miles \
off, in Skerry.

Editorial Questions

Who decides where patients are taken after midnight? Has the ambulance service agreed?

References

Source: Mallow Post
"""
CLAIMS = (
    "The only night ward on Mallow Island",
    "1 May 2026",
    "its chair, Rosa Lind",
    "twelve beds",
    "opened in 1988",
    "2,140 people",
    "the trust’s annual report says",
    "about £3,900",
    "“Nobody will be turned away,”",
    "41 miles off",
)
CTRL = Qt.KeyboardModifier.ControlModifier
NOTHING = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Keyboard:
    """Presses keys where the focus is, as a person would."""

    def __init__(self, qtbot, window: QWidget) -> None:
        self._qtbot = qtbot
        self._window = window

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NOTHING) -> None:
        self._qtbot.keyClick(QApplication.focusWidget() or self._window, key, held)

    def type(self, words: str) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None, f"nothing has the focus to type “{words}” into"
        for char in words:
            # QTest knows no key for “, ’ or £; keyboards that have them send just this.
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(focus, QKeyEvent(kind, 0, NOTHING, char))


def test_from_draft_to_summary_by_keyboard(qtbot, start, take_in, tmp_path: Path, monkeypatch):
    piece = tmp_path / "clinic.txt"
    piece.write_text(PIECE, encoding="utf-8")
    root = start()
    keys = Keyboard(qtbot, root.window)
    monkeypatch.setattr(dialogs, "article_files", lambda *_: [piece])
    keys.press(Qt.Key.Key_O, CTRL)
    take_in(root, "Harbour Clinic Closes Its Night Ward")
    _opened(qtbot, root)
    review = root.window.workspace.review
    assert [q.text for q in review.questions] == [
        "Who decides where patients are taken after midnight?",
        "Has the ambulance service agreed?",
    ]
    assert [cited.source.title for cited in review.sources] == ["Mallow Post"]

    for words in CLAIMS:
        _mark(keys, words)
    assert [claim.statement for claim in review.claims] == list(CLAIMS)

    _prove(qtbot, keys, root, "2,140 people")
    _ask_and_answer(qtbot, keys, root)
    _undo_and_redo(keys, root)

    root.window.close()
    root = start()
    keys = Keyboard(qtbot, root.window)
    review = root.window.workspace.review
    assert review.article.headline == "Harbour Clinic Closes Its Night Ward"
    assert len(review.claims) == 10
    before = len(_texts(review))
    keys.press(Qt.Key.Key_Z, CTRL)
    assert len(_texts(review)) < before

    summary = _export(qtbot, keys, root, tmp_path, monkeypatch)
    assert "Harbour Clinic Closes Its Night Ward" in summary
    for words in CLAIMS:
        assert words.strip("“”,") in summary
    assert "Annual report 2025" in summary
    assert "Treated 2,140 in-patients" in summary


def _opened(qtbot, root) -> None:
    review = root.window.workspace.review
    qtbot.waitUntil(
        lambda: review.article is not None and review.article.headline.startswith("Harbour")
    )
    # The offscreen platform leaves it to the program to say which window has the keys.
    root.window.activateWindow()
    qtbot.waitUntil(lambda: root.window.isAncestorOf(QApplication.focusWidget()))


def _mark(keys: Keyboard, words: str) -> None:
    keys.press(Qt.Key.Key_F, CTRL)
    keys.type(words)
    keys.press(Qt.Key.Key_Escape)
    keys.press(Qt.Key.Key_M)


def _prove(qtbot, keys: Keyboard, root, words: str) -> None:
    """Evidence with locator and excerpt for one claim, which is then verified."""
    review = root.window.workspace.review
    claim = next(claim for claim in review.claims if claim.statement == words)
    while review.selected_claim is None or review.selected_claim.id != claim.id:
        keys.press(Qt.Key.Key_K)
    keys.press(Qt.Key.Key_E)
    keys.type("Annual report 2025")
    keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Tab)
    keys.type("p. 14")
    keys.press(Qt.Key.Key_Tab)
    keys.type("Treated 2,140 in-patients")
    keys.press(Qt.Key.Key_Return, CTRL)
    (evidence,) = review.selected_claim.evidence
    assert (evidence.locator, evidence.excerpt) == ("p. 14", "Treated 2,140 in-patients")
    root.window.workspace.article.focus()
    keys.press(Qt.Key.Key_V)
    assert review.selected_claim.status is Status.VERIFIED


def _ask_and_answer(qtbot, keys: Keyboard, root) -> None:
    workspace = root.window.workspace
    review = workspace.review
    keys.press(Qt.Key.Key_Q)
    keys.type("Does the figure count day patients?")
    keys.press(Qt.Key.Key_Return, CTRL)
    asked = next(q for q in review.questions if q.text == "Does the figure count day patients?")
    assert asked.claim_id == next(c.id for c in review.claims if c.statement == "2,140 people")
    assert review.selected.kind is ItemKind.QUESTION
    workspace.questions.focus_reply()
    keys.type("No, in-patients only.")
    keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Space)
    workspace.questions.focus_reply()
    keys.press(Qt.Key.Key_Return, CTRL)
    assert review.question(asked.id).replies[-1].text == "No, in-patients only."
    assert review.question(asked.id).state is QuestionState.ANSWERED


def _texts(review) -> list[str]:
    """Everything that undo may take away, in words."""
    said = [reply.text for question in review.questions for reply in question.replies]
    ruled = [verdict.status.value for claim in review.claims for verdict in claim.verdicts]
    shown = [item.excerpt for claim in review.claims for item in claim.evidence]
    claims = [claim.statement for claim in review.claims]
    return [*said, *ruled, *shown, *claims, *(q.text for q in review.questions)]


def _undo_and_redo(keys: Keyboard, root) -> None:
    review = root.window.workspace.review
    root.window.workspace.article.focus()
    states = [_texts(review)]
    for _ in range(5):
        keys.press(Qt.Key.Key_Z, CTRL)
        states.append(_texts(review))
    assert len({tuple(state) for state in states}) == 6
    assert len(review.claims) == 9
    for back in (4, 3, 2):
        keys.press(Qt.Key.Key_Z, CTRL | SHIFT)
        assert _texts(review) == states[back]


def _export(qtbot, keys: Keyboard, root, folder: Path, monkeypatch) -> str:
    target = folder / "clinic-review.md"
    monkeypatch.setattr(dialogs, "save_file", lambda *_, **__: target)
    root.window.memory.put("export/format", "md")
    keys.press(Qt.Key.Key_E, CTRL)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    # The offscreen platform leaves it to the program to say which window has the keys.
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget()))
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(target.exists)
    return target.read_text(encoding="utf-8")
