"""The words of the article that an item stands on, where they say it in other words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from editorial.domain.anchor import Passage, PassageState
from editorial.domain.places import Places
from editorial.domain.text import folded
from editorial.ui.forms import IconButton
from editorial.ui.link_card import LinkCard

_AROUND = "“”\"'.,"


def told_apart(passages: Sequence[Passage], words: str) -> list[Passage]:
    """The passages that do not simply say an item's own words; where there are several, all."""
    if len(passages) > 1:
        return list(passages)
    said = folded(words).strip(_AROUND)
    return [each for each in passages if folded(each.quote).strip(_AROUND) != said]


class PassageList(QWidget):
    activated = Signal(int, int)
    """Code points start to end."""
    remove_asked = Signal(str)
    """Id of the passage."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: list[tuple[Passage, str]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def show_passages(self, passages: Sequence[Passage], places: Places) -> None:
        shown = [(each, places.name(each.start)) for each in passages]
        if shown == self._shown:
            self.setVisible(bool(shown))
            return
        self._shown = shown
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for passage, place in shown:
            self._column.addWidget(self._row(passage, place))
        self.setVisible(bool(shown))

    def _row(self, passage: Passage, place: str) -> QWidget:
        row = QWidget(self)
        lost = passage.state is PassageState.LOST
        aside = "Lost" if lost else place
        spoken = f"Passage, {aside.replace('¶', 'paragraph')}: {folded(passage.quote)}"
        link = LinkCard(quote=True)
        # Beside a button its height is the row's, which Fixed would not let it take.
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        link.setSizePolicy(policy)
        link.show_link(folded(passage.quote), aside, spoken)
        span = (passage.start, passage.end)
        link.clicked.connect(lambda: self.activated.emit(*span))
        id = passage.id
        remove = IconButton("close", f"Remove the passage in {aside} from the claim")
        remove.clicked.connect(lambda: self.remove_asked.emit(id))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        line.addWidget(link, 1)
        line.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        return row
