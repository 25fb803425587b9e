"""The desk's signs as Qt icons in the colours of the theme in force."""

from functools import lru_cache

from PySide6.QtGui import QColor, QIcon

from editorial.ui import theme
from editorial.ui.glyphs import GLYPHS, paint_icon, pixmap

__all__ = ["GLYPHS", "icon", "paint_icon", "pixmap"]

_RATIOS = (1.0, 1.5, 2.0, 3.0)


def icon(name: str, color: QColor | str = "text2", size: int = 16) -> QIcon:
    """A sign in a colour, or in the colour of a token or status of the theme in force.

    An icon keeps its colour when the theme changes: whoever sets one sets it again on
    `appearance().changed`. Greyed for disabled controls.
    """
    drawn = color if isinstance(color, QColor) else theme.current().token(color)
    return _icon(name, drawn.rgba(), theme.current().text3.rgba(), size)


@lru_cache(maxsize=512)
def _icon(name: str, color: int, disabled: int, size: int) -> QIcon:
    made = QIcon()
    for mode, rgba in ((QIcon.Mode.Normal, color), (QIcon.Mode.Disabled, disabled)):
        for ratio in _RATIOS:
            made.addPixmap(pixmap(name, QColor.fromRgba(rgba), size, ratio), mode)
    return made
