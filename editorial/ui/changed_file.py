"""The file that the open article came from, looked after: what it holds now is offered, once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from editorial.domain.article import Article, Revision
from editorial.ui.file_watch import FileWatch
from editorial.ui.memory import Memory
from editorial.ui.new_draft_bar import ChangedFileBar
from editorial.ui.review import Review

MOST = 20
"""Different bytes for which "Not now" is remembered, of one article."""


class ChangedFile(QObject):
    """Follows the open article: its newest draft that came from a file says which one."""

    wanted = Signal(object, object)
    """Article and path: take the file in as its next draft."""

    def __init__(
        self, review: Review, memory: Memory, bar: ChangedFileBar, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._review, self._memory, self.bar = review, memory, bar
        self._from: Revision | None = None
        self._digest = ""
        self.watch = FileWatch(self)
        self.watch.differs.connect(self._offer)
        self.watch.agrees.connect(bar.hide)
        bar.wanted.connect(self._take)
        bar.put_off.connect(self._put_off)
        review.article_changed.connect(self._follow)
        review.draft_changed.connect(self._follow)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._look)
        self._follow()

    def close(self) -> None:
        self.watch.close()
        self.bar.deleteLater()
        self.deleteLater()

    def _look(self, window: QWindow | None) -> None:
        """Somebody came back to the window, from the program that writes the file perhaps."""
        if window is not None:
            self.watch.look()

    def _follow(self) -> None:
        from editorial.services.new_drafts import CORRECTION, revisions_of

        article_id = self._review.article_id
        revisions = self._review.desk.read(revisions_of, article_id) if article_id else []
        came = [each for each in revisions if each.file_path and each.format != CORRECTION]
        self._from = came[-1] if came else None
        if self._from is None:
            self.bar.hide()
        path = Path(self._from.file_path) if self._from else None
        self.watch.watch(path, frozenset(each.received_sha256 for each in revisions))

    def _offer(self, digest: str) -> None:
        self._digest = digest
        if self._from is None or digest in self._put_off_before():
            self.bar.hide()
            return
        self.bar.offer(self._from.file_name, self._from.number)

    def _take(self) -> None:
        article: Article | None = self._review.article
        self.bar.hide()
        if article is not None and self._from is not None:
            self.wanted.emit(article, Path(self._from.file_path))

    def _put_off(self) -> None:
        self.bar.hide()
        self._memory.put(self._key, [*self._put_off_before(), self._digest][-MOST:])

    def _put_off_before(self) -> list[str]:
        return self._memory.get(self._key, [])

    @property
    def _key(self) -> str:
        return f"drafts/not-now/{self._review.article_id}"
