"""What an export of the review holds: format, parts, privacy, and what the file admits to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from editorial.domain.claim import SETTLED, Progress, progress_of
from editorial.domain.summary import SummaryOptions
from editorial.ui import fonts
from editorial.ui.chips import Spot
from editorial.ui.export_changes import ChangesSince
from editorial.ui.forms import Words, section
from editorial.ui.frames import Surface
from editorial.ui.memory import Memory
from editorial.ui.review import Review
from editorial.ui.segments import SegmentedControl
from editorial.ui.theme import appearance
from editorial.ui.unplaced import awaiting_in

FORMATS = (("md", "Markdown"), ("html", "HTML"))
"""Keys of `services.exporting.FORMATS`, with their words."""

_PARTS = (
    ("settled_claims", "Settled claims"),
    ("questions", "Questions and answers"),
    ("notes", "Notes"),
    ("sources", "Sources"),
)


class ExportOptions(QWidget):
    """Remembers what was chosen, except that confidential sources were named: that is asked for
    anew each time."""

    changed = Signal()

    def __init__(self, review: Review, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review, self._memory = review, memory
        self.formats = SegmentedControl(FORMATS, "Format")
        kept = memory.get("export/format", "html")
        self.formats.choose(kept if kept in dict(FORMATS) else "html")
        self.formats.chosen.connect(self._changed)
        self.parts = {key: QCheckBox(words) for key, words in _PARTS}
        self._counts = {key: Words("", "quiet", fonts.META) for key, _ in _PARTS}
        wanted = memory.get("export/parts", {})
        for key, box in self.parts.items():
            box.setChecked(bool(wanted.get(key, True)))
            box.toggled.connect(self._changed)
        self.changes = ChangesSince(review, memory)
        self.changes.changed.connect(self._changed)
        self.private = QCheckBox("Leave out confidential sources")
        self.private.setChecked(True)
        self.private.toggled.connect(self._changed)
        self._withheld = Words("", "secondary", fonts.META, wrap=True)
        self._lay_out()
        self._changed_look()
        appearance().changed.connect(self._changed_look)
        self.reread()

    @property
    def format(self) -> str:
        return self.formats.current

    @property
    def options(self) -> SummaryOptions:
        return SummaryOptions(
            settled_claims=self.parts["settled_claims"].isChecked(),
            questions=self.parts["questions"].isChecked(),
            notes=self.parts["notes"].isChecked(),
            sources=self.parts["sources"].isChecked(),
            confidential=not self.private.isChecked(),
            changes=self.changes.wanted,
            changes_since=self.changes.since,
        )

    def reread(self) -> None:
        """Say what there is, and what becomes of it."""
        review = self._review
        counts = {
            "settled_claims": sum(claim.status in SETTLED for claim in review.claims),
            "questions": len(review.questions),
            "notes": len(review.notes),
            "sources": len(review.sources),
        }
        for key, count in counts.items():
            self._counts[key].setText(f"{count:,}" if count else "none")
            self.parts[key].setAccessibleDescription(f"{count}")
        numbers = [
            number for number, cited in enumerate(review.sources, 1) if cited.source.confidential
        ]
        self._withheld.setText(withheld_words(numbers, self.private.isChecked()))
        self.private.setAccessibleDescription(self._withheld.text())
        self.changes.reread()
        progress = progress_of(claim.status for claim in review.claims)
        words = standing_words(progress, awaiting_in(review))
        self.warning.setVisible(bool(words))
        self._standing.setText(words)

    def _changed(self, *_: object) -> None:
        self._memory.put("export/format", self.format)
        parts = {key: box.isChecked() for key, box in self.parts.items()}
        self._memory.put("export/parts", parts)
        self.reread()
        self.changed.emit()

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setProperty("clear", True)
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 0, 24, 8)
        column.setSpacing(4)
        column.addWidget(section("Format"))
        column.addSpacing(2)
        column.addWidget(self.formats)
        column.addSpacing(14)
        column.addWidget(section("Include"))
        for key, box in self.parts.items():
            row = QHBoxLayout()
            row.addWidget(box, 1)
            row.addWidget(self._counts[key])
            column.addLayout(row)
        column.addWidget(self.changes)
        column.addSpacing(14)
        column.addWidget(section("Privacy"))
        column.addWidget(self.private)
        # Under the words of the box, not under its square.
        self._indented = QHBoxLayout()
        self._indented.addWidget(self._withheld)
        column.addLayout(self._indented)
        column.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        self.warning = Surface("warning")
        strip = QHBoxLayout(self.warning)
        strip.setContentsMargins(12, 10, 12, 10)
        strip.setSpacing(10)
        self._standing = Words("", wrap=True)
        strip.addWidget(Spot("warning", "needs_change"))
        strip.addWidget(self._standing, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 8, 24, 20)
        foot.addWidget(self.warning)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addLayout(foot)

    def _changed_look(self) -> None:
        self.setMinimumWidth(round(272 * fonts.interface_scale()))
        self._indented.setContentsMargins(29, 0, 0, 0)
        line = QFontMetrics(fonts.interface()).height()
        for box in (*self.parts.values(), self.changes.box, self.private):
            box.setMinimumHeight(max(28, line + 10))


def standing_words(progress: Progress, awaiting: int = 0) -> str:
    """What the file says at its top of open work; "" where there is none. `awaiting`: marks that
    have no place in the present draft yet."""
    said = []
    if not progress.total:
        said.append("No claim has been marked.")
    elif progress.unsettled:
        verb = "is" if progress.unsettled == 1 else "are"
        claims = "claim" if progress.total == 1 else "claims"
        said.append(f"{progress.unsettled:,} of {progress.total:,} {claims} {verb} not settled.")
    if awaiting:
        marks = "1 mark has" if awaiting == 1 else f"{awaiting:,} marks have"
        said.append(f"{marks} no place in this draft yet.")
    return " ".join([*said, "The summary says so at the top."]) if said else ""


def withheld_words(numbers: Sequence[int], left_out: bool) -> str:
    """What becomes of the confidential sources, which have these numbers in the summary."""
    if not numbers:
        return "No source is confidential."
    count = "1 source" if len(numbers) == 1 else f"{len(numbers)} sources"
    if not left_out:
        verb = "is" if len(numbers) == 1 else "are"
        return f"{count} marked confidential {verb} named in the file."
    named = [f"“Source {number}, withheld”" for number in numbers[:2]]
    if len(numbers) == 1:
        return f"{count} becomes {named[0]}."
    if len(numbers) == 2:
        return f"{count} become {named[0]} and {named[1]}."
    return f"{count} become {named[0]}, {named[1]} and so on."
