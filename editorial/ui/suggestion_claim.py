"""What a suggestion will be as a claim: its words, its kinds and its risk, open to editing."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editorial.domain.claim import Risk
from editorial.domain.suggestion import Suggestion
from editorial.domain.text import folded
from editorial.services.vocabularies import vocabulary
from editorial.ui.chip_row import ChipRow
from editorial.ui.chips import Chip
from editorial.ui.claim_menus import KindsMenu, fill_kinds, fill_risks, menu_of
from editorial.ui.forms import section
from editorial.ui.kept_line import KeptLine
from editorial.ui.reply_box import DraftText
from editorial.ui.safekeeping import Place, Safekeeping
from editorial.ui.theme import set_look


class SuggestionClaim(QWidget):
    """Nothing is committed here: what is typed is kept by suggestion until it is accepted."""

    edited = Signal()
    accepted = Signal()
    """Ctrl+Enter in the field."""
    left = Signal()

    def __init__(self, safekeeping: Safekeeping, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._safe = safekeeping
        self._place: Place | None = None
        self._suggestion: Suggestion | None = None
        self._chosen: dict[str, Suggestion] = {}
        """Suggestions whose kinds or risk were chosen anew, by fingerprint."""
        self._filling = False
        self.head = section()
        self.kept = KeptLine(self)
        self.kept.discarded.connect(self._discard)
        self.text = DraftText((1, 4), self)
        self.text.setAccessibleName("Claim")
        self.text.setToolTip("What the claim will say: edit it here  (F2)")
        self.text.textChanged.connect(self._typed)
        self.text.sent.connect(self.accepted)
        self.text.left.connect(self.left)
        self.kind, self.risk = Chip("", "Kind", parent=self), Chip("", "Risk", parent=self)
        self.kind.setMenu(menu_of(self, self._fill_kinds, KindsMenu(self)))
        self.risk.setMenu(menu_of(self, self._fill_risks))
        for chip in (self.kind, self.risk):
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._chips = ChipRow([("Kind", self.kind), ("Risk", self.risk)], QWidget(self))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        for widget in (self.head, self.kept, self.text, self._chips):
            self._column.addWidget(widget)

    def show_suggestion(self, suggestion: Suggestion) -> None:
        place = self._safe.place("suggestion", suggestion.fingerprint)
        same, self._place = place == self._place, place
        self._suggestion = self._chosen.get(suggestion.fingerprint, suggestion)
        checkable = suggestion.checkable
        self.head.setText("Will be added as" if checkable else "Will be added as not checkable")
        if not same:
            kept = self._safe.words(place).get("text")
            self._fill(kept or folded(suggestion.text))
            self.kept.setVisible(bool(kept) and self._safe.is_from_before(place))
        self._show_chips()

    @property
    def suggestion(self) -> Suggestion | None:
        """The one shown, of the kinds and the risk chosen."""
        return self._suggestion

    @property
    def statement(self) -> str:
        """What was typed, where that is not what the words say; else nothing."""
        said = folded(self.text.toPlainText())
        own = folded(self._suggestion.text) if self._suggestion else ""
        return said if said != own else ""

    @property
    def says_nothing(self) -> bool:
        return not self.text.toPlainText().strip()

    @property
    def is_edited(self) -> bool:
        return bool(self.statement)

    def let_go(self) -> None:
        """It is decided: nothing typed for it is kept."""
        if self._place is not None:
            self._safe.drop(self._place)
            self._chosen.pop(self._place.item, None)
        self._place = None

    def focus_text(self) -> None:
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()

    # Inner workings

    def _fill(self, text: str) -> None:
        self._filling = True
        self.text.setPlainText(text)
        self._filling = False
        self._judge()

    def _typed(self) -> None:
        if self._filling or self._place is None:
            return
        self.kept.hide()
        if self.statement:
            self._safe.keep(self._place, {"text": self.text.toPlainText()})
        else:
            self._safe.drop(self._place)
        self._judge()

    def _judge(self) -> None:
        set_look(self.text, invalid=self.says_nothing)
        self.edited.emit()

    def _discard(self) -> None:
        self.kept.hide()
        if self._place is not None and self._suggestion is not None:
            self._safe.drop(self._place)
            self._fill(folded(self._suggestion.text))

    def _show_chips(self) -> None:
        if self._suggestion is None:
            return
        labels = [vocabulary("kinds").label(kind) for kind in self._suggestion.kinds] or ["Kind"]
        more = f" +{len(labels) - 1}" if len(labels) > 1 else ""
        forms = dict.fromkeys((", ".join(labels), f"{labels[0]}{more}"))
        self._chips.show_forms(self.kind, list(forms))
        risk = self._suggestion.risk
        legal = risk is Risk.LEGAL
        word = vocabulary("risks").label(risk.value)
        sign, colour = ("flag", "disputed") if legal else ("", "text2")
        self._chips.show_forms(self.risk, [f"{word} risk", word], sign, colour)

    def _fill_kinds(self) -> None:
        if self._suggestion is not None:
            counts = dict.fromkeys(self._suggestion.kinds, 1)
            fill_kinds(self.kind.menu(), counts, 1, self._set_kind)

    def _fill_risks(self) -> None:
        if self._suggestion is not None:
            fill_risks(self.risk.menu(), {self._suggestion.risk}, self._set_risk)

    def _set_kind(self, kind: str, has: bool) -> None:
        if self._suggestion is not None:
            others = tuple(each for each in self._suggestion.kinds if each != kind)
            self._choose(replace(self._suggestion, kinds=(*others, kind) if has else others))

    def _set_risk(self, risk: Risk) -> None:
        if self._suggestion is not None:
            self._choose(replace(self._suggestion, risk=risk))

    def _choose(self, suggestion: Suggestion) -> None:
        self._suggestion = self._chosen[suggestion.fingerprint] = suggestion
        self._show_chips()
