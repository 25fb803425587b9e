"""What the Facts pane does with suggestions: each is one step, with a name for undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from editorial.domain.suggestion import Suggestion
from editorial.domain.text import folded, shortened
from editorial.ui.review import Review
from editorial.ui.suggestion_words import named

if TYPE_CHECKING:
    from editorial.services.desk import Work

P = ParamSpec("P")


class SuggestionActions:
    """Writes go to the desk; what they change is seen when its news comes back."""

    def __init__(self, review: Review) -> None:
        self._review = review

    def accept(self, suggestions: Sequence[Suggestion], statement: str = "") -> bool:
        """As claims; `statement` is what a single one says instead of its words. Whether the desk
        took them."""
        from editorial.services.suggesting import accept

        said = f"“{shortened(statement, 40)}”" if statement else named(suggestions)
        return self._do(f"Accept {said}", f"Accepted {said}", accept, suggestions, statement)

    def merge(self, suggestions: Sequence[Suggestion], statement: str = "") -> bool:
        """As one claim, on the places of all."""
        from editorial.services.suggesting import merge

        # One that can be checked makes the claim one to check; else the order is the text's.
        ordered = sorted(suggestions, key=lambda s: (not s.checkable, s.spans[0].start))
        said = statement or " ".join(folded(each.text) for each in ordered)
        called = f"“{shortened(said, 40)}”"
        return self._do(f"Merge into {called}", f"Merged into {called}", merge, ordered, statement)

    def split(self, suggestion: Suggestion, position: int) -> bool:
        """As two claims, parted at a code-point position of the draft."""
        from editorial.services.suggesting import split

        said = named([suggestion])
        return self._do(
            f"Split {said}", f"Split {said} into two claims", split, suggestion, position
        )

    def dismiss(self, suggestions: Sequence[Suggestion]) -> bool:
        """Nothing to check there, in later drafts neither."""
        from editorial.services.suggesting import dismiss

        said = named(suggestions)
        return self._do(f"Dismiss {said}", f"Dismissed {said}", dismiss, suggestions)

    def _do(
        self,
        label: str,
        said: str,
        command: Callable[Concatenate[Work, str, P], object],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> bool:
        article_id = self._review.article_id
        if article_id is None:
            return False
        done = self._review.carry_out(label, command, article_id, *args, **kwargs)
        if done:
            self._review.done.emit(said)
        return done
