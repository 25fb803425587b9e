"""Reading the journal as a story: page by page, newest first; images only where they are told."""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, or_, select

from editorial.domain.claim import Status, Verdict
from editorial.domain.history import Difference, Wanted
from editorial.domain.journal import Step
from editorial.domain.text import folded
from editorial.storage.mapping import (
    CHILDREN,
    ROW_OF,
    Image,
    from_image,
    select_values,
    table_of,
)
from editorial.storage.rows import StepRow

_steps = StepRow.__table__  # type: ignore[attr-defined]
_HEAD = [_steps.c[field.name] for field in fields(Step)]
_KIND_OF = {table_of(kind).name: kind for kind in ROW_OF}
_verdicts = table_of(Verdict)


class History:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def steps(
        self,
        wanted: Wanted,
        limit: int,
        *,
        below: int | None = None,
        above: int = 0,
        part: str = "",
        naming: Collection[str] = (),
    ) -> list[Step]:
        """Steps wanted, newest first, numbered between `above` and `below`.

        Of the words wanted only `part` is looked for, and that as the journal's rows hold it, or
        instead of it any of the ids of `naming`; so there may be more steps than are wanted.
        """
        query = select(*_HEAD).where(_steps.c.article_id == wanted.article_id)
        query = query.where(_steps.c.number > above)
        if below is not None:
            query = query.where(_steps.c.number < below)
        if wanted.person:
            query = query.where(_steps.c.reviewer_id == wanted.person)
        if wanted.item:
            query = query.where(_images_hold(wanted.item))
        if part:
            said = _steps.c.label.contains(part, autoescape=True)
            query = query.where(or_(said, _images_hold(part), *(_images_hold(id) for id in naming)))
        found = self._connection.execute(query.order_by(_steps.c.number.desc()).limit(limit))
        return [Step(*row) for row in found]

    def saying(self, steps: Sequence[Step], words: str, naming: Collection[str] = ()) -> list[Step]:
        """Those of the steps that have the words, folded to one line and small letters, in their
        label or in a value before or after; or that name one of the ids."""
        numbers = [step.number for step in steps]
        query = select(_steps.c.number, _steps.c.images).where(_steps.c.number.in_(numbers))
        images = {row.number: row.images for row in self._connection.execute(query)}
        return [
            step
            for step in steps
            if words in folded(step.label).casefold()
            or any(
                said in naming or words in folded(said).casefold()
                for said in _said(images[step.number])
            )
        ]

    def people(self, article_id: str) -> dict[str, str]:
        """Who took a step on the article, by id, with the name they had when they last did."""
        who = _steps.c.reviewer_id, _steps.c.reviewer_name
        found = self._connection.execute(
            select(*who).where(_steps.c.article_id == article_id).group_by(*who)
        )
        return {row.reviewer_id: row.reviewer_name for row in found}

    def count(self, article_id: str) -> int:
        """How many steps were taken on the article."""
        query = select(func.count()).where(_steps.c.article_id == article_id)
        return int(self._connection.execute(query).scalar_one())

    def step(self, number: int) -> Step:
        row = self._connection.execute(select(*_HEAD).where(_steps.c.number == number)).one()
        return Step(*row)

    def differences(self, number: int) -> list[Difference]:
        """What a step changed, as values of the desk; nothing of a step that was erased."""
        images = self._connection.execute(
            select(_steps.c.images).where(_steps.c.number == number)
        ).scalar()
        found = []
        for table, _, before, after in json.loads(images or "[]"):
            if before is None and after is None:
                continue
            found.append(Difference(_value(table, before), _value(table, after)))
        return found

    def reversals(self, numbers: Sequence[int]) -> dict[int, list[Step]]:
        """The undo of each step, the redo of that, and so on, as far as there are any."""
        first = (
            select(_steps.c.reverses.label("root"), _steps.c.number.label("step"))
            .where(_steps.c.reverses.in_(numbers))
            .cte("chain", recursive=True)
        )
        chain = first.union_all(
            select(first.c.root, _steps.c.number).where(_steps.c.reverses == first.c.step)
        )
        query = select(chain.c.root, *_HEAD).join(chain, chain.c.step == _steps.c.number)
        found: dict[int, list[Step]] = {}
        for row in self._connection.execute(query.order_by(_steps.c.number)):
            found.setdefault(row.root, []).append(Step(*row[1:]))
        return found

    def status_before(self, verdict: Verdict) -> Status:
        """What the claim was before a verdict on it."""
        earlier = (_verdicts.c.at < verdict.at) | (
            (_verdicts.c.at == verdict.at) & (_verdicts.c.id < verdict.id)
        )
        query = (
            select_values(Verdict)
            .where(_verdicts.c.claim_id == verdict.claim_id, earlier)
            .order_by(_verdicts.c.at.desc(), _verdicts.c.id.desc())
            .limit(1)
        )
        row = self._connection.execute(query).first()
        return Verdict(*row).status if row else Status.UNCHECKED


_SILENT = frozenset({"prefix", "suffix"})
"""Words round a passage, which are not its own."""


def _said(images: str) -> Iterator[str]:
    """Every text of a step's images."""
    for _, _, *both in json.loads(images or "[]"):
        for image in both:
            for name, value in (image or {}).items():
                if isinstance(value, str) and name not in _SILENT:
                    yield value


def _images_hold(words: str) -> ColumnElement[bool]:
    found: ColumnElement[bool] = _steps.c.images.contains(words, autoescape=True)
    return found


def _value(table: str, image: Image | None) -> Any:
    if image is None:
        return None
    kind = _KIND_OF[table]
    values = from_image(table_of(kind), image)
    return kind(**{f.name: values[f.name] for f in fields(kind) if f.name not in CHILDREN})
