"""What was being typed when the window closed: said once where the article opens, and gone to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from editorial.domain.claim import Status
from editorial.domain.text import folded, shortened
from editorial.ui.review import Item, ItemKind, Review
from editorial.ui.safekeeping import Place

if TYPE_CHECKING:
    from editorial.ui.workspace import Workspace

_CALLED = {
    "claim": "a claim’s words",
    "claim note": "a note on a claim",
    "suggestion": "what a suggestion is to say",
    "evidence": "evidence",
    "reason": "a reason",
    "question text": "a question’s words",
    "reply": "a reply",
    "note text": "a note",
    "new question": "a question",
    "new note": "a note",
    "new source": "a source",
    "paragraph": "a paragraph’s correction",
}
_WORDS = re.compile(r"(\d+)-(\d+)")


def tell(workspace: Workspace, told: set[Place]) -> None:
    """Say what of the open article was being typed and is not saved, but what was told before."""
    places = [place for place in shown(workspace.review) if place not in told]
    told.update(places)
    _offer(workspace, places)


def _offer(workspace: Workspace, places: Sequence[Place]) -> None:
    """Going to one of several leaves the others to be said."""
    if not places:
        return

    def go() -> None:
        show(workspace, places[0])
        _offer(workspace, [p for p in shown(workspace.review) if p in places[1:]])

    workspace.left_behind.emit(sentence(workspace.review, places), "Show", go)


def shown(review: Review) -> list[Place]:
    """Where something was left behind that can be gone on with: its item is still there."""
    return [place for place in review.safekeeping.left_behind() if _is_there(review, place)]


def sentence(review: Review, places: Sequence[Place]) -> str:
    """What was left behind, in words."""
    first = places[0]
    words = review.safekeeping.words(first)
    said = folded(words.get("text") or words.get("excerpt") or words.get("locator") or "")
    called = _CALLED.get(first.field, "words about a source")
    if len(places) > 1:
        return (
            f"{len(places)} texts that you were typing when the window closed were kept: {called}, "
            f"“{shortened(said, 40)}”, and others. They are not saved on the desk yet."
        )
    return (
        f"What you were typing when the window closed was kept: {called}, “{shortened(said, 60)}”. "
        "It is not saved on the desk yet."
    )


def show(workspace: Workspace, place: Place) -> None:
    """Go to where it was typed; what was typed stands there again."""
    review, field, item = workspace.review, place.field, place.item
    if field in ("new question", "new note"):
        workspace.show_pane(2, focus=False)
        at = _WORDS.fullmatch(item)
        words = (int(at[1]), int(at[2])) if at else None
        if field == "new note":
            workspace.questions.compose_note(words)
        else:
            workspace.questions.compose_question(words, item if item and not at else None)
    elif field == "paragraph":
        workspace.article.correcting.go_on(place)
    elif field == "new source":
        workspace.add_source()
    elif field == "reason":
        ids = item.split()
        review.select(ItemKind.CLAIM, ids[0], ids if len(ids) > 1 else ())
        status = Status(review.safekeeping.words(place)["status"])
        workspace.in_facts(lambda: workspace.facts.detail.ask_again(status))
    elif kind := _kind(field):
        review.select(kind, item)
        if field == "reply":
            workspace.reply()


def _kind(field: str) -> ItemKind | None:
    if field in ("claim", "claim note", "evidence"):
        return ItemKind.CLAIM
    if field in ("question text", "reply"):
        return ItemKind.QUESTION
    if field == "note text":
        return ItemKind.NOTE
    if field == "suggestion":
        return ItemKind.SUGGESTION
    return ItemKind.SOURCE if field.startswith("source ") else None


def _is_there(review: Review, place: Place) -> bool:
    item = place.item
    match _kind(place.field):
        case ItemKind.CLAIM:
            return review.claim(item) is not None
        case ItemKind.QUESTION:
            return review.question(item) is not None
        case ItemKind.NOTE:
            return review.note(item) is not None
        case ItemKind.SOURCE:
            return review.cited(item) is not None
        case ItemKind.SUGGESTION:
            return review.has(Item(ItemKind.SUGGESTION, item))
    if place.field == "paragraph":
        return review.draft is not None
    if place.field == "reason":
        return bool(item) and all(review.claim(id) is not None for id in item.split())
    if at := _WORDS.fullmatch(item):
        return review.draft is not None and int(at[2]) <= len(review.draft.text)
    return place.field.startswith("new ") and (not item or review.claim(item) is not None)
