"""What a file is, told by its bytes and never by its ending."""

import io
import zipfile

import pytest

from editorial.domain.errors import UnreadableFile
from editorial.files.file_kind import FileKind, kind_of_bytes


def zipped(*names: str, first: bytes = b"") -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        if first:
            archive.writestr("mimetype", first)
        for name in names:
            archive.writestr(name, "x")
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", FileKind.PDF),
        (b"\r\n\x00junk before %PDF-1.4", FileKind.PDF),
        (b"{\\rtf1\\ansi Hello}", FileKind.RTF),
        (b"\xef\xbb\xbf<!DOCTYPE html><p>Hi", FileKind.HTML),
        (b"<!-- saved from url=(0014)about:internet -->\n<HTML lang=en>", FileKind.HTML),
        (b'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">', FileKind.HTML),
        (b"<head><title>A</title></head>", FileKind.HTML),
        ("\ufeff<!DOCTYPE html><p>Hi".encode("utf-16-le"), FileKind.HTML),
        ("\ufeff<html lang='de'>".encode("utf-16-be"), FileKind.HTML),
        ("\ufeffA note on <html>".encode("utf-16-le"), None),
        (
            b"From: <Saved by a browser>\r\nSubject: A page\r\nMIME-Version: 1.0\r\n"
            b'Content-Type: multipart/related;\r\n\ttype="text/html"; boundary="--x"\r\n\r\n',
            FileKind.HTML,
        ),
        (zipped("[Content_Types].xml", "word/document.xml"), FileKind.DOCX),
        (zipped("[Content_Types].xml", "Word/Document2.xml"), FileKind.DOCX),
        (
            b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package ',
            FileKind.DOCX,
        ),
        (
            zipped("content.xml", first=b"application/vnd.oasis.opendocument.text"),
            FileKind.ODT,
        ),
        (b"# Tide\n\n<html> in a sentence", None),
        (b"The PDF- of it", None),
        (b"To: all\nSubject: multipart/related\n\nHello", None),
        (b"", None),
    ],
)
def test_the_kind_by_content(data: bytes, kind: FileKind | None) -> None:
    assert kind_of_bytes(data, "draft.txt") is kind


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "a spreadsheet"),
        (zipped("[Content_Types].xml", "ppt/presentation.xml"), "a presentation"),
        (zipped("META-INF/container.xml", first=b"application/epub+zip"), "an e-book"),
        (zipped("notes.txt"), "a zip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 WordDocument", "an old Word or Excel document"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "protected by a password",
        ),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
    ],
)
def test_what_cannot_be_taken_in_is_named(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        kind_of_bytes(data, "draft.docx")

    assert words in str(refusal.value)
    assert str(refusal.value).startswith("“draft.docx” is ")
    assert str(refusal.value).endswith(".")


@pytest.mark.timeout(10)
def test_no_head_keeps_it_busy() -> None:
    for part in (
        b"<!-- x -->",
        b"A: b\r\n",
        b" ",
        b"A: b\r\n ",
        b"<?xml ?>",
        b"<!--",
        b"PK\x03\x04",
    ):
        kind = None
        try:
            kind = kind_of_bytes(part * 200_000, "noise")
        except UnreadableFile:
            continue
        assert kind is None
