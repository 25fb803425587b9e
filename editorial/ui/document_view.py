"""A document of a source in a window of its own: its pages, its words, and evidence from them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QImage, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from editorial.domain.article import block_starts
from editorial.domain.claim import Stance
from editorial.domain.document import Attachment, DocumentText
from editorial.domain.errors import DeskError
from editorial.domain.text import LINE_BREAK, shortened
from editorial.services.vocabularies import vocabulary
from editorial.ui.article_view import ArticleView
from editorial.ui.document_view_bars import PAGES, TEXT, DocumentFoot, DocumentHead
from editorial.ui.document_view_pages import PagesView
from editorial.ui.document_view_picture import PictureView
from editorial.ui.document_view_printer import Printer
from editorial.ui.find_bar import FindBar
from editorial.ui.jobs import Jobs
from editorial.ui.letters import acting, letters
from editorial.ui.marks import Mark, Owner
from editorial.ui.messages import MessageBar, Toast
from editorial.ui.review import ItemKind, Review
from editorial.ui.theme import set_look

if TYPE_CHECKING:
    from editorial.services.page_pictures import PagePictures

_SCALES = (0.8, 0.9, 1.0, 1.1, 1.25, 1.4, 1.6)
NO_WORDS = "This document has no words to show; its original can be saved from the source."


class DocumentView(QWidget):
    """What is shown first is what is there first: `show_pages`, `show_text`, `show_picture`."""

    closed = Signal()
    drawn = Signal()
    """A page was drawn; the first one is on screen with the next frame."""

    def __init__(self, review: Review, attachment: Attachment, source: str, jobs: Jobs) -> None:
        super().__init__()
        set_look(self, surface="paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.attachment = attachment
        self._review, self._jobs = review, jobs
        self._text: DocumentText | None = None
        self._is_set = False
        self._starts: list[int] = []
        self._printer: Printer | None = None
        self._wanted: tuple[int, int] | None = None
        self.setWindowTitle(f"{attachment.name} – Editorial")
        self.setMinimumSize(560, 420)
        self._make(source)
        self._connect()
        self._show_claim()

    # What comes from the desk

    def show_pages(self, pages: PagePictures) -> None:
        """A PDF's pages can be drawn from now on."""
        self._printer = Printer(pages, self._jobs, self)
        self._printer.printed.connect(self.pages.show_picture)
        self._printer.printed.connect(lambda *_: self.drawn.emit())
        self.pages.wanted.connect(self._printer.want)
        self.head.show_count(len(pages.sizes))
        self.pages.show_sizes(pages.sizes)
        if self._wanted is None:
            self._show(self.pages)
        self._choices()

    def show_text(self, text: DocumentText) -> None:
        """The document's words. They are set when they are first looked at."""
        self._text = text
        self._choices()
        if self._wanted is not None:
            self.go_to(*self._wanted)
        elif self._printer is None and self._stack.currentWidget() is not self.picture:
            self._show_words()
            for notice in text.notices:
                self.message.show_message(notice, fault=False)
        if not text.blocks and self._printer is not None:
            for notice in text.notices:
                self.message.show_message(notice, fault=False)

    def show_picture(self, image: QImage) -> None:
        self.picture.show_picture(image)
        self.picture.show_caption(self.attachment.caption)
        self.foot.hide()
        self._show(self.picture)

    def show_attachment(self, attachment: Attachment) -> None:
        """What is known of the document changed: its caption."""
        self.attachment = attachment
        self.picture.show_caption(attachment.caption)

    def say(self, sentence: str) -> None:
        """Why the document cannot be shown, or not all of it."""
        self.message.show_message(sentence)

    def go_to(self, start: int, end: int) -> None:
        """Show words, code points start to end: selected, in the text."""
        self._wanted = (start, end)
        if self._text is not None and self._text.blocks:
            self._show_words()
            length = len(self.text.text)
            self.text.select_words(min(start, length), min(end, length))
            self._wanted = None

    @property
    def waits_for_words(self) -> bool:
        """Whether a place in the text is to be shown, which is not there yet."""
        return self._wanted is not None

    # What the keys and buttons do

    def show_view(self, which: str) -> None:
        """Pages or text, at the page that was looked at."""
        if which == PAGES and self._printer is not None:
            if self._stack.currentWidget() is self.text:
                self.pages.go_to(self._page_of_text())
            self._show(self.pages)
        elif which == TEXT and self._text is not None:
            page = self.pages.page if self._stack.currentWidget() is self.pages else 0
            self._show_words()
            if page and page < len(self._text.pages):
                self._reveal_page(page)

    def open_find(self) -> None:
        if self._text is not None and self._text.blocks:
            self.show_view(TEXT)
            self.find_bar.open()

    def zoom(self, step: int) -> None:
        """A step larger (+1) or smaller (-1), or as it was (0)."""
        shown = self._stack.currentWidget()
        if shown is self.pages:
            self.pages.zoom_by(step)
        elif shown is self.picture:
            self.picture.zoom_by(step)
        else:
            near = min(_SCALES, key=lambda scale: abs(scale - self.text.scale))
            at = _SCALES.index(near) + step if step else _SCALES.index(1.0)
            self.text.set_scale(_SCALES[min(max(at, 0), len(_SCALES) - 1)])

    def go_to_page(self, number: int) -> None:
        """Page `number`, counted from 1, in pages or text."""
        if self._stack.currentWidget() is self.pages:
            self.pages.go_to(number - 1)
            self.pages.setFocus()
        elif self._text is not None and number <= len(self._text.pages):
            self._reveal_page(number - 1)
            self.text.setFocus()

    def take_evidence(self, stance: Stance) -> None:
        """The selected words become evidence for the claim selected in the main window."""
        from editorial.services import claims

        claim, words, text = self._review.selected_claim, self._words(), self._text
        if claim is None:
            self.toast.show_step("No claim is selected in the main window; select one there.", "")
            return
        if words is None or text is None:
            told = "Select the words first" + (
                ", in Text." if self._stack.currentWidget() is self.pages else "."
            )
            self.toast.show_step(told, "")
            return
        start, end = words
        label = f"Add evidence to “{shortened(claim.statement, 40)}”"
        excerpt = self.text.text[start:end].replace(LINE_BREAK, "\n")
        place = (self.attachment.id, start, end)
        try:
            self._review.desk.run(
                label,
                claims.add_evidence,
                claim.id,
                self.attachment.source_id,
                stance,
                text.locators.of(start, end),
                excerpt,
                place,
            )
        except DeskError as error:
            self.say(str(error))
            return
        self.text.clear_selection()
        said = vocabulary("stances").label(stance.value)
        self.toast.show_step(f"{said} “{shortened(claim.statement, 60)}”", "Undo")

    def undo(self) -> None:
        """As in the main window: the latest step on the open article."""
        try:
            news = self._review.desk.undo(self._review.article_id)
        except DeskError as error:
            self.say(str(error))
            return
        self.toast.show_step(f"Undone: {news.label}" if news else "Nothing to undo.", "")

    # Qt's own events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = QKeySequence(event.keyCombination()).toString()
        for key, stance in (("E", Stance.SUPPORTS), ("Shift+E", Stance.CONTRADICTS)):
            if pressed and pressed == acting(key, letters().mode):
                self.take_evidence(stance)
                return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._printer is not None:
            self._printer.close()
        super().closeEvent(event)
        self.closed.emit()

    # Inner workings

    def _make(self, source: str) -> None:
        self.head = DocumentHead(self.attachment.name, source, self)
        self.message = MessageBar(self)
        self._stack = QStackedWidget(self)
        ground = QWidget(self._stack)
        self.pages = PagesView(self._stack)
        self.text = ArticleView(self._stack)
        self.text.setAccessibleName("Text of the document")
        self.picture = PictureView(self._stack)
        for widget in (ground, self.pages, self.text, self.picture):
            self._stack.addWidget(widget)
        self.find_bar = FindBar(self.text, self, where="the document")
        self.foot = DocumentFoot(self)
        self.toast = Toast(self._stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, self.message, self.find_bar):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        head, review = self.head, self._review
        head.views.chosen.connect(self.show_view)
        head.page_entered.connect(self.go_to_page)
        head.find_asked.connect(self.open_find)
        head.zoom_asked.connect(self.zoom)
        self.foot.evidence_asked.connect(self.take_evidence)
        self.toast.action.connect(self.undo)
        self.pages.page_changed.connect(lambda page: head.show_page(page + 1))
        self.text.verticalScrollBar().valueChanged.connect(self._text_scrolled)
        self.text.selection_changed.connect(self._show_claim)
        self.text.mark_clicked.connect(self._mark_clicked)
        review.selection_changed.connect(self._show_claim)
        review.step_taken.connect(self.toast.dismiss)
        for signal in (review.claims_changed, review.article_changed):
            signal.connect(self._show_marks)
            signal.connect(self._show_claim)
        for keys, act in (
            (QKeySequence.StandardKey.Find, self.open_find),
            (QKeySequence.StandardKey.ZoomIn, lambda: self.zoom(+1)),
            (QKeySequence("Ctrl+="), lambda: self.zoom(+1)),
            (QKeySequence.StandardKey.ZoomOut, lambda: self.zoom(-1)),
            (QKeySequence("Ctrl+0"), lambda: self.zoom(0)),
            (QKeySequence("Ctrl+G"), self._ask_page),
            (QKeySequence("Ctrl+1"), lambda: self.show_view(PAGES)),
            (QKeySequence("Ctrl+2"), lambda: self.show_view(TEXT)),
            (QKeySequence("Ctrl+W"), self.close),
            (QKeySequence.StandardKey.Undo, self.undo),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _choices(self) -> None:
        both = self._printer is not None and self._text is not None and bool(self._text.blocks)
        self.head.show_views(both)

    def _show(self, widget: QWidget) -> None:
        if self._stack.currentWidget() is not widget:
            self._stack.setCurrentWidget(widget)
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
        if widget is not self.text and not self.find_bar.isHidden():
            self.find_bar.hide()
        self.head.views.choose(TEXT if widget is self.text else PAGES)
        self._show_claim()

    def _show_words(self) -> None:
        assert self._text is not None
        if not self._text.blocks:
            self.message.show_message(NO_WORDS, fault=False)
            return
        if not self._is_set:
            self._is_set = True
            self._starts = block_starts(self._text.blocks)
            self.text.show_draft(self._text.blocks, self._text.text)
            self._show_marks()
            if self._printer is None:
                self.head.show_count(len(self._text.pages))
                self.head.show_page(1)
        self._show(self.text)

    def _show_marks(self, _: object = None) -> None:
        """The evidence of the open article that was taken from this document."""
        if not self._is_set:
            return
        stance = vocabulary("stances").label
        length = len(self.text.text)
        self.text.set_marks(
            Mark(
                evidence.id,
                Owner.CLAIM,
                claim.id,
                evidence.start,
                evidence.end,
                claim.status,
                f"{stance(evidence.stance.value)}: {claim.statement}",
                f"Evidence, {stance(evidence.stance.value).lower()}: {claim.statement}",
            )
            for claim in self._review.claims
            for evidence in claim.evidence
            if evidence.attachment_id == self.attachment.id
            and evidence.start is not None
            and evidence.end is not None
            and evidence.start < evidence.end <= length
        )

    def _mark_clicked(self, evidence_id: str) -> None:
        if mark := self.text.mark(evidence_id):
            self._review.select(ItemKind.CLAIM, mark.owner_id)

    def _show_claim(self, _: object = None) -> None:
        self.foot.show_claim(self._review.selected_claim, self._words() is not None)

    def _words(self) -> tuple[int, int] | None:
        """The words selected in the text, without the space round them."""
        chosen = self.text.selection() if self._stack.currentWidget() is self.text else None
        if chosen is None:
            return None
        start, end = chosen
        words = self.text.text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        return (start, end) if start < end else None

    def _ask_page(self) -> None:
        if self.head.page.isVisible():
            self.head.page.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.head.page.selectAll()

    def _page_of_text(self) -> int:
        """The page at the top of the text, counted from 0."""
        if self._text is None or not self._text.pages:
            return 0
        number, _ = self.text.scroll_state()
        start = self._starts[number] if number < len(self._starts) else 0
        return max(0, bisect_right(self._text.pages, start) - 1)

    def _text_scrolled(self) -> None:
        if self._stack.currentWidget() is self.text and self._text and self._text.pages:
            self.head.show_page(self._page_of_text() + 1)

    def _reveal_page(self, page: int) -> None:
        assert self._text is not None
        start = self._text.pages[page]
        self.text.select_words(start, start, scroll=False)
        self.text.restore_scroll(max(0, bisect_right(self._starts, start) - 1), 0)
