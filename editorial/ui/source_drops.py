"""Files dropped on a source: on its detail, or on its row in the list."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

REFERENCES = frozenset({".bib", ".bibtex", ".ris", ".json", ".csl"})
"""Endings of files that hold sources, and are no documents of one."""


def files_in(data: QMimeData) -> list[Path]:
    """The local files that are dragged or copied."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class FileDrops(QObject):
    """Takes files that are dropped on a widget, and on the fields in it, which would else take
    their addresses for words. All other drops go on as they were."""

    def __init__(
        self,
        widget: QWidget,
        source_at: Callable[[QPoint], str | None],
        take: Callable[[list[Path], str], object],
    ) -> None:
        """`source_at` says for a place in the widget which source would have the files."""
        super().__init__(widget)
        self._widget, self._source_at, self._take = widget, source_at, take
        widget.setAcceptDrops(True)
        for part in (widget, *widget.findChildren(QWidget)):
            if part.acceptDrops():
                part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QDropEvent) or not isinstance(watched, QWidget):
            # A QDragMoveEvent is a QDropEvent too.
            return super().eventFilter(watched, event)
        files = files_in(event.mimeData())
        wanted = bool(files) and not any(f.suffix.casefold() in REFERENCES for f in files)
        place = watched.mapTo(self._widget, event.position().toPoint())
        source_id = self._source_at(place) if wanted else None
        if source_id is None:
            if watched is self._widget:
                event.ignore()
                return True
            return super().eventFilter(watched, event)
        event.acceptProposedAction()
        if not isinstance(event, QDragMoveEvent):
            self._take(files, source_id)
        return True
