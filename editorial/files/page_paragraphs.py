"""Which of a page's leaves are the article's.

trafilatura says which words are; it gives them without their place, and leaves out captions,
headings, short lists. So its words are looked for in the page's own leaves, and what lies
between them is taken along unless it looks like furniture.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from lxml.html import HtmlElement

from editorial.files.page_layout import leaves_of
from editorial.files.page_names import COMMENTS, FURNITURE, is_switched_off, names_of
from editorial.files.page_phrases import MORE, READ_ALSO, SIGN_UP

_WORD = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+")
_IN_A_ROW = 4
_FOUND = 0.6
"""Share of a leaf's rows of words that trafilatura must have."""
_HOME = 0.85
"""Share of the article's words that its container holds."""
_STARS = re.compile(r"[*•·⁂~—–-]{1,7}")
_LINKED = 0.5
_ALL = 0.9
_LABEL = 10
_SCRAP = 4
_FEW = 50
_INVITATION = 40
"""Words."""


@dataclass(slots=True, eq=False)
class Leaf:
    """`words` are folded. `linked` is the share of them that lies in links. `found`: trafilatura
    has it; `furniture`: its names, or those of what it stands in, say so. `placed`: its words come
    elsewhere, in the head or as a note."""

    element: HtmlElement
    words: tuple[str, ...]
    linked: float
    found: bool = False
    chosen: bool = False
    furniture: bool = False
    comment: bool = False
    placed: bool = False

    @property
    def is_heading(self) -> bool:
        return self.element.tag in ("h1", "h2", "h3", "h4", "h5", "h6")

    @property
    def is_silent(self) -> bool:
        """A picture, a rule, or the asterisks that stand for one."""
        if self.words:
            return False
        text = "".join("".join(self.element.itertext()).split())
        pictured = self.element.tag == "hr" or self.element.find(".//img") is not None
        return pictured if not text else bool(_STARS.fullmatch(text))

    @property
    def is_picture(self) -> bool:
        return self.element.tag == "figcaption" or (
            not self.words and self.element.find(".//img") is not None
        )


def words_of(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))


def leaves_in(body: HtmlElement) -> list[Leaf]:
    leaves = []
    for element in leaves_of(body):
        words = words_of("".join(element.itertext()))
        linked = sum(len(words_of("".join(link.itertext()))) for link in element.iter("a"))
        leaves.append(Leaf(element, words, linked / len(words) if words else 0.0))
    return leaves


def choose(leaves: Sequence[Leaf], text: str) -> None:
    """Marks the article's leaves; `text` is what trafilatura took for it, a paragraph a line."""
    _mark_found(leaves, text)
    home = _home_of(leaves)
    _mark_furniture(leaves, home)
    _fill(leaves, home)
    _drop_bare_headings(leaves)
    _drop_further_reading(leaves)


def choose_all(leaves: Sequence[Leaf]) -> None:
    """Marks whatever reads like text, where trafilatura sees no article; on a page of a few words
    all of them."""
    _mark_furniture(leaves, None)
    few = sum(len(leaf.words) for leaf in leaves) < _FEW
    for leaf in leaves:
        leaf.chosen = _may_belong(leaf) or (few and not leaf.furniture)


def _mark_found(leaves: Sequence[Leaf], text: str) -> None:
    rows: set[tuple[str, ...]] = set()
    lines: set[tuple[str, ...]] = set()
    for line in text.splitlines():
        words = words_of(line)
        lines.add(words)
        rows.update(words[at : at + _IN_A_ROW] for at in range(len(words) - _IN_A_ROW + 1))
    for leaf in leaves:
        if len(leaf.words) <= _IN_A_ROW:
            leaf.found = bool(leaf.words) and leaf.words in lines
            continue
        places = range(len(leaf.words) - _IN_A_ROW + 1)
        known = sum(leaf.words[at : at + _IN_A_ROW] in rows for at in places)
        leaf.found = known >= _FOUND * len(places)


def _home_of(leaves: Sequence[Leaf]) -> HtmlElement | None:
    """The smallest element that holds nearly all that was found."""
    found = [leaf for leaf in leaves if leaf.found and len(leaf.words) > _IN_A_ROW]
    weights: dict[HtmlElement, int] = {}
    for leaf in found:
        for above in leaf.element.iterancestors():
            weights[above] = weights.get(above, 0) + len(leaf.words)
    wanted = _HOME * sum(len(leaf.words) for leaf in found)
    home = None
    for element, weight in weights.items():
        if weight >= wanted and (home is None or weight < weights[home] or home in _above(element)):
            home = element
    return home


def _above(element: HtmlElement) -> list[HtmlElement]:
    return list(element.iterancestors())


def _mark_furniture(leaves: Sequence[Leaf], home: HtmlElement | None) -> None:
    safe = {home, *(_above(home) if home is not None else ())}
    known: dict[HtmlElement, tuple[bool, bool]] = {}

    def judged(element: HtmlElement) -> tuple[bool, bool]:
        if element in safe:
            return False, False
        if element not in known:
            parent = element.getparent()
            above = judged(parent) if parent is not None else (False, False)
            names = names_of(element)
            is_furniture = (
                element.tag in ("nav", "aside")
                or not names.isdisjoint(FURNITURE)
                or is_switched_off(element)
            )
            known[element] = (above[0] or is_furniture, above[1] or not names.isdisjoint(COMMENTS))
        return known[element]

    for leaf in leaves:
        furniture, leaf.comment = judged(leaf.element)
        leaf.furniture = furniture or leaf.comment


def _fill(leaves: Sequence[Leaf], home: HtmlElement | None) -> None:
    sure = {leaf for leaf in leaves if leaf.found and len(leaf.words) > _IN_A_ROW}
    if not sure:
        return
    inside = set(home.iter()) if home is not None else set()
    company = {leaf.element.getparent() for leaf in sure}
    beside = {leaf for leaf in leaves if leaf.element.getparent() in company and _may_belong(leaf)}
    places = [index for index, leaf in enumerate(leaves) if leaf in sure or leaf in beside]
    for index, leaf in enumerate(leaves):
        between = places[0] <= index <= places[-1] and leaf.element in inside
        # A date or a label may stand in several places, of which one is the article's.
        leaf.found &= between or leaf in sure or leaf.element.getparent() in company
        if leaf.found:
            leaf.chosen = not (_is_label(leaf) or _invites(leaf))
        else:
            lost = between and _may_belong(leaf) and not _is_scrap(leaf)
            leaf.chosen = lost or leaf in beside


def _is_scrap(leaf: Leaf) -> bool:
    """A word or three without a stop, such as the labels of a chart."""
    if not 0 < len(leaf.words) < _SCRAP or leaf.element.tag not in ("p", "div", "section"):
        return False
    return not "".join(leaf.element.itertext()).rstrip().endswith((".", "!", "?", "…", "”", '"'))


def _is_label(leaf: Leaf) -> bool:
    """Whether it is furniture by its name, and no more than a few words or a link."""
    return leaf.furniture and (len(leaf.words) < _LABEL or leaf.linked > _LINKED)


def _may_belong(leaf: Leaf) -> bool:
    if leaf.furniture or _invites(leaf):
        return False
    mixed = len(leaf.words) >= _LABEL and leaf.linked < _ALL
    return leaf.is_silent or leaf.linked <= _LINKED or mixed


def _invites(leaf: Leaf) -> bool:
    """ "Read also: …" and "Subscribe now to …", with a link."""
    if not leaf.linked or len(leaf.words) > _INVITATION or leaf.is_heading:
        return False
    text = " ".join("".join(leaf.element.itertext()).split())
    if READ_ALSO.match(text):
        return leaf.linked > _LINKED
    return bool(SIGN_UP.match(text))


def _drop_further_reading(leaves: Sequence[Leaf]) -> None:
    """ "Read more" or "Related" at the end, with nothing but links below."""
    tail = [leaf for leaf in leaves if leaf.chosen and leaf.words]
    while tail and tail[-1].linked >= _ALL:
        tail.pop()
    if not tail or not MORE.fullmatch(" ".join(tail[-1].words)):
        return
    behind = False
    for leaf in leaves:
        behind |= leaf is tail[-1]
        leaf.chosen &= not behind


def _drop_bare_headings(leaves: Sequence[Leaf]) -> None:
    """A heading of which nothing is left."""
    chosen = [leaf for leaf in leaves if leaf.chosen]
    for leaf, after in zip_longest(chosen, chosen[1:]):
        bare = after is None or (after.is_heading and after.element.tag <= leaf.element.tag)
        if leaf.is_heading and not leaf.found and bare:
            leaf.chosen = False
