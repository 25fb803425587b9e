from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from editorial.app import Application
from editorial.services.reviewers import Profile, save_profile
from editorial.ui.memory import Memory
from editorial.ui.recognition_dialog import RecognitionDialog
from editorial.ui.theme import Choice
from tests.desks import NOOR


@pytest.fixture
def start(qtbot, qapp: QApplication, tmp_path: Path) -> Iterator[Callable[[], Application]]:
    """Starts the program on a desk of its own; again on the same desk after a close."""
    save_profile(tmp_path / "profile.json", Profile(NOOR, asked=True))
    started: list[Application] = []

    def begin() -> Application:
        memory = Memory(tmp_path / "window.ini")
        memory.put("window/theme", Choice.LIGHT.value)
        root = Application(qapp, memory, tmp_path / "profile.json")
        started.append(root)
        root.window.resize(1440, 900)
        with qtbot.waitActive(root.window):
            root.window.show()
            root.window.activateWindow()
        assert root.open_desk(tmp_path / "newsroom.editorial")
        return root

    yield begin
    for root in started:
        root.window.close()
        root.window.deleteLater()


@pytest.fixture
def preview(qtbot) -> Callable[..., RecognitionDialog]:
    """Waits for the preview of a file to be shown, by what the article will be called."""

    def shown(root: Application, title: str) -> RecognitionDialog:
        def there() -> RecognitionDialog | None:
            found = root.window.findChildren(RecognitionDialog)
            return next((d for d in found if d.isVisible() and title == _title(d)), None)

        qtbot.waitUntil(lambda: there() is not None)
        dialog = there()
        assert dialog is not None
        # The offscreen platform leaves it to the program to say which window has the keys.
        dialog.activateWindow()
        qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget()))
        return dialog

    return shown


def _title(dialog: RecognitionDialog) -> str:
    return dialog.top.title.whole_text


@pytest.fixture
def take_in(qtbot, preview) -> Callable[..., None]:
    """Takes in what is previewed as it was recognised, with Ctrl+Enter."""

    def press(root: Application, title: str) -> None:
        preview(root, title)
        qtbot.keyClick(
            QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
        )

    return press
