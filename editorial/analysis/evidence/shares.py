"""Shares of a whole that are no quantity of running prose: "one in three", "3 out of 4", "⅔"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from editorial.analysis.quantities import Quantity
from editorial.domain.text import Span

_NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), 1
    )
}
_NUMBER = rf"(?:\d{{1,4}}|{'|'.join(_NUMBERS)})"
_SIGNS = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5)}
_PARTS = {
    name: number
    for number, names in (
        (2, "half"),
        (3, "third"),
        (4, "quarter fourth"),
        (5, "fifth"),
        (6, "sixth"),
        (7, "seventh"),
        (8, "eighth"),
        (9, "ninth"),
        (10, "tenth"),
        (20, "twentieth"),
        (100, "hundredth"),
    )
    for name in names.split()
}
_SHARE = re.compile(
    rf"\b(?P<some>{_NUMBER})\s(?:in|out\sof)\s(?:every\s)?(?P<all>{_NUMBER})\b(?![.,:/–-]\d)"
    r"|(?<![\w/.])(?P<over>\d{1,2})/(?P<under>[2-9]|10|12|100)(?![\w/]|\.\d)"
    rf"|(?<![\d])(?P<sign>[{''.join(_SIGNS)}])"
    rf"|\b(?P<count>an?|one|two|three|four|five|six|seven|eight|nine)[\s-]"
    rf"(?P<part>{'|'.join(_PARTS)})s?\b|\b(?P<half>half)\b",
    re.IGNORECASE,
)
_STEP = Decimal(6)
"""Percentage points between two shares that one would put in such words."""


def shares_in(text: str, known: Sequence[Quantity], offset: int = 0) -> Iterator[Quantity]:
    """The shares in percent; those that overlap a quantity that is known are left out.

    `offset` is where the text begins, in code points of what the known ones are in.
    """
    taken = [(each.span.start, each.span.end) for each in known]
    at = 0
    for match in _SHARE.finditer(text):
        start, end = offset + match.start(), offset + match.end()
        share = _share(match)
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        # "One in four" holds numbers that would be counts without it.
        overlaps = at < len(taken) and taken[at][0] < end and match["some"] is None
        if share is None or overlaps:
            continue
        yield Quantity(Span(start, end), share, "percent", 1, False, match[0], _STEP, spelled=True)


def _share(match: re.Match[str]) -> Decimal | None:
    """The share in percent; None where the words say something else."""
    if match["some"]:
        some, whole = _number(match["some"]), _number(match["all"])
    elif match["over"]:
        some, whole = int(match["over"]), int(match["under"])
    elif match["sign"]:
        some, whole = _SIGNS[match["sign"]]
    elif match["part"]:
        some, whole = _number(match["count"]), _PARTS[match["part"].casefold()]
    else:
        some, whole = 1, 2
    return Decimal(100) * some / whole if 0 < some < whole else None


def _number(words: str) -> int:
    said = words.casefold()
    return 1 if said in ("a", "an") else _NUMBERS.get(said) or int(said)
