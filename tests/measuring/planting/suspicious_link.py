"""A link whose words are one address and whose target is another."""

from editorial.domain.article import Block, Kind, Run, Style
from tests.measuring.planting.planted import (
    Article,
    Planted,
    chance,
    place,
    two_places,
    with_block,
)

RULE = "suspicious-link"

_SHOWN = ("https://www.{}.example/figures", "www.{}.org", "{}.example/accounts", "{}.co.uk")
_ELSEWHERE = ("https://{}-claims.example/login", "http://login.example.net/{}", "https://{}.cn/")


def plant(article: Article) -> Planted | None:
    source = chance(article, RULE)
    places = two_places(article, source)
    if places is None:
        return None
    town = place(source).casefold()
    shown = source.choice(_SHOWN).format(town)
    right = shown if "://" in shown else f"https://{shown}"
    copies = [
        with_block(article, places[1], _linked(shown, target))
        for target in (source.choice(_ELSEWHERE).format(town), right)
    ]
    return Planted(*copies)


def _linked(shown: str, target: str) -> Block:
    before = "The figures are at "
    run = Run(len(before), len(before) + len(shown), Style.LINK, target)
    return Block(Kind.PARAGRAPH, f"{before}{shown} for anybody to read.", runs=(run,))
