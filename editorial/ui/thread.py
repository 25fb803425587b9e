"""The thread of a question: who said what, and when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from editorial.domain.question import Reply
from editorial.domain.reviewer import Reviewer, initials_of
from editorial.domain.vocabulary import Vocabulary
from editorial.ui import fonts
from editorial.ui.avatar import Avatar
from editorial.ui.chips import Spot
from editorial.ui.dates import moment_words
from editorial.ui.forms import Words
from editorial.ui.frames import ElidedLabel
from editorial.ui.growing_text import GrowingText
from editorial.ui.theme import appearance, set_look


class Thread(QWidget):
    """Every turn, oldest first. Turns are made anew only where they differ."""

    def __init__(
        self,
        roles: Vocabulary,
        person: Callable[[str], Reviewer | None],
        own_id: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._roles, self._person, self._own_id = roles, person, own_id
        self._shown: tuple[Reply, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)

    def show_replies(self, replies: tuple[Reply, ...]) -> None:
        same = 0
        for old, new in zip(self._shown, replies, strict=False):
            if old != new:
                break
            same += 1
        while self._column.count() > same:
            item = self._column.takeAt(same)
            if item is not None and (turn := item.widget()) is not None:
                turn.hide()
                turn.deleteLater()
        for reply in replies[same:]:
            self._column.addWidget(self._turn(reply))
        self._shown = replies
        self.setVisible(bool(replies))

    def _turn(self, reply: Reply) -> QWidget:
        name, role, initials = self._speaker(reply)
        when = moment_words(reply.at, date.today())
        turn = QWidget(self)
        turn.setAccessibleName(
            f"{'Answer. ' if reply.is_answer else ''}{name}, {when}: {reply.text}"
        )
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(_Name(name))
        head.addWidget(Words(role, "secondary", fonts.META), 0)
        if reply.is_answer:
            head.addSpacing(2)
            head.addWidget(Spot("check", "verified", 14))
            head.addWidget(Words("Answer", "add", fonts.TAG, fonts.SEMIBOLD))
        head.addStretch(1)
        head.addSpacing(6)
        head.addWidget(Words(when, "quiet", fonts.META))
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(_Said(reply.text))
        row = QHBoxLayout(turn)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        own = not reply.speaker and reply.reviewer_id == self._own_id()
        row.addWidget(Avatar(initials, own), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        return turn

    def _speaker(self, reply: Reply) -> tuple[str, str, str]:
        """Name, role and initials. What somebody else said says who wrote it down."""
        writer = self._person(reply.reviewer_id)
        if reply.speaker:
            noted = f"noted by {writer.initials}" if writer else ""
            return reply.speaker, noted, initials_of(reply.speaker)[:2]
        if writer is None:
            return "Unknown reviewer", "", "?"
        return writer.name, self._roles.label(writer.role.value), writer.initials


class _Name(ElidedLabel):
    """Who speaks, cut short where there is no room."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._dress()
        appearance().changed.connect(self._dress)

    def _dress(self) -> None:
        self.setFont(fonts.interface(weight=fonts.SEMIBOLD))
        self.updateGeometry()


class _Said(GrowingText):
    """What was said, whole, to be read and copied. A label would not break a long word."""

    def __init__(self, text: str) -> None:
        super().__init__((1, 10_000))
        self.setReadOnly(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(text)
        self.document().setDocumentMargin(0)
        set_look(self, kind="said")
        self._dress()
        appearance().changed.connect(self._dress)
        self.setPlainText(text)

    def _dress(self) -> None:
        self.setFont(fonts.interface())
