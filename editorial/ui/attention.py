"""What the careful reader says of the open article, and what is left of it to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from editorial.domain.careful import CarefulReading, open_findings, open_suggestions
from editorial.domain.claim import Claim
from editorial.domain.decision import Decision
from editorial.domain.errors import DeskError
from editorial.domain.finding import Finding
from editorial.domain.suggestion import Suggestion
from editorial.ui.jobs import Job, Jobs, Ticket
from editorial.ui.review import ItemKind, Review

if TYPE_CHECKING:
    from editorial.domain.journal import Changed
    from editorial.services.careful_cache import Inputs


class Attention(QObject):
    """Follows the review. A draft that was never read is read on a worker of its own; until then
    `reading` is None, and nothing is suggested or found."""

    changed = Signal()
    """Suggestions, findings or the decisions on them."""
    busy = Signal(object)
    """The job that reads, for its progress; it says nothing and can be cancelled."""

    def __init__(self, review: Review, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._jobs = Jobs(self)
        self._job: Job | None = None
        self._inputs: Inputs | None = None
        self.reading: CarefulReading | None = None
        self.decisions: list[Decision] = []
        self.suggestions: list[Suggestion] = []
        """Open ones, best first."""
        self.findings: list[Finding] = []
        """Open ones, weightiest first."""
        self._open: dict[str, Suggestion] = {}
        self._standing: dict[str, tuple[tuple[int, int], ...]] = {}
        """Where each claim stands, by its id."""
        review.held_elsewhere[ItemKind.SUGGESTION] = self.suggestion
        review.article_changed.connect(self._look_up)
        review.draft_changed.connect(self._look_up)
        review.claims_changed.connect(self._claims_changed)
        self._leave = review.desk.subscribe(self._heard)

    def close(self) -> None:
        """The desk is left."""
        self._leave()
        self._jobs.close()

    @property
    def is_reading(self) -> bool:
        """Whether the present draft is being read for the first time."""
        return self._job is not None

    def suggestion(self, fingerprint: str) -> Suggestion | None:
        """An open one."""
        return self._open.get(fingerprint)

    def _look_up(self) -> None:
        """Take up the present draft: as it was read before, or to be read now."""
        from editorial.services import careful_cache

        article_id = self._review.article_id
        if article_id is None:
            self._inputs, self.reading, self.decisions, self._job = None, None, [], None
            self._sort_out()
            return
        desk = self._review.desk
        inputs = desk.read(careful_cache.inputs_of, article_id)
        if self._is_present(inputs) and (self.reading or self._job):
            return
        self._inputs = inputs
        self.reading = desk.read(careful_cache.known, inputs)
        if self.reading is None:
            self._read(inputs)
        else:
            self._job = None
        self._standing = {claim.id: _places(claim) for claim in self._review.claims}
        self._read_decisions()

    def _is_present(self, inputs: Inputs) -> bool:
        now = self._inputs
        return now is not None and (inputs.article_id, inputs.key) == (now.article_id, now.key)

    def _read(self, inputs: Inputs) -> None:
        from editorial.services import careful_cache

        if self._job is not None:
            self._job.cancel()
        desk = self._review.desk

        def read(ticket: Ticket) -> CarefulReading:
            def tell(done: int, total: int) -> None:
                ticket.progress(done, total, "Reading the draft")

            return careful_cache.read_and_keep(desk, inputs, tell)

        self._job = job = self._jobs.start(read)
        job.done.connect(lambda reading: self._was_read(inputs, reading))
        job.failed.connect(self._was_not_read)
        self.busy.emit(job)

    def _was_read(self, inputs: Inputs, reading: CarefulReading) -> None:
        if self._is_present(inputs):
            self._job, self.reading = None, reading
            self._sort_out()

    def _was_not_read(self, error: BaseException) -> None:
        self._job = None
        self.changed.emit()
        if not isinstance(error, DeskError):
            raise error
        # It could be read, but not kept: the desk's own faults are told where they matter.
        self._review.failed.emit(str(error))

    def _heard(self, news: Changed) -> None:
        if self._review.article_id is not None and "decisions" in news.tables:
            self._read_decisions()

    def _claims_changed(self, ids: frozenset[str]) -> None:
        """It matters where claims stand, not what they say or how far they are."""
        known, standing = self._review.claim, self._standing
        now = {id: _places(claim) if (claim := known(id)) else () for id in ids or standing}
        if not ids:
            now |= {claim.id: _places(claim) for claim in self._review.claims}
        if any(standing.get(id, ()) != places for id, places in now.items()):
            standing.update(now)
            self._sort_out()

    def _read_decisions(self) -> None:
        from editorial.services.suggesting import decisions_of

        article_id = self._review.article_id
        if article_id is not None:
            self.decisions = self._review.desk.read(decisions_of, article_id)
        self._sort_out()

    def _sort_out(self) -> None:
        reading = self.reading or CarefulReading()
        self.suggestions = open_suggestions(reading, self.decisions, self._review.claims)
        self._open = {each.fingerprint: each for each in self.suggestions}
        self.findings = open_findings(reading, self.decisions)
        self.changed.emit()


def _places(claim: Claim) -> tuple[tuple[int, int], ...]:
    return tuple((passage.start, passage.end) for passage in claim.passages)
