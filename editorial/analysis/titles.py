"""What headline, standfirst, section and byline say, read from the zones."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from editorial.analysis.bylines import imprint_of
from editorial.analysis.questions import questions_in
from editorial.analysis.references import references_in
from editorial.domain.article import Block, Zone
from editorial.domain.reading import Reading

TITLES = {
    Zone.HEADLINE: "headline",
    Zone.STANDFIRST: "standfirst",
    Zone.SECTION: "section",
    Zone.BYLINE: "byline",
}
"""Zones whose words an article is called by, and the field that holds them."""


def told_by(blocks: Sequence[Block], zones: Iterable[Zone]) -> dict[str, str]:
    """The fields of `TITLES` that belong to these zones, as the blocks say them."""
    return {TITLES[zone]: _words_of(blocks, zone) for zone in zones if zone in TITLES}


def retitled(reading: Reading, changed: Iterable[Zone]) -> Reading:
    """The reading after blocks came into these zones, or left them: what follows from the zones
    is read again."""
    changed = {*changed}
    told: dict[str, Any] = {**told_by(reading.blocks, changed)}
    reading = replace(reading, **told)
    if Zone.QUESTIONS in changed:
        reading = replace(reading, questions=questions_in(reading.blocks))
    if Zone.REFERENCES in changed:
        reading = replace(reading, references=references_in(reading.blocks))
    return reading


def _words_of(blocks: Sequence[Block], zone: Zone) -> str:
    texts = [block.text for block in blocks if block.zone is zone]
    if zone is not Zone.BYLINE:
        return texts[0] if texts else ""
    # Dates and reading times stand in the same lines; names are what is left.
    imprints = [(text, imprint_of(text, names_may_stand_alone=True)) for text in texts]
    named = [imprint.byline if imprint else text for text, imprint in imprints]
    return " | ".join(part for part in named if part)
