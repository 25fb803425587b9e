"""What people type or paste into a field, made fit to keep."""

from editorial.domain.text import LINE_BREAK, clean, folded, normalised


def line(words: str) -> str:
    """One line, in the form in which drafts are kept: equal words are equal text."""
    return folded(normalised(clean(words)))


def lines(words: str) -> str:
    """As `line`, with its line breaks."""
    return normalised(clean(words)).replace(LINE_BREAK, "\n").strip()
