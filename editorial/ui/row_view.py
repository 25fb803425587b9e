"""A list of rows with two lines each, painted by one delegate."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from editorial.ui import fonts
from editorial.ui.icons import paint_icon
from editorial.ui.palette import Theme
from editorial.ui.row_list import Index, RowListModel, RowLook, RowRole
from editorial.ui.theme import appearance, current
from editorial.ui.tier_badge import badge_width, paint_badge

INDENT = 14.0
ICON = 16.0
FLAG = 12.0
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


def row_height(lines: int = 2) -> int:
    """48 px for two lines at the default text size, 32 for one."""
    title, meta = (QFontMetricsF(fonts.interface(px)).height() for px in (fonts.BODY, fonts.META))
    least = (48 if lines == 2 else 32) * fonts.interface_scale()
    return round(max(least, title + (meta if lines == 2 else 0) + 14))


def head_height() -> int:
    """28 px at the default text size."""
    line = QFontMetricsF(fonts.interface(fonts.TAG, fonts.SEMIBOLD)).height()
    return round(max(28 * fonts.interface_scale(), line + 12))


class RowDelegate(QStyledItemDelegate):
    """Paints a RowLook. With one line, `meta` and `aside` are left out."""

    def __init__(self, lines: int = 2, inset: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines, self._inset = lines, inset

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look: RowLook = index.data(RowRole.LOOK)
        return QSize(80, head_height() if look.is_head else row_height(self._lines))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look: RowLook = index.data(RowRole.LOOK)
        theme = current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        if look.is_head:
            _paint_head(painter, area.adjusted(self._inset, 4, -self._inset, 0), look, theme)
            painter.restore()
            return
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = max(0, self._inset - 10)
        _paint_ground(painter, area.adjusted(ground, 1, -ground, -1), option, theme)
        inner = area.adjusted(self._inset, 6, -self._inset, -6)
        if look.depth:
            _paint_elbow(painter, area, look.depth, theme)
            inner.setLeft(inner.left() + INDENT * look.depth)
        first, second = self._split(inner)
        if look.icon:
            mark = QRectF(inner.left(), first.center().y() - ICON / 2, ICON, ICON)
            paint_icon(painter, look.icon, mark, theme.token(look.icon_colour))
            first.setLeft(first.left() + ICON + 10)
            second.setLeft(second.left() + ICON + 10)
        first.setRight(_paint_right(painter, first, look, theme))
        weight = fonts.MEDIUM if selected else fonts.REGULAR
        colour = theme.text2 if look.muted and not selected else theme.text
        _paint_text(painter, first, look.title, fonts.interface(fonts.BODY, weight), colour)
        if self._lines == 2:
            self._paint_second(painter, second, look, theme)
        painter.restore()

    def _split(self, inner: QRectF) -> tuple[QRectF, QRectF]:
        if self._lines == 1:
            return QRectF(inner), QRectF(inner)
        share = inner.height() * 0.53
        first = QRectF(inner.left(), inner.top(), inner.width(), share)
        return first, QRectF(inner.left(), first.bottom(), inner.width(), inner.height() - share)

    def _paint_second(self, painter: QPainter, area: QRectF, look: RowLook, theme: Theme) -> None:
        font = fonts.interface(fonts.META)
        if look.aside:
            painter.setFont(font)
            painter.setPen(theme.text2)
            painter.drawText(area, _RIGHT, look.aside)
            width = QFontMetricsF(font).horizontalAdvance(look.aside)
            area.setRight(area.right() - width - 12)
        if look.meta_icon:
            mark = QRectF(area.left(), area.center().y() - 6, 12, 12)
            paint_icon(painter, look.meta_icon, mark, theme.text2)
            area.setLeft(area.left() + 17)
        _paint_text(painter, area, look.meta, font, theme.text2)


def _paint_ground(
    painter: QPainter, box: QRectF, option: QStyleOptionViewItem, theme: Theme
) -> None:
    state = option.state
    painter.setPen(Qt.PenStyle.NoPen)
    if state & QStyle.StateFlag.State_Selected:
        painter.setBrush(theme.accent_tint)
        painter.drawRoundedRect(box, 6, 6)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(theme.hover)
        painter.drawRoundedRect(box, 6, 6)
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.accent, 2))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)


def _paint_head(painter: QPainter, area: QRectF, look: RowLook, theme: Theme) -> None:
    count = fonts.interface(fonts.TAG)
    painter.setFont(count)
    painter.setPen(theme.text3)
    painter.drawText(area, _RIGHT, look.aside)
    area.setRight(area.right() - QFontMetricsF(count).horizontalAdvance(look.aside) - 12)
    title = fonts.interface(fonts.TAG, fonts.SEMIBOLD)
    _paint_text(painter, area, look.title, title, theme.text2)


def _paint_elbow(painter: QPainter, area: QRectF, depth: int, theme: Theme) -> None:
    """The line that leads from the source above to the one that relies on it."""
    x = area.left() + 18 + INDENT * (depth - 1)
    middle = area.top() + area.height() * 0.32
    painter.setPen(QPen(theme.ctl, 1))
    painter.drawPolyline(
        [
            QPointF(x + 0.5, area.top() - 2),
            QPointF(x + 0.5, round(middle) + 0.5),
            QPointF(x + 8.5, round(middle) + 0.5),
        ]
    )


def _paint_right(painter: QPainter, area: QRectF, look: RowLook, theme: Theme) -> float:
    """The badge or the tag; where the title has to end."""
    if look.tier:
        width = badge_width(look.tier)
        paint_badge(
            painter, QRectF(area.right() - width, area.top(), width, area.height()), look.tier
        )
        return area.right() - width - 10
    if not look.tag:
        return area.right()
    font = fonts.interface(fonts.TAG, fonts.SEMIBOLD)
    painter.setFont(font)
    painter.setPen(theme.token(look.tag_colour))
    painter.drawText(area, _RIGHT, look.tag)
    left = area.right() - QFontMetricsF(font).horizontalAdvance(look.tag)
    if look.tag_icon:
        left -= FLAG + 4
        mark = QRectF(left, area.center().y() - FLAG / 2, FLAG, FLAG)
        paint_icon(painter, look.tag_icon, mark, theme.token(look.tag_colour))
    return left - 10


def _paint_text(painter: QPainter, area: QRectF, text: str, font: QFont, colour: object) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    elided = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, _LEFT, elided)


class RowView(QListView):
    """The list. `chosen` tells of the row that the user went to."""

    chosen = Signal(str)
    """Id of the row that keys or the mouse went to."""
    opened = Signal(str)
    """Enter, or a double click: the row is to be worked on."""
    pressed_id = Signal(str)
    """Enter, or one click."""

    def __init__(
        self, name: str, lines: int = 2, inset: int = 16, parent: QWidget | None = None
    ) -> None:
        """`inset`: pixels between the list's edges and what its rows say."""
        super().__init__(parent)
        self._showing = False
        self._most = self._gap = 0
        self._lines = lines
        self.rows = RowListModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(RowDelegate(lines, inset, self))
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(RowRole.ID)))
        appearance().changed.connect(self._look_changed)

    def show_rows(self, rows: Sequence[RowLook]) -> None:
        """Show these rows; the current one stays current while it is among them."""
        current_id = self.current_id
        self._showing = True
        # Asking the height of each of thousands of rows takes long, and is needed with heads only.
        self.setUniformItemSizes(not any(row.is_head for row in rows))
        self.rows.show(rows)
        self.mark(current_id)
        self._showing = False
        self._fit()

    def mark(self, id: str | None) -> None:
        """Make a row the current one, or none, without telling of it."""
        index = self.rows.index_of(id) if id else QModelIndex()
        was, self._showing = self._showing, True
        if index.isValid():
            if index != self.currentIndex():
                self.setCurrentIndex(index)
        else:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        self._showing = was

    @property
    def current_id(self) -> str | None:
        index = self.currentIndex()
        return index.data(RowRole.ID) if index.isValid() else None

    def id_under(self, place: QPoint) -> str | None:
        """The id of the row at a place of the viewport."""
        index = self.indexAt(place)
        return index.data(RowRole.ID) if index.isValid() else None

    def step(self, rows: int) -> None:
        """Go up or down; from nowhere, to the first row."""
        count = self.rows.rowCount()
        if not count:
            return
        here = self.currentIndex()
        # Behind a gap stands the row that was next.
        row = here.row() + rows if here.isValid() else self._gap + min(rows, 0)
        row, back = min(max(row, 0), count - 1), -1 if rows < 0 else 1
        found = self.rows.next_item(row, back)
        if found is None and not here.isValid():
            found = self.rows.next_item(row, -back)
        if found is not None:
            self.setCurrentIndex(self.rows.index(found))

    @property
    def first_id(self) -> str | None:
        """The first row that can be gone to."""
        first = self.rows.next_item(0, 1)
        return None if first is None else self.rows.id_at(first)

    def leave_gap(self, row: int) -> None:
        """The current row left the list: steps go on from where it was."""
        if row >= 0:
            self._gap = row

    def mark_beside_gap(self) -> str | None:
        """Make the row current that took the place of the one that left; its id."""
        count = self.rows.rowCount()
        if not count:
            return None
        gap = min(self._gap, count - 1)
        found = self.rows.next_item(gap, 1)
        found = self.rows.next_item(gap, -1) if found is None else found
        if found is None:
            return None
        beside = self.rows.id_at(found)
        self.mark(beside)
        return beside

    def fit_to_rows(self, most: int) -> None:
        """Be as high as the rows, at most so many."""
        self._most = most
        self._fit()

    def currentChanged(self, new: Index, old: Index) -> None:
        super().currentChanged(new, old)
        if new.isValid():
            self._gap = 0
        if new.isValid() and not self._showing:
            self.chosen.emit(new.data(RowRole.ID))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        id = self.current_id
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and id:
            self.opened.emit(id)
            self.pressed_id.emit(id)
            return
        super().keyPressEvent(event)

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

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here."""

    def _clicked(self, index: QModelIndex) -> None:
        id = index.data(RowRole.ID)
        self.chosen.emit(id)
        self.pressed_id.emit(id)

    def _fit(self) -> None:
        if self._most:
            self.setFixedHeight(row_height(self._lines) * min(self._most, self.rows.rowCount()))

    def _look_changed(self) -> None:
        self.scheduleDelayedItemsLayout()
        self._fit()
