"""Blocks of a foreign format as they can be written down again."""

from collections.abc import Sequence
from dataclasses import replace

from editorial.domain.article import Block, Kind, Style
from editorial.domain.text import LINE_BREAK


def settled(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """No level without the one above it, no mark of a note without the note, headings on one
    line. No other text changes, and no length does."""
    notes = {block.label for block in blocks if block.kind is Kind.NOTE}
    depth = quoted = 0
    out: list[Block] = []
    for block in blocks:
        if block.quoted != quoted:
            depth, quoted = 0, block.quoted
        if block.kind is Kind.HEADING:
            depth = 0
            block = replace(block, text=block.text.replace(LINE_BREAK, " "))
        else:
            depth = min(block.level, depth + (block.kind is Kind.ITEM))
            block = replace(block, level=depth)
        runs = tuple(
            run for run in block.runs if run.style is not Style.REFERENCE or run.target in notes
        )
        out.append(block if runs == block.runs else replace(block, runs=runs))
    return tuple(out)
