"""Two drafts of one invented piece, and what changed between them, written by hand."""

from datetime import UTC, datetime

from editorial.domain.article import Block, Draft, Kind, Revision, Zone, canonical_text
from editorial.domain.comparison import Change, ChangeKind, Comparison, Pair


def draft(blocks: tuple[Block, ...], number: int) -> Draft:
    when = datetime(2026, 5, number, 9, 30, tzinfo=UTC)
    revision = Revision(f"r{number}", "a", number, "", "", "", "text", 1, "", when, "noor")
    return Draft(revision, blocks, canonical_text(blocks))


def paragraph(text: str, zone: Zone = Zone.BODY) -> Block:
    return Block(Kind.PARAGRAPH, text, zone)


LOG = (
    "Brightwater learned of the fracture from its own divers on 3 June, nine days before the order,"
    " according to a maintenance log described by the Courier."
)
SAID = (
    "A spokesperson said it was not unusual for the company to share inspection results with the"
    " harbour office, but declined to say when the log was handed over."
)
OLD = draft(
    (
        Block(Kind.HEADING, "Port Ellery Shuts Barrage", Zone.HEADLINE, 1),
        paragraph("Share 12 comments", Zone.FURNITURE),
        paragraph("About 12,000 homes draw power from the mainland."),
        paragraph('Divers had found "a fracture" in gate four.'),
        paragraph(SAID),
        Block(Kind.HEADING, "From Warning to Shutdown", Zone.BODY, 2),
        paragraph(LOG),
        paragraph("Nobody knows when it will run again."),
        Block(Kind.ITEM, "Gate four comes first.", level=1, ordinal=1),
    ),
    1,
)
NEW = draft(
    (
        Block(Kind.HEADING, "Port Ellery Shuts Its Barrage", Zone.HEADLINE, 1),
        paragraph("Share 15 comments", Zone.FURNITURE),
        paragraph(
            "About 11,400 homes draw power from the mainland, the operator of the grid said."
        ),
        paragraph("Divers had found “a fracture” in gate four."),
        Block(Kind.HEADING, "From Warning to Shutdown", Zone.BODY, 2),
        paragraph(LOG.replace("described by the Courier", "seen by this newspaper")),
        paragraph("Two divers who were on the boat declined to speak of it at any length." * 3),
        Block(Kind.ITEM, "Gate four comes first.", level=1, ordinal=1),
        paragraph(SAID),
    ),
    3,
)
PAIRS = (
    *(Pair(n, n) for n in range(4)),
    Pair(4, None),
    Pair(5, 4),
    Pair(6, 5),
    Pair(7, None),
    Pair(None, 6),
    Pair(8, 7),
    Pair(None, 8),
)


def change(kind: ChangeKind, old: str, new: str, old_near: str = "", new_near: str = "") -> Change:
    """Words of the old draft that became words of the new one; where either are "", the place is
    behind the words `near`."""

    def span(text: str, words: str, near: str) -> tuple[int, int]:
        start = text.index(near) + len(near) if near else text.index(words)
        return start, start + len(words)

    return Change(kind, *span(OLD.text, old, old_near), *span(NEW.text, new, new_near))


COMPARISON = Comparison(
    PAIRS,
    (
        change(ChangeKind.ADDED, "", "Its", "Shuts ", "Shuts "),
        change(ChangeKind.REPLACED, "12", "15", "Share ", "Share "),
        change(ChangeKind.REPLACED, "12,000", "11,400"),
        change(ChangeKind.ADDED, "", ", the operator of the grid said", "mainland", "mainland"),
        change(ChangeKind.TYPOGRAPHY, '"', "“", "found ", "found "),
        change(ChangeKind.TYPOGRAPHY, '"', "”", "a fracture", "a fracture"),
        change(ChangeKind.REPLACED, "described by the Courier", "seen by this newspaper"),
        change(ChangeKind.REMOVED, OLD.blocks[7].text, "", "", "newspaper."),
        change(ChangeKind.ADDED, "", NEW.blocks[6].text, "again."),
        change(ChangeKind.MOVED, SAID, SAID),
    ),
)
