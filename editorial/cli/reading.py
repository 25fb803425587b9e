"""`editorial read`: what is recognised in a file; nothing is stored."""

from argparse import Namespace
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from editorial.cli.output import complain, counted, say, say_json
from editorial.domain.article import Block, block_starts
from editorial.domain.errors import UnreadableFile
from editorial.domain.reading import Reading
from editorial.domain.remark import Fate, Remark, RemarkKind
from editorial.domain.text import Span, folded, shortened, word_count

_FORMATS = {
    "text": "plain text",
    "markdown": "Markdown",
    "html": "web page",
    "docx": "Word document",
    "odt": "OpenDocument text",
    "rtf": "RTF",
    "pdf": "PDF",
}
_BECOMES = {
    Fate.CLAIM: "a claim",
    Fate.QUESTION: "a question",
    Fate.NOTE: "a note",
    Fate.LEFT_OUT: "left out",
}


def read(arguments: Namespace) -> int:
    """Print what is recognised in each file; 2 where one of them cannot be read."""
    from editorial.services.intake import read_file

    documents: list[Mapping[str, Any]] = []
    failed = False
    for file in arguments.files:
        try:
            reading, _ = read_file(file)
        except UnreadableFile as fault:
            failed = True
            documents.append({"file": str(file), "error": str(fault)})
            complain(f"editorial read: {file}: {fault}")
            continue
        if arguments.json:
            documents.append(_as_document(file, reading))
        else:
            _print(file, reading)
    if arguments.json:
        say_json(documents if len(arguments.files) > 1 else documents[0])
    return 2 if failed else 0


def _as_document(file: Path, reading: Reading) -> dict[str, Any]:
    return {
        "file": str(file),
        "headline": reading.headline,
        "standfirst": reading.standfirst,
        "section": reading.section,
        "byline": reading.byline,
        "published_on": reading.published_on,
        "reading_minutes": reading.reading_minutes,
        "text": reading.text,
        "blocks": _blocks(reading.blocks),
        "questions": [{"text": q.text, **_where(q.span)} for q in reading.questions],
        "references": [
            {
                "text": reference.text,
                "title": reference.title,
                "publisher": reference.publisher,
                "url": reference.url,
                **_where(reference.span),
            }
            for reference in reading.references
        ],
        "comments": [told for each in reading.remarks for told in _comments(each)],
        "footnotes": [
            {"text": each.text, **_where(each.span), **_outcome(each)}
            for each in reading.remarks
            if each.kind is RemarkKind.NOTE
        ],
        "changes": [
            {
                "kind": change.kind,
                "author": change.author,
                "date": change.at,
                "text": change.text,
                **_where(change.span),
            }
            for change in reading.changes
        ],
        "dropped": reading.dropped,
        "notices": reading.notices,
    }


def _comments(remark: Remark) -> list[dict[str, Any]]:
    """A comment and the replies to it, each as an entry of its own."""
    if remark.kind is not RemarkKind.COMMENT:
        return []
    key = remark.key.removeprefix("comment ")
    first = {
        "author": remark.author,
        "text": remark.text,
        **_where(remark.span),
        "id": key,
        "parent": None,
        "date": remark.at,
        "resolved": remark.resolved,
        **_outcome(remark),
    }
    replies = [
        {
            "author": reply.author,
            "text": reply.text,
            **_where(reply.span or remark.span),
            "id": reply.key,
            "parent": reply.parent,
            "date": reply.at,
            "resolved": remark.resolved,
            "becomes": "reply",
        }
        for reply in remark.replies
    ]
    return [first, *replies]


def _outcome(remark: Remark) -> dict[str, Any]:
    """What a remark becomes, why, and what it cites."""
    return {"becomes": remark.fate, "reason": remark.reason, "evidence": remark.evidence}


def _blocks(blocks: tuple[Block, ...]) -> list[dict[str, Any]]:
    return [
        {
            "kind": block.kind,
            "zone": block.zone,
            "level": block.level,
            "start": start,
            "end": start + len(block.text),
        }
        for block, start in zip(blocks, block_starts(blocks), strict=True)
    ]


def _where(span: Span | None) -> dict[str, int | None]:
    return {"start": span.start if span else None, "end": span.end if span else None}


def _print(file: Path, reading: Reading) -> None:
    format = _FORMATS.get(reading.format, reading.format)
    say(f"{file}: {format}, {counted(word_count(reading.text), 'word')}")
    for label, value in (
        ("Headline", reading.headline),
        ("Standfirst", reading.standfirst),
        ("Section", reading.section),
        ("Byline", reading.byline),
        ("Published", reading.published_on and reading.published_on.isoformat()),
        ("Reading", reading.reading_minutes and counted(reading.reading_minutes, "minute")),
    ):
        if value:
            say(f"  {label:<12}{folded(value)}")
    zones = Counter(block.zone.value for block in reading.blocks)
    say(f"  {'Zones':<12}{', '.join(f'{zone} {count}' for zone, count in zones.items())}")
    for label, texts in (
        ("Questions", [question.text for question in reading.questions]),
        ("References", [reference.text for reference in reading.references]),
    ):
        say(f"  {label:<12}{len(texts)}")
        for number, text in enumerate(texts, 1):
            say(f"    {number}. {shortened(text, 90)}")
    _print_remarks(reading)
    if reading.changes:
        say(f"  {'Changes':<12}{len(reading.changes)} tracked, taken as accepted")
    for dropped in reading.dropped:
        say(f"  Left out: {dropped.what}, since {dropped.reason}")
    for notice in reading.notices:
        say(f"  Note: {notice}")


def _print_remarks(reading: Reading) -> None:
    for label, kind in (("Comments", RemarkKind.COMMENT), ("Footnotes", RemarkKind.NOTE)):
        remarks = [remark for remark in reading.remarks if remark.kind is kind]
        if not remarks:
            continue
        say(f"  {label:<12}{len(remarks) + sum(len(remark.replies) for remark in remarks)}")
        for number, remark in enumerate(remarks, 1):
            by = f"{remark.author}: " if remark.author else ""
            said = shortened(f"{by}{remark.text}", 70)
            say(f"    {number}. {said} ({_BECOMES[remark.fate]}: {remark.reason})")
