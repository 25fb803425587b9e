"""Any two drafts of the open article, compared: side by side or in one text, change by change."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from editorial.domain.article import Draft, Revision
from editorial.domain.comparison import ChangeKind, Comparison
from editorial.ui.commands import focus_is_in
from editorial.ui.compare_inline_view import InlineDrafts
from editorial.ui.compare_reading import ComparisonReader
from editorial.ui.compare_top import BESIDE, INLINE, CompareTop
from editorial.ui.compare_wording import COMPARING, counted, equal_words, told_change
from editorial.ui.compare_words import changes_in_sight
from editorial.ui.list_pane import EmptyWords
from editorial.ui.memory import Memory
from editorial.ui.review import Review
from editorial.ui.two_drafts import TwoDrafts

_VIEW = "compare/view"


class CompareDrafts(QWidget):
    """Reads nothing before `show_drafts`, nor after `put_away`."""

    left = Signal()
    went_back = Signal()
    """The article has one more draft, with the words of an older one."""

    def __init__(self, review: Review, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review, self._memory = review, memory
        self._revisions: list[Revision] = []
        self._wanted, self._present_id = ("", ""), ""
        self._shown: tuple[Draft, Draft, Comparison] | None = None
        self._fresh: set[str] = set()
        """The views that show what is compared now."""
        self._stops: list[int] = []
        """The numbers of the changes that one steps through."""
        self._at: int | None = None
        self.reader = ComparisonReader(review.desk, self)
        self.top = CompareTop(self)
        self.beside, self.inline = TwoDrafts(self), InlineDrafts(self)
        self.empty = EmptyWords(self)
        self._stack = QStackedWidget(self)
        for page in (self.beside, self.inline, self.empty):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self._stack, 1)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._read_again)
        self._connect()
        view = memory.get(_VIEW, BESIDE)
        self.top.views.choose(view if view in (BESIDE, INLINE) else BESIDE)

    # Coming and going

    def show_drafts(self, old_id: str, new_id: str) -> None:
        """Compare two drafts, by the ids of their revisions."""
        from editorial.services.new_drafts import revisions_of

        draft = self._review.draft
        if draft is None:
            return
        self._revisions = self._review.desk.read(revisions_of, draft.revision.article_id)
        self._present_id = draft.revision.id
        self._wanted = old_id, new_id
        self.top.offer(self._revisions, draft.revision.id)
        self.top.choose(old_id, new_id)
        self._show_going_back()
        self.reader.ask(old_id, new_id)

    def put_away(self) -> None:
        """Forget what was read."""
        self._soon.stop()
        self.reader.forget()
        self._shown, self._wanted, self._fresh = None, ("", ""), set()

    # What the commands do

    def step(self, by: int) -> None:
        """To the next change (1) or the one before (-1), and round again."""
        if self._stops:
            at = -1 if self._at is None and by > 0 else (self._at or 0)
            self._go_to((at + by) % len(self._stops))

    def show_view(self, view: str) -> None:
        """ "beside" or "inline"."""
        self.top.views.choose(view)
        self._memory.put(_VIEW, view)
        self._show_page()
        self._go_to(self._at)
        self.focus_sheet()

    def swap(self) -> None:
        self.top.swap_drafts()

    def go_back(self) -> None:
        """Make the words of the older of the two the article's next draft."""
        from editorial.services.new_drafts import go_back

        revision = self._older
        if revision is None or not self.top.go_back.isEnabled():
            return
        label = f"Go back to draft {revision.number}"
        if self._review.run(label, go_back, revision.article_id, revision.id) is not None:
            self.went_back.emit()

    def set_reading_scale(self, scale: float) -> None:
        """The reader's scale of the text, 1.0 being 18 px."""
        for page in (self.beside, self.inline):
            page.set_reading_scale(scale)

    def focus_sheet(self) -> None:
        page = self._stack.currentWidget()
        target: QWidget = self.beside.new if page is self.beside else self.inline.sheet
        if page is self.empty:
            target = self.top.new
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def regions(self) -> list[QWidget]:
        """What F6 goes through."""
        page = self._stack.currentWidget()
        sheets: list[QWidget] = []
        if page is self.beside:
            sheets = list(self.beside.sheets)
        elif page is self.inline:
            sheets = [self.inline.sheet]
        return [self.top.old, self.top.views, *sheets]

    @property
    def sheets(self) -> list[QWidget]:
        """Where single letters act."""
        return [*self.beside.sheets, self.inline.sheet]

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_F7:
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else +1)
        else:
            super().keyPressEvent(event)

    # Inner workings

    def _connect(self) -> None:
        top = self.top
        top.back_asked.connect(self.left)
        top.drafts_chosen.connect(self.show_drafts)
        top.view_chosen.connect(self.show_view)
        top.step_asked.connect(self.step)
        top.go_back_asked.connect(self.go_back)
        self.reader.ready.connect(self._was_compared)
        self.reader.waiting.connect(self._waits)
        self.reader.failed.connect(self._review.failed)
        for sheet in self.beside.sheets:
            sheet.change_pointed.connect(self._pointed)
        self.inline.change_pointed.connect(self._pointed)
        self._review.draft_changed.connect(self._draft_changed)

    @property
    def _older(self) -> Revision | None:
        chosen = [each for each in self._revisions if each.id in self._wanted]
        return min(chosen, key=lambda each: each.number, default=None)

    def _show_going_back(self) -> None:
        older = self._older
        if older is None:
            return
        present = next(each for each in self._revisions if each.id == self._present_id)
        same = older.content_sha256 == present.content_sha256
        why_not = f"Draft {present.number} has these words already" if same else ""
        self.top.show_going_back(older.number, self._revisions[-1].number + 1, why_not)

    def _waits(self) -> None:
        self._shown, self._stops, self._at = None, [], None
        self.top.say(COMPARING)
        self.top.show_position(None, 0)

    def _was_compared(self, old: Draft, new: Draft, comparison: Comparison) -> None:
        self._shown, self._fresh = (old, new, comparison), set()
        for sheet, picker in zip(self.beside.sheets, (self.top.old, self.top.new), strict=True):
            sheet.setAccessibleName(picker.currentText())
        shown = changes_in_sight(comparison, old.blocks, new.blocks)
        changes = [comparison.changes[number] for number in shown]
        words = [n for n in shown if comparison.changes[n].kind is not ChangeKind.TYPOGRAPHY]
        # Where words changed too, quotation marks are not worth a stop each.
        self._stops = words or shown
        had_focus = focus_is_in(self._stack)
        self.top.say(counted(changes, len(comparison.changes) - len(changes)))
        if not comparison.changes:
            self.empty.say(equal_words(old.revision, new.revision), "")
            self.top.say("")
        self._show_page()
        self._go_to(0 if self._stops else None)
        if had_focus:
            self.focus_sheet()

    def _show_page(self) -> None:
        """Show what is compared in the view that is chosen."""
        if self._shown is None:
            return
        old, new, comparison = self._shown
        if not comparison.changes:
            self._stack.setCurrentWidget(self.empty)
            return
        view = self.top.views.current
        page = self.beside if view == BESIDE else self.inline
        self._stack.setCurrentWidget(page)
        if view not in self._fresh:
            self._fresh.add(view)
            page.show_drafts(old, new, comparison)

    def _go_to(self, at: int | None, scroll: bool = True) -> None:
        self._at = at
        if self._shown is None:
            return
        old, new, comparison = self._shown
        number = None if at is None else self._stops[at]
        page = self._stack.currentWidget()
        if isinstance(page, TwoDrafts | InlineDrafts):
            page.show_change(number, scroll)
        said = "" if number is None else told_change(comparison.changes[number], old, new)
        self.top.show_position(at, len(self._stops), said)

    def _pointed(self, number: int) -> None:
        if number in self._stops:
            self._go_to(self._stops.index(number), scroll=False)

    def _draft_changed(self) -> None:
        if self._wanted != ("", ""):
            self._soon.start()

    def _read_again(self) -> None:
        """The article has another draft, or one less, or a draft another name."""
        from editorial.services.new_drafts import revisions_of

        draft = self._review.draft
        if draft is None:
            return
        known = {r.id for r in self._review.desk.read(revisions_of, draft.revision.article_id)}
        if not known.issuperset(self._wanted):
            self.left.emit()
        elif draft.revision.id != self._present_id or len(known) != len(self._revisions):
            self.show_drafts(*self._wanted)
