"""The list of findings: a sign for how much each matters, its sentence, its check and places."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from editorial.ui import fonts
from editorial.ui.facts_delegate import head_height, paint_ground, paint_line
from editorial.ui.findings_model import HEAD, FindingsModel
from editorial.ui.icons import paint_icon
from editorial.ui.row_list import Index, RowLook, RowRole
from editorial.ui.row_table import RowTable
from editorial.ui.row_view import row_height
from editorial.ui.theme import appearance, current
from editorial.ui.wrapped_lines import wrapped_lines

SIDE, ICON, GAP = 16.0, 16.0, 10.0
LINES = 2
"""Lines that a sentence may take; the tooltip and the detail have all of it."""
_ABOVE = 7.0
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


def sentence_lines(sentence: str, width: int) -> tuple[str, ...]:
    """The sentence in a row of a width in pixels. It breaks as the bolder words of the selected
    row do, so that no row changes its height under the eye."""
    return _lines(sentence, width, fonts.interface_scale())


@lru_cache(maxsize=4096)
def _lines(sentence: str, width: int, scale: float) -> tuple[str, ...]:
    room = width - 2 * SIDE - 2 - ICON - GAP
    return tuple(wrapped_lines(sentence, _font(selected=True), max(60.0, room), LINES))


def finding_height(lines: int) -> int:
    """Pixels; a row of one line is as high as every other list's."""
    more = QFontMetricsF(_font()).height() * (lines - 1)
    return round(row_height() + more)


def _font(selected: bool = False) -> QFont:
    return fonts.interface(fonts.BODY, fonts.MEDIUM if selected else fonts.REGULAR)


class FindingsDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look: RowLook = index.data(RowRole.LOOK)
        if look.id.startswith(HEAD):
            return QSize(80, head_height())
        return QSize(80, finding_height(len(sentence_lines(look.title, option.rect.width()))))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look: RowLook = index.data(RowRole.LOOK)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        if look.id.startswith(HEAD):
            _paint_head(painter, area, look)
        else:
            paint_ground(painter, area, option.state, current())
            _paint_finding(painter, area, look, option.state)
        painter.restore()


def _paint_head(painter: QPainter, area: QRectF, look: RowLook) -> None:
    inner = area.adjusted(SIDE + 2, 4, -SIDE, 0)
    painter.setFont(fonts.interface(fonts.TAG))
    painter.setPen(current().text3)
    painter.drawText(inner, _RIGHT, look.meta)
    inner.setRight(inner.right() - 32)
    font = fonts.interface(fonts.TAG, fonts.SEMIBOLD)
    paint_line(painter, inner, look.title, font, current().text2)


def _paint_finding(painter: QPainter, area: QRectF, look: RowLook, state: QStyle.StateFlag) -> None:
    theme = current()
    selected = bool(state & QStyle.StateFlag.State_Selected)
    lines = sentence_lines(look.title, round(area.width()))
    font, small = _font(selected), fonts.interface(fonts.META)
    line, last = QFontMetricsF(_font()).height(), QFontMetricsF(small).height()
    spare = area.height() - line * len(lines) - last - 2
    at = QRectF(area.left() + SIDE + 2, area.top() + spare / 2, area.width(), line)
    mark = QRectF(at.left(), at.center().y() - ICON / 2, ICON, ICON)
    paint_icon(painter, look.icon, mark, theme.token(look.icon_colour))
    at.setLeft(mark.right() + GAP)
    at.setRight(area.right() - SIDE)
    for words in lines:
        colour = theme.text2 if look.muted and not selected else theme.text
        paint_line(painter, at, words, font, colour)
        at.translate(0, line)
    at.setTop(at.top() + 2)
    at.setHeight(last)
    paint_line(painter, at, look.meta, small, theme.text2 if selected else theme.text3)


class FindingsList(RowTable):
    chosen = Signal(str)
    """Id of the row that keys or the mouse went to."""
    opened = Signal(str)
    """Enter, or a double click."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._showing = False
        self._gap = 0
        self.rows = FindingsModel(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setItemDelegate(FindingsDelegate(self))
        self.setModel(self.rows)
        self.clicked.connect(lambda index: self.chosen.emit(index.data(RowRole.ID)))
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(RowRole.ID)))
        appearance().changed.connect(self._look_changed)

    def show_rows(self, rows: Sequence[RowLook]) -> None:
        """Show these rows; the current one stays current while it is among them."""
        current_id = self.current_id
        self._showing = True
        self.rows.show(rows)
        self._set_heights()
        self.mark(current_id)
        self._showing = False

    def mark(self, id: str | None) -> None:
        """Make a row the current one, or none, without telling of it."""
        index = self.rows.index_of(id) if id else QModelIndex()
        was, self._showing = self._showing, True
        if not index.isValid():
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        elif index != self.currentIndex():
            self.setCurrentIndex(index)
        self._showing = was

    @property
    def current_id(self) -> str | None:
        index = self.currentIndex()
        return index.data(RowRole.ID) if index.isValid() else None

    @property
    def ids(self) -> list[str]:
        """What the rows are of, heads left out."""
        rows = map(self.rows.id_at, range(self.rows.rowCount()))
        return [id for id in rows if not id.startswith(HEAD)]

    def step(self, rows: int) -> None:
        """Go up or down; from nowhere, to where the last one left a gap, or to the first."""
        ids = self.ids
        if not ids:
            return
        here = self.current_id
        # Behind a gap stands the row that was next.
        number = ids.index(here) + rows if here else self._gap + min(rows, 0)
        self.setCurrentIndex(self.rows.index_of(ids[min(max(number, 0), len(ids) - 1)]))

    def leave_gap(self, number: int) -> None:
        """The current row, of that number heads aside, left the list: steps go on from there."""
        self._gap = max(0, number)

    def mark_beside_gap(self) -> str | None:
        """Make the row current that took the place of the one that left; its id."""
        ids = self.ids
        beside = ids[min(self._gap, len(ids) - 1)] if ids else None
        self.mark(beside)
        return beside

    # Qt

    def currentChanged(self, new: Index, old: Index) -> None:
        super().currentChanged(new, old)
        if new.isValid():
            self._gap = 0
        if new.isValid() and not self._showing:
            self.chosen.emit(new.data(RowRole.ID))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if id := self.current_id:
                self.opened.emit(id)
            return
        super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the first and the last finding; a table would go along the row."""
        moves, ids = QAbstractItemView.CursorAction, self.ids
        if ids and (action is moves.MoveHome or not self.currentIndex().isValid()):
            return self.rows.index_of(ids[0])
        if ids and action is moves.MoveEnd:
            return self.rows.index_of(ids[-1])
        return super().moveCursor(action, modifiers)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A list that is entered by keys has a row that they are on."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
            Qt.FocusReason.OtherFocusReason,
        ):
            self.step(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._set_heights()

    def _set_heights(self) -> None:
        header, width = self.verticalHeader(), self.viewport().width()
        heights = [head_height(), *(finding_height(lines) for lines in range(1, LINES + 1))]
        for row in range(self.rows.rowCount()):
            look: RowLook = self.rows.index(row).data(RowRole.LOOK)
            is_head = look.id.startswith(HEAD)
            height = heights[0 if is_head else len(sentence_lines(look.title, width))]
            if header.sectionSize(row) != height:
                header.resizeSection(row, height)

    def _look_changed(self) -> None:
        self._set_heights()
        self.viewport().update()
