"""The part of an export's options that is about what changed in the text."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from editorial.domain.article import Revision
from editorial.domain.text import shortened
from editorial.ui.memory import Memory
from editorial.ui.review import Review

WANTED = "export/changes"


class ChangesSince(QWidget):
    """A tick, and the draft since which changes are told. Hidden while there is only one draft;
    which draft was chosen is asked for anew each time, whether any is remembered."""

    changed = Signal()

    def __init__(self, review: Review, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review, self._memory = review, memory
        self.box = QCheckBox("Changes since")
        self.box.setChecked(bool(memory.get(WANTED, True)))
        self.drafts = QComboBox()
        self.drafts.setAccessibleName("Draft since which changes are told")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.box)
        row.addWidget(self.drafts, 1)
        self.reread()
        self.box.toggled.connect(self._toggled)
        self.drafts.currentIndexChanged.connect(lambda _: self.changed.emit())

    @property
    def wanted(self) -> bool:
        return self.box.isChecked()

    @property
    def since(self) -> str | None:
        """The id of the draft chosen; None where there is no older one."""
        chosen: str | None = self.drafts.currentData()
        return chosen if self.wanted else None

    def reread(self) -> None:
        """Offer the drafts that there are, the one before first."""
        older = self._older()
        chosen = self.drafts.currentData()
        known = [self.drafts.itemData(each) for each in range(self.drafts.count())]
        if known != [draft.id for draft in older]:
            was_blocked = self.drafts.blockSignals(True)
            self.drafts.clear()
            for draft in older:
                self.drafts.addItem(_named(draft), draft.id)
            self.drafts.setCurrentIndex(max(0, self.drafts.findData(chosen)) if older else -1)
            self.drafts.blockSignals(was_blocked)
        self.setVisible(bool(older))
        self.drafts.setEnabled(self.wanted)

    def _older(self) -> list[Revision]:
        draft = self._review.draft
        if draft is None or draft.revision.number == 1:
            return []
        article_id, number = draft.revision.article_id, draft.revision.number
        found = self._review.desk.read(lambda work: work.articles.revisions(article_id))
        return [each for each in reversed(found) if each.number < number]

    def _toggled(self) -> None:
        self._memory.put(WANTED, self.wanted)
        self.drafts.setEnabled(self.wanted)
        self.changed.emit()


def _named(draft: Revision) -> str:
    called = f", “{shortened(draft.name, 30)}”" if draft.name else ""
    return f"draft {draft.number}{called}"
