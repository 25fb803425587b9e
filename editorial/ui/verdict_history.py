"""Who ruled on a claim, when and why: the latest verdict first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from editorial.domain.claim import Verdict
from editorial.services.vocabularies import vocabulary
from editorial.ui import fonts
from editorial.ui.chips import Spot
from editorial.ui.dates import day_words
from editorial.ui.forms import Words, section
from editorial.ui.review import Review
from editorial.ui.theme import set_look

SHOWN = 2
"""Verdicts shown before the earlier ones are asked for."""


def moment(verdict: Verdict, today: date) -> str:
    """ "12 June, 14:02"."""
    local = verdict.at.astimezone()
    return f"{day_words(local.date(), today)}, {local:%H:%M}"


class VerdictHistory(QWidget):
    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._verdicts: tuple[Verdict, ...] = ()
        self._claim_id = ""
        self._all = False
        self._head = section("Verdicts")
        self._entries = QVBoxLayout()
        self._entries.setSpacing(6)
        self._earlier = QPushButton(self)
        set_look(self._earlier, kind="link")
        self._earlier.clicked.connect(self._show_earlier)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._head)
        column.addLayout(self._entries)
        column.addWidget(self._earlier, 0, Qt.AlignmentFlag.AlignLeft)

    def show_verdicts(self, claim_id: str, verdicts: Sequence[Verdict]) -> None:
        latest_first = tuple(sorted(verdicts, key=lambda v: (v.at, v.id), reverse=True))
        if claim_id != self._claim_id:
            self._all = False
        elif latest_first == self._verdicts:
            self.setVisible(bool(latest_first))
            return
        self._claim_id, self._verdicts = claim_id, latest_first
        self._rebuild()

    def _show_earlier(self) -> None:
        self._all = True
        self._rebuild()

    def _rebuild(self) -> None:
        while (item := self._entries.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        shown = self._verdicts if self._all else self._verdicts[:SHOWN]
        for verdict in shown:
            self._entries.addWidget(self._entry(verdict))
        rest = len(self._verdicts) - len(shown)
        self._earlier.setText(f"{rest} earlier")
        self._earlier.setVisible(rest > 0)
        self.setVisible(bool(self._verdicts))

    def _entry(self, verdict: Verdict) -> QWidget:
        entry = QWidget(self)
        status = vocabulary("statuses").label(verdict.status.value)
        role = vocabulary("roles").label(verdict.role.value).lower()
        name = self._review.reviewer_name(verdict.reviewer_id)
        when = moment(verdict, date.today())
        said = Words(f"{status}  ·  {name}, {role}  ·  {when}", "secondary", fonts.META, wrap=True)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(said)
        if verdict.reason:
            words.addWidget(Words(f"“{verdict.reason}”", px=fonts.META, wrap=True).selectable())
        row = QHBoxLayout(entry)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        spot = Spot(verdict.status.value, verdict.status.value, 14)
        row.addWidget(spot, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return entry
