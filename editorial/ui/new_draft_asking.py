"""What is asked about a new draft on its way to its article: which it is, and is it right?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from editorial.domain.article import Article
from editorial.ui.import_choice import asks, set_asks
from editorial.ui.jobs import Jobs
from editorial.ui.letters import letters
from editorial.ui.memory import Memory
from editorial.ui.new_draft import Found, NewDraft
from editorial.ui.new_draft_dialogs import DraftOrArticle, few_words, what_is_it
from editorial.ui.notices import Notices

if TYPE_CHECKING:
    from editorial.services.desk import Desk
    from editorial.ui.recognition_asking import Asking
    from editorial.ui.recognition_dialog import RecognitionDialog


class NewDraftAsking(QObject):
    """Stands between the window and `NewDraft`. What turns out to be an article goes on to
    `Asking`, which takes articles in."""

    taken = Signal(object)
    """A `DraftTaken`."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        memory: Memory,
        notices: Notices,
        articles: Asking,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._memory, self._window = memory, window
        self._articles = articles
        self._preview: RecognitionDialog | None = None
        self._as_article: Callable[[], None] = lambda: None
        self._new_draft = NewDraft(desk, jobs, lambda: asks(memory), self)
        self._new_draft.few_words.connect(self._ask_about_few_words)
        self._new_draft.to_look_at.connect(self._show)
        self._new_draft.taken.connect(self.taken)
        self._new_draft.refused.connect(notices.refuse)
        self._new_draft.not_taken.connect(self._say)
        self._new_draft.busy.connect(notices.show_job)

    # Ways in

    def file(self, article: Article, path: Path) -> None:
        """Take a file in as the article's next draft."""
        self._as_article = lambda: self._articles.files([path])
        self._new_draft.file(article, path)

    def paste(self, article: Article, text: str) -> None:
        """Take a text in as the article's next draft."""
        self._as_article = lambda: self._articles.paste(text)
        self._new_draft.paste(article, text)

    def ask_about_file(self, article: Article, path: Path) -> None:
        """A file came while an article is open: is it a draft of it?"""
        dialog = what_is_it(path.name, article.headline, self._window)
        dialog.draft_wanted.connect(lambda: self.file(article, path))
        dialog.article_wanted.connect(lambda: self._articles.files([path]))
        dialog.open()

    def ask_about_text(self, article: Article, text: str) -> None:
        """A text came while an article is open: is it a draft of it?"""
        dialog = what_is_it("", article.headline, self._window)
        dialog.draft_wanted.connect(lambda: self.paste(article, text))
        dialog.article_wanted.connect(lambda: self._articles.paste(text))
        dialog.open()

    def close(self) -> None:
        """The desk is left."""
        self._new_draft.close()
        self._close_preview()
        self.deleteLater()

    # What is asked

    def _ask_about_few_words(self, found: Found) -> None:
        dialog: DraftOrArticle = few_words(found.article.headline, self._window)
        dialog.draft_wanted.connect(self._new_draft.go_on)
        dialog.article_wanted.connect(self._take_as_article)
        dialog.rejected.connect(self._new_draft.leave_out)
        dialog.open()

    def _take_as_article(self) -> None:
        self._new_draft.leave_out()
        self._as_article()

    def _show(self, found: Found | None) -> None:
        if found is None:
            self._close_preview()
            return
        from editorial.ui.recognition_dialog import RecognitionDialog

        self._preview = preview = RecognitionDialog(
            asks(self._memory), self._window, draft=found.number
        )
        preview.article.set_scale(self._memory.get("view/scale", 1.0))
        preview.wanted.connect(self._new_draft.take)
        preview.left_out.connect(self._new_draft.leave_out)
        preview.asking_changed.connect(lambda ask: set_asks(self._memory, ask))
        preview.letters_chosen.connect(self._choose_letters)
        preview.open()
        preview.show_reading(found.reading)

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
