"""What single letters do, in the whole application: act, act with Alt held, or nothing."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

MODES = ("on", "alt", "off")
_PANES = frozenset("1234")
"""With Alt these go to the panes."""


def acting(key: str, mode: str) -> str:
    """What is to be pressed for a key such as "V", "Shift+J" or "F2"; "" where nothing does.

    A setting of letters is about signs that somebody may type; F2 or Delete always act.
    """
    sign = key if len(key) == 1 else key.rpartition("+")[2]
    if mode == "on" or len(sign) != 1 or key.startswith(("Ctrl+", "Alt+")):
        return key
    return f"Alt+{key}" if mode == "alt" and sign not in _PANES else ""


def written(key: str) -> str:
    """A key as the platform writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


class Letters(QObject):
    """The setting in force. It belongs to the application, as the theme does: menus, tips and
    key caps all over the window say what it makes of a key."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._mode = "on"

    @property
    def mode(self) -> str:
        """ "on", "alt" (they want Alt held) or "off"."""
        return self._mode

    def set_mode(self, mode: str) -> None:
        mode = mode if mode in MODES else "on"
        if mode != self._mode:
            self._mode = mode
            self.changed.emit()

    def shown(self, key: str) -> str:
        """How the key is shown now; "" while it does nothing."""
        return written(acting(key, self._mode))

    def tip(self, words: str, key: str) -> str:
        """Words with the key behind them: "Search the claims  (/)"."""
        shown = self.shown(key) if key else ""
        return f"{words}  ({shown})" if shown else words

    def entry(self, words: str, key: str) -> str:
        """A menu's words with the key at the right."""
        shown = self.shown(key) if key else ""
        return f"{words}\t{shown}" if shown else words


_letters: list[Letters] = []


def letters() -> Letters:
    if not _letters:
        _letters.append(Letters())
    return _letters[0]
