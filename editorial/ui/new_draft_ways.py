"""The ways by which a new draft of the open article comes in: a file that is chosen or dropped, a
paste, the file that it came from, a paragraph that was corrected. And what is said of it then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QWidget

from editorial.domain.article import Article
from editorial.ui.changed_file import ChangedFile
from editorial.ui.new_draft import DraftTaken
from editorial.ui.new_draft_asking import NewDraftAsking
from editorial.ui.new_draft_bar import ChangedFileBar
from editorial.ui.new_draft_words import taken_words

if TYPE_CHECKING:
    from editorial.services.desk import Desk
    from editorial.ui.recognition_asking import Asking
    from editorial.ui.window import Window
    from editorial.ui.workspace import Workspace

NOTHING_COPIED = "The clipboard holds no text; copy the new draft, then paste it."


class NewDraftWays(QObject):
    """Of one desk; the window has it while the desk is open."""

    def __init__(self, desk: Desk, window: Window, workspace: Workspace, articles: Asking) -> None:
        super().__init__(workspace)
        self._window, self._workspace = window, workspace
        self._asking = NewDraftAsking(
            desk, window.jobs, window.memory, window.notices, articles, window
        )
        self._asking.taken.connect(self.show_taken)
        bar = ChangedFileBar()
        _put_below(window.notices.bar, bar)
        self.file = ChangedFile(workspace.review, window.memory, bar, self)
        self.file.wanted.connect(self._asking.file)
        workspace.article.correcting.made.connect(self.show_taken)

    def close(self) -> None:
        """The desk is left."""
        self.file.close()
        self._asking.close()

    # What the commands do

    def choose_file(self) -> None:
        """Choose a file that holds the next draft of the open article."""
        from editorial.ui import dialogs

        article = self._article
        if article is not None:
            path = dialogs.draft_file(self._window, self._window.memory, article.headline)
            if path is not None:
                self._asking.file(article, path)

    def paste_draft(self) -> None:
        """What the clipboard holds is the next draft."""
        self._paste(self._asking.paste)

    def correct(self) -> None:
        """Put the paragraph that one is at under the pen."""
        self._workspace.article.correct()

    def show_drafts(self) -> None:
        """List the article's drafts."""
        from editorial.ui.drafts_dialog import DraftsDialog

        dialog = DraftsDialog(self._workspace.review, self._window)
        dialog.compare_wanted.connect(self._workspace.compare_drafts)
        dialog.gone_back.connect(self.show_taken)
        dialog.open()

    def paste(self) -> None:
        """What the clipboard holds is a draft or an article; ask which."""
        self._paste(self._asking.ask_about_text)

    def take_in(self, path: Path) -> None:
        """A file is the next draft of the open article."""
        if self._article is not None:
            self._asking.file(self._article, path)

    def dropped(self, data: QMimeData, at: QPoint) -> bool:
        """Ask about what was dropped on the open article's page, at a place of the window; False
        where it was dropped elsewhere, or is several files."""
        article, page = self._article, self._workspace.article
        inside = page.rect().contains(page.mapFrom(self._window, at))
        if article is None or not page.isVisible() or not inside:
            return False
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if len(paths) == 1:
            self._asking.ask_about_file(article, paths[0])
        elif not paths and data.text().strip():
            self._asking.ask_about_text(article, data.text())
        else:
            return False
        return True

    def show_taken(self, taken: DraftTaken) -> None:
        """Say what a new draft made of the marks, and go to those that await a word; after a
        correction that is only offered."""
        workspace, notices = self._workspace, self._window.notices
        if workspace.review.article_id != taken.article_id:
            workspace.open(taken.article_id)
        undo = ("Undo", self._window.undo)
        if not taken.marks.awaiting:
            notices.tell(taken_words(taken), *undo)
            return
        if taken.corrected:
            notices.tell(taken_words(taken), "Review", workspace.review_draft, undo)
            return
        workspace.review_draft()
        notices.tell(taken_words(taken), *undo)

    @property
    def is_on_page(self) -> bool:
        """Whether an article is open, and nothing stands in the place of its page."""
        workspace = self._workspace
        covered = workspace.draft_review.is_shown or workspace.comparing.is_shown
        return self._article is not None and not covered

    @property
    def _article(self) -> Article | None:
        return self._workspace.review.article

    def _paste(self, take: Callable[[Article, str], None]) -> None:
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self._window.notices.refuse(NOTHING_COPIED)
        elif self._article is not None:
            take(self._article, text)


def _put_below(upper: QWidget, lower: QWidget) -> None:
    """Into the column in which another widget stands."""
    parent = upper.parentWidget()
    column = parent.layout() if parent is not None else None
    assert isinstance(column, QBoxLayout)
    column.insertWidget(column.indexOf(upper) + 1, lower)
