"""What the mechanical checks find of faults planted into real articles, and what they say of
articles that nobody has touched."""

import importlib
import pkgutil
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, cast

from editorial.analysis.checks import RULES, findings_in
from editorial.analysis.dates import date_in
from editorial.analysis.piece import Piece
from editorial.analysis.structure import recognised
from editorial.domain.article import Block
from editorial.domain.finding import Finding
from editorial.domain.text import word_count
from editorial.files.decoding import decoded
from editorial.files.front_matter import split_front_matter, with_front_matter
from editorial.files.markdown_reader import blocks_from_markdown
from tests.measuring import planting
from tests.measuring.planting.planted import Article, Planted

_EVERY = 8
"""Of the revisions, which repeat each other, one in so many is read for false alarms."""


class Planter(Protocol):
    """What a module in `planting` offers."""

    RULE: str

    def plant(self, article: Article) -> Planted | None: ...


@dataclass
class FindingFigures:
    """Counts by rule. `planted` faults, `found` ones of them, and `loud` control copies in which
    the rule speaks all the same. `said` are the findings on untouched articles, with the article's
    name, and `words` the words of these; `seconds` it took to look through them."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    loud: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    said: list[tuple[str, Finding, tuple[str, ...]]] = field(default_factory=list)
    articles: int = 0
    words: int = 0
    seconds: float = 0.0
    joined: dict[int, float] = field(default_factory=dict)
    """Seconds for one piece of so many words."""

    @property
    def share_found(self) -> float:
        """The mean over the rules: none counts for more because it is planted more often."""
        shares = [self.found[rule] / count for rule, count in self.planted.items() if count]
        return sum(shares) / len(shares) if shares else 0.0

    @property
    def said_in_1000_words(self) -> float:
        return 1000 * len(self.said) / self.words if self.words else 0.0

    @property
    def seconds_per_100_000_words(self) -> float:
        return 100_000 * self.seconds / self.words if self.words else 0.0

    @property
    def unplanted(self) -> list[str]:
        """Rules for which nothing is planted."""
        return [rule.key for rule in RULES if not self.planted[rule.key]]


def planters() -> list[Planter]:
    found = []
    for module in pkgutil.iter_modules(planting.__path__):
        loaded = importlib.import_module(f"{planting.__name__}.{module.name}")
        if hasattr(loaded, "plant"):
            found.append(cast(Planter, loaded))
    return found


def measured_findings(folder: Path) -> FindingFigures:
    """Every rule, on the articles and on a part of the revisions below the folder of material."""
    figures = FindingFigures()
    articles = [_article(path) for path in sorted(folder.glob("articles/*/article.md"))]
    revisions = sorted(folder.glob("revisions/*/b.md"))[::_EVERY]
    for article in articles:
        untouched = _look(figures, article)
        for planter in planters():
            _plant(figures, planter, article, untouched)
    others = [_article(path) for path in revisions]
    for article in others:
        _look(figures, article)
    for blocks in _joined([*articles, *others]):
        words = sum(word_count(block.text) for block in blocks)
        started = time.perf_counter()
        findings_in(Piece(blocks))
        figures.joined[words] = time.perf_counter() - started
    return figures


def _article(path: Path) -> Article:
    front, body = split_front_matter(decoded(path.read_bytes(), path.name))
    blocks = with_front_matter(front, blocks_from_markdown(body))
    reading = recognised(
        blocks, format="markdown", authors=front.authors, published_on=date_in(front.date)
    )
    return Article(path.parent.name, reading.blocks, reading.published_on)


def _look(figures: FindingFigures, article: Article) -> set[str]:
    """What is said of an untouched article, by fingerprint."""
    started = time.perf_counter()
    piece = Piece(article.blocks, article.published_on)
    findings = findings_in(piece)
    figures.seconds += time.perf_counter() - started
    figures.articles += 1
    figures.words += word_count(piece.text)
    for finding in findings:
        figures.said.append(
            (article.name, finding, tuple(piece.words_at(span) for span in finding.spans))
        )
    return {finding.fingerprint for finding in findings}


def _plant(
    figures: FindingFigures, planter: Planter, article: Article, untouched: set[str]
) -> None:
    copies = planter.plant(article)
    if copies is None:
        return
    rule = planter.RULE
    figures.planted[rule] += 1
    if _speaks(rule, copies.faulty, untouched):
        figures.found[rule] += 1
    else:
        figures.missed.append(f"{article.name}: {rule} planted and not found")
    if _speaks(rule, copies.control, untouched):
        figures.loud[rule] += 1
        figures.missed.append(f"{article.name}: {rule} found in the control copy")


def _speaks(rule: str, article: Article, untouched: set[str]) -> bool:
    """Whether the rule says something of this copy that it does not say of the article."""
    others = frozenset(each.key for each in RULES if each.key != rule)
    findings = findings_in(Piece(article.blocks, article.published_on), others)
    return any(finding.fingerprint not in untouched for finding in findings)


def _joined(articles: Sequence[Article]) -> Iterator[tuple[Block, ...]]:
    """A tenth of the material as one piece, and all of it."""
    for part in (articles[::10], articles):
        yield tuple(block for article in part for block in article.blocks)


def print_findings(figures: FindingFigures) -> None:
    """The figures, rule by rule; what was said of untouched articles is listed to be read."""
    said = Counter(finding.rule for _, finding, _ in figures.said)
    print(f"Mechanical checks: faults planted into real articles, {figures.words} words untouched")
    print(f"  {'rule':<28}{'found':>14}{'control loud':>14}{'said in 1,000 words':>21}")
    for rule in RULES:
        planted, found = figures.planted[rule.key], figures.found[rule.key]
        share = f"{found} of {planted}" if planted else "not planted"
        rate = 1000 * said[rule.key] / max(1, figures.words)
        print(f"  {rule.key:<28}{share:>14}{figures.loud[rule.key]:>14}{rate:>21.3f}")
    print(f"  found, mean over the rules   {figures.share_found:.1%}")
    print(f"  said in 1,000 words          {figures.said_in_1000_words:.3f}")
    print(f"  seconds per 100,000 words    {figures.seconds_per_100_000_words:.2f}")
    for words, seconds in figures.joined.items():
        print(f"  one piece of {words:>8} words  {seconds:.2f} s")
    for name, finding, passages in figures.said:
        print(f"    {name}: {finding.rule}: {finding.message}")
        for passage in passages:
            print(f"        {' '.join(passage.split())[:160]}")
    for line in figures.missed:
        print(f"    {line}")
