"""One of two drafts on the screen: a page to read, with what changed in it, and marks to click."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from editorial.domain.text import Span
from editorial.ui.article_view import ArticleView
from editorial.ui.compare_level import Room
from editorial.ui.compare_page import ComparedPage
from editorial.ui.compare_strip import ChangeStrip
from editorial.ui.marks import Mark
from editorial.ui.overview import Overview
from editorial.ui.typography import COLUMN, Look


class Sheet(ArticleView):
    """Whoever owns it says how wide its column is, so that two sheets break their lines alike."""

    laid_out = Signal()
    """The whole page is laid out: from here on every place is known."""

    change_pointed = Signal(int)
    """The number of the change that the caret came to, by a click or by keys."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        self._column = COLUMN
        super().__init__(parent)
        self.setAccessibleName(name)
        self.caret_moved.connect(self._point_at_change)

    def _make_overview(self) -> Overview:
        return ChangeStrip(self)

    @property
    def strip(self) -> ChangeStrip:
        assert isinstance(self.overview, ChangeStrip)
        return self.overview

    @property
    def page(self) -> ComparedPage:
        if not isinstance(self._page, ComparedPage):
            self._take(ComparedPage((), "", self._look()))
        assert isinstance(self._page, ComparedPage)
        return self._page

    @property
    def is_laid_out(self) -> bool:
        return self._laid_out

    def lone(self) -> None:
        """Scrolled by its neighbour: neither bar nor strip is shown."""
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.overview.hide()

    # The page

    def show_page(self, page: ComparedPage) -> None:
        self._take(page)
        self.verticalScrollBar().setValue(0)
        self.selection_changed.emit()

    def look_for(self, column: int, compact: bool) -> Look:
        """How a page would be set in a column of so many pixels."""
        self._column, self._compact = column, compact
        return self._look()

    def set_in(self, look: Look, room: Room) -> None:
        """Set the page anew where its look is another now, with room above its paragraphs."""
        if look == self._page.look:
            self.page.give_room(room)
            self.viewport().update()
            return
        self.page.room = room
        self._set_again()

    def set_reading_scale(self, scale: float) -> None:
        """Kept for the next look; the page is set anew by its owner."""
        self._scale = scale

    def _look(self) -> Look:
        return replace(super()._look(), column=self._column)

    def lay_out(self, place: tuple[int, int] | None = None) -> None:
        layout = self.document().documentLayout()
        # Qt tells its scroll bars later how far they reach, and until then nobody could scroll on.
        layout.documentSizeChanged.emit(layout.documentSize())
        super().lay_out(place)
        self.laid_out.emit()

    # What is shown of it

    def set_page_marks(self, marks: Iterable[Mark]) -> None:
        chosen = {mark.owner_id for mark in map(self._page.mark, self._page.shown.selected) if mark}
        self._page.set_marks(marks)
        self.select_owner(next(iter(chosen), None))
        self.viewport().update()

    def replace_page_marks(self, ids: Iterable[str], marks: Iterable[Mark]) -> None:
        self._page.replace_marks(ids, marks)
        self.viewport().update()

    def select_owner(self, owner_id: str | None) -> None:
        """Outline every mark of one key, and no others."""
        found = self._page.marks_of(owner_id) if owner_id else ()
        self._page.shown.selected = frozenset(mark.id for mark in found)
        self.viewport().update()

    def outline_change(self, number: int | None, between: int | None = None) -> None:
        """`between`: a code point before which only the other draft has words."""
        self.page.current, self.page.between = number, between
        self.viewport().update()

    def set_adjusting(self, span: Span | None) -> None:
        self.page.adjusting = span
        self.viewport().update()

    def _point_at_change(self, point: int) -> None:
        number = self.page.words.change_at(point) if self.hasFocus() else None
        if number is not None:
            self.change_pointed.emit(number)

    def _announce(self) -> None:
        super()._announce()
        words = self._page.words.at(self.caret()) if isinstance(self._page, ComparedPage) else None
        if words is not None:
            said = (self.accessibleDescription(), words.look.capitalize())
            self.setAccessibleDescription(". ".join(filter(None, said)))
