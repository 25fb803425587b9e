"""The preview of an export: the sheet as it will look, or the Markdown as it will be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from editorial.domain.claim import Status
from editorial.ui import fonts
from editorial.ui.frames import Surface
from editorial.ui.theme import appearance, current, set_look

if TYPE_CHECKING:
    from editorial.services.exporting import Look

SHEET = 640
"""Pixels: a line longer than this no page has."""


class ExportPreview(Surface):
    """Nothing in it can be followed or changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sunken", "left", parent)
        self.page = QTextBrowser(openLinks=False, openExternalLinks=False)
        self.page.setAccessibleName("Preview of the page")
        set_look(self.page, kind="article")
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.source = QPlainTextEdit(readOnly=True, tabChangesFocus=True)
        self.source.setAccessibleName("Preview of the Markdown")
        self.source.setFrameShape(QFrame.Shape.NoFrame)
        self.source.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._stack = QStackedWidget()
        for view in (self.page, self.source):
            self._stack.addWidget(view)
        self._stack.setMaximumWidth(SHEET)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._stack, 100)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 0)
        column.addLayout(row)
        appearance().changed.connect(self._dress)
        self._dress()

    def show_page(self, html: str) -> None:
        """Show the page; the place that is looked at stays."""
        with _Kept(self.page):
            self.page.setHtml(html)
        self._stack.setCurrentWidget(self.page)

    def show_source(self, text: str) -> None:
        with _Kept(self.source):
            self.source.setPlainText(text)
        self._stack.setCurrentWidget(self.source)

    def _dress(self) -> None:
        look = current()
        self.page.document().setDocumentMargin(32)
        self.page.document().setDefaultFont(fonts.interface())
        self.source.document().setDocumentMargin(24)
        self.source.setFont(fonts.code(fonts.BODY, fonts.interface_scale()))
        self.source.setStyleSheet(
            f"QPlainTextEdit {{ background: {look.paper.name()}; border: none; border-radius: 0;"
            " margin: 0; padding: 0; }"
        )


class _Kept:
    """Keeps how far a view is scrolled while its text is shown anew."""

    def __init__(self, view: QAbstractScrollArea) -> None:
        self._bar = view.verticalScrollBar()
        self._place = self._bar.value()

    def __enter__(self) -> None:
        pass

    def __exit__(self, *_: object) -> None:
        self._bar.setValue(self._place)


def page_look() -> Look:
    """The theme in force, as the rendering of the page wants it."""
    from editorial.services.exporting import Look

    theme = current()
    return Look(
        paper=theme.paper.name(),
        text=theme.text.name(),
        text2=theme.text2.name(),
        text3=theme.text3.name(),
        line=theme.line2.name(),
        note=theme.note.name(),
        accent=theme.accent.name(),
        add=theme.add.name(),
        remove=theme.remove.name(),
        statuses={status.value: theme.status(status).name() for status in Status},
        serif=fonts.reading_family(),
        sans=fonts.interface_family(),
    )
