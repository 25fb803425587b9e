"""The commands by which a draft comes in, and the one that lists them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from editorial.ui.commands import Command
from editorial.ui.draft_review_commands import NEW_DRAFT

if TYPE_CHECKING:
    from editorial.ui.new_draft_ways import NewDraftWays
    from editorial.ui.window import Window


def new_draft_commands(window: Window) -> list[Command]:
    """They ask for the window's ways when they run: those come with a desk, and go with it."""

    def on_page() -> bool:
        return window.ways is not None and window.ways.is_on_page

    def run(act: Callable[[NewDraftWays], object]) -> Callable[[], None]:
        def with_ways() -> None:
            if window.ways is not None:
                act(window.ways)

        return with_ways

    make = partial(Command, group=NEW_DRAFT, enabled=on_page)
    return [
        make(
            "new-draft",
            "New draft…",
            run=run(lambda ways: ways.choose_file()),
            keys=("Ctrl+Shift+O",),
        ),
        make(
            "paste-draft",
            "New draft from the clipboard",
            run=run(lambda ways: ways.paste_draft()),
        ),
        # A letter's key acts in the article and in lists: in fields Ctrl+V is theirs.
        make(
            "paste-here",
            "Paste as a new draft, or as an article…",
            run=run(lambda ways: ways.paste()),
            keys=("Ctrl+V",),
            letter=True,
        ),
        make(
            "correct",
            "Correct this paragraph",
            run=run(lambda ways: ways.correct()),
            keys=("F4",),
            apart=True,
        ),
        make(
            "drafts",
            "Drafts…",
            run=run(lambda ways: ways.show_drafts()),
            enabled=lambda: window.has_article,
            keys=("Ctrl+Shift+D",),
        ),
    ]
