"""Which claim of the list comes next."""

from __future__ import annotations

from collections.abc import Sequence

from editorial.domain.claim import Status
from editorial.ui.facts_model import FactsModel


def next_of_status(model: FactsModel, here: str, status: Status) -> str:
    """The next claim of a status; after the last one, the first. Empty where none is listed."""
    among = frozenset({status})
    return model.neighbour(here, +1, among) or model.neighbour("", +1, among)


def beside(model: FactsModel, ids: Sequence[str]) -> str:
    """The claim to go on with when these are gone: the one below them, else the last above."""
    here = model.row_of(ids[-1])
    if here is None:
        return ""
    gone = set(ids)
    shown = [(model.row_of(id) or 0, id) for id in model.shown_ids if id not in gone]
    later = [id for row, id in shown if row > here]
    return later[0] if later else (shown[-1][1] if shown else "")
