"""Colours by what they are for, read from `resources/palettes`."""

import json
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any

from PySide6.QtGui import QColor, QPalette

from editorial.domain.claim import Status
from editorial.resources import resource

_STATUSES = {status.value: status for status in Status}


@dataclass(frozen=True, slots=True)
class StatusColors:
    """`fg` for icon, underline and word; `fill` behind words in the article, where there is one."""

    fg: QColor
    fill: QColor | None


@dataclass(frozen=True, slots=True)
class Theme:
    """One look of the desk. Every token is a colour; none carries transparency."""

    name: str
    win: QColor
    panel: QColor
    paper: QColor
    card: QColor
    sunken: QColor
    note: QColor
    hover: QColor
    line: QColor
    line2: QColor
    border: QColor
    ctl: QColor
    text: QColor
    text2: QColor
    text3: QColor
    accent: QColor
    accent_fill: QColor
    on_accent: QColor
    accent_tint: QColor
    accent_tint2: QColor
    selection: QColor
    add: QColor
    add_bg: QColor
    remove: QColor
    remove_bg: QColor
    inverse: QColor
    on_inverse: QColor
    on_inverse_accent: QColor
    statuses: dict[Status, StatusColors]

    @property
    def is_dark(self) -> bool:
        return self.name == "dark"

    def token(self, name: str) -> QColor:
        """A colour by the name of its token; a status's name gives its foreground."""
        status = _STATUSES.get(name)
        if status is not None:
            return self.statuses[status].fg
        color: QColor = getattr(self, name)
        return color

    def status(self, status: Status) -> QColor:
        return self.statuses[status].fg

    def fill(self, status: Status) -> QColor | None:
        return self.statuses[status].fill

    def sheet_values(self) -> dict[str, str]:
        """What the style sheet may name."""
        values = {
            field.name: self.token(field.name).name()
            for field in fields(self)
            if field.name not in ("name", "statuses")
        }
        warning = self.statuses[Status.NEEDS_CHANGE].fill
        return values | {
            "control": self.border.name(),
            "warning_bg": (warning or self.note).name(),
            "accent_hover": self.accent_fill.darker(108).name(),
            "accent_press": self.accent_fill.darker(120).name(),
        }


@cache
def load_theme(name: str, high_contrast: bool = False) -> Theme:
    """The palette `name` ("light" or "dark"). High contrast draws controls at 3:1 or more."""
    data: dict[str, Any] = json.loads(
        resource("palettes", f"{name}.json").read_text(encoding="utf-8")
    )
    statuses = {
        Status(key): StatusColors(
            QColor(colors["fg"]), QColor(colors["fill"]) if colors["fill"] else None
        )
        for key, colors in data["statuses"].items()
    }
    tokens = {key: QColor(value) for key, value in data["colors"].items()}
    theme = Theme(name=data["name"], statuses=statuses, **tokens)
    if not high_contrast:
        return theme
    return replace(theme, border=theme.ctl, line=theme.line2, line2=theme.ctl, text3=theme.text2)


def qt_palette(theme: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for target, color in (
        (role.Window, theme.panel),
        (role.WindowText, theme.text),
        (role.Base, theme.card),
        (role.AlternateBase, theme.panel),
        (role.Text, theme.text),
        (role.Button, theme.card),
        (role.ButtonText, theme.text),
        (role.BrightText, theme.on_accent),
        (role.Highlight, theme.accent_fill),
        (role.HighlightedText, theme.on_accent),
        (role.Accent, theme.accent_fill),
        (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
        (role.PlaceholderText, theme.text3),
        (role.ToolTipBase, theme.inverse),
        (role.ToolTipText, theme.on_inverse),
        (role.Light, theme.card),
        (role.Midlight, theme.line),
        (role.Mid, theme.line2),
        (role.Dark, theme.border),
        (role.Shadow, theme.ctl),
    ):
        palette.setColor(target, color)
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, theme.text3)
    return palette
