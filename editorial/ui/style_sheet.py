"""The application's style sheet: `resources/palettes/style.qss` in the colours of a theme."""

from pathlib import Path
from string import Template

from editorial.resources import resource
from editorial.ui.glyphs import pixmap
from editorial.ui.palette import Theme


def style_sheet(theme: Theme, pictures: Path) -> str:
    """The application's style sheet. A sheet takes pictures from files only: they go there."""
    values = theme.sheet_values()
    for key, name, token in (
        ("icon_down", "down", "text2"),
        ("icon_up", "up", "text2"),
        ("icon_right", "right", "text2"),
        ("icon_check", "check", "text"),
        ("icon_tick", "check", "on_accent"),
        ("icon_dash", "dash", "on_accent"),
    ):
        path = pictures / f"{key}-{theme.name}.png"
        for ratio, target in ((1, path), (2, path.with_stem(f"{path.stem}@2x"))):
            pixmap(name, theme.token(token), 14, ratio).save(str(target))
        values[key] = path.as_posix()
    sheet = resource("palettes", "style.qss").read_text(encoding="utf-8")
    return Template(sheet).substitute(values)
