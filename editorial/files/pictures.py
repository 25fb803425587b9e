"""Pictures that can be attached as documents: told by their first bytes, kept as they are."""

_BEGINNINGS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"BM")


def is_picture(data: bytes) -> bool:
    """Whether the bytes begin like a PNG, JPEG, GIF, BMP or WebP file."""
    if data.startswith(b"BM"):
        # Two letters alone would make a picture of many a text.
        return len(data) > 26 and data[6:10] == b"\0\0\0\0"
    return data.startswith(_BEGINNINGS) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")
