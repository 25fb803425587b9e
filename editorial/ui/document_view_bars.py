"""Above and below a document: what it is, where one is in it, and what its words can become."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from editorial.domain.claim import Claim, Stance
from editorial.ui import fonts
from editorial.ui.forms import IconButton, Words
from editorial.ui.frames import ElidedLabel
from editorial.ui.segments import SegmentedControl
from editorial.ui.theme import set_look

PAGES, TEXT = "pages", "text"
NO_CLAIM = "Select a claim in the main window; words that you select here become evidence for it."


class DocumentHead(QFrame):
    """Its name, Pages or Text, the page, find and zoom."""

    page_entered = Signal(int)
    """A page's number, counted from 1, that somebody typed."""
    find_asked = Signal()
    zoom_asked = Signal(int)

    def __init__(self, name: str, source: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, surface="panel", edge="bottom")
        title = ElidedLabel(name, fonts.interface(fonts.BODY, fonts.SEMIBOLD), self)
        self._source = ElidedLabel(source, fonts.interface(fonts.META), self)
        set_look(self._source, kind="secondary")
        self.views = SegmentedControl(((PAGES, "Pages"), (TEXT, "Text")), "Show", self)
        self._before = Words("Page", "secondary", fonts.META, parent=self)
        self.page = QLineEdit(self)
        self.page.setAccessibleName("Go to page")
        self.page.setToolTip("Go to page  (Ctrl+G)")
        self.page.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.page.returnPressed.connect(self._entered)
        self._of = Words("", "secondary", fonts.META, parent=self)
        find = IconButton("search", "Find in the document", key="Ctrl+F", parent=self)
        find.clicked.connect(self.find_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(title, 3)
        row.addWidget(self._source, 2)
        for widget in (self.views, self._before, self.page, self._of, find):
            row.addWidget(widget)
        for sign, words, key, step in (
            ("dash", "Smaller", "Ctrl+-", -1),
            ("plus", "Larger", "Ctrl++", +1),
        ):
            button = IconButton(sign, words, key=key, parent=self)
            button.clicked.connect(lambda _=False, step=step: self.zoom_asked.emit(step))
            row.addWidget(button)
        self.show_views(False)
        self.show_count(0)

    def show_views(self, both: bool) -> None:
        """Whether there is a choice between pages and text."""
        self.views.setVisible(both)

    def show_count(self, pages: int) -> None:
        """How many pages there are; 0 where the document has none."""
        for widget in (self._before, self.page, self._of):
            widget.setVisible(pages > 0)
        self.page.setValidator(QIntValidator(1, max(1, pages), self.page))
        digits = self.page.fontMetrics().horizontalAdvance("0" * (len(str(pages)) + 1))
        self.page.setFixedWidth(digits + 20)
        self._of.setText(f"of {pages:,}")

    def show_page(self, number: int) -> None:
        """The page that is looked at, counted from 1."""
        if not self.page.hasFocus():
            self.page.setText(str(number))

    def _entered(self) -> None:
        if self.page.text().isdigit():
            self.page_entered.emit(int(self.page.text()))


class DocumentFoot(QFrame):
    """The claim that selected words become evidence for, and the buttons that make them so."""

    evidence_asked = Signal(object)
    """The `Stance`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, surface="panel", edge="top")
        self._claim = ElidedLabel(font=fonts.interface(), parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self._claim, 1)
        self.buttons: dict[Stance, IconButton] = {}
        for stance, words, key in (
            (Stance.SUPPORTS, "Supports", "E"),
            (Stance.CONTRADICTS, "Contradicts", "Shift+E"),
        ):
            name = f"The selected words: evidence that {words.lower()} the claim"
            button = IconButton(stance.value, name, words, key, self)
            button.clicked.connect(lambda _=False, stance=stance: self.evidence_asked.emit(stance))
            self.buttons[stance] = button
            row.addWidget(button)
        self.show_claim(None, False)

    def show_claim(self, claim: Claim | None, words: bool) -> None:
        """The claim selected in the main window, and whether words are selected here."""
        self._claim.show_text(f"Claim: {claim.statement}" if claim else NO_CLAIM)
        for button in self.buttons.values():
            button.setEnabled(claim is not None and words)
