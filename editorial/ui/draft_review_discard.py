"""Discarding a new draft: undo, step by step, down to and including its taking in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from editorial.domain.errors import DeskError
from editorial.domain.journal import Step, StepKind
from editorial.domain.text import shortened
from editorial.ui.dialog import Dialog
from editorial.ui.draft_review_decisions import is_decision
from editorial.ui.forms import Words
from editorial.ui.review import Review

NAMED = 6
"""Steps that are told by name."""
_MANY = 1_000_000


class NotDiscarded(Exception):
    """The draft stays; the words say why, and what to do instead."""


class DiscardDraft(Dialog):
    """Asked before more goes than what the review of the draft decided."""

    wanted = Signal()

    def __init__(self, number: int, others: Sequence[Step], parent: QWidget | None = None) -> None:
        """`others`: the steps, the latest first, that go besides decisions on passages."""
        super().__init__("Discard the draft", parent, width=500)
        self.head.setText(f"Discard draft {number}?")
        count = len(others)
        many = "1 other step" if count == 1 else f"{count:,} other steps"
        went = "was" if count == 1 else "were"
        self.body.addWidget(
            Words(f"{many} {went} taken since it came in, and would be undone with it:", wrap=True)
        )
        for step in others[:NAMED]:
            self.body.addWidget(Words(f"•  {shortened(step.label, 70)}", "secondary", wrap=True))
        if count > NAMED:
            self.body.addWidget(Words(f"and {count - NAMED:,} more", "secondary"))
        self.body.addWidget(Words("Redo brings all of it back, step by step.", wrap=True))
        keep = self.add_button(f"Keep draft {number}", primary=True)
        keep.clicked.connect(self.reject)
        self.discard = self.add_button(f"Undo {many} and discard", kind="danger")
        self.discard.clicked.connect(self._discard)
        keep.setFocus()

    def _discard(self) -> None:
        self.accept()
        self.wanted.emit()


def discard(review: Review, parent: QWidget, done: Callable[[str], object]) -> None:
    """Discard the present draft, asking first where other steps go with it. `done` hears a
    sentence once it is discarded; where that cannot be, `review.failed` says why."""
    draft = review.draft
    if draft is None:
        return
    number = draft.revision.number
    try:
        steps = steps_to_discard(review)
    except NotDiscarded as reason:
        review.failed.emit(str(reason))
        return

    def go() -> None:
        try:
            undo(review, steps)
        except NotDiscarded as reason:
            review.failed.emit(str(reason))
        else:
            done(f"Draft {number} is discarded; every mark is where it was.")

    others = [step for step in steps[:-1] if not is_decision(step)]
    if not others:
        go()
        return
    dialog = DiscardDraft(number, others, parent)
    dialog.wanted.connect(go)
    dialog.open()


def steps_to_discard(review: Review) -> list[Step]:
    """The steps of this reviewer that go with the present draft: all down to its taking in, the
    latest first. Raises NotDiscarded where somebody else took it in."""
    draft, desk = review.draft, review.desk
    assert draft is not None
    # A draft is made at the moment of its step.
    made = draft.revision.created_at
    history = {step.number: step for step in desk.history(review.article_id, limit=_MANY)}
    taken_back = {step.reverses for step in history.values()}
    found: list[Step] = []
    for step in history.values():
        mine = step.reviewer_id == desk.reviewer.id and step.number not in taken_back
        if mine and step.kind in (StepKind.DO, StepKind.REDO):
            found.append(step)
            if _origin(step, history).at == made:
                return found
    raise NotDiscarded(_why_not(review))


def undo(review: Review, steps: Sequence[Step]) -> None:
    """Undo the steps, which are the latest of this reviewer, one by one. Raises NotDiscarded where
    one of them cannot be undone; all is as it was then."""
    desk, article_id = review.desk, review.article_id
    for done, step in enumerate(steps):
        try:
            following = desk.to_undo(article_id)
            if following is None or following.number != step.number:
                raise NotDiscarded("Other steps were taken meanwhile.")
            desk.undo(article_id)
        except (DeskError, NotDiscarded) as error:
            for _ in range(done):
                desk.redo(article_id)
            raise NotDiscarded(f"{error} The draft and what was decided on it are kept.") from error


def _origin(step: Step, history: Mapping[int, Step]) -> Step:
    """What a step did first, where it is a redo."""
    while step.reverses is not None and step.reverses in history:
        step = history[step.reverses]
    return step


def _why_not(review: Review) -> str:
    draft = review.draft
    assert draft is not None
    by = review.reviewer_name(draft.revision.created_by)
    return (
        f"Draft {draft.revision.number} was taken in by {by}, and only the one who took it in can "
        "discard it. Nothing was changed; an older draft can be gone back to."
    )
