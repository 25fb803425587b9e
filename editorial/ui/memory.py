"""What the window remembers: sizes, views, choices. On this computer, never in the desk."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings


class Memory:
    """A settings file. What cannot be read is forgotten, never an error: nothing of the user's
    work is kept here."""

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    def get(self, name: str, default: Any = None) -> Any:
        """A remembered JSON value; `default` where there is none of the default's kind."""
        kept = self._settings.value(name)
        if not isinstance(kept, str):
            return default
        try:
            value = json.loads(kept)
        except ValueError:
            return default
        return value if default is None or isinstance(value, type(default)) else default

    def put(self, name: str, value: Any) -> None:
        self._settings.setValue(name, json.dumps(value))

    def get_bytes(self, name: str) -> QByteArray:
        return QByteArray.fromBase64(str(self.get(name, "")).encode())

    def put_bytes(self, name: str, value: QByteArray) -> None:
        self.put(name, bytes(value.toBase64().data()).decode())

    def article(self, article_id: str) -> dict[str, Any]:
        """How an article was left: tab, selection, scroll, view."""
        return dict(self.get(f"articles/{article_id}", {}))

    def put_article(self, article_id: str, state: dict[str, Any]) -> None:
        self.put(f"articles/{article_id}", state)

    def save(self) -> None:
        self._settings.sync()
