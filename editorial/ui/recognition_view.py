"""The article before it is taken in: paragraphs are chosen, and marks stand for remarks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from editorial.domain.article import Block, Zone
from editorial.domain.text import shortened
from editorial.ui.article_view import ArticleView
from editorial.ui.mark_painter import RADIUS
from editorial.ui.marks import Mark
from editorial.ui.page import Page
from editorial.ui.recognition_zones import ZoneNames, blocks_in_sight, zone_label, zones_in
from editorial.ui.theme import current
from editorial.ui.typography import Look

BAND = 4
"""Pixels by which a band reaches above and below its paragraphs."""
NEAR = 40
"""Pixels that stay free above and below the paragraph that one goes to."""


class RecognitionView(ArticleView):
    """All of the article, page furniture too. Keys and pointer choose whole paragraphs; the names
    of their zones stand at the left."""

    paragraphs_chosen = Signal()
    menu_wanted = Signal(QPoint)
    """A menu for the paragraphs that are chosen, and where on the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._anchor = self._here = 0
        self._dragging = False
        super().__init__(parent)
        self.names = ZoneNames(self)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Article as it will be taken in")
        self.show_furniture(True)

    @property
    def page(self) -> Page:
        return self._page

    # The paragraphs that are chosen

    @property
    def chosen(self) -> range:
        """The numbers of the paragraphs; empty where there are none at all."""
        if not self.blocks:
            return range(0)
        low, high = sorted((self._anchor, self._here))
        return range(low, high + 1)

    def choose(self, number: int, extend: bool = False, show: bool = True) -> None:
        """Go to a paragraph; `extend` chooses all from the one chosen first to it."""
        if not self.blocks:
            return
        self._here = min(max(number, 0), len(self.blocks) - 1)
        if not extend:
            self._anchor = self._here
        # The caret goes along, unseen, for those who listen.
        start = self.page.marks.block_start(self._here)
        self.select_words(start, start, scroll=False)
        if show:
            self._bring(self._here)
        self._announce()
        self.viewport().update()
        self.names.update()
        self.paragraphs_chosen.emit()

    def choose_all(self, blocks: Sequence[int]) -> None:
        """Choose the stretch that holds these paragraphs."""
        if blocks:
            self.choose(min(blocks))
            self.choose(max(blocks), extend=True, show=False)

    def step(self, by: int, extend: bool = False) -> None:
        self.choose(self._here + by, extend)

    def show_blocks(self, blocks: Sequence[Block], text: str) -> None:
        """Shows a reading; the one shown already, with other zones, keeps its place."""
        anew = text != self.text or len(blocks) != len(self.blocks)
        self.show_draft(blocks, text)
        if anew:
            self.choose(0, show=False)
        self._announce()
        self.names.update()
        self.viewport().update()

    def set_marks(self, marks: Iterable[Mark]) -> None:
        super().set_marks(marks)
        self.overview.setVisible(len(self.page.marks) > 0)

    def block_of(self, point: int) -> int:
        """The number of the block at a code point."""
        return self.page.marks.block_at(point)

    def go_to_words(self, start: int, end: int) -> None:
        """Choose the paragraph of some words and bring them into sight."""
        self.choose(self.block_of(start), show=False)
        self.reveal(start, max(end, start + 1))

    def _bring(self, number: int) -> None:
        """No further than it needs, so that the eye keeps its place while one steps."""
        rect, bar = self.page.block_rect(number), self.verticalScrollBar()
        height = self.viewport().height()
        top, bottom = round(rect.top()) - NEAR, round(rect.bottom()) + NEAR
        if top < bar.value() or bottom - top > height:
            if not (top < bar.value() and bottom > bar.value() + height):
                self.scroll_to(top)
        elif bottom > bar.value() + height:
            self.scroll_to(bottom - height)

    def _announce(self) -> None:
        chosen = self.chosen
        if not chosen:
            self.setAccessibleDescription("")
            return
        count = len(self.blocks)
        block = self.blocks[self._here]
        which = (
            f"Paragraph {self._here + 1} of {count}"
            if len(chosen) == 1
            else f"Paragraphs {chosen.start + 1} to {chosen.stop} of {count}"
        )
        words = shortened(block.text, 80)
        self.setAccessibleDescription(f"{which}. {zone_label(block.zone)}. {words}")

    # Margins and painting

    def _look(self) -> Look:
        # The margin names every zone.
        return replace(super()._look(), tags=False)

    def _names_width(self) -> int:
        return ZoneNames.wanted_width()

    def _fit(self) -> None:
        super()._fit()
        area = self.viewport().geometry()
        width = self._names_width()
        self.names.setGeometry(QRect(area.left() - width, area.top(), width, area.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            offset = self.verticalScrollBar().value()
            painter.translate(0, -offset)
            top, bottom = offset + event.rect().top(), offset + event.rect().bottom()
            in_sight = blocks_in_sight(self.page, top, bottom)
            self._paint_furniture(painter, in_sight)
            self._paint_chosen(painter)
            self._tint_quiet(painter, in_sight)
        super().paintEvent(event)

    def _paint_chosen(self, painter: QPainter) -> None:
        chosen = self.chosen
        if not chosen:
            return
        theme = current()
        painter.setPen(QPen(theme.accent, 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.accent_tint)
        painter.drawRoundedRect(self._band(chosen), 6, 6)

    def _paint_furniture(self, painter: QPainter, in_sight: range) -> None:
        """On the ground of the margins, since it is no part of the piece."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current().win)
        for blocks in zones_in(self.page, in_sight):
            if self.blocks[blocks.start].zone is Zone.FURNITURE:
                painter.drawRoundedRect(self._band(blocks), 6, 6)

    def _tint_quiet(self, painter: QPainter, in_sight: range) -> None:
        """Questions and notes are tinted too, in no colour: here every remark wants its words."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current().note)
        for number in in_sight:
            top = self.page.block_rect(number).top()
            for placed, pieces in self.page.drawn(self.page.block(number)):
                for piece in pieces if placed.mark.quiet and placed.lane == 0 else ():
                    painter.drawRoundedRect(piece.rect(top), RADIUS, RADIUS)

    def _band(self, blocks: range) -> QRectF:
        """Round paragraphs, over the whole width of the page."""
        top = self.page.block_rect(blocks.start).top() - BAND
        bottom = self.page.block_rect(blocks.stop - 1).bottom() + BAND + 2
        if blocks.stop < len(self.blocks):
            # A headline's own air reaches under the line that follows it.
            bottom = min(bottom, self.page.block_rect(blocks.stop).top() - 1)
        return QRectF(1, top, self.viewport().width() - 2, bottom - top)

    # Pointer and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or not self.blocks:
            return
        self._dragging = True
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.choose(self.block_at(event.position().toPoint()), extend, show=False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._dragging and event.buttons() & Qt.MouseButton.LeftButton:
            number = self.block_at(point)
            if number != self._here:
                self.choose(number, extend=True)
            return
        under = bool(self._marks_under(point))
        shape = Qt.CursorShape.PointingHandCursor if under else Qt.CursorShape.ArrowCursor
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragging and len(self.chosen) == 1:
            self._click(self._marks_under(event.position().toPoint()))
        self._dragging = False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By the pointer for the paragraph below it, unless that is chosen with others."""
        if event.reason() is not QContextMenuEvent.Reason.Mouse:
            self.ask_for_menu()
            return
        number = self.block_at(event.pos())
        if number not in self.chosen:
            self.choose(number, show=False)
        self.menu_wanted.emit(event.globalPos())

    def ask_for_menu(self) -> None:
        """The menu of the paragraphs that are chosen, below the one that was gone to last."""
        rect = self.page.block_rect(self._here)
        y = round(rect.bottom()) - self.verticalScrollBar().value()
        area = self.viewport().rect()
        place = QPoint(80, min(max(y, area.top()), area.bottom()))
        self.menu_wanted.emit(self.viewport().mapToGlobal(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        here, last = self._here, len(self.blocks) - 1
        targets = {
            Qt.Key.Key_Down: lambda: here + 1,
            Qt.Key.Key_Up: lambda: here - 1,
            Qt.Key.Key_Home: lambda: 0,
            Qt.Key.Key_End: lambda: last,
            Qt.Key.Key_PageDown: lambda: self._a_page_from(here, +1),
            Qt.Key.Key_PageUp: lambda: self._a_page_from(here, -1),
        }
        target = targets.get(Qt.Key(event.key()))
        if target is not None:
            self.choose(target(), extend)
        elif event.key() == Qt.Key.Key_Space:
            self.ask_for_menu()
        elif event.modifiers() == Qt.KeyboardModifier.ControlModifier and (
            event.key() == Qt.Key.Key_A
        ):
            self.choose_all(range(len(self.blocks)))
        else:
            event.ignore()

    def _a_page_from(self, number: int, direction: int) -> int:
        """The paragraph about a view's height away, another one in any case."""
        reach = direction * 0.8 * self.viewport().height()
        found = self.page.first_in_sight(self.page.block_rect(number).top() + reach)
        if direction > 0:
            return max(found, number + 1)
        return min(found, number - 1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
