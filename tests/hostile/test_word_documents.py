"""Word documents that are made to do harm, given to the real program: refused in one line each."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.files.word_files import (
    comment,
    docx,
    end,
    gone,
    ins,
    p,
    parts_of,
    sign,
    start,
    table,
    zipped,
)
from tests.files.word_files import r as run
from tests.hostile.program import call

SECONDS, MEMORY = 10, 500_000_000
ENTITIES = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 10))
FOOTNOTE = '<w:r><w:footnoteReference w:id="{}"/></w:r>'


def with_document(content: str | bytes) -> bytes:
    files = {name: part.encode() for name, part in parts_of("").items()}
    whole = content.encode() if isinstance(content, str) else content
    return zipped({**files, "word/document.xml": whole})


REFUSED: dict[str, Callable[[], bytes]] = {
    "zip-bomb": lambda: with_document(b" " * 70_000_000),
    "xml-bomb": lambda: with_document(f"<!DOCTYPE a [<!ENTITY e0 'ha'>{ENTITIES}]><a>&e9;</a>"),
    "entity": lambda: with_document("<!DOCTYPE a [<!ENTITY b SYSTEM '/etc/passwd'>]><a>&b;</a>"),
    "path": lambda: zipped({**parts_of(p("words")), "../../evil.xml": "x"}),
    "cut-off": lambda: docx(p("words") * 100)[:900],
    "deep": lambda: docx("<w:sdt>" * 2_000 + p("words") + "</w:sdt>" * 2_000),
    "empty-paragraphs": lambda: docx("<w:p/>" * 510_000 + p("words")),
    "wide": lambda: docx("<w:p/>" * 3_300_000),
    "attributes": lambda: docx("<w:p " + "w:a='' " * 1_200_000 + "/>"),
}

READ: dict[str, Callable[[], bytes]] = {
    "one-paragraph": lambda: docx(p(*["some words of a run "] * 300_000)),
    "changes": lambda: docx(p("a", *[ins("b ", author=f"A{n % 2}") for n in range(60_000)])),
    "deletions": lambda: docx(p("a b", *[gone("c ", author=f"A{n % 2}") for n in range(60_000)])),
    "table": lambda: docx(table(*[tuple("abcdefgh")] * 15_000)),
    "superscripts": lambda: docx(
        p(*[run("10") + run("6", '<w:vertAlign w:val="superscript"/>')] * 50_000)
    ),
    "nested-ranges": lambda: docx(
        p(
            *map(start, map(str, range(5_000))),
            *["words "] * 50_000,
            *map(end, map(str, range(5_000))),
        ),
        comments="".join(comment(str(n), "Who says?") for n in range(5_000)),
    ),
    "comments-on-nothing": lambda: docx(
        p("a b", *[run(" " * 300) + sign(str(n)) for n in range(5_000)]),
        comments="".join(comment(str(n), "Who says?") for n in range(5_000)),
    ),
    "notes": lambda: docx(
        "".join(p("words", FOOTNOTE.format(n)) for n in range(2, 20_000)),
        footnotes="".join(
            f'<w:footnote w:id="{n}">{p("x")}</w:footnote>' for n in range(2, 20_000)
        ),
    ),
}


@pytest.mark.stress
def test_each_is_one_line_that_says_what_and_what_to_do(tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.docx" for name in REFUSED]
    for path in paths:
        path.write_bytes(REFUSED[path.stem]())

    ended = call("read", *paths, folder=tmp_path)

    assert (ended.status, ended.out) == (2, "")
    assert len(ended.complaints) == len(paths)
    for path, line in zip(paths, ended.complaints, strict=True):
        assert line.startswith(f"editorial read: {path}: “{path.name}” ")
        assert line.isprintable()
        assert line.endswith(".")
    assert ended.memory < MEMORY


@pytest.mark.stress
@pytest.mark.parametrize("name", READ)
def test_what_only_looks_dreadful_is_read_in_time(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.docx"
    path.write_bytes(READ[name]())

    ended = call("read", path, folder=tmp_path)

    assert ended.status == 0, ended.err
    assert ended.seconds < SECONDS
    assert ended.memory < MEMORY
