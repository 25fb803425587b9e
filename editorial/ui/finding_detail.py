"""One finding in full: what was noticed, where, why, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from editorial.domain.decision import Decision, Subject
from editorial.domain.finding import Finding, Rule
from editorial.domain.text import folded
from editorial.domain.word_changes import Piece
from editorial.ui import fonts
from editorial.ui.chips import LetterCap
from editorial.ui.dates import moment_words
from editorial.ui.finding_foot import FindingFoot, quiet_button
from editorial.ui.finding_passages import FindingPassages, shown
from editorial.ui.finding_words import Excerpt, differences, excerpts
from editorial.ui.findings_model import DECIDED, SEVERITIES, Manner, decided
from editorial.ui.forms import Words, section
from editorial.ui.frames import Surface
from editorial.ui.icon_words import IconWords
from editorial.ui.list_pane import scrolled
from editorial.ui.review import Review
from editorial.ui.theme import appearance

SWITCH_OFF = ("Switch this check off for this article", "Switch this check off", "Switch off")

_SIDE, _INNER = 16, 12
_LINK = 6
"""Pixels between the edge of a quiet button and its words, which stand in line with the others."""


class FindingDetail(QWidget):
    passage_activated = Signal(int)
    """The number of a passage, from 0."""
    switch_asked = Signal()
    """The check is to be switched off for the article."""

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self.finding: Finding | None = None
        self._excerpts: list[Excerpt] = []
        self.foot = FindingFoot(self)
        self._make_parts()
        self._lay_out()
        appearance().changed.connect(self._fit)

    def show_open(self, finding: Finding, rule: Rule, place: str) -> None:
        """`place`: which one it is of how many."""
        self._show(SEVERITIES[finding.severity], finding, finding.message, rule)
        self._place.setText(place)
        self._history.hide()
        self.switch.show()
        self._fit()
        self.foot.show_open()

    def show_decided(
        self, decision: Decision, finding: Finding | None, rule: Rule | None, became: str
    ) -> None:
        """`finding` is None where this draft has it no more, and for a check. `became`: what leads
        to what it was made into, "" where that is gone or there is none."""
        is_rule = decision.subject is Subject.RULE
        words = rule.title if is_rule and rule else decision.words
        self._show(DECIDED[decided(decision)], finding, words, rule)
        self._place.setText("")
        by = self._review.reviewer_name(decision.created_by)
        self._history.setText(f"{by}  ·  {moment_words(decision.created_at, date.today())}")
        self._history.show()
        self.switch.hide()
        self._cap.hide()
        self.foot.show_decided("Switch on again" if is_rule else "Open again", became)

    def focus_first(self) -> None:
        """To the first passage, or to what can be done."""
        first = next((b for b in self.passages.buttons if not b.isHidden()), None)
        button = first or next(b for b in (self.foot.claim, self.foot.back) if not b.isHidden())
        button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # Inner workings

    def _fit(self) -> None:
        """The switch in as many words as there is room for, and its key where that is left."""
        room = self.width() - 2 * (_SIDE + _INNER - _LINK)
        for words in SWITCH_OFF:
            self.switch.setText(words)
            if self.switch.sizeHint().width() <= room:
                break
        key = self.switch.sizeHint().width() + 4 + self._cap.sizeHint().width()
        self._cap.setVisible(not self.switch.isHidden() and key <= room)

    def _show(self, look: Manner, finding: Finding | None, words: str, rule: Rule | None) -> None:
        self.finding = finding
        title = rule.title if rule and rule.title != words else ""
        called = "  ·  ".join(part for part in (look.one, title) if part)
        self.kind.show_words(called, look.icon, look.colour, ink="text2")
        self.sentence.setText(folded(words))
        self._show_passages(finding)
        self._why.setText(rule.explanation if rule else "")
        for part in (self._why_head, self._why):
            part.setVisible(bool(rule and rule.explanation))
        self._box.setVisible(rule is not None)

    def _show_passages(self, finding: Finding | None) -> None:
        draft, places = self._review.draft, self._review.places
        if draft is None or finding is None:
            self.passages.show_passages([])
            return
        self._excerpts = found = excerpts(draft.text, finding.spans)
        compared: Sequence[tuple[Piece, ...] | None] = [None] * len(found)
        if len(finding.spans) == len(found) == 2:
            compared = differences(found[0].own[0], found[1].own[0]) or compared
        self.passages.show_passages(
            [
                shown(places.name(finding.spans[excerpt.numbers[0]].start), excerpt, pieces)
                for excerpt, pieces in zip(found, compared, strict=True)
            ]
        )

    def _activate(self, number: int) -> None:
        self.passage_activated.emit(self._excerpts[number].numbers[0])

    def _make_parts(self) -> None:
        self.kind = IconWords(fonts.META, fonts.SEMIBOLD, self)
        self._place = Words("", "secondary", fonts.META)
        self.sentence = Words("", px=fonts.DETAIL, weight=fonts.SEMIBOLD, wrap=True).selectable()
        self._history = Words("", "secondary", fonts.META)
        self.passages = FindingPassages(self)
        self.passages.activated.connect(self._activate)
        self._box = Surface("note", parent=self)
        self._why_head = section("Why this is noticed")
        self._why = Words("", wrap=True)
        self.switch = quiet_button(SWITCH_OFF[0], self._box)
        self.switch.setAccessibleName(SWITCH_OFF[0])
        self.switch.clicked.connect(self.switch_asked)
        self._cap = LetterCap("Shift+D", self._box)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.kind)
        top.addStretch(1)
        top.addWidget(self._place)
        inner = QWidget(self)
        body = QVBoxLayout(inner)
        body.setContentsMargins(_SIDE, 12, _SIDE, 12)
        body.setSpacing(8)
        body.addLayout(top)
        for part in (self.sentence, self._history, self.passages, self._box):
            body.addWidget(part)
        body.addStretch(1)
        self._lay_out_box()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scrolled(inner), 1)
        column.addWidget(self.foot)

    def _lay_out_box(self) -> None:
        said = QVBoxLayout()
        said.setContentsMargins(_LINK, 0, 0, 0)
        said.setSpacing(4)
        said.addWidget(self._why_head)
        said.addWidget(self._why)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(self.switch)
        foot.addWidget(self._cap)
        foot.addStretch(1)
        column = QVBoxLayout(self._box)
        column.setContentsMargins(_INNER - _LINK, 10, _INNER, 8)
        column.setSpacing(4)
        column.addLayout(said)
        column.addLayout(foot)
