"""How many of the sentences that somebody found worth checking the first suggestions hold."""

import csv
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time

from editorial.analysis.piece import Piece
from editorial.analysis.structure import recognised
from editorial.analysis.suggestions import suggestions_in
from editorial.domain.article import Block, Kind, Zone, block_starts
from editorial.domain.text import word_count
from editorial.files.plain_text import blocks_from_text

SHARES = (0.1, 0.2, 0.3)
_PARAGRAPH = 3
"""Sentences that are put together as one paragraph."""
_NO_LABEL = frozenset(("No agreement",))
_POSITIVE = frozenset(("1", "Entirely factual"))
_SHUFFLES = 20


@dataclass
class Ranking:
    """What an order of the sentences reaches: recall at each of `SHARES`, and average precision,
    each summed over `lists`."""

    recall: dict[float, float] = field(default_factory=lambda: dict.fromkeys(SHARES, 0.0))
    precision: float = 0.0
    lists: int = 0

    def add(self, scores: Sequence[float], labels: Sequence[bool]) -> None:
        """Adds one list of sentences; of equal scores the earlier sentence comes first."""
        order = sorted(range(len(labels)), key=lambda index: -scores[index])
        ranked = [labels[index] for index in order]
        wanted = sum(ranked)
        for share in SHARES:
            first = max(1, round(share * len(ranked)))
            self.recall[share] += sum(ranked[:first]) / wanted
        hits, precision = 0, 0.0
        for place, hit in enumerate(ranked, 1):
            hits += hit
            precision += hit * hits / place
        self.precision += precision / wanted
        self.lists += 1

    def mean_recall(self, share: float) -> float:
        return self.recall[share] / self.lists

    @property
    def mean_precision(self) -> float:
        return self.precision / self.lists


@dataclass
class Recall:
    """One set of labelled sentences: the suggestions' order, a random one, and the text's own."""

    name: str
    sentences: int
    positive: int
    ours: Ranking
    chance: Ranking
    earlier: Ranking


@dataclass(frozen=True, slots=True)
class Speed:
    """Seconds on one core from the blocks to the suggestions, for about 100,000 words and for a
    tenth of them."""

    words: int
    seconds: float
    words_of_tenth: int
    seconds_of_tenth: float

    @property
    def seconds_per_100_000_words(self) -> float:
        return self.seconds / self.words * 100_000

    @property
    def ratio(self) -> float:
        """How many times as long ten times the words take."""
        per_word = self.seconds_of_tenth / self.words_of_tenth
        return 10 * (self.seconds / self.words) / per_word


def recalled(folder: Path) -> tuple[Recall, ...]:
    """The recall on the labelled sentences in `folder`.

    The climate articles are ranked one by one. Of the opinion pieces only a sentence or two each
    are there, in no order, so they are ranked together: entirely factual against all others.
    """
    climate = [
        *_documents(folder / "news_climate_adu_train.tsv"),
        *_documents(folder / "news_climate_adu_dev.tsv"),
    ]
    opinion = list(_documents(folder / "news_babe_opinion.tsv"))
    return (
        _measured("climate articles", climate, together=False),
        _measured("opinion pieces", opinion, together=True),
    )


def _documents(path: Path) -> Iterator[list[tuple[str, bool]]]:
    """The sentences of each document with their labels, in the order of the file."""
    documents: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["label"] not in _NO_LABEL and row["sentence"].strip():
                labelled = (row["sentence"].strip(), row["label"] in _POSITIVE)
                documents[row["doc"]].append(labelled)
    yield from documents.values()


def _measured(name: str, documents: Sequence[list[tuple[str, bool]]], *, together: bool) -> Recall:
    lists: list[tuple[list[float], list[bool]]] = []
    for document in documents:
        scores = _scores([sentence for sentence, _ in document])
        lists.append((scores, [label for _, label in document]))
    if together:
        lists = [([s for scores, _ in lists for s in scores], [x for _, y in lists for x in y])]
    lists = [(scores, labels) for scores, labels in lists if any(labels)]
    labels_of_all = [label for document in documents for _, label in document]
    ours, chance, earlier = Ranking(), Ranking(), Ranking()
    dice = random.Random(1)
    for scores, labels in lists:
        ours.add(scores, labels)
        earlier.add([0.0] * len(labels), labels)
        for _ in range(_SHUFFLES):
            chance.add([dice.random() for _ in labels], labels)
    return Recall(name, len(labels_of_all), sum(labels_of_all), ours, chance, earlier)


def _scores(sentences: Sequence[str]) -> list[float]:
    """The score of the best suggestion in each sentence; 0 without one."""
    ended = [each if each[-1] in ".!?…”\"'" else f"{each}." for each in sentences]
    blocks, places = [], []
    for first in range(0, len(ended), _PARAGRAPH):
        at = 0
        for sentence in ended[first : first + _PARAGRAPH]:
            places.append((len(blocks), at, at + len(sentence)))
            at += len(sentence) + 1
        text = " ".join(ended[first : first + _PARAGRAPH])
        blocks.append(Block(Kind.PARAGRAPH, text, Zone.BODY))
    piece = Piece(blocks)
    starts = block_starts(blocks)
    spans = [(starts[block] + start, starts[block] + end) for block, start, end in places]
    scores = [0.0] * len(spans)
    for suggestion in suggestions_in(piece):
        for place in suggestion.spans:
            for index, (start, end) in enumerate(spans):
                if place.start < end and start < place.end:
                    scores[index] = max(scores[index], suggestion.score)
    return scores


def speed(folder: Path) -> Speed:
    """The time for the articles in `folder`, one after another as one piece."""
    blocks: list[Block] = []
    for path in sorted(folder.glob("*/paste.txt")):
        blocks += recognised(
            blocks_from_text(path.read_text(encoding="utf-8")), format="text"
        ).blocks
    words = sum(word_count(block.text) for block in blocks)
    whole = [*blocks] * max(1, round(100_000 / words))
    tenth, held = [], 0
    for block in whole:
        if held >= 10_000:
            break
        tenth.append(block)
        held += word_count(block.text)
    return Speed(
        sum(word_count(block.text) for block in whole),
        min(_seconds(whole) for _ in range(2)),
        held,
        min(_seconds(tenth) for _ in range(3)),
    )


def _seconds(blocks: Sequence[Block]) -> float:
    started = process_time()
    suggestions_in(Piece(blocks))
    return process_time() - started
