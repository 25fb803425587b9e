"""One remark in full: what becomes of it and why, what was said, and what it cites."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from editorial.domain.remark import Fate, FoundEvidence, Remark
from editorial.domain.text import shortened
from editorial.ui import fonts
from editorial.ui.chips import Chip
from editorial.ui.evidence_card import Excerpt, TierBadge
from editorial.ui.forms import Words, section
from editorial.ui.frames import Card
from editorial.ui.icon_words import IconWords
from editorial.ui.letters import letters
from editorial.ui.recognition_words import (
    FATES,
    cited_words,
    counted,
    replied_by,
    said_by,
    why,
)

LONGEST = 4_000
"""Code points of one remark that are laid out; of a longer one the beginning is shown."""


class RemarkDetail(QWidget):
    """Shows one remark, or says how many are chosen. The chip and its menu set what becomes."""

    fate_chosen = Signal(str)
    """A `Fate`, for the remarks that are chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fate = Chip(name="What becomes of it")
        self._menu = QMenu(self.fate)
        self._menu.aboutToShow.connect(lambda: fill_fate_menu(self._menu, self._able, self._choose))
        self.fate.setMenu(self._menu)
        self._able: frozenset[Fate] = frozenset(Fate)
        self.why = Words("", "secondary", fonts.META, wrap=True)
        self._by = Words("", "secondary", fonts.META, wrap=True)
        self.words = Words("", wrap=True).selectable()
        self._below = QVBoxLayout()
        self._below.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.fate, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.why, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._by)
        column.addWidget(self.words)
        column.addLayout(self._below)
        column.addStretch(1)

    def show_remark(self, remark: Remark) -> None:
        look = FATES[remark.fate]
        # A claim stands on words of the article.
        self._able = frozenset(Fate) if remark.span else frozenset(Fate) - {Fate.CLAIM}
        self.fate.show_choice(look.label, look.icon, _colour(remark.fate))
        self.why.setText(why(remark))
        today = date.today()
        self._by.setText(said_by(remark, today))
        self.words.setText(_whole(remark.text))
        self._clear()
        for reply in remark.replies:
            self._below.addWidget(Words(replied_by(reply, today), "secondary", fonts.META))
            answer = Words(_whole(reply.text), wrap=True).selectable()
            answer.setContentsMargins(12, 0, 0, 4)
            self._below.addWidget(answer)
        if remark.evidence:
            self._below.addSpacing(4)
            head = "Evidence" if remark.fate is Fate.CLAIM else "What it cites"
            self._below.addWidget(section(head))
            self._below.addWidget(FoundCard(remark.evidence))
        self._show_one(True)

    def show_many(self, fates: frozenset[Fate], count: int) -> None:
        """Several remarks are chosen, which have these fates between them."""
        self._able = frozenset(Fate)
        one = next(iter(fates)) if len(fates) == 1 else None
        look = FATES[one] if one else None
        label, icon = (look.label, look.icon) if look else ("Several", "dots")
        self.fate.show_choice(label, icon, _colour(one) if one else "text2")
        self.why.setText(f"{counted(count, 'remark')} are chosen; what is set is set for all.")
        self._clear()
        self._show_one(False)

    def _show_one(self, one: bool) -> None:
        self._by.setVisible(one)
        self.words.setVisible(one)

    def _choose(self, fate: Fate) -> None:
        self.fate_chosen.emit(fate.value)

    def _clear(self) -> None:
        while self._below.count():
            item = self._below.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()


class FoundCard(Card):
    """The evidence that a remark gives: a source, the place in it, and its words."""

    def __init__(self, found: FoundEvidence, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column.setSpacing(4)
        title = Words(found.title or found.url, weight=fonts.MEDIUM, wrap=True)
        self.column.addWidget(title)
        if words := cited_words(found):
            self.column.addWidget(Words(words, "secondary", fonts.META, wrap=True))
        if found.url and found.title:
            # Addresses have no spaces to break at.
            self.column.addWidget(Words(shortened(found.url, 70), "quiet", fonts.META, wrap=True))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(TierBadge(found.tier.value))
        if found.locator:
            place = IconWords(weight=fonts.REGULAR)
            place.show_words(found.locator, "pin")
            row.addWidget(place, 1)
        else:
            row.addStretch(1)
        self.column.addLayout(row)
        if found.excerpt:
            self.column.addWidget(Excerpt(_whole(found.excerpt)))
        self.setAccessibleName(f"{found.title}, {found.locator}. {found.excerpt}")


def fill_fate_menu(menu: QMenu, able: frozenset[Fate], choose: Callable[[Fate], object]) -> None:
    """Offer every fate; one that is not possible says why."""
    menu.clear()
    for fate, look in FATES.items():
        words = "Leave out" if fate is Fate.LEFT_OUT else look.label
        if fate not in able:
            words = f"{words} (it hangs on no words)"
        action = menu.addAction(letters().entry(words, look.key))
        action.setEnabled(fate in able)
        action.triggered.connect(lambda _=False, fate=fate: choose(fate))


def _colour(fate: Fate) -> str:
    return "unchecked" if fate is Fate.CLAIM else "text2"


def _whole(text: str) -> str:
    """The text, or its beginning and how much is not shown."""
    if len(text) <= LONGEST:
        return text
    more = len(text) - LONGEST
    return f"{text[:LONGEST]}…\n({more:,} more characters come in with it.)"
