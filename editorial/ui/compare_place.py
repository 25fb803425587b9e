"""Where drafts are compared: in the place of library, article and panes, which come back as they
were."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from editorial.ui.commands import Command, LetterKeys
from editorial.ui.compare_wording import ONLY_DRAFT
from editorial.ui.draft_review_place import DraftReviewPlace, Region
from editorial.ui.memory import Memory
from editorial.ui.review import Review

if TYPE_CHECKING:
    from editorial.ui.compare_screen import CompareDrafts


class ComparePlace(QObject):
    changed = Signal()
    """The comparison is shown, or is shown no more."""
    told = Signal(str)
    left = Signal()
    """The room is shown again, and nothing has the focus."""

    def __init__(
        self,
        review: Review,
        room: QWidget,
        keys: LetterKeys,
        memory: Memory,
        draft_review: DraftReviewPlace,
    ) -> None:
        """`room` is hidden meanwhile."""
        super().__init__(room)
        self._review, self._room, self._keys, self._memory = review, room, keys, memory
        self._draft_review = draft_review
        self._from_review = False
        self.screen: CompareDrafts | None = None
        """Made when it is first shown."""
        review.article_changed.connect(self.leave)
        review.selection_changed.connect(self._selected)
        draft_review.changed.connect(self._review_shown)

    @property
    def is_shown(self) -> bool:
        return self.screen is not None and not self.screen.isHidden()

    @property
    def shown(self) -> CompareDrafts | None:
        """The screen, while it is shown."""
        return self.screen if self.is_shown else None

    @property
    def can_open(self) -> bool:
        return self._review.article is not None

    @property
    def ground(self) -> QWidget | None:
        """What a toast stands on, while drafts are compared."""
        return self.shown

    def regions(self) -> list[Region]:
        """What F6 goes through while drafts are compared."""
        shown = self.shown.regions() if self.shown else []
        reason = Qt.FocusReason.ShortcutFocusReason
        return [(each, partial(each.setFocus, reason)) for each in shown]

    def open(self, old_id: str | None = None, new_id: str | None = None) -> None:
        """Compare two drafts of the open article, by the ids of their revisions: the present one,
        where no other is named, with the one before it."""
        from editorial.services.new_drafts import revisions_of

        draft = self._review.draft
        if draft is None:
            return
        revisions = self._review.desk.read(revisions_of, draft.revision.article_id)
        if len(revisions) < 2:
            self.told.emit(ONLY_DRAFT)
            return
        new = new_id or draft.revision.id
        older = [revision.id for revision in revisions if revision.id != new]
        before = [r.id for r in revisions if r.id != new and r.number < draft.revision.number]
        old = old_id or (before or older)[-1]
        if not self.is_shown:
            self._show()
        screen = self.shown
        assert screen is not None
        screen.show_drafts(old, new)
        screen.focus_sheet()

    def leave(self) -> None:
        """Show article and panes again."""
        if self.screen is not None and self.is_shown:
            self.screen.put_away()
            self.screen.hide()
            self._room.setVisible(not self._draft_review.is_shown)
            self.changed.emit()

    def set_reading_scale(self, scale: float) -> None:
        """The article was made larger or smaller, and so are drafts."""
        if self.screen is not None:
            self.screen.set_reading_scale(scale)

    def close(self) -> None:
        """The desk is left."""
        if self.screen is not None:
            self.screen.reader.close()

    def _show(self) -> None:
        self._from_review = self._draft_review.is_shown
        self._draft_review.leave()
        screen = self.screen or self._make()
        self._review.select_none()
        self._review.select_words(None)
        self._room.hide()
        screen.show()
        self.changed.emit()

    def _make(self) -> CompareDrafts:
        from editorial.ui.compare_screen import CompareDrafts

        parent = self._room.parentWidget()
        layout = parent.layout() if parent is not None else None
        assert layout is not None
        self.screen = screen = CompareDrafts(self._review, self._memory, parent)
        screen.hide()
        screen.set_reading_scale(self._memory.get("view/scale", 1.0))
        layout.addWidget(screen)
        for sheet in screen.sheets:
            self._keys.listen(sheet)
        screen.left.connect(self._go_home)
        screen.went_back.connect(self._went_back)
        return screen

    def _go_home(self) -> None:
        self.leave()
        if self._from_review:
            self._draft_review.open()
        else:
            self.left.emit()

    def _went_back(self) -> None:
        """What awaits a word since then is reviewed at once."""
        from editorial.services.draft_marks import marks_of_draft

        article_id, draft = self._review.article_id, self._review.draft
        self.leave()
        self.left.emit()
        if article_id is None or draft is None:
            return
        waiting = self._review.desk.read(marks_of_draft, article_id).awaiting
        self._review.done.emit(f"{draft.revision.name}, as draft {draft.revision.number}")
        if waiting:
            self._draft_review.open()

    def _review_shown(self) -> None:
        if self._draft_review.is_shown:
            self.leave()

    def _selected(self) -> None:
        # Somebody asks, in the palette say, for an item that is shown in the panes.
        if self._review.selected is not None:
            self.leave()


def compare_commands(
    place: ComparePlace, group: str, letter: Callable[..., Command]
) -> list[Command]:
    """`letter` makes a command of single keys."""

    def make(
        id: str, label: str, keys: tuple[str, ...], act: Callable[[CompareDrafts], object]
    ) -> Command:
        def run() -> None:
            if screen := place.shown:
                act(screen)

        def enabled() -> bool:
            return place.is_shown

        return letter(f"compare-{id}", label, group, run, keys, enabled=enabled, apart=id == "next")

    return [
        Command(
            "compare-drafts",
            "Compare drafts…",
            group,
            place.open,
            ("F8",),
            enabled=lambda: place.can_open,
        ),
        make("next", "Next change", ("N", "F7"), lambda screen: screen.step(+1)),
        make("previous", "Previous change", ("Shift+N", "Shift+F7"), lambda s: s.step(-1)),
        make("beside", "Side by side", ("1",), lambda screen: screen.show_view("beside")),
        make("inline", "Inline", ("2",), lambda screen: screen.show_view("inline")),
        make("swap", "Swap the two drafts", ("S",), lambda screen: screen.swap()),
        make("go-back", "Go back to the older draft", (), lambda screen: screen.go_back()),
    ]
