"""What the desk knows beyond the open article: places in documents, and earlier claims. All of it
is looked up on workers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from editorial.domain.errors import DeskError
from editorial.ui.jobs import Job, Jobs, Ticket
from editorial.ui.review import Review

if TYPE_CHECKING:
    from editorial.services.claim_memory import EarlierClaim
    from editorial.services.evidence_finding import FoundPlaces, PreparedDocuments, Scope

_AFTER_OPENING = 400
"""Milliseconds after which the search index follows an article that was opened."""


class Recall(QObject):
    """Follows the review, and ends with it. What was asked for last is what is answered."""

    found = Signal(object)
    """FoundPlaces."""
    not_found = Signal(str)
    """Looking failed; the sentence says why."""
    preparing = Signal(int, int)
    """So many documents of so many are prepared."""
    remembered = Signal(str, object)
    """A claim's id, and the earlier claims like it."""
    caught_up = Signal()
    """The search index knows all that is on the desk."""

    def __init__(self, review: Review, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._finding, self._remembering = Jobs(self), Jobs(self)
        self._search: Job | None = None
        self._asked = ""
        self._is_over = False
        self._prepared: PreparedDocuments | None = None
        self._opening = QTimer(self, singleShot=True, interval=_AFTER_OPENING)
        self._opening.timeout.connect(self.catch_up)
        review.article_changed.connect(self._opened)
        review.closed.connect(self.close)

    def close(self) -> None:
        """The desk is left."""
        self._is_over = True
        self._opening.stop()
        self._finding.close()
        self._remembering.close()

    def find(self, claim_text: str, scope: Scope, source_id: str = "") -> None:
        """Look for the claim in documents; `found` or `not_found` answers."""
        from editorial.services import evidence_finding

        if self._is_over:
            return
        if self._prepared is None:
            self._prepared = evidence_finding.PreparedDocuments()
        prepared, desk = self._prepared, self._review.desk
        article_id = self._review.article_id or ""

        def look(ticket: Ticket) -> FoundPlaces:
            def tell(done: int, total: int) -> None:
                ticket.progress(done, total, "Preparing the documents")

            return evidence_finding.matches(
                desk, claim_text, scope, article_id, prepared, source_id, tell=tell
            )

        self.stop_finding()
        self._search = job = self._finding.start(look)
        job.progressed.connect(lambda at: self.preparing.emit(at.done, at.total))
        job.done.connect(self.found)
        job.failed.connect(self._could_not_find)

    def stop_finding(self) -> None:
        """Nobody waits for what is being looked for any more."""
        if self._search is not None and self._finding.busy:
            self._search.cancel()
        self._search = None

    def remember(self, claim_id: str) -> None:
        """Look for earlier claims like this one; `remembered` answers."""
        from editorial.services.claim_memory import earlier_claims

        if self._is_over:
            # A claim that was just shown is still being waited for.
            return
        desk, self._asked = self._review.desk, claim_id

        def look(ticket: Ticket) -> list[EarlierClaim]:
            return desk.look(earlier_claims, claim_id) if self._asked == claim_id else []

        job = self._remembering.start(look)
        job.done.connect(lambda claims: self._answer(claim_id, claims))
        job.failed.connect(_let_pass)

    def catch_up(self) -> None:
        """Bring the search index up to date."""
        from editorial.services.searching import catch_up

        desk = self._review.desk
        job = self._remembering.start(lambda ticket: catch_up(desk, ticket.stop.is_set))
        job.done.connect(lambda done: self.caught_up.emit() if done else None)
        job.failed.connect(_let_pass)

    # Inner workings

    def _opened(self) -> None:
        self.stop_finding()
        if self._review.article_id is None:
            self._opening.stop()
        else:
            self._opening.start()

    def _answer(self, claim_id: str, claims: list[EarlierClaim]) -> None:
        if claim_id == self._asked:
            self.remembered.emit(claim_id, claims)

    def _could_not_find(self, error: BaseException) -> None:
        if not isinstance(error, DeskError):
            raise error
        self.not_found.emit(str(error))


def _let_pass(error: BaseException) -> None:
    """The index is a cache, made up for when the next article opens; what is wrong with the desk's
    file is told where it matters."""
    if not isinstance(error, DeskError):
        raise error
