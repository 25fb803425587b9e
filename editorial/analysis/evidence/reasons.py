"""Why a place was found, in clauses for an editor."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from editorial.analysis.evidence.candidates import Weights
from editorial.analysis.evidence.differences import Facts
from editorial.analysis.evidence.moment_matching import agree
from editorial.analysis.evidence.name_variants import form_in
from editorial.analysis.evidence.probes import Wanted
from editorial.analysis.evidence.quantity_matching import Agreement, agreement_of
from editorial.analysis.names import Name
from editorial.domain.match import Difference
from editorial.domain.text import folded, shortened

_SHOWN = 60
_MOST_WORDS = 4
_BEST = list(Agreement)
_SAME = "the same number"


@dataclass(frozen=True, slots=True)
class Wording:
    """What comparing word by word has shown, of the claim or of its quotations.

    `word_for_word` is whether nothing differs, `whole` whether it is the claim itself, `stumbles`
    whether the document has hesitations between.
    """

    words: str
    word_for_word: bool
    whole: bool
    stumbles: bool
    differences: tuple[Difference, ...]


def reasons_for(
    wanted: Wanted,
    facts: Facts,
    place: str,
    mask: int,
    weights: Weights,
    wordings: Sequence[Wording],
) -> tuple[str, ...]:
    """The reasons, weightiest first. `place` are the words round what was found, `mask` the
    probes that they hold."""
    found = list(_wordings(wordings))
    numbers = list(_numbers(facts))
    dates = list(_dates(facts))
    names = list(_names(wanted.names, place))
    if names and dates:
        found.append(f"name and date together: {names[0]}, {dates[0]}")
    elif names and (same := [what for how, what in numbers if how == _SAME]):
        found.append(f"name and number together: {names[0]}, {same[0]}")
    found += [f"{how}: {what}" for how, what in numbers]
    found += [f"the same date: {what}" for what in dates]
    found += [f"the name {what}" for what in names]
    words = _telling_words(wanted, mask, weights)
    if words:
        found.append(f"the words {', '.join(words)}" if len(words) > 1 else f"the word {words[0]}")
    return tuple(dict.fromkeys(found))


def _wordings(wordings: Sequence[Wording]) -> Iterator[str]:
    differ = any(each.differences for each in wordings)
    for each in wordings:
        what = "the claim’s own words" if each.whole else f"the quotation {_quoted(each.words)}"
        stumbles = ", but for hesitations" if each.stumbles else ""
        if each.word_for_word and not differ:
            yield f"{what}, word for word{stumbles}"
        elif each.word_for_word:
            yield f"{what} as it is quoted{stumbles}; other words differ"
        elif each.differences:
            count = len(each.differences)
            places = "one place" if count == 1 else f"{count} places"
            yield f"nearly the same words as {what}: it differs in {places}"
        else:
            yield f"{what}, with numbers or spelling written in another way"


def _numbers(facts: Facts) -> Iterator[tuple[str, str]]:
    for one in facts.quantities[0]:
        pairs = [
            (agreement, other)
            for other in facts.quantities[1]
            if (agreement := agreement_of(one, other))
        ]
        if not pairs:
            continue
        agreement, other = min(pairs, key=lambda pair: _BEST.index(pair[0]))
        ours, theirs = folded(one.text), folded(other.text)
        if agreement is Agreement.SAME:
            same = ours.casefold() == theirs.casefold()
            yield (
                _SAME,
                _quoted(ours) if same else f"{_quoted(ours)} is {_quoted(theirs)}",
            )
        elif agreement is Agreement.ROUNDED:
            yield "a number near it", f"{_quoted(ours)}, there {_quoted(theirs)}"
        elif agreement is Agreement.RANGE:
            yield "a number within the range", f"{_quoted(ours)}, there {_quoted(theirs)}"
        else:
            yield "the same in another unit", f"{_quoted(ours)}, there {_quoted(theirs)}"


def _dates(facts: Facts) -> Iterator[str]:
    for one in facts.moments[0]:
        other = next((each for each in facts.moments[1] if agree(one, each)), None)
        if other is None:
            continue
        ours, theirs = folded(one.text), folded(other.text)
        same = ours.casefold() == theirs.casefold()
        yield _quoted(ours) if same else f"{_quoted(ours)}, there {_quoted(theirs)}"


def _names(names: Sequence[Name], place: str) -> Iterator[str]:
    for name in names:
        if form := form_in(name, place):
            ours, theirs = folded(name.text), folded(form)
            yield _quoted(ours) if ours == theirs else f"{_quoted(ours)}, there {_quoted(theirs)}"


def _telling_words(wanted: Wanted, mask: int, weights: Weights) -> list[str]:
    """The claim's rarest words that stand there and are part of no name or number told already."""
    names = {word.casefold() for name in wanted.names for word in name.text.split()}
    held = [
        (weight, probe.printed)
        for number, (probe, weight) in enumerate(zip(wanted.probes, weights.each, strict=True))
        if mask >> number & 1 and probe.sort == "word" and probe.printed.casefold() not in names
    ]
    best = sorted(held, key=lambda each: -each[0])[:_MOST_WORDS]
    return [_quoted(word) for _, word in best if word]


def _quoted(words: str) -> str:
    return f"“{shortened(words, _SHOWN)}”"
