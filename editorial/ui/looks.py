"""How the user wants the window to look: theme, interface size, reading typeface. Remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QApplication, QMenu

from editorial.ui import fonts, theme
from editorial.ui.memory import Memory
from editorial.ui.theme import Choice

T = TypeVar("T")

SIZES = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
"""Of the interface's text, 1.0 being 13 px."""
_THEMES = ((Choice.SYSTEM, "As the system"), (Choice.LIGHT, "Light"), (Choice.DARK, "Dark"))


class Looks(QObject):
    def __init__(self, memory: Memory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._memory = memory
        self._menus: list[QMenu] = []
        theme.appearance().set_scale(memory.get("view/interface", 1.0))
        theme.appearance().set_reading_family(memory.get("view/typeface", "") or None)

    def choose_theme(self, choice: Choice) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, choice)
        self._memory.put("window/theme", choice.value)

    def choose_size(self, scale: float) -> None:
        """The size of the interface's text, between 0.8 and 2.0."""
        theme.appearance().set_scale(scale)
        self._memory.put("view/interface", theme.appearance().scale)

    def choose_typeface(self, family: str) -> None:
        """The typeface of the article; "" for the first installed of the list of preference."""
        theme.appearance().set_reading_family(family or None)
        self._memory.put("view/typeface", family)

    def add_menus(self, menu: QMenu) -> None:
        """Appearance, Interface size and Reading typeface, at the end of a menu."""
        if not self._menus:
            for title, fill in (
                ("Appearance", self._fill_themes),
                ("Interface size", self._fill_sizes),
                ("Reading typeface", self._fill_typefaces),
            ):
                below = QMenu(title, menu)
                below.aboutToShow.connect(lambda below=below, fill=fill: fill(below))
                self._menus.append(below)
        menu.addSeparator()
        for below in self._menus:
            menu.addMenu(below)

    def _fill_themes(self, menu: QMenu) -> None:
        _offer(menu, _THEMES, theme.appearance().choice, self.choose_theme)

    def _fill_sizes(self, menu: QMenu) -> None:
        now = theme.appearance().scale
        chosen = next((size for size in SIZES if abs(size - now) < 0.01), None)
        _offer(menu, [(size, f"{round(size * 100)} %") for size in SIZES], chosen, self.choose_size)

    def _fill_typefaces(self, menu: QMenu) -> None:
        families = fonts.installed_reading_families()
        first = f"As preferred ({families[0]})" if families else "As preferred"
        options = [("", first), *((family, family) for family in families)]
        chosen = fonts.chosen_reading_family()
        _offer(menu, options, chosen, self.choose_typeface)
        for action, (family, _) in zip(menu.actions(), options, strict=True):
            if family:
                action.setFont(fonts.sample(family))


def _offer(
    menu: QMenu, options: Iterable[tuple[T, str]], chosen: T | None, choose: Callable[[T], None]
) -> None:
    """Fill a menu with a choice of one; the one that holds is ticked."""
    menu.clear()
    group = QActionGroup(menu)
    for value, words in options:
        action = group.addAction(words)
        action.setCheckable(True)
        action.setChecked(value == chosen)
        action.triggered.connect(lambda _=False, value=value: choose(value))
        menu.addAction(action)
