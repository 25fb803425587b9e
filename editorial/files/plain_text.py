"""Pasted or plain text to Blocks. Nothing in it is markup: it never passes through Markdown."""

from editorial.domain.article import Block, Kind
from editorial.domain.text import LINE_BREAK, clean, normalised


def blocks_from_text(source: str) -> tuple[Block, ...]:
    """One paragraph for every line that is not blank; white space at a line's edges goes.

    Linear in the length of the source.
    """
    text = normalised(clean(source)).replace(LINE_BREAK, "\n")
    lines = (line.strip() for line in text.split("\n"))
    return tuple(Block(Kind.PARAGRAPH, line) for line in lines if line)
