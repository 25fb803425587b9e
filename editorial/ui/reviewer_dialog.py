"""Who is reviewing: the name that stands beside verdicts."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from editorial.domain.reviewer import Reviewer, Role, initials_of
from editorial.ui import fonts
from editorial.ui.dialog import Dialog
from editorial.ui.forms import Words
from editorial.ui.theme import set_look

REVIEWING = (Role.CHECKER, Role.EDITOR, Role.LEGAL)
"""Roles of those who work at a desk; authors and subjects are asked, they do not rule."""

INITIALS = 4
"""As many letters as fit where initials are shown."""

PRIVACY = (
    "Your name stands beside your verdicts, on this desk and in exports. It is not sent anywhere."
)


class WhoIsReviewing(Dialog):
    chosen = Signal(object)
    """The reviewer, with the id they had."""

    def __init__(self, reviewer: Reviewer, first_time: bool, parent: QWidget | None = None) -> None:
        super().__init__("Who is reviewing?", parent)
        self._reviewer = reviewer
        self.body.addWidget(Words(PRIVACY, "secondary", wrap=True))
        self.name = QLineEdit(reviewer.name)
        self.name.setAccessibleName("Name")
        self.initials = QLineEdit(reviewer.initials, maxLength=INITIALS)
        self.initials.setAccessibleName("Initials")
        self.initials.setMaximumWidth(round(96 * fonts.interface_scale()))
        self.role = QComboBox()
        self.role.setAccessibleName("Role")
        self.role.setMaximumWidth(round(200 * fonts.interface_scale()))
        self._offer_roles()
        self.body.addLayout(self._form())
        self._missing = Words("", "remove", wrap=True)
        self._missing.hide()
        self.body.addWidget(self._missing)
        # Initials that somebody chose stay theirs; those that come from the name follow it.
        self._follows = reviewer.initials == initials_of(reviewer.name)
        self.name.textEdited.connect(self._named)
        self.initials.textEdited.connect(self._initialled)
        later = self.add_button("Not now" if first_time else "Cancel")
        later.clicked.connect(self.reject)
        keep = self.add_button("Begin" if first_time else "Save", primary=True)
        keep.clicked.connect(self._keep)
        self.name.setFocus()
        self.name.selectAll()

    def _form(self) -> QGridLayout:
        form = QGridLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setColumnStretch(1, 1)
        fields = (("&Name", self.name), ("&Initials", self.initials), ("&Role", self.role))
        for row, (words, field) in enumerate(fields):
            label = QLabel(words)
            label.setBuddy(field)
            form.addWidget(label, row, 0)
            form.addWidget(field, row, 1)
        return form

    def _offer_roles(self) -> None:
        from editorial.services.vocabularies import vocabulary

        roles = vocabulary("roles")
        own = self._reviewer.role
        for role in (*REVIEWING, *([] if own in REVIEWING else [own])):
            term = roles.term(role.value)
            self.role.addItem(term.label, role)
            self.role.setItemData(self.role.count() - 1, term.hint, Qt.ItemDataRole.ToolTipRole)
        self.role.setCurrentIndex(self.role.findData(own))

    def _named(self, name: str) -> None:
        if self._follows:
            self.initials.setText(initials_of(name) if name.strip() else "")
        self._missing.hide()
        set_look(self.name, invalid=False)

    def _initialled(self, initials: str) -> None:
        # Emptied, they follow the name again.
        self._follows = not initials.strip()
        set_look(self.initials, invalid=False)

    def _keep(self) -> None:
        name = " ".join(self.name.text().split())
        initials = self.initials.text().strip() or initials_of(name)
        if not name:
            self._missing.setText("Write a name; your verdicts stand under it.")
            self._missing.show()
            set_look(self.name, invalid=True)
            self.name.setFocus()
            self.fit()
            return
        role = Role(self.role.currentData())
        self.chosen.emit(replace(self._reviewer, name=name, initials=initials, role=role))
        self.accept()
