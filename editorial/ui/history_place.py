"""Where the history is shown: in the panes' place, which come back as they were."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from editorial.domain.history import Touched
from editorial.ui.commands import focus_is_in
from editorial.ui.history_pane import KINDS, HistoryPane
from editorial.ui.review import Review


class HistoryPlace(QObject):
    def __init__(self, review: Review, side: QWidget, panes: list[QWidget]) -> None:
        """`side` holds the panes and their tabs in a column."""
        super().__init__(side)
        self._review = review
        self._side, self._panes = side, panes
        self.pane = HistoryPane(review, side)
        self.pane.hide()
        layout = side.layout()
        assert layout is not None
        layout.addWidget(self.pane)
        self.pane.left.connect(self.toggle)
        self.pane.go_asked.connect(self._go)
        review.article_changed.connect(self._article_changed)

    @property
    def is_shown(self) -> bool:
        return not self.pane.isHidden()

    def toggle(self) -> None:
        """Show the history, or the panes again; the focus goes along."""
        if self.is_shown:
            self.leave()
            self._focus_panes()
        elif self._review.article is not None:
            self._show(True)
            self.pane.focus_list()

    def leave(self) -> None:
        """Show the panes again."""
        if self.is_shown:
            self._show(False)

    def _show(self, history: bool) -> None:
        # Without an article there is nothing to show in either.
        there = self._review.article is not None
        for widget in self._panes:
            widget.setVisible(there and not history)
        self.pane.setVisible(there and history)

    def _focus_panes(self) -> None:
        if not focus_is_in(*self._panes):
            self._panes[-1].setFocus()

    def _go(self, item: Touched) -> None:
        self.leave()
        self._review.select_none()
        self._review.select(KINDS[item.thing], item.id)

    def _article_changed(self) -> None:
        self._show(self.is_shown)
