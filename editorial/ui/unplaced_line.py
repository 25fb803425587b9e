"""The line above a list that says how many marks await a word, and leads to their review."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from editorial.ui import fonts
from editorial.ui.chips import Spot
from editorial.ui.forms import Words
from editorial.ui.frames import Surface
from editorial.ui.review import Review
from editorial.ui.unplaced import awaiting_in, awaiting_words


class UnplacedLine(Surface):
    """Hidden while every mark has its place. It counts those of the whole article."""

    review_asked = Signal()

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__("note", edge="bottom", parent=parent)
        self._review = review
        self._words: Words | None = None
        for signal in (
            review.article_changed,
            review.draft_changed,
            review.claims_changed,
            review.questions_changed,
            review.notes_changed,
            review.sources_changed,
        ):
            signal.connect(self._count)
        self._count()

    @property
    def said(self) -> str:
        return self._words.text() if self._words is not None else ""

    def _count(self, *_: object) -> None:
        draft = self._review.draft
        many = awaiting_in(self._review) if draft else 0
        if draft and many:
            words = self._words or self._made()
            words.setText(awaiting_words(many, draft.revision.number))
        self.setVisible(bool(many))

    def _made(self) -> Words:
        """What is in it; most articles never need it."""
        self._words = Words("", px=fonts.META, wrap=True)
        self.button = QPushButton("Review")
        self.button.setAccessibleName("Review the new draft")
        self.button.setToolTip("See what the new draft made of the marks, and decide  (Ctrl+D)")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.review_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 10, 4)
        row.setSpacing(8)
        row.addWidget(Spot("altered", "text2"))
        row.addWidget(self._words, 1)
        row.addWidget(self.button)
        return self._words
