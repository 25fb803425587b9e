"""Two drafts side by side: level with each other, scrolled together, with what changed in both.

Every position is in code points of the canonical text of its draft, end exclusive.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from editorial.domain.anchor import PassageState
from editorial.domain.article import Draft
from editorial.domain.claim import Status
from editorial.domain.comparison import Change, ChangeKind, Comparison
from editorial.domain.text import Span
from editorial.ui.compare_head import SheetHead
from editorial.ui.compare_level import Room, levelled
from editorial.ui.compare_lock import ScrollLock
from editorial.ui.compare_page import ComparedPage
from editorial.ui.compare_painter import StateMark
from editorial.ui.compare_sheet import Sheet
from editorial.ui.compare_strip import Tick
from editorial.ui.compare_words import moved_blocks, new_words, old_words
from editorial.ui.frames import HairLine
from editorial.ui.marks import Mark, Owner
from editorial.ui.overview import OVERVIEW_WIDTH
from editorial.ui.theme import appearance
from editorial.ui.typography import COLUMN, COMPACT_COLUMN, EDGE, GUTTER, Look

REST = 90
"""Milliseconds for which the width has rested before lines are broken anew."""
LEVEL = 12
"""Pixels by which two places may differ and still count as level."""
_NOTHING = Comparison((), ())


@dataclass(frozen=True, slots=True)
class SheetMark:
    """A passage on one of the two sheets; those that belong together share a `key`.

    Where `state` is given, line, tint and sign are those of the state, else those of the status;
    where neither is, it has the line of a note.
    """

    start: int
    end: int
    status: Status | None
    state: PassageState | None
    key: str


class TwoDrafts(QWidget):
    mark_chosen = Signal(str)
    """The key of a mark that was clicked; it is selected already."""
    words_selected = Signal(int, int)
    """Words selected on the new sheet, by pointer or by keys."""
    change_shown = Signal(object)
    """The number of the change that is outlined now, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.old, self.new = Sheet("Old draft", self), Sheet("New draft", self)
        self.old.lone()
        self._heads = SheetHead(self), SheetHead(self)
        self._comparison = _NOTHING
        self._pending: tuple[Span | None, Span | None] | None = None
        self._selected: str | None = None
        self._change: int | None = None
        self._lock = ScrollLock(self.old.verticalScrollBar(), self.new.verticalScrollBar(), self)
        self._rested = QTimer(self, singleShot=True, interval=REST)
        self._rested.timeout.connect(self._fit)
        self._lay_out_widgets()
        self._connect()

    # What is shown

    def show_drafts(self, old: Draft, new: Draft, comparison: Comparison) -> None:
        """Show two drafts from their beginning, without marks."""
        self._comparison = comparison
        self._change, self._selected, self._pending = None, None, None
        gone, come = moved_blocks(old.blocks, new.blocks, comparison)
        look = self._look()
        pages = (
            ComparedPage(old.blocks, old.text, look, old_words(comparison), gone),
            ComparedPage(new.blocks, new.text, look, new_words(comparison), come),
        )
        if self.isVisible():
            for page, room in zip(pages, self._rooms(*pages, look), strict=True):
                page.give_room(room)
        with self._lock.let_go():
            self._lock.set_shift(0)
            for sheet, page in zip(self.sheets, pages, strict=True):
                sheet.show_page(page)
        self.new.strip.show_ticks(())

    def set_heads(self, left: str, left_detail: str, right: str, right_detail: str) -> None:
        """What stands above the sheets: "Draft 3", "checked until 14:02"."""
        for head, sheet, title, detail in (
            (self._heads[0], self.old, left, left_detail),
            (self._heads[1], self.new, right, right_detail),
        ):
            head.say(title, detail)
            sheet.setAccessibleName(". ".join(filter(None, (title, detail))))

    def set_marks(self, old: Sequence[SheetMark], new: Sequence[SheetMark]) -> None:
        """The passages on both sheets, instead of those before. What was selected stays so."""
        self.old.set_page_marks(_marks(old))
        self.new.set_page_marks(_marks(new))
        self._outline()

    def replace_marks(
        self, keys: Sequence[str], old: Sequence[SheetMark], new: Sequence[SheetMark]
    ) -> None:
        """Put other marks in the place of those of some keys; all the rest stay."""
        for sheet, marks in ((self.old, old), (self.new, new)):
            gone = [mark.id for key in keys for mark in sheet.marks_of(key)]
            sheet.replace_page_marks(gone, _marks(marks))
        self._outline()

    def select(self, key: str | None, scroll: bool = True) -> None:
        """Outline the marks of a key on both sheets, and bring them into sight, level."""
        self._selected = key
        self._outline()
        if key is not None and scroll:
            spans = [_span_of(sheet.marks_of(key)) for sheet in self.sheets]
            self.show_place(spans[0], spans[1])

    @property
    def selected(self) -> str | None:
        return self._selected

    def show_place(self, old: Span | None, new: Span | None) -> None:
        """Bring a place of each draft into sight. Where they do not stand level, as after a move,
        the sheets are shifted until they do, and scroll so until another place is shown."""
        if old is None and new is None:
            return
        if not self.isVisible():
            self._pending = old, new
            return
        self.lay_out()
        places = [
            sheet.place_of(span.start, span.end) if span is not None else QRectF()
            for sheet, span in zip(self.sheets, (old, new), strict=True)
        ]
        self._go_to(old, new, places, self._shift_for(old, new, places))

    def set_adjusting(self, span: Span | None) -> None:
        """Paint the range of the new draft that is being adjusted; None: none is."""
        self.new.set_adjusting(span)

    def words(self) -> Span | None:
        """The words selected on the new sheet."""
        chosen = self.new.selection()
        return Span(*chosen) if chosen else None

    @property
    def sheets(self) -> tuple[Sheet, Sheet]:
        """The old one and the new one."""
        return self.old, self.new

    def set_reading_scale(self, scale: float) -> None:
        """The reader's scale of the text, 1.0 being 18 px."""
        for sheet in self.sheets:
            sheet.set_reading_scale(scale)
        self._fit()

    def lay_out(self) -> None:
        """Lay out both drafts whole, which is else done behind the first frame."""
        with self._lock.let_go():
            for sheet in self.sheets:
                if not sheet.is_laid_out:
                    sheet.lay_out()

    # Changes

    @property
    def change(self) -> int | None:
        """The number of the change that is outlined, in the order of the comparison."""
        return self._change

    def show_change(self, number: int | None, scroll: bool = True) -> None:
        """Outline a change on both sheets and bring it into sight."""
        self._change = number
        change = None if number is None else self._comparison.changes[number]
        old, new = _sides(change)
        self.old.outline_change(number, _between(old, new, self.new.page))
        self.new.outline_change(number, _between(new, old, self.old.page))
        self.new.strip.frame_change(number)
        if change is not None and scroll:
            self.show_place(old if _has_words(old) else None, new if _has_words(new) else None)
        self.change_shown.emit(number)

    # Inner workings

    def _lay_out_widgets(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, (head, sheet) in enumerate(zip(self._heads, self.sheets, strict=True)):
            if number:
                row.addWidget(HairLine(upright=True))
            column = QVBoxLayout()
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(head)
            column.addWidget(sheet, 1)
            row.addLayout(column, 1)

    def _connect(self) -> None:
        for sheet in self.sheets:
            sheet.laid_out.connect(self._show_ticks)
            sheet.mark_clicked.connect(self._mark_clicked)
        self.new.selection_changed.connect(self._words_selected)
        appearance().changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if all(sheet.is_laid_out for sheet in self.sheets):
            self._rested.start()
        else:
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()
        if self._pending is not None:
            place, self._pending = self._pending, None
            QTimer.singleShot(0, self, lambda: self.show_place(*place))

    def _look(self) -> Look:
        bar = self.new.verticalScrollBar().sizeHint().width()
        room = (self.width() - 1) // 2 - bar - OVERVIEW_WIDTH - GUTTER - EDGE
        scale = self.new.scale
        compact = room < COMPACT_COLUMN * scale
        widest = round((COMPACT_COLUMN if compact else COLUMN) * scale)
        self.old.look_for(max(160, min(room, widest)), compact)
        return self.new.look_for(max(160, min(room, widest)), compact)

    def _fit(self) -> None:
        """Break lines for the width there is, and level the paragraphs anew."""
        if not self.isVisible():
            return
        look = self._look()
        rooms = self._rooms(self.old.page, self.new.page, look)
        with self._lock.let_go():
            for sheet, room in zip(self.sheets, rooms, strict=True):
                sheet.set_in(look, room)

    def _rooms(self, old: ComparedPage, new: ComparedPage, look: Look) -> tuple[Room, Room]:
        tagged = (old.moved, new.moved)
        return levelled(old.blocks, new.blocks, self._comparison.pairs, look, tagged)

    def _shift_for(self, old: Span | None, new: Span | None, places: Sequence[QRectF]) -> int:
        """How much further the new draft is to be scrolled than the old one."""
        if old is None or new is None or places[0].isEmpty() or places[1].isEmpty():
            return 0
        # In paragraphs that stand level the words may be a line apart; moving those would help
        # nobody.
        tops = self.old.page.top_at(old.start), self.new.page.top_at(new.start)
        if abs(tops[1] - tops[0]) <= LEVEL:
            return 0
        return round(places[1].top() - places[0].top())

    def _go_to(
        self, old: Span | None, new: Span | None, places: Sequence[QRectF], shift: int
    ) -> None:
        self._stretch_for(shift)
        if shift == 0 == self._lock.shift:
            leads_old = places[1].isEmpty()
            sheet, span = (self.old, old) if leads_old else (self.new, new)
            if span is not None:
                sheet.reveal(span.start, span.end)
            return
        place = places[1] if not places[1].isEmpty() else places[0]
        wanted = round(place.top() - self.new.viewport().height() * 0.38)
        most = self.new.verticalScrollBar().maximum()
        # Both bars must be able to go there, or the places would not be level.
        wanted = max(0, shift, min(wanted, most, most + shift))
        self._lock.set_shift(shift)
        self.new.scroll_to(wanted)

    def _stretch_for(self, shift: int) -> None:
        """Let both sheets be scrolled as far as the shift wants; a short piece may be too low."""
        stretch = self.new.page.stretch
        most = self.new.verticalScrollBar().maximum() - stretch
        wanted = max(0, abs(shift) - most)
        if wanted != stretch:
            with self._lock.let_go():
                for sheet in self.sheets:
                    sheet.page.set_stretch(wanted)
                    sheet.lay_out()

    def _outline(self) -> None:
        found: list[float] = []
        for sheet in self.sheets:
            sheet.select_owner(self._selected)
            marks = sheet.marks_of(self._selected) if self._selected else []
            if marks and sheet.is_laid_out:
                found.append(sheet.page.y_of(marks[0].start))
        self.new.strip.frame_place(found[-1] if found else None)

    def _mark_clicked(self, mark_id: str) -> None:
        _, _, key = mark_id.partition(" ")
        self.select(key, scroll=False)
        self.mark_chosen.emit(key)

    def _words_selected(self) -> None:
        if chosen := self.new.selection():
            self.words_selected.emit(*chosen)

    def _show_ticks(self) -> None:
        if all(sheet.is_laid_out for sheet in self.sheets):
            self.new.strip.show_ticks(list(self._ticks()))
            self._outline()

    def _ticks(self) -> Iterator[Tick]:
        old, new = self.old.page, self.new.page
        for number, change in enumerate(self._comparison.changes):
            here, there = change.new_start < change.new_end, change.old_start < change.old_end
            if here:
                yield Tick(new.y_of(change.new_start), change.kind, number)
            if there and (change.kind is ChangeKind.MOVED or not here):
                yield Tick(old.y_of(change.old_start), change.kind, number)


def _marks(marks: Sequence[SheetMark]) -> Iterator[StateMark]:
    for number, mark in enumerate(marks):
        said = mark.state or mark.status
        owner = Owner.CLAIM if said else Owner.NOTE
        name = f"Passage, {said.value.replace('_', ' ')}" if said else "Passage"
        id = f"{number} {mark.key}"
        yield StateMark(
            id, owner, mark.key, mark.start, mark.end, mark.status, "", name, state=mark.state
        )


def _span_of(marks: Sequence[Mark]) -> Span | None:
    return Span(marks[0].start, marks[0].end) if marks else None


def _sides(change: Change | None) -> tuple[Span, Span]:
    if change is None:
        return Span(0, 0), Span(0, 0)
    return Span(change.old_start, change.old_end), Span(change.new_start, change.new_end)


def _has_words(span: Span) -> bool:
    return span.start < span.end


def _between(own: Span, other: Span, page: ComparedPage) -> int | None:
    """Where a draft lacks words that the other one, whose page this is, has within a paragraph."""
    if _has_words(own) or not _has_words(other):
        return None
    return None if page.words.is_whole_blocks(other.start, other.end) else own.start
