"""What a file of references is, told by its content."""

import pytest

from editorial.files.reference_kind import kind_of_references, references_of
from editorial.files.refusal import Refusal


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b'[{"id": "a", "type": "book"}]', "csl-json"),
        (b'\xef\xbb\xbf  {"items": [{"title" : "A"}]}', "csl-json"),
        (b"Provider: X\n1.\nTY  - BOOK\n", "ris"),
        ("TY  - BOOK\nTI  - A".encode("utf-16"), "ris"),
        (b"TY  - BOOK\nAB  - see\n@book{a,\nER  - ", "ris"),
        (b"% a comment\n @Book (a,\n", "bibtex"),
        (b"@book{a, abstract={\nTY  - x}}", "bibtex"),
        (b"Write to me @ home.", None),
        (b'{"name": "package"}', None),
        (b"[1, 2]", None),
        (b"\0\1", None),
        (b"", None),
    ],
)
def test_the_kind_is_told_by_content(data: bytes, kind: str | None) -> None:
    assert kind_of_references(data) == kind


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"FN X\nVR 1.0\nPT J\nAU A\n", "Web of Science"),
        (b"PMID- 1\nTI  - A\n", "PubMed"),
        (b"%0 Journal Article\n%T A\n", "EndNote"),
        (b"<xml><records/></xml>", "XML"),
        (b"Words.", "holds no references"),
    ],
)
def test_other_formats_are_refused_by_name(data: bytes, words: str) -> None:
    with pytest.raises(Refusal, match=words) as refused:
        references_of(data)

    assert str(refused.value).endswith("CSL-JSON, RIS, BibTeX or BibLaTeX.")


@pytest.mark.parametrize(
    "data",
    [b'[{"title": "A"}]', b"TY  - BOOK\nTI  - A\nER  - ", b"@book{a, title={A}}"],
)
def test_each_kind_has_its_reader(data: bytes) -> None:
    found = references_of(data)

    assert found.format == kind_of_references(data)
    assert [reference.title for reference in found.references] == ["A"]
