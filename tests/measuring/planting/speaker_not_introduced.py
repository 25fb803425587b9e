"""Somebody who is quoted by a surname that stands nowhere else."""

from tests.measuring.planting.planted import (
    Article,
    Planted,
    chance,
    paragraph,
    person,
    sentences,
    two_places,
    with_block,
)

RULE = "speaker-not-introduced"


def plant(article: Article) -> Planted | None:
    source = chance(article, RULE)
    places, found = two_places(article, source), sentences(article)
    if places is None or not found:
        return None
    said = source.choice(found)[1]
    first, last = person(source)
    verb = source.choice(["said", "says", "added"])
    introduced = source.choice([f"{first} {last}", f"Dr {last}", f"{last}, who keeps the archive"])
    return Planted(
        with_block(article, places[1], paragraph(f"“{said},” {verb} {last}.")),
        with_block(article, places[1], paragraph(f"“{said},” {verb} {introduced}.")),
    )
