"""The words of a passage before and after, compared; what stayed is cut short where it is long."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from editorial.domain.word_changes import Kept, Piece, word_changes
from editorial.ui import fonts
from editorial.ui.theme import appearance, current

SAME, CHANGED = 70, 360
"""Code points kept at either side of a change, and at either end of what changed."""
CUT = " … "
WIDE = 900
"""Pixels, at the default text size, from which two lines are shown, and below which three."""
LOW = 700
"""Pixels of the window's height below which the third line is left to the sheets."""


def told_apart(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces of two versions, as `word_changes` has them; long ones cut in their middle. One
    that is empty was not there, or is not."""
    if not before or not after:
        pieces: tuple[Piece, ...] = (Piece(before or after, Kept.GONE if before else Kept.NEW),)
    else:
        pieces = word_changes(before, after)
    last = len(pieces) - 1
    return tuple(
        Piece(_cut(piece, number == 0, number == last), piece.kept)
        for number, piece in enumerate(pieces)
    )


def _cut(piece: Piece, first: bool, last: bool) -> str:
    text = piece.text
    if piece.kept is not Kept.SAME or (first and last):
        head = tail = CHANGED
    else:
        # At the edges only what stands next to a change is wanted.
        head, tail = (0 if first else SAME), (0 if last else SAME)
    if len(text) <= head + tail + SAME // 2:
        return text
    start = _back_to_word(text, head) if head else 0
    end = _on_to_word(text, len(text) - tail) if tail else len(text)
    return f"{text[:start]}{CUT}{text[end:]}"


def _back_to_word(text: str, position: int) -> int:
    space = text.rfind(" ", 0, position)
    return space if space > 0 else position


def _on_to_word(text: str, position: int) -> int:
    space = text.find(" ", position)
    return space + 1 if space >= 0 else position


class DraftReviewDiff(QTextBrowser):
    """Words to be read, selected and copied; more than a few lines are scrolled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pieces: Sequence[Piece] = ()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.setStyleSheet("QTextBrowser { background: transparent; border: none; padding: 0; }")
        appearance().changed.connect(self._dress)
        self._dress()

    def show_words(self, before: str, after: str) -> None:
        """Compare two versions; with one of them empty the other is shown as gone, or as new."""
        self._pieces = told_apart(before, after) if before or after else ()
        self._write()
        gone, new = (self._spoken(kept) for kept in (Kept.GONE, Kept.NEW))
        self.setAccessibleName("Words before and after")
        said = [f"{what}: {words}" for what, words in (("Gone", gone), ("New", new)) if words]
        self.setAccessibleDescription(". ".join(said) or "The same words")

    @property
    def pieces(self) -> Sequence[Piece]:
        return self._pieces

    def sizeHint(self) -> QSize:
        line = QFontMetricsF(self._font()).lineSpacing()
        scale = fonts.interface_scale()
        two = self.width() >= WIDE * scale or self.window().height() < LOW * scale
        lines = 2 if two else 3
        return QSize(200, round(lines * line + 6))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    # Inner workings

    def _spoken(self, kept: Kept) -> str:
        return " … ".join(piece.text.strip() for piece in self._pieces if piece.kept is kept)

    def _font(self) -> QFont:
        return fonts.reading(17, scale=fonts.interface_scale())

    def _dress(self) -> None:
        self.updateGeometry()
        self._write()

    def _write(self) -> None:
        look, before = current(), Kept.SAME
        self.clear()
        cursor = QTextCursor(self.document())
        for piece in self._pieces:
            if piece.kept is Kept.SAME:
                self._put(cursor, piece.text, look.text)
            elif piece.kept is Kept.GONE:
                self._put(cursor, piece.text, look.remove, look.remove_bg)
            else:
                if before is Kept.GONE:
                    self._put(cursor, " ", look.text)
                self._put(cursor, piece.text, look.add, look.add_bg)
            before = piece.kept
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _put(
        self, cursor: QTextCursor, words: str, ink: QColor, ground: QColor | None = None
    ) -> None:
        form = QTextCharFormat()
        form.setFont(self._font())
        form.setForeground(ink)
        if ground is not None:
            form.setBackground(ground)
            gone = ink == current().remove
            form.setFontStrikeOut(gone)
            form.setFontUnderline(not gone)
        # A line of its own would begin a block that nobody asked for.
        cursor.insertText(words.replace("\n", "\u2028"), form)
