"""The chips above a claim, or above several: status, kinds, risk, and what else can be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetricsF, QGuiApplication, QIcon, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from editorial.domain.anchor import Passage
from editorial.domain.claim import Claim, Risk, Status
from editorial.domain.text import shortened
from editorial.services.vocabularies import vocabulary
from editorial.ui import fonts
from editorial.ui.chips import Chip
from editorial.ui.claim_actions import ClaimActions
from editorial.ui.claim_menus import KindsMenu, fill_kinds, fill_risks, fill_statuses, menu_of
from editorial.ui.forms import IconButton
from editorial.ui.icons import icon
from editorial.ui.letters import letters
from editorial.ui.review import Review
from editorial.ui.theme import appearance

MIXED = "Mixed"
GAP = 6
LEAST = 84
"""Pixels below which a chip says too little."""


class ClaimHead(QWidget):
    """Menus are filled when they open."""

    status_chosen = Signal(object)
    """Status."""
    reason_asked = Signal()
    edit_asked = Signal()
    ask_asked = Signal()
    remove_asked = Signal()
    show_asked = Signal()
    """The claim's first passage is to be shown in the article."""

    def __init__(
        self, review: Review, actions: ClaimActions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._review, self._actions = review, actions
        self._claims: Sequence[Claim] = ()
        self._compact = False
        self.status = Chip("", "Status", parent=self)
        self.status.setMenu(menu_of(self, self._fill_statuses))
        self.kind = Chip("", "Kind", parent=self)
        self.kind.setMenu(menu_of(self, self._fill_kinds, KindsMenu(self)))
        self.risk = Chip("", "Risk", parent=self)
        self.risk.setMenu(menu_of(self, self._fill_risks))
        self.more = IconButton("dots", "More for this claim", parent=self)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(menu_of(self, self._fill_more))
        self._more_kinds = KindsMenu("Kinds", self)
        menu_of(self, lambda: self._fill_kinds_of(self._more_kinds), self._more_kinds)
        # A click leaves the focus in the list or the article, where the next key is pressed.
        for button in (self.status, self.kind, self.risk, self.more):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row, self._second_row = QHBoxLayout(), QHBoxLayout()
        for row in (self._row, self._second_row):
            row.setSpacing(GAP)
        for chip in (self.status, self.kind, self.risk):
            self._row.addWidget(chip)
        self._row.addStretch(1)
        self._row.addWidget(self.more)
        self._second_row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(self._row)
        column.addLayout(self._second_row)
        appearance().changed.connect(self._fit)

    def show_claims(self, claims: Sequence[Claim]) -> None:
        self._claims = claims
        status = self._common_status
        if status is None:
            self.status.show_choice(MIXED)
        else:
            label = vocabulary("statuses").label(status.value)
            self.status.show_choice(label, status.value, status.value)
        self._fit()
        self.more.setAccessibleName(
            "More for this claim" if len(claims) == 1 else "More for these claims"
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(160, super().minimumSizeHint().height())

    def set_compact(self, compact: bool) -> None:
        """Where height is short, kinds that have no room in the row go behind "…"."""
        if compact is not self._compact:
            self._compact = compact
            self._fit()

    # Inner workings

    @property
    def _common_status(self) -> Status | None:
        statuses = {claim.status for claim in self._claims}
        return statuses.pop() if len(statuses) == 1 else None

    def _fit(self) -> None:
        """Show risk and kinds in as many words as there is room for; where there is room for
        none of the kinds, they get a row of their own."""
        fixed = self.status.sizeHint().width() + self.more.sizeHint().width() + 3 * GAP
        self._show_risk(short=False)
        room = self.width() - fixed - self.risk.sizeHint().width()
        kinds = self._kind_words()
        if self._chip_width(kinds[-1]) > room:
            self._show_risk(short=True)
            room = self.width() - fixed - self.risk.sizeHint().width()
        below = room < LEAST
        self._place_kind(below)
        self.kind.setVisible(not (below and self._compact))
        self._show_kind(kinds, self.width() if below else room)

    def _place_kind(self, below: bool) -> None:
        if below is not (self._second_row.indexOf(self.kind) >= 0):
            if below:
                self._second_row.insertWidget(0, self.kind)
            else:
                self._row.insertWidget(1, self.kind)

    def _show_risk(self, short: bool) -> None:
        risks = {claim.risk for claim in self._claims}
        if len(risks) != 1:
            self.risk.show_choice("Mixed risk")
            return
        risk = risks.pop()
        sign = "flag" if risk is Risk.LEGAL else ""
        label = vocabulary("risks").label(risk.value)
        self.risk.show_choice(
            label if short else f"{label} risk", sign, "disputed" if sign else "text2"
        )
        self.risk.setAccessibleName(f"Risk: {label}")

    def _show_kind(self, kinds: Sequence[str], room: int) -> None:
        fitting = next((words for words in kinds if self._chip_width(words) <= room), kinds[-1])
        metrics = QFontMetricsF(fonts.interface())
        padding = self._chip_width("")
        self.kind.show_choice(
            metrics.elidedText(fitting, Qt.TextElideMode.ElideRight, max(room - padding, 24))
        )
        self.kind.setAccessibleName(f"Kind: {kinds[0]}")
        self.kind.setToolTip(kinds[0])

    @staticmethod
    def _chip_width(words: str) -> int:
        return round(QFontMetricsF(fonts.interface()).horizontalAdvance(words) + 39)

    def _kind_words(self) -> list[str]:
        """What the kinds are called, in fewer and fewer words."""
        kinds = {claim.kinds for claim in self._claims}
        if len(kinds) > 1:
            return ["Mixed kinds", MIXED]
        (common,) = kinds or {()}
        names = [vocabulary("kinds").label(kind) for kind in common] or ["Kind"]
        more = f" +{len(names) - 1}" if len(names) > 1 else ""
        return list(dict.fromkeys((", ".join(names), f"{names[0]}{more}")))

    def _fill_statuses(self) -> None:
        fill_statuses(
            self.status.menu(), self._common_status, self.status_chosen.emit, self.reason_asked.emit
        )

    def _fill_kinds(self) -> None:
        self._fill_kinds_of(self.kind.menu())

    def _fill_kinds_of(self, menu: QMenu) -> None:
        counts = Counter(kind for claim in self._claims for kind in claim.kinds)
        fill_kinds(menu, counts, len(self._claims), self._set_kind)

    def _fill_risks(self) -> None:
        fill_risks(
            self.risk.menu(),
            {claim.risk for claim in self._claims},
            lambda risk: self._actions.set_risk(self._claims, risk),
        )

    def _set_kind(self, kind: str, has: bool) -> None:
        self._actions.set_kind(self._claims, kind, has)

    def _fill_more(self) -> None:
        menu = self.more.menu()
        menu.clear()
        if len(self._claims) == 1:
            self._fill_for_one(menu, self._claims[0])
        if self.kind.isHidden():
            menu.addMenu(self._more_kinds)
        _act(menu, "Copy", "", self._copy)
        menu.addSeparator()
        many = len(self._claims)
        word = "Remove claim" if many == 1 else f"Remove {many} claims"
        _act(menu, word, "Del", self.remove_asked.emit, icon("trash"))

    def _fill_for_one(self, menu: QMenu, claim: Claim) -> None:
        _act(menu, "Edit claim", "F2", self.edit_asked.emit, icon("pencil"))
        go = _act(menu, "Show in the article", "G", self.show_asked.emit, icon("pin"))
        go.setEnabled(bool(claim.passages))
        menu.addSeparator()
        words = self._review.words is not None
        add = _act(
            menu,
            "Add the selected words" if words else "Add words: select them first",
            "Shift+M",
            lambda: self._actions.add_passage(claim),
            icon("plus"),
        )
        add.setEnabled(words)
        for passage in claim.passages:
            self._offer_removal(menu, claim, passage)
        menu.addSeparator()
        _act(menu, "Ask a question", "Q", self.ask_asked.emit, icon("question"))

    def _offer_removal(self, menu: QMenu, claim: Claim, passage: Passage) -> None:
        place = self._review.places.name(passage.start)
        words = f"Remove passage, {place}: “{shortened(passage.quote, 30)}”"
        _act(menu, words, "", lambda: self._actions.remove_passage(claim, passage.id))

    def _copy(self) -> None:
        text = "\n".join(claim.statement for claim in self._claims)
        QGuiApplication.clipboard().setText(text)


def _act(
    menu: QMenu, words: str, key: str, act: Callable[[], object], sign: QIcon | None = None
) -> QAction:
    action = menu.addAction(letters().entry(words, key))
    if sign is not None:
        action.setIcon(sign)
    action.triggered.connect(lambda _=False: act())
    return action
