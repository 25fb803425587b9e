"""What a careful reader might have suggested of the barrage."""

from collections.abc import Sequence

from editorial.domain.article import Block
from editorial.domain.careful import CarefulReading
from editorial.domain.claim import Risk
from editorial.domain.suggestion import Suggestion
from editorial.domain.text import Span
from tests.desks import BARRAGE, span_of

HALT = "ordered Brightwater Tidal to halt its barrage on Thursday"
ARDLEY = "harbour master Tom Ardley reported a crack in one of nine sluice gates"
HOMES = "cutting power to about 12,000 homes"
QUOTE = "“a fracture the length of a man’s arm” in gate four"
SHARE = "The town holds 31 percent of Brightwater"
COST = "Opened in 2011 at a cost of £84 million"
TURBINES = "closed all 18 turbines that evening"
COURIER = "the Ellery Courier, which first reported the order"
OLDEST = "one of the oldest working tidal plants on the coast"


def suggest(
    blocks: Sequence[Block],
    words: str,
    kinds: Sequence[str],
    score: float,
    reasons: Sequence[str],
    also: Sequence[str] = (),
    risk: Risk = Risk.MINOR,
    checkable: bool = True,
) -> Suggestion:
    """On the first place of the words, and of those that say it `also`."""
    places = tuple(
        Span(span.start, span.end) for span in (span_of(blocks, w) for w in (words, *also))
    )
    return Suggestion(
        f"of {words}", places, words, tuple(kinds), risk, score, tuple(reasons), checkable
    )


SUGGESTED = (
    suggest(
        BARRAGE,
        HALT,
        ("event", "date"),
        0.92,
        ("a party is said to have acted", "a day that can be looked up"),
        risk=Risk.LEGAL,
    ),
    suggest(
        BARRAGE,
        ARDLEY,
        ("title", "name", "number"),
        0.88,
        ("a person with a title", "a number of things"),
    ),
    suggest(
        BARRAGE,
        HOMES,
        ("number",),
        0.84,
        ("a number, rounded", "the standfirst says it too"),
        also=("About 12,000 homes now draw power from the mainland.",),
    ),
    suggest(
        BARRAGE,
        QUOTE,
        ("quote", "attribution"),
        0.8,
        ("words in quotation marks", "told by another outlet"),
        risk=Risk.MAJOR,
    ),
    suggest(BARRAGE, SHARE, ("number",), 0.7, ("a share of something",)),
    suggest(
        BARRAGE,
        COST,
        ("money", "date"),
        0.66,
        ("an amount of money", "a year that can be looked up"),
    ),
    suggest(BARRAGE, TURBINES, ("number", "event"), 0.6, ("a number of things",)),
    suggest(BARRAGE, COURIER, ("attribution", "superlative"), 0.5, ("says who was first",)),
    suggest(
        BARRAGE,
        OLDEST,
        ("superlative",),
        0.3,
        ("a judgement: what counts as oldest is not said",),
        checkable=False,
    ),
)
READ = CarefulReading(suggestions=SUGGESTED)
