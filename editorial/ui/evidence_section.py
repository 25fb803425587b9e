"""A claim's evidence: what it lacks, the cards, and the form that adds to them."""

from __future__ import annotations

from dataclasses import asdict, fields

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from editorial.domain.claim import NEEDS_NO_EVIDENCE, Claim, Evidence, Stance, lacks_proof
from editorial.domain.house_rule import HouseRule, shortfall_words, support_of
from editorial.domain.source import Source
from editorial.ui import fonts
from editorial.ui.chips import LetterCap
from editorial.ui.claim_actions import ClaimActions
from editorial.ui.evidence_card import EvidenceCard
from editorial.ui.evidence_form import Draft, EvidenceForm, Said
from editorial.ui.forms import IconButton, Words, section
from editorial.ui.icon_words import IconWords
from editorial.ui.review import Review
from editorial.ui.safekeeping import Place


def shortfall(claim: Claim) -> tuple[str, str, str]:
    """What the evidence lacks: words, sign and colour; no words where it lacks nothing."""
    stances = {item.stance for item in claim.evidence}
    if not claim.evidence:
        return "No evidence yet", "", "text2"
    if {Stance.SUPPORTS, Stance.CONTRADICTS} <= stances:
        return "Sources disagree. Settle before sign-off", "disputed", "disputed"
    if not lacks_proof(claim):
        return "", "", "text2"
    supporting = [item for item in claim.evidence if item.stance is Stance.SUPPORTS]
    if not supporting:
        return "Nothing that supports it yet", "", "text2"
    if any(item.locator.strip() for item in supporting):
        return "No excerpt yet", "", "text2"
    if any(item.excerpt.strip() for item in supporting):
        return "No locator yet", "", "text2"
    return "No locator and excerpt yet", "", "text2"


class EvidenceSection(QWidget):
    source_activated = Signal(str)
    find_asked = Signal()
    """The claim is to be found in documents."""
    form_opened = Signal()
    form_left = Signal()
    """The form, which has the focus, is about to close."""

    def __init__(
        self, review: Review, actions: ClaimActions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._review, self._actions = review, actions
        self._claim: Claim | None = None
        self._edited: Evidence | None = None
        self._cards: list[EvidenceCard] = []
        self._likely: dict[str, str] = {}
        """By article, the source that evidence was last added from."""
        self._filling = False
        self._rule: HouseRule | None = None
        self.lack = IconWords()
        self.needs = Words("", "secondary", fonts.META, wrap=True)
        self.form = EvidenceForm(self)
        self.form.hide()
        self.form.filled.connect(self._keep)
        self.form.cancelled.connect(self._give_up)
        self.form.edited.connect(self._keep_safe)
        self.add = IconButton("plus", "Add evidence", "Add evidence", "E", self)
        self.add.clicked.connect(lambda: self.open_form())
        self.find_button = IconButton(
            "search", "Find in documents", "Find in documents", "Shift+E", self
        )
        self.find_button.clicked.connect(self.find_asked)
        self._lay_out()
        for signal in (review.step_taken, review.article_changed):
            signal.connect(self._rule_may_differ)

    def show_claim(self, claim: Claim) -> None:
        came = self._claim is None or claim.id != self._claim.id
        self._claim = claim
        words, sign, colour = shortfall(claim)
        self.lack.show_words(words, sign, colour)
        self.lack.setVisible(bool(words))
        self._show_needs()
        self._show_cards(claim)
        if came and (kept := self._review.safekeeping.words(self._place)):
            self._take_up(claim, kept)

    def leave_claim(self) -> None:
        """Another claim is about to be shown, or none; what is filled in waits for this one."""
        self._keep_safe()
        self.close_form()
        self._claim = None

    def open_form(self, excerpt: str = "") -> None:
        """Ask for evidence, which may begin with an excerpt. What is being filled in stays."""
        if self._claim is None:
            return
        if self.is_filling:
            self.form.begin()
            return
        self._edited = None
        self.form.kept.hide()
        cited, others = self._sources()
        known = {source.id: source for source in (*cited, *others)}
        likely = known.get(self._likely.get(self._claim.article_id, ""))
        self.form.open_for(cited, others, likely, excerpt)
        self._begin()

    def close_form(self) -> None:
        if self.form.isAncestorOf(QApplication.focusWidget() or self):
            self.form_left.emit()
        self.form.hide()
        self._edited = None
        self._adding.show()

    def set_compact(self, compact: bool) -> None:
        self.form.set_compact(compact)

    @property
    def is_filling(self) -> bool:
        """Whether the form holds something that is not kept."""
        return self.form.isVisibleTo(self) and not self.form.is_empty

    # Inner workings

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(section("Evidence"))
        head.addStretch(1)
        head.addWidget(self.lack)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._adding = QWidget(self)
        foot = QHBoxLayout(self._adding)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(8)
        foot.addWidget(self.add)
        foot.addWidget(LetterCap("E", self))
        foot.addSpacing(8)
        foot.addWidget(self.find_button)
        foot.addWidget(LetterCap("Shift+E", self))
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.needs)
        column.addLayout(self._list)
        column.addWidget(self.form)
        column.addWidget(self._adding)

    def _show_needs(self) -> None:
        """What the house rule still asks for."""
        claim, words = self._claim, ""
        if claim is not None and claim.status not in NEEDS_NO_EVIDENCE:
            cited = [each.source for each in self._review.sources]
            words = shortfall_words(self._house_rule(), support_of(claim.evidence, cited))
        self.needs.setText(words)
        self.needs.setVisible(bool(words))

    def _house_rule(self) -> HouseRule:
        from editorial.services.house_rules import rule_of

        if self._rule is None:
            self._rule = self._review.desk.read(rule_of)
        return self._rule

    def _rule_may_differ(self) -> None:
        self._rule = None
        if self._claim is not None:
            self._show_needs()

    def _show_cards(self, claim: Claim) -> None:
        """Make anew the cards of evidence that changed; the others stay, focus and all."""
        wanted = [(item, self._review.source(item.source_id)) for item in claim.evidence]
        known = {(card.evidence, card.source): card for card in self._cards}
        cards = [known.get(pair) or self._card(*pair) for pair in wanted]
        for card in set(self._cards) - set(cards):
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        for place, card in enumerate(cards):
            if self._list.indexOf(card) != place:
                self._list.insertWidget(place, card)
            card.show()
        self._cards = cards

    def _card(self, evidence: Evidence, source: Source | None) -> EvidenceCard:
        card = EvidenceCard(evidence, source, self)
        card.source_activated.connect(self.source_activated)
        card.place_activated.connect(self._review.document_wanted)
        card.edit_asked.connect(self._edit)
        card.remove_asked.connect(self._remove)
        return card

    def _edit(self, evidence_id: str) -> None:
        every = self._claim.evidence if self._claim else ()
        for evidence in every:
            if evidence.id == evidence_id:
                self._open_with(evidence)
                self._begin()

    def _open_with(self, evidence: Evidence) -> None:
        self._edited = evidence
        self.form.kept.hide()
        source = self._review.source(evidence.source_id)
        self.form.open_with(*self._sources(), evidence, source)

    @property
    def _place(self) -> Place:
        return self._review.safekeeping.place("evidence", self._claim.id if self._claim else "")

    def _keep_safe(self) -> None:
        """Keep the form as it is filled in, and the evidence that it is to change."""
        safe = self._review.safekeeping
        if self._claim is not None and self.form.isVisibleTo(self) and not self._filling:
            if self.form.is_empty:
                safe.drop(self._place)
            else:
                edited = {"evidence": self._edited.id} if self._edited else {}
                safe.keep(self._place, asdict(self.form.draft) | edited)
            self.form.kept.setVisible(safe.is_from_before(self._place))

    def _take_up(self, claim: Claim, words: dict[str, str]) -> None:
        """Go on with a form that was left half filled in."""
        draft = Draft(**{field.name: words.get(field.name, "") for field in fields(Draft)})
        edited = next((e for e in claim.evidence if e.id == words.get("evidence")), None)
        self._filling = True
        if edited is None:
            self.form.open_for(*self._sources())
        else:
            self._open_with(edited)
        self.form.put(draft)
        self.form.kept.setVisible(self._review.safekeeping.is_from_before(self._place))
        self._filling = False
        self._adding.hide()

    def _give_up(self) -> None:
        self._review.safekeeping.drop(self._place)
        self.close_form()

    def _remove(self, evidence_id: str) -> None:
        if self._claim is not None:
            self._actions.remove_evidence(self._claim, evidence_id)

    def _keep(self, said: Said) -> None:
        claim, edited = self._claim, self._edited
        if claim is None:
            return
        told = {"locator": said.locator, "excerpt": said.excerpt}
        if edited is None:
            kept = self._actions.add_evidence(
                claim, said.source_id, said.title, said.stance, **told
            )
        else:
            kept = self._actions.change_evidence(
                claim, edited, said.source_id, said.title, stance=said.stance, **told
            )
        if kept is not None:
            self._likely[claim.article_id] = kept.source_id
            self._give_up()

    def _sources(self) -> tuple[list[Source], list[Source]]:
        """Those that the article cites, and the desk's others."""
        from editorial.services.sources import all_sources

        cited = [each.source for each in self._review.sources]
        ids = {source.id for source in cited}
        every = self._review.desk.read(all_sources)
        return cited, [source for source in every if source.id not in ids]

    def _begin(self) -> None:
        self._adding.hide()
        self.form.begin()
        self.form_opened.emit()
