"""A quotation that differs from itself elsewhere in the piece."""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from editorial.analysis.checks.making import finding
from editorial.analysis.checks.speech import is_speech
from editorial.analysis.piece import Piece
from editorial.analysis.quotations import Quotation
from editorial.analysis.wording import COMMON, content_of, stem, words_of
from editorial.domain.finding import Finding, Rule, Severity
from editorial.domain.text import folded, shortened

RULE = Rule(
    key="quotation-differs",
    title="Quotation that differs from itself",
    severity=Severity.ERROR,
    explanation="Compares the words in quotation marks with each other: nearly the same words"
    " twice, or the same thing in other words. It may be wrong where somebody did say it twice.",
)

_FEWEST_WORDS = 5
_FEWEST_SHARED = 3
"""Telling words that two quotations have in common before they are compared at all."""
_REMEMBERED = 12
"""Quotations with one telling word that a new one is compared with, the latest of them: what
keeps 100,000 quotations linear."""
_NEARLY = 0.7
"""Share of the shorter one's words that stand in the other, in their order."""
_NEARLY_TELLING = 0.6
_IN_OTHER_WORDS = 0.75
_TELLING_IN_OTHER_WORDS = 5
_IN_ORDER = 0.6
_MUCH_LONGER = 2
_LONG = 8
_NEARLY_REPLACED = 0.8
"""Words and share that stay where a telling word stands for another: “a draft for men” and “a draft
for women” are two things."""
_ELSEWHERE = 1.7
"""How much longer than the shorter one the stretch may be over which its words are strewn."""
_LETTER = re.compile(r"\[(\w)\](?=\w)")
""" "[W]e never" has another capital than what was said."""
_LEFT_OUT = re.compile(r"\[[^\]]*\]|\(\.{3}\)|…|\.{3}|(?:\. ){2,}\.?")
_SHOWN = 90


@dataclass(frozen=True, slots=True)
class _Quoted:
    quotation: Quotation
    words: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]
    """The words between what was left out of the quotation or put in."""
    stems: tuple[str, ...]


def check(piece: Piece) -> Iterator[Finding]:
    by_stem: dict[str, deque[_Quoted]] = defaultdict(lambda: deque(maxlen=_REMEMBERED))
    seen: set[tuple[str, ...]] = set()
    for quoted in _long_ones(piece):
        if quoted.words in seen:
            continue
        seen.add(quoted.words)
        for other in _alike(quoted, by_stem):
            if told := _compared(other, quoted):
                spans = (other.quotation.span, quoted.quotation.span)
                yield finding(
                    RULE, told[0], spans, (other.quotation.text, quoted.quotation.text), told[1]
                )
                break
        for telling in set(quoted.stems):
            by_stem[telling].append(quoted)


def _long_ones(piece: Piece) -> Iterator[_Quoted]:
    for quotation in piece.quotations:
        text = _LETTER.sub(r"\1", quotation.text)
        words = tuple(words_of(text))
        if len(words) >= _FEWEST_WORDS and is_speech(piece, quotation):
            parts = (tuple(words_of(part)) for part in _LEFT_OUT.split(text))
            yield _Quoted(
                quotation,
                words,
                tuple(part for part in parts if part),
                tuple(content_of(text)),
            )


def _alike(quoted: _Quoted, by_stem: dict[str, deque[_Quoted]]) -> list[_Quoted]:
    """The earlier quotations that share telling words with this one, the most alike first."""
    shared: Counter[int] = Counter()
    others: dict[int, _Quoted] = {}
    for telling in set(quoted.stems):
        for other in by_stem.get(telling, ()):
            shared[id(other)] += 1
            others[id(other)] = other
    return [others[key] for key, count in shared.most_common(5) if count >= _FEWEST_SHARED]


def _compared(first: _Quoted, second: _Quoted) -> tuple[str, Severity] | None:
    """What is to be said of two quotations, and how bad it would be; None where they agree or have
    nothing to do with each other."""
    short, long = sorted((first, second), key=lambda quoted: len(quoted.words))
    if all(_within(part, long.words) for part in short.parts):
        return None
    if _nearly_the_same(short, long):
        one, another = _where_they_part(first, second)
        return f"These words are quoted in two ways: “{one}” and “{another}”.", Severity.ERROR
    if _in_other_words(short, long):
        one, another = _plain(first), _plain(second)
        return (
            "What is quoted here comes back in other words, in quotation marks both times:"
            f" “{shortened(one, _SHOWN)}” and “{shortened(another, _SHOWN)}”.",
            Severity.WARNING,
        )
    return None


def _within(part: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return f" {' '.join(part)} " in f" {' '.join(words)} "


def _nearly_the_same(short: _Quoted, long: _Quoted) -> bool:
    few, many = _forms(short.words), _forms(long.words)
    kept = [block for block in LCSseq.opcodes(few, many).as_matching_blocks() if block.size]
    matched = sum(block.size for block in kept)
    if matched < _NEARLY * len(few):
        return False
    start, end = kept[0].b, kept[-1].b + kept[-1].size
    if end - start > _ELSEWHERE * len(few) + 2:
        return False
    telling = _telling(few)
    kept_telling = sum(_telling(few[block.a : block.a + block.size]) for block in kept)
    if kept_telling < max(_FEWEST_SHARED, _NEARLY_TELLING * telling):
        return False
    replaced = telling > kept_telling and _telling(many[start:end]) > kept_telling
    return not replaced or matched >= max(_LONG, _NEARLY_REPLACED * len(few))


def _forms(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words, without what grammar does to the telling ones."""
    return tuple(word if word in COMMON else stem(word) for word in words)


def _telling(words: tuple[str, ...]) -> int:
    return sum(word not in COMMON for word in words)


def _in_other_words(short: _Quoted, long: _Quoted) -> bool:
    fewer, more = sorted((set(short.stems), set(long.stems)), key=len)
    if len(fewer) < _TELLING_IN_OTHER_WORDS:
        return False
    if len(fewer & more) < _IN_OTHER_WORDS * len(fewer):
        return False
    if len(long.words) > _MUCH_LONGER * len(short.words):
        return False
    in_order = LCSseq.similarity(short.stems, long.stems)
    return in_order >= _IN_ORDER * len(short.stems)


def _where_they_part(first: _Quoted, second: _Quoted) -> tuple[str, str]:
    """Both quotations, short enough for one sentence, with the place at which they differ."""
    one, another = _plain(first), _plain(second)
    pairs = enumerate(zip(one.casefold(), another.casefold(), strict=False))
    same = next((at for at, (a, b) in pairs if a != b), 0)
    space = one.rfind(" ", 0, max(0, same - _SHOWN // 3))
    if same < _SHOWN // 2 or space < 0:
        return shortened(one, _SHOWN), shortened(another, _SHOWN)
    return f"…{shortened(one[space:], _SHOWN)}", f"…{shortened(another[space:], _SHOWN)}"


def _plain(quoted: _Quoted) -> str:
    return folded(quoted.quotation.text).rstrip(",.")
