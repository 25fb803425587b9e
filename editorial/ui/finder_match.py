"""A place found in a document: where it is, its words beside the claim's, and why it was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from editorial.domain.match import Difference, Match
from editorial.domain.word_changes import Kept, word_changes
from editorial.ui import fonts
from editorial.ui.finding_passages import ABOVE, BESIDE, SIDE, PassageButton, Shown
from editorial.ui.theme import current
from editorial.ui.wrapped_lines import wrapped_lines

if TYPE_CHECKING:
    from editorial.services.evidence_finding import FoundEvidence

_ALIKE = 0.5
"""Share of words in common from which on claim and place are shown as one text with changes; below
it all would be struck and underlined."""
_LINES = 2


def told_apart(claim: str, match: Match) -> tuple[tuple[str, Kept | None], ...]:
    """The place's words, with those of the claim that it does not have; alone where the two have
    little in common."""
    pieces = word_changes(claim.strip(' “”"«»„'), match.text)
    same = sum(len(piece.text.split()) for piece in pieces if piece.kept is Kept.SAME)
    if same < _ALIKE * max(len(claim.split()), len(match.text.split())):
        return ((match.text, Kept.SAME),)
    parts: list[tuple[str, Kept | None]] = []
    for piece in pieces:
        text, kept = piece.text, piece.kept
        before = parts[-1] if parts else ("", None)
        if before[1] is Kept.GONE and kept is Kept.NEW:
            if _letters(before[0]) == _letters(text):
                # Capitals are no difference.
                parts[-1] = text, Kept.SAME
                continue
            parts.append((" ", None))
        if not _letters(text):
            # Nor are signs and spaces: those of the source are shown.
            if kept is Kept.GONE:
                continue
            kept = Kept.SAME
        parts.append((text, kept))
    return tuple(parts)


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def why(match: Match, apart: bool) -> str:
    """The reasons, and what differs where the words do not show it (`apart`)."""
    said = "; ".join(match.reasons)
    differs = "" if apart else "; ".join(map(_difference, match.differences))
    return ". ".join(part for part in (said[:1].upper() + said[1:], differs) if part)


def _difference(difference: Difference) -> str:
    if difference.claim and difference.source:
        return f"“{difference.claim}” in the article, “{difference.source}” in the source"
    where = "article" if difference.claim else "source"
    return f"“{difference.claim or difference.source}” in the {where} only"


class MatchCard(PassageButton):
    """One click makes it the current one, two attach it."""

    attach_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._why, self._current = "", False
        # The field above has the keys: Up and Down choose, Enter attaches.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_match(self, claim: str, found: FoundEvidence) -> None:
        """Show a place of a document beside the claim."""
        match = found.match
        parts = told_apart(claim, match)
        self._why = why(match, len(parts) > 1)
        place = f"{match.locator or 'No locator'}  ·  {found.source.title}"
        self.show_passage(Shown(place, parts))
        self.setAccessibleName(f"{place}: {match.text}. {self._why}")
        self.setToolTip(f"{found.source.title}, {found.attachment.name}\n{self._why}")

    def set_current(self, current: bool) -> None:
        self._current = current
        self.update()

    def heightForWidth(self, width: int) -> int:
        lines = len(self._lines(width))
        return super().heightForWidth(width) + (round(lines * self._line) + 4 if lines else 0)

    def sizeHint(self) -> QSize:
        return QSize(BESIDE, self.heightForWidth(max(self.width(), BESIDE)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(max(self.width(), BESIDE)))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.attach_asked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._current:
                painter.setPen(QPen(theme.accent, 2))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
            painter.setFont(_small())
            painter.setPen(theme.text2)
            lines = self._lines(self.width())
            top = self.height() - ABOVE - len(lines) * self._line
            for number, line in enumerate(lines):
                box = QRectF(SIDE, top + number * self._line, self.width() - 2 * SIDE, self._line)
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, line)

    @property
    def _line(self) -> float:
        return QFontMetricsF(_small()).height()

    def _lines(self, width: int) -> list[str]:
        room = max(60.0, width - 2 * SIDE)
        return wrapped_lines(self._why, _small(), room, _LINES) if self._why else []


def _small() -> QFont:
    return fonts.interface(fonts.META)
