"""Asks, in the claim's card, for the reason of a verdict."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from editorial.domain.claim import Claim, Status, is_contradicted, lacks_proof
from editorial.services.vocabularies import vocabulary
from editorial.ui import fonts
from editorial.ui.forms import Words
from editorial.ui.frames import Surface
from editorial.ui.kept_line import KeptLine
from editorial.ui.safekeeping import Place, Safekeeping
from editorial.ui.theme import set_look

NEEDED = "Verified needs a locator and an excerpt, or a reason."
CONTRADICTED = "Evidence contradicts this claim: settle that first, or say why it is verified."


def asked_words(claims: Sequence[Claim]) -> str:
    """Why the claims cannot be verified as they are."""
    unproven, against = sum(map(lacks_proof, claims)), sum(map(is_contradicted, claims))
    if len(claims) == 1:
        return CONTRADICTED if against else NEEDED
    of, said = len(claims), []
    if unproven:
        said.append(f"{NEEDED} {unproven} of these {of} claims have neither.")
    if against:
        said.append(f"Evidence contradicts {against} of these {of} claims: say why.")
    return " ".join(said)


class ReasonBar(Surface):
    """Enter gives the reason, Esc takes the question back; else what was typed stays for the same
    claims."""

    given = Signal(str)
    evidence_asked = Signal()
    cancelled = Signal()

    def __init__(self, safekeeping: Safekeeping, parent: QWidget | None = None) -> None:
        super().__init__("note", parent=parent)
        self._safe = safekeeping
        self._place: Place | None = None
        self.setObjectName("reasonBar")
        self.status = Status.VERIFIED
        self.words = Words("", "", fonts.BODY, fonts.MEDIUM, wrap=True)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText("Reason")
        self.give = QPushButton("Verify", self)
        set_look(self.give, kind="primary")
        self.give.clicked.connect(self._give)
        self.evidence = QPushButton("Add evidence", self)
        self.evidence.clicked.connect(self.evidence_asked)
        self.field.textChanged.connect(self._judge)
        self.field.textEdited.connect(self._keep_safe)
        self.kept = KeptLine(self)
        self.kept.discarded.connect(self._discard)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.field, 1)
        row.addWidget(self.evidence)
        row.addWidget(self.give)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 10, 10)
        column.setSpacing(6)
        column.addWidget(self.kept)
        column.addWidget(self.words)
        column.addLayout(row)
        self.hide()

    def ask_for_verdict(self, claims: Sequence[Claim]) -> None:
        """Why the claims are verified, of which some cannot be as they are."""
        self._begin(claims, Status.VERIFIED, asked_words(claims), evidence=len(claims) == 1)

    def ask_for_reason(self, claims: Sequence[Claim], status: Status) -> None:
        """Why the claims have the status that they have."""
        label, many = vocabulary("statuses").label(status.value).lower(), len(claims)
        which = "this claim is" if many == 1 else f"these {many} claims are"
        self._begin(claims, status, f"Why {which} {label}", evidence=False)

    def let_go(self) -> None:
        """The reason is given, or given up: nothing of it is kept."""
        if self._place is not None:
            self._safe.drop(self._place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._give()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _begin(self, claims: Sequence[Claim], status: Status, words: str, evidence: bool) -> None:
        self.status = status
        self._place = self._safe.place("reason", " ".join(claim.id for claim in claims))
        self.words.setText(words)
        self.field.setAccessibleName(words)
        kept = self._safe.words(self._place)
        mine = kept.get("status") == status.value
        self.field.setText(kept["text"] if mine else "")
        self.kept.setVisible(mine and self._safe.is_from_before(self._place))
        verb = vocabulary("statuses").term(status.value).verb
        self.give.setText("Verify" if status is Status.VERIFIED else "Give reason")
        self.give.setToolTip(f"{verb}, with this reason  (Enter)")
        self.evidence.setVisible(evidence)
        self._judge()
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _judge(self) -> None:
        self.give.setEnabled(bool(self.field.text().strip()))

    def _keep_safe(self, text: str) -> None:
        self.kept.hide()
        if self._place is not None and text.strip():
            self._safe.keep(self._place, {"text": text, "status": self.status.value})
        else:
            self.let_go()

    def _discard(self) -> None:
        self.kept.hide()
        self.let_go()
        self.field.clear()

    def _give(self) -> None:
        if reason := self.field.text().strip():
            self.given.emit(reason)
