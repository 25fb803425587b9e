"""Archives of strangers: read by name, or refused before anything is unpacked."""

import io
import zipfile

import pytest

from editorial.files.refusal import Refusal
from editorial.files.zip_guard import Damaged, guarded_zip, hardened_xml
from tests.files.word_files import zipped


def test_parts_are_found_however_their_names_are_written() -> None:
    archive = guarded_zip(zipped({"Word\\Document.xml": "<a>text</a>"}))

    assert archive.names == ("Word/Document.xml",)
    assert "word/document.XML" in archive
    assert archive.xml("word/document.xml").text == "text"


@pytest.mark.parametrize(
    "name", ["../evil.xml", "word/../../evil", "/etc/passwd", "C:\\evil.xml", "..\\evil.xml"]
)
def test_names_that_point_out_of_the_archive_are_refused(name: str) -> None:
    with pytest.raises(Refusal, match="names point out of it"):
        guarded_zip(zipped({"word/document.xml": "<a/>", name: "x"}))


def test_what_unfolds_into_far_too_much_is_refused() -> None:
    bomb = zipped({"word/document.xml": b" " * 70_000_000})

    assert len(bomb) < 100_000
    with pytest.raises(Refusal, match="unfolds into far more"):
        guarded_zip(bomb)


def test_too_many_members_are_refused() -> None:
    with pytest.raises(Refusal, match="unfolds into far more"):
        guarded_zip(zipped({f"{number}": "" for number in range(10_001)}))


def test_a_small_file_may_be_packed_tightly() -> None:
    assert len(guarded_zip(zipped({"a": b" " * 5_000_000})).read("a")) == 5_000_000


def test_an_encrypted_member_is_refused() -> None:
    data = bytearray(zipped({"a.xml": "<a/>"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1

    with pytest.raises(Refusal, match="protected by a password"):
        guarded_zip(bytes(data))


def test_an_unusual_packing_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.xml", "<a/>")

    with pytest.raises(Refusal, match="damaged"):
        guarded_zip(packed.getvalue())


@pytest.mark.parametrize("kept", [0, 10, 60, 100])
def test_an_archive_that_is_cut_off_is_refused(kept: int) -> None:
    with pytest.raises(Damaged, match=r"cut off: .*\.$"):
        guarded_zip(zipped({"word/document.xml": "<a>some words</a>"})[:kept])


def test_a_member_whose_bytes_changed_is_refused() -> None:
    data = zipped({"a.xml": b"<a>" + bytes(range(65, 91)) * 9 + b"</a>"})
    damaged = data[:45] + bytes([data[45] ^ 0xFF]) + data[46:]

    with pytest.raises(Damaged):
        guarded_zip(damaged).read("a.xml")


@pytest.mark.parametrize(
    "source",
    [
        '<!DOCTYPE a SYSTEM "http://localhost/x.dtd"><a/>',
        '<?xml version="1.0"?><!-- <a> --><!DOCTYPE a [<!ENTITY b SYSTEM "/etc/x">]><a>&b;</a>',
        '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><a>&c;</a>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_and_document_types_are_refused(source: str, encoding: str) -> None:
    with pytest.raises(Refusal, match="declares a document type"):
        hardened_xml(source.encode(encoding))


def test_an_encoding_that_hides_what_a_part_holds_is_refused() -> None:
    with pytest.raises(Refusal):
        hardened_xml(b'<?xml version="1.0" encoding="utf-7"?>+ADw-a/+AD4-')


@pytest.mark.parametrize(
    "source",
    [
        b"<a>" * 300 + b"</a>" * 300,
        b"<a>" + b"<b/>" * 4_000_000 + b"</a>",
        b"<a>" + b"x" * 11_000_000 + b"</a>",
    ],
    ids=["deep", "wide", "long"],
)
def test_what_would_not_fit_into_memory_is_refused(source: bytes) -> None:
    with pytest.raises(Refusal, match="too long"):
        hardened_xml(source)


@pytest.mark.parametrize("source", [b"", b"<a>", b"<a></b>", b"<a>\xff</a>", b"<a>&x;</a>"])
def test_what_is_no_xml_is_damaged(source: bytes) -> None:
    with pytest.raises(Damaged):
        hardened_xml(source)
