"""Dates in the wrong order."""

from tests.measuring.planting.planted import (
    Article,
    Planted,
    chance,
    paragraph,
    person,
    place,
    two_places,
    with_block,
)

RULE = "date-order"

_FORMS = (
    "{last} was born in {place} in {first_year} and died there in {second_year}.",
    "The mill at {place}, opened in {first_year} and closed in {second_year}, is empty now.",
    "Work began in March {first_year} and was finished in May {second_year}.",
    "The society was founded in {first_year}, and was dissolved in {second_year}.",
    "From {first_year} to {second_year} the office at {place} kept every form.",
    "The office was run by {first} {last} ({first_year}–{second_year}), a clerk.",
    "Between {first_year} and {second_year} the number of forms went up.",
    "{last} wrote to the council on 3 December and asked for the list. Its reply, dated 9 {month},"
    " was two lines long.",
)


def plant(article: Article) -> Planted | None:
    source = chance(article, RULE)
    places = two_places(article, source)
    if places is None:
        return None
    form, where = source.choice(_FORMS), place(source)
    first, last = person(source)
    earlier = source.randrange(1890, 1995)
    later = earlier + source.randrange(3, 24)
    copies = [
        with_block(
            article,
            places[1],
            paragraph(
                form.format(
                    first=first, last=last, place=where, first_year=a, second_year=b, month=month
                )
            ),
        )
        for a, b, month in ((later, earlier, "November"), (earlier, later, "January"))
    ]
    return Planted(*copies)
