"""A claim taken apart into what its evidence can be recognised by."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from editorial.analysis.evidence.compared_words import ComparedWords, compared
from editorial.analysis.evidence.index import EvidenceIndex, all_quantities_in, piece_of, stems_of
from editorial.analysis.evidence.moment_matching import all_moments_in
from editorial.analysis.evidence.name_variants import acronym_of, is_acronym, surname_of
from editorial.analysis.moments import Moment
from editorial.analysis.names import Name, NameKind, names_in
from editorial.analysis.piece import Piece
from editorial.analysis.quantities import Quantity

LONGEST_CLAIM = 4_000
"""Code points of a claim that are looked at."""
_PRINTED = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_CURLED = re.compile(r"[“”\n]")
_FEWEST_QUOTED = 3
"""Words of a quotation from which on it is one, and no term or title of a word or two."""
_MOST_FACTS = 30
"""Numbers, dates or names of a claim that are looked at."""
_MOST_PROBES = 120
"""Things by which a claim is recognised; a longer one is more than one claim."""


@dataclass(frozen=True, slots=True)
class Probe:
    """One thing that a claim can be recognised by, as the passages that hold it tell.

    `sort` is "word", "number" or "date". `implies` are the numbers of other probes that count as
    found with it: a surname stands for the whole name. `is_form`: it is another form of a name
    whose words are probes themselves.
    """

    sort: str
    printed: str
    stem: str = ""
    acronym: str = ""
    quantity: Quantity | None = None
    moment: Moment | None = None
    implies: tuple[int, ...] = ()
    is_form: bool = False

    def passages(self, index: EvidenceIndex) -> Sequence[int]:
        """The passages of a document that hold it, ascending but for numbers and dates."""
        if self.quantity is not None:
            found = index.numbers.agreeing(self.quantity)
            return sorted({index.number_passages[at] for at, _ in found})
        if self.moment is not None:
            return sorted({index.moment_passages[at] for at in index.moments.agreeing(self.moment)})
        if self.acronym:
            return index.acronyms.get(self.acronym, ())
        return index.stems.get(self.stem, ())


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words in quotation marks: the first of the claim's words in them, and the one after."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """A claim as it is looked for. Positions of quantities, moments and names are code points of
    `words.text`, which are the claim's first `LONGEST_CLAIM`; `rest` is what comes after.
    """

    words: ComparedWords
    quoted: tuple[Quoted, ...]
    quantities: tuple[Quantity, ...]
    moments: tuple[Moment, ...]
    names: tuple[Name, ...]
    probes: tuple[Probe, ...]
    rest: str = ""


def wanted_of(claim: str) -> Wanted:
    """The claim taken apart."""
    text = claim[:LONGEST_CLAIM]
    piece = piece_of(text)
    words = compared(text)
    quoted = tuple(
        each
        for start, end in _quotations(piece)
        for each in (Quoted(words.word_at(start), words.word_at(end)),)
        if each.last - each.first >= _FEWEST_QUOTED
    )
    quantities = all_quantities_in(piece)[:_MOST_FACTS]
    moments = all_moments_in(piece)[:_MOST_FACTS]
    names = names_in(piece)[:_MOST_FACTS]
    return Wanted(
        words,
        quoted,
        quantities,
        moments,
        names,
        tuple(_probes(text, quantities, moments, names))[:_MOST_PROBES],
        claim[LONGEST_CLAIM:].strip(),
    )


def _quotations(piece: Piece) -> Iterator[tuple[int, int]]:
    """Start and end of what stands between the outermost marks, quotations in it of the same kind
    of marks included."""
    last = 0
    for each in piece.quotations:
        start, end = each.words.start, each.words.end
        if start < last:
            continue
        depth = piece.text.count("“", start, end) if piece.text[start - 1] == "“" else 0
        for mark in islice(_CURLED.finditer(piece.text, end + 1), 100) if depth else ():
            if mark[0] == "\n":
                break
            depth += 1 if mark[0] == "“" else -1
            if not depth:
                end = mark.start()
                break
        last = end
        yield start, end


def _probes(
    text: str, quantities: Sequence[Quantity], moments: Sequence[Moment], names: Sequence[Name]
) -> list[Probe]:
    printed = _printed_stems(_blanked(text, quantities, moments))
    probes = [Probe("word", word, stem=stem) for stem, word in printed.items()]
    number_of = {probe.stem: number for number, probe in enumerate(probes)}
    for name in names:
        probes += _variants(name, number_of, probes)
    probes += [Probe("number", each.text, quantity=each) for each in quantities]
    for each in moments:
        probes.append(Probe("date", each.text, moment=each))
        if each.year is not None and each.month is not None:
            year = Moment(each.span, str(each.year), each.year)
            probes.append(Probe("date", str(each.year), moment=year))
    return probes


def _blanked(text: str, quantities: Sequence[Quantity], moments: Sequence[Moment]) -> str:
    """The text without its numbers and dates, which are compared by value."""
    for span in (*(each.span for each in quantities), *(each.span for each in moments)):
        start, end = span.start, span.end
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _printed_stems(text: str) -> Mapping[str, str]:
    """The stems of the telling words with a word of each as it is printed."""
    found: dict[str, str] = {}
    for match in _PRINTED.finditer(text):
        for stem in stems_of(match[0]):
            found.setdefault(stem, match[0])
    return found


def _variants(name: Name, number_of: Mapping[str, int], probes: list[Probe]) -> Iterator[Probe]:
    """Other forms of a name. The surname alone is among the words, so it is changed in place."""
    held = tuple(number_of[stem] for stem in stems_of(name.text) if stem in number_of)
    if name.kind is NameKind.PERSON:
        surname = stems_of(surname_of(name))
        at = number_of.get(surname[-1]) if surname else None
        if at is not None:
            known = probes[at]
            probes[at] = Probe("word", surname_of(name), stem=known.stem, implies=held)
    elif acronym := acronym_of(name.text):
        yield Probe("word", acronym.upper(), stem=acronym, implies=held, is_form=True)
    elif is_acronym(name.text):
        yield Probe("word", name.text, acronym=name.text.casefold(), implies=held, is_form=True)
