"""Where a new draft is reviewed: in the place of library, article and panes, which come back as
they were."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from editorial.ui.commands import LetterKeys
from editorial.ui.review import Review

if TYPE_CHECKING:
    from editorial.ui.article_pane import ArticlePane
    from editorial.ui.draft_review import DraftReview

Region = tuple[QWidget, Callable[[], object]]
"""A part of the window, and how the focus gets there."""

ONLY_DRAFT = "This is the first draft; there is none before it whose marks were carried over."


class DraftReviewPlace(QObject):
    changed = Signal()
    """The review is shown, or is shown no more."""
    told = Signal(str)
    undo_wanted = Signal()

    def __init__(
        self, review: Review, room: QWidget, keys: LetterKeys, article: ArticlePane
    ) -> None:
        """`room`, which holds the article, is hidden meanwhile."""
        super().__init__(room)
        self._review, self._room, self._keys, self._article = review, room, keys, article
        self.screen: DraftReview | None = None
        """Made when it is first shown."""
        review.article_changed.connect(self.leave)
        review.selection_changed.connect(self._selected)

    @property
    def is_shown(self) -> bool:
        return self.screen is not None and not self.screen.isHidden()

    @property
    def shown(self) -> DraftReview | None:
        """The screen, while it is shown."""
        return self.screen if self.is_shown else None

    def regions(self) -> list[Region]:
        """What F6 goes through while the review is shown."""
        if (screen := self.shown) is None:
            return []
        return [(each, partial(screen.focus_region, each)) for each in screen.regions()]

    @property
    def ground(self) -> QWidget | None:
        """Where a toast covers no article text, while the review is shown."""
        return self.screen.side if self.screen is not None and self.is_shown else None

    def open(self) -> None:
        """Show the review of the present draft, where there is a draft before it."""
        draft = self._review.draft
        if draft is None or self.is_shown:
            return
        if draft.revision.number == 1:
            self.told.emit(ONLY_DRAFT)
            return
        screen = self.screen or self._make()
        self._review.select_none()
        self._review.select_words(None)
        self._room.hide()
        screen.show()
        # The sheets break their lines once, at the width that they will have.
        if (parent := screen.parentWidget()) is not None and (layout := parent.layout()):
            layout.activate()
        screen.sheets.set_reading_scale(self._article.view.scale)
        screen.show_review()
        screen.focus_list()
        self.changed.emit()

    def leave(self) -> None:
        """Show article and panes again."""
        if self.screen is not None and self.is_shown:
            self.screen.put_away()
            self.screen.hide()
            self._room.show()
            self.changed.emit()

    def _make(self) -> DraftReview:
        from editorial.ui.draft_review import DraftReview

        parent = self._room.parentWidget()
        layout = parent.layout() if parent is not None else None
        assert layout is not None
        self.screen = screen = DraftReview(self._review, parent)
        screen.hide()
        layout.addWidget(screen)
        for widget in (screen.side.list, *screen.sheets.sheets):
            self._keys.listen(widget)
        self._article.zoomed.connect(screen.sheets.set_reading_scale)
        screen.left.connect(self._go_home)
        screen.finished.connect(self._go_home)
        screen.discarded.connect(self._go_home)
        screen.told.connect(self.told)
        screen.undo_wanted.connect(self.undo_wanted)
        return screen

    def _go_home(self, sentence: str = "") -> None:
        self.leave()
        self._article.focus()
        if sentence:
            self.told.emit(sentence)

    def _selected(self) -> None:
        # Somebody asks, in the palette say, for an item that is shown in the panes.
        if self._review.selected is not None:
            self.leave()
