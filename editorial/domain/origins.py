"""Whom sources rely on: those that go back to one origin speak with one voice."""

from collections.abc import Sequence

from editorial.domain.source import Source


def relied_on(sources: Sequence[Source]) -> dict[str, str | None]:
    """By id, the source among these that each relies on, None where it relies on none of them. Two
    that rely on each other stand apart."""
    by_name: dict[str, str] = {}
    for source in sources:
        for name in (source.title, source.publisher):
            if name:
                by_name.setdefault(name.casefold(), source.id)
    found: dict[str, str | None] = {source.id: None for source in sources}
    for source in sources:
        above = by_name.get(source.origin.casefold()) if source.origin else None
        own = {source.title.casefold(), source.publisher.casefold()}
        if above and source.origin.casefold() not in own and not _leads(above, source.id, found):
            found[source.id] = above
    return found


def origins_of(sources: Sequence[Source]) -> dict[str, str]:
    """By id, the name of the origin that each goes back to, in lower case: equal names are one
    origin, so that two outlets that rely on the same agency count once."""
    above, known = relied_on(sources), {source.id: source for source in sources}
    found = {}
    for source in sources:
        root = source
        while (next_id := above[root.id]) is not None:
            root = known[next_id]
        found[source.id] = (root.origin or root.publisher or root.title).casefold()
    return found


def _leads(start: str, end: str, above: dict[str, str | None]) -> bool:
    """Whether following what sources rely on leads from `start` to `end`."""
    at: str | None = start
    while at is not None and at != end:
        at = above[at]
    return at == end
