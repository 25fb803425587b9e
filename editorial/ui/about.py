"""About Editorial: which version this is, and which desk file is open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QWidget

from editorial import __version__
from editorial.ui import fonts
from editorial.ui.dialog import Dialog
from editorial.ui.forms import Words


def about(parent: QWidget | None, desk_path: Path | None) -> Dialog:
    """Show what this is; the dialog, which is open."""
    dialog = Dialog("Editorial", parent)
    dialog.setWindowTitle("About Editorial")
    dialog.setAccessibleName("About Editorial")
    body = dialog.body
    body.setSpacing(8)
    version = Words(f"Version {__version__}, Qt {qVersion()}", "secondary").selectable()
    body.addWidget(version)
    body.addWidget(Words("A desk for editorial review and fact-checking.", wrap=True))
    body.addWidget(
        Words("Everything stays in one file on this computer. Nothing is sent anywhere.", wrap=True)
    )
    if desk_path is not None:
        body.addSpacing(4)
        body.addWidget(Words("Desk file", "secondary", fonts.META, fonts.SEMIBOLD))
        # Zero-width spaces let a path without spaces break where its folders do.
        where = Words(str(desk_path).replace("/", "/\u200b"), wrap=True)
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        where.setAccessibleName(str(desk_path))
        where.setToolTip(str(desk_path))
        body.addWidget(where)
    body.addSpacing(4)
    licence = "Editorial is free software under the MIT licence. Qt is used under the LGPL."
    body.addWidget(Words(licence, "quiet", fonts.META, wrap=True))
    close = dialog.add_button("Close", primary=True)
    close.clicked.connect(dialog.accept)
    dialog.open()
    return dialog
