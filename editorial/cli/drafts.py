"""`editorial import --revision-of`: a file becomes the next draft of an article."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from editorial.cli.arguments import BadCall
from editorial.cli.desk import chosen, open_desk
from editorial.cli.draft_lines import marks_document, marks_words
from editorial.cli.output import complain, say, say_json
from editorial.domain.article import Article
from editorial.domain.draft_marks import DraftMarks
from editorial.domain.errors import Refused, UnreadableFile
from editorial.domain.shared_words import LIKE, shared_words
from editorial.services import articles, reviewers
from editorial.services.desk import Desk
from editorial.services.draft_marks import take_in_counted
from editorial.services.drafts import draft_of

FEW = "It shares few words with the draft before; undo it in the window if it is another piece."


def take_in(arguments: Namespace) -> int:
    """Take one file in as a draft; 2 where it cannot be read, or has the present draft's words."""
    if len(arguments.files) > 1:
        raise BadCall("editorial import: --revision-of takes one FILE, not several")
    if arguments.again:
        raise BadCall("editorial import: --again and --revision-of do not go together")
    file: Path = arguments.files[0]
    with open_desk(arguments) as desk:
        article = _article(desk, arguments.revision_of)
        reviewers.sit_down(desk, desk.reviewer)
        try:
            told, marks = _take_in(desk, article, file)
        except (UnreadableFile, Refused) as fault:
            if arguments.json:
                say_json([{"file": str(file), "error": str(fault)}])
            complain(f"editorial import: {file}: {fault}")
            return 2
    if arguments.json:
        say_json([told])
        return 0
    say(f"{file}: taken in as draft {told['draft']} of {told['id']}, “{told['headline']}”")
    say(f"draft {told['draft']}: {marks_words(marks)}")
    for dropped in told["dropped"]:
        say(f"{file}: left out: {dropped.what}, since {dropped.reason}")
    for notice in told["notices"]:
        say(f"{file}: {notice}")
    return 0


def _take_in(desk: Desk, article: Article, file: Path) -> tuple[dict[str, Any], DraftMarks]:
    from editorial.services.intake import read_file

    before = desk.read(draft_of, article.id)
    reading, received = read_file(file)
    arrival = articles.prepared(reading, received)
    if arrival.content_sha256 != before.revision.content_sha256:
        # What is refused for having the same words leaves nothing behind.
        articles.keep(desk, arrival)
    label = f"Take in draft {before.revision.number + 1}"
    revision, marks = desk.run(label, take_in_counted, article.id, arrival)
    few = shared_words(before.text, reading.text) < LIKE
    told = {
        "file": str(file),
        "id": article.id,
        "headline": desk.read(lambda work: work.get(Article, article.id)).headline,
        "new": True,
        "draft": revision.number,
        "marks": marks_document(marks),
        "changes": len(reading.changes),
        "dropped": reading.dropped,
        "notices": [*reading.notices, *([FEW] if few else [])],
    }
    return told, marks


def _article(desk: Desk, wanted: str) -> Article:
    """The article meant, as `editorial show` finds it; one that was removed is named as such."""
    try:
        return chosen(desk.read(articles.entries), wanted).article
    except BadCall:
        word = wanted.strip().lower().strip("…")
        gone = [a for a in desk.read(articles.removed) if word and a.id.startswith(word)]
        if len(gone) == 1:
            raise BadCall(
                f"editorial import: “{gone[0].headline}” was removed from the desk; bring it back "
                "in the window first"
            ) from None
        raise
