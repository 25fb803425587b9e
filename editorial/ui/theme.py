"""The look in force: which theme, at which scale, with or without motion; and news when it changes.

A theme belongs to the whole application, as Qt's own palette and style sheet do. Widgets that
paint themselves ask `current()` whenever they paint, and `repaint_with_theme` repaints them.
"""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QGuiApplication, QStyleHints
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from editorial.ui import fonts
from editorial.ui.palette import Theme, load_theme, qt_palette
from editorial.ui.style_sheet import style_sheet


class Choice(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Appearance(QObject):
    """What every widget looks like. `changed` tells of another theme, text scale or typeface."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.theme: Theme = load_theme("light")
        self.choice = Choice.SYSTEM
        self.scale = 1.0
        self._reduced_motion: bool | None = None
        self._app: QApplication | None = None
        self._pictures = QTemporaryDir()
        self._applied: tuple[Theme, float, str] | None = None

    def apply(self, app: QApplication, choice: Choice) -> None:
        """Dresses the application. Safe to call again, with the same choice or another."""
        self.choice = choice
        if self._app is not app:
            self._app = app
            app.setStyle(QStyleFactory.create("Fusion"))
            _follow_system(app.styleHints(), self._system_changed)
        # Title bars and native dialogs follow this where the platform listens; ours need not.
        _ask_scheme(app.styleHints(), choice)
        self._dress()

    def set_scale(self, scale: float) -> None:
        """Text of the interface, 1.0 being 13 px; between 0.8 and 2.0."""
        self.scale = fonts.set_interface_scale(scale)
        self._dress()

    def set_reading_family(self, family: str | None) -> None:
        """The reading typeface; None for the first of the list of preference."""
        fonts.choose_reading_family(family)
        self._dress()

    @property
    def motion(self) -> bool:
        """Whether anything may move. The desk's setting goes before the system's wish."""
        if self._reduced_motion is not None:
            return not self._reduced_motion
        return not _system_prefers(self._app, "motionPreference", "ReducedMotion")

    def set_reduced_motion(self, reduced: bool | None) -> None:
        """None: as the system wishes."""
        self._reduced_motion = reduced

    def _system_changed(self, *_: object) -> None:
        self._dress()

    def _dress(self) -> None:
        app = self._app
        if app is None:
            return
        theme = load_theme(
            _name(app, self.choice), _system_prefers(app, "contrastPreference", "HighContrast")
        )
        look = (theme, self.scale, fonts.chosen_reading_family())
        before, self._applied = self._applied, look
        if before == look:
            return
        self.theme = theme
        if before is None or before[:2] != look[:2]:
            app.setPalette(qt_palette(theme))
            app.setFont(fonts.interface())
            # Anew for a font too: widgets that a sheet has dressed do not hear of one otherwise.
            app.setStyleSheet(style_sheet(theme, Path(self._pictures.path())))
        self.changed.emit()


_appearance: list[Appearance] = []


def appearance() -> Appearance:
    if not _appearance:
        _appearance.append(Appearance())
    return _appearance[0]


def current() -> Theme:
    return appearance().theme


def apply(app: QApplication, choice: Choice | str = Choice.SYSTEM) -> Appearance:
    """Dresses the application; "system" follows the system's colour scheme from then on."""
    look = appearance()
    look.apply(app, Choice(choice))
    return look


def repaint_with_theme(widget: QWidget) -> None:
    """Repaints a widget that paints itself whenever the look changes, and lays it out anew."""
    appearance().changed.connect(widget.updateGeometry)
    appearance().changed.connect(widget.update)


def set_look(widget: QWidget, **properties: object) -> None:
    """Sets the properties that the style sheet knows (kind, surface, edge…) and applies them."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        # Qt polishes it when it is first shown. Unpolished before that, it would then lose a font
        # that was set on it.
        return
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def _name(app: QApplication, choice: Choice) -> str:
    if choice is not Choice.SYSTEM:
        return choice.value
    dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if dark else "light"


def _ask_scheme(hints: QStyleHints, choice: Choice) -> None:
    if choice is Choice.SYSTEM:
        hints.unsetColorScheme()
        return
    dark = choice is Choice.DARK
    hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)


def _system_prefers(app: QGuiApplication | None, preference: str, value: str) -> bool:
    """Whether the system wishes something; what it cannot say (before Qt 6.10), it does not."""
    if app is None:
        return False
    # Both are kept in names: PySide frees the second together with the first.
    hints = app.styleHints()
    wishes = hints.accessibility() if hasattr(hints, "accessibility") else None
    ask = getattr(wishes, preference, None)
    return ask is not None and ask().name == value


def _follow_system(hints: QStyleHints, react: Callable[..., None]) -> None:
    hints.colorSchemeChanged.connect(react)
    wishes = hints.accessibility() if hasattr(hints, "accessibility") else None
    contrast = getattr(wishes, "contrastPreferenceChanged", None)
    if contrast is not None:
        contrast.connect(react)
