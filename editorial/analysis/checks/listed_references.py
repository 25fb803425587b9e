"""What a piece lists under its references, to be compared with its text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from editorial.analysis.outlet_words import ALIASES
from editorial.analysis.piece import Piece
from editorial.analysis.references import opens_with_label, references_in
from editorial.analysis.wording import content_of, stems_by_sentence
from editorial.domain.article import Kind, Style, Zone
from editorial.domain.coverage import CHECKABLE
from editorial.domain.reading import FoundReference
from editorial.domain.text import Span

_HOST = re.compile(r"(?:https?://)?(?:www\.)?([\w.-]+)")
_NOT_TOLD = re.compile(r"[^a-z0-9]")
_MARKER = re.compile(r"\[\d{1,3}(?:[,–-] ?\d{1,3})*\]")
_PART = re.compile(r"[^,.;:()“”\"|\[\]]+|\.\w")
_NAME = re.compile(r"(?:the )?[A-ZÀ-Þ][\w’&.-]*+(?: (?:of|for|and|the|on|in|[A-ZÀ-Þ][\w’&.-]*+))*+")
_NO_NAME = re.compile(
    r"\A(?:sources?|references?|via|see|also|retrieved|accessed|available|updated|published|vol|no"
    r"|pp?|jan\w*|feb\w*|march|april|may|june|july|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Listed:
    """One reference, and what it is recognised by in the text."""

    found: FoundReference
    names: tuple[str, ...]
    """Names in it: of an author, a publisher, a site."""
    host: str

    @property
    def is_told_apart(self) -> bool:
        """Whether it is more than a line that happens to stand there."""
        found = self.found
        labelled = opens_with_label(found.text) or any(map(str.isdigit, found.text))
        return bool(self.names) and bool(found.publisher or found.url or labelled)


class References:
    """The references that a piece lists; `listed` is empty where it has no such section."""

    def __init__(self, piece: Piece) -> None:
        self._piece = piece
        self.listed = tuple(_listed(found) for found in references_in(piece.blocks))
        told = " ".join(block.text for block in piece.blocks if block.zone is Zone.REFERENCES)
        self._told = f" {_squashed(told, ' ')} "
        self._hosts = " ".join(filter(None, (listed.host for listed in self.listed)))

    def names(self, name: str) -> bool:
        """Whether a reference names this outlet or owner, in words or by its address."""
        known = _squashed(name, " ").removeprefix("the ")
        short = [key for key, whole in ALIASES.items() if whole in (known, name.casefold())]
        if any(f" {each} " in self._told for each in (known, *short)):
            return True
        return any(each in self._hosts for each in (_squashed(known), *short) if len(each) > 2)

    def is_marked(self, span: Span) -> bool:
        """Whether the sentence round a span has a footnote, a number in brackets or a link."""
        sentence = self._piece.sentence_at(span.start)
        if sentence is None:
            return False
        start = self._piece.starts[sentence.block]
        after = self._piece.text[sentence.span.end : sentence.span.end + 8]
        if _MARKER.search(sentence.text) or _MARKER.match(after.lstrip()):
            return True
        return any(
            run.style in (Style.LINK, Style.REFERENCE)
            and start + run.start < sentence.span.end
            and sentence.span.start < start + run.end
            for run in self._piece.blocks[sentence.block].runs
        )

    def is_used(self, listed: Listed) -> bool:
        """Whether the text names whose it is, links there, or says what its title says."""
        if listed.host and listed.host in self._linked:
            return True
        if any(self._in_text(name) for name in listed.names):
            return True
        title = set(content_of(listed.found.title))
        return len(title) >= 3 and any(
            len(title & stems) >= max(3, 0.6 * len(title))
            for stems in self._piece.once(stems_by_sentence)
        )

    def _in_text(self, name: str) -> bool:
        words = name.removeprefix("the ").removeprefix("The ").split()
        if f" {_squashed(' '.join(words), ' ')} " in self._body:
            return True
        if len(words) < 2:
            return False
        initials = "".join(word[0] for word in words if word[0].isupper())
        last = words[-1]
        return any(
            re.search(rf"(?<![\w-]){re.escape(each)}(?![\w-])", self._plain)
            for each in (last, initials)
            if each[0].isupper() and len(each) > 2
        )

    @cached_property
    def _plain(self) -> str:
        return "\n".join(
            block.text
            for block in self._piece.blocks
            if block.zone in CHECKABLE or (block.kind is Kind.NOTE)
        )

    @cached_property
    def _body(self) -> str:
        return f" {_squashed(self._plain, ' ')} "

    @cached_property
    def _linked(self) -> str:
        return " ".join(
            _host(run.target)
            for block in self._piece.blocks
            if block.zone in CHECKABLE
            for run in block.runs
            if run.style is Style.LINK
        )


def references_of(piece: Piece) -> References:
    return References(piece)


def _listed(found: FoundReference) -> Listed:
    words = found.text.replace(found.url, " ") if found.url else found.text
    outside = words.replace(found.title, " ") if found.publisher else words
    return Listed(found, tuple(_names(outside)) or tuple(_names(words)), _host(found.url))


def _names(words: str) -> Iterator[str]:
    for part in _PART.findall(words):
        name = _NAME.match(part.strip())
        if name and len(name[0]) > 2 and not _NO_NAME.match(name[0]):
            yield name[0]


def _host(url: str) -> str:
    match = _HOST.match(url)
    return match[1].casefold() if match else ""


def _squashed(text: str, gap: str = "") -> str:
    """Letters and figures alone, with `gap` between words."""
    words = re.split(r"[\s/.–—|-]+", text.casefold())
    bare = (_NOT_TOLD.sub("", word.removesuffix("’s") if gap else word) for word in words)
    return gap.join(word for word in bare if word)
