"""Blocks to Markdown that reads back as the same blocks, zones apart."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from editorial.domain.article import Block, Kind
from editorial.domain.text import LINE_BREAK
from editorial.files.html_groups import html_group
from editorial.files.markdown_inline import attribute, heading_markdown, inline_markdown

_IN_LISTS = frozenset({Kind.ITEM, Kind.PARAGRAPH})
_PLAIN_LABEL = re.compile(r"[A-Za-z0-9_+-]*\Z")
_PLAIN_ALT = re.compile(r"[A-Za-z0-9 ,.'’:/?=%#+-]+\Z")
_PLAIN_SOURCE = re.compile(r"[A-Za-z0-9,.:/?=%#+-]+\Z")


def markdown_from_blocks(blocks: Iterable[Block]) -> str:
    """Markdown of the blocks, for reading by people and for the revision's hash: the same blocks
    always give the same text. `blocks_from_markdown` gives blocks that are equal but for zones."""
    parts: list[str] = []
    lists_touch = False
    for shape, members in groupby(blocks, _shape):
        group = list(members)
        if lists_touch and shape == "list":
            parts.append("<!-- -->")
        parts += _SHAPES[shape](group)
        lists_touch = shape == "list"
    return "\n\n".join(parts) + "\n" if parts else ""


def _shape(block: Block) -> str:
    if block.quoted:
        return "quotation"
    if block.kind is Kind.NOTE:
        return "notes"
    if block.kind is not Kind.HEADING and block.level:
        return "list"
    if block.kind is Kind.ROW:
        return "table"
    return "single"


def _singles(group: Sequence[Block]) -> Iterator[str]:
    for block in group:
        match block.kind:
            case Kind.HEADING:
                yield f"{'#' * block.level} {heading_markdown(block)}"
            case Kind.PARAGRAPH:
                yield inline_markdown(block)
            case Kind.RULE:
                yield "* * *"
            case Kind.IMAGE:
                yield _image(block)
            case Kind.CODE if "\t" not in block.text and _PLAIN_LABEL.match(block.label):
                yield _fenced(block)
            case _:
                yield html_group([block])


def _image(block: Block) -> str:
    if _PLAIN_ALT.match(block.text) and _PLAIN_SOURCE.match(block.label):
        return f"![{block.text}]({block.label})"
    return f'<img src="{attribute(block.label)}" alt="{attribute(block.text)}">'


def _fenced(block: Block) -> str:
    longest = max((len(ticks) for ticks in re.findall("`+", block.text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{block.label}\n{block.text.replace(LINE_BREAK, chr(10))}\n{fence}"


def _html(group: Sequence[Block]) -> Iterator[str]:
    yield html_group(group)


def _quotation(group: Sequence[Block]) -> Iterator[str]:
    if any(b.quoted > 1 or b.kind is not Kind.PARAGRAPH or b.level for b in group):
        yield html_group(group)
    else:
        lines = "\n\n".join(inline_markdown(block) for block in group).split("\n")
        yield "\n".join(f"> {line}" if line else ">" for line in lines)


def _list(group: Sequence[Block]) -> Iterator[str]:
    if not _counts_on(group):
        yield html_group(group)
        return
    tight = all(block.kind is Kind.ITEM and block.level == 1 for block in group)
    parts: list[str] = []
    for block in group:
        indent = "    " * block.level
        text = inline_markdown(block).replace("\n", "\n" + indent)
        if block.kind is Kind.ITEM:
            mark = "-" if block.ordinal is None else f"{block.ordinal}."
            parts.append(f"{indent[4:]}{mark:<3} {text}")
        else:
            parts.append(indent + text)
    yield ("\n" if tight else "\n\n").join(parts)


def _counts_on(group: Sequence[Block]) -> bool:
    """Whether Markdown's notation says the same: items and paragraphs only, each list of one
    sort, its numbers from 0 to 99 at the start and counting on by one."""
    last: list[int | None] = []
    for block in group:
        if block.kind not in _IN_LISTS or block.level > len(last) + (block.kind is Kind.ITEM):
            return False
        if block.kind is Kind.PARAGRAPH:
            del last[block.level :]
            continue
        known = len(last) >= block.level
        before = last[block.level - 1] if known else None
        del last[block.level - 1 :]
        if known and (before is None) != (block.ordinal is None):
            return False
        if block.ordinal is not None:
            if before is not None and block.ordinal != before + 1:
                return False
            if before is None and not 0 <= block.ordinal < 100:
                return False
        last.append(block.ordinal)
    return True


def _notes(group: Sequence[Block]) -> Iterator[str]:
    for block in group:
        text = inline_markdown(block).replace("\n", "\n    ")
        yield f"[^{block.label}]: {text}" if block.ordinal is not None else f"    {text}"


_SHAPES = {
    "single": _singles,
    "table": _html,
    "quotation": _quotation,
    "list": _list,
    "notes": _notes,
}
