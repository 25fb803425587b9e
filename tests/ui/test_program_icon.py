"""The icon under which the window stands in the taskbar."""

import pytest
from PySide6.QtGui import QColor, QIcon

from editorial.resources import resource


@pytest.mark.parametrize("size", [16, 48, 256])
def test_the_icon_shows_a_page_and_a_verdict(qapp, size):
    picture = QIcon(str(resource("icons", "editorial.svg"))).pixmap(size, size).toImage()

    assert picture.size().width() == size
    assert picture.pixelColor(0, 0).alpha() == 0
    page = picture.pixelColor(size * 26 // 128, size * 60 // 128)
    verdict = picture.pixelColor(size * 90 // 128, size * 74 // 128)
    assert page.lightness() > 200
    assert verdict.green() > max(verdict.red(), verdict.blue()) or verdict == QColor("white")
