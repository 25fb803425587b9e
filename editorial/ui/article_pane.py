"""The article in the middle: its bar, the page with its marks, the strip that shows them all."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from editorial.domain.anchor import Passage
from editorial.domain.claim import Claim
from editorial.domain.text import Span, end_by_word, start_by_word
from editorial.ui import theme
from editorial.ui.article_view import ArticleView
from editorial.ui.correcting import Correcting
from editorial.ui.find_bar import FindBar
from editorial.ui.forms import IconButton
from editorial.ui.letters import letters
from editorial.ui.list_pane import EmptyWords
from editorial.ui.marks import Mark, Owner
from editorial.ui.review import ItemKind, Review
from editorial.ui.review_marks import frame_id, marks_of_claims, marks_of_notes, marks_of_questions
from editorial.ui.segments import SegmentedControl
from editorial.ui.zone_menu import fill_zone_menu

_KINDS = {
    Owner.CLAIM: ItemKind.CLAIM,
    Owner.QUESTION: ItemKind.QUESTION,
    Owner.NOTE: ItemKind.NOTE,
    Owner.SUGGESTION: ItemKind.SUGGESTION,
}
_VIEWS = (("read", "Read"), ("check", "Check"), ("coverage", "Coverage"))
ALL_LOOKED_AT = "Every word of the piece has been looked at."
SCALES = (0.8, 0.9, 1.0, 1.1, 1.25, 1.4, 1.6)
BAR = 44
"""Pixels of height, at the default text size, of the bars above article and panes."""


class ArticlePane(QFrame):
    zoomed = Signal(float)
    library_wanted = Signal()
    """No article is open, and one is to be chosen."""
    menu_wanted = Signal(object)
    """A context menu about to be shown, for what else is to be in it."""
    told = Signal(str)
    """A sentence about what was asked for."""

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_look(self, surface="paper")
        self.setMinimumWidth(360)
        self._review = review
        self._marks_shown: dict[str, list[str]] = {}
        self._furniture = False
        self.view = ArticleView()
        self._find = FindBar(self.view)
        self._views = SegmentedControl(_VIEWS, "View")
        self._lay_out()
        self._connect()
        # Behind the page's own connections: it hears of a draft that is shown already.
        self.correcting = Correcting(review, self.view, self)
        self.correcting.told.connect(self.told)
        self._dress()
        self.show_view("check")
        self._show_article()

    # What the commands do

    def show_view(self, view: str) -> None:
        """ "read": the page without marks; "check": with them; "coverage": what they leave."""
        self._views.choose(view)
        self.view.set_view(view)
        self._show_coverage()

    @property
    def shown_view(self) -> str:
        """ "read", "check" or "coverage"."""
        return self._views.current

    @property
    def shows_furniture(self) -> bool:
        return self._furniture

    def zoom(self, step: int) -> None:
        """Larger (1), smaller (-1), or as it was (0)."""
        near = min(range(len(SCALES)), key=lambda n: abs(SCALES[n] - self.view.scale))
        number = SCALES.index(1.0) if step == 0 else near + step
        scale = SCALES[max(0, min(number, len(SCALES) - 1))]
        self.view.set_scale(scale)
        self.zoomed.emit(scale)

    def toggle_furniture(self) -> None:
        self._furniture = not self._furniture
        self.view.show_furniture(self._furniture)

    def correct(self, block: int | None = None) -> None:
        """Put a block under the pen: the one given, else that of the selected words, of the caret,
        or of the selected mark where the caret is not in sight."""
        self.correcting.begin(self._block_in_hand() if block is None else block)

    def open_find(self) -> None:
        self._find.open()

    def focus(self) -> None:
        """To the article; where none is open, to the choosing of one."""
        focused = self._none.button if self._review.article is None else self.view
        focused.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def has_focus(self) -> bool:
        return self.view.hasFocus()

    def quote(self, words: tuple[int, int]) -> str:
        draft = self._review.draft
        return draft.text[words[0] : words[1]] if draft else ""

    def clear_words(self) -> None:
        """Nothing is selected or pointed at any more."""
        self.view.clear_selection()
        self.view.point_at(())

    def show_span(self, start: int, end: int) -> None:
        """Bring code points start to end of the article into sight."""
        self.view.reveal(start, end)

    def show_selected(self) -> None:
        """Bring what is selected into sight."""
        if mark := self._selected_mark():
            self.view.reveal(mark.start, mark.end)

    def go_to_uncovered(self, step: int) -> None:
        """Selects the next (1) or previous (-1) words that no claim covers, from the caret on, and
        not more than a sentence of them."""
        from editorial.services.coverage import next_uncovered

        draft, tally = self._review.draft, self._review.covering.tally
        if draft is None or tally is None:
            return
        caret = self.view.caret()
        place = Span(*(self.view.selection() or (caret, caret)))
        found = next_uncovered(draft, tally, place, step)
        if found is None:
            self.told.emit(ALL_LOOKED_AT)
            return
        self.view.select_words(found.start, found.end)
        self.focus()

    def passage_of(self, claim: Claim) -> Passage | None:
        """The claim's passage that the caret is in, else its first."""
        caret = self.view.caret()
        here = (p for p in claim.passages if p.start <= caret <= p.end)
        return next(here, claim.passages[0] if claim.passages else None)

    def moved_by_words(self, passage: Passage, edge: int, step: int) -> tuple[int, int]:
        """The passage's code points with its start (edge 0) or end (1) moved by a word."""
        draft = self._review.draft
        start, end = passage.start, passage.end
        if draft is None:
            return start, end
        if edge == 0:
            moved = start_by_word(draft.text, start, step)
            return (moved, end) if moved < end else (start, end)
        moved = end_by_word(draft.text, end, step)
        return (start, moved) if moved > start else (start, end)

    # What the window remembers

    def state(self) -> dict[str, Any]:
        block, offset = self.view.scroll_state()
        return {"view": self._views.current, "block": block, "offset": offset}

    def restore(self, state: dict[str, Any]) -> None:
        self.show_view(state.get("view", "check"))
        if "block" in state:
            self.view.restore_scroll(int(state["block"]), int(state.get("offset", 0)))

    def set_compact(self, compact: bool) -> None:
        self.view.set_compact(compact)

    # Inner workings

    def _lay_out(self) -> None:
        self._larger = IconButton("type", "Text size", key="Ctrl++, Ctrl+-")
        self._larger.clicked.connect(self._ask_size)
        self._search = IconButton("search", "Find in the article", key="Ctrl+F")
        self._search.clicked.connect(self.open_find)
        self._bar = QFrame()
        theme.set_look(self._bar, surface="paper", edge="bottom")
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(6)
        row.addWidget(self._views)
        row.addStretch(1)
        for widget in (self._larger, self._search):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._find)
        column.addWidget(self.view, 1)
        self._none = EmptyWords(self)
        self._none.say("No article is open.", "Choose an article")
        self._none.button.clicked.connect(self.library_wanted)
        column.addWidget(self._none, 1)

    def _dress(self) -> None:
        self._bar.setFixedHeight(max(BAR, self._views.sizeHint().height() + 14))
        tip = letters().tip
        self._views.set_tip("read", tip("Read the piece once whole, without marks", "1"))
        self._views.set_tip("check", tip("Check its claims", "2"))
        self._views.set_tip("coverage", tip("See which words nobody has looked at", "3"))

    def _connect(self) -> None:
        review, view = self._review, self.view
        theme.appearance().changed.connect(self._dress)
        letters().changed.connect(self._dress)
        self._views.chosen.connect(self.show_view)
        view.mark_clicked.connect(self._mark_clicked)
        view.selection_changed.connect(self._words_selected)
        view.context_menu_requested.connect(self._menu)
        review.article_changed.connect(self._show_article)
        review.draft_changed.connect(self._show_draft)
        review.covering.changed.connect(self._show_coverage)
        review.claims_changed.connect(lambda ids: self._mark_anew(ItemKind.CLAIM, ids))
        review.questions_changed.connect(lambda ids: self._mark_anew(ItemKind.QUESTION, ids))
        review.notes_changed.connect(lambda ids: self._mark_anew(ItemKind.NOTE, ids))
        review.selection_changed.connect(self._selected)

    def _show_article(self) -> None:
        draft = self._review.draft
        for widget in (self._bar, self.view):
            widget.setVisible(draft is not None)
        self._none.setVisible(draft is None)
        self.view.show_draft(draft.blocks if draft else (), draft.text if draft else "")
        self._show_marks()

    def _show_draft(self) -> None:
        if draft := self._review.draft:
            place = self.view.scroll_state()
            if self.view.show_draft(draft.blocks, draft.text):
                # A corrected word, or one taken back, must not throw the reader to the top.
                self.view.restore_scroll(*place)
                self._show_marks()

    def _show_marks(self) -> None:
        review = self._review
        marks = [
            *marks_of_claims(review.claims),
            *marks_of_questions(review.questions),
            *marks_of_notes(review.notes),
        ]
        self._marks_shown = {}
        for mark in marks:
            self._marks_shown.setdefault(mark.owner_id, []).append(mark.id)
        self.view.set_marks(marks)
        self._selected()

    def _mark_anew(self, kind: ItemKind, ids: frozenset[str]) -> None:
        review = self._review
        fresh: list[Mark]
        if kind is ItemKind.CLAIM:
            fresh = marks_of_claims(c for c in review.claims if c.id in ids)
        elif kind is ItemKind.QUESTION:
            fresh = marks_of_questions(q for q in review.questions if q.id in ids)
        else:
            fresh = marks_of_notes(n for n in review.notes if n.id in ids)
        gone = [mark_id for id in ids for mark_id in self._marks_shown.pop(id, ())]
        for mark in fresh:
            self._marks_shown.setdefault(mark.owner_id, []).append(mark.id)
        self.view.replace_marks(gone, fresh)
        self._selected()

    def _show_coverage(self, blocks: frozenset[int] = frozenset()) -> None:
        """Anew, or of some blocks only; in the Coverage view alone is it asked for."""
        tally = self._review.covering.tally if self.shown_view == "coverage" else None
        if blocks and tally is not None and tally is self.view.tally:
            self.view.update_coverage(blocks)
        elif tally is not None or self.view.tally is not None:
            self.view.show_coverage(tally)

    def _block_in_hand(self) -> int:
        places, caret = self._review.places, self.view.caret()
        if words := self._review.words:
            return places.block(words[0])
        mark = self._selected_mark()
        here = self.has_focus() and self.view.is_in_sight(caret)
        return places.block(caret if mark is None or here else mark.start)

    def _selected_mark(self) -> Mark | None:
        selected = self._review.selected
        marks = self.view.marks_of(selected.id) if selected else []
        # Of an item with several passages the one that was clicked stays the selected one.
        here = (mark for mark in marks if mark.id == self.view.selected)
        fullest = self.view.mark(frame_id(selected.id)) if selected else None
        return next(here, fullest or (marks[0] if marks else None))

    def _selected(self) -> None:
        mark = self._selected_mark()
        self.view.select(mark.id if mark else None)

    def _mark_clicked(self, mark_id: str) -> None:
        mark = self.view.mark(mark_id)
        if mark is not None:
            self._review.select(_KINDS[mark.owner], mark.owner_id)

    def _words_selected(self) -> None:
        self._review.select_words(self.view.selection())

    def _ask_size(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for scale in SCALES:
            action = menu.addAction(f"{round(scale * 100)} %")
            action.setCheckable(True)
            action.setChecked(abs(scale - self.view.scale) < 0.01)
            action.triggered.connect(lambda _=False, s=scale: self._set_size(s))
        menu.popup(self._larger.mapToGlobal(QPoint(0, self._larger.height() + 2)))

    def _set_size(self, scale: float) -> None:
        self.view.set_scale(scale)
        self.zoomed.emit(scale)

    def _menu(self, block: int, at: QPoint) -> None:
        draft = self._review.draft
        if draft is None:
            return
        blocks = [block]
        if words := self._review.words:
            first, last = self._review.places.block(words[0]), self._review.places.block(words[1])
            if first <= block <= last:
                blocks = list(range(first, last + 1))
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_wanted.emit(menu)
        menu.addAction("Correct this paragraph\tF4", lambda: self.correct(block))
        fill_zone_menu(menu.addMenu("Zone"), self._review, blocks)
        menu.popup(at)
