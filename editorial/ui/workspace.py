"""One desk's room in the window: library, article and panes side by side.

Panes know the review and nothing of each other; this is where "go there" is understood.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from editorial.domain.text import shortened
from editorial.ui import left_behind, theme
from editorial.ui.article_pane import ArticlePane
from editorial.ui.attention import Attention
from editorial.ui.commands import LetterKeys, focus_is_in
from editorial.ui.compare_place import ComparePlace
from editorial.ui.document_view_place import DocumentPlace
from editorial.ui.draft_review_place import DraftReviewPlace, Region
from editorial.ui.earlier_claims import go_to_claim
from editorial.ui.facts_pane import FactsPane
from editorial.ui.findings_pane import FindingsPane
from editorial.ui.history_pane import HistoryPane
from editorial.ui.history_place import HistoryPlace
from editorial.ui.library_pane import LibraryPane
from editorial.ui.memory import Memory
from editorial.ui.pane_tabs import PaneTabs
from editorial.ui.questions_pane import QuestionsPane
from editorial.ui.review import Item, ItemKind, Review
from editorial.ui.room import Room
from editorial.ui.safekeeping import Place
from editorial.ui.sources_pane import SourcesPane
from editorial.ui.suggested_words import SuggestedWords
from editorial.ui.words_menu import fill_words_menu

if TYPE_CHECKING:
    from editorial.services.desk import Desk

Pane = FactsPane | SourcesPane | QuestionsPane | FindingsPane
_PANE_OF = {
    ItemKind.CLAIM: 0,
    ItemKind.SOURCE: 1,
    ItemKind.QUESTION: 2,
    ItemKind.NOTE: 2,
    ItemKind.FINDING: 3,
    ItemKind.SUGGESTION: 0,
}


class Workspace(QWidget):
    """Everything between the header and the window's lower edge."""

    PANES = ("Facts", "Sources", "Questions", "Findings")

    article_shown = Signal()
    left_behind = Signal(str, str, object)
    """What was being typed when the window closed: the sentence, what leads to it, and going."""

    def __init__(self, desk: Desk, memory: Memory, keys: LetterKeys, parent: QWidget) -> None:
        super().__init__(parent)
        self.memory = memory
        self._keys = keys
        self.regions_before: list[Region] = []
        self._told: set[Place] = set()
        self.review = Review(desk, self)
        self.attention = Attention(self.review, self)
        # Each is made in its place: Qt finds the styles of all that is in a widget anew whenever
        # the widget gets another parent.
        self.room = Room(memory, self)
        self.library = LibraryPane(desk, self.room.splitter)
        self.article = ArticlePane(self.review, self.room.splitter)
        self.side = QFrame(self.room.splitter)
        self.tabs = PaneTabs(self.PANES, self.side)
        self._stack = QStackedWidget(self.side)
        self.facts = FactsPane(self.review, self.attention, self._stack)
        self.sources = SourcesPane(self.review, self._stack)
        self.questions = QuestionsPane(self.review, self._stack)
        self.findings = FindingsPane(self.review, self.attention, parent=self._stack)
        self.suggested_words = SuggestedWords(
            self.review, self.attention, self.facts.suggested, self.article.view, memory
        )
        for pane in self.panes:
            self._stack.addWidget(pane)
            self.room.sheet_changed.connect(pane.set_side_by_side)
        self.article.view.set_scale(memory.get("view/scale", 1.0))
        self._lay_out_side()
        self.room.place(self.library, self.article, self.side)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.room)
        self.draft_review = DraftReviewPlace(self.review, self.room, keys, self.article)
        self.review_draft = self.draft_review.open
        self.comparing = ComparePlace(self.review, self.room, keys, memory, self.draft_review)
        self.compare_drafts = self.comparing.open
        self.documents = DocumentPlace(self.review, self.sources.detail.documents, memory, self)
        self._connect()
        self._listen_for_letters()
        self.history = HistoryPlace(self.review, self.side, [self.tabs, self._stack])
        self.history.pane.passage_activated.connect(self.article.show_span)
        self.room.sheet_changed.connect(self.history.pane.set_side_by_side)

    @property
    def panes(self) -> tuple[Pane, ...]:
        return self.facts, self.sources, self.questions, self.findings

    @property
    def pane(self) -> Pane | HistoryPane:
        return self.history.pane if self.history.is_shown else self.panes[self.tabs.current]

    # Opening and remembering

    def open(self, article_id: str | None) -> None:
        """Show an article as it was left; None shows the library alone."""
        self.remember()
        self.review.open(article_id)
        self.library.mark_open(article_id)
        if article_id is None:
            self.article.focus()
            return
        self.room.put_away_drawer()
        left = self.memory.article(article_id)
        for name, pane in zip(self.PANES, self.panes, strict=True):
            if isinstance(state := left.get(name), dict):
                pane.restore(state)
        kind, id = left.get("selected", (None, None))
        if kind in set(ItemKind):
            self._select_if_there(Item(ItemKind(kind), id))
        # Behind the selection, which shows its pane and brings its words into sight.
        self.show_pane(left.get("tab", 0), focus=False)
        self.article.restore(left.get("article", {}))
        self.memory.put("desk/article", article_id)
        left_behind.tell(self, self._told)

    def open_again(self, article_id: str | None) -> None:
        """Where no article is open, show the one that undo or redo has brought back."""
        from editorial.services import articles

        if article_id is None or self.review.article is not None:
            return
        if self.review.desk.read(articles.on_desk, article_id) is not None:
            self.open(article_id)

    def remember(self) -> None:
        """Keep how the open article is being looked at, and what is still being typed."""
        for pane in self.panes:
            pane.commit()
        article_id = self.review.article_id
        if article_id is None:
            return
        selected = self.review.selected
        state: dict[str, Any] = {
            "tab": self.tabs.current,
            "article": self.article.state(),
            "selected": [selected.kind.value, selected.id] if selected else [None, None],
        }
        for name, pane in zip(self.PANES, self.panes, strict=True):
            state[name] = pane.state()
        self.memory.put_article(article_id, state)

    def close_review(self) -> None:
        self.remember()
        self.library.leave()
        for part in (self.attention, self.comparing, self.documents, self.review):
            part.close()

    # What the commands do

    def show_view(self, view: str) -> None:
        self.article.show_view(view)

    def zoom(self, step: int) -> None:
        self.article.zoom(step)

    def toggle_furniture(self) -> None:
        self.article.toggle_furniture()

    def open_find(self) -> None:
        self.article.open_find()

    def mark(self) -> None:
        """The selected words become a claim, which is then selected."""
        from editorial.services import claims

        article_id, words = self.review.article_id, self.review.words
        if article_id is None or words is None:
            return
        quote = self.article.quote(words)
        label = f"Claim “{shortened(quote, 40)}”"
        claim = self.review.run(label, claims.add_claim, article_id, [words])
        if claim is not None:
            if self.article.shown_view == "read":
                self.show_view("check")
            self.article.clear_words()
            self.show_pane(0, focus=False)
            self.review.select(ItemKind.CLAIM, claim.id)

    def add_passage(self) -> None:
        """The selected words become one more passage of the selected claim."""
        from editorial.services import claims

        claim, words = self.review.selected_claim, self.review.words
        if claim is not None and words is not None:
            label = f"Add words to “{shortened(claim.statement, 40)}”"
            self.review.run(label, claims.add_passage, claim.id, *words)
            self.article.clear_words()

    def ask(self) -> None:
        """A question on the selected words, else on the finding or claim that one is at, else on
        the article."""
        if self.asks_of_finding:
            self.findings.ask()
            return
        claim, words = self.review.selected_claim, self.review.words
        self.show_pane(2, focus=False)
        self.questions.compose_question(words, None if words or not claim else claim.id)

    @property
    def asks_of_finding(self) -> bool:
        """Whether a question would be about the finding that is shown."""
        at_it = self.pane is self.findings and self.findings.current is not None
        return at_it and (self.review.words is None or self.findings.list_has_focus())

    def note(self) -> None:
        """A note on the selected words, else on the whole article."""
        words = self.review.words
        self.show_pane(2, focus=False)
        self.questions.compose_note(words)

    def evidence(self) -> None:
        """Evidence for the selected claim; words under no claim become one first."""
        if self.review.words is not None:
            self.mark()
        if self.review.selected_claim is not None:
            self.in_facts(self.facts.start_evidence)

    def in_facts(self, action: Callable[[], object]) -> None:
        """Do something that is seen in the Facts pane."""
        self.show_pane(0, focus=False)
        action()

    def move_edge(self, edge: int, words: int) -> None:
        """Move the start (0) or end (1) of the selected claim's passage by words."""
        from editorial.services import claims

        claim = self.review.selected_claim
        passage = self.article.passage_of(claim) if claim else None
        if claim is None or passage is None:
            return
        start, end = self.article.moved_by_words(passage, edge, words)
        if (start, end) != (passage.start, passage.end):
            label = f"Move the mark of “{shortened(claim.statement, 40)}”"
            self.review.run(label, claims.move_passage, passage.id, start, end)

    def edit_selected(self) -> None:
        if self.pane is self.facts:
            self.facts.edit_statement()
        else:
            self.pane.focus_detail()

    def reply(self) -> None:
        self.show_pane(2, focus=False)
        self.questions.focus_reply()

    def add_source(self) -> None:
        self.show_pane(1, focus=False)
        self.sources.add_source()

    def remove_selected(self) -> None:
        self.pane.remove_selected()

    def next_item(self) -> None:
        self._step(+1)

    def previous_item(self) -> None:
        self._step(-1)

    def go_across(self) -> None:
        """From a pane to the passage in the article, and from the article to the pane."""
        if self.article.has_focus():
            self.pane.focus_list()
        else:
            if self.pane is self.findings:
                self.findings.show_passages()
            else:
                self.article.show_selected()
            self.article.focus()

    def focus_search(self) -> None:
        self.pane.focus_search()

    def show_pane(self, number: int, focus: bool = True) -> None:
        self.history.leave()
        self.tabs.choose(number)
        self._stack.setCurrentIndex(self.tabs.current)
        if focus:
            self.pane.focus_list()

    def next_region(self, step: int) -> None:
        """F6: header, library, article, tabs, list, detail, and round again."""
        regions: list[Region] = [
            (self.article, self.article.focus),
            *([] if self.history.is_shown else [(self.tabs, self.tabs.focus)]),
            (self.pane.list, self.pane.focus_list),
            (self.pane, self.pane.focus_detail),
        ]
        if self.library.isVisible():
            regions.insert(0, (self.library, self.library.focus_list))
        regions = self.draft_review.regions() or self.comparing.regions() or regions
        regions = [*self.regions_before, *regions]
        here = next((n for n, (widget, _) in enumerate(regions) if focus_is_in(widget)), -1)
        regions[(here + step) % len(regions)][1]()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nobody wanted goes back one level: detail, list, article."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif focus_is_in(self.pane) and not focus_is_in(self.pane.list):
            self.pane.focus_list()
        elif self.article.has_focus():
            self.article.clear_words()
        else:
            self.article.focus()

    # Inner workings

    def _lay_out_side(self) -> None:
        theme.set_look(self.side, surface="panel")
        column = QVBoxLayout(self.side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.library.opened.connect(self.open)
        self.tabs.chosen.connect(self.show_pane)
        for pane in self.panes:
            pane.passage_activated.connect(self.article.show_span)
        self.findings.pointed.connect(self.article.view.point_at)
        for pane in (self.facts, self.sources, self.questions):
            pane.review_asked.connect(self.review_draft)
        self.facts.ask_requested.connect(self.ask)
        self.facts.uncovered_requested.connect(lambda: self.article.go_to_uncovered(+1))
        self.facts.source_activated.connect(self._go_to_source)
        self.facts.claim_activated.connect(lambda *at: go_to_claim(self, *at))
        self.article.zoomed.connect(lambda scale: self.memory.put("view/scale", scale))
        self.article.zoomed.connect(self.comparing.set_reading_scale)
        self.article.menu_wanted.connect(lambda menu: fill_words_menu(menu, self))
        review = self.review
        review.selection_changed.connect(self._selected)
        self.article.library_wanted.connect(self.room.show_library)
        review.article_changed.connect(self.article_shown)
        review.article_changed.connect(self._count)
        review.draft_changed.connect(self.article_shown)
        for signal in (review.claims_changed, review.sources_changed, review.questions_changed):
            signal.connect(self._count)
        self.attention.changed.connect(self._count)
        self._count()

    def _listen_for_letters(self) -> None:
        self._keys.listen(self.article.view)
        for pane in self.panes:
            self._keys.listen(pane.list)
        self._keys.listen(self.facts.suggested.list)

    def _count(self, *_: object) -> None:
        review = self.review
        open_questions = sum(question.is_open for question in review.questions)
        findings = len(self.attention.findings)
        self.tabs.count([len(review.claims), len(review.sources), open_questions, findings])

    def _selected(self) -> None:
        selected = self.review.selected
        if selected is None or self.history.is_shown:
            return
        if _PANE_OF[selected.kind] != self.tabs.current:
            self.show_pane(_PANE_OF[selected.kind], focus=False)

    def _select_if_there(self, item: Item) -> None:
        if self.review.has(item):
            self.review.select(item.kind, item.id)

    def _go_to_source(self, source_id: str) -> None:
        self.show_pane(1, focus=False)
        self.review.select(ItemKind.SOURCE, source_id)

    def _step(self, step: int) -> None:
        if self.pane is self.facts:
            (self.facts.next_claim if step > 0 else self.facts.previous_claim)()
        else:
            pane = self.pane
            assert not isinstance(pane, FactsPane)
            (pane.next_item if step > 0 else pane.previous_item)()
