"""What is asked about files on their way to the desk: is it right as recognised, and again?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from editorial.ui.import_choice import asks, set_asks
from editorial.ui.jobs import Jobs
from editorial.ui.letters import letters
from editorial.ui.memory import Memory
from editorial.ui.notices import Notices
from editorial.ui.taking_in import Found, TakingIn

if TYPE_CHECKING:
    from editorial.domain.article import Article
    from editorial.services.articles import Arrival
    from editorial.services.desk import Desk
    from editorial.ui.recognition_dialog import RecognitionDialog


class Asking(QObject):
    """Stands between the window and `TakingIn`. It keeps one preview open while files wait."""

    open_wanted = Signal(str)
    """The id of an article on the desk."""

    def __init__(
        self, desk: Desk, jobs: Jobs, memory: Memory, notices: Notices, window: QWidget
    ) -> None:
        super().__init__(window)
        self._memory, self._notices, self._window = memory, notices, window
        self._preview: RecognitionDialog | None = None
        self._taking_in = TakingIn(desk, jobs, lambda: asks(memory), self)
        self._taking_in.to_look_at.connect(self._show)
        self._taking_in.taken_in.connect(self.open_wanted)
        self._taking_in.refused.connect(notices.refuse)
        self._taking_in.not_taken.connect(self._say)
        self._taking_in.already_here.connect(self._ask_again)
        self._taking_in.busy.connect(notices.show_job)

    def files(self, paths: Sequence[Path]) -> None:
        self._taking_in.files(paths)

    def paste(self, text: str) -> None:
        self._taking_in.paste(text)

    def close(self) -> None:
        """The desk is left."""
        self._taking_in.close()
        self._close_preview()
        self.deleteLater()

    def _show(self, found: Found | None) -> None:
        if found is None:
            self._close_preview()
            return
        if self._preview is None:
            self._preview = self._new_preview()
            self._preview.open()
        self._preview.show_reading(found.reading, found.number, self._taking_in.total)

    def _new_preview(self) -> RecognitionDialog:
        from editorial.ui.recognition_dialog import RecognitionDialog

        preview = RecognitionDialog(asks(self._memory), self._window)
        preview.article.set_scale(self._memory.get("view/scale", 1.0))
        preview.wanted.connect(self._taking_in.take)
        preview.all_wanted.connect(self._taking_in.take_all)
        preview.left_out.connect(self._taking_in.leave_out)
        preview.asking_changed.connect(lambda ask: set_asks(self._memory, ask))
        preview.letters_chosen.connect(self._choose_letters)
        self._taking_in.busy.connect(preview.notices.show_job)
        return preview

    def _close_preview(self) -> None:
        if self._preview is not None:
            preview, self._preview = self._preview, None
            preview.finish()

    def _choose_letters(self, mode: str) -> None:
        letters().set_mode(mode)
        self._memory.put("keys/letters", mode)

    def _say(self, sentence: str) -> None:
        if self._preview is not None:
            self._preview.say(sentence)

    def _ask_again(self, arrival: Arrival, article: Article) -> None:
        from editorial.ui import dialogs

        dialog = dialogs.AlreadyHere(article.headline, self._preview or self._window)
        dialog.open_requested.connect(lambda: self._open_instead(article.id))
        dialog.again_requested.connect(lambda: self._taking_in.put(arrival))
        dialog.rejected.connect(self._think_better)
        dialog.open()

    def _open_instead(self, article_id: str) -> None:
        self.open_wanted.emit(article_id)
        self._taking_in.leave_out()

    def _think_better(self) -> None:
        """Neither taken in again nor opened: back to the preview, where there is one."""
        if self._preview is not None:
            self._preview.set_busy(False)
        else:
            self._taking_in.leave_out()
