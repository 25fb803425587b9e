"""One piece of evidence: how near its source is, what it says, and where."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from editorial.domain.claim import Evidence, Stance
from editorial.domain.source import Source
from editorial.domain.text import shortened
from editorial.services.vocabularies import vocabulary
from editorial.ui import fonts
from editorial.ui.forms import IconButton, Words
from editorial.ui.frames import Card, ElidedLabel
from editorial.ui.icon_words import IconWords
from editorial.ui.icons import icon
from editorial.ui.theme import appearance, current, repaint_with_theme, set_look
from editorial.ui.tier_badge import badge_width, paint_badge

LONG = 420
"""Code points of an excerpt above which a card shows its beginning until asked for all of it."""

STANCE_COLOURS = {
    Stance.SUPPORTS: "add",
    Stance.CONTRADICTS: "disputed",
    Stance.CONTEXT: "text2",
}


class TierBadge(QWidget):
    def __init__(self, tier: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tier = tier
        term = vocabulary("tiers").term(tier)
        self.setAccessibleName(f"Tier: {term.label}")
        self.setToolTip(term.hint)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        repaint_with_theme(self)

    def sizeHint(self) -> QSize:
        return QSize(round(badge_width(self._tier) + 0.5), round(22 * fonts.interface_scale()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_badge(painter, QRectF(self.rect()), self._tier)
        painter.end()


class Excerpt(Words):
    """Words of a source, in the serif for reading, with a rule at the left."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, wrap=True, parent=parent)
        self.setContentsMargins(13, 2, 0, 2)
        self.selectable()

    def _dress(self) -> None:
        self.setFont(reading_font())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(QRectF(0, 2, 2, self.height() - 4), current().line2)
        painter.end()


def reading_font() -> QFont:
    return fonts.reading(15, scale=fonts.interface_scale())


class EvidenceCard(Card):
    """A source's title leads to the source; what is done to the evidence is behind "…"."""

    edit_asked = Signal(str)
    """Id of the evidence."""
    remove_asked = Signal(str)
    source_activated = Signal(str)
    """Id of the source."""
    place_activated = Signal(str, object)
    """Id of the document that the excerpt stands in, and where: code points (start, end)."""

    def __init__(
        self, evidence: Evidence, source: Source | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.evidence, self.source = evidence, source
        self.column.setSpacing(4)
        self.column.setContentsMargins(12, 6, 6, 10)
        self._add_head()
        self._add_stance()
        if evidence.excerpt:
            self._add_excerpt()
        title = source.title if source else ""
        stance = vocabulary("stances").label(evidence.stance.value)
        self.setAccessibleName(f"{stance}: {title}, {evidence.locator}. {evidence.excerpt}")

    def _add_head(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        if self.source:
            head.addWidget(TierBadge(self.source.tier.value))
        head.addWidget(self._title(), 1)
        head.addWidget(self._more())
        self.column.addLayout(head)

    def _title(self) -> QWidget:
        title = _TitleLink(self.source.title if self.source else "Unknown source")
        if self.source:
            title.setToolTip(f"{self.source.title}\nShow this source")
            source_id = self.source.id
            title.clicked.connect(lambda: self.source_activated.emit(source_id))
        else:
            title.setEnabled(False)
        return title

    def _more(self) -> QToolButton:
        button = IconButton("dots", "Edit or remove this evidence")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        id = self.evidence.id
        menu.addAction(icon("pencil"), "Edit…").triggered.connect(
            lambda _=False: self.edit_asked.emit(id)
        )
        menu.addAction(icon("trash"), "Remove").triggered.connect(
            lambda _=False: self.remove_asked.emit(id)
        )
        button.setMenu(menu)
        return button

    def _add_stance(self) -> None:
        evidence = self.evidence
        stance = IconWords()
        label = vocabulary("stances").label(evidence.stance.value)
        stance.show_words(label, evidence.stance.value, STANCE_COLOURS[evidence.stance])
        stance.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(stance)
        if evidence.locator:
            row.addSpacing(10)
            row.addWidget(self._locator(), 1)
        else:
            row.addStretch(1)
        self.column.addLayout(row)

    def _locator(self) -> QWidget:
        """Where the excerpt stands; a link where that is in an attached document."""
        evidence = self.evidence
        if evidence.attachment_id is not None and evidence.start is not None:
            link = _TitleLink(evidence.locator)
            link.setToolTip(f"{evidence.locator}\nShow it in the document")
            document, place = evidence.attachment_id, (evidence.start, evidence.end)
            link.clicked.connect(lambda: self.place_activated.emit(document, place))
            return link
        locator = IconWords(weight=fonts.REGULAR)
        locator.show_words(evidence.locator, "pin")
        locator.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        return locator

    def _add_excerpt(self) -> None:
        whole = self.evidence.excerpt
        shown = Excerpt(whole if len(whole) <= LONG else shortened(whole, LONG))
        self.column.addSpacing(2)
        self.column.addWidget(shown)
        if len(whole) > LONG:
            more = QPushButton("Show all of it")
            set_look(more, kind="link")

            def show_all() -> None:
                shown.setText(whole)
                more.hide()

            more.clicked.connect(show_all)
            self.column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)


class _TitleLink(QPushButton):
    """One line that may be shortened, where a button would keep the card from being narrow."""

    def __init__(self, text: str) -> None:
        super().__init__()
        set_look(self, kind="quiet")
        self.setText("")
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._label = ElidedLabel(text, parent=self)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._dress()
        appearance().changed.connect(self._dress)

    def _dress(self) -> None:
        self._label.setFont(fonts.interface(fonts.BODY, fonts.MEDIUM))

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._label.setGeometry(self.rect().adjusted(5, 0, -4, 0))
