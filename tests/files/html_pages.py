"""Small web pages, made for the tests."""

from editorial.analysis.structure import recognised_in
from editorial.domain.article import Block, Kind, Zone
from editorial.domain.extract import Extract
from editorial.domain.reading import Reading
from editorial.files.html_reader import extract_from_html
from editorial.files.refusal import no_progress

FIRST = (
    "The harbour board voted on Monday to raise the eastern sea wall by forty centimetres, after"
    " three storms in two winters flooded the fish market."
)
SECOND = (
    "Engineers who surveyed the wall in October found cracks along a third of its length, and told"
    " the board that repairs could not wait for another season."
)
THIRD = (
    "The work will cost four million crowns, of which the state pays half; the town has to find the"
    " rest by spring, said the mayor."
)
PROSE = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"


def page(article: str, *, head: str = "", round_it: tuple[str, str] = ("", "")) -> bytes:
    """A page with an <article>; `round_it` goes before and after it."""
    before, after = round_it
    return (
        f'<!doctype html><html><head><meta charset="utf-8">{head}</head><body>{before}'
        f"<main><article>{article}</article></main>{after}</body></html>"
    ).encode()


def extract(data: bytes | str) -> Extract:
    return extract_from_html(data.encode() if isinstance(data, str) else data, no_progress)


def reading(data: bytes | str) -> Reading:
    return recognised_in(extract(data))


def body(found: Extract) -> list[Block]:
    """The blocks behind the head."""
    head = (Zone.SECTION, Zone.HEADLINE, Zone.STANDFIRST, Zone.BYLINE)
    return [block for block in found.blocks if block.zone not in head]


def texts(found: Extract, kind: Kind | None = None) -> list[str]:
    return [block.text for block in body(found) if kind in (None, block.kind)]
