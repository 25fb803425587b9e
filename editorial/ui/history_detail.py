"""One step told in full: who, when, what it wrote, with the words before and after."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from editorial.domain.history import Entry, Fate, Line, Thing, Touched
from editorial.domain.text import shortened
from editorial.domain.word_changes import Kept, word_changes
from editorial.ui import fonts
from editorial.ui.dates import moment_words
from editorial.ui.history_model import taken_back_words, title_of
from editorial.ui.theme import appearance, current

SHOWN = 40
"""Items told of one step; a taking in may write hundreds."""

_NAMES = {
    Thing.ARTICLE: "Article",
    Thing.CLAIM: "Claim",
    Thing.SOURCE: "Source",
    Thing.QUESTION: "Question",
    Thing.NOTE: "Note",
    Thing.PERSON: "Reviewer",
    Thing.DESK: "Desk",
}
ERASED = "What this step said was erased for good. That it was taken, by whom and when, stays."


class HistoryDetail(QTextBrowser):
    """Words to be read, selected and copied. `reachable` says whether an item can be gone to;
    those that can are links."""

    activated = Signal(object)
    """A Touched that is to be gone to."""

    def __init__(self, reachable: Callable[[Touched], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reachable = reachable
        self._entry: Entry | None = None
        self._next = False
        self.setAccessibleName("Step")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.document().setDocumentMargin(16)
        # The viewport would be filled with the ground of a field.
        self.setStyleSheet("QTextBrowser { background: transparent; border: none; padding: 0; }")
        self.anchorClicked.connect(self._go)
        appearance().changed.connect(self._write)

    def show_entry(self, entry: Entry | None, is_next: bool = False) -> None:
        """`is_next`: whether undo would take this step back."""
        if (entry, is_next) != (self._entry, self._next):
            self._entry, self._next = entry, is_next
            self._write()

    def write_anew(self) -> None:
        """Items came or went, so other ones can be gone to."""
        self._write()

    @property
    def text(self) -> str:
        return self.toPlainText()

    def _write(self) -> None:
        top = self.verticalScrollBar().value()
        self.clear()
        if self._entry is None:
            return
        writer = _Writer(QTextCursor(self.document()))
        self._write_head(writer, self._entry)
        touched = self._entry.touched
        for number, item in enumerate(touched[:SHOWN]):
            link = f"#{number}" if self._reachable(item) else ""
            writer.item(item, link)
        if more := max(0, len(touched) - SHOWN) + self._entry.untold:
            writer.say(f"and {more:,} more", current().text2, above=12)
        self.verticalScrollBar().setValue(top)

    def _write_head(self, writer: _Writer, entry: Entry) -> None:
        step, today, look = entry.head.step, date.today(), current()
        writer.title(title_of(entry.head))
        writer.say(f"{step.reviewer_name}  ·  {moment_words(step.at, today)}", look.text2, above=2)
        if entry.head.taken_back is not None:
            words = taken_back_words(entry.head, today)
            writer.say(f"{words[0].upper()}{words[1:]}.", look.text2, above=6)
        if self._next:
            writer.say("Undo takes this step back next.", look.accent, above=6)
        if step.erased_by is not None:
            writer.say(ERASED, look.text2, above=6)

    def _go(self, link: QUrl) -> None:
        if self._entry is not None:
            self.activated.emit(self._entry.touched[int(link.fragment())])


class _Writer:
    """Writes blocks at the end of a document; words are never read as markup."""

    def __init__(self, cursor: QTextCursor) -> None:
        self._cursor = cursor
        self._begun = False
        self._look = current()

    def title(self, words: str) -> None:
        self._begin(0)
        self._put(words, fonts.interface(fonts.DETAIL, fonts.SEMIBOLD), self._look.text)

    def say(self, words: str, colour: QColor, above: int) -> None:
        self._begin(above)
        self._put(words, fonts.interface(fonts.META), colour)

    def item(self, item: Touched, link: str) -> None:
        """The item's name, which leads to it where `link` is given, and what changed about it."""
        self._begin(14)
        fate = "" if item.fate is Fate.CHANGED else f" {item.fate.value}"
        small = fonts.interface(fonts.META, fonts.SEMIBOLD)
        self._put(f"{_NAMES[item.thing]}{fate}  ", small, self._look.text2)
        name = shortened(item.name, 160)
        self._put(
            name, fonts.interface(), self._look.accent if link else self._look.text, link=link
        )
        for line in item.lines:
            self._line(line)

    def _line(self, line: Line) -> None:
        look = self._look
        plain = fonts.interface()
        self._begin(4)
        self._put(f"{line.what}  ", fonts.interface(fonts.META), look.text2)
        if line.quoted:
            self._quote(line)
        elif line.before and line.after:
            self._put(line.before, plain, look.text2)
            self._put("  →  ", plain, look.text3)
            self._put(line.after, plain, look.text)
        else:
            self._put(line.after or line.before, plain, look.text, struck=not line.after)

    def _quote(self, line: Line) -> None:
        look = self._look
        self._begin(2, indent=12)
        font = fonts.reading(fonts.DETAIL, scale=fonts.interface_scale())
        if not (line.before and line.after):
            # New or gone as a whole: there is nothing to compare.
            colour = look.text if line.after else look.text2
            self._put(line.after or line.before, font, colour, struck=not line.after)
            return
        for piece in word_changes(line.before, line.after):
            if piece.kept is Kept.SAME:
                self._put(piece.text, font, look.text)
            elif piece.kept is Kept.NEW:
                self._put(piece.text, font, look.add, look.add_bg)
            else:
                self._put(piece.text, font, look.remove, look.remove_bg, struck=True)

    def _begin(self, above: int, indent: int = 0) -> None:
        form = QTextBlockFormat()
        form.setTopMargin(above)
        form.setLeftMargin(indent)
        if self._begun:
            self._cursor.insertBlock(form)
        else:
            self._cursor.setBlockFormat(form)
        self._begun = True

    def _put(
        self,
        words: str,
        font: QFont,
        colour: QColor,
        ground: QColor | None = None,
        struck: bool = False,
        link: str = "",
    ) -> None:
        form = QTextCharFormat()
        form.setFont(font)
        form.setForeground(colour)
        if ground is not None:
            form.setBackground(ground)
        form.setFontStrikeOut(struck)
        if link:
            form.setAnchor(True)
            form.setAnchorHref(link)
            form.setFontUnderline(True)
        # A line of its own would begin a block that nobody asked for.
        self._cursor.insertText(words.replace("\n", "\u2028"), form)
