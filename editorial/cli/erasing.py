"""`editorial erase`: an article taken from the desk and its history for good."""

from argparse import Namespace

from editorial.cli.arguments import BadCall
from editorial.cli.desk import open_desk
from editorial.cli.output import complain, counted, say, say_json
from editorial.domain.library import Leaving
from editorial.services import articles, backups, erasing
from editorial.services.desk import Desk

LEAST_ID = 6
"""Characters of an id that are enough: a number in a list may be another article's by now."""


def erase(arguments: Namespace) -> int:
    """Say what goes, and erase where that was asked for in so many words."""
    with open_desk(arguments) as desk:
        goes = _chosen(desk, arguments.id)
        holding = backups.holding(desk.path, goes.article_id)
        if not arguments.yes_erase_for_good:
            complain(
                f"editorial erase: nothing was erased. “{goes.headline}” would go with "
                f"{_counted(goes)}, and nothing could bring it back; to do it, add "
                "--yes-erase-for-good"
            )
            return 2
        erasing.erase(desk, goes.article_id)
        deleted = backups.forget(desk.path, goes.article_id) if arguments.backups else []
    kept = len(holding) - len(deleted)
    if arguments.json:
        say_json({"id": goes.article_id, "backups_deleted": len(deleted), "backups_kept": kept})
        return 0
    say(f"Erased for good: {goes.article_id}, with {_counted(goes)}")
    if deleted:
        say(f"{counted(len(deleted), 'backup')} that held it deleted")
    if kept:
        many = "backup holds" if kept == 1 else "backups hold"
        say(f"{kept} {many} it still; --backups would have deleted {'it' if kept == 1 else 'them'}")
    return 0


def _chosen(desk: Desk, wanted: str) -> Leaving:
    """The article with the id, on the desk or removed from it."""
    word = wanted.strip().lower().strip("…")
    if len(word) < LEAST_ID:
        raise BadCall(
            f"editorial erase: “{wanted}” is too short; name the article by at least {LEAST_ID} "
            "characters of its id, which `editorial list` shows"
        )
    known = [entry.article for entry in desk.read(articles.entries)] + desk.read(articles.removed)
    found = [a.id for a in known if a.id.startswith(word) or a.id.endswith(word)]
    if len(found) > 1:
        raise BadCall(f"editorial erase: “{wanted}” could be any of {len(found)} articles")
    goes = desk.read(erasing.what_goes, found[0]) if found else None
    if goes is None:
        raise BadCall(
            f"editorial erase: there is no article “{wanted}”, neither on the desk nor removed"
        )
    return goes


def _counted(goes: Leaving) -> str:
    parts = (
        (goes.drafts, "draft"),
        (goes.claims, "claim"),
        (goes.questions, "question"),
        (goes.notes, "note"),
        (goes.sources, "source"),
    )
    return ", ".join(counted(count, one) for count, one in parts if count)
