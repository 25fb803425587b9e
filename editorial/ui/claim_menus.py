"""The menus of a claim's chips: status, kinds and risk."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from editorial.domain.claim import Risk, Status
from editorial.services.vocabularies import vocabulary
from editorial.ui import fonts
from editorial.ui.icons import icon
from editorial.ui.letters import letters

CHOOSING_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class KindsMenu(QMenu):
    """Several kinds may be checked, so choosing one leaves the menu open."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if action is None or not action.isCheckable():
            super().mouseReleaseEvent(event)
            return
        action.trigger()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if action is not None and action.isCheckable() and event.key() in CHOOSING_KEYS:
            action.trigger()
            return
        super().keyPressEvent(event)


def fill_statuses(
    menu: QMenu,
    current: Status | None,
    choose: Callable[[Status], None],
    give_reason: Callable[[], None],
) -> None:
    """All statuses with icon and key; the current one is set off."""
    menu.clear()
    for term in vocabulary("statuses"):
        words = letters().entry(term.label, term.shortcut)
        action = menu.addAction(icon(term.key, term.key), words)
        action.setToolTip(term.hint)
        status = Status(term.key)
        _set_off(action, status is current)
        action.triggered.connect(lambda _=False, status=status: choose(status))
    menu.addSeparator()
    reason = menu.addAction(icon("pencil"), "Give a reason…")
    reason.setEnabled(current is not None)
    reason.triggered.connect(lambda _=False: give_reason())


def fill_kinds(
    menu: QMenu, counts: dict[str, int], many: int, choose: Callable[[str, bool], None]
) -> None:
    """`counts`: how many of the `many` claims are of each kind. A kind that only some of them
    are of says so, and choosing it makes it all of them."""
    menu.clear()
    kinds = vocabulary("kinds")
    unknown = [key for key in counts if key not in kinds]
    for key in (*kinds.keys, *unknown):
        term = kinds.term(key)
        some = 0 < counts.get(key, 0) < many
        action = menu.addAction(f"{term.label} ({counts[key]} of {many})" if some else term.label)
        action.setToolTip(term.hint)
        action.setCheckable(True)
        action.setChecked(counts.get(key, 0) == many)
        action.triggered.connect(lambda on, key=key: choose(key, on))


def fill_risks(menu: QMenu, risks: Collection[Risk], choose: Callable[[Risk], None]) -> None:
    menu.clear()
    for term in vocabulary("risks"):
        risk = Risk(term.key)
        key = "L" if risk is Risk.LEGAL else ""
        action = menu.addAction(letters().entry(f"{term.label} risk", key))
        if risk is Risk.LEGAL:
            action.setIcon(icon("flag", "disputed"))
        action.setToolTip(term.hint)
        _set_off(action, set(risks) == {risk})
        action.triggered.connect(lambda _=False, risk=risk: choose(risk))


def menu_of(parent: QWidget, fill: Callable[[], None], menu: QMenu | None = None) -> QMenu:
    """A menu that is filled whenever it opens."""
    made = menu or QMenu(parent)
    made.setToolTipsVisible(True)
    made.aboutToShow.connect(fill)
    return made


def _set_off(action: QAction, current: bool) -> None:
    action.setFont(fonts.interface(fonts.BODY, fonts.SEMIBOLD if current else fonts.REGULAR))
