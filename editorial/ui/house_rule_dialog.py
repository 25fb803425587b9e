"""What the house asks for before it prints a claim: so many sources of one kind or the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSpinBox, QWidget

from editorial.domain.house_rule import HouseRule, rule_words
from editorial.ui import fonts
from editorial.ui.dialog import Dialog
from editorial.ui.forms import Words

if TYPE_CHECKING:
    from editorial.ui.window import Window

MOST = 9
"""As many sources as a rule may ask for."""

RULE = (
    "A claim has enough when it has one or the other. Independent sources that go back to one "
    "origin count once; a primary source counts among them. The rule is the whole desk’s."
)


class HouseRuleDialog(Dialog):
    chosen = Signal(int, int)
    """How many primary sources, or how many independent ones."""

    def __init__(self, rule: HouseRule, parent: QWidget | None = None) -> None:
        super().__init__("House rule", parent)
        self.body.addWidget(Words(RULE, "secondary", wrap=True))
        self.primary = _many(rule.primary, "Primary sources")
        self.independent = _many(rule.independent, "Independent sources")
        form = QGridLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setColumnStretch(2, 1)
        fields = (("&Primary sources", self.primary), ("or &independent ones", self.independent))
        for row, (words, field) in enumerate(fields):
            label = QLabel(words)
            label.setBuddy(field)
            form.addWidget(label, row, 0)
            form.addWidget(field, row, 1)
        self.body.addLayout(form)
        self.add_button("Cancel").clicked.connect(self.reject)
        self.add_button("Set rule", primary=True).clicked.connect(self._set)
        self.primary.setFocus()

    def _set(self) -> None:
        self.chosen.emit(self.primary.value(), self.independent.value())
        self.accept()


def _many(value: int, name: str) -> QSpinBox:
    field = QSpinBox()
    field.setRange(1, MOST)
    field.setValue(value)
    field.setAccessibleName(name)
    field.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    field.setMaximumWidth(round(80 * fonts.interface_scale()))
    return field


def ask_house_rule(window: Window) -> None:
    """Show the desk's rule, to be set in one step."""
    from editorial.services import house_rules

    if window.workspace is None:
        return
    review = window.workspace.review

    def keep(primary: int, independent: int) -> None:
        label = f"House rule: {rule_words(HouseRule(primary, independent))}"
        review.run(label, house_rules.set_rule, primary, independent, review.article_id)

    dialog = HouseRuleDialog(review.desk.read(house_rules.rule_of), window)
    dialog.chosen.connect(keep)
    dialog.open()
