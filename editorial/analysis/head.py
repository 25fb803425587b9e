"""The head of an article: section, headline, standfirst, byline, date, lead picture."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from editorial.analysis.bylines import Imprint, imprint_of, names_of
from editorial.analysis.captions import is_caption
from editorial.analysis.furniture import is_furniture
from editorial.analysis.headings import is_prose, looks_like_heading
from editorial.analysis.section_names import zone_named
from editorial.domain.article import Block, Kind, Zone
from editorial.domain.text import folded, word_count

_SECTIONS = frozenset(
    "news|opinion|politics|world|business|tech|technology|ai|science|health|sport|sports|culture|arts"
    "|blog|analysis|feature|features|economy|finance|markets|climate|environment|education|travel"
    "|lifestyle|style|food|books|film|music|media|society|national|international|local|us|u.s.|uk"
    "|europe|asia|africa|americas|middle east|investigations|interview|interviews|explainer|podcast"
    "|video|review|reviews|editorial|security|software|hardware|startups|research|policy|law".split(
        "|"
    )
)
_REACH = 14
"""Lines at the head that may belong to it."""
_DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ .,'’-]{2,40}(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?(?: \([A-Z][\w/ ]+\))? ?[—–-]+ "
)


@dataclass(slots=True)
class Head:
    """Zones by block index, and what the head says. The body begins at `end`."""

    zones: dict[int, Zone] = field(default_factory=dict)
    end: int = 0
    headline: str = ""
    imprint: Imprint = field(default_factory=Imprint)


def head_of(blocks: Sequence[Block], headline: str = "") -> Head:
    """Reads the head; `headline` is what front matter gave, so that none is looked for."""
    head = Head(headline=headline)
    lines = [block.text for block in blocks]
    at = _skip_furniture(lines, head)
    if not headline:
        at = _section_and_headline(blocks, lines, at, head)
        if not head.headline:
            return head
    _after_headline(blocks, lines, at, head, standfirst_given=bool(headline))
    return head


def _skip_furniture(lines: Sequence[str], head: Head) -> int:
    at = 0
    while at < min(len(lines), _REACH) and is_furniture(lines[at], at_edge=True):
        if _is_section(lines, at):
            break
        head.zones[at] = Zone.FURNITURE
        at += 1
    head.end = at
    return at


def _section_and_headline(
    blocks: Sequence[Block], lines: Sequence[str], at: int, head: Head
) -> int:
    start = at
    title = next(
        (
            index
            for index in range(at, min(len(blocks), at + 6))
            if blocks[index].kind is Kind.HEADING and blocks[index].level == 1
        ),
        None,
    )
    if title is None:
        if _is_section(lines, at):
            at += 1
        while at < min(len(lines), _REACH) and (
            imprint_of(lines[at]) is not None or is_furniture(lines[at])
        ):
            at += 1
        if at >= len(lines) or not _may_be_headline(blocks[at]):
            return start
        title = at
    for index in range(start, title):
        head.zones[index] = _zone_before_headline(lines[index], head)
    head.zones[title] = Zone.HEADLINE
    head.headline = lines[title]
    head.end = title + 1
    return title + 1


def _zone_before_headline(line: str, head: Head) -> Zone:
    if imprint := imprint_of(line):
        head.imprint = _joined(head.imprint, imprint)
        return Zone.BYLINE
    if is_furniture(line, at_edge=True):
        return Zone.FURNITURE
    return Zone.SECTION if word_count(line) <= 6 else Zone.BODY


def _is_section(lines: Sequence[str], at: int) -> bool:
    """A label of a word or three over a line that could be the headline."""
    if at + 2 >= len(lines) or not _short_label(lines[at]):
        return False
    label, title, after = lines[at : at + 3]
    if title[-1:] in ".…" or word_count(title) > 40 or imprint_of(title):
        return False
    known = all(part in _SECTIONS for part in re.split(r"\s*[>/|›»,&]\s*", label.lower()))
    if known and not is_prose(title):
        return True
    if known and not title.endswith(("?", "!", ".", "”")):
        return True
    if known and (is_prose(after) or imprint_of(after, names_may_stand_alone=True)):
        return True
    return (
        word_count(label) <= 2
        and word_count(title) >= 4
        and not is_prose(title)
        and (is_prose(after))
    )


def _short_label(line: str) -> bool:
    return 0 < len(line) <= 40 and word_count(line) <= 5 and line[-1] not in ".?!:;,"


def _may_be_headline(block: Block) -> bool:
    words = word_count(block.text)
    if block.kind not in (Kind.HEADING, Kind.PARAGRAPH) or len(block.text) > 400:
        return False
    return words <= 24 or (words <= 45 and block.text[-1:] not in ".…")


def _after_headline(
    blocks: Sequence[Block], lines: Sequence[str], at: int, head: Head, *, standfirst_given: bool
) -> None:
    """Walks the lines after the headline until the body begins."""
    standfirst = standfirst_given
    seen = False
    while at < min(len(lines), _REACH + 4):
        line = lines[at]
        if zone_named(line):
            return
        may_be_names = not head.imprint.authors and not standfirst_given
        imprint = imprint_of(line, names_may_stand_alone=may_be_names)
        if imprint is None and may_be_names:
            imprint = _name_over_date(lines, at)
        if blocks[at].kind is Kind.RULE or not line:
            zone = Zone.BODY
        elif folded(line).casefold() == folded(head.headline).casefold():
            zone = Zone.FURNITURE
        elif imprint is not None:
            head.imprint = _joined(head.imprint, imprint)
            seen, zone = True, Zone.BYLINE
        elif is_caption(line) or blocks[at].kind in (Kind.IMAGE, Kind.CAPTION):
            zone = Zone.CAPTION
        elif is_furniture(line):
            zone = Zone.FURNITURE
        elif not standfirst and _is_standfirst(blocks, lines, at, seen):
            standfirst, zone = True, Zone.STANDFIRST
        else:
            return
        head.zones[at] = zone
        at += 1
        head.end = at


def _name_over_date(lines: Sequence[str], at: int) -> Imprint | None:
    """One word, or a name with a number in it, right above a line with nothing but the date."""
    below = imprint_of(lines[at + 1]) if at + 1 < len(lines) else None
    if below is None or below.published_on is None or below.byline or word_count(lines[at]) > 8:
        return None
    names = names_of(lines[at])
    return Imprint(lines[at], names) if names else None


def _is_standfirst(blocks: Sequence[Block], lines: Sequence[str], at: int, seen: bool) -> bool:
    """Between headline and byline a paragraph is the standfirst. After the byline it is one where
    it is short and a paragraph follows; without any byline, where it is no sentence or the next
    paragraph begins by saying it again."""
    line = lines[at]
    if blocks[at].kind is not Kind.PARAGRAPH or _DATELINE.match(line):
        return False
    words = word_count(line)
    following = [
        imprint_of(other, names_may_stand_alone=not looks_like_heading(line))
        for other in lines[at + 1 : at + 3]
    ]
    if not seen and words <= 150 and (any(following) or _name_over_date(lines, at + 1)):
        return True
    after = lines[at + 1] if at + 1 < len(lines) else ""
    if words < 4 or not any(is_prose(other) for other in lines[at + 1 : at + 3]):
        return False
    if seen:
        return words <= 80 and not looks_like_heading(line)
    return words <= 80 and ((line[-1] not in '.!?…”"' and words >= 8) or _says_again(line, after))


def _says_again(line: str, after: str) -> bool:
    said = set(re.findall(r"\w{4,}", line.lower()))
    again = said & set(re.findall(r"\w{4,}", after.lower()))
    return len(again) >= 3 and len(again) * 2 >= len(said)


def _joined(one: Imprint, other: Imprint) -> Imprint:
    return replace(
        one,
        byline=" | ".join(part for part in (one.byline, other.byline) if part),
        authors=tuple(dict.fromkeys((*one.authors, *other.authors))),
        published_on=one.published_on or other.published_on,
        reading_minutes=(
            other.reading_minutes if one.reading_minutes is None else one.reading_minutes
        ),
    )
