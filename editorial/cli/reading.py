"""`editorial read`: what is recognised in a file; nothing is stored."""

from argparse import Namespace
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from editorial.cli.output import complain, counted, say, say_json
from editorial.domain.article import Block, block_starts
from editorial.domain.errors import UnreadableFile
from editorial.domain.reading import Reading, Span
from editorial.domain.text import folded, shortened, word_count


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
        "questions": [{"text": q.text, **_place(q.span)} for q in reading.questions],
        "references": [
            {
                "text": reference.text,
                "title": reference.title,
                "publisher": reference.publisher,
                "url": reference.url,
                **_place(reference.span),
            }
            for reference in reading.references
        ],
        "comments": [],
        "notices": reading.notices,
    }


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


def _place(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _print(file: Path, reading: Reading) -> None:
    format = {"text": "plain text", "markdown": "Markdown"}.get(reading.format, reading.format)
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
    for notice in reading.notices:
        say(f"  Note: {notice}")
