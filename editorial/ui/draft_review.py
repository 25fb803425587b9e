"""The review of a new draft: what became of each mark, old and new side by side, and a decision.

It takes the place of article and panes, shows what the Review holds, and writes by its road alone.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from editorial.domain.anchor import PassageState
from editorial.domain.text import Span
from editorial.ui import draft_review_decisions as decisions
from editorial.ui import draft_review_discard, fonts
from editorial.ui.commands import focus_is_in
from editorial.ui.draft_review_adjusting import Adjusting, expected
from editorial.ui.draft_review_bar import DraftReviewBar
from editorial.ui.draft_review_drafts import Drafts
from editorial.ui.draft_review_head import DraftReviewHead
from editorial.ui.draft_review_model import DraftReviewModel
from editorial.ui.draft_review_pages import ReviewPages
from editorial.ui.draft_review_rows import Carried, Seen, carried_over, marks, summed_up
from editorial.ui.draft_review_side import DraftReviewSide
from editorial.ui.draft_review_words import DraftWords
from editorial.ui.review import Review
from editorial.ui.two_drafts import TwoDrafts

NARROW = 1200
"""Pixels, at the default text size, below which the list is narrower."""
LIST, NARROW_LIST = 296, 236


class DraftReview(QWidget):
    """Reads nothing before `show_review`, nor after `put_away`."""

    left = Signal()
    """Back to checking; nothing is decided by it."""
    finished = Signal(str)
    """Nothing awaits a word any more; the sentence says what became of the marks."""
    discarded = Signal(str)
    undo_wanted = Signal()
    told = Signal(str)
    """A sentence about what was asked for."""

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._drafts: Drafts | None = None
        self._seen: dict[str, Seen] = {}
        self._changed: set[str] | None = set()
        """Ids of items whose passages may be others now; None: all of them."""
        self.model = DraftReviewModel(self)
        self.head = DraftReviewHead(self)
        self.side = DraftReviewSide(self.model, self)
        self.sheets = TwoDrafts(self)
        self.bar = DraftReviewBar(self)
        self._pages = ReviewPages(self.sheets)
        self._adjusting = Adjusting(self.sheets)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self._lay_out()
        self._connect()

    # Coming and going

    def show_review(self) -> None:
        """Read the open article's drafts, and begin with what is worst."""
        draft = self._review.draft
        if draft is None:
            return
        present = draft.revision.id
        if self._drafts is None or self._drafts.present.revision.id != present:
            self._seen = {}
        kept = self.side.list.current
        self._drafts = Drafts(self._review.desk, draft)
        self._changed = set()
        self.leave_adjusting()
        self._show_rows()
        self._show_counts()
        self.bar.setVisible(self.model.total > 0)
        self.head.show_draft(draft.revision.number, self._headline)
        left = self._drafts.left
        self._pages.show(self._drafts, left.id if left else present, self.model.rows())
        first = self.model.at(self.model.next_waiting(-1) or 1)
        row = (self.model.get(kept.id) if kept else None) or first
        self.side.list.mark(row.id if row else None)
        self._chosen()

    def put_away(self) -> None:
        """Forget what was read; another article, or another draft, may come next."""
        self._soon.stop()
        self.leave_adjusting()
        self._drafts = None
        self._changed = set()

    @property
    def current(self) -> Carried | None:
        return self.side.list.current

    @property
    def is_adjusting(self) -> bool:
        return self._adjusting.row is not None

    # What the commands do

    def accept(self) -> None:
        """Accept the place that is offered for the current passage."""
        row = self._open_row()
        if row is not None and row.awaits and row.after is not None:
            self._decide(decisions.accept(self._review, row))

    def accept_all_moved(self) -> None:
        """Accept every passage that moved with the same words, in one step."""
        rows = self._moved()
        if rows and not self.is_adjusting:
            self._decide(decisions.accept_all(self._review, rows))

    def keep_as_lost(self) -> None:
        row = self._open_row()
        if row is not None and row.awaits:
            self._decide(decisions.keep_as_lost(self._review, row))

    def start_adjusting(self) -> None:
        """Let the words be chosen on which the current passage stands."""
        row, drafts = self._open_row(), self._drafts
        if row is None or drafts is None:
            return
        old, new = drafts.draft(row.base_id), drafts.present
        near = expected(row, old, new, drafts.comparison(row.base_id))
        self._adjusting.start(row, new.text, near)
        self.sheets.new.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._show_current()

    def take_words(self) -> None:
        """Put the passage that is adjusted on the words chosen."""
        row, span = self._adjusting.row, self._adjusting.span
        if row is None or span is None:
            return
        if row.after == span and not row.awaits:
            self.leave_adjusting()
            return
        if decisions.put(self._review, row, span):
            self._adjusting.stop()
            self._decide(True)
            self.focus_list()

    def leave_adjusting(self) -> None:
        if self.is_adjusting:
            self._adjusting.stop()
            self._show_current()
            self.focus_list()

    def move_edge(self, edge: int, step: int) -> None:
        """Move the start (0) or the end (1) of what is being chosen by a word."""
        self._adjusting.move_edge(edge, step)
        self._show_current()

    def step(self, by: int) -> None:
        if not self.is_adjusting:
            self.side.list.step(by)

    def go_to_waiting(self) -> None:
        """To the next passage that awaits a word."""
        number = self.model.next_waiting(self.side.list.currentIndex().row())
        if number is not None and not self.is_adjusting:
            self.side.list.go_to(number)

    def finish(self) -> None:
        if self.is_adjusting:
            return
        if self.model.waiting:
            count = self.model.waiting
            self.told.emit(f"{marks(count)} still await{'s' if count == 1 else ''} a word.")
            self.go_to_waiting()
            self.focus_list()
        else:
            self.finished.emit(summed_up(self.model.rows()))

    def discard(self) -> None:
        """Undo the taking in of the draft and all that this reviewer did since."""
        draft_review_discard.discard(self._review, self, self.discarded.emit)

    def focus_list(self) -> None:
        target = self.side.list if self.model.total else self.head.back
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_sheet(self) -> None:
        self.sheets.new.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def regions(self) -> list[QWidget]:
        """What F6 goes through."""
        filled = [self.side] if self.model.total else []
        decided = [self.bar] if self.model.total else []
        return [self.head, *filled, self.sheets.old, self.sheets.new, *decided]

    def focus_region(self, region: QWidget) -> None:
        parts: dict[QWidget, QWidget] = {self.head: self.head.back, self.side: self.side.list}
        target = self.bar.first_button if region is self.bar else parts.get(region, region)
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finish()
        elif enter and self.is_adjusting:
            self.take_words()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        scale = fonts.interface_scale()
        wide = self.width() >= NARROW * scale
        room = round((LIST if wide else NARROW_LIST) * scale)
        self.side.setFixedWidth(min(room, self.width() // 2))

    # Inner workings

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.sheets, 1)
        right.addWidget(self.bar)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.side)
        body.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(body, 1)

    def _connect(self) -> None:
        review, head, bar, side = self._review, self.head, self.bar, self.side
        head.back_asked.connect(self.left)
        head.undo_asked.connect(self.undo_wanted)
        head.discard_asked.connect(self.discard)
        head.finish_asked.connect(self.finish)
        side.next_asked.connect(self.go_to_waiting)
        side.all_moved_asked.connect(self.accept_all_moved)
        side.list.chosen.connect(lambda _: self._chosen())
        side.list.opened.connect(self.focus_sheet)
        self.sheets.mark_chosen.connect(self._mark_chosen)
        self.sheets.words_selected.connect(self._words_selected)
        bar.accept_asked.connect(self.accept)
        bar.adjust_asked.connect(self.start_adjusting)
        bar.lost_asked.connect(self.keep_as_lost)
        bar.take_asked.connect(self.take_words)
        bar.leave_asked.connect(self.leave_adjusting)
        bar.step_asked.connect(self.step)
        for signal in (review.claims_changed, review.questions_changed, review.notes_changed):
            signal.connect(self._heard)
        review.sources_changed.connect(
            lambda: self._heard(frozenset(cited.source.id for cited in review.sources))
        )
        review.draft_changed.connect(lambda: self._heard(frozenset()))
        review.step_taken.connect(lambda: self._heard(None))

    @property
    def _headline(self) -> str:
        return self._review.article.headline if self._review.article else ""

    def _open_row(self) -> Carried | None:
        """The current passage, while no other is being adjusted."""
        return None if self.is_adjusting else self.current

    def _moved(self) -> list[Carried]:
        return [
            row
            for row in self.model.rows()
            if row.awaits and row.state is PassageState.MOVED and row.after is not None
        ]

    def _heard(self, ids: frozenset[str] | None) -> None:
        """Items changed: an empty set means all, None that only the desk's history did."""
        if self._drafts is None:
            return
        if ids is not None:
            self._changed = None if self._changed is None or not ids else self._changed | ids
        self._soon.start()

    def refresh(self) -> None:
        """Show what the desk told since."""
        self._soon.stop()
        draft = self._review.draft
        if self._drafts is None or draft is None:
            return
        if draft is not self._drafts.present and draft != self._drafts.present:
            self.show_review()
            return
        changed, self._changed = self._changed, set()
        if changed is None or changed:
            self._take_changes(changed)
        self._show_counts()

    def _take_changes(self, owners: set[str] | None) -> None:
        was = {row.id: row for row in self.model.rows()}
        rows = carried_over(self._review, self._seen, owners)
        known = {row.id for row in was.values() if owners is None or row.subject.id in owners}
        if known - {row.id for row in rows} or not self.model.take(rows):
            self._show_rows()
            self._pages.show_marks(self.model.rows())
        else:
            self._pages.mark_anew([row for row in rows if was[row.id] != row])
        adjusted = self._adjusting.row
        if adjusted is not None and self.model.get(adjusted.id) != adjusted:
            self._adjusting.stop()
        decided = {id for id, row in was.items() if row.is_decided}
        undone = [row.id for row in rows if row.id in decided and not row.is_decided]
        if undone and not self.is_adjusting and self.current_id not in undone:
            self.side.list.mark(undone[0])
            self._chosen()
        else:
            self._show_current()

    @property
    def current_id(self) -> str | None:
        return self.current.id if self.current else None

    def _show_rows(self) -> None:
        drafts = self._drafts
        assert drafts is not None
        kept = self.current_id
        present = drafts.present.revision.id
        left = drafts.left.id if drafts.left else present
        words = DraftWords(drafts.places, drafts.number, left, present)
        rows = carried_over(self._review, self._seen)
        self._seen = {row.id: row.seen for row in rows} | self._seen
        self._words = words
        self.side.list.show_words(words)
        self.model.show(rows, words)
        self.side.list.mark(kept)

    def _show_counts(self) -> None:
        desk, article_id = self._review.desk, self._review.article_id
        self.side.show_counts(len(self._moved()))
        self.head.show_left(self.model.waiting, self.model.total)
        self.head.show_undo(desk.to_undo(article_id) if article_id else None)

    def _show_current(self) -> None:
        """What the bar says of the current passage."""
        row, drafts = self.current, self._drafts
        self.bar.setVisible(self.model.total > 0)
        if row is None or drafts is None:
            self.bar.show_nothing("Choose a mark to see what became of it.")
        elif self._adjusting.row is not None:
            self.bar.show_adjusting(row, self._words, self._adjusting.words)
        else:
            self.bar.show_row(row, self._words, _slice(drafts.present.text, row.after))

    def _chosen(self) -> None:
        row = self.current
        if self.is_adjusting:
            self._adjusting.stop()
        if row is not None and self._drafts is not None:
            self._pages.go_to(row, self._drafts, self.model.rows())
        self._show_current()

    def _mark_chosen(self, passage_id: str) -> None:
        adjusted = self._adjusting.row
        if adjusted is not None:
            # A click on a mark is a place for the caret now.
            self.sheets.select(adjusted.id, scroll=False)
            return
        self.side.list.mark(passage_id)
        self._show_current()

    def _words_selected(self, start: int, end: int) -> None:
        if self.is_adjusting:
            self._adjusting.choose(start, end)
            self._show_current()

    def _decide(self, done: bool) -> None:
        """After a step: show what it did, and go on to what is next."""
        if not done:
            return
        self.refresh()
        current = self.current
        if current is None or not current.awaits:
            self.go_to_waiting()

    def _go_back(self) -> None:
        if self.is_adjusting:
            self.leave_adjusting()
        elif focus_is_in(*self.sheets.sheets) and self.model.total:
            self.focus_list()
        else:
            self.left.emit()


def _slice(text: str, span: Span | None) -> str:
    return text[span.start : span.end] if span else ""
