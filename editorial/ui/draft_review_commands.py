"""What the window's commands do in the review of a new draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from editorial.ui.commands import Command

if TYPE_CHECKING:
    from editorial.ui.draft_review import DraftReview
    from editorial.ui.workspace import Workspace

NEW_DRAFT = "New draft"
"""The group of the menu."""

_IN_BOTH = frozenset({"next-region", "last-region", "larger", "smaller", "normal"})
"""What works on the article works on the review too."""


def while_checking(workspace: Workspace, command: Command) -> Command:
    """The command, unless a review or a comparison stands in the place of what it works on."""
    places = workspace.draft_review, workspace.comparing
    if command.id in _IN_BOTH:
        return command

    def enabled() -> bool:
        return not any(place.is_shown for place in places) and command.enabled()

    return replace(command, enabled=enabled)


Make = Callable[..., Command]


def draft_review_commands(workspace: Workspace, letter: Make) -> list[Command]:
    """`letter` makes a command of single keys."""
    place = workspace.draft_review

    def make(
        id: str,
        label: str,
        keys: tuple[str, ...],
        act: Callable[[DraftReview], object],
        adjusting: bool = False,
        apart: bool = False,
    ) -> Command:
        """`adjusting`: for while words are being chosen, and else for while none are."""

        def run() -> None:
            if screen := place.shown:
                act(screen)

        def enabled() -> bool:
            return (screen := place.shown) is not None and screen.is_adjusting is adjusting

        return letter(f"draft-{id}", label, NEW_DRAFT, run, keys, enabled=enabled, apart=apart)

    review = Command(
        "review-draft",
        "Review the new draft",
        NEW_DRAFT,
        workspace.review_draft,
        ("Ctrl+D",),
        enabled=lambda: workspace.review.article is not None and not place.is_shown,
    )
    return [review, *_deciding(make), *_choosing(make), *_ending(make)]


def _deciding(make: Make) -> list[Command]:
    place, adjust = "Accept the mark’s new place", "Adjust range, or place by hand"
    return [
        make("accept", place, ("A",), lambda screen: screen.accept(), apart=True),
        make("all-moved", "Accept all that moved", ("Shift+A",), lambda s: s.accept_all_moved()),
        make("adjust", adjust, ("R",), lambda screen: screen.start_adjusting()),
        make("lost", "Keep as lost", ("L",), lambda screen: screen.keep_as_lost()),
        make("waiting", "Next to review", ("N",), lambda s: s.go_to_waiting(), apart=True),
        make("next", "Next mark", ("J",), lambda screen: screen.step(+1)),
        make("previous", "Previous mark", ("K",), lambda screen: screen.step(-1)),
    ]


def _choosing(make: Make) -> list[Command]:
    """While the words are chosen on which a mark is to stand."""

    def edge(id: str, label: str, key: str, which: int, step: int) -> Command:
        return make(id, label, (key,), lambda s: s.move_edge(which, step), adjusting=True)

    take = "Take the words selected"
    return [
        make("take", take, ("Return",), lambda s: s.take_words(), adjusting=True, apart=True),
        edge("start-back", "Range’s start a word back", "[", 0, -1),
        edge("start-on", "Range’s start a word on", "]", 0, 1),
        edge("end-back", "Range’s end a word back", "{", 1, -1),
        edge("end-on", "Range’s end a word on", "}", 1, 1),
    ]


def _ending(make: Make) -> list[Command]:
    return [
        make("finish", "Finish the review", (), lambda screen: screen.finish(), apart=True),
        make("discard", "Discard the draft", (), lambda screen: screen.discard()),
    ]
