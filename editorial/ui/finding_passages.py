"""The passages of a finding beside each other, or one above the other where there is no room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QSizePolicy, QWidget

from editorial.domain.word_changes import Kept, Piece
from editorial.ui import fonts
from editorial.ui.finding_words import Excerpt
from editorial.ui.icons import paint_icon
from editorial.ui.positions import units_in
from editorial.ui.theme import appearance, current, repaint_with_theme
from editorial.ui.wrapped_lines import wrapping

SIDE, ABOVE = 12.0, 9.0
BESIDE = 220
"""Pixels that a passage needs beside another, at the default text size."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An excerpt as it is shown under the name of its place. The parts of its line are passages'
    own, kept as in a comparison with another, or (None) what stands round them."""

    place: str
    parts: tuple[tuple[str, Kept | None], ...]

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.parts)

    @property
    def spoken(self) -> str:
        only = [t.strip() for t, kept in self.parts if kept in (Kept.GONE, Kept.NEW) and t.strip()]
        differs = f". Only here: {', '.join(only)}" if only else ""
        place = self.place.replace("¶", "paragraph")
        return f"Show in the article, {place}: {self._own}{differs}"

    @property
    def _own(self) -> str:
        """The passages' own words, with "…" for what stands between them."""
        said = "".join(" … " if kept is None else text for text, kept in self.parts)
        return said.removeprefix(" … ").removesuffix(" … ").strip()


def shown(place: str, excerpt: Excerpt, compared: tuple[Piece, ...] | None = None) -> Shown:
    """`compared`: the pieces of its one passage, where that was compared with another."""
    parts: list[tuple[str, Kept | None]] = []
    for text, is_own in excerpt.parts:
        if is_own and compared:
            parts += [(piece.text, piece.kept) for piece in compared]
        else:
            parts.append((text, Kept.SAME if is_own else None))
    return Shown(place, tuple(parts))


class PassageButton(QAbstractButton):
    """One passage, as it is set in the article, under the name of its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = Shown("", ())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        repaint_with_theme(self)
        appearance().changed.connect(self.updateGeometry)

    def show_passage(self, shown: Shown) -> None:
        self._shown = shown
        self.setAccessibleName(shown.spoken)
        self.setToolTip("Show in the article")
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._words_top + self._laid_out(width).boundingRect().height() + ABOVE + 1)

    def sizeHint(self) -> QSize:
        return QSize(BESIDE, self.heightForWidth(max(self.width(), BESIDE)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(QPen(theme.line2, 1))
            painter.setBrush(theme.hover if self.underMouse() else theme.card)
            painter.drawRoundedRect(box, 8, 8)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.accent, 2))
                painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
            self._paint_place(painter, self._shown.place)
            self._laid_out(self.width()).draw(painter, QPointF(SIDE, self._words_top))

    def _paint_place(self, painter: QPainter, place: str) -> None:
        theme, font = current(), _small()
        height = QFontMetricsF(font).height()
        at = QRectF(SIDE, ABOVE, self.width() - 2 * SIDE, height)
        paint_icon(painter, "pin", QRectF(at.left(), at.center().y() - 6, 12, 12), theme.text2)
        painter.setFont(font)
        painter.setPen(theme.text2)
        painter.drawText(at.adjusted(17, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, place)

    @property
    def _words_top(self) -> float:
        return ABOVE + QFontMetricsF(_small()).height() + 4

    def _laid_out(self, width: int) -> QTextLayout:
        layout = QTextLayout(self._shown.text, _serif())
        layout.setTextOption(wrapping())
        layout.setFormats(_formats(self._shown))
        layout.beginLayout()
        top = 0.0
        height = round(QFontMetricsF(_serif()).height())
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(60.0, width - 2 * SIDE))
            line.setPosition(QPointF(0, top))
            top += height
        layout.endLayout()
        return layout


class FindingPassages(QWidget):
    activated = Signal(int)
    """The number of a passage, from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[PassageButton] = []
        self._count = 0
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        appearance().changed.connect(self._turn)

    def show_passages(self, passages: Sequence[Shown]) -> None:
        while len(self.buttons) < len(passages):
            self._add()
        self._count = len(passages)
        for number, button in enumerate(self.buttons):
            if number < len(passages):
                button.show_passage(passages[number])
            button.setVisible(number < len(passages))
        self.setVisible(bool(passages))
        self._turn()

    @property
    def is_beside(self) -> bool:
        return self._row.direction() is QBoxLayout.Direction.LeftToRight

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _add(self) -> None:
        button, number = PassageButton(self), len(self.buttons)
        button.clicked.connect(lambda: self.activated.emit(number))
        self.buttons.append(button)
        self._row.addWidget(button, 1)

    def _turn(self) -> None:
        needed = 2 * BESIDE * fonts.interface_scale() + self._row.spacing()
        beside = self._count == 2 and self.width() >= needed
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if beside else directions.TopToBottom)


def _small() -> QFont:
    return fonts.interface(fonts.META, fonts.MEDIUM)


def _serif() -> QFont:
    return fonts.reading(fonts.DETAIL, scale=fonts.interface_scale())


def _formats(shown: Shown) -> list[QTextLayout.FormatRange]:
    """What stands round the passages quiet, their own words in full ink, those marked that only
    one of two has."""
    theme = current()
    look = {
        None: _ink(theme.text3),
        Kept.SAME: _ink(theme.text),
        Kept.GONE: _gone(),
        Kept.NEW: _new(),
    }
    parts = []
    for text, kept in shown.parts:
        # No line is drawn under or through the space beside a word.
        words = text.strip()
        before, _, after = text.partition(words) if words else (text, "", "")
        parts += [(before, look[None]), (words, look[kept]), (after, look[None])]
    ranges, at = [], 0
    for text, form in parts:
        made = QTextLayout.FormatRange()
        made.start, made.length, made.format = at, units_in(text), form
        ranges.append(made)
        at += made.length
    return ranges


def _ink(colour: QColor) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setForeground(colour)
    return form


def _gone() -> QTextCharFormat:
    form = _ink(current().remove)
    form.setBackground(current().remove_bg)
    form.setFontStrikeOut(True)
    return form


def _new() -> QTextCharFormat:
    form = _ink(current().add)
    form.setBackground(current().add_bg)
    form.setFontUnderline(True)
    return form
