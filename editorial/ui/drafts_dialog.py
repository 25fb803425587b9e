"""The drafts of the open article: which there are, what each is called, and the ways back."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from editorial.domain.article import Revision
from editorial.domain.text import folded, word_count
from editorial.ui import fonts
from editorial.ui.backup_words import when
from editorial.ui.commit_field import CommitLine
from editorial.ui.dialog import Dialog
from editorial.ui.forms import Words
from editorial.ui.frames import Card
from editorial.ui.messages import MessageBar
from editorial.ui.new_draft import DraftTaken
from editorial.ui.new_draft_words import SHORT_HASH, came_from, draft_row
from editorial.ui.review import Review
from editorial.ui.row_view import RowView
from editorial.ui.theme import set_look

ABOUT = "A draft never changes. Going back to one makes one more, with its words."
WISH = (820, 460)
"""Pixels at the default text size."""


class DraftsDialog(Dialog):
    """Newest first. A name is kept as it is typed; everything else that is done closes it."""

    compare_wanted = Signal(str, str)
    """Two revisions by id, the older one first."""
    gone_back = Signal(object)
    """A `DraftTaken`: the words of an earlier draft are the present ones again."""

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__("Drafts", parent)
        self.wish(*WISH)
        self._review = review
        self._revisions: dict[str, Revision] = {}
        self._counts: dict[str, int] = {}
        self.list = RowView("Drafts", inset=14)
        self.name = CommitLine()
        self.bar = MessageBar()
        self._lay_out()
        self._add_buttons()
        self._connect()
        self._read()
        self.list.step(0)
        self.list.setFocus()

    @property
    def shown(self) -> Revision | None:
        """The draft whose card is shown."""
        return self._revisions.get(self.list.current_id or "")

    # Doing

    def _rename(self, revision_id: str, name: str) -> None:
        from editorial.services.new_drafts import name_draft

        revision = self._revisions.get(revision_id)
        if revision is not None:
            draft, words = f"draft {revision.number}", folded(name)
            label = f"Call {draft} “{words}”" if words else f"Take the name off {draft}"
            self._review.run(label, name_draft, revision_id, name)

    def _compare(self) -> None:
        if pair := self._pair():
            self.accept()
            self.compare_wanted.emit(pair[0].id, pair[1].id)

    def _go_back(self) -> None:
        from editorial.services.draft_marks import go_back_counted

        revision, article_id = self.shown, self._review.article_id
        if revision is None or article_id is None or not self.back.isEnabled():
            return
        label = f"Go back to draft {revision.number}"
        came = self._review.run(label, go_back_counted, article_id, revision.id)
        if came is not None:
            self.accept()
            self.gone_back.emit(DraftTaken(article_id, came[0].number, came[1], "made"))

    def _copy_hash(self) -> None:
        if revision := self.shown:
            QGuiApplication.clipboard().setText(revision.content_sha256)
            self._copied.setText("Copied")

    def _start_naming(self) -> None:
        self.name.setFocus()
        self.name.selectAll()

    def _pair(self) -> tuple[Revision, Revision] | None:
        """What is compared: an earlier draft with the present one, the present one with the one
        before it."""
        drafts, shown = list(self._revisions.values()), self.shown
        if shown is None or len(drafts) < 2:
            return None
        return (drafts[1], drafts[0]) if shown is drafts[0] else (shown, drafts[0])

    # Showing

    def _read(self) -> None:
        from editorial.services.new_drafts import revisions_of

        article_id = self._review.article_id
        if article_id is None:
            self.reject()
            return
        drafts = self._review.desk.read(revisions_of, article_id)
        self._revisions = {each.id: each for each in reversed(drafts)}
        self.list.show_rows(
            [
                draft_row(each, each.id == drafts[-1].id, self._who(each), date.today())
                for each in self._revisions.values()
            ]
        )
        self._show()

    def _show(self) -> None:
        revision, pair = self.shown, self._pair()
        if revision is None:
            return
        present = revision is next(iter(self._revisions.values()))
        now = "  ·  the present draft" if present else ""
        self._number.setText(f"Draft {revision.number}{now}")
        self.name.keep(revision.id, revision.name)
        for words, said in (
            (self._when, when(revision.created_at, date.today())),
            (self._by, self._who(revision)),
            (self._from, _capital(came_from(revision))),
            (self._size, f"{self._words_in(revision):,} words"),
            (self._hash, revision.content_sha256[:SHORT_HASH]),
            (self._copied, ""),
        ):
            words.setText(said)
        self._hash.setToolTip(revision.content_sha256)
        self.back.setEnabled(not present)
        self.compare.setEnabled(pair is not None)
        with_present = pair is None or not present
        other = "the present draft" if with_present else f"draft {pair[0].number}" if pair else ""
        self.compare.setText(f"Compare with {other}")

    def _words_in(self, revision: Revision) -> int:
        from editorial.services.drafts import text_of

        if revision.id not in self._counts:
            text = self._review.desk.read(text_of, revision.id)
            self._counts[revision.id] = word_count(text)
        return self._counts[revision.id]

    def _who(self, revision: Revision) -> str:
        return self._review.reviewer_name(revision.created_by)

    def done(self, result: int) -> None:
        self.name.commit()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter that keeps a name must not press a button as well; lists and buttons take theirs.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            return
        super().keyPressEvent(event)

    # Inner workings

    def _connect(self) -> None:
        self.list.chosen.connect(lambda _: self._show())
        self.list.opened.connect(lambda _: self._compare())
        self.name.committed.connect(self._rename)
        self.name.confirmed.connect(self.list.setFocus)
        self._review.draft_changed.connect(self._read)
        self._review.article_changed.connect(self.reject)
        self._review.failed.connect(self.bar.show_message)
        QShortcut(QKeySequence("F2"), self).activated.connect(self._start_naming)

    def _lay_out(self) -> None:
        self.body.addWidget(Words(ABOUT, "secondary", wrap=True))
        self.body.addWidget(self.bar)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addWidget(self.list, 11)
        columns.addWidget(self._card(), 9)
        self.body.addLayout(columns, 1)

    def _card(self) -> Card:
        card = Card()
        self._number = Words("", px=fonts.DETAIL, weight=fonts.SEMIBOLD)
        self.name.setPlaceholderText("Name this draft")
        self.name.setAccessibleName("Name of the draft")
        self.name.setToolTip("What the draft is called  (F2)")
        self._when, self._by, self._size = Words(), Words(), Words()
        self._from = Words(wrap=True)
        self._hash = Words().selectable()
        self._hash.setFont(fonts.code(fonts.META))
        self._copied = Words("", "quiet", fonts.META)
        self.copy = QPushButton("Copy")
        set_look(self.copy, kind="link")
        self.copy.setAccessibleName("Copy the draft’s whole SHA-256")
        self.copy.setToolTip("Copy the draft’s whole SHA-256")
        self.copy.clicked.connect(self._copy_hash)
        hashed = QHBoxLayout()
        hashed.setSpacing(8)
        for part in (self._hash, self.copy, self._copied):
            hashed.addWidget(part)
        hashed.addStretch(1)
        column = QVBoxLayout()
        column.setContentsMargins(4, 2, 4, 2)
        column.setSpacing(6)
        for widget in (self._number, self.name, self._when, self._by, self._from, self._size):
            column.addWidget(widget)
        column.addLayout(hashed)
        card.column.addLayout(column)
        card.column.addStretch(1)
        return card

    def _add_buttons(self) -> None:
        self.add_button("Close").clicked.connect(self.reject)
        self.back = self.add_button("Go back to this draft")
        self.back.setToolTip("One more draft, with the words of this one; marks are found again")
        self.back.clicked.connect(self._go_back)
        self.compare = self.add_button("Compare with the present draft", primary=True)
        self.compare.clicked.connect(self._compare)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
