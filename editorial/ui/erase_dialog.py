"""Erasing an article for good: what goes is said first, and it is asked for twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from editorial.domain.errors import DeskError
from editorial.domain.library import Leaving
from editorial.domain.text import folded, shortened
from editorial.ui.dialog import Dialog
from editorial.ui.forms import Words

if TYPE_CHECKING:
    from editorial.services.desk import Desk
    from editorial.ui.notices import Notices

LASTS = (
    "Undo cannot bring it back. The history keeps that steps were taken, by whom and when, and "
    "nothing of what they said. Exports and copies made elsewhere are not touched."
)


class EraseForGood(Dialog):
    """Typing the first word of the headline lets the button be pressed."""

    wanted = Signal(bool)
    """Whether the backups that hold the article are to go as well."""

    def __init__(self, goes: Leaving, backups: int, parent: QWidget | None = None) -> None:
        super().__init__("Erase for good", parent, width=500)
        self.head.setText(f"Erase “{shortened(goes.headline, 90)}” for good?")
        self.body.addWidget(Words(what_goes(goes), wrap=True))
        self.body.addWidget(Words(LASTS, "secondary", wrap=True))
        self.backups = QCheckBox(_backups_words(backups))
        self.backups.setChecked(backups > 0)
        self.backups.setVisible(backups > 0)
        self.body.addWidget(self.backups)
        self._word = first_word(goes.headline)
        ask = QLabel(f"To go on, type the first word of the headline: {self._word}")
        ask.setWordWrap(True)
        self.field = QLineEdit()
        self.field.setAccessibleName("First word of the headline")
        self.field.textChanged.connect(self._check)
        ask.setBuddy(self.field)
        self.body.addWidget(ask)
        self.body.addWidget(self.field)
        keep = self.add_button("Keep it", primary=True)
        keep.clicked.connect(self.reject)
        self.erase = self.add_button("Erase for good", kind="danger")
        self.erase.clicked.connect(self._erase)
        self._check()
        self.field.setFocus()

    def _check(self) -> None:
        self.erase.setEnabled(folded(self.field.text()).casefold() == self._word.casefold())

    def _erase(self) -> None:
        self.wanted.emit(self.backups.isChecked())
        self.accept()


def ask_to_erase(desk: Desk, article_id: str, notices: Notices, parent: QWidget) -> None:
    """Ask, and erase where that is wanted; what comes of it is said in the window."""
    from editorial.services import backups, erasing

    try:
        goes = desk.read(erasing.what_goes, article_id)
        holding = len(backups.holding(desk.path, article_id))
    except DeskError as error:
        notices.refuse(str(error))
        return
    if goes is None:
        notices.refuse("This article is no longer on the desk; there is nothing to erase.")
        return
    dialog = EraseForGood(goes, holding, parent)
    dialog.wanted.connect(lambda too: _erase(desk, article_id, too, notices))
    dialog.open()


def _erase(desk: Desk, article_id: str, backups_too: bool, notices: Notices) -> None:
    from editorial.services import backups, erasing

    steps: list[Callable[[], object]] = [lambda: erasing.erase(desk, article_id)]
    if backups_too:
        steps.append(lambda: backups.forget(desk.path, article_id))
    done = True
    for step in steps:
        try:
            step()
        except DeskError as error:
            # The next one is still to be done: an article may be erased, and only traces be left.
            notices.refuse(str(error))
            done = False
    if done:
        notices.tell("Erased for good. Nothing of the article is left on the desk.")


def what_goes(goes: Leaving) -> str:
    """ "It goes with 2 drafts, 25 claims, 4 questions and 3 sources that only it uses. …" """
    *parts, last = _counted(goes)
    words = f"It goes with {', '.join(parts)}{' and ' if parts else ''}{last}."
    if goes.shared_sources:
        many = goes.shared_sources
        stay = "1 source stays" if many == 1 else f"{many} sources stay"
        words += f" {stay}, since other articles use {'it' if many == 1 else 'them'} too."
    return words


def _counted(goes: Leaving) -> Iterator[str]:
    for count, one in (
        (goes.drafts, "draft"),
        (goes.claims, "claim"),
        (goes.questions, "question"),
        (goes.notes, "note"),
    ):
        if count or one == "draft":
            yield f"{count} {one}" if count == 1 else f"{count} {one}s"
    if goes.sources:
        yield f"{goes.sources} source{'' if goes.sources == 1 else 's'} that only it uses"


def first_word(headline: str) -> str:
    """The first word, without the marks round it; the whole headline where it has no letters."""
    for word in headline.split():
        bare = word.strip("“”„‘’\"'«».,:;!?()[]–—-…")
        if bare:
            return bare
    return folded(headline)


def _backups_words(count: int) -> str:
    many = "the backup that holds" if count == 1 else f"the {count} backups that hold"
    return f"Also delete {many} it"
