"""Which part of the piece each block is, and what the parts say."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from editorial.analysis.bylines import is_date
from editorial.analysis.captions import is_caption
from editorial.analysis.furniture import is_furniture
from editorial.analysis.head import Head, head_of
from editorial.analysis.headings import headings_among
from editorial.analysis.questions import questions_in
from editorial.analysis.references import may_be_reference, opens_with_label, references_in
from editorial.analysis.remarks import note_key, remarks_in
from editorial.analysis.section_names import zone_named
from editorial.domain.article import Block, Kind, Zone
from editorial.domain.extract import Extract
from editorial.domain.reading import Reading
from editorial.domain.remark import Remark, RemarkKind
from editorial.domain.text import word_count

_TYPED = frozenset({"docx", "odt", "rtf", "pdf"})
"""Formats in which headings may be marked or not."""


def recognised_in(extract: Extract) -> Reading:
    """What is recognised in a file's content, remarks and what becomes of them included."""
    reading = recognised(
        extract.blocks,
        format=extract.format,
        authors=extract.authors,
        published_on=extract.published_on,
    )
    remarks = remarks_in(reading.blocks, extract.comments)
    return replace(
        reading,
        blocks=_with_notes_that_cite(reading.blocks, remarks),
        standfirst=reading.standfirst or extract.standfirst,
        remarks=remarks,
        changes=extract.changes,
        dropped=extract.dropped,
        notices=extract.notices,
        pages=extract.pages,
        locators=extract.locators,
    )


def recognised(
    blocks: Sequence[Block],
    *,
    format: str,
    authors: tuple[str, ...] = (),
    published_on: date | None = None,
) -> Reading:
    """The blocks with their zones, and what was recognised in them.

    In "text", and in a document whose maker marked no heading, headings and captions are recognised
    and get their kinds; elsewhere kinds stay. Blocks that come with a zone keep it. `authors` and
    `published_on` are what front matter gave. No block's text changes and none goes.
    """
    given = _given(blocks)
    body = list(blocks[given:])
    headline = _text_of(blocks[:given], Zone.HEADLINE) or _text_of(body, Zone.HEADLINE)
    head = head_of(body, headline)
    zoned = _with_zones(body, head, plain=format == "text" or _lacks_headings(format, blocks))
    whole = (*blocks[:given], *zoned)
    imprint = head.imprint
    printed = [b.text for b in blocks[:given] if b.zone is Zone.BYLINE and not is_date(b.text)]
    return Reading(
        format=format,
        blocks=whole,
        headline=head.headline,
        standfirst=_text_of(whole, Zone.STANDFIRST),
        section=_text_of(whole, Zone.SECTION),
        byline=", ".join(authors) if authors else imprint.byline or " ".join(printed[:1]),
        authors=authors or imprint.authors,
        published_on=published_on or imprint.published_on,
        reading_minutes=imprint.reading_minutes,
        questions=questions_in(whole),
        references=references_in(whole),
    )


def _with_notes_that_cite(
    blocks: tuple[Block, ...], remarks: Sequence[Remark]
) -> tuple[Block, ...]:
    """A note that names a source is a reference, not a part of the article's text."""
    citing = {
        remark.key for remark in remarks if remark.kind is RemarkKind.NOTE and remark.evidence
    }
    return tuple(
        replace(block, zone=Zone.REFERENCES)
        if block.kind is Kind.NOTE and block.zone is Zone.BODY and note_key(block.label) in citing
        else block
        for block in blocks
    )


def _lacks_headings(format: str, blocks: Sequence[Block]) -> bool:
    """Many who write in a word processor set a heading by hand: a short line in bold."""
    return format in _TYPED and not any(
        block.kind is Kind.HEADING and block.zone is not Zone.HEADLINE for block in blocks
    )


def _given(blocks: Sequence[Block]) -> int:
    """How many blocks at the start come with their zone, from front matter."""
    count = 0
    while count < len(blocks) and blocks[count].zone is not Zone.BODY:
        count += 1
    return count


def _text_of(blocks: Sequence[Block], zone: Zone) -> str:
    return next((block.text for block in blocks if block.zone is zone), "")


def _with_zones(blocks: Sequence[Block], head: Head, *, plain: bool) -> tuple[Block, ...]:
    out = [
        replace(block, zone=head.zones[index])
        if index in head.zones and block.zone is Zone.BODY
        else block
        for index, block in enumerate(blocks)
    ]
    for index, block in enumerate(out):
        if block.zone is Zone.HEADLINE and plain:
            out[index] = replace(block, kind=Kind.HEADING, level=1)
    end = _mark_furniture_at_end(out, head.end)
    if plain:
        _mark_headings(out, head.end, end)
    _mark_captions(out, plain)
    _mark_sections(out, head.end, end, plain)
    return tuple(out)


def _mark_furniture_at_end(blocks: list[Block], start: int) -> int:
    """Furniture anywhere after the head, and the bare "Comments", "Home"… behind the last words.
    Gives the index at which the article ends."""
    for index in range(start, len(blocks)):
        if blocks[index].zone is Zone.BODY and is_furniture(blocks[index].text):
            blocks[index] = replace(blocks[index], zone=Zone.FURNITURE)
    end = at = len(blocks)
    while at > start:
        at -= 1
        text = blocks[at].text
        if blocks[at].zone is Zone.FURNITURE or is_furniture(text, at_edge=True):
            end = at
        elif word_count(text) > 3 or text[-1:] in ".?!:”" or end - at > 8:
            break  # labels of a word or three count only between lines that are furniture
        elif zone_named(text) or opens_with_label(text):
            break
    for index in range(end, len(blocks)):
        blocks[index] = replace(blocks[index], zone=Zone.FURNITURE)
    return end


def _mark_headings(blocks: list[Block], start: int, end: int) -> None:
    places = [i for i in range(start, end) if _may_be_heading(blocks[i])]
    for place in headings_among([blocks[i].text for i in places]):
        index = places[place]
        blocks[index] = replace(blocks[index], kind=Kind.HEADING, level=2)


def _may_be_heading(block: Block) -> bool:
    return block.zone is Zone.BODY and block.kind is Kind.PARAGRAPH and not block.quoted


def _mark_captions(blocks: list[Block], plain: bool) -> None:
    for index, block in enumerate(blocks):
        if block.kind in (Kind.CAPTION, Kind.IMAGE) and block.zone is Zone.BODY:
            blocks[index] = replace(block, zone=Zone.CAPTION)
        elif block.kind is Kind.PARAGRAPH and (
            block.zone is Zone.CAPTION or (block.zone is Zone.BODY and is_caption(block.text))
        ):
            kind = Kind.CAPTION if plain else block.kind
            blocks[index] = replace(block, kind=kind, zone=Zone.CAPTION)


def _mark_sections(blocks: list[Block], start: int, end: int, plain: bool) -> None:
    """Opinion, questions and references: from the heading that names them to the next one."""
    zone, level = Zone.BODY, 0
    for index in range(start, end):
        block = blocks[index]
        if block.zone is not Zone.BODY:
            continue
        named = zone_named(block.text) if _may_name(block, plain) else None
        if named and _holds_up(named, blocks, index + 1, end):
            zone, level = named, block.level or 2
            if plain:
                block = replace(block, kind=Kind.HEADING, level=2)
        elif zone is not Zone.BODY and _ends_section(block, zone, level, plain):
            zone = Zone.BODY
        elif zone is Zone.BODY and _is_lone_source(blocks, index, end):
            blocks[index] = replace(block, kind=_listed_kind(block, plain), zone=Zone.REFERENCES)
            continue
        elif plain and block.kind is Kind.HEADING:
            if zone is Zone.OPINION:
                block = replace(block, level=3)
            elif zone in (Zone.QUESTIONS, Zone.REFERENCES):
                block = replace(block, kind=Kind.PARAGRAPH, level=0)
        blocks[index] = block if zone is Zone.BODY else replace(block, zone=zone)


def _may_name(block: Block, plain: bool) -> bool:
    return block.kind is Kind.HEADING or (
        block.kind is Kind.PARAGRAPH and word_count(block.text) <= 6
    )


def _holds_up(zone: Zone, blocks: Sequence[Block], start: int, end: int) -> bool:
    """Whether what follows is what the heading promises: questions ask, references are short."""
    following = [block for block in blocks[start:end] if block.zone is Zone.BODY][:4]
    if not following:
        return False
    if zone is Zone.QUESTIONS:
        return any("?" in block.text or block.kind is Kind.ITEM for block in following)
    if zone is Zone.REFERENCES:
        return may_be_reference(following[0].text)
    return True


def _ends_section(block: Block, zone: Zone, level: int, plain: bool) -> bool:
    if block.kind is Kind.HEADING and not plain:
        return block.level <= level
    return zone is Zone.REFERENCES and not may_be_reference(block.text)


def _is_lone_source(blocks: Sequence[Block], index: int, end: int) -> bool:
    """ "Source: …" near the end without a heading over it."""
    near_end = index >= end - max(3, (end - index) // 5) and index * 3 >= end * 2
    return near_end and opens_with_label(blocks[index].text)


def _listed_kind(block: Block, plain: bool) -> Kind:
    return Kind.PARAGRAPH if plain and block.kind is Kind.HEADING else block.kind
