"""What stands on the page beside the words and is no text: bullets, numbers, rules, grounds."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextBlock

from editorial.domain.article import Block, Kind, Zone
from editorial.ui import fonts
from editorial.ui.glyphs import paint_icon
from editorial.ui.typography import GUTTER, Look, Type, font_of, type_of

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def paint_signs(
    painter: QPainter,
    text_block: QTextBlock,
    rect: QRectF,
    around: tuple[Block | None, Block, Block | None],
    look: Look,
) -> None:
    """`rect` is the block's place on the page; `around`: the block between its neighbours."""
    before, block, after = around
    kind = type_of(block, look)
    theme = look.theme
    joins = after is not None and (after.kind, after.zone, after.quoted) == (
        block.kind,
        block.zone,
        block.quoted,
    )
    foot = rect.bottom() + (kind.bottom if joins else 0)
    if block.zone is Zone.OPINION:
        reach = rect.bottom() + (kind.bottom if _same_zone(after, block) else 0)
        painter.fillRect(QRectF(GUTTER - 8, rect.top(), 2, reach - rect.top()), theme.line2)
        begins = not _same_zone(before, block) and block.kind is not Kind.HEADING
        if look.tags and begins:
            _tag(painter, rect, "Opinion", look)
    for depth in range(block.quoted):
        x = GUTTER + depth * 22 * look.scale + 4
        painter.fillRect(QRectF(round(x), rect.top(), 3, foot - rect.top()), theme.line2)
    match block.kind:
        case Kind.ITEM:
            _bullet(painter, text_block, rect, block, kind, look)
        case Kind.CODE:
            ground = QRectF(GUTTER, rect.top() - 10, look.column, rect.height() + 20)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.note)
            painter.drawRoundedRect(ground, 6, 6)
        case Kind.ROW:
            painter.setPen(QPen(theme.line2 if block.ordinal == 1 else theme.line, 1))
            y = round(rect.bottom() + kind.bottom / 2) + 0.5
            painter.drawLine(QLineF(GUTTER, y, GUTTER + look.column, y))
        case Kind.RULE:
            if not block.text.strip():
                middle = GUTTER + look.column / 2
                y = round(rect.center().y()) + 0.5
                painter.setPen(QPen(theme.line2, 1))
                painter.drawLine(QLineF(middle - 40, y, middle + 40, y))
        case Kind.IMAGE:
            place = QRectF(GUTTER, _base(text_block, rect) - 13, 16, 16)
            paint_icon(painter, "image", place, theme.text3)
        case Kind.NOTE if block.label:
            _label(painter, text_block, rect, f"{block.label}.", kind, look)


def _same_zone(other: Block | None, block: Block) -> bool:
    return other is not None and other.zone is block.zone


def _base(text_block: QTextBlock, rect: QRectF) -> float:
    line = text_block.layout().lineAt(0)
    return rect.top() + line.y() + line.ascent()


def _bullet(
    painter: QPainter, text_block: QTextBlock, rect: QRectF, block: Block, kind: Type, look: Look
) -> None:
    if not text_block.layout().lineCount():
        return
    if block.ordinal is not None:
        _label(painter, text_block, rect, f"{block.ordinal}.", kind, look)
        return
    middle = QPointF(GUTTER + kind.left - 13 * look.scale, _base(text_block, rect) - kind.px * 0.3)
    size = 2.4 * look.scale
    hollow = block.level > 1
    painter.setPen(QPen(look.theme.text3, 1.2) if hollow else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(Qt.BrushStyle.NoBrush if hollow else look.theme.text3)
    painter.drawEllipse(middle, size, size)


def _label(
    painter: QPainter, text_block: QTextBlock, rect: QRectF, words: str, kind: Type, look: Look
) -> None:
    base = _base(text_block, rect)
    painter.setFont(font_of(kind))
    painter.setPen(look.theme.text3)
    right = GUTTER + kind.left - 7 * look.scale
    width = painter.fontMetrics().horizontalAdvance(words)
    painter.drawText(QPointF(max(GUTTER - 2.0, right - width), base), words)


def _tag(painter: QPainter, rect: QRectF, words: str, look: Look) -> None:
    painter.setFont(fonts.interface(10, fonts.SEMIBOLD))
    painter.setPen(look.theme.text3)
    painter.drawText(QRectF(GUTTER, rect.top() - 15, look.column, 13), _RIGHT, words)
