"""A weekday that does not belong to its date."""

import random
from datetime import date, timedelta

from tests.measuring.planting.planted import (
    Article,
    Planted,
    chance,
    paragraph,
    person,
    two_places,
    with_block,
)

RULE = "weekday"

_FORMS = (
    "The board met again on {day:%A}, {day.day} {day:%B} {day.year}, and nothing was decided.",
    "On {day:%A}, {day:%B} {day.day}, {day.year}, {name} signed the last of the papers.",
    "{name} remembers {day:%A} {day.day} {day:%b} {day.year} as the day when it stopped.",
    "It was first shown at a meeting in Selby ({day:%A}, {day.day} {day:%B} {day.year}).",
)
_WITHOUT_YEAR = (
    "The board met again on {day:%A}, {day.day} {day:%B}, and nothing was decided.",
    "{name} will show it once more on {day:%A}, {day:%B} {day.day}.",
)


def plant(article: Article) -> Planted | None:
    source = chance(article, RULE)
    places = two_places(article, source)
    if places is None:
        return None
    form, right = _form_and_day(article, source)
    name = " ".join(person(source))
    wrong = right + timedelta(days=source.randrange(1, 7))
    told = form.format(day=right, name=name)
    false = told.replace(f"{right:%A}", f"{wrong:%A}")
    return Planted(
        with_block(article, places[1], paragraph(false)),
        with_block(article, places[1], paragraph(told)),
    )


def _form_and_day(article: Article, source: random.Random) -> tuple[str, date]:
    """Every third one has no year, where the article says when it came out."""
    if article.published_on and source.random() < 1 / 3:
        form = source.choice(_WITHOUT_YEAR)
        days = source.randrange(10, 50)
        return form, article.published_on + timedelta(days=days if "will" in form else -days)
    return source.choice(_FORMS), date(2004, 1, 1) + timedelta(days=source.randrange(7_000))
