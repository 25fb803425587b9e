"""The small parts of a form: words in a size and a tone, and buttons with an icon."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton, QWidget

from editorial.ui import fonts
from editorial.ui.commit_field import CommitText
from editorial.ui.icons import icon
from editorial.ui.letters import letters
from editorial.ui.theme import appearance, set_look


class Words(QLabel):
    """Words that are never read as markup. `kind` is a tone that the style sheet knows."""

    def __init__(
        self,
        text: str = "",
        kind: str = "",
        px: float = fonts.BODY,
        weight: int = fonts.REGULAR,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._px, self._weight = px, weight
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setWordWrap(wrap)
        if kind:
            set_look(self, kind=kind)
        self._dress()
        appearance().changed.connect(self._dress)

    def selectable(self) -> Words:
        """Let words be selected and copied, with the mouse."""
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return self

    def _dress(self) -> None:
        self.setFont(fonts.interface(self._px, self._weight))


def section(text: str = "") -> Words:
    """The head of a part of a detail."""
    return Words(text, "secondary", fonts.META, fonts.SEMIBOLD)


class IconButton(QToolButton):
    """A button with an icon, and words where `text` is given; its name says what it does."""

    def __init__(
        self, sign: str, name: str, text: str = "", key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._sign = sign
        self.setAccessibleName(name)
        self._tip = (name, key)
        self.setIconSize(QSize(16, 16))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if text:
            self.setText(text)
            self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._dress()
        appearance().changed.connect(self._dress)
        self._say_key()
        if key:
            letters().changed.connect(self._say_key)

    def _say_key(self) -> None:
        self.setToolTip(letters().tip(*self._tip))

    def _dress(self) -> None:
        self.setIcon(icon(self._sign))
        self.setFont(fonts.interface())


TITLE_INSET = 3
"""Pixels between a title field's edge and its words: what stands above and below is set in by
as much, so that all words stand in one line."""


class TitleField(CommitText):
    """What an item is called or asks: read as a title, edited in place."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(required=True, lines=(1, 4), enter_commits=True, parent=parent)
        self.setAccessibleName(name)
        self.setToolTip(f"{name}: edit it here  (F2)")
        set_look(self, kind="title")
        self.document().setDocumentMargin(1)
        self._dress()
        appearance().changed.connect(self._dress)

    def _dress(self) -> None:
        self.setFont(fonts.interface(fonts.DETAIL, fonts.SEMIBOLD))
