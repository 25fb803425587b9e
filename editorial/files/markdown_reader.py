"""Markdown to Blocks."""

from dataclasses import replace

from editorial.domain.article import Block, Kind, Style
from editorial.domain.text import LINE_BREAK, clean
from editorial.files.element_walker import ElementWalker
from editorial.files.markdown_tree import tree_from_markdown


def blocks_from_markdown(source: str) -> tuple[Block, ...]:
    """The blocks of Markdown without front matter; see `markdown_tree` for the dialect.

    Raises RecursionError on absurd nesting and may take minutes on noise: what comes from
    outside goes through `isolation.read_markdown`.
    """
    root, stash = tree_from_markdown(clean(source))
    return _settled(ElementWalker(stash).walk(root))


def _settled(blocks: list[Block]) -> tuple[Block, ...]:
    """Blocks that can be written down again: no level without the one above it, no mark of a
    footnote without the note, headings on one line."""
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
