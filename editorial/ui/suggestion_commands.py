"""The commands on suggestions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from editorial.ui.commands import Command

if TYPE_CHECKING:
    from editorial.ui.workspace import Workspace

SUGGESTION = "Suggestion"


def suggestion_commands(workspace: Workspace, letter: Callable[..., Command]) -> list[Command]:
    """They act while the Facts pane lists suggestions and one is selected."""
    # The window is on screen before the panes are loaded.
    from editorial.ui.suggested_facts import SEVERAL

    facts = workspace.facts
    suggested = facts.suggested

    def selected() -> bool:
        return workspace.pane is facts and suggested.is_shown and suggested.selected is not None

    def there() -> bool:
        return workspace.review.article is not None

    def review() -> None:
        workspace.show_pane(0, focus=False)
        facts.review_suggestions()

    def has_above() -> bool:
        return selected() and suggested.above is not None

    def one(id: str, label: str, key: str, act: Callable[[], None], **more: object) -> Command:
        fields = {"enabled": selected} | more
        keys = (key,) if key else ()
        return letter(f"suggestion-{id}", label, SUGGESTION, act, keys, **fields)

    split, merge = suggested.begin_split, suggested.merge
    stronger, best = suggested.accept_stronger, suggested.accept_best
    return [
        letter("suggestions", "Review suggestions", SUGGESTION, review, ("F",), enabled=there),
        one("accept", "Accept the suggestion", "A", suggested.accept, apart=True),
        one("dismiss", "Dismiss the suggestion", "D", suggested.dismiss),
        one("skip", "Skip the suggestion", "S", suggested.skip),
        one("split", "Split the suggestion…", "P", split),
        one("merge", "Merge with the suggestion above", "W", merge, enabled=has_above),
        one("above", "Accept this suggestion and all above it", "Shift+A", stronger, apart=True),
        *(
            one(f"best-{many}", f"Accept the best {many} suggestions", "", partial(best, many))
            for many in SEVERAL
        ),
    ]


def suggestions_view(workspace: Workspace, ctrl: Callable[..., Command]) -> Command:
    """The setting that shows them in the article always."""
    words = workspace.suggested_words
    return ctrl(
        "show-suggestions",
        "Suggestions in the text",
        "View",
        words.toggle,
        checked=lambda: words.always,
    )
