"""Correcting a paragraph of the open article, on the page: what is kept is the article's next
draft, made in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Signal

from editorial.domain.article import Block, Kind, block_starts
from editorial.domain.errors import DeskError
from editorial.domain.text import normalised
from editorial.ui.correcting_editor import ABOVE, PAD, ParagraphEditor, column_of
from editorial.ui.new_draft import DraftTaken
from editorial.ui.review import Review
from editorial.ui.safekeeping import Place
from editorial.ui.typography import GUTTER

if TYPE_CHECKING:
    from editorial.ui.article_view import ArticleView

FIELD = "paragraph"
"""What the place is called where typed words are kept."""
EDGE = 8
"""Pixels that stay free round the field, in the view."""
ONCE_MORE = "Press Esc once more to leave it as it was; what you typed goes with it."
CHANGED = "The article has another text by now; what you typed is kept here. Copy what you need."
NOTHING_THERE = "There are no words here to correct. Put the caret into a paragraph first."


class Correcting(QObject):
    """One paragraph at a time. What is typed is kept safe until it is a draft, or given up."""

    made = Signal(object)
    """A `DraftTaken`."""
    told = Signal(str)
    """A sentence about what was asked for."""

    def __init__(self, review: Review, view: ArticleView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._review, self._view = review, view
        self.editor: ParagraphEditor | None = None
        """Made when it is first asked for."""
        self._number = -1
        self._was: Block | None = None
        self._place: Place | None = None
        self._asked = False
        self._left_open: dict[str, int] = {}
        """Articles that were left for another one with a paragraph open, and which."""
        review.article_changed.connect(self._article_changed)
        review.draft_changed.connect(self._draft_changed)

    @property
    def is_open(self) -> bool:
        return self.editor is not None and not self.editor.isHidden()

    @property
    def block(self) -> int:
        """The block that is under the pen; -1 for none."""
        return self._number if self.is_open else -1

    # Opening and leaving

    def begin(self, block: int) -> None:
        """Put a block, by number, under the pen, with what was typed there and is not kept."""
        draft = self._review.draft
        if draft is None or not 0 <= block < len(draft.blocks):
            return
        if draft.blocks[block].kind is Kind.RULE or not self._view.shows(block):
            self.told.emit(NOTHING_THERE)
            return
        if self.is_open and block == self._number:
            self._focus()
            return
        if self.is_open and self._has_typed():
            self._editor.say(
                f"Make draft {draft.revision.number + 1} of this paragraph first, or leave it."
            )
            self._focus()
            return
        caret = self._view.caret() - block_starts(draft.blocks)[block]
        self._open(block, caret)
        self._focus()

    def go_on(self, place: Place) -> None:
        """Open where something was typed before."""
        draft = self._review.draft
        if draft is None or not draft.blocks:
            return
        words = self._review.safekeeping.words(place)
        number = min(_number(place.item), len(draft.blocks) - 1)
        same = [n for n, each in enumerate(draft.blocks) if each.text == words.get("was")]
        # The nearest of those that have the words it was typed over.
        found = min(same, key=lambda n: abs(n - number), default=number)
        self._open(found, 0, place)
        self._focus()

    def leave(self) -> None:
        """Leave the paragraph as it was; what was typed is asked about, once."""
        if not self.is_open:
            return
        if self._has_typed() and not self._asked:
            self._asked = True
            self._editor.say(ONCE_MORE)
            return
        self._close(given_up=True)
        self._view.setFocus()

    def keep(self) -> None:
        """Make what is typed the article's next draft."""
        article_id, draft, was = self._review.article_id, self._review.draft, self._was
        if not self.is_open or article_id is None or draft is None or was is None:
            return
        if not self._has_typed():
            self._close(given_up=True)
            self._view.setFocus()
            return
        if self._number >= len(draft.blocks) or draft.blocks[self._number].text != was.text:
            self._editor.say(CHANGED)
            return
        from editorial.services import articles
        from editorial.services.draft_marks import take_in_counted
        from editorial.services.new_drafts import corrected

        review, number = self._review, self._number
        caret = self._editor.text.caret()
        label = f"Correct {self._name(number)}"
        try:
            arrival = review.desk.read(corrected, article_id, number, self._editor.text.words)
            articles.keep(review.desk, arrival)
        except DeskError as error:
            self._editor.say(str(error))
            return
        place = self._place
        self._was = None
        came = review.run(label, take_in_counted, article_id, arrival)
        if came is None:
            self._was = was
            return
        revision, marks = came
        if place is not None:
            review.safekeeping.drop(place)
        self._close()
        self._put_caret(number, caret)
        self.made.emit(DraftTaken(article_id, revision.number, marks, "made", corrected=True))

    # Inner workings

    @property
    def _editor(self) -> ParagraphEditor:
        if self.editor is None:
            self.editor = editor = ParagraphEditor(self._view.viewport())
            editor.kept.connect(self.keep)
            editor.left.connect(self.leave)
            editor.typed.connect(self._typed)
            editor.grown.connect(self._grown)
            self._view.verticalScrollBar().valueChanged.connect(self._move)
            self._view.viewport().installEventFilter(self)
            self._view.set_anew.connect(self._set_again)
        return self.editor

    def _open(self, number: int, caret: int, place: Place | None = None) -> None:
        draft = self._review.draft
        assert draft is not None
        block = draft.blocks[number]
        safe = self._review.safekeeping
        self._number, self._was, self._asked = number, block, False
        self._place = place or safe.place(FIELD, str(number))
        # A name of its own, lest `typed` be told while the words are put there.
        typed, self._was = safe.words(self._place).get("text", block.text), None
        name = self._name(number)
        self._editor.show_block(block, typed, self._view.look, name, draft.revision.number + 1)
        self._was = block
        self._editor.text.put_caret(caret if 0 <= caret <= len(block.text) else 0)
        self._editor.show()
        self._fit()
        self._come_into_sight()

    def _focus(self) -> None:
        self._editor.raise_()
        self._editor.text.setFocus()

    def _close(self, given_up: bool = False) -> None:
        if given_up and self._place is not None:
            self._review.safekeeping.drop(self._place)
        self._was = self._place = None
        self._editor.hide()

    def _has_typed(self) -> bool:
        return self._was is not None and normalised(self._editor.text.words) != self._was.text

    def _typed(self) -> None:
        if self._was is None or self._place is None:
            return
        if self._asked:
            self._asked = False
            self._editor.say("")
        if self._has_typed():
            words = {"text": self._editor.text.words, "was": self._was.text}
            self._review.safekeeping.keep(self._place, words)
        else:
            self._review.safekeeping.drop(self._place)

    def _name(self, number: int) -> str:
        """ "paragraph 5", "the headline"."""
        draft = self._review.draft
        assert draft is not None
        starts = block_starts(draft.blocks)
        name = self._review.places.name(starts[min(number, len(starts) - 1)])
        if name.startswith("¶ "):
            return f"paragraph {name.removeprefix('¶ ')}"
        return f"the {name.lower()}"

    def _put_caret(self, number: int, caret: int) -> None:
        draft = self._review.draft
        if draft is not None:
            starts = block_starts(draft.blocks)
            at = starts[min(number, len(starts) - 1)] + caret
            self._view.select_words(min(at, len(draft.text)), min(at, len(draft.text)))
        self._view.setFocus()

    # Where it stands

    def _fit(self) -> None:
        editor = self.editor
        if editor is None or editor.isHidden() or self._was is None:
            return
        _, width = column_of(self._was, self._view.look)
        editor.fit(width, self._view.viewport().height() - 2 * EDGE)
        self._move()

    def _grown(self) -> None:
        """The line that is being typed stays in sight."""
        self._fit()
        editor, bar = self.editor, self._view.verticalScrollBar()
        if editor is None or editor.isHidden() or self._was is None:
            return
        line = editor.text.cursorRect().translated(editor.text.pos() + editor.pos())
        below = line.bottom() + editor.height() - editor.text.geometry().bottom()
        below -= self._view.viewport().height() - EDGE
        above = line.top() - EDGE
        if below > 0 or above < 0:
            bar.setValue(bar.value() + (below if below > 0 else above))

    def _come_into_sight(self) -> None:
        """The whole field, with what stands below the words: it is never higher than the view."""
        area, bar = self._editor.geometry(), self._view.verticalScrollBar()
        below = area.bottom() + EDGE - self._view.viewport().height()
        above = area.top() - EDGE
        if above < 0 or below > 0:
            bar.setValue(bar.value() + (above if above < 0 else below))

    def _move(self) -> None:
        editor = self.editor
        if editor is None or editor.isHidden() or self._was is None:
            return
        left, _ = column_of(self._was, self._view.look)
        top = self._view.top_of(self._number) - ABOVE
        # At the foot of the page nothing can be scrolled into sight any more.
        lowest = max(self._view.page_height(), self._view.viewport().height()) - EDGE
        top = max(EDGE, min(top, lowest - editor.height()))
        x = min(GUTTER + left - PAD, self._view.viewport().width() - editor.width())
        editor.move(QPoint(max(0, x), round(top) - self._view.verticalScrollBar().value()))

    def _set_again(self) -> None:
        """The page is set in another look: so is the field, with what is typed in it."""
        if self.is_open and self._was is not None and self._review.draft is not None:
            text, caret, was = self._editor.text.words, self._editor.text.caret(), self._was
            self._was = None
            number = self._review.draft.revision.number + 1
            name = self._name(self._number)
            self._editor.show_block(was, text, self._view.look, name, number)
            self._was = was
            self._editor.text.put_caret(caret)
            self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    # What becomes of the article meanwhile

    def _article_changed(self) -> None:
        """What is typed is kept with its article, and stands there again when that opens."""
        if self.is_open and self._place is not None:
            if self._has_typed():
                self._left_open[self._place.article_id] = self._number
            self._close()
        article_id = self._review.article_id
        if article_id is not None and (number := self._left_open.pop(article_id, None)) is not None:
            self.go_on(self._review.safekeeping.place(FIELD, str(number)))

    def _draft_changed(self) -> None:
        """Another draft came while a paragraph was open: it follows its words."""
        draft, was = self._review.draft, self._was
        if not self.is_open or draft is None or was is None:
            return
        same = [n for n, each in enumerate(draft.blocks) if each.text == was.text]
        if not same:
            if self._has_typed():
                self._editor.say(CHANGED)
            else:
                self._close(given_up=True)
            return
        self._number = min(same, key=lambda n: abs(n - self._number))
        self._set_again()


def _number(item: str) -> int:
    return int(item) if item.isdecimal() else 0
