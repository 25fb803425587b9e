"""Frames in the article round the words that are suggested, while they are to be seen."""

from __future__ import annotations

from PySide6.QtCore import QObject

from editorial.domain.article import Block
from editorial.domain.suggestion import Suggestion
from editorial.ui.article_view import ArticleView
from editorial.ui.attention import Attention
from editorial.ui.marks import Mark
from editorial.ui.memory import Memory
from editorial.ui.review import Review
from editorial.ui.review_marks import frame_id, marks_of_suggestion
from editorial.ui.suggested_facts import SuggestedFacts

_ALWAYS = "view/suggestions"


class SuggestedWords(QObject):
    """They are seen while the pane lists suggestions; always, where the user wants that."""

    def __init__(
        self,
        review: Review,
        attention: Attention,
        suggested: SuggestedFacts,
        view: ArticleView,
        memory: Memory,
    ) -> None:
        super().__init__(view)
        self._review, self._attention = review, attention
        self._suggested, self._view, self._memory = suggested, view, memory
        self._framed: list[Suggestion] = []
        self._blocks: tuple[Block, ...] = ()
        self._marks: dict[Suggestion, list[Mark]] = {}
        suggested.shown_changed.connect(self._show)
        attention.changed.connect(self._show)
        # Behind the article's own: the page that is to carry the frames is a new one then.
        review.article_changed.connect(self._show)
        review.draft_changed.connect(self._show)
        self._show()

    @property
    def always(self) -> bool:
        return bool(self._memory.get(_ALWAYS, False))

    def toggle(self) -> None:
        """Show them always, or only while the pane lists suggestions."""
        self._memory.put(_ALWAYS, not self.always)
        self._show()

    def _show(self) -> None:
        draft = self._review.draft
        if draft is None or self._view.text != draft.text:
            return
        seen = self.always or self._suggested.is_shown
        suggestions = self._attention.suggestions if seen else []
        if suggestions != self._framed or self._view.blocks is not self._blocks:
            known = {
                each: self._marks.get(each) or marks_of_suggestion(each) for each in suggestions
            }
            self._framed, self._blocks, self._marks = suggestions, self._view.blocks, known
            self._view.frame([mark for marks in known.values() for mark in marks])
        selected = self._review.selected
        fullest = self._view.mark(frame_id(selected.id)) if selected else None
        if fullest is not None and self._view.selected is None:
            self._view.select(fullest.id)
