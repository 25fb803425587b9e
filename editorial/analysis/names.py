"""Names of people, organisations, places and things, with the titles that stand at them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import dropwhile

from editorial.analysis.name_words import (
    ACRONYMS,
    DEMONYMS,
    GIVEN_NAMES,
    HONORIFICS,
    NOT_NAMES,
    ORGANISATIONS,
    PLACE_WORDS,
    PLACES,
    ROLES,
    SAYS,
    SAYS_BEFORE,
    TIMES,
)
from editorial.analysis.person_titles import title_after, title_before
from editorial.analysis.piece import Piece, Sentence
from editorial.domain.article import Kind, Zone
from editorial.domain.text import Span


class NameKind(StrEnum):
    """What bears the name; THING is a product, a ship, a work, or what could not be told."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    THING = "thing"


@dataclass(frozen=True, slots=True)
class Name:
    """A name in one place of the canonical text.

    `span` and `text` are the name alone, without a possessive ’s. `title` is what the words beside
    it say that the person is ("Amazon CEO", "managing director of Torrow Ferries"), "" without
    one; `whole` is the name together with it.
    """

    span: Span
    text: str
    kind: NameKind
    title: str
    whole: Span


_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀĆČĎĐĒĘĚĞĢĪİĶŁĹĽĻŃŇŅŌŐŒŔŘŚŞŠŤŢŪŮŰŹŻŽΑ-ΩА-ЯЁЇІЄҐ]"
_WORD = re.compile(
    rf"(?<![\w’'@#./])(?:(?:{_CAPITAL}\.){{1,4}}(?!\w)"
    rf"|(?:[dlDL]['’]|al-|el-|[ie](?=[A-Z]))?{_CAPITAL}\w*+(?:['’&-]\w++)*+)"
)
_PARTICLES = (
    "de, la, le, del, della, di, da, dos, du, van, von, bin, ibn, al, el, ter, zu, de la, van der,"
    " van den, van de, von der"
)
_GAPS = {
    gap: joint
    for joint, gaps in {
        "": (" ", "\u00a0"),
        "of": (" of ", " of the ", " for the ", " for "),
        "and": (" and ", " & ", " on "),
        "von": [f" {particle} " for particle in _PARTICLES.split(", ")],
    }.items()
    for gap in gaps
}
_ABBREVIATED = re.compile(r"\. ")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])\Z")
_POSSESSIVE_WITHIN = frozenset(
    "president women men children people king queen workers writers farmers veterans moody"
    " mcdonald levi sotheby christie lloyd sainsbury macy barclay".split()
)
_NUMBERED = re.compile(r" \d{1,2}(?![\w%:/–-]|[.,]\d)")
_AGE_OR_WHO = re.compile(r", (?:aged )?\d{1,3}\b|,? who\b")
_LOCATIVE = re.compile(
    r"\b(?:(?:in|near|across|around|throughout)(?: the)?|(?:island|city|town|village|port|region"
    r"|state|county|province|district|capital|coast) of) \Z"
)
_COMPANY_AFTER = re.compile(
    r", (?:an?|the) (?:[\w’-]+ ){0,4}(?:company|firm|start-?up|group|agency)\b"
)
_COMPANY_BEFORE = re.compile(r"\b(?:company|firm|start-?up|agency|group|charity|retailer|maker) \Z")


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    joint: str = ""
    owner: bool = False

    @property
    def key(self) -> str:
        return self.text.casefold()


_Words = list[_Word]
_VAGUE = (NameKind.THING, NameKind.PERSON)


def names_in(piece: Piece) -> tuple[Name, ...]:
    """The names in the checkable zones, in the order of the text.

    A word that has its capital from its place (a sentence's first, a headline's) counts only where
    the piece has it as a name elsewhere. A surname alone is a person's where the full name
    stands anywhere in the piece.
    """
    titles = [sentence for sentence in piece.sentences if _has_title_case(piece, sentence)]
    prose = sorted(
        set(piece.sentences).difference(titles), key=lambda sentence: sentence.span.start
    )
    ran = [(sentence, list(_runs(sentence.text))) for sentence in prose]
    known = _known(ran)
    found = [
        name
        for sentence, runs in ran
        for words in runs
        for name in _names_of(sentence, _without_first(sentence, words, known), known)
    ]
    parts = {name.text for name in found}
    found += [name for sentence in titles for name in _names_again(sentence, parts)]
    return tuple(_settled(sorted(found, key=lambda name: name.span.start)))


def _has_title_case(piece: Piece, sentence: Sentence) -> bool:
    """Whether most words have a capital, so that it says nothing."""
    kind = piece.blocks[sentence.block].kind
    if kind is Kind.ROW:
        return True
    heading = kind is Kind.HEADING
    if sentence.text[-1:] in ".!?" and sentence.zone is not Zone.HEADLINE and not heading:
        return False
    words: list[str] = re.findall(r"[^\W\d_][\w’'-]{3,}+", sentence.text[:400])
    capitals = sum(word[0].isupper() for word in words)
    if heading and len(words) <= 2:
        return capitals == len(words)
    return len(words) >= 3 and capitals >= (0.6 if heading else 0.75) * len(words)


def _runs(text: str) -> Iterator[_Words]:
    """Words with capitals that stand together; those of a title are among them."""
    run: _Words = []
    for match in _WORD.finditer(text):
        bare = _POSSESSIVE.sub("", match[0])
        owner = bare != match[0]
        saint = bool(run) and run[-1].key in ("st", "saint")
        if owner and (saint or bare.casefold() in _POSSESSIVE_WITHIN):
            bare, owner = match[0], False
        word = _Word(match.start(), match.start() + len(bare), bare, "", owner)
        joint = _joint(run, text[run[-1].end : word.start]) if run else None
        if joint is None:
            if run:
                yield run
            run = [word]
        else:
            run.append(replace(word, joint=joint))
    if run:
        yield run


def _joint(run: _Words, gap: str) -> str | None:
    """What joins the next word to the run; None where it begins another name."""
    last = run[-1]
    if last.owner or last.key in TIMES:
        return None
    if gap == ". ":
        short = len(last.text) == 1 or last.key in HONORIFICS
        return "" if short else None
    joint = _GAPS.get(gap)
    if joint == "of":
        return joint if any(_is_body(word) for word in run) else None
    if joint == "and":
        within = any(word.joint == "of" for word in run) or gap == " & "
        return joint if within else None
    return joint


def _is_body(word: _Word) -> bool:
    """A word after which "of" goes on with the name: "Council of", "Isle of"."""
    return word.key in ORGANISATIONS or word.key in PLACE_WORDS or word.key in ("bank", "secretary")


def _known(ran: Sequence[tuple[Sentence, list[_Words]]]) -> frozenset[str]:
    """Words that have a capital where their place does not ask for one, folded."""
    return frozenset(
        word.key
        for sentence, runs in ran
        for words in runs
        for word in (words[1:] if _is_first(sentence.text, words[0].start) else words)
        if word.key not in NOT_NAMES
    )


def _is_first(text: str, start: int) -> bool:
    """Whether the word begins the sentence, or one in quotation marks or after a colon."""
    before = text[max(0, start - 3) : start].rstrip()
    return not before or before[-1] in '“"‘«(:.!?\u2028\t'


def _without_first(sentence: Sentence, words: _Words, known: frozenset[str]) -> _Words:
    """The run without words that have their capital only from where they stand."""
    if not _is_first(sentence.text, words[0].start):
        return words if words[0].key not in NOT_NAMES or len(words) > 1 else []
    words = list(dropwhile(lambda word: word.key in NOT_NAMES, words))
    if not words or (words[0].start > 0 and not _is_first(sentence.text, words[0].start)):
        return words
    first = words[0]
    sure = (
        first.key in known
        or first.key in PLACES
        or first.key in HONORIFICS
        or first.key in ROLES
        or (len(first.text) > 1 and first.text.isupper())
        or not first.text.isalpha()
    )
    if sure:
        return words
    if len(words) == 1:
        says = SAYS.match(sentence.text, first.end) and not first.key.endswith("s")
        return words if says else []
    # "Asking Ivo Sandrake": two that are known besides are the name.
    spare = first.key.endswith("ing") or all(word.key in known for word in words[1:3])
    return words[1:] if spare and len(words) > 2 else words


def _names_of(sentence: Sentence, words: _Words, known: frozenset[str]) -> Iterator[Name]:
    """The names in one run: "Amazon CEO Andy Jassy" has two."""
    for _ in range(2):  # from both ends
        words = list(dropwhile(lambda word: word.key in TIMES, reversed(words)))
    role = _last_role(words)
    if role is None:
        if name := _name(sentence, words, None):
            yield name
        return
    owner = [word for word in words[:role] if word.key not in ROLES | HONORIFICS | {"vice"}]
    if owner and (name := _name(sentence, owner, None)):
        yield replace(name, kind=NameKind.ORGANISATION) if name.kind in _VAGUE else name
    if name := _name(sentence, words[role + 1 :], words[0].start):
        yield name


def _last_role(words: _Words) -> int | None:
    """Where the title in the run ends; None where it has none, or is one organisation's name."""
    last = None
    for index, word in enumerate(words):
        if (word.key in ROLES or word.key in HONORIFICS) and word.key not in ("st", "saint"):
            last = index
    if last is None or (last == 0 and len(words) == 1 and words[0].owner):
        return last
    rest = words[last + 1 :]
    if words[last].key == "chief" and len(rest) < 2:
        return None
    if any(word.key in ORGANISATIONS or word.key in PLACE_WORDS for word in rest):
        return None
    return None if rest and rest[0].joint == "and" else last


def _name(sentence: Sentence, words: _Words, title_start: int | None) -> Name | None:
    if not words or (len(words) == 1 and _is_no_name(words[0])):
        return None
    text = sentence.text
    start, end = words[0].start, words[-1].end
    if not words[-1].owner and (number := _NUMBERED.match(text, end)):
        end = number.end()
    title, first, last = "", start, end
    kind = _kind(text, words, end)
    if title_start is not None:
        kind, title, first = NameKind.PERSON, text[title_start:start].strip(" ."), title_start
    elif kind in (NameKind.PERSON, NameKind.THING) and not words[-1].owner:
        before = title_before(text, start)
        after = None if before is not None else title_after(text, end)
        if before is not None:
            title, first = text[before:start].rstrip(" ,"), before
        elif after is not None:
            title, last = text[after[0] : after[1]], after[1]
        if title:
            kind = NameKind.PERSON
    at = sentence.span.start
    return Name(
        Span(at + start, at + end), text[start:end], kind, title, Span(at + first, at + last)
    )


def _is_no_name(word: _Word) -> bool:
    key = re.sub(r"['’](?:d|ll|re|ve|m|s|t)\Z|\.\Z", "", word.key)
    return (
        key.removesuffix("s") in TIMES
        or key in NOT_NAMES
        or key in DEMONYMS
        or key in ACRONYMS
        or key == "i"
    )


def _kind(text: str, words: _Words, end: int) -> NameKind:
    keys = [word.key.rstrip(".") for word in words]
    if len(keys) > 1 and any(key in ORGANISATIONS for key in keys):
        return NameKind.ORGANISATION
    if (len(keys) > 1 and (keys[-1] in PLACE_WORDS or keys[0] in PLACE_WORDS)) or (
        keys[-1] in PLACES and len(keys) <= 2 and keys[0] not in GIVEN_NAMES
    ):
        return NameKind.PLACE
    if (len(keys) == 1 and len(keys[0]) > 1 and words[0].text.isupper()) or (
        _COMPANY_AFTER.match(text, end)
        or _COMPANY_BEFORE.search(text, max(0, words[0].start - 16), words[0].start)
    ):
        return NameKind.ORGANISATION
    plain = (
        all(word.joint in ("", "von") for word in words)
        and keys[0] not in PLACES
        and not any(
            word.text.isupper() and word.text.isalpha() and len(word.text) > 2 for word in words
        )
    )
    if plain and 2 <= len(keys) <= 4 and _acts_as_person(text, words, end):
        return NameKind.PERSON
    said = SAYS_BEFORE.search(text, max(0, words[0].start - 24), words[0].start)
    if len(keys) == 1 and said:
        return NameKind.PERSON
    if SAYS.match(text, end):
        return NameKind.ORGANISATION
    if _LOCATIVE.search(text, max(0, words[0].start - 16), words[0].start):
        return NameKind.PLACE
    return NameKind.THING


def _acts_as_person(text: str, words: _Words, end: int) -> bool:
    return bool(
        words[0].key in GIVEN_NAMES
        or re.fullmatch(rf"(?:{_CAPITAL}\.)+|{_CAPITAL}", words[0].text)
        or _AGE_OR_WHO.match(text, end)
        or SAYS.match(text, end)
        or SAYS_BEFORE.search(text, max(0, words[0].start - 24), words[0].start)
    )


def _names_again(sentence: Sentence, known: set[str]) -> Iterator[Name]:
    """Names of the piece in a line whose every word has a capital."""
    words = [word for run in _runs(sentence.text) for word in run]
    at = 0
    while at < len(words):
        for stop in range(min(len(words), at + 6), at, -1):
            start, end = words[at].start, words[stop - 1].end
            text = sentence.text[start:end]
            if text in known:
                span = Span(sentence.span.start + start, sentence.span.start + end)
                yield Name(span, text, NameKind.THING, "", span)
                at = stop
                break
        else:
            at += 1


def _settled(found: Sequence[Name]) -> Iterator[Name]:
    """Each name with the kind that the piece as a whole gives it."""
    votes: dict[str, Counter[NameKind]] = {}
    titled = set()
    for name in found:
        votes.setdefault(name.text, Counter())[name.kind] += 1
        if name.title:
            titled.add(name.text)
    kinds = {text: _kind_by(counts) for text, counts in votes.items()}
    kinds.update(dict.fromkeys(titled, NameKind.PERSON))
    kinds.update((text, NameKind.PERSON) for text in _speaking(votes, kinds))
    people = [text for text, kind in kinds.items() if kind is NameKind.PERSON and " " in text]
    ends = {part for text in people for part in (text.split()[0], text.split()[-1])}
    parts = {part for part in ends if not part.isupper()}
    for name in found:
        alone = name.text in parts and kinds[name.text] is not NameKind.PLACE
        yield replace(name, kind=NameKind.PERSON if alone else kinds[name.text])


def _kind_by(counts: Counter[NameKind]) -> NameKind:
    """The kind that most places of a name speak for; a place that says nothing has no say."""
    telling = Counter({kind: n for kind, n in counts.items() if kind is not NameKind.THING})
    # "In Oracle" alone makes no place of it.
    doubtful = telling.total() == telling[NameKind.PLACE] and 6 * telling.total() < counts.total()
    if not telling or doubtful:
        return NameKind.THING
    return telling.most_common(1)[0][0]


def _speaking(votes: dict[str, Counter[NameKind]], kinds: dict[str, NameKind]) -> Iterator[str]:
    """Full names that nothing beside them tells from a thing's, of which the last speaks alone."""
    for text, kind in kinds.items():
        alone = votes.get(text.rpartition(" ")[2], Counter())
        speaks = alone[NameKind.PERSON] or alone[NameKind.ORGANISATION]
        if kind is NameKind.THING and speaks and text.count(" ") in (1, 2):
            yield text
