"""An outlet or a paper from which the text has something, and which the references leave out."""

from tests.measuring.planting.planted import (
    Article,
    Planted,
    chance,
    paragraph,
    place,
    sentences,
    small,
    two_places,
    with_block,
    with_references,
)

RULE = "missing-reference"

_RELIED_ON = (
    "The {} reported on Monday that {}.",
    "According to the {}, {}.",
    "Officials told the {} that {}.",
    "In an interview with the {}, the minister said that {}.",
)
_OUTLETS = (
    "{} Courier", "{} Gazette", "{} Tribune", "Daily {}", "{} Evening Star", "{} News",
    "Financial Times", "Guardian", "Wall Street Journal",
)  # fmt: skip
_PAPERS = ("{} Institute’s report found that {}.", "{} Council said in its annual report that {}.")


def plant(article: Article) -> Planted | None:
    source = chance(article, RULE)
    places, found = two_places(article, source), sentences(article)
    if places is None or not found:
        return None
    said, town = small(source.choice(found)[1]), place(source)
    if source.random() < 0.25:
        form = source.choice(_PAPERS)
        missing = form.format(town, "").split("’")[0].split(" said")[0]
        told = form.format(town, said)
    else:
        missing = source.choice(_OUTLETS).format(town)
        told = source.choice(_RELIED_ON).format(missing, said)
    listed = "Nordhavn Register of Companies"
    also = paragraph(f"The {listed} lists the same firm under another name.")
    text = with_block(with_block(article, places[1], paragraph(told)), places[0], also)
    return Planted(
        with_references(text, f"Source: {listed}"),
        with_references(text, f"Source: {listed}", f"Source: {missing}"),
    )
