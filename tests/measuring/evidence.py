"""Whether the finder puts the right place first, for claims made of real articles' sentences."""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time

from editorial.analysis.evidence.finder import find
from editorial.analysis.evidence.index import index_of
from editorial.analysis.sentences import sentences_in
from editorial.analysis.structure import recognised
from editorial.domain.article import Block, Kind, Zone, block_starts, canonical_text
from editorial.domain.match import DifferenceKind, Findable, Match
from editorial.domain.text import Span, word_count
from editorial.files.plain_text import blocks_from_text

VERBATIM, ONE_WORD, NUMBER, REORDERED, SHORTENED, QUOTED, MISQUOTED = (
    "verbatim",
    "one word changed",
    "number rewritten",
    "clauses reordered",
    "shortened",
    "quoted in a sentence",
    "misquoted in a sentence",
)
UNCHANGED = frozenset({VERBATIM, QUOTED})
FIRST = {VERBATIM: 0.99, ONE_WORD: 0.99, NUMBER: 0.95}
"""The share of claims whose right place comes first, at least."""
FIVE = 0.9
"""The share of all others for which it is among the first five."""
FIND_SECONDS, INDEX_SECONDS = 0.2, 3.0
"""For one claim in 100 documents, and for 100,000 words; of one core."""
_TIMED = 120
"""Claims that are timed."""
_EACH = 8
"""Claims of one kind made of one article at most."""
_FEWEST_WORDS = 5
_WORD = re.compile(r"[^\W\d_]{3,}")
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty"
).split()
_TENS = {30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 70: "seventy", 80: "eighty"}
_SHARES = {20: "a fifth", 25: "a quarter", 33: "a third", 50: "half", 75: "three quarters"}
_OTHERS = (
    "ferry copper seldom walnut harbour nineteen violet bishop lantern twelve marble orchard"
    " quietly refused abolished colder never always fewer later older smaller cheaper worse against"
).split()


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim of one kind, made of the sentence at `span` of the document with that number."""

    kind: str
    text: str
    document: int
    span: Span
    sentence: str


@dataclass
class Ranks:
    """Counts of claims by kind: all; right place first; among the first five; changed words that
    were said to stand there word for word; unchanged ones that were not; and claims of which the
    changed word was told, or a rewritten number was not taken for another."""

    asked: Counter[str] = field(default_factory=Counter)
    first: Counter[str] = field(default_factory=Counter)
    five: Counter[str] = field(default_factory=Counter)
    wrongly_sure: Counter[str] = field(default_factory=Counter)
    unsure: Counter[str] = field(default_factory=Counter)
    shown: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)

    def add(self, claim: Claim, matches: Sequence[Match], names: Sequence[str]) -> None:
        rank = next(
            (at for at, match in enumerate(matches, 1) if _is_right(claim, match, names)), 99
        )
        self.asked[claim.kind] += 1
        self.first[claim.kind] += rank == 1
        self.five[claim.kind] += rank <= 5
        if rank > 1:
            self.missed.append(f"{claim.kind}, {rank}: {claim.text} | {claim.sentence}")
        if not matches:
            return
        sure = any("word for word" in reason for match in matches for reason in match.reasons)
        if claim.kind in UNCHANGED:
            self.unsure[claim.kind] += not sure
        elif claim.kind in (ONE_WORD, MISQUOTED):
            self.wrongly_sure[claim.kind] += sure
            self.shown[claim.kind] += rank == 1 and bool(matches[0].differences)
        elif claim.kind == NUMBER and rank == 1:
            self.shown[claim.kind] += not any(
                each.kind is DifferenceKind.NUMBER for each in matches[0].differences
            )


@dataclass
class EvidenceFigures:
    """The ranks in the right document alone and in all of them, for the articles that one may look
    at ("seen") and for the others ("kept back"); and the finder's seconds on one core, for one
    claim in 100 documents of 800 to 10,000 words, and for preparing 100,000 words."""

    alone: dict[str, Ranks]
    together: dict[str, Ranks]
    index_seconds: float
    find_seconds: list[float]


def measured_evidence(folder: Path) -> EvidenceFigures:
    """Every other article is one that may be looked at."""
    readings = [
        recognised(blocks_from_text(path.read_text(encoding="utf-8")), format="text").blocks
        for path in sorted(folder.glob("*/paste.txt"))
    ]
    documents = [Findable(str(n), canonical_text(blocks)) for n, blocks in enumerate(readings)]
    indexes = [index_of(document) for document in documents]
    names = [document.name for document in documents]
    alone = {half: Ranks() for half in ("seen", "kept back")}
    together = {half: Ranks() for half in ("seen", "kept back")}
    for number, blocks in enumerate(readings):
        half = "kept back" if number % 2 else "seen"
        for claim in claims_from(blocks, number):
            alone[half].add(claim, find(claim.text, [indexes[number]]), names)
            together[half].add(claim, find(claim.text, indexes), names)
    claims = [
        claim.text for n in range(0, len(readings), 5) for claim in claims_from(readings[n], n)
    ]
    return EvidenceFigures(alone, together, *_seconds(documents, claims))


def _seconds(documents: Sequence[Findable], claims: Sequence[str]) -> tuple[float, list[float]]:
    """Seconds for preparing 100,000 words, and for finding each claim in 100 documents."""
    many = made_documents(documents)
    started = process_time()
    indexes = [index_of(document) for document in many]
    words = sum(word_count(document.text) for document in many)
    preparing = (process_time() - started) / words * 100_000
    finding = []
    for claim in claims[:_TIMED]:
        started = process_time()
        find(claim, indexes)
        finding.append(process_time() - started)
    return preparing, sorted(finding)


def made_documents(documents: Sequence[Findable], count: int = 100) -> list[Findable]:
    """So many documents of 800 to 10,000 words, put together from paragraphs of these."""
    dice = random.Random(1)
    lines = [line for document in documents for line in document.text.split("\n")]
    made = []
    for number in range(count):
        wanted, words, chosen = dice.randrange(800, 10_000), 0, []
        while words < wanted:
            chosen.append(dice.choice(lines))
            words += word_count(chosen[-1])
        made.append(Findable(str(number), "\n".join(chosen)))
    return made


def print_evidence(figures: EvidenceFigures) -> bool:
    """Prints the figures; whether every floor is reached."""
    print("The evidence finder, on claims made of articles' sentences: right place first, in five")
    reached = True
    for where, halves in (("its own document", figures.alone), ("all of them", figures.together)):
        for half, ranks in halves.items():
            print(f"  in {where}, articles {half}")
            reached &= _print_ranks(ranks)
    finding = figures.find_seconds
    median, slowest = finding[len(finding) // 2], finding[-1]
    print(
        f"  100 documents: {median * 1000:.0f} ms a claim, {slowest * 1000:.0f} ms at most (floor"
        f" {FIND_SECONDS * 1000:.0f}); {figures.index_seconds:.2f} s to prepare 100,000 words"
    )
    return reached and slowest <= FIND_SECONDS and figures.index_seconds <= INDEX_SECONDS


def _print_ranks(ranks: Ranks) -> bool:
    reached = True
    for kind, asked in ranks.asked.items():
        first, five = ranks.first[kind] / asked, ranks.five[kind] / asked
        line = f"    {kind:<24}{first:>7.1%}{five:>8.1%}  of {asked}"
        if kind in UNCHANGED:
            line += f"; {ranks.unsure[kind]} not said to be word for word"
        elif kind in (ONE_WORD, MISQUOTED):
            line += (
                f"; {ranks.wrongly_sure[kind]} said to be word for word; {ranks.shown[kind]} told"
            )
        elif kind == NUMBER:
            line += f"; {ranks.shown[kind]} not taken for another number"
        print(line)
        reached &= first >= FIRST[kind] if kind in FIRST else five >= FIVE
        reached &= not ranks.wrongly_sure[kind]
    return reached


def claims_from(blocks: Sequence[Block], document: int) -> Iterator[Claim]:
    """Claims of every kind, the same ones each time."""
    dice = random.Random(document)
    sentences = [
        (Span(start + first, start + last), block.text[first:last])
        for block, start in zip(blocks, block_starts(blocks), strict=True)
        if block.zone is Zone.BODY and block.kind in (Kind.PARAGRAPH, Kind.ITEM)
        for first, last in sentences_in(block.text)
        if word_count(block.text[first:last]) >= _FEWEST_WORDS
    ]
    for kind, make in _MAKERS.items():
        shuffled = dice.sample(sentences, len(sentences))
        made = 0
        for span, sentence in shuffled:
            text = make(sentence, dice)
            if text is not None and made < _EACH:
                made += 1
                yield Claim(kind, text, document, span, sentence)


def _verbatim(sentence: str, dice: random.Random) -> str:
    return sentence


def _one_word_changed(sentence: str, dice: random.Random) -> str | None:
    words = list(_WORD.finditer(sentence))
    if len(words) < 4:
        return None
    word = dice.choice(words)
    other = dice.choice([each for each in _OTHERS if each != word[0].casefold()])
    return sentence[: word.start()] + other + sentence[word.end() :]


def _number_rewritten(sentence: str, dice: random.Random) -> str | None:
    for pattern, write in _REWRITINGS:
        for match in pattern.finditer(sentence):
            if (written := write(match)) is not None:
                return sentence[: match.start()] + written + sentence[match.end() :]
    return None


def _share(match: re.Match[str]) -> str | None:
    number = int(match["n"])
    part = _SHARES.get(number)
    if part and _is_of_something(match):
        return part
    return f"{_in_words(number) or match['n']} per cent"


def _is_of_something(match: re.Match[str]) -> bool:
    return match.string[match.end() :].startswith(" of ")


def _large(match: re.Match[str]) -> str | None:
    factor = {"million": 1_000_000, "billion": 1_000_000_000}[match["m"]]
    return f"{round(float(match['n']) * factor):,}"


def _thousands(match: re.Match[str]) -> str | None:
    number = int(match["n"].replace(",", ""))
    if number >= 1_000_000 and number % 10_000 == 0:
        return f"{number / 1_000_000:g} million"
    if number % 1_000 == 0:
        return f"{_in_words(number // 1_000) or number // 1_000} thousand"
    return str(number)


def _in_words(number: int) -> str:
    if number < len(_SMALL):
        return _SMALL[number]
    tens, ones = _TENS.get(number - number % 10), number % 10
    return "" if tens is None else f"{tens}-{_SMALL[ones]}" if ones else tens


def _plain(match: re.Match[str]) -> str | None:
    return _in_words(int(match["n"])) or None


def _digits(match: re.Match[str]) -> str | None:
    return str(_SMALL.index(match["n"].casefold()))


_REWRITINGS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
    (re.compile(r"(?<![\d.,$])(?P<n>\d{1,2})(?:%| percent\b)"), _share),
    (re.compile(r"(?<![\d.,])(?P<n>\d{1,3}(?:\.\d+)?) (?P<m>million|billion)\b"), _large),
    (re.compile(r"(?<![\w.,-])(?P<n>\d{1,3}(?:,\d{3})+)(?![\w.,-]\d|\d)"), _thousands),
    (re.compile(r"(?<= )(?P<n>[2-9]|[1-8]\d)(?= [a-z]{3,})"), _plain),
    (
        re.compile(rf"(?<= )(?P<n>{'|'.join(_SMALL[2:])})(?= [a-z]{{3,}})", re.I),
        _digits,
    ),
)


def _reordered(sentence: str, dice: random.Random) -> str | None:
    parts = [part.strip(" .") for part in re.split(r"[,;:—–]\s", sentence)]
    if len(parts) < 2 or min(word_count(part) for part in parts) < 2:
        return None
    return ", ".join([*parts[1:], parts[0]]) + "."


def _shortened(sentence: str, dice: random.Random) -> str | None:
    words = sentence.split()
    if len(words) < 10:
        return None
    kept = sorted(dice.sample(range(len(words)), round(0.6 * len(words))))
    return " ".join(words[at] for at in kept)


def _quoted(sentence: str, dice: random.Random) -> str | None:
    if re.search(r"[“”\"]", sentence) or word_count(sentence) < 6:
        return None
    return f"The agency insisted: “{sentence.rstrip('.')}”, as a spokesman put it."


def _misquoted(sentence: str, dice: random.Random) -> str | None:
    changed = _one_word_changed(sentence, dice)
    return None if changed is None else _quoted(changed, dice)


_MAKERS: dict[str, Callable[[str, random.Random], str | None]] = {
    VERBATIM: _verbatim,
    ONE_WORD: _one_word_changed,
    NUMBER: _number_rewritten,
    REORDERED: _reordered,
    SHORTENED: _shortened,
    QUOTED: _quoted,
    MISQUOTED: _misquoted,
}


def _is_right(claim: Claim, match: Match, names: Sequence[str]) -> bool:
    """Whether the place is the sentence, most of it or words within it; or the same words where the
    articles print them again."""
    if _words(claim.sentence) in _words(match.text):
        return len(match.text) < 3 * len(claim.sentence) + 80
    if match.document != names[claim.document]:
        return False
    shared = min(match.end, claim.span.end) - max(match.start, claim.span.start)
    lengths = match.end - match.start, claim.span.end - claim.span.start
    return shared > 0.5 * min(lengths) and lengths[0] < 3 * lengths[1] + 80


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text))
