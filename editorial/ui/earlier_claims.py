"""What the desk was told before: claims like the one shown, to be looked at and linked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from editorial.domain.claim import Claim
from editorial.domain.text import shortened
from editorial.services.vocabularies import vocabulary
from editorial.ui import fonts
from editorial.ui.dates import day_words
from editorial.ui.forms import Words
from editorial.ui.link_card import LinkCard
from editorial.ui.recall import Recall
from editorial.ui.review import Review
from editorial.ui.theme import set_look

if TYPE_CHECKING:
    from editorial.services.claim_memory import EarlierClaim
    from editorial.ui.workspace import Workspace

_RESTING = 200
"""Milliseconds for which a claim is shown before others like it are looked for."""


def line_words(claims: list[EarlierClaim]) -> str:
    """What the quiet line says."""
    linked = sum(each.is_linked for each in claims)
    one = len(claims) == 1
    said = "1 earlier claim says" if one else f"{len(claims)} earlier claims say"
    return f"{said} something like this" + (f", {linked} linked" if linked else "")


def meta_words(earlier: EarlierClaim, today: date) -> str:
    """Verdict and its day, the article, and how much evidence there is."""
    claim = earlier.claim
    verdict = vocabulary("statuses").label(claim.status.value)
    latest = max((each.at for each in claim.verdicts), default=None)
    if latest is not None:
        verdict += f", {day_words(latest.astimezone().date(), today)}"
    many = len(claim.evidence)
    evidence = f"evidence from {many}" if many else "no evidence"
    return f"{verdict}  ·  “{shortened(earlier.headline, 48)}”  ·  {evidence}"


class EarlierClaims(QWidget):
    """One line, which opens the list; nothing where the desk knows none."""

    activated = Signal(str, str)
    """The article's id and the claim's: it is to be shown."""

    def __init__(self, review: Review, recall: Recall, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review, self._recall = review, recall
        self._claim: Claim | None = None
        self.earlier: list[EarlierClaim] = []
        self.rows: list[EarlierRow] = []
        self.line = QPushButton(self)
        self.line.setCheckable(True)
        set_look(self.line, kind="link")
        self.line.toggled.connect(self._open)
        self._list = QWidget(self)
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.line, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._list)
        self._list.hide()
        self._resting = QTimer(self, singleShot=True, interval=_RESTING)
        self._resting.timeout.connect(self._look)
        recall.remembered.connect(self._show)
        recall.caught_up.connect(self._look)
        review.step_taken.connect(self._step_taken)
        self._clear()

    def show_claim(self, claim: Claim) -> None:
        """Look for others like a claim, unless they are known."""
        known = self._claim
        self._claim = claim
        if known is None or known.id != claim.id:
            self._clear()
        if known is None or (known.id, known.statement) != (claim.id, claim.statement):
            self._resting.start()

    def leave_claim(self) -> None:
        """No claim is shown, or several are."""
        self._claim = None
        self._resting.stop()
        self._clear()

    # Inner workings

    def _clear(self) -> None:
        self.earlier = []
        self.line.setChecked(False)
        self.hide()

    def _step_taken(self) -> None:
        """A link may have come or gone, by undo as well."""
        if self.earlier:
            self._resting.start()

    def _look(self) -> None:
        if self._claim is not None:
            self._recall.remember(self._claim.id)

    def _show(self, claim_id: str, earlier: list[EarlierClaim]) -> None:
        if self._claim is None or claim_id != self._claim.id:
            return
        if not earlier:
            self._clear()
            return
        self.earlier = earlier
        self.line.setText(line_words(earlier))
        self._fill()
        self.show()

    def _open(self, opened: bool) -> None:
        self._list.setVisible(opened)
        self._fill()

    def _fill(self) -> None:
        """The rows, where somebody looks at them."""
        for row in self.rows:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for each in self.earlier if self.line.isChecked() else ():
            row = EarlierRow(each, self._list)
            row.activated.connect(self.activated)
            row.link_asked.connect(self._link)
            self._rows.addWidget(row)
            self.rows.append(row)

    def _link(self, other_id: str, on: bool) -> None:
        from editorial.services import claim_memory

        if self._claim is None:
            return
        said = f"“{shortened(self._claim.statement, 40)}”"
        if on:
            label = f"Link {said} with an earlier claim"
            self._review.carry_out(label, claim_memory.link, self._claim.id, other_id)
        else:
            label = f"Unlink {said} from an earlier claim"
            self._review.carry_out(label, claim_memory.unlink, self._claim.id, other_id)


class EarlierRow(QWidget):
    activated = Signal(str, str)
    link_asked = Signal(str, bool)
    """The other claim's id, and whether it is to be linked."""

    def __init__(self, earlier: EarlierClaim, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._claim = claim = earlier.claim
        status = claim.status.value
        meta = meta_words(earlier, date.today())
        self.card = LinkCard(parent=self)
        spoken = f"{claim.statement}. {meta}. Show it in its article"
        self.card.show_link(claim.statement, "", spoken, status, status)
        self.card.clicked.connect(self._activate)
        self.link = QPushButton("Unlink" if earlier.is_linked else "Link", self)
        set_look(self.link, kind="link")
        self.link.clicked.connect(lambda: self.link_asked.emit(claim.id, not earlier.is_linked))
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(Words(meta, "secondary", fonts.META, wrap=True), 1)
        foot.addWidget(self.link, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.card)
        if earlier.other_numbers:
            column.addWidget(Words("Other numbers", "remove", fonts.META, fonts.MEDIUM))
        column.addLayout(foot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.card.hasFocus():
            self._activate()
        else:
            super().keyPressEvent(event)

    def _activate(self) -> None:
        self.activated.emit(self._claim.article_id, self._claim.id)


def go_to_claim(workspace: Workspace, article_id: str, claim_id: str) -> None:
    """Show a claim in its article, which may be another one than is open."""
    from editorial.ui.review import ItemKind

    if workspace.review.article_id != article_id:
        workspace.open(article_id)
    workspace.show_pane(0, focus=False)
    workspace.review.select(ItemKind.CLAIM, claim_id)
