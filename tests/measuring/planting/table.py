"""A table with a number that does not add up."""

from editorial.domain.article import Block, Kind, Zone
from tests.measuring.planting.planted import Article, Planted, chance, two_places, with_block

RULE = "table"

_REGIONS = "North South East West Coast Islands".split()


def plant(article: Article) -> Planted | None:
    source = chance(article, RULE)
    places = two_places(article, source)
    if places is None:
        return None
    rows = [[source.randrange(120, 900), source.randrange(40, 110)] for _ in _REGIONS]
    wrong = source.randrange(len(rows))
    off = source.choice([-20, -9, 10, 18, 30])
    totals = source.random() < 0.5
    return Planted(
        with_block(article, places[1], *_table(rows, totals, wrong, off)),
        with_block(article, places[1], *_table(rows, totals, wrong, 0)),
    )


def _table(rows: list[list[int]], totals: bool, wrong: int, off: int) -> list[Block]:
    """Either a last row of totals, one of them wrong by `off`, or a column that is a difference,
    one of its numbers wrong."""
    head = "Region\tForms sent\tForms lost" if totals else "Region\tSent\tLost\tAnswered"
    lines = [head]
    for at, (name, (sent, lost)) in enumerate(zip(_REGIONS, rows, strict=True)):
        answered = sent - lost + (off if at == wrong else 0)
        lines.append(f"{name}\t{sent}\t{lost}" + ("" if totals else f"\t{answered}"))
    if totals:
        sent, lost = (sum(column) for column in zip(*rows, strict=True))
        lines.append(f"Total\t{sent:,}\t{lost + off:,}")
    return [
        Block(Kind.ROW, line, Zone.BODY, ordinal=1 if at == 0 else None)
        for at, line in enumerate(lines)
    ]
