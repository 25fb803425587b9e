"""The pages of a PDF as pictures, one at a time.

The renderer is not safe for threads, so each of these calls waits until no other is under way.
"""

from dataclasses import dataclass
from threading import Lock

import pypdfium2 as pdfium2

from editorial.files.refusal import Refusal

MOST_PIXELS = 3_600
"""Of a picture's longer side; a page that asks for more is drawn coarser."""

_ALONE = Lock()
_USUAL = (595.0, 842.0)


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page drawn on white: rows of `stride` bytes, four bytes a pixel: blue, green, red, none."""

    width: int
    height: int
    stride: int
    pixels: bytes


class PagePictures:
    """An open PDF. `sizes`: width and height of each page as it is shown, in points."""

    def __init__(self, data: bytes) -> None:
        """Raises Refusal where the bytes are no PDF that can be shown."""
        with _ALONE:
            try:
                self._document = pdfium2.PdfDocument(data)
            except pdfium2.PdfiumError as fault:
                raise Refusal("cannot be shown as pages; its words can be.") from fault
            self.sizes = [self._size(number) for number in range(len(self._document))]

    def picture(self, number: int, scale: float) -> PagePicture | None:
        """A page, counted from 0, at so many pixels a point; None where it cannot be drawn."""
        width, height = self.sizes[number]
        scale = min(scale, MOST_PIXELS / max(width, height))
        with _ALONE:
            try:
                page = self._document[number]
            except pdfium2.PdfiumError:
                return None
            try:
                bitmap = page.render(scale=scale, rev_byteorder=False, prefer_bgrx=True)
                try:
                    return PagePicture(
                        bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer)
                    )
                finally:
                    bitmap.close()
            except pdfium2.PdfiumError:
                return None
            finally:
                page.close()

    def close(self) -> None:
        with _ALONE:
            self._document.close()

    def _size(self, number: int) -> tuple[float, float]:
        try:
            width, height = self._document.get_page_size(number)
        except pdfium2.PdfiumError:
            return _USUAL
        return (width, height) if width > 0 and height > 0 else _USUAL
