"""The window's composition root: profile, desk, window, and what happens between them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from editorial import __version__
from editorial.domain.errors import DeskError
from editorial.domain.reviewer import Reviewer
from editorial.resources import resource
from editorial.services import locations
from editorial.ui import desk_keeper, theme
from editorial.ui.memory import Memory
from editorial.ui.window import Window

if TYPE_CHECKING:
    from editorial.domain.backup import Backup
    from editorial.services.desk import Desk


PATIENCE = 2.0
"""Seconds that the window stands still for another program's writing, before it says so."""

SAMPLE_IS_HERE = (
    "This new desk begins with a sample article, with faults planted in it. When you have seen "
    "enough, Article → Remove article… takes it away."
)


class Application:
    """One window and the desk that is open in it."""

    def __init__(self, app: QApplication, memory: Memory, profile_file: Path) -> None:
        self._app = app
        self._profile_file = profile_file
        theme.apply(app, memory.get("window/theme", theme.Choice.SYSTEM.value))
        self.window = Window(memory)
        self.window.desk_wanted.connect(self.open_desk)
        self.window.reviewer_wanted.connect(lambda: self.ask_reviewer(first_time=False))
        self.window.sample_wanted.connect(self.open_sample)
        self.window.backups_wanted.connect(self.show_backups)
        self.window.closed.connect(self._close_desk)
        self._keeper = desk_keeper.DeskKeeper(self.window.jobs, self.window.notices, self.window)
        self._keeper.brought.connect(self._put_in_place)
        self._desk: Desk | None = None

    def open_desk(self, path: Path) -> bool:
        """Open a desk file in the window; where that fails the open one stays."""
        from editorial.services.desk import Desk
        from editorial.services.reviewers import load_profile, sit_down
        from editorial.services.sample import lay_out_sample

        profile = load_profile(self._profile_file)
        try:
            desk = Desk(path, profile.reviewer, PATIENCE)
            is_new = desk.is_new
            sit_down(desk, profile.reviewer)
            if is_new:
                lay_out_sample(desk)
        except DeskError as error:
            self._refuse(path, error)
            return False
        self._close_desk()
        self._desk = desk
        self.window.sit_at(desk)
        self._keeper.keep(desk.path)
        if is_new:
            self.window.notices.inform(SAMPLE_IS_HERE)
        if not profile.asked:
            self.ask_reviewer(first_time=True)
        return True

    def open_sample(self) -> None:
        from editorial.services.sample import lay_out_sample

        if self._desk is not None and self.window.workspace is not None:
            self.window.workspace.open(lay_out_sample(self._desk).id)

    def ask_reviewer(self, first_time: bool) -> None:
        if self._desk is not None:
            from editorial.ui import dialogs

            dialog = dialogs.WhoIsReviewing(self._desk.reviewer, first_time, self.window)
            dialog.chosen.connect(self._set_reviewer)
            dialog.open()

    def _set_reviewer(self, reviewer: Reviewer) -> None:
        from editorial.services.reviewers import Profile, save_profile, sit_down

        assert self._desk is not None
        try:
            sit_down(self._desk, reviewer)
            save_profile(self._profile_file, Profile(reviewer, asked=True))
        except DeskError as error:
            self.window.notices.refuse(str(error))

    def show_backups(self) -> None:
        self._keeper.show_backups()

    def _refuse(self, path: Path, error: DeskError) -> None:
        """Say why a desk does not open, and show the way to its backups where it has some."""
        from editorial.services import backups

        if self._desk is None:
            self._keeper.desk = path
        if backups.has_some(path):
            show = partial(self._keeper.show_backups, path)
            self.window.notices.refuse(str(error), desk_keeper.SHOW_BACKUPS, show)
        else:
            self.window.notices.refuse(str(error))

    def _put_in_place(self, path: Path, fresh: Path, backup: Backup) -> None:
        """Close the desk, let the copy of a backup take its place, and open that."""
        from editorial.services import backups

        was_open = self._desk is not None and self._desk.path == path
        if was_open:
            self._close_desk()
        try:
            replaced = backups.put_in_place(path, fresh)
        except DeskError as error:
            if was_open:
                self.open_desk(path)
            self.window.notices.refuse(str(error))
            return
        if self.open_desk(path):
            self._keeper.tell_restored(backup, replaced)

    def _close_desk(self) -> None:
        self._keeper.rest()
        if self._desk is not None:
            self.window.leave()
            self._desk.close()
            self._desk = None


def main(desk_file: Path | None = None, files: Sequence[Path] = ()) -> int:
    """Open the window on a desk, take the files in, and run until it is closed."""
    app = QApplication.instance() or QApplication(["editorial"])
    assert isinstance(app, QApplication)
    app.setApplicationName("Editorial")
    # The name of the desktop entry: by it Wayland finds the window's icon.
    app.setDesktopFileName("org.editorialdesk.Editorial")
    app.setWindowIcon(QIcon(str(resource("icons", "editorial.svg"))))
    app.setApplicationVersion(__version__)
    memory = Memory(locations.memory_file())
    _keep_log(locations.log_file())
    root = Application(app, memory, locations.profile_file())
    _report_faults(root.window)
    root.window.show()

    def begin() -> None:
        # A desk that does not open leaves the window with the reason and "Open another desk".
        if root.open_desk(desk_file or locations.desk_file()):
            root.window.take_in(files)

    # Once the window is on screen: the desk brings SQLModel with it.
    QTimer.singleShot(0, root.window, begin)
    return app.exec()


def _report_faults(window: Window) -> None:
    """Our own faults: logged, and shown in a dialog that says what is safe."""

    def fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            window.close()
            return
        if issubclass(kind, DeskError):
            # Nobody stood in between to say it; the user can mend it all the same.
            window.notices.refuse(str(error))
            return
        import logging

        logging.getLogger("editorial").error("fault", exc_info=(kind, error, trace))
        from editorial.ui import dialogs

        dialogs.Fault(_without_texts(kind, trace), window).open()

    sys.excepthook = fault


def _without_texts(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Where it happened, without messages and values: they may hold a draft."""
    import traceback

    places = [
        f"{Path(f.filename).name}:{f.lineno} in {f.name}" for f in traceback.extract_tb(trace)
    ]
    return "\n".join([f"Editorial {__version__}", kind.__name__, *places])


def _keep_log(path: Path) -> None:
    import logging
    from logging.handlers import RotatingFileHandler

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=500_000, backupCount=2, encoding="utf-8")
    except OSError:
        # Without a log the desk works all the same.
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger("editorial").addHandler(handler)
