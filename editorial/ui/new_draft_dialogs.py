"""What is asked about a text that came while an article is open: a draft of it, or another one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from editorial.domain.text import shortened
from editorial.ui.dialog import Dialog
from editorial.ui.forms import Words

DRAFT_KEEPS = (
    "A new draft keeps every claim, question and note of the article: each is found again in the "
    "new words, or waits for you where that is not certain."
)
FEW = (
    "Taken in as a draft, most marks would be left without a place. Nothing is lost by it, and "
    "one Undo takes it back."
)


class DraftOrArticle(Dialog):
    """One question with two answers; the one that is likelier is at hand."""

    draft_wanted = Signal()
    article_wanted = Signal()

    def __init__(self, asked: str, meaning: str, draft: bool, parent: QWidget | None) -> None:
        """`draft`: whether a new draft is the likelier answer."""
        super().__init__("New draft, or new article", parent, width=520)
        self.head.setText(asked)
        self.body.addWidget(Words(meaning, "secondary", wrap=True))
        self.add_button("Cancel").clicked.connect(self.reject)
        answers = [
            ("A new article", self.article_wanted, "A"),
            ("A new draft", self.draft_wanted, "D"),
        ]
        # The likelier answer stands last, where all dialogs have it.
        for words, wanted, key in answers if draft else answers[::-1]:
            likely = (wanted is answers[1][1]) is draft
            button = self.add_button(words, primary=likely)
            button.setShortcut(key)
            button.setToolTip(f"{words}  ({key})")
            button.clicked.connect(self.accept)
            button.clicked.connect(wanted)
            if likely:
                button.setFocus()


def what_is_it(name: str, title: str, parent: QWidget | None) -> DraftOrArticle:
    """A file or a paste came while an article is open. `name` is empty for a paste."""
    what = f"“{shortened(name, 60)}”" if name else "this text"
    asked = f"Is {what} a new draft of “{shortened(title, 70)}”, or a new article?"
    return DraftOrArticle(asked, DRAFT_KEEPS, True, parent)


def few_words(title: str, parent: QWidget | None) -> DraftOrArticle:
    """What was to be a draft has next to nothing in common with its article."""
    asked = (
        f"This shares few words with “{shortened(title, 70)}”. Take it in as a new article, or as "
        "a new draft?"
    )
    return DraftOrArticle(asked, FEW, False, parent)
