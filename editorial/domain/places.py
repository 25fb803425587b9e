"""How people name a place in an article: "Headline", "Caption", "¶ 4", and the section it is in."""

from bisect import bisect_right
from collections.abc import Sequence

from editorial.domain.article import Block, Kind, Zone, block_starts

OPENING = "Opening"
"""The section of everything above the first heading."""

_NAMED = {
    Zone.SECTION: "Section label",
    Zone.HEADLINE: "Headline",
    Zone.STANDFIRST: "Standfirst",
    Zone.BYLINE: "Byline",
    Zone.CAPTION: "Caption",
    Zone.QUESTIONS: "Questions",
    Zone.REFERENCES: "References",
    Zone.FURNITURE: "Page furniture",
}


class Places:
    """The names of one draft's places. Paragraphs are counted over body and opinion, headings
    left out, as a reader counts them on the page."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._starts = block_starts(blocks)
        self._names: list[str] = []
        self._sections: list[str] = []
        paragraph, section = 0, OPENING
        for block in blocks:
            if block.zone in _NAMED:
                name = _NAMED[block.zone]
            elif block.kind is Kind.HEADING:
                name = "Heading"
            else:
                paragraph += bool(block.text.strip())
                name = f"¶ {paragraph}"
            if block.kind is Kind.HEADING and block.zone is not Zone.HEADLINE:
                section = block.text
            self._names.append(name)
            self._sections.append(section)

    def block(self, position: int) -> int:
        """Index of the block that holds a code-point position."""
        return max(0, bisect_right(self._starts, position) - 1)

    def name(self, position: int) -> str:
        return self._names[self.block(position)] if self._names else ""

    def section(self, position: int) -> str:
        return self._sections[self.block(position)] if self._sections else OPENING
