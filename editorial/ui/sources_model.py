"""What the Sources pane lists: an article's sources under those that they rely on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from editorial.domain.origins import origins_of, relied_on
from editorial.domain.source import CitedSource, Source
from editorial.domain.vocabulary import Vocabulary
from editorial.ui.dates import issued_words
from editorial.ui.row_list import RowLook

MAX_DEPTH = 3
"""How far a row is set in at most; a source that relies on a deeper one stands beside it."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A source in the list, set in under the source that it relies on."""

    cited: CitedSource
    depth: int


def arranged(sources: Sequence[CitedSource]) -> list[Placed]:
    """The sources in their order, each followed by those that rely on it."""
    parents = relied_on([cited.source for cited in sources])
    children: dict[str | None, list[CitedSource]] = {}
    for cited in sources:
        children.setdefault(parents[cited.source.id], []).append(cited)
    placed: list[Placed] = []
    waiting = [(cited, 0) for cited in reversed(children.get(None, []))]
    while waiting:
        cited, depth = waiting.pop()
        placed.append(Placed(cited, min(depth, MAX_DEPTH)))
        below = children.get(cited.source.id, [])
        waiting.extend((each, depth + 1) for each in reversed(below))
    return placed


def origins(sources: Sequence[CitedSource]) -> int:
    """How many origins the sources have: those that rely on the same one count once."""
    return len(set(origins_of([cited.source for cited in sources]).values()))


def matches(source: Source, words: str) -> bool:
    """Whether the source has every word that is searched for, case aside."""
    known = (source.title, source.author, source.publisher, source.origin, source.url, source.note)
    text = " ".join(known).casefold()
    return all(word in text for word in words.casefold().split())


def rows_of(
    sources: Sequence[CitedSource],
    words: str,
    tiers: Vocabulary,
    kinds: Vocabulary,
    today: date,
) -> list[RowLook]:
    """The rows that the search lets through."""
    return [
        _row(placed, tiers, kinds, today, set_in=not words.strip())
        for placed in arranged(sources)
        if matches(placed.cited.source, words)
    ]


def _row(
    placed: Placed, tiers: Vocabulary, kinds: Vocabulary, today: date, set_in: bool
) -> RowLook:
    cited, source = placed.cited, placed.cited.source
    tier = tiers.term(source.tier.value)
    parts = [issued_words(source.issued, today), kinds.label(source.kind), _whose(source)]
    described = [part for part in parts if part]
    meta = "  ·  ".join(described)
    if source.confidential:
        meta = "Confidential  ·  left out of exports"
        described.append("confidential, left out of exports")
    used = claims_words(cited.claims)
    return RowLook(
        id=source.id,
        title=source.title,
        meta=meta,
        spoken=f"{source.title}. {tier.label}. {', '.join(described)}. {used}",
        hint="\n".join(part for part in (source.title, "  ·  ".join(described), tier.hint) if part),
        meta_icon="lock" if source.confidential else "",
        tier=source.tier.value,
        aside=used,
        depth=placed.depth if set_in else 0,
    )


def _whose(source: Source) -> str:
    return f"origin: {source.origin}" if source.origin else source.publisher or source.author


def claims_words(claims: int) -> str:
    return "no claims" if not claims else "1 claim" if claims == 1 else f"{claims} claims"


def count_words(sources: Sequence[CitedSource]) -> str:
    """ "6 sources, 4 origins"."""
    many, apart = len(sources), origins(sources)
    listed = "1 source" if many == 1 else f"{many} sources"
    return f"{listed}, 1 origin" if apart == 1 else f"{listed}, {apart} origins"
