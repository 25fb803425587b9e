"""A paragraph under the pen: a field over it on the page, in the same type and column."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QTextEdit, QWidget

from editorial.domain.article import Block, Kind
from editorial.domain.text import LINE_BREAK
from editorial.ui import fonts
from editorial.ui.document import build_document, document_text
from editorial.ui.forms import Words
from editorial.ui.positions import Positions
from editorial.ui.theme import appearance, current, set_look
from editorial.ui.typography import Look, type_of

PAD, ABOVE = 10, 6
"""Pixels between the frame and the words: beside them and below, and above, where the line of
another paragraph may be near."""
LEAST = 320
"""Pixels of width that the buttons below want, at the default text size."""
HINT = "Shift+Enter: a new line"
_HINTS = {Kind.ROW: "Tab: the next cell", Kind.CODE: "Enter: a new line"}
KEYS = (
    "Enter begins a paragraph, Shift+Enter a line.\nCtrl+Enter keeps it as a draft, Esc leaves it."
)
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class ParagraphText(QTextEdit):
    """The words alone: what is pasted loses its looks."""

    kept = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs_are_cells = self._one_block = False
        self._shown: QTextDocument | None = None
        """What was put in place of the field's own document, which Qt takes away by itself."""
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("kind", "correcting")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The page's own width, whatever Qt makes of a field that is not shown yet.
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)

    def show_block(self, block: Block, text: str, look: Look) -> None:
        """Show a block's words, or others in their place, as the page sets them."""
        self._tabs_are_cells = block.kind is Kind.ROW
        # What is cut into lines is one block: Enter breaks the line there.
        self._one_block = block.kind is Kind.CODE
        self.setTabChangesFocus(not self._tabs_are_cells)
        document = build_document([block], look)
        document.setParent(self)
        frame = document.rootFrame()
        margins = frame.frameFormat()
        margins.setMargin(0)
        frame.setFrameFormat(margins)
        cursor = QTextCursor(document)
        blocks = cursor.blockFormat()
        blocks.setLeftMargin(0)
        blocks.setTopMargin(0)
        cursor.setBlockFormat(blocks)
        if text != block.text:
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(text.replace("\n", "\u2029"), cursor.blockCharFormat())
        document.setUndoRedoEnabled(True)
        self.setDocument(document)
        self.setCurrentCharFormat(cursor.blockCharFormat())
        if self._shown is not None:
            self._shown.deleteLater()
        self._shown = document

    @property
    def words(self) -> str:
        """With "\\n" between paragraphs, U+2028 for a hard break."""
        return document_text(self.document())

    def caret(self) -> int:
        """Code points."""
        return Positions(self.words).to_points(self.textCursor().position())

    def put_caret(self, point: int) -> None:
        cursor = self.textCursor()
        words = self.words
        cursor.setPosition(Positions(words).to_units(min(max(0, point), len(words))))
        self.setTextCursor(cursor)

    def event(self, event: QEvent) -> bool:
        # These keys belong to the field before any command of the window.
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Escape, *_ENTER)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _ENTER and held & Qt.KeyboardModifier.ControlModifier:
            self.kept.emit()
        elif event.key() in _ENTER and (
            self._one_block or held & Qt.KeyboardModifier.ShiftModifier
        ):
            self.textCursor().insertText(LINE_BREAK)
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)
            return
        event.accept()


class ParagraphEditor(QFrame):
    """The field with its frame, and below it what can be done."""

    kept = Signal()
    left = Signal()
    typed = Signal()
    grown = Signal()
    """It wants another height, or its caret is elsewhere."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.text = ParagraphText(self)
        self._hint = HINT
        self._says = Words("", "secondary", fonts.META, wrap=True)
        self.keep, self.leave = QPushButton(), QPushButton("Leave as it was")
        self._lay_out()
        self.setCursor(Qt.CursorShape.ArrowCursor)
        for signal in (self.text.kept, self.keep.clicked):
            signal.connect(self.kept)
        for signal in (self.text.left, self.leave.clicked):
            signal.connect(self.left)
        self.text.textChanged.connect(self.typed)
        self.text.cursorPositionChanged.connect(self.grown)
        appearance().changed.connect(self.update)
        self.hide()

    def show_block(self, block: Block, text: str, look: Look, name: str, draft: int) -> None:
        """`name`: what people call the place; `draft`: the number that the draft will have."""
        self._hint = _HINTS.get(block.kind, HINT)
        self.text.show_block(block, text, look)
        self.text.document().documentLayout().documentSizeChanged.connect(self.grown)
        self.text.setAccessibleName(f"Correct {name}")
        self.text.setAccessibleDescription(KEYS)
        self._says.setToolTip(KEYS)
        self.keep.setText(f"Make draft {draft}")
        self.keep.setToolTip(f"Make draft {draft} with these words  (Ctrl+Enter)")
        self.leave.setToolTip("Leave the paragraph as it was  (Esc)")
        self.say("")

    def say(self, sentence: str) -> None:
        """A sentence beside the buttons; "" for a hint."""
        self._says.setText(sentence or self._hint)
        set_look(self._says, kind="secondary" if sentence else "quiet")
        self.grown.emit()

    def fit(self, width: int, most: int) -> None:
        """Be as wide as the column (its words that is), and as high as they need; `most` pixels at
        most."""
        least = round(LEAST * fonts.interface_scale())
        if width != self.text.lineWrapColumnOrWidth():
            self.text.setLineWrapColumnOrWidth(width)
        foot = self._foot.heightForWidth(max(width + 2 * PAD, least))
        foot = foot if foot > 0 else self._foot.sizeHint().height()
        wanted = round(self.text.document().size().height())
        height = min(wanted, max(60, most - foot - ABOVE))
        # A scroll bar stands beside the words, which break as they do on the page.
        scrolls = wanted > height
        on, off = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.text.setVerticalScrollBarPolicy(on if scrolls else off)
        beside = self.text.verticalScrollBar().sizeHint().width() if scrolls else 0
        whole = max(width + 2 * PAD + beside, least)
        self.text.setGeometry(PAD, ABOVE, width + beside, height)
        self._foot.setGeometry(0, ABOVE + height, whole, foot)
        self.resize(whole, ABOVE + height + foot)

    def paintEvent(self, _: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.accent, 1))
        painter.setBrush(theme.paper)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _lay_out(self) -> None:
        set_look(self.keep, kind="primary")
        set_look(self.leave, kind="quiet")
        self._foot = QWidget(self)
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(PAD, 4, PAD - 2, PAD - 2)
        row.setSpacing(8)
        row.addWidget(self._says, 1)
        row.addWidget(self.leave)
        row.addWidget(self.keep)


def column_of(block: Block, look: Look) -> tuple[int, int]:
    """Where a block's words begin, from the left of the column, and how wide they are, in px."""
    left = round(type_of(block, look).left)
    return left, look.column - left
