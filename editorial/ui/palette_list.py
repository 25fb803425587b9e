"""The list in the command palette: results under the heads of their groups."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from editorial.ui import fonts
from editorial.ui.chips import keycap_size, paint_keycap
from editorial.ui.glyphs import paint_icon
from editorial.ui.palette_results import Group, Result, matches
from editorial.ui.row_list import Index
from editorial.ui.theme import current

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class Role(IntEnum):
    ROW = Qt.ItemDataRole.UserRole + 1


class ResultsModel(QAbstractListModel):
    """Groups one below the other, each under its head."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Group | Result] = []
        self.words: tuple[str, ...] = ()

    def show(self, groups: Sequence[Group], words: tuple[str, ...]) -> None:
        """Show other results; every one of them is new."""
        self.beginResetModel()
        self._rows = []
        for group in groups:
            self._rows += [group, *group.rows]
        self.words = words
        self.endResetModel()

    def is_head(self, row: int) -> bool:
        return isinstance(self._rows[row], Group)

    def result(self, row: int) -> Result | None:
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Result) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.is_head(index.row()):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Role.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken if isinstance(row, Result) else row.title
        return None


class ResultsList(QListView):
    """Keys come from the field above, which keeps the focus."""

    def __init__(self, model: ResultsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._results = model
        self.setModel(model)
        self.setItemDelegate(_Delegate(model, self))
        self.setAccessibleName("Results")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Opaque, so that a key paints the rows and nothing that lies under them.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.entered.connect(self._under_pointer)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self.viewport()).fillRect(event.rect(), current().panel)
        super().paintEvent(event)

    @property
    def current(self) -> Result | None:
        return self._results.result(self.currentIndex().row())

    def needed_height(self) -> int:
        """Pixels that all rows take."""
        heads = sum(self._results.is_head(row) for row in range(self._results.rowCount()))
        return heads * head_height() + (self._results.rowCount() - heads) * row_height()

    def first(self) -> None:
        """Take the first result; its head stays in sight."""
        self.scrollToTop()
        self._take(range(self._results.rowCount()))

    def last(self) -> None:
        self._take(reversed(range(self._results.rowCount())))

    def step(self, rows: int) -> None:
        """Go up or down by results; beyond the end, from the other one."""
        results = [r for r in range(self._results.rowCount()) if not self._results.is_head(r)]
        if not results:
            return
        here = self.currentIndex().row()
        at = results.index(here) if here in results else -1
        self._go(results[(at + rows) % len(results)])

    def page(self, pages: int) -> None:
        """Go up or down by what is in sight, not beyond the ends."""
        results = [r for r in range(self._results.rowCount()) if not self._results.is_head(r)]
        if results:
            here = self.currentIndex().row()
            at = results.index(here) if here in results else 0
            rows = max(1, self.viewport().height() // row_height() - 1)
            self._go(results[min(max(at + pages * rows, 0), len(results) - 1)])

    def step_group(self, groups: int) -> None:
        """Go to the first result of the next group, or of the one before."""
        heads = [row for row in range(self._results.rowCount()) if self._results.is_head(row)]
        if heads:
            here = max(0, sum(head < self.currentIndex().row() for head in heads) - 1)
            self._go(heads[(here + groups) % len(heads)] + 1)

    def _take(self, rows: Any) -> None:
        row = next((row for row in rows if not self._results.is_head(row)), None)
        if row is not None:
            self._go(row)

    def _go(self, row: int) -> None:
        self.setCurrentIndex(self._results.index(row))
        if row and self._results.is_head(row - 1):
            self.scrollTo(self._results.index(row - 1))
        self.scrollTo(self._results.index(row))

    def _under_pointer(self, index: QModelIndex) -> None:
        if self._results.result(index.row()):
            self.setCurrentIndex(index)


def row_height() -> int:
    return round(max(36 * fonts.interface_scale(), QFontMetricsF(fonts.interface()).height() + 16))


def head_height() -> int:
    return round(28 * fonts.interface_scale())


class _Delegate(QStyledItemDelegate):
    def __init__(self, model: ResultsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._results = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        head = self._results.is_head(index.row())
        return QSize(80, head_height() if head else row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Group | Result = index.data(Role.ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        if isinstance(row, Group):
            _paint_head(painter, area.adjusted(20, 4, -20, 0), row)
        else:
            self._paint_result(painter, area, row, bool(option.state & _SELECTED))
        painter.restore()

    def _paint_result(self, painter: QPainter, area: QRectF, row: Result, selected: bool) -> None:
        look = current()
        if selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.accent_tint)
            painter.drawRoundedRect(area.adjusted(8, 0, -8, 0), 6, 6)
        inner = area.adjusted(20, 0, -20, 0)
        mark = QRectF(inner.left(), inner.center().y() - 8, 16, 16)
        paint_icon(painter, row.icon, mark, look.token(row.icon_colour))
        inner.setLeft(mark.right() + 12)
        if row.key:
            size = keycap_size(row.key)
            top = round(inner.center().y() - size.height() / 2)
            paint_keycap(
                painter,
                QRectF(inner.right() - size.width(), top, size.width(), size.height()),
                row.key,
            )
            inner.setRight(inner.right() - size.width() - 12)
        meta = fonts.interface(fonts.META)
        width = QFontMetricsF(meta).horizontalAdvance(row.detail)
        # What a thing is called goes before what is said of it, as long as that stays legible.
        room = inner.width() - min(width, inner.width() * 0.4) - 12
        font = fonts.interface()
        used = paint_matches(painter, inner, room, row.title, self._results.words, font, look.text)
        inner.setLeft(inner.left() + used + 12)
        painter.setFont(meta)
        # On the selected row's tint the quietest grey would be too pale.
        painter.setPen(look.text2 if selected else look.text3)
        words = QFontMetricsF(meta).elidedText(
            row.detail, Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, _LEFT if row.kind.value == "command" else _RIGHT, words)


_SELECTED = QStyle.StateFlag.State_Selected


def _paint_head(painter: QPainter, area: QRectF, group: Group) -> None:
    look = current()
    painter.setPen(look.text2)
    painter.setFont(fonts.interface(fonts.TAG))
    painter.drawText(area, _RIGHT, group.count)
    font = fonts.interface(fonts.TAG, fonts.SEMIBOLD)
    painter.setFont(font)
    room = area.width() - QFontMetricsF(font).horizontalAdvance(group.count) - 12
    title = QFontMetricsF(font).elidedText(group.title, Qt.TextElideMode.ElideRight, room)
    painter.drawText(area, _LEFT, title)


def paint_matches(
    painter: QPainter,
    area: QRectF,
    room: float,
    text: str,
    words: tuple[str, ...],
    font: QFont,
    color: QColor,
) -> float:
    """Paint one line, the words of the query in bold, elided to `room` pixels; its width."""
    bold = QFont(font)
    bold.setWeight(QFont.Weight.Bold)
    if QFontMetricsF(bold).horizontalAdvance(text) > room:
        text = QFontMetricsF(bold).elidedText(text, Qt.TextElideMode.ElideRight, room)
    layout = QTextLayout(text, font)
    strong = QTextCharFormat()
    strong.setFontWeight(QFont.Weight.Bold)
    ranges = []
    for start, end in matches(text, words):
        part = QTextLayout.FormatRange()
        part.start, part.length = _units(text[:start]), _units(text[start:end])
        part.format = strong
        ranges.append(part)
    layout.setFormats(ranges)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(1e6)
    layout.endLayout()
    painter.setPen(color)
    layout.draw(painter, QPointF(area.left(), area.center().y() - line.height() / 2))
    return line.naturalTextWidth()


def _units(text: str) -> int:
    """How Qt counts: UTF-16 code units."""
    return len(text) + sum(char > "\uffff" for char in text)
