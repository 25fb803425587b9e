"""Whether published Markdown reads back the same, and how long reading takes."""

import time
from dataclasses import dataclass
from pathlib import Path

from editorial.analysis.structure import recognised
from editorial.domain.text import word_count
from editorial.files.decoding import decoded
from editorial.files.front_matter import split_front_matter
from editorial.files.markdown_reader import blocks_from_markdown
from editorial.files.markdown_writer import markdown_from_blocks
from editorial.files.plain_text import blocks_from_text


@dataclass
class RoundTrips:
    files: int = 0
    same: int = 0
    words: int = 0
    markdown_seconds: float = 0.0
    text_seconds: float = 0.0

    def per_100_000_words(self, seconds: float) -> float:
        return seconds / self.words * 100_000 if self.words else 0.0


def round_trips(folder: Path) -> RoundTrips:
    """Every article and every draft below the folder, read, written and read again."""
    total = RoundTrips()
    for path in sorted([*folder.glob("articles/*/article.md"), *folder.glob("revisions/*/?.md")]):
        _, body = split_front_matter(decoded(path.read_bytes(), path.name))
        total.files += 1
        total.words += word_count(body)
        started = time.perf_counter()
        blocks = blocks_from_markdown(body)
        recognised(blocks, format="markdown")
        total.markdown_seconds += time.perf_counter() - started
        started = time.perf_counter()
        recognised(blocks_from_text(body), format="text")
        total.text_seconds += time.perf_counter() - started
        total.same += blocks_from_markdown(markdown_from_blocks(blocks)) == blocks
    return total
