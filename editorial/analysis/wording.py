"""Words made comparable: what two passages have in common, whatever their grammar."""

import re
from collections.abc import Iterator
from functools import lru_cache

from editorial.analysis.piece import Piece

_WORD = re.compile(r"\d++(?:[.,]\d++)*+|[^\W\d_]++(?:['’][^\W\d_]++)*+")
_SHORTEST_STEM = 3
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "edly", "ied", "ies", "ed", "es")
_LAST = ("ly", "e", "y", "i")

COMMON = frozenset(
    """a about above after again all also although am an and any are as at back be because
    been before being below between both but by can cannot could did do does doing done down
    during each either else even ever every few for from further get gets go goes going got
    had has have having he her here hers herself him himself his how however i if in into is
    it its itself just least less let like made make makes many may me might more most much
    must my myself near never no nor not now of off often on once one only onto or our ours
    out over own per put quite rather said same say says see she should since so some still
    such than that the their theirs them themselves then there these they thing things this
    those though through thus till to too toward towards two under until up upon us use used
    very was way we well were what whatever when where whether which while who whole whom
    whose why will with within without would yet you your yours yourself aren't can't
    couldn't didn't doesn't don't hadn't hasn't haven't he'd he'll he's i'd i'll i'm i've
    isn't it's let's shouldn't she's that's there's they're they've wasn't we're we've
    weren't what's who's won't wouldn't you'd you'll you're you've""".split()
)
"""Words that stand in every text and so tell nothing."""


def words_of(text: str) -> list[str]:
    """The words and numbers in lower case, with straight apostrophes."""
    return [match.lower().replace("’", "'") for match in _WORD.findall(text)]


def content_of(text: str) -> list[str]:
    """The stems of the words that say something, in their order."""
    return list(_stems(words_of(text)))


def _stems(words: list[str]) -> Iterator[str]:
    for word in words:
        if word not in COMMON and (len(word) > 1 or word.isdigit()):
            yield stem(word)


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """What a lower-case English word keeps in its forms: "deploying" and "deployment" have one."""
    if word[0].isdigit():
        return word.replace(",", "")
    word = word.removesuffix("'s").removesuffix("'")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            word = word[: -len(ending)]
            break
    else:
        if word.endswith("s") and not word.endswith("ss") and len(word) > _SHORTEST_STEM:
            word = word[:-1]
    for ending in _LAST:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            word = word[: -len(ending)]
            break
    if len(word) > _SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word


def stems_by_sentence(piece: Piece) -> tuple[frozenset[str], ...]:
    """The stems of each sentence of the piece, in the order of `piece.sentences`."""
    return tuple(frozenset(content_of(sentence.text)) for sentence in piece.sentences)
