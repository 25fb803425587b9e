"""A statement that rests on somebody without a name."""

from tests.measuring.planting.planted import (
    Article,
    Planted,
    chance,
    paragraph,
    person,
    sentences,
    small,
    two_places,
    with_block,
)

RULE = "anonymous-source"

_UNNAMED = (
    "two people familiar with the matter", "a source in the ministry", "sources close to the board",
    "an official who asked not to be named", "an employee, on condition of anonymity,",
    "a former manager who did not want to be identified",
)  # fmt: skip


def plant(article: Article) -> Planted | None:
    source = chance(article, RULE)
    places, found = two_places(article, source), sentences(article)
    if places is None or not found:
        return None
    said, who = small(source.choice(found)[1]), " ".join(person(source))
    copies = [
        with_block(article, places[1], paragraph(f"According to {speaker}, {said}."))
        for speaker in (source.choice(_UNNAMED), f"{who}, who runs the office")
    ]
    return Planted(*copies)
