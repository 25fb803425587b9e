"""The first page, while no article is open: three ways in, and where everything stays."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from editorial.ui import fonts
from editorial.ui.chips import KeyCap, Spot
from editorial.ui.commands import Commands
from editorial.ui.forms import Words
from editorial.ui.frames import HairLine, Surface
from editorial.ui.theme import appearance, set_look

COLUMN = 600
"""Pixels, at the default text size."""

SAMPLE_KEY = "Ctrl+1"
"""Only while this page is shown."""


class Welcome(Surface):
    sample_requested = Signal()

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__("paper", parent=parent)
        self.setAccessibleName("Welcome")
        self._commands = commands
        self._headline = Words("Check every word before it goes out.", wrap=True)
        self._standfirst = Words(
            "Bring in an article. Editorial finds its headline, its editorial questions and its"
            " references, and lays them beside the text.",
            "secondary",
            wrap=True,
        )
        self._ways = QGridLayout()
        self._buttons: list[QPushButton] = []
        self._lay_out()
        sample = QShortcut(QKeySequence(SAMPLE_KEY), self)
        sample.activated.connect(self.sample_requested)
        appearance().changed.connect(self._dress)

    def focus(self) -> None:
        """Put the focus where Enter brings an article in."""
        if self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        # The window makes this page before its commands are there.
        if not self._buttons:
            self._add_ways()
            self._dress()
        super().showEvent(event)

    def _add_ways(self) -> None:
        run, key = self._run, self._commands.key
        ways = (
            (
                "Import articles…",
                "Text and Markdown files; drop them here, too",
                key("import"),
                lambda: run("import"),
            ),
            (
                "Paste text",
                "From a mail, a web page or a document",
                key("paste"),
                lambda: run("paste"),
            ),
            (
                "Open the sample",
                "A short invented article, with faults to find",
                QKeySequence(SAMPLE_KEY).toString(QKeySequence.SequenceFormat.NativeText),
                self.sample_requested.emit,
            ),
        )
        for row, (words, about, shown_key, act) in enumerate(ways):
            button = QPushButton(words)
            button.setToolTip(f"{about}  ({shown_key})")
            button.setAccessibleDescription(f"{about}. {shown_key}")
            button.clicked.connect(lambda _=False, act=act: act())
            # Outside of a dialog only the space bar presses a button.
            button.setAutoDefault(True)
            self._buttons.append(button)
            self._ways.addWidget(button, row, 0)
            self._ways.addWidget(Words(about, "secondary", wrap=True), row, 1)
            self._ways.addWidget(KeyCap(shown_key), row, 2, Qt.AlignmentFlag.AlignRight)
        set_look(self._buttons[0], kind="primary")

    def _run(self, id: str) -> None:
        command = self._commands[id]
        if command.enabled():
            command.run()

    def _lay_out(self) -> None:
        self._ways.setHorizontalSpacing(16)
        self._ways.setVerticalSpacing(10)
        self._ways.setColumnStretch(1, 1)
        self._column = QWidget()
        column = QVBoxLayout(self._column)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(0)
        column.addWidget(self._headline)
        column.addSpacing(20)
        column.addWidget(self._standfirst)
        column.addSpacing(32)
        column.addLayout(self._ways)
        column.addSpacing(40)
        column.addWidget(HairLine())
        column.addSpacing(20)
        privacy = QHBoxLayout()
        privacy.setSpacing(10)
        privacy.addWidget(Spot("lock", "text2"), 0, Qt.AlignmentFlag.AlignTop)
        words = "Everything stays in one file on this computer. Nothing is sent anywhere."
        privacy.addWidget(Words(words, "secondary", wrap=True), 1)
        column.addLayout(privacy)
        page = QWidget()
        page.setProperty("clear", True)
        # Not an alignment: a layout gives an aligned widget no height for its wrapped words.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._column)
        middle.addStretch(1)
        upright = QVBoxLayout(page)
        upright.setContentsMargins(0, 0, 0, 0)
        upright.addStretch(2)
        upright.addLayout(middle)
        upright.addStretch(3)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        self._dress()

    def _dress(self) -> None:
        scale = fonts.interface_scale()
        self._headline.setFont(fonts.reading(33, fonts.BOLD, scale=scale))
        self._standfirst.setFont(fonts.reading(19, scale=scale))
        self._column.setFixedWidth(min(round(COLUMN * scale), 760) + 48)
        for number, button in enumerate(self._buttons):
            button.setFont(fonts.interface(weight=fonts.REGULAR if number else fonts.SEMIBOLD))
            button.setMinimumSize(round(170 * scale), round(34 * scale))
