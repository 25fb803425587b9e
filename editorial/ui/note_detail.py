"""One note in full."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from editorial.domain.question import Note
from editorial.ui import fonts
from editorial.ui.carried_passages import CarriedPassages
from editorial.ui.commit_field import CommitText
from editorial.ui.dates import moment_words
from editorial.ui.forms import IconButton, Words
from editorial.ui.kept_line import KeptFields
from editorial.ui.passage_cards import PassageCards
from editorial.ui.questions_model import named
from editorial.ui.review import Review


class NoteDetail(QWidget):
    passage_activated = Signal(int, int)
    remove_asked = Signal()

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._by = Words("", "secondary", fonts.META)
        self.text = CommitText(required=True, lines=(3, 12), parent=self)
        self.text.setAccessibleName("Note")
        self.text.committed.connect(self._set_text)
        self.kept = KeptFields(review.safekeeping, {"note text": self.text}, self)
        self.passages = PassageCards(self)
        self.carried = CarriedPassages(review, self)
        for passages in (self.passages, self.carried):
            passages.activated.connect(self.passage_activated)
        remove = IconButton("trash", "Remove the note", parent=self)
        remove.clicked.connect(self.remove_asked)
        head = QHBoxLayout()
        head.addWidget(self._by)
        head.addStretch(1)
        head.addWidget(remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.passages)
        column.addWidget(self.carried)
        column.addWidget(self.kept)
        column.addWidget(self.text)
        column.addWidget(Words("A note is a remark that needs no answer.", "quiet", fonts.META))
        column.addStretch(1)

    def show_note(self, note: Note) -> None:
        """Show a note as the desk keeps it; what was typed for another is committed first."""
        by = note.speaker or self._review.reviewer_name(note.created_by)
        place = "" if note.passages or note.unplaced else "  ·  on the whole article"
        self._by.setText(f"{by}  ·  {moment_words(note.created_at, date.today())}{place}")
        same = [passage for passage in note.passages if not self.carried.tells(passage)]
        self.passages.show_passages(same, self._review.places)
        self.carried.show_passages(note.passages, note.unplaced)
        self.text.keep(note.id, note.text)

    def commit(self) -> None:
        self.text.commit()

    def focus_text(self) -> None:
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _set_text(self, note_id: str, text: str) -> None:
        from editorial.services import questions

        self._review.run(f"Change note {named(text)}", questions.change_note, note_id, text)
