from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from editorial.app import Application
from editorial.services.reviewers import Profile, save_profile
from editorial.ui.memory import Memory
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
