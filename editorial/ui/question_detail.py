"""One question in full: its state, what it is about, its thread, and how it is answered."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout, QWidget

from editorial.domain.question import Outcome, Question, QuestionState
from editorial.domain.reviewer import Role
from editorial.domain.text import shortened
from editorial.services.vocabularies import vocabulary
from editorial.ui import fonts
from editorial.ui.carried_passages import CarriedPassages
from editorial.ui.chip_row import ChipRow
from editorial.ui.chips import Chip
from editorial.ui.dates import moment_words
from editorial.ui.due_chip import DueChip
from editorial.ui.forms import TITLE_INSET, IconButton, TitleField, Words
from editorial.ui.kept_line import KeptFields
from editorial.ui.link_card import LinkCard
from editorial.ui.list_pane import scrolled
from editorial.ui.outcome_row import OutcomeRow
from editorial.ui.passage_cards import PassageCards
from editorial.ui.passage_list import told_apart
from editorial.ui.questions_model import named
from editorial.ui.reply_box import ReplyBox, byline_names
from editorial.ui.review import ItemKind, Review
from editorial.ui.theme import set_look
from editorial.ui.thread import Thread

_LOW = 360
"""Pixels of height below which the reply has one line and less air."""


class QuestionDetail(QWidget):
    passage_activated = Signal(int, int)
    left = Signal()
    """Esc in the reply: back to the list."""
    remove_asked = Signal()

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._question: Question | None = None
        self._roles, self._outcomes = vocabulary("roles"), vocabulary("outcomes")
        self._states, self._statuses = vocabulary("question_states"), vocabulary("statuses")
        self._make_parts()
        self._lay_out()

    def show_question(self, question: Question) -> None:
        """Show a question as the desk keeps it; what was typed for another is committed first."""
        shown, self._question = self._question, question
        same = shown is not None and shown.id == question.id
        more = same and shown is not None and len(question.replies) > len(shown.replies)
        settled = not question.is_open
        sign, colour = ("check", "verified") if settled else ("question", "text2")
        state = question.outcome.value if question.outcome else ""
        words = self._outcomes.label(state) if state else self._states.label(question.state.value)
        role = self._roles.label(question.addressee.value)
        self.due.show_due(question.due_on, settled)
        self.chips.show_forms(self.state, [words, words, words, words, ""], sign, colour)
        self.chips.show_forms(self.to, [f"To: {role}", f"To: {role}", role])
        self.chips.show_forms(self.due, self.due.forms, "clock", self.due.colour)
        self.text.keep(question.id, question.text)
        self.asked_by.setVisible(bool(question.speaker))
        if question.speaker:
            when = moment_words(question.created_at, date.today())
            self.asked_by.setText(f"Asked by {question.speaker}  ·  {when}")
        self.show_claim()
        self.turns.show_replies(question.replies)
        self.outcomes.show_outcome(question.outcome)
        self._show_reply_box(question)
        if more or not same:
            bar = self._scroll.verticalScrollBar()
            QTimer.singleShot(0, bar, lambda: bar.setValue(bar.maximum() if more else 0))

    def show_claim(self) -> None:
        """Show what the question is about: its claim, or words of the article."""
        question = self._question
        if question is None:
            return
        claim = self._review.claim(question.claim_id) if question.claim_id else None
        self.claim.setVisible(claim is not None)
        places = self._review.places
        elsewhere = told_apart(question.passages, question.text)
        if claim is not None:
            status = self._statuses.label(claim.status.value)
            place = places.name(claim.passages[0].start) if claim.passages else ""
            self.claim.show_link(
                claim.statement,
                place,
                f"Go to the claim. {status}. {claim.statement}",
                claim.status.value,
                claim.status.value,
            )
            known = {(passage.start, passage.end) for passage in claim.passages}
            elsewhere = [p for p in elsewhere if (p.start, p.end) not in known]
        elsewhere = [passage for passage in elsewhere if not self.carried.tells(passage)]
        self.passages.show_passages(elsewhere, places)
        self.carried.show_passages(question.passages, question.unplaced)

    def commit(self) -> None:
        self.text.commit()

    def focus_text(self) -> None:
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()

    def focus_reply(self) -> None:
        self.reply.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.height() < _LOW
        self.reply.set_low(low)
        margin = 6 if low else 10
        self._foot.setContentsMargins(16, margin, 16, margin)

    # Inner workings

    def _make_parts(self) -> None:
        self.state = Chip(name="State", parent=self)
        self.state.setMenu(self._menu_for(self._fill_states))
        self.to = Chip(name="Addressee", parent=self)
        self.to.setMenu(self._menu_for(self._fill_roles))
        self.due = DueChip(self)
        self.due.chosen.connect(lambda day: self._change("due date", due_on=day))
        review = self._review
        self.text = TitleField("Question", self)
        self.text.committed.connect(self._set_text)
        self.kept = KeptFields(review.safekeeping, {"question text": self.text}, self)
        self.asked_by = Words("", "quiet", fonts.META, wrap=True)
        self.claim = LinkCard(parent=self)
        self.claim.clicked.connect(self._go_to_claim)
        self.passages = PassageCards(self)
        self.carried = CarriedPassages(review, self)
        for passages in (self.passages, self.carried):
            passages.activated.connect(self.passage_activated)
        self.turns = Thread(
            self._roles, lambda id: review.people.get(id), lambda: review.desk.reviewer.id, self
        )
        self.outcomes = OutcomeRow(self._outcomes, self)
        self.outcomes.closed.connect(self._close)
        self.outcomes.reopened.connect(self._reopen)
        self.reply = ReplyBox(review.safekeeping, self)
        self.reply.sent.connect(self._send)
        self.reply.left.connect(self.left)

    def _lay_out(self) -> None:
        more = IconButton("dots", "More about this question", parent=self)
        more.clicked.connect(lambda: self._more().exec(more.mapToGlobal(more.rect().bottomLeft())))
        named_chips = [("State", self.state), ("Addressee", self.to), ("Due", self.due)]
        self.chips = ChipRow(named_chips, more)
        self.chips.setContentsMargins(16, 10, 8, 2)
        inner = QWidget(self)
        whole, body = QVBoxLayout(inner), QVBoxLayout()
        edge = 16 - TITLE_INSET
        whole.setContentsMargins(edge, 4, edge, 12)
        whole.setSpacing(6)
        whole.addWidget(self.kept)
        whole.addWidget(self.text)
        whole.addLayout(body, 1)
        body.setContentsMargins(TITLE_INSET, 0, TITLE_INSET, 0)
        body.setSpacing(8)
        body.addWidget(self.asked_by)
        body.addWidget(self.passages)
        body.addWidget(self.carried)
        body.addWidget(self.claim)
        body.addSpacing(4)
        body.addWidget(self.turns)
        body.addStretch(1)
        self._scroll = scrolled(inner)
        foot = QFrame(self)
        set_look(foot, edge="top")
        self._foot = QVBoxLayout(foot)
        self._foot.setSpacing(8)
        self._foot.addWidget(self.outcomes)
        self._foot.addWidget(self.reply)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.chips)
        column.addWidget(self._scroll, 1)
        column.addWidget(foot)

    def _show_reply_box(self, question: Question) -> None:
        names = [reply.speaker for reply in question.replies if reply.speaker]
        if question.addressee is Role.AUTHOR and self._review.article is not None:
            names += byline_names(self._review.article.byline)
        names += [
            person.name
            for person in self._review.people.values()
            if person.id != self._review.desk.reviewer.id
        ]
        role = self._roles.label(question.addressee.value).lower()
        to = "they" if question.addressee is Role.SUBJECT else f"the {role}"
        own = self._review.desk.reviewer.name
        self.reply.show_question(question.id, to, own, list(dict.fromkeys(names)))

    def _menu_for(self, fill: object) -> QMenu:
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(fill)
        return menu

    def _fill_states(self) -> None:
        menu, question = self.state.menu(), self._question
        menu.clear()
        if question is None:
            return
        reopen = menu.addAction("Reopen" if not question.is_open else "Open", self._reopen)
        reopen.setCheckable(True)
        reopen.setChecked(question.is_open)
        menu.addSeparator()
        for term in self._outcomes:
            action = menu.addAction(term.verb)
            action.setToolTip(term.hint)
            action.setCheckable(True)
            action.setChecked(question.outcome is not None and question.outcome == term.key)
            action.triggered.connect(lambda _=False, key=term.key: self._close(key))

    def _fill_roles(self) -> None:
        menu, question = self.to.menu(), self._question
        menu.clear()
        for term in self._roles:
            action = menu.addAction(term.label)
            action.setToolTip(term.hint)
            action.setCheckable(True)
            action.setChecked(question is not None and question.addressee == term.key)
            action.triggered.connect(
                lambda _=False, key=term.key: self._change("addressee", addressee=Role(key))
            )

    def _more(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Edit the question", self.focus_text)
        if self._question is not None and self._question.replies:
            replies = menu.addMenu("Remove a reply")
            for reply in self._question.replies:
                action = replies.addAction(shortened(reply.text, 50))
                action.triggered.connect(
                    lambda _=False, reply=reply: self._remove_reply(reply.id, reply.text)
                )
        menu.addSeparator()
        menu.addAction("Remove the question", self.remove_asked.emit)
        return menu

    def _set_text(self, question_id: str, text: str) -> None:
        from editorial.services import questions

        label = f"Change {named(text)}"
        self._review.run(
            label, lambda work: questions.change_question(work, question_id, text=text.strip())
        )

    def _change(self, what: str, **fields: object) -> None:
        from editorial.services import questions

        question = self._question
        if question is None or all(getattr(question, n) == v for n, v in fields.items()):
            return
        label = f"Set the {what} of {named(question.text)}"
        self._review.run(label, lambda work: questions.change_question(work, question.id, **fields))

    def _close(self, key: str) -> None:
        from editorial.services import questions

        question, outcome = self._question, Outcome(key)
        if question is not None and question.outcome is not outcome:
            verb = self._outcomes.term(key).verb
            label = f"{verb}: {named(question.text)}"
            self._review.run(label, questions.close, question.id, outcome)

    def _reopen(self) -> None:
        from editorial.services import questions

        question = self._question
        if question is not None and question.state is not QuestionState.OPEN:
            self._review.run(f"Reopen {named(question.text)}", questions.reopen, question.id)

    def _send(self, text: str, speaker: str, is_answer: bool) -> None:
        from editorial.services import questions

        question = self._question
        if question is None:
            return
        label = f"{'Answer' if is_answer else 'Reply to'} {named(question.text)}"
        sent = self._review.run(label, questions.reply, question.id, text, speaker, is_answer)
        if sent is not None:
            self.reply.clear()

    def _remove_reply(self, reply_id: str, text: str) -> None:
        from editorial.services import questions

        self._review.run(f"Remove reply {named(text)}", questions.remove_reply, reply_id)

    def _go_to_claim(self) -> None:
        if self._question is not None and self._question.claim_id is not None:
            self._review.select(ItemKind.CLAIM, self._question.claim_id)
