"""Where sentences begin among the words of a text, as far as the signs round a word tell."""

from editorial.analysis.folded_words import Words

_SENTENCE_ENDS = frozenset(".!?…")
_CLOSING = frozenset('")]}*_»')
_WRAPPED = 8
"""Line ends for each blank line up to which lines are taken for parts of a paragraph."""


class SentenceStarts:
    """Answers for single words: for a whole text it would take long."""

    def __init__(self, words: Words) -> None:
        self._words = words
        text = words.text
        # In Markdown as it is written, a paragraph ends at a blank line; in canonical text at each.
        wrapped = text.count("\n\n") * _WRAPPED > text.count("\n")
        self._line_end = "\n\n" if wrapped else "\n"

    def __call__(self, word: int) -> bool:
        """Whether a sentence or a paragraph begins with a word; one begins after the last too."""
        words = self._words
        if word in (0, len(words)):
            return True
        end, start = words.ends[word - 1], words.starts[word]
        if self._line_end in words.text[end:start]:
            return True
        # A closing mark belongs to the sentence before it.
        sign = word - 1
        while sign and words.keys[sign] in _CLOSING and words.ends[sign - 1] == words.starts[sign]:
            sign -= 1
        return end < start and words.keys[sign] in _SENTENCE_ENDS
