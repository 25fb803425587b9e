"""A QTextDocument from Blocks, one QTextBlock for each, so that its positions are those of the
canonical text; and the same document set anew in another look, in place."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
)

from editorial.domain.article import Block, Kind, Run, Style, Zone
from editorial.ui import fonts
from editorial.ui.positions import Positions
from editorial.ui.typography import EDGE, FOOT, GUTTER, HEAD, Look, Type, font_of, type_of

KEEP = QTextCursor.MoveMode.KeepAnchor
_COLOURED = frozenset({Style.LINK, Style.REFERENCE, Style.IMAGE})
"""Styles with an ink of their own."""


def build_document(blocks: Sequence[Block], look: Look) -> QTextDocument:
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(fonts.reading(18, scale=look.scale))
    option = document.defaultTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    set_margins(document)
    setter = _Setter(document, blocks, look)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for index, block in enumerate(blocks):
        block_format, char_format = setter.formats(index)
        if index:
            cursor.insertBlock(block_format, char_format)
        else:
            cursor.setBlockFormat(block_format)
            cursor.setBlockCharFormat(char_format)
        start = cursor.position()
        cursor.insertText(block.text, char_format)
        setter.set_runs(start, block)
    cursor.endEditBlock()
    _hide_furniture(document, blocks, look)
    return document


def restyle(
    document: QTextDocument,
    blocks: Sequence[Block],
    look: Look,
    only: Iterable[int] | None = None,
) -> None:
    """Sets blocks anew (all, or those numbered) without touching a character of the text."""
    setter = _Setter(document, blocks, look)
    cursor = QTextCursor(document)
    numbers = range(len(blocks)) if only is None else sorted(only)
    cursor.beginEditBlock()
    for index in numbers:
        text_block = document.findBlockByNumber(index)
        block_format, char_format = setter.formats(index)
        start = text_block.position()
        cursor.setPosition(start)
        cursor.setBlockFormat(block_format)
        cursor.setBlockCharFormat(char_format)
        cursor.setPosition(start + text_block.length() - 1, KEEP)
        cursor.setCharFormat(char_format)
        setter.set_runs(start, blocks[index])
    cursor.endEditBlock()
    _hide_furniture(document, blocks, look)


def blocks_in_other_ink(blocks: Sequence[Block], look: Look) -> set[int]:
    """The numbers of the blocks that look otherwise in full ink than without."""
    plain = replace(look, full_ink=False)
    inks: dict[tuple[Kind, Zone], bool] = {}
    found = set()
    for number, block in enumerate(blocks):
        key = block.kind, block.zone
        if key not in inks:
            inks[key] = type_of(block, plain).color != "text"
        if inks[key] or any(run.style in _COLOURED for run in block.runs):
            found.add(number)
    return found


def document_text(document: QTextDocument) -> str:
    """The canonical text as the document holds it: `toPlainText` would change no-break spaces."""
    return document.toRawText().replace("\u2029", "\n")


def set_margins(document: QTextDocument) -> None:
    frame = document.rootFrame()
    margins = frame.frameFormat()
    margins.setLeftMargin(GUTTER)
    margins.setRightMargin(EDGE)
    margins.setTopMargin(HEAD)
    margins.setBottomMargin(FOOT)
    frame.setFrameFormat(margins)


def _hide_furniture(document: QTextDocument, blocks: Sequence[Block], look: Look) -> None:
    for index, block in enumerate(blocks):
        visible = look.shows(block)
        text_block = document.findBlockByNumber(index)
        if text_block.isVisible() != visible:
            text_block.setVisible(visible)
            document.markContentsDirty(text_block.position(), text_block.length())


class _Setter:
    """Formats for the blocks of one draft in one look; equal types share their formats."""

    def __init__(self, document: QTextDocument, blocks: Sequence[Block], look: Look) -> None:
        self._document, self._blocks, self._look = document, blocks, look
        self._char_formats: dict[Type, QTextCharFormat] = {}
        self._block_formats: dict[tuple[object, ...], QTextBlockFormat] = {}
        self._run_formats: dict[tuple[Style, str, float], QTextCharFormat] = {}

    def formats(self, index: int) -> tuple[QTextBlockFormat, QTextCharFormat]:
        block = self._blocks[index]
        kind = type_of(block, self._look)
        if not self._look.shows(block):
            # Qt takes the space above a block from the one before, seen or not.
            kind = replace(kind, bottom=self._space_after_visible(index))
        bold_row = block.kind is Kind.ROW and block.ordinal == 1
        return self._block_format(block, kind), self._char_format(kind, bold_row)

    def _space_after_visible(self, index: int) -> float:
        before = (self._blocks[at] for at in range(index - 1, -1, -1))
        seen = next((block for block in before if self._look.shows(block)), None)
        return type_of(seen, self._look).bottom if seen else 0

    def set_runs(self, start: int, block: Block) -> None:
        if not block.runs:
            return
        units = Positions(block.text)
        px = type_of(block, self._look).px
        cursor = QTextCursor(self._document)
        for run in block.runs:
            cursor.setPosition(start + units.to_units(run.start))
            cursor.setPosition(start + units.to_units(run.end), KEEP)
            cursor.mergeCharFormat(self._run_format(run, px))

    def _char_format(self, kind: Type, bold: bool) -> QTextCharFormat:
        made = self._char_formats.get(kind)
        if made is None:
            made = QTextCharFormat()
            made.setFont(font_of(kind))
            made.setForeground(self._look.theme.token(kind.color))
            self._char_formats[kind] = made
        if bold:
            made = QTextCharFormat(made)
            made.setFontWeight(fonts.BOLD)
        return made

    def _block_format(self, block: Block, kind: Type) -> QTextBlockFormat:
        cells = block.text.count("\t") + 1 if block.kind is Kind.ROW else 0
        key = (kind, cells)
        made = self._block_formats.get(key)
        if made is None:
            made = QTextBlockFormat()
            made.setTopMargin(kind.top)
            made.setBottomMargin(kind.bottom)
            made.setLeftMargin(kind.left)
            fixed = QTextBlockFormat.LineHeightTypes.FixedHeight
            made.setLineHeight(kind.line, fixed.value)
            if cells:
                width = self._look.column / cells
                made.setTabPositions(
                    [
                        QTextOption.Tab(width * n, QTextOption.TabType.LeftTab)
                        for n in range(1, cells)
                    ]
                )
            self._block_formats[key] = made
        return made

    def _run_format(self, run: Run, px: float) -> QTextCharFormat:
        key = (run.style, run.target, px)
        made = self._run_formats.get(key)
        if made is None:
            made = self._run_formats[key] = self._made_run_format(run, px)
        return made

    def _made_run_format(self, run: Run, px: float) -> QTextCharFormat:
        theme = self._look.theme
        made = QTextCharFormat()
        match run.style:
            case Style.STRONG:
                made.setFontWeight(fonts.BOLD)
            case Style.EMPHASIS:
                made.setFontItalic(True)
            case Style.CODE:
                made.setFontFamilies([fonts.code_family()])
                made.setProperty(QTextFormat.Property.FontPixelSize, round(px * 0.86))
            case Style.STRIKE:
                made.setFontStrikeOut(True)
            case Style.SUPERSCRIPT:
                made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
            case Style.REFERENCE:
                made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
                made.setForeground(theme.text if self._look.full_ink else theme.accent)
            case Style.SUBSCRIPT:
                made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSubScript)
            case Style.LINK:
                made.setAnchor(True)
                made.setAnchorHref(run.target)
                made.setForeground(theme.text if self._look.full_ink else theme.accent)
                # Pale, so that it is not taken for the underline of a status.
                made.setFontUnderline(True)
                made.setUnderlineColor(theme.line2)
            case Style.IMAGE:
                made.setForeground(theme.text if self._look.full_ink else theme.text3)
        return made
