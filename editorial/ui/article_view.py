"""The article: the draft as a page to read, and to check mark by mark.

Every position that comes in or goes out is in code points of the canonical text, end exclusive.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from html import escape

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from editorial.domain.article import Block
from editorial.domain.text import LINE_BREAK
from editorial.ui.covered_view import CoveredView
from editorial.ui.finding_text import Hits, find_words
from editorial.ui.marks import Mark
from editorial.ui.page import Page
from editorial.ui.typography import GUTTER


class View(StrEnum):
    READ = "read"
    CHECK = "check"
    COVERAGE = "coverage"


class ArticleView(CoveredView):
    """The draft under review. A click on a mark selects it; again, the next one below it."""

    mark_clicked = Signal(str)
    """A mark's id. The view has selected it already."""
    selection_changed = Signal()
    caret_moved = Signal(int)
    """Code points."""
    link_activated = Signal(str)
    """Ctrl+click on a link. Nothing is opened here."""
    context_menu_requested = Signal(int, QPoint)
    """The block's number, and where on the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._view = View.CHECK
        self._pressed: QPoint | None = None
        super().__init__(parent)
        self.setAccessibleName("Article")
        # Without "Links…" a click on a link is a click on its words.
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setCursorWidth(2)
        self.selectionChanged.connect(self.selection_changed)
        self.cursorPositionChanged.connect(self._caret_moved)

    # The draft

    def show_draft(self, blocks: Sequence[Block], text: str) -> bool:
        """Shows a draft; whether it is another one than before. The one shown already, with other
        zones, keeps its marks and its place.

        ValueError where `text` is not the canonical text of `blocks`.
        """
        page = self._page
        if text == page.text and _same_words(blocks, page.blocks):
            self._show_zones(blocks)
            return False
        self._take(Page(blocks, text, self._look()))
        self._page.shown.marks = self._view is View.CHECK
        self.verticalScrollBar().setValue(0)
        self.selection_changed.emit()
        return True

    def _show_zones(self, blocks: Sequence[Block]) -> None:
        page = self._page
        changed = {n for n, (a, b) in enumerate(zip(blocks, page.blocks, strict=True)) if a != b}
        if not changed:
            return
        # Space and signs depend on neighbours; where something hides, on those further off.
        hides = not all(
            page.look.shows(block) for n in changed for block in (blocks[n], page.blocks[n])
        )
        near = {n + step for n in changed for step in (-1, 0, 1)} & set(range(len(blocks)))
        page.blocks = tuple(blocks)
        self._set_again(range(len(blocks)) if hides else near)

    @property
    def blocks(self) -> tuple[Block, ...]:
        return self._page.blocks

    @property
    def text(self) -> str:
        return self._page.text

    # Marks

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """All marks of the draft. What was selected stays so if it is still there."""
        self._page.set_marks(marks)
        self._select(self.selected)
        self.overview.show_page(self._page, self._laid_out)
        self._marks_changed()

    def replace_marks(self, ids: Iterable[str], marks: Iterable[Mark]) -> None:
        """Takes some marks out and puts others in; only their blocks are painted anew."""
        touched = self._page.replace_marks(ids, marks)
        self._select(self.selected)
        for number in touched:
            self.update_block(number)
        self.overview.update_blocks(touched)
        self._marks_changed(repaint=False)

    def mark(self, mark_id: str) -> Mark | None:
        return self._page.mark(mark_id)

    def marks_of(self, owner_id: str) -> list[Mark]:
        """The marks of one item, in the order of the text."""
        return self._page.marks_of(owner_id)

    def marks_at(self, point: int) -> list[Mark]:
        return self._page.suggested.at(point) + self._page.marks.at(point)

    @property
    def selected(self) -> str | None:
        return next(iter(self._page.shown.selected), None)

    def select(self, mark_id: str | None, scroll: bool = True) -> None:
        """Outlines a mark, the other marks of its item lightly, and brings it into sight."""
        if mark_id != self.selected:
            self._select(mark_id)
            self.viewport().update()
            self.overview.update()
        mark = self.mark(mark_id) if mark_id else None
        if mark and scroll:
            self.reveal(mark.start, mark.end)

    def _select(self, mark_id: str | None) -> None:
        mark = self._page.mark(mark_id)
        shown = self._page.shown
        shown.selected = frozenset({mark.id}) if mark else frozenset()
        siblings = self._page.marks_of(mark.owner_id) if mark else ()
        shown.siblings = frozenset(m.id for m in siblings) - shown.selected

    def set_view(self, view: View | str) -> None:
        self._view = View(view)
        self._page.shown.marks = self._view is View.CHECK
        self.overview.setVisible(self._view is not View.READ)
        self._marks_changed()

    @property
    def view(self) -> View:
        return self._view

    def _marks_changed(self, repaint: bool = True) -> None:
        self._announce()
        if repaint:
            self.viewport().update()
            self.overview.update()

    # Selection and caret

    def selection(self) -> tuple[int, int] | None:
        """The words selected, None where there are none."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        points = self._page.positions.to_points
        return points(cursor.selectionStart()), points(cursor.selectionEnd())

    def caret(self) -> int:
        return self._page.positions.to_points(self.textCursor().position())

    def select_words(self, start: int, end: int, scroll: bool = True) -> None:
        """Selects text (start = end: moves the caret there)."""
        units = self._page.positions.to_units
        cursor = QTextCursor(self._page.document)
        cursor.setPosition(units(start))
        cursor.setPosition(units(end), QTextCursor.MoveMode.KeepAnchor)
        bar = self.verticalScrollBar()
        before = bar.value()
        self.setTextCursor(cursor)
        bar.setValue(before)
        if scroll:
            self.reveal(start, max(end, min(start + 1, len(self.text))))

    def clear_selection(self) -> None:
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def link_at_caret(self) -> str:
        return self.textCursor().charFormat().anchorHref()

    def createMimeDataFromSelection(self) -> QMimeData:
        """The exact words: Qt's own way would change no-break spaces."""
        data = QMimeData()
        chosen = self.selection()
        if chosen:
            data.setText(self.text[slice(*chosen)].replace(LINE_BREAK, "\n"))
        return data

    def _caret_moved(self) -> None:
        self.caret_moved.emit(self.caret())
        self._announce()

    def _announce(self) -> None:
        point, said = self.caret(), ""
        if self._view is View.CHECK and point < len(self.text):
            said = ". ".join(mark.name for mark in self.marks_at(point))
        elif self._view is View.COVERAGE and self.is_uncovered(point):
            said = "Uncovered"
        self.setAccessibleDescription(said)

    # Finding

    def find_text(self, words: str) -> int:
        """Highlights every place of some words, goes to the first from the caret on; how many."""
        shown = self._page.shown
        look = self._page.look
        found = find_words(self.text, words)
        block_of = self._page.marks.block_at
        shown.hits = Hits(
            tuple(p for p in found.places if look.shows(self._page.blocks[block_of(p[0])]))
        )
        shown.hit = shown.hits.next_after(self.caret()) if shown.hits else None
        self._show_hit()
        return len(shown.hits)

    @property
    def current_hit(self) -> int | None:
        """The number of the hit gone to, from 0."""
        return self._page.shown.hit

    def find_next(self, step: int = 1) -> int | None:
        shown = self._page.shown
        if shown.hit is not None:
            shown.hit = (shown.hit + step) % len(shown.hits)
            self._show_hit()
        return shown.hit

    def find_previous(self) -> int | None:
        return self.find_next(-1)

    def clear_find(self) -> None:
        """The last hit stays selected, so that work goes on where the words were found."""
        shown = self._page.shown
        if shown.hit is not None:
            self.select_words(*shown.hits.places[shown.hit], scroll=False)
        shown.hits, shown.hit = Hits(), None
        self.viewport().update()

    def _show_hit(self) -> None:
        shown = self._page.shown
        if shown.hit is not None:
            self.reveal(*shown.hits.places[shown.hit])
        self.viewport().update()

    # Pointer and keys

    def _on_page(self, point: QPoint | QPointF) -> QPointF:
        return QPointF(point.x(), point.y() + self.verticalScrollBar().value())

    def _marks_under(self, point: QPoint) -> list[Mark]:
        return self._page.marks_at(self._on_page(point)) if self._view is View.CHECK else []

    def mark_at(self, point: QPoint) -> str | None:
        """The id of the narrowest mark at a place of the viewport."""
        return next((mark.id for mark in self._marks_under(point)), None)

    def block_at(self, point: QPoint) -> int:
        """The number of the block in sight at, or next above, a place of the viewport."""
        number = self.cursorForPosition(point).blockNumber()
        page = self._page
        before = (n for n in range(number, -1, -1) if page.look.shows(page.blocks[n]))
        return next(before, number) if page.blocks else 0

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() is Qt.MouseButton.LeftButton
        self._pressed = event.position().toPoint() if left else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point, pressed = event.position().toPoint(), self._pressed
        self._pressed = None
        if pressed is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        far = (point - pressed).manhattanLength() >= QApplication.startDragDistance()
        if far or self.textCursor().hasSelection():
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.anchorAt(point):
            self.link_activated.emit(self.anchorAt(point))
            return
        self._click(self._marks_under(point))

    def _click(self, marks: Sequence[Mark]) -> None:
        if not marks:
            return
        ids = [mark.id for mark in marks]
        selected = self.selected
        after = ids.index(selected) + 1 if selected in ids else 0
        chosen = ids[after % len(ids)]
        self.select(chosen, scroll=False)
        self.mark_clicked.emit(chosen)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        point = event.position().toPoint()
        sign = point.x() < GUTTER - 4 and bool(self._marks_under(point))
        shape = Qt.CursorShape.PointingHandCursor if sign else Qt.CursorShape.IBeamCursor
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Asks for a menu: by the pointer for the block below it, by the key for the caret's."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            self.context_menu_requested.emit(self.block_at(event.pos()), event.globalPos())
            return
        place = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        self.context_menu_requested.emit(self.textCursor().blockNumber(), place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # QTextBrowser would take these for going back in its history.
        if event.key() == Qt.Key.Key_Backspace or not _moves(event):
            event.ignore()
            return
        super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            tip = self.tip_at(event.pos())
            if tip:
                QToolTip.showText(event.globalPos(), tip, self.viewport())
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def tip_at(self, point: QPoint) -> str:
        """As rich text, which Qt breaks into lines."""
        words = [mark.tip for mark in self._marks_under(point) if mark.tip]
        link = self.anchorAt(point)
        if link:
            words.append(f"{link}\nCtrl+click to open")
        lines = (escape(part).replace("\n", "<br>") for part in words)
        return f"<qt>{'<hr>'.join(lines)}</qt>" if words else ""


def _same_words(blocks: Sequence[Block], others: Sequence[Block]) -> bool:
    """Whether two drafts differ in their zones only."""
    return len(blocks) == len(others) and all(
        replace(a, zone=b.zone) == b for a, b in zip(blocks, others, strict=True)
    )


_MOVES = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Space,
        Qt.Key.Key_Copy,
    }
)


_COPY, _ALL = QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.SelectAll


def _moves(event: QKeyEvent) -> bool:
    """Letters are commands of the window, and all else but moving, selecting and copying."""
    standard = (event.matches(key) for key in (_COPY, _ALL))
    return event.key() in _MOVES or any(standard)
