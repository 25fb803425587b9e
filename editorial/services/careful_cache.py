"""What the careful reader makes of an article's present draft: worked out once, then looked up."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from editorial.domain.article import Article, Block
from editorial.domain.careful import CarefulReading
from editorial.services.desk import Desk
from editorial.services.drafts import draft_of
from editorial.storage.work import Work

CAREFUL_VERSION = 1
"""Goes up whenever the same draft would be read otherwise: what is kept is then read anew."""


_KEPT = 4
_kept: OrderedDict[str, CarefulReading] = OrderedDict()


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a careful reading of a draft depends on; `key` names all of it."""

    article_id: str
    revision_id: str
    key: str
    blocks: tuple[Block, ...]
    published_on: date | None


def inputs_of(work: Work, article_id: str) -> Inputs:
    """What the article's present draft is to be read from, zones as corrected."""
    draft = draft_of(work, article_id)
    article = work.get(Article, article_id)
    told = [
        str(CAREFUL_VERSION),
        draft.revision.content_sha256,
        str(article.published_on),
        str(article.reading_minutes),
        *(block.zone.value for block in draft.blocks),
    ]
    key = hashlib.sha256("\n".join(told).encode()).hexdigest()
    return Inputs(article_id, draft.revision.id, key, draft.blocks, article.published_on)


def known(work: Work, inputs: Inputs) -> CarefulReading | None:
    """The reading that is kept of just these inputs; None where there is none."""
    from editorial.files.careful_json import careful_from_json

    data = work.articles.careful_reading(inputs.revision_id, inputs.key)
    return None if data is None else careful_from_json(data)


def read_and_keep(
    desk: Desk, inputs: Inputs, tell: Callable[[int, int], None] = lambda done, total: None
) -> CarefulReading:
    """Read the draft carefully and keep the result. Runs on a worker: it takes seconds.

    `tell` hears how far it is; what it raises ends the reading, and nothing is kept.
    """
    from editorial.files.careful_json import json_from_careful

    reading = _read(inputs, tell)
    desk.cache_careful_reading(inputs.revision_id, inputs.key, json_from_careful(reading))
    return reading


def _read(inputs: Inputs, tell: Callable[[int, int], None]) -> CarefulReading:
    """The last few are kept in memory: the same draft on another desk, an import taken back."""
    from editorial.services.careful_reader import read_blocks

    if inputs.key not in _kept:
        _kept[inputs.key] = read_blocks(inputs.blocks, inputs.published_on, tell)
        while len(_kept) > _KEPT:
            _kept.popitem(last=False)
    return _kept[inputs.key]
