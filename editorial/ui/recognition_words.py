"""What the preview of a reading says: facts, rows of its lists, and marks in its article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from editorial.domain.article import Zone
from editorial.domain.claim import Status
from editorial.domain.extract import ChangeKind, Comment, Dropped, TrackedChange
from editorial.domain.reading import Reading
from editorial.domain.remark import Fate, FoundEvidence, Remark, RemarkKind
from editorial.domain.text import shortened, word_count
from editorial.ui.dates import day_words, moment_words
from editorial.ui.marks import Mark, Owner
from editorial.ui.row_list import RowLook

DOT = "  ·  "
ROW_WORDS = 160
"""Code points of a remark that a row may show."""


@dataclass(frozen=True, slots=True)
class FateLook:
    """How a fate is named, set and painted. `becomes` begins the sentence that says why."""

    label: str
    becomes: str
    key: str
    icon: str


FATES = {
    Fate.CLAIM: FateLook("Claim", "Becomes a claim", "C", "unchecked"),
    Fate.QUESTION: FateLook("Question", "Becomes a question", "Q", "question"),
    Fate.NOTE: FateLook("Note", "Becomes a note", "N", "note"),
    Fate.LEFT_OUT: FateLook("Left out", "Is left out", "X", "not_checkable"),
}

ZONE_KEYS = {
    Zone.SECTION: "E",
    Zone.HEADLINE: "H",
    Zone.STANDFIRST: "S",
    Zone.BYLINE: "Y",
    Zone.CAPTION: "C",
    Zone.BODY: "B",
    Zone.OPINION: "O",
    Zone.QUESTIONS: "Q",
    Zone.REFERENCES: "R",
    Zone.FURNITURE: "X",
}

_CHANGES = {
    ChangeKind.INSERTION: ("Put in", "plus", "add"),
    ChangeKind.DELETION: ("Taken out", "dash", "remove"),
    ChangeKind.MOVE: ("Moved here", "moved", "text2"),
}
_FORMATS = {"text": "plain text", "markdown": "Markdown", "html": "a web page", "pdf": "a PDF"}
_WITHOUT_COMMENTS = ("text", "markdown", "html")


# The whole reading


def title_of(reading: Reading) -> str:
    return reading.headline or reading.file_name or "Untitled article"


def facts_of(reading: Reading, today: date) -> str:
    """Who and when, how long, and what is put on the desk with it, in one line."""
    words = sum(word_count(b.text) for b in reading.blocks if b.zone is not Zone.FURNITURE)
    fates = Counter(remark.fate for remark in reading.remarks)
    return DOT.join(
        # No line ends within one of them.
        fact.replace(" ", "\N{NO-BREAK SPACE}")
        for fact in (
            shortened(reading.file_name, 40) or "Pasted text",
            shortened(reading.byline, 60) or "no byline found",
            day_words(reading.published_on, today) if reading.published_on else "no date found",
            counted(words, "word"),
            *(
                counted(count, what)
                for count, what in (
                    (fates[Fate.CLAIM], "claim"),
                    (fates[Fate.QUESTION] + len(reading.questions), "question"),
                    (fates[Fate.NOTE], "note"),
                    (len(reading.references), "reference"),
                )
                if count
            ),
        )
    )


def counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


# Remarks


def who_of(remark: Remark) -> str:
    if remark.kind is RemarkKind.NOTE:
        return f"Footnote {remark.key.removeprefix('note ')}"
    return remark.author or "Nobody named"


def said_by(remark: Remark, today: date) -> str:
    """Who remarked, when, and how the thread stands."""
    parts = [who_of(remark)]
    if remark.at:
        parts.append(moment_words(remark.at, today))
    if remark.resolved:
        parts.append("resolved in the file")
    return DOT.join(parts)


def replied_by(reply: Comment, today: date) -> str:
    who = reply.author or "Nobody named"
    return f"{who}{DOT}{moment_words(reply.at, today)}" if reply.at else who


def why(remark: Remark) -> str:
    """What becomes of it and the reason, as one sentence."""
    becomes = FATES[remark.fate].becomes
    return f"{becomes}: {remark.reason}." if remark.reason else f"{becomes}."


def cited_words(evidence: FoundEvidence) -> str:
    """Who published it and where, below its title."""
    return DOT.join(part for part in (evidence.author, evidence.publisher, evidence.issued) if part)


def remark_row(number: int, remark: Remark) -> RowLook:
    look = FATES[remark.fate]
    evidence = remark.evidence
    cited = ", ".join(p for p in (evidence.title, evidence.locator) if p) if evidence else ""
    answers = counted(len(remark.replies), "answer") if remark.replies else ""
    meta = DOT.join(part for part in (who_of(remark), cited, answers) if part)
    words = shortened(remark.text, ROW_WORDS)
    return RowLook(
        id=str(number),
        title=words,
        meta=meta,
        spoken=f"{look.label}. {words}. {meta}. {why(remark)}",
        icon=look.icon,
        icon_colour="unchecked" if remark.fate is Fate.CLAIM else "text3",
        tag=look.label,
        tag_colour="text3" if remark.fate is Fate.LEFT_OUT else "text2",
        muted=remark.fate is Fate.LEFT_OUT,
    )


def mark_of(number: int, remark: Remark) -> Mark | None:
    """The mark on the words that it hangs on, with the look that it will have on the desk; what
    is left out keeps a sign alone. None where it hangs on no words."""
    span = remark.span
    if span is None or span.start >= span.end:
        return None
    owner, status = {
        Fate.CLAIM: (Owner.CLAIM, Status.UNCHECKED),
        Fate.QUESTION: (Owner.QUESTION, None),
        Fate.NOTE: (Owner.NOTE, None),
        Fate.LEFT_OUT: (Owner.CLAIM, Status.NOT_CHECKABLE),
    }[remark.fate]
    tip = f"{who_of(remark)}: {shortened(remark.text, 300)}\n{why(remark)}"
    name = f"{FATES[remark.fate].label}: {shortened(remark.text, 60)}"
    return Mark(str(number), owner, str(number), span.start, span.end, status, tip, name)


def marks_of(remarks: Sequence[Remark]) -> list[Mark]:
    found = (mark_of(number, remark) for number, remark in enumerate(remarks))
    return [mark for mark in found if mark]


# What else the file held


def change_row(number: int, change: TrackedChange) -> RowLook:
    label, icon, colour = _CHANGES[change.kind]
    words = shortened(change.text, ROW_WORDS) or "Only a paragraph’s end"
    meta = DOT.join(part for part in (label, change.author) if part)
    return RowLook(str(number), words, meta, f"{meta}. {words}", icon=icon, icon_colour=colour)


def change_head(change: TrackedChange, today: date) -> str:
    parts = [_CHANGES[change.kind][0], change.author]
    if change.at:
        parts.append(moment_words(change.at, today))
    return DOT.join(part for part in parts if part)


def dropped_row(number: int, dropped: Dropped) -> RowLook:
    sample = f"“{shortened(dropped.sample, 80)}”" if dropped.sample else ""
    reason = dropped.reason[:1].upper() + dropped.reason[1:]
    meta = DOT.join(part for part in (reason, sample) if part)
    return RowLook(str(number), dropped.what, meta, f"{dropped.what}. {meta}")


def about_changes(count: int) -> str:
    if count == 1:
        return "One tracked change is taken as accepted, and kept with the draft."
    return f"{count:,} tracked changes are taken as accepted, and kept with the draft."


def no_remarks(format: str) -> str:
    if format in _WITHOUT_COMMENTS:
        return f"There are no remarks: {_FORMATS[format]} holds no comments, and has no footnotes."
    return "There are no remarks: nobody commented on this copy, and it has no footnotes."


def no_changes(format: str) -> str:
    if format in _FORMATS:
        return f"There are no tracked changes: {_FORMATS[format]} cannot hold any."
    return "There are no tracked changes: nobody tracked any in this copy."


NOTHING_DROPPED = "Nothing was left out: all that the file holds is in the article."
