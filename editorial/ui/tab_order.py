"""Where Tab goes: through the window as it is laid out, whenever its widgets were made."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QLayout,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QWidget,
)


def go_on(within: QWidget | None, forward: bool) -> bool:
    """Give the focus to the next stop of Tab, or to the one before; whether there is any."""
    stops = list(_stops(within)) if within is not None else []
    if not stops:
        return False
    focus = QApplication.focusWidget()
    while focus is not None and focus not in stops:
        # Parts of a stop, such as the line of a box to choose from, stand for the whole.
        focus = focus.parentWidget()
    here = stops.index(focus) if focus is not None else (-1 if forward else 0)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stops[(here + (1 if forward else -1)) % len(stops)].setFocus(reason)
    return True


def _stops(widget: QWidget) -> Iterator[QWidget]:
    """The stops of Tab in a widget, in the order of its layout."""
    if widget.isHidden() or not widget.isEnabled():
        return
    proxy = widget.focusProxy()
    if proxy is None and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    for part in _parts(widget):
        yield from _stops(part)


def _parts(widget: QWidget) -> Iterator[QWidget]:
    layout = widget.layout()
    if isinstance(widget, QStackedWidget):
        yield from filter(None, (widget.currentWidget(),))
    elif isinstance(widget, QSplitter):
        numbers = range(widget.count())
        yield from filter(None, (widget.widget(number) for number in numbers))
    elif isinstance(widget, QScrollArea):
        yield from filter(None, (widget.widget(),))
    elif layout is not None:
        placed = list(_laid_out(layout))
        # What floats over the layout, as a drawer does, comes first.
        yield from (each for each in _children(widget) if each not in placed)
        yield from placed


def _children(widget: QWidget) -> Iterator[QWidget]:
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow():
            yield child


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield widget
        elif (inner := item.layout()) is not None:
            yield from _laid_out(inner)
