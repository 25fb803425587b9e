"""The commands that work on a desk: import, list, show, export."""

from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from editorial.cli.arguments import BadCall
from editorial.cli.draft_lines import draft_lines, drafts_of, marks_document
from editorial.cli.output import complain, counted, say, say_json
from editorial.cli.showing import SHORT_ID, article_lines, library_lines
from editorial.domain.coverage import Coverage
from editorial.domain.errors import UnreadableFile
from editorial.domain.library import Entry
from editorial.domain.reading import Reading
from editorial.domain.remark import Fate
from editorial.domain.summary import SummaryOptions
from editorial.services import articles, locations, reviewers
from editorial.services.desk import Desk
from editorial.services.draft_marks import marks_of_draft
from editorial.services.summary import summarise


def take_in(arguments: Namespace) -> int:
    """Take articles in; 2 where a file cannot be read. The others are taken in all the same."""
    if arguments.revision_of is not None:
        from editorial.cli import drafts

        return drafts.take_in(arguments)
    told: list[dict[str, Any]] = []
    with open_desk(arguments, make=True) as desk:
        reviewers.sit_down(desk, desk.reviewer)
        for file in arguments.files:
            try:
                told.append(_take_in_one(desk, file, arguments.again))
            except UnreadableFile as fault:
                told.append({"file": str(file), "error": str(fault)})
                complain(f"editorial import: {file}: {fault}")
                continue
            if not arguments.json:
                _say_taken_in(told[-1])
    if arguments.json:
        say_json(told)
    return 2 if any("error" in one for one in told) else 0


def list_articles(arguments: Namespace) -> int:
    """Print the articles on the desk, newest first."""
    # A first look at one's own desk, before there is one, is no mistake.
    if arguments.desk is None and not locations.desk_file().exists():
        entries: list[Entry] = []
    else:
        with open_desk(arguments) as desk:
            entries = desk.read(articles.entries)
    if arguments.json:
        say_json([_as_document(entry) for entry in entries])
        return 0
    for line in library_lines(entries):
        say(line)
    return 0


def show(arguments: Namespace) -> int:
    """Print one article with its claims, sources and questions."""
    with open_desk(arguments) as desk:
        entry = chosen(desk.read(articles.entries), arguments.id)
        options = SummaryOptions(confidential=arguments.confidential, changes=False)
        summary = desk.read(summarise, entry.article.id, options)
        drafts = desk.read(drafts_of, entry.article.id)
        marks = desk.read(marks_of_draft, entry.article.id)
    if not arguments.json:
        for line in article_lines(summary, draft_lines(drafts, marks)):
            say(line)
        return 0
    shown = _as_document(entry)
    shown |= {"reading_minutes": summary.article.reading_minutes}
    shown |= {"content_sha256": summary.revision.content_sha256}
    shown["drafts"] = drafts
    shown["marks"] = marks_document(marks)
    shown["coverage"] = _words(summary.coverage)
    for field in ("claims", "sources", "questions", "notes", "withheld_sources"):
        shown[field] = getattr(summary, field)
    say_json(shown)
    return 0


def export(arguments: Namespace) -> int:
    """Write the review summary of one article, or the references that it cites."""
    from editorial.services import exporting
    from editorial.services.references import references_of_article

    wanted = [each.strip().lower() for each in arguments.format.split(",") if each.strip()]
    formats = [known for name in wanted for known in exporting.FORMATS if known == name]
    lists = [known for name in wanted for known in exporting.REFERENCE_FORMATS if known == name]
    if not wanted or len(formats) + len(lists) < len(wanted):
        offered = (*exporting.FORMATS, *exporting.REFERENCE_FORMATS)
        strange = next((name for name in wanted if name not in offered), "")
        known = ", ".join(offered)
        raise BadCall(f"editorial export: there is no format “{strange}”; there are {known}")
    with open_desk(arguments) as desk:
        entry = chosen(desk.read(articles.entries), arguments.id)
        article_id = entry.article.id
        since = _since(desk, entry, arguments.changes_since)
        options = SummaryOptions(confidential=arguments.confidential, changes_since=since)
        summary = desk.read(summarise, article_id, options)
        stem = desk.read(exporting.file_stem, article_id)
        references = desk.read(references_of_article, article_id, arguments.confidential)
    written = [
        *exporting.export(summary, formats, arguments.output, stem),
        *exporting.export_references(references, lists, arguments.output, stem),
    ]
    if arguments.json:
        say_json([str(path) for path in written])
        return 0
    for path in written:
        say(str(path))
    return 0


def _since(desk: Desk, entry: Entry, number: int | None) -> str | None:
    """The id of the draft that changes are to be told since; None is the one before."""
    if number is None:
        return None
    drafts = desk.read(lambda work: work.articles.revisions(entry.article.id))
    found = [draft.id for draft in drafts if draft.number == number < entry.draft_number]
    if not found:
        present = f"the article is at draft {entry.draft_number}"
        raise BadCall(f"editorial export: there is no earlier draft {number}; {present}")
    return found[0]


@contextmanager
def open_desk(arguments: Namespace, make: bool = False) -> Iterator[Desk]:
    """The desk that the arguments name. Looking at one never makes it."""
    path: Path = arguments.desk or locations.desk_file()
    if not make and not path.exists():
        raise BadCall(f"editorial: there is no desk {path} yet; `editorial import FILE` makes one")
    profile_file = locations.profile_file()
    profile = reviewers.load_profile(profile_file)
    if make and not profile_file.exists():
        # Otherwise each import would bring one more reviewer of the same name to the desk.
        reviewers.save_profile(profile_file, profile)
    with Desk(path, profile.reviewer) as desk:
        yield desk


def _take_in_one(desk: Desk, file: Path, again: bool) -> dict[str, Any]:
    from editorial.services.intake import read_file

    reading, received = read_file(file)
    arrival = articles.prepared(reading, received)
    known = [] if again else desk.read(articles.already_here, arrival)
    if known:
        article = known[0]
    else:
        title = reading.headline or reading.file_name
        articles.keep(desk, arrival)
        article = desk.run(f"Take in “{title}”", articles.take_in, arrival)
    return {
        "file": str(file),
        "id": article.id,
        "headline": article.headline,
        "new": not known,
        "became": {fate.value: count for fate, count in _became(reading).items()},
        "changes": len(reading.changes),
        "dropped": reading.dropped,
        "notices": reading.notices,
    }


def _became(reading: Reading) -> Counter[Fate]:
    """How many of the comments and footnotes became what."""
    return Counter(remark.fate for remark in reading.remarks)


def _say_taken_in(told: dict[str, Any]) -> None:
    if told["new"]:
        say(f"{told['file']}: taken in as {told['id']}, “{told['headline']}”")
        parts = [
            f"{count} left out" if fate == Fate.LEFT_OUT else counted(count, fate)
            for fate, count in told["became"].items()
        ]
        if parts:
            say(f"{told['file']}: its comments and footnotes became {', '.join(parts)}")
        for dropped in told["dropped"]:
            say(f"{told['file']}: left out: {dropped.what}, since {dropped.reason}")
    else:
        say(
            f"{told['file']}: on the desk already as {told['id']}, “{told['headline']}”; "
            "--again takes it in once more"
        )
    for notice in told["notices"]:
        say(f"{told['file']}: {notice}")


def chosen(entries: list[Entry], wanted: str) -> Entry:
    """The article meant: by its number in the list, or by the beginning or end of its id."""
    word = wanted.strip().lower().lstrip("…").rstrip("…")
    # Ids begin with zeros for the next ten thousand years; numbers never do.
    if word.isdecimal() and not word.startswith("0") and len(word) < SHORT_ID:
        if int(word) <= len(entries):
            return entries[int(word) - 1]
        # A slip, even where some article's id happens to end in these digits.
        word = ""
    found = [
        entry
        for entry in entries
        if word and (entry.article.id.startswith(word) or entry.article.id.endswith(word))
    ]
    if len(found) == 1:
        return found[0]
    if not found:
        raise BadCall(f"editorial: there is no article “{wanted}”; `editorial list` shows them")
    ids = ", ".join(entry.article.id for entry in found[:3]) + (", …" if len(found) > 3 else "")
    raise BadCall(f"editorial: “{wanted}” could be any of {len(found)} articles: {ids}")


def _as_document(entry: Entry) -> dict[str, Any]:
    article, progress = entry.article, entry.progress
    return {
        "id": article.id,
        "headline": article.headline,
        "standfirst": article.standfirst,
        "section": article.section,
        "byline": article.byline,
        "published_on": article.published_on,
        "due_on": article.due_on,
        "draft": entry.draft_number,
        "progress": {
            "total": progress.total,
            "settled": progress.settled,
            "statuses": {status.value: count for status, count in progress.counts},
        },
        "open_questions": entry.open_questions,
        "unplaced": entry.awaiting,
    }


def _words(coverage: Coverage) -> dict[str, int]:
    """The words of the checkable zones, each counted once."""
    return {
        "words": coverage.words,
        "verified": coverage.verified,
        "open": coverage.open,
        "not_checkable": coverage.not_checkable,
        "uncovered": coverage.uncovered,
    }
