"""Our own faults: what is safe, and a report to pass on."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from editorial.ui import fonts
from editorial.ui.chips import Spot
from editorial.ui.dialog import Dialog
from editorial.ui.forms import Words


class Fault(Dialog):
    """`report` says where it happened. It is shown and copied as it is, so whoever makes it leaves
    every text out."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__("Something went wrong inside Editorial", parent, width=520)
        self.head.setText("Something went wrong inside Editorial.")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Spot("warning", "needs_change", 20))
        self.body.removeWidget(self.head)
        head.addWidget(self.head, 1)
        self.body.addLayout(head)
        safe = "The step was not saved; everything before it is kept."
        self.body.addWidget(Words(safe, wrap=True))
        self._report = QPlainTextEdit(report, readOnly=True, tabChangesFocus=True)
        self._report.setFont(fonts.code(fonts.META, fonts.interface_scale()))
        self._report.setAccessibleName("Report")
        self._report.setMinimumHeight(140)
        self._report.hide()
        self.body.addWidget(self._report, 1)
        self._about = Words(
            "The report names places in the program, no words of your articles.",
            "quiet",
            fonts.META,
            wrap=True,
        )
        self._about.hide()
        self.body.addWidget(self._about)
        self._add_buttons()

    def open(self) -> None:
        """Show it; where one is open already, the report joins that one's."""
        shown = next((fault for fault in self._others() if fault.isVisible()), None)
        if shown is None:
            super().open()
            return
        shown.add(self._report.toPlainText())
        self.deleteLater()

    def add(self, report: str) -> None:
        """One more fault, under those that are reported already."""
        known = self._report.toPlainText()
        # A fault in something that repeats comes again and again.
        if not known.endswith(report):
            self._report.setPlainText(f"{known}\n\n{report}")

    @property
    def report(self) -> str:
        return self._report.toPlainText()

    def _others(self) -> list[Fault]:
        parent = self.parentWidget()
        return [f for f in parent.findChildren(Fault) if f is not self] if parent else []

    def _add_buttons(self) -> None:
        self._toggle = self.add_aside("Show report")
        self._toggle.clicked.connect(self._show_report)
        self._copy = self.add_aside("Copy report")
        self._copy.clicked.connect(self._copy_report)
        close = self.add_button("Go on", primary=True)
        close.clicked.connect(self.accept)
        close.setFocus()

    def _show_report(self) -> None:
        shown = self._report.isHidden()
        self._report.setVisible(shown)
        self._about.setVisible(shown)
        self._toggle.setText("Hide report" if shown else "Show report")
        self.fit()

    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())
        self._copy.setText("Copied")
