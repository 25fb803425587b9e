"""Pages of one PDF on their way to the screen: asked for here, drawn on a worker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from editorial.ui.jobs import Jobs

if TYPE_CHECKING:
    from editorial.services.page_pictures import PagePicture, PagePictures


@dataclass(frozen=True, slots=True)
class Wish:
    """A page, counted from 0, at so many pixels a point."""

    number: int
    scale: float


class Printer(QObject):
    """Draws one page at a time. Only the newest wishes count: what was scrolled past is not
    drawn."""

    printed = Signal(object, object)
    """The wish, and its QImage; a null one where the page cannot be drawn."""

    def __init__(self, pages: PagePictures, jobs: Jobs, parent: QObject | None = None) -> None:
        """`jobs` draws for all windows, since the renderer is not safe for threads."""
        super().__init__(parent)
        self._pages, self._jobs = pages, jobs
        self._wishes: list[Wish] = []
        self._under_way: Wish | None = None
        self._closed = False

    def want(self, wishes: Sequence[Wish]) -> None:
        """Draw these, in this order, instead of what was wanted before."""
        self._wishes = list(wishes)
        self._next()

    def close(self) -> None:
        """Draw nothing more; the PDF is closed behind what is being drawn."""
        if not self._closed:
            self._closed = True
            self._wishes.clear()
            pages = self._pages
            self._jobs.start(lambda _: pages.close())

    def _next(self) -> None:
        if self._closed or self._under_way is not None or not self._wishes:
            return
        wish = self._under_way = self._wishes.pop(0)
        pages = self._pages
        job = self._jobs.start(lambda _: image_of(pages.picture(wish.number, wish.scale)))
        job.done.connect(lambda image: self._was_drawn(wish, image))

    def _was_drawn(self, wish: Wish, image: QImage) -> None:
        self._under_way = None
        if not self._closed:
            self._wishes = [each for each in self._wishes if each != wish]
            self.printed.emit(wish, image)
            self._next()


def image_of(picture: PagePicture | None) -> QImage:
    """A page's picture as Qt has it, with pixels of its own."""
    if picture is None:
        return QImage()
    return QImage(
        picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32
    ).copy()
