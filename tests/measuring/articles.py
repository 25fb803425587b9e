"""How much of a pasted article's structure is recognised, against the publisher's front matter."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from editorial.analysis.structure import recognised
from editorial.domain.article import Kind, Zone
from editorial.domain.reading import Reading
from editorial.domain.text import folded
from editorial.files.plain_text import blocks_from_text


@dataclass
class Score:
    """Counts over all articles; a field's share is right of asked."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    found: int = 0
    wanted: int = 0
    matched: int = 0
    missed: list[str] = field(default_factory=list)

    @property
    def heading_f1(self) -> float:
        return 2 * self.matched / (self.found + self.wanted) if self.found + self.wanted else 1.0

    def share(self, name: str) -> float:
        return self.right[name] / self.asked[name] if self.asked[name] else 1.0

    def ask(self, name: str, article: str, *, got: object, gold: object) -> None:
        self.asked[name] += 1
        self.right[name] += got == gold
        if got != gold:
            self.missed.append(f"{article}: {name} is {gold!r}, read {got!r}")


def scored(folder: Path) -> Score:
    score = Score()
    for path in sorted(folder.glob("*/gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        paste = (path.parent / "paste.txt").read_text(encoding="utf-8")
        reading = recognised(blocks_from_text(paste), format="text")
        _compare(score, path.parent.name, reading, gold)
    return score


def _compare(score: Score, name: str, reading: Reading, gold: dict[str, object]) -> None:
    score.ask("headline", name, got=folded(reading.headline), gold=folded(str(gold["title"])))
    score.ask("standfirst", name, got=folded(reading.standfirst), gold=folded(str(gold["dek"])))
    published = reading.published_on.isoformat() if reading.published_on else ""
    score.ask("date", name, got=published, gold=gold["date"])
    authors = gold["authors"]
    assert isinstance(authors, list)
    if not any(_is_login(author) for author in authors):
        score.ask("authors", name, got=list(reading.authors), gold=authors)
    sections = gold["sections"]
    assert isinstance(sections, list)
    wanted = Counter(folded(section["text"]) for section in sections)
    found = Counter(_headings(reading))
    score.wanted += wanted.total()
    score.found += found.total()
    score.matched += (wanted & found).total()


def _headings(reading: Reading) -> Iterator[str]:
    for block in reading.blocks:
        if block.kind is Kind.HEADING and block.zone is not Zone.HEADLINE:
            yield folded(block.text)


def _is_login(author: str) -> bool:
    """ "erin-strenio": the publisher's key for a person, which no page prints."""
    return " " not in author and author == author.lower() and not author.isdigit()
