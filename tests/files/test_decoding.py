"""Bytes become text, whatever editor or system saved them."""

import pytest

from editorial.domain.errors import UnreadableFile
from editorial.files.decoding import decoded


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("“Größe” 5 €".encode(), "“Größe” 5 €"),
        (b"\xef\xbb\xbfTide", "Tide"),
        (b"\xff\xfe" + "Größe".encode("utf-16-le"), "Größe"),
        (b"\xfe\xff" + "Größe".encode("utf-16-be"), "Größe"),
        ("“Größe” 5 €".encode("cp1252"), "“Größe” 5 €"),
        (b"A page\x0cand another\x1a", "A page\x0cand another\x1a"),
    ],
)
def test_encodings(data: bytes, text: str) -> None:
    assert decoded(data, "a.txt") == text


@pytest.mark.parametrize("data", [b"a\x00b", bytes(range(256)), b"\xff\xfe", b"\x05\x06\x07 words"])
def test_noise_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"a\.txt"):
        decoded(data, "a.txt")
