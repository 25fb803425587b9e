"""`make measure`: prints what the readers reach on the material that EDITORIAL_CORPUS names."""

import os
import sys
from pathlib import Path

from tests.measuring.articles import Score, scored
from tests.measuring.docx import DocxFigures, measured
from tests.measuring.evidence import measured_evidence, print_evidence
from tests.measuring.findings import FindingFigures, measured_findings, print_findings
from tests.measuring.html import FIELDS, PageScore, scored_pages
from tests.measuring.markdown import RoundTrips, round_trips
from tests.measuring.pdf import PdfFile, read_pdfs
from tests.measuring.reanchoring import Reanchoring, measured_reanchoring, print_reanchoring
from tests.measuring.references import measured_references, print_references
from tests.measuring.suggestions import SHARES, recalled, speed

FLOORS = {"headline": 0.97, "standfirst": 0.93, "authors": 0.85, "date": 0.97}
HEADINGS_FLOOR = 0.75
PDF_WORDS_FLOOR = 0.999
PAGE_PIECES_FLOOR = 0.92
PAGE_F1_FLOOR = 0.93
PAGE_FIELDS = {"title": 92 / 127, "byline": 56 / 76, "excerpt": 66 / 128}
DOCX_PIECES_FLOOR = 0.999
DOCX_SECONDS = 4.0
READING_SECONDS, READING_RATIO = 6.0, 11.0
FAULTS_FLOOR = 0.7
SAID_CEILING = 1.0
REANCHORED = {"exact": 1.0, "edited": 0.9, "repeat": 0.995, "moved": 0.98, "deleted": 0.99}
HARD_MIDDLE = {"placed": 0.5, "gone": 0.9}
WRONG_PLACES = 0.003
LOUD_SHARE = 0.005


def main() -> int:
    """Exit code: 0 where every floor is reached, 1 where one is not, 2 without material."""
    folder = Path(os.environ.get("EDITORIAL_CORPUS", ""))
    if not (folder / "articles").is_dir():
        print("Set EDITORIAL_CORPUS to the folder of material for measuring.", file=sys.stderr)
        return 2
    reached = _print_articles(scored(folder / "articles"))
    reached &= _print_round_trips(round_trips(folder))
    reached &= _print_docx(measured(folder / "docx"))
    reached &= _print_pdfs(read_pdfs(folder / "pdf"))
    reached &= _print_pages(scored_pages(folder / "html"))
    reached &= _print_suggestions(folder)
    reached &= _print_findings(measured_findings(folder))
    reached &= _print_reanchoring(measured_reanchoring(folder / "revisions"))
    reached &= print_evidence(measured_evidence(folder / "articles"))
    reached &= print_references(measured_references(folder / "references"))
    return 0 if reached else 1


def _print_suggestions(folder: Path) -> bool:
    print("Suggestions against sentences that somebody labelled, and two simpler orders")
    for recall in recalled(folder / "claims"):
        print(f"  {recall.name}: recall in the first {', '.join(f'{x:.0%}' for x in SHARES)}; AP")
        for name in ("ours", "chance", "earlier"):
            ranking = getattr(recall, name)
            shares = "  ".join(f"{ranking.mean_recall(share):.3f}" for share in SHARES)
            print(f"    {name:<10}{shares}   {ranking.mean_precision:.3f}")
    took = speed(folder / "articles")
    seconds, ratio = took.seconds_per_100_000_words, took.ratio
    print(f"  {seconds:.2f} s per 100,000 words; ten times the words take {ratio:.1f} times that")
    return seconds <= READING_SECONDS and ratio <= READING_RATIO


def _print_reanchoring(total: Reanchoring) -> bool:
    print_reanchoring(total)
    return (
        all(total.of(kind).share >= floor for kind, floor in REANCHORED.items())
        and all(total.hard[name].share >= floor for name, floor in HARD_MIDDLE.items())
        and total.wrong_share <= WRONG_PLACES
    )


def _print_findings(figures: FindingFigures) -> bool:
    print_findings(figures)
    return (
        figures.share_found >= FAULTS_FLOOR
        and figures.said_in_1000_words <= SAID_CEILING
        and figures.loud.total() <= LOUD_SHARE * figures.planted.total()
    )


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


def _print_docx(figures: DocxFigures) -> bool:
    print("Word documents against their XML, read in another way")
    rows = (
        ("comments", figures.comments_read, figures.comments),
        ("whole", figures.same_text, figures.comments),
        ("authors", figures.same_author, figures.comments),
        ("on words", figures.same_words, figures.ranges),
        ("threads", figures.same_parent, figures.replies),
        ("final text", figures.same_final, figures.changed_files),
        ("malformed", figures.malformed_well, len(figures.malformed)),
    )
    for name, reached, wanted in rows:
        print(f"  {name:<12}{reached:>8} of {wanted}")
    share = figures.pieces_found / max(1, figures.pieces)
    print(
        f"  {'words':<12}{share:>8.2%}  of {figures.pieces} pieces (floor {DOCX_PIECES_FLOOR:.1%})"
    )
    seconds = figures.seconds_per_100_000_words
    print(f"  {'seconds':<12}{seconds:>8.2f}  per 100,000 words (at most {DOCX_SECONDS:.0f})")
    for line in (*figures.malformed, *figures.missed):
        print(f"    {line[:200]}")
    return (
        all(reached == wanted for _, reached, wanted in rows)
        and share >= DOCX_PIECES_FLOOR
        and seconds <= DOCX_SECONDS
    )


def _print_pdfs(files: list[PdfFile]) -> bool:
    print("PDFs: words that are in the blocks, or told as left out, of those on the pages")
    for file in files:
        told = file.refused or (
            f"{file.pages} pages, {file.blocks} blocks, {file.seconds:.2f} s,"
            f" {file.recall:.2%} of {file.words} words"
        )
        print(f"  {file.name[-48:]:<50}{told}")
    words = sum(file.words for file in files)
    missing = sum(file.missing.total() for file in files)
    share = 1 - missing / words if words else 0.0
    read = sum(not file.refused for file in files)
    print(
        f"  {read} read, {len(files) - read} refused; {share:.2%} of {words} words"
        f" (floor {PDF_WORDS_FLOOR:.1%})"
    )
    return share >= PDF_WORDS_FLOOR


def _print_pages(score: PageScore) -> bool:
    print("Saved web pages against the article marked in them, and trafilatura alone")
    ours, theirs = score.ours, score.theirs
    share = ours.right / score.pieces
    print(
        f"  {'pieces':<12}{share:>8.1%}  of {score.pieces} that must or must not be there (floor"
        f" {PAGE_PIECES_FLOOR:.0%}; trafilatura {theirs.right / score.pieces:.1%})"
    )
    whole = sum(score.whole.values()) / len(score.whole)
    print(
        f"  {'body words':<12}{ours.mean_f1:>8.3f}  mean F1 of {len(ours.f1)} pages (floor"
        f" {PAGE_F1_FLOOR}; trafilatura {theirs.mean_f1:.3f}); with the head {whole:.3f}"
    )
    reached = share >= PAGE_PIECES_FLOOR and ours.mean_f1 >= max(PAGE_F1_FLOOR, theirs.mean_f1)
    for name in FIELDS:
        asked = score.asked[name]
        print(
            f"  {name:<12}{ours.near[name]:>8}  of {asked} (floor"
            f" {PAGE_FIELDS[name] * asked:.0f}; trafilatura {theirs.near[name]}); the same to the"
            f" letter {ours.hits[name]} (trafilatura {theirs.hits[name]})"
        )
        reached &= ours.near[name] >= max(PAGE_FIELDS[name] * asked - 0.5, theirs.near[name])
    slowest = max(score.seconds, key=lambda name: score.seconds[name])
    mean = sum(score.seconds.values()) / len(score.seconds)
    print(f"  seconds     {mean:.2f} a page; {slowest} {score.seconds[slowest]:.2f}")
    for name in sorted(ours.f1, key=lambda name: ours.f1[name])[:5]:
        print(f"    {name}: F1 {ours.f1[name]:.3f}, trafilatura {theirs.f1[name]:.3f}")
    for line in [*score.refused, *(line for line in ours.missed if "dev-traf" in line)]:
        print(f"    {line[:200]}")
    return reached


if __name__ == "__main__":
    sys.exit(main())
