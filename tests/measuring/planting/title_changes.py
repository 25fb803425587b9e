"""A person whose title changes."""

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

RULE = "title-changes"

_OPENINGS = (
    "“We promised nothing,” said {name}, {post} of {body}.",
    "{name}, the company’s {post}, had warned the board.",
    "The letter is signed by {name}, {post} of {body}.",
)
_AGAIN = (
    "{last}, the company’s {post}, would not discuss it.",
    "Asked about the letter, {last}, {post} of {body}, shook his head.",
    "It is hard to say what the {post}, {name}, knew.",
)
_POSTS = (
    ("managing director", "chief executive"),
    ("chief executive", "chief financial officer"),
    ("CEO", "managing director"),
    ("deputy director", "director"),
    ("vice president", "president"),
)


def plant(article: Article) -> Planted | None:
    source = chance(article, RULE)
    places = two_places(article, source)
    if places is None:
        return None
    first, last = person(source)
    body = f"{place(source)} Ferries"
    opening, again = source.choice(_OPENINGS), source.choice(_AGAIN)
    post, other = source.choice(_POSTS)
    words = {"name": f"{first} {last}", "last": last, "body": body}
    known = paragraph(opening.format(**words, post=post))
    copies = []
    for told in (other, post):
        later = paragraph(again.format(**words, post=told))
        copies.append(with_block(with_block(article, places[1], later), places[0], known))
    return Planted(*copies)
