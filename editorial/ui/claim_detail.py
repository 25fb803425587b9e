"""The claim that is selected, or the several that are: all that is known, editable in place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from editorial.domain.claim import Claim, Status, needs_reason
from editorial.services.vocabularies import vocabulary
from editorial.ui import fonts
from editorial.ui.carried_passages import CarriedPassages
from editorial.ui.claim_actions import ClaimActions
from editorial.ui.claim_foot import ClaimFoot
from editorial.ui.claim_head import ClaimHead
from editorial.ui.commit_field import CommitText
from editorial.ui.earlier_claims import EarlierClaims
from editorial.ui.evidence_section import EvidenceSection
from editorial.ui.fact_rows import claims_words
from editorial.ui.finder_panel import FinderPanel
from editorial.ui.forms import TITLE_INSET, TitleField, Words, section
from editorial.ui.kept_line import KeptFields
from editorial.ui.passage_list import PassageList, told_apart
from editorial.ui.reason_bar import ReasonBar
from editorial.ui.recall import Recall
from editorial.ui.review import Review
from editorial.ui.verdict_history import VerdictHistory

SIDE = 16
"""Pixels left free at either side."""


class ClaimDetail(QWidget):
    """Shows what it is given; what it does to claims comes back as news."""

    passage_activated = Signal(int, int)
    source_activated = Signal(str)
    claim_activated = Signal(str, str)
    """An article's id, and that of a claim of it."""
    ask_requested = Signal()
    remove_requested = Signal()
    left = Signal()
    """Esc, or an edit is done: the focus may go back to the list."""
    next_requested = Signal()
    previous_requested = Signal()

    def __init__(
        self, review: Review, actions: ClaimActions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._review, self._actions = review, actions
        self._claims: Sequence[Claim] = ()
        self._came_from: QWidget | None = None
        self.head = ClaimHead(review, actions, self)
        self.statement = TitleField("Claim", self)
        self.many = Words("", px=fonts.DETAIL, weight=fonts.SEMIBOLD, wrap=True)
        self.counted = Words("", "secondary", fonts.META, wrap=True)
        self.passages = PassageList(self)
        self.carried = CarriedPassages(review, self)
        self.evidence = EvidenceSection(review, actions, self)
        self.recall = Recall(review, review)
        self.earlier = EarlierClaims(review, self.recall, self)
        self.finder = FinderPanel(review, actions, self.recall, self)
        self.finder.hide()
        self.note_head = section("Note")
        self.note = CommitText(lines=(1, 8), parent=self)
        self.note.setAccessibleName("Note")
        self.note.setPlaceholderText("What the next checker should know")
        self.verdicts = VerdictHistory(review, self)
        self.reason = ReasonBar(review.safekeeping, self)
        typed = {"claim": self.statement, "claim note": self.note}
        self.kept = KeptFields(review.safekeeping, typed, self)
        self.foot = ClaimFoot(self)
        self.nothing = Words("Select a claim to see its evidence.", "quiet", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self._connect()

    # What is shown

    def show_claims(self, claims: Sequence[Claim]) -> None:
        """One claim in full, what several have in common, or nothing."""
        same = [claim.id for claim in claims] == [claim.id for claim in self._claims]
        if not same:
            self.commit()
            self._close_reason()
            self._close_finder()
            self.evidence.leave_claim()
        self._claims = claims
        one, several = len(claims) == 1, len(claims) > 1
        for widget in self._of_one:
            widget.setVisible(one)
        for widget in (self.many, self.counted):
            widget.setVisible(several)
        if not one:
            self.carried.hide()
            self.earlier.leave_claim()
        self._show_body()
        self.nothing.setVisible(not claims)
        if claims:
            self.head.show_claims(claims)
        if one:
            self._show_one(claims[0])
        if several:
            self._show_several(claims)
        if not same:
            self._body.verticalScrollBar().setValue(0)

    @property
    def claims(self) -> Sequence[Claim]:
        return self._claims

    def commit(self) -> None:
        """Keep what is typed."""
        self.statement.commit()
        self.note.commit()

    # What the window's commands do

    def give(self, status: Status) -> None:
        """Give all claims shown a verdict; asks where one cannot be verified as it is."""
        self.commit()
        claims = self._claims
        if status is Status.VERIFIED and any(map(needs_reason, claims)):
            self._remember_focus()
            self.reason.ask_for_verdict(claims)
        elif claims:
            self._close_reason()
            self._actions.rule(claims, status)

    def ask_for_reason(self) -> None:
        statuses = {claim.status for claim in self._claims}
        if len(statuses) == 1:
            self._remember_focus()
            self.reason.ask_for_reason(self._claims, statuses.pop())

    def ask_again(self, status: Status) -> None:
        """Ask for the reason of a verdict that was being given."""
        self._remember_focus()
        if status is Status.VERIFIED and any(map(needs_reason, self._claims)):
            self.reason.ask_for_verdict(self._claims)
        elif self._claims:
            self.reason.ask_for_reason(self._claims, status)

    def edit_statement(self) -> None:
        if len(self._claims) == 1:
            self._remember_focus()
            self.statement.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.statement.selectAll()

    def start_evidence(self, excerpt: str = "") -> None:
        if len(self._claims) == 1:
            self._remember_focus()
            self.reason.hide()
            self.evidence.open_form(excerpt)

    def find_evidence(self) -> None:
        """Look for the claim in documents, in the place of its card."""
        if len(self._claims) == 1:
            self._remember_focus()
            self.commit()
            self.reason.hide()
            self.finder.begin(self._claims[0])
            self._show_body()

    def focus_first(self) -> None:
        self.head.status.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_compact(self, compact: bool) -> None:
        self._compact = compact
        edge = 8 if compact else 12
        inset, side = TITLE_INSET, SIDE - TITLE_INSET
        self._column.setContentsMargins(side, edge, side, edge)
        for layout in (self._upper, self._lower):
            layout.setContentsMargins(inset, 0, inset, 0)
        self._lower.setSpacing(6 if compact else 10)
        self.head.set_compact(compact)
        self.evidence.set_compact(compact)
        self.note_head.setVisible(not compact and len(self._claims) == 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.set_compact(self._compact)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._return_focus()
            return
        super().keyPressEvent(event)

    # Inner workings

    @property
    def _of_one(self) -> tuple[QWidget, ...]:
        return (
            self.statement,
            self.passages,
            self.evidence,
            self.note_head,
            self.note,
            self.verdicts,
        )

    def _show_one(self, claim: Claim) -> None:
        self.statement.keep(claim.id, claim.statement)
        apart = told_apart(claim.passages, claim.statement)
        apart = [passage for passage in apart if not self.carried.tells(passage)]
        self.passages.show_passages(apart, self._review.places)
        verified = claim.status is Status.VERIFIED
        self.carried.show_passages(claim.passages, claim.unplaced, verified)
        self.earlier.show_claim(claim)
        self.evidence.show_claim(claim)
        self.note_head.setText(f"Note by {claim.speaker}" if claim.speaker else "Note")
        self.note.keep(claim.id, claim.note)
        self.verdicts.show_verdicts(claim.id, claim.verdicts)

    def _show_several(self, claims: Sequence[Claim]) -> None:
        self.many.setText(f"{claims_words(len(claims))} selected")
        counts = Counter(claim.status for claim in claims)
        label = vocabulary("statuses").label
        said = [f"{counts[status]} {label(status.value).lower()}" for status in Status]
        self.counted.setText(", ".join(each for each in said if not each.startswith("0 ")))

    def _lay_out(self) -> None:
        self._body = QScrollArea(self)
        inner = QWidget(self._body.viewport())
        inner.setProperty("clear", "true")
        self._column = QVBoxLayout(inner)
        # The statement's words, not the frame that it has when it is edited, stand in one line
        # with all else.
        self._upper, self._lower = QVBoxLayout(), QVBoxLayout()
        self._upper.addWidget(self.head)
        self._upper.addWidget(self.kept)
        self._upper.setSpacing(6)
        for widget in (self.many, self.counted, *self._of_one[1:]):
            self._lower.addWidget(widget)
        for widget in (self.earlier, self.carried):
            self._lower.insertWidget(self._lower.indexOf(self.passages) + 1, widget)
        self._column.setSpacing(0)
        self._column.addLayout(self._upper)
        self._column.addWidget(self.statement)
        self._column.addLayout(self._lower)
        self._column.addStretch(1)
        self._body.setWidgetResizable(True)
        self._body.setFrameShape(QFrame.Shape.NoFrame)
        self._body.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._body.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body.setWidget(inner)
        asked = QVBoxLayout()
        asked.setContentsMargins(12, 4, 12, 8)
        asked.addWidget(self.reason)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._body, 1)
        column.addWidget(self.finder, 1)
        column.addWidget(self.nothing, 1)
        column.addLayout(asked)
        column.addWidget(self.foot)
        self.set_compact(False)

    def _connect(self) -> None:
        head, foot = self.head, self.foot
        head.status_chosen.connect(self.give)
        head.reason_asked.connect(self.ask_for_reason)
        head.edit_asked.connect(self.edit_statement)
        head.ask_asked.connect(self.ask_requested)
        head.remove_asked.connect(self.remove_requested)
        head.show_asked.connect(self._show_passage)
        foot.status_chosen.connect(self.give)
        foot.next_asked.connect(self.next_requested)
        foot.previous_asked.connect(self.previous_requested)
        self.statement.committed.connect(self._actions.set_statement)
        self.statement.confirmed.connect(self._return_focus)
        self.note.committed.connect(self._actions.set_note)
        self.note.confirmed.connect(self._return_focus)
        for passages in (self.passages, self.carried):
            passages.activated.connect(self.passage_activated)
        self.passages.remove_asked.connect(self._remove_passage)
        self.evidence.source_activated.connect(self.source_activated)
        self.evidence.find_asked.connect(self.find_evidence)
        self.finder.left.connect(self._close_finder)
        self.earlier.activated.connect(self.claim_activated)
        self.evidence.form_opened.connect(self._reveal_form)
        self.evidence.form_left.connect(self._return_focus)
        self.reason.given.connect(self._reason_given)
        self.reason.cancelled.connect(self._give_up_reason)
        self.reason.evidence_asked.connect(self.start_evidence)

    def _show_passage(self) -> None:
        if self._claims and self._claims[0].passages:
            first = self._claims[0].passages[0]
            self.passage_activated.emit(first.start, first.end)

    def _remove_passage(self, passage_id: str) -> None:
        if len(self._claims) == 1:
            self._actions.remove_passage(self._claims[0], passage_id)

    def _reason_given(self, reason: str) -> None:
        claims, status = self._claims, self.reason.status
        if self._actions.rule(claims, status, reason):
            self.reason.let_go()
            self._close_reason()

    def _give_up_reason(self) -> None:
        self.reason.let_go()
        self._close_reason()

    def _close_reason(self) -> None:
        if self.reason.isAncestorOf(QApplication.focusWidget() or self):
            self._return_focus()
        self.reason.hide()

    def _show_body(self) -> None:
        shown = bool(self._claims) and self.finder.isHidden()
        self._body.setVisible(shown)
        self.foot.setVisible(shown)

    def _close_finder(self) -> None:
        if self.finder.isAncestorOf(QApplication.focusWidget() or self):
            self._return_focus()
        self.finder.end()
        self._show_body()

    def _reveal_form(self) -> None:
        # Its place is known once the layout has run.
        QTimer.singleShot(0, self, self._scroll_to_form)

    def _scroll_to_form(self) -> None:
        form, inner = self.evidence.form, self._body.widget()
        if inner is not None and form.isVisible():
            foot = form.mapTo(inner, QPoint(0, form.height()))
            self._body.ensureVisible(foot.x(), foot.y(), 0, 8)
            top = form.mapTo(inner, QPoint(0, 0))
            self._body.ensureVisible(top.x(), top.y(), 0, 8)

    def _remember_focus(self) -> None:
        """Know whence one came, to go back there: the article, or the list."""
        focus = QApplication.focusWidget()
        if focus is not None and not self.isAncestorOf(focus):
            self._came_from = focus

    def _return_focus(self) -> None:
        origin, self._came_from = self._came_from, None
        if origin is not None and origin.isVisible():
            origin.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit()
