"""Somebody who is accused and does not get to answer."""

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

RULE = "allegation"

_ACCUSED = (
    "{who}, the treasurer of {town} Council, was accused of paying the same bill twice.",
    "Two former clerks accused {who} of signing the report before it was written.",
    "The letter alleges that {who} signed the report before it was written.",
    "{who}, three of her former colleagues say, signed the report before it was written.",
)
_REPLIES = (
    "{last} did not reply to two letters.",
    "{last} denied it.",
    "“I have never done so,” said {last}.",
)


def plant(article: Article) -> Planted | None:
    source = chance(article, RULE)
    places = two_places(article, source)
    if places is None:
        return None
    first, last = person(source)
    told = source.choice(_ACCUSED).format(who=f"{first} {last}", town=place(source))
    reply = source.choice(_REPLIES).format(last=last)
    copies = [with_block(article, places[1], paragraph(text)) for text in (told, f"{told} {reply}")]
    return Planted(*copies)
