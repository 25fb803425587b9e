"""Word documents as files: every way in which one may be packed, and what is refused."""

import pytest

from editorial.files.docx_reader import extract_from_docx
from editorial.files.file_kind import FileKind
from editorial.files.isolation import read_apart
from editorial.files.refusal import Refusal, no_progress
from tests.files.word_files import comment, docx, flat, p, parts_of, ranged, table, zipped

COMMENTED = (p("The ", ranged("1", "tide")), comment("1", "Who says?"))


def read(data: bytes) -> tuple[list[str], list[str]]:
    extract = extract_from_docx(data, no_progress)
    return [block.text for block in extract.blocks], [each.text for each in extract.comments]


def test_the_document_may_lie_anywhere() -> None:
    body, comments = COMMENTED

    assert read(docx(body, main="odd/place/document2.xml", comments=comments)) == (
        ["The tide"],
        ["Who says?"],
    )


def test_names_of_parts_may_be_written_in_capitals() -> None:
    body, comments = COMMENTED
    files = {name.upper(): content for name, content in parts_of(body, comments=comments).items()}

    assert read(zipped(files)) == (["The tide"], ["Who says?"])


def test_a_document_without_relations_is_found_where_word_puts_it() -> None:
    body, comments = COMMENTED
    files = parts_of(body, comments=comments)
    bare = {name: content for name, content in files.items() if not name.endswith(".rels")}

    assert read(zipped(bare)) == (["The tide"], ["Who says?"])


def test_the_strict_variant_is_read_as_any_other() -> None:
    body, comments = COMMENTED
    strict = {
        name: content.replace("http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/")
        .replace("/2006/", "/")
        .replace(
            "http://purl.oclc.org/ooxml/package/", "http://schemas.openxmlformats.org/package/2006/"
        )
        for name, content in parts_of(body, comments=comments).items()
    }

    assert "purl.oclc.org/ooxml/wordprocessingml/main" in strict["word/document.xml"]
    assert read(zipped(strict)) == (["The tide"], ["Who says?"])


def test_one_xml_file_holds_the_same_parts() -> None:
    body, comments = COMMENTED

    assert read(flat(parts_of(body, comments=comments))) == (["The tide"], ["Who says?"])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_parts_in_other_encodings_are_read(encoding: str) -> None:
    files = {name: content.encode() for name, content in parts_of(p("Größe")).items()}
    files["word/document.xml"] = parts_of(p("Größe"))["word/document.xml"].encode(encoding)

    assert read(zipped(files))[0] == ["Größe"]


def with_document(content: str) -> bytes:
    return zipped({**parts_of(""), "word/document.xml": content})


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (
            zipped({"[Content_Types].xml": "<Types/>", "theme.xml": "<a/>"}),
            "no Word document in it",
        ),
        (with_document("<theme/>"), "no Word document in it"),
        (with_document("<w:document"), "damaged where its text should be"),
        (with_document("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "declares a document type"),
        (docx("<w:sdt>" * 300 + "</w:sdt>" * 300), "too long"),
        (
            docx(p("a")[:-6] + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 101 + "</w:p>"),
            "fields",
        ),
        (b"<?xml version='1.0'?><w:wordDocument xmlns:w='x'/>", "XML of Word 2003"),
        (docx(p("words"))[:400], "cut off"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(Refusal, match=reason) as refusal:
        extract_from_docx(data, no_progress)

    told = str(refusal.value)
    assert told.endswith(".")
    assert told.startswith(("is ", "has ", "declares ", "holds "))


def test_a_bomb_in_the_comments_is_refused_too() -> None:
    files = parts_of(p("words"), comments="")
    files["word/comments.xml"] = "<!DOCTYPE a [<!ENTITY b 'ha'><!ENTITY c '&b;&b;'>]><a>&c;</a>"

    with pytest.raises(Refusal, match="declares a document type"):
        extract_from_docx(zipped(files), no_progress)


def test_deep_tables_are_read() -> None:
    deep = p("bottom")
    for _ in range(60):
        deep = table((deep + p("x"),))

    assert read(docx(deep))[0][0] == "bottom"


def test_it_is_read_the_same_in_a_process_of_its_own() -> None:
    body, comments = COMMENTED
    data = docx(body, comments=comments)

    assert read_apart(FileKind.DOCX, data) == extract_from_docx(data, no_progress)
