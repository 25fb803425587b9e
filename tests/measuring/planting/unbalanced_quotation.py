"""A quotation whose closing mark, or whose opening one, is gone."""

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

RULE = "unbalanced-quotation"

_FORMS = (
    ("“{s},{c} said {w}, and went back to work.", "”"),
    ("{w} said that {c}{s},” and went back to work.", "“"),
    ("In the words of {w}, “{s}.{c}", "”"),
)


def plant(article: Article) -> Planted | None:
    source = chance(article, RULE)
    places, found = two_places(article, source), sentences(article)
    if places is None or not found:
        return None
    said, who = small(source.choice(found)[1]), " ".join(person(source))
    form, mark = source.choice(_FORMS)
    copies = [
        with_block(article, places[1], paragraph(form.format(s=said, w=who, c=each)))
        for each in ("", mark)
    ]
    return Planted(*copies)
