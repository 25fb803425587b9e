"""Where a new question or a new note is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from editorial.domain.finding import Finding
from editorial.domain.question import Note, Question
from editorial.domain.reviewer import Role
from editorial.domain.text import folded
from editorial.services.vocabularies import vocabulary
from editorial.ui import fonts
from editorial.ui.chips import Chip, KeyCap
from editorial.ui.due_chip import DueChip
from editorial.ui.forms import Words
from editorial.ui.kept_line import KeptLine
from editorial.ui.link_card import LinkCard
from editorial.ui.passage_cards import PassageCards
from editorial.ui.questions_model import named
from editorial.ui.reply_box import DraftText
from editorial.ui.review import ItemKind, Review
from editorial.ui.safekeeping import Place
from editorial.ui.theme import set_look

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class About:
    """What is being written, and on what: words, a claim, or the whole article. A question may
    be what becomes of a finding; then it is on all of that one's words."""

    kind: ItemKind
    article_id: str
    words: Span | None = None
    claim_id: str | None = None
    finding: Finding | None = None

    @property
    def suggested(self) -> str:
        """What stands there before anything is typed."""
        return self.finding.message if self.finding else ""

    @property
    def spans(self) -> list[Span]:
        if self.finding is not None:
            return [(span.start, span.end) for span in self.finding.spans]
        return [self.words] if self.words else []

    @property
    def place(self) -> Place:
        """Where it is kept until it is written down."""
        on = f"{self.words[0]}-{self.words[1]}" if self.words else self.claim_id or ""
        return Place(self.article_id, f"new {self.kind.value}", on)


class Composer(QWidget):
    """Ctrl+Enter writes it down. Esc leaves; what was typed comes back with the same passage."""

    made = Signal(str)
    """Id of the new question or note."""
    left = Signal()
    passage_activated = Signal(int, int)

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._roles = vocabulary("roles")
        self.about: About | None = None
        self._to = Role.AUTHOR
        self._make_parts()
        self._lay_out()

    def open_question(self, article_id: str, words: Span | None, claim_id: str | None) -> None:
        self._open(About(ItemKind.QUESTION, article_id, words, claim_id))

    def open_finding(self, article_id: str, finding: Finding) -> None:
        """A question that asks what the finding says, unless something else is written."""
        first = next(((span.start, span.end) for span in finding.spans), None)
        self._open(About(ItemKind.QUESTION, article_id, first, finding=finding))

    def open_note(self, article_id: str, words: Span | None) -> None:
        self._open(About(ItemKind.NOTE, article_id, words))

    def focus_text(self) -> None:
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open(self, about: About) -> None:
        if about != self.about:
            self.about = None
            kept = self._review.safekeeping.words(about.place)
            self._address(Role(kept.get("to", Role.AUTHOR)))
            self.due.show_due(date.fromisoformat(kept["due"]) if "due" in kept else None)
            self.text.setPlainText(kept.get("text", about.suggested))
            self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.about = about
        self._typed()
        asks = about.kind is ItemKind.QUESTION
        self._head.setText("New question" if asks else "New note")
        self.to.setVisible(asks)
        self.due.setVisible(asks)
        self._hint.setVisible(not asks)
        self.text.setAccessibleName("Question" if asks else "Note")
        self.text.setPlaceholderText("What do you want to know?" if asks else "What you noticed")
        self.send.setText("Ask" if asks else "Write note")
        self.send.setToolTip(f"{self.send.text()}  (Ctrl+Enter)")
        self._show_about(about)
        self.focus_text()

    def _show_about(self, about: About) -> None:
        draft, places = self._review.draft, self._review.places
        claim = self._review.claim(about.claim_id) if about.claim_id else None
        self.passages.hide()
        self.claim.setVisible(claim is not None)
        self._whole.setVisible(claim is None and about.words is None)
        if about.words is not None and draft is not None:
            self.passages.show_words(
                [(a, z, folded(draft.text[a:z]), places.name(a)) for a, z in about.spans]
            )
        if claim is not None:
            place = places.name(claim.passages[0].start) if claim.passages else ""
            status = claim.status.value
            self.claim.show_link(
                claim.statement, place, f"About the claim: {claim.statement}", status, status
            )

    def _make_parts(self) -> None:
        self._head = Words("", px=fonts.DETAIL, weight=fonts.SEMIBOLD)
        self._whole = Words("About the whole article", "secondary")
        self._hint = Words("A note is a remark that needs no answer.", "secondary", fonts.META)
        self.passages = PassageCards(self)
        self.passages.activated.connect(self.passage_activated)
        self.claim = LinkCard(parent=self)
        self.claim.clicked.connect(self._show_claim)
        self.to = Chip(name="Addressee", parent=self)
        menu = QMenu(self.to)
        menu.setToolTipsVisible(True)
        for term in self._roles:
            action = menu.addAction(term.label)
            action.setToolTip(term.hint)
            action.triggered.connect(lambda _=False, key=term.key: self._address(Role(key)))
        self.to.setMenu(menu)
        self.due = DueChip(self)
        self.due.chosen.connect(self._set_due)
        self.text = DraftText((3, 10), self)
        self.text.textChanged.connect(self._typed)
        self.kept = KeptLine(self)
        self.kept.discarded.connect(self.text.clear)
        self.text.sent.connect(self._write)
        self.text.left.connect(self.left)
        self.send = QPushButton(self)
        set_look(self.send, kind="primary")
        self.send.clicked.connect(self._write)
        self._cancel = QPushButton("Cancel", self)
        set_look(self._cancel, kind="quiet")
        self._cancel.setToolTip("Cancel; what you typed comes back with the same words  (Esc)")
        self._cancel.clicked.connect(self.left)
        self._address(Role.AUTHOR)
        self._typed()

    def _lay_out(self) -> None:
        chips = QHBoxLayout()
        chips.setSpacing(6)
        chips.addWidget(self.to)
        chips.addWidget(self.due)
        chips.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._hint)
        foot.addStretch(1)
        foot.addWidget(self._cancel)
        foot.addWidget(KeyCap("Ctrl+Enter", self))
        foot.addWidget(self.send)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for part in (self._head, self.kept, self._whole, self.passages, self.claim):
            column.addWidget(part)
        column.addLayout(chips)
        column.addWidget(self.text)
        column.addLayout(foot)
        column.addStretch(1)

    def _address(self, role: Role) -> None:
        self._to = role
        self.to.show_choice(f"To: {self._roles.label(role.value)}")
        self._typed()

    def _set_due(self, day: date | None) -> None:
        self.due.show_due(day)
        self._typed()

    def _typed(self) -> None:
        text, safe = self.text.toPlainText(), self._review.safekeeping
        self.send.setEnabled(bool(text.strip()))
        if self.about is None:
            return
        untouched = text == self.about.suggested and self._to is Role.AUTHOR and not self.due.due
        if text.strip() and not untouched:
            due = {"due": self.due.due.isoformat()} if self.due.due else {}
            safe.keep(self.about.place, {"text": text, "to": self._to.value, **due})
        else:
            safe.drop(self.about.place)
        self.kept.setVisible(safe.is_from_before(self.about.place))

    def _show_claim(self) -> None:
        claim = self._review.claim(self.about.claim_id or "") if self.about else None
        if claim is not None and claim.passages:
            self.passage_activated.emit(claim.passages[0].start, claim.passages[0].end)

    def _write(self) -> None:
        text, about = self.text.toPlainText().strip(), self.about
        if not text or about is None:
            return
        made = (
            self._ask(about, text) if about.kind is ItemKind.QUESTION else self._note(about, text)
        )
        if made is not None:
            self.text.clear()
            self.about = None
            self.made.emit(made.id)

    def _ask(self, about: About, text: str) -> Question | None:
        from editorial.services import questions, suggesting

        run, label, on = self._review.run, f"Ask {named(text)}", about.article_id
        to, due, finding = self._to, self.due.due, about.finding
        if finding is not None:
            return run(label, suggesting.question_from, on, finding, text, to, due)
        return run(label, questions.ask, on, text, to, about.spans, about.claim_id, due)

    def _note(self, about: About, text: str) -> Note | None:
        from editorial.services import questions

        label = f"Note {named(text)}"
        return self._review.run(label, questions.add_note, about.article_id, text, about.spans)
