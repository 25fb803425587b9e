"""What the words beside a name say that the person is."""

import re

from editorial.analysis.name_words import ROLES

_REACH = 160
"""Code points on either side of a name in which its title is looked for."""
_BEFORE = re.compile(
    r"(?<![\w’'-])((?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur) )?(?:[\w-]+['’]s? )?"
    r"(?:[\w-]+ ){0,4}?)([a-z]+(?:-[a-z]+)*),? \Z"
)
_ARTICLE = re.compile(r"(?:the|an?|its|their|his|her|our)\Z|.*['’]s?\Z", re.I)
_QUALITY = frozenset(
    "chief former senior deputy vice executive managing assistant associate acting interim lead"
    " head founding co general creative technical medical scientific legal financial operating"
    " retired junior veteran independent local company government police press team project"
    " program programme research music art film sports political business science health climate"
    " school hospital software data security communications marketing sales policy product"
    " campaign union".split()
)
_AFTER = re.compile(
    r"(?:, (?:aged )?\d{1,3})?,? ?(?:who (?:is|was|has been|had been|serves as|served as|works as"
    r"|worked as)|(?<=, )|\()\s*(?P<title>[^,;:.!?“”()\u2028\t]{3,110})"
)
_ENDS = re.compile(
    r" (?:until|since|when|where|who|which|that|before|after|during|under the|and now|but|told|said"
    r"|(?:from|in|for) (?:\d|\w+ years))\b"
)
_HEAD = re.compile(r" (?:of|at|for|with|in|to|on|from|by|and)\b")


def title_before(text: str, start: int) -> int | None:
    """Where a title begins that leads up to the name at `start`: "spokeswoman ", "the authority’s
    chair, "."""
    begin = max(0, start - _REACH)
    words = text[begin:start]
    tokens = [(m.start(), m[0]) for m in re.finditer(r"[^\s,]+|,", words)]
    if tokens and tokens[-1][1] == ",":
        tokens.pop()
    if not tokens or tokens[-1][1].casefold() not in ROLES:
        return None
    first = len(tokens) - 1
    for index in range(len(tokens) - 2, max(-1, len(tokens) - 7), -1):
        token = tokens[index][1]
        if _ARTICLE.match(token):
            # "the authority’s chair" begins at its article.
            owned = token[-1] in "’'s" and token.casefold() not in ("its", "his", "hers")
            article = index > 0 and tokens[index - 1][1].casefold() in ("the", "a", "an")
            return begin + tokens[index - 1 if owned and article else index][0]
        if token.casefold() in _QUALITY or token.casefold() in ROLES or token[0].isupper():
            first = index
        elif not token.isalpha():
            break
    return begin + tokens[first][0]


def title_after(text: str, end: int) -> tuple[int, int] | None:
    """Start and end of a title that follows the name: ", 61, the ship’s engineer"."""
    found = _AFTER.match(text, end, min(len(text), end + _REACH))
    if not found:
        return None
    title = found["title"]
    if stop := _ENDS.search(title):
        title = title[: stop.start()]
    title = title.rstrip()
    head = _HEAD.split(title, maxsplit=1)[0].split()
    if not 1 <= len(head) <= 7 or head[-1].casefold() not in ROLES:
        return None
    return found.start("title"), found.start("title") + len(title)
