"""Typefaces: the system's for the interface, a serif from a list of preference for reading.

Sizes are pixels at scale 1. Each of the two has a scale of its own.
"""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

READING_FAMILIES = (
    "Charis SIL",
    "Source Serif 4",
    "Source Serif Pro",
    "Literata",
    "Noto Serif",
    "Iowan Old Style",
    "Charter",
    "Georgia",
    "Cambria",
    "DejaVu Serif",
    "Liberation Serif",
)
# What fontconfig answers with where the user has chosen nothing.
_FALLBACKS = frozenset(
    {"", "Sans", "Sans Serif", "DejaVu Sans", "Bitstream Vera Sans", "Monospace", "Fixed"}
)

BODY, META, TAG, DETAIL, TITLE = 13, 12, 11, 15, 17
REGULAR, MEDIUM, SEMIBOLD, BOLD = 400, 500, 600, 700

_scale = {"interface": 1.0}
_chosen: dict[str, str] = {}


def set_interface_scale(scale: float) -> float:
    """Sets the interface's text scale, kept between 0.8 and 2.0; returns what was set."""
    _scale["interface"] = min(2.0, max(0.8, scale))
    return _scale["interface"]


def interface_scale() -> float:
    return _scale["interface"]


def choose_reading_family(family: str | None) -> None:
    """The user's own reading typeface; None goes back to the list of preference."""
    if family:
        _chosen["reading"] = family
    else:
        _chosen.pop("reading", None)


def chosen_reading_family() -> str:
    """What the user chose, "" for the list of preference."""
    return _chosen.get("reading", "")


def installed_reading_families() -> list[str]:
    """Those of the list of preference that are there, in its order."""
    return [family for family in READING_FAMILIES if family in _families()]


@cache
def _families() -> frozenset[str]:
    return frozenset(QFontDatabase.families())


@cache
def interface_family() -> str:
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    return "Inter" if system in _FALLBACKS and "Inter" in _families() else system


@cache
def _first_installed() -> str:
    return next(iter(installed_reading_families()), "serif")


def reading_family() -> str:
    chosen = chosen_reading_family()
    return chosen if chosen in _families() else _first_installed()


@cache
def code_family() -> str:
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()


def _font(family: str, px: float, weight: int, italic: bool) -> QFont:
    font = QFont(family)
    font.setPixelSize(max(1, round(px)))
    font.setWeight(QFont.Weight(weight))
    font.setItalic(italic)
    # Hinted glyphs stand on whole pixels, which makes the spacing of a serif uneven.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def interface(px: float = BODY, weight: int = REGULAR, italic: bool = False) -> QFont:
    return _font(interface_family(), px * _scale["interface"], weight, italic)


def reading(px: float = 18, weight: int = REGULAR, italic: bool = False, scale: float = 1) -> QFont:
    font = _font(reading_family(), px * scale, weight, italic)
    font.setStyleHint(QFont.StyleHint.Serif)
    return font


def sample(family: str) -> QFont:
    """A typeface as its own name is shown in a menu."""
    return _font(family, BODY * _scale["interface"], REGULAR, False)


def code(px: float = 15, scale: float = 1) -> QFont:
    font = _font(code_family(), px * scale, REGULAR, False)
    font.setStyleHint(QFont.StyleHint.Monospace)
    return font
