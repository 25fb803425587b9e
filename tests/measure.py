"""`make measure`: prints what the readers reach on the material that EDITORIAL_CORPUS names."""

import os
import sys
from pathlib import Path

from tests.measuring.articles import Score, scored
from tests.measuring.markdown import RoundTrips, round_trips

FLOORS = {"headline": 0.97, "standfirst": 0.93, "authors": 0.85, "date": 0.97}
HEADINGS_FLOOR = 0.75


def main() -> int:
    """Exit code: 0 where every floor is reached, 1 where one is not, 2 without material."""
    folder = Path(os.environ.get("EDITORIAL_CORPUS", ""))
    if not (folder / "articles").is_dir():
        print("Set EDITORIAL_CORPUS to the folder of material for measuring.", file=sys.stderr)
        return 2
    reached = _print_articles(scored(folder / "articles"))
    reached &= _print_round_trips(round_trips(folder))
    return 0 if reached else 1


def _print_articles(score: Score) -> bool:
    print("Pasted articles against their publisher's front matter")
    reached = True
    for name, floor in FLOORS.items():
        share = score.share(name)
        reached &= share >= floor
        asked = score.asked[name]
        print(f"  {name:<12}{share:>8.1%}  of {asked} (floor {floor:.0%})")
    print(
        f"  {'headings':<12}{score.heading_f1:>8.3f}  F1: {score.matched} right of"
        f" {score.found} found and {score.wanted} printed (floor {HEADINGS_FLOOR})"
    )
    for line in score.missed:
        print(f"    {line[:200]}")
    return reached and score.heading_f1 >= HEADINGS_FLOOR


def _print_round_trips(total: RoundTrips) -> bool:
    print("Published Markdown, read, written and read again")
    print(f"  the same    {total.same} of {total.files} files, {total.words} words")
    for name, seconds in (("Markdown", total.markdown_seconds), ("plain text", total.text_seconds)):
        per = total.per_100_000_words(seconds)
        print(f"  {name:<12}{per:.2f} s per 100,000 words, parsed and recognised")
    return total.same == total.files


if __name__ == "__main__":
    sys.exit(main())
