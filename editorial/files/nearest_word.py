"""Which word a mark hangs on that was set between words."""

import re

from editorial.domain.text import BLOCK_SEPARATOR, Span

_WORD = re.compile(
    # The mark of a note, "[1]" or "[e1]", is no word.
    r"(?!(?<=\[)e?[0-9]+\])(?<![^\W_])[^\W_]+(?:[’'.,/-][^\W_]+)*"
)
_NEAR, _FAR = 400, 5_000
"""Code points within which a word is looked for."""


def nearest_word(text: str, position: int) -> Span | None:
    """The word at or before a position of the text; at the start of a block, the one after it.

    None where there is none near.
    """
    before = text.rfind(BLOCK_SEPARATOR, 0, position) + 1
    after = text.find(BLOCK_SEPARATOR, position)
    after = len(text) if after < 0 else after
    line = range(max(before, position - _NEAR), min(after, position + _NEAR))
    for reach in (line, range(max(0, position - _FAR), min(len(text), position + _FAR))):
        start = reach.start
        while start > 0 and text[start - 1].isalnum() and reach.start - start < _NEAR:
            start -= 1
        words = [Span(*match.span()) for match in _WORD.finditer(text, start, reach.stop)]
        if words:
            return next((word for word in reversed(words) if word.start < position), words[0])
    return None
