"""Files that are huge, or that tie a reader in knots: read or refused in time, and never by half.

What is too much is refused; what only looks dreadful is read, if need be as plain text, with a
notice. Each file goes through the real program, held to 20 seconds and 1 GB.
"""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hostile.program import Ended, call

pytestmark = [pytest.mark.stress, pytest.mark.timeout(300)]

MB = 1_000_000
ENDINGS = ("", ".txt", ".md", ".markdown", ".docx", ".pdf", ".html", ".csv")
SENTENCE = "A sentence of words that goes on. "
PAGE = b"<!doctype html><html><body><h1>Head line</h1>" + f"<p>{SENTENCE * 8}</p>".encode() * 4
LAUGHS = b"".join(b'<!ENTITY a%d "&a%d;&a%d;&a%d;">' % (n + 1, n, n, n) for n in range(30))
QUESTIONS = "Head line\n\nEditorial Questions\n"


def noise(seed: int, alphabet: range | None = None) -> bytes:
    """5 MB of it, the same each time."""
    chance = random.Random(seed)
    return bytes(chance.choices(alphabet, k=5 * MB)) if alphabet else chance.randbytes(5 * MB)


REFUSED: dict[str, Callable[[], bytes]] = {
    **{f"noise{ending}": lambda: noise(1) for ending in ENDINGS},
    "line-of-200-mb.txt": lambda: b"a" * 200 * MB,
    "line-of-200-mb.md": lambda: b"a" * 200 * MB,
    "one-word-lines.txt": lambda: b"word\n" * 4 * MB,
    "one-word-lines.md": lambda: b"word\n" * 4 * MB,
    "one-word-lines": lambda: b"word\r\n" * 3 * MB,
    "one-letter-paragraphs.md": lambda: b"a\n\n" * 6 * MB,
    "line-ends.txt": lambda: b"\r" * 19 * MB + b"a",
    "utf-16-lines.txt": lambda: b"\xff\xfe" + "word\n".encode("utf-16-le") * 1_900_000,
    "parts.html": lambda: PAGE + b"<p>a" * 4 * MB,
    "bold-words.html": lambda: PAGE + b"<b>a</b>" * 2 * MB,
    "noise-in-a-page.html": lambda: b"<html><script></script>" + b"<" * 5 * MB,
    "links.html": lambda: b"<html><body>" + b"<a href='/a'>Ferry</a> " * 100_000,
    "shell.html": lambda: b"<html><body><div></div><script>" + b"go();" * 2 * MB,
    "no-break-spaces.txt": lambda: "\u00a0".encode() * 9 * MB,
}

READ: dict[str, Callable[[], bytes]] = {
    "printable-noise.txt": lambda: noise(2, range(32, 127)),
    "printable-noise.md": lambda: noise(2, range(32, 127)),
    "latin-noise.md": lambda: noise(3, range(160, 256)),
    "line-of-20-mb.txt": lambda: b"a" * 20 * MB,
    "line-of-20-mb.md": lambda: b"a" * 20 * MB,
    "paragraph-of-20-mb.txt": lambda: (SENTENCE * MB).encode()[: 20 * MB],
    "paragraph-of-20-mb.md": lambda: (SENTENCE * MB).encode()[: 20 * MB],
    "headline-of-1-mb.txt": lambda: b"Word " * 200_000 + b"\n\nA text.\n",
    "headline-of-1-mb.md": lambda: b"# " + b"word " * 200_000 + b"\n\nA text.\n",
    "most-lines.txt": lambda: (SENTENCE * 2 + "\n").encode() * 199_999,
    "most-lines.md": lambda: b"word\n\n" * 99_999,
    "dates.txt": lambda: b"Monday, 4 May 2026\n" * 199_999,
    "furniture.txt": lambda: b"Comments\n" * 199_999,
    "questions.txt": lambda: (QUESTIONS + "Who is it?\n" * 199_900).encode(),
    "question-paragraph.txt": lambda: (QUESTIONS + "Who? " * 3_900_000).encode(),
    "references.txt": lambda: (
        b"Head line\n\nReferences\n" + b"Source: https://a.test/b\n" * 199_900
    ),
    "most-questions.txt": lambda: (
        QUESTIONS + "".join(f"Who {n}?\n" for n in range(2_000))
    ).encode(),
    "by.txt": lambda: b"By " * 6 * MB,
    "combining.txt": lambda: ("e" + "\u0301" * 9 * MB).encode(),
    "astral.txt": lambda: "𝄞".encode() * 5 * MB,
    "spaces.txt": lambda: b"a" + b" " * 19 * MB + b"b",
    "brackets.md": lambda: b"[" * 20_000,
    "stars.md": lambda: b"*" * 100_000,
    "lists.md": lambda: "".join("  " * depth + "- a\n" for depth in range(300)).encode(),
    "quotations.md": lambda: b"> " * 300 + b"a\n",
    "tight-quotations.md": lambda: b">" * 300 + b" a\n",
    "links.md": lambda: b"[a](b " * 100_000,
    "emphases.md": lambda: b"*a* " * 4 * MB,
    "code.md": lambda: "".join("`" * n + "a" for n in range(3_000)).encode(),
    "ampersands.md": lambda: b"&" * 5 * MB,
    "table.md": lambda: b"|" * MB + b"\n" + b"|-" * 500_000 + b"\n" + b"|a" * 500_000,
    "divisions.md": lambda: b"<div>" * 100_000 + b"a",
    "raw-paragraphs.md": lambda: b"<p>a" * 4 * MB,
    "divisions.html": lambda: PAGE + b"<div>" * 10_000 + b"<p>a</p>",
    "bold.html": lambda: PAGE + b"<b>" * 100_000 + b"a",
    "lists.html": lambda: PAGE + b"<ul><li>" * 10_000 + b"a",
    "attributes.html": lambda: PAGE + b"<p " + b"a=1 " * 2 * MB + b">a</p>",
    "line-of-20-mb.html": lambda: b"<html><body><p>" + b"a" * 19 * MB,
    "null-bytes.html": lambda: PAGE + b"\0" * 5 * MB,
    "broken-letters.html": lambda: PAGE + b"<p>" + noise(4, range(128, 256)),
    "script.html": lambda: PAGE + b"<script>" + b"'<p>a</p>';" * 500_000 + b"</script>",
    "laughs.html": lambda: b"<!DOCTYPE html [<!ENTITY a0 'a'>" + LAUGHS + b"]>" + PAGE + b"&a30;",
    "forms.html": lambda: PAGE + b"<form>a" * 50_000,
    "front-matter.md": lambda: b"---\na: " + b"[" * 60_000 + b"\n---\nA text.",
    "wide-front-matter.txt": lambda: b"---\n" + b"k: v\n" * 39_000 + b"---\nA text.",
    "toml.md": lambda: b"+++\na = " + b"[" * 60_000 + b"\n+++\nA text.",
}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return tmp_path / "desk.editorial"


def listed(desk: Path, folder: Path) -> list[dict[str, object]]:
    articles: list[dict[str, object]] = call("list", "--json", "--desk", desk, folder=folder).json
    return articles


def is_one_line(ended: Ended, path: Path) -> bool:
    return (
        (ended.status, ended.out, len(ended.complaints)) == (2, "", 1)
        and str(path) in ended.err
        and ended.complaints[0].isprintable()
    )


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_too_much_is_refused_and_nothing_is_stored(name, desk, tmp_path):
    path = tmp_path / name
    path.write_bytes(REFUSED[name]())

    assert is_one_line(call("read", path, folder=tmp_path), path)
    assert is_one_line(call("import", "--desk", desk, path, folder=tmp_path), path)
    assert listed(desk, tmp_path) == []


@pytest.mark.parametrize("name", READ)
def test_what_only_looks_dreadful_is_read_and_taken_in_whole(name, desk, tmp_path):
    path = tmp_path / name
    path.write_bytes(READ[name]())

    read = call("read", "--json", path, folder=tmp_path)
    taken = call("import", "--desk", desk, path, folder=tmp_path)

    assert (read.status, read.err) == (taken.status, taken.err) == (0, "")
    told = read.json
    assert told["text"].strip()
    assert told["blocks"][-1]["end"] == len(told["text"])
    [article] = listed(desk, tmp_path)
    assert article["open_questions"] == len(told["questions"])
    shown = call("show", "1", "--json", "--desk", desk, folder=tmp_path)
    assert len(shown.json["sources"]) == len(told["references"])
