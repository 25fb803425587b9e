"""Two scroll bars that move as one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QScrollBar


class ScrollLock(QObject):
    """Whichever bar is moved, the other follows, at the distance that was set last."""

    def __init__(self, old: QScrollBar, new: QScrollBar, parent: QObject) -> None:
        super().__init__(parent)
        self._old, self._new = old, new
        self._shift = 0
        self._following = False
        old.valueChanged.connect(self._old_moved)
        new.valueChanged.connect(self._new_moved)

    @property
    def shift(self) -> int:
        """Pixels by which the new draft is scrolled further than the old one."""
        return self._shift

    def set_shift(self, shift: int) -> None:
        """From now on; the old draft's bar moves to it."""
        self._shift = shift
        self._new_moved(self._new.value())

    @contextmanager
    def let_go(self) -> Iterator[None]:
        """Both may be moved alone inside; the old one follows behind."""
        self._following = True
        try:
            yield
        finally:
            self._following = False
            self._new_moved(self._new.value())

    def _old_moved(self, value: int) -> None:
        self._follow(self._new, value + self._shift)

    def _new_moved(self, value: int) -> None:
        self._follow(self._old, value - self._shift)

    def _follow(self, bar: QScrollBar, value: int) -> None:
        # What follows may stop at its end, and must not pull the other back.
        if not self._following:
            self._following = True
            bar.setValue(value)
            self._following = False
