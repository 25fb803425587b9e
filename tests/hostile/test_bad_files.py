"""Files that are no articles: each is refused in one line that says what and where."""

import json
import os
import random
import threading
from pathlib import Path

import pytest

from editorial.domain.errors import UnreadableFile
from editorial.services.intake import read_file, read_paste
from tests.hostile.program import call

pytestmark = pytest.mark.skipif(os.name != "posix", reason="makes pipes, links and odd names")

ENDINGS = ("", ".txt", ".md", ".markdown", ".docx", ".pdf", ".html", ".csv")
CONTENTS = {
    "empty": b"",
    "byte": b"a",
    "blank": b" \n\t\n",
    "nuls": b"The ferry\0sailed\0at noon.",
    "noise": random.Random(7).randbytes(20_000),
    "utf-16-unmarked": "The ferry sailed.".encode("utf-16-le"),
    "utf-16-cut-off": b"\xff\xfe" + "The ferry sailed.".encode("utf-16-le")[:-1],
    "utf-8-damaged": "Größe, “Maß” und Übermut.\n".encode() * 3 + b"\xff\xfe\n",
    "shift-jis": "日本語の記事です。".encode("shift_jis"),
    "lines": b"a\n" * 200_001,
}


@pytest.fixture
def bad_files(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "bad"
    folder.mkdir()
    for name, content in CONTENTS.items():
        for ending in ENDINGS:
            (folder / f"{name}{ending}").write_bytes(content)
    (folder / "folder.md").mkdir()
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "nowhere.txt").symlink_to("nobody")
    os.mkfifo(folder / "pipe.md")
    long = folder / ("x" * 300 + ".txt")
    return [*sorted(folder.iterdir()), folder / "missing.md", long, Path("/dev/zero"), folder]


def test_each_is_one_line_that_says_what_and_where(bad_files, tmp_path):
    ended = call("read", *bad_files, folder=tmp_path)

    assert (ended.status, ended.out) == (2, "")
    assert len(ended.complaints) == len(bad_files)
    for path, line in zip(bad_files, ended.complaints, strict=True):
        assert line.startswith(f"editorial read: {path}: ")
        assert f"“{path.name}”" in line
        assert line.isprintable()
        assert line.endswith(".")


def test_nothing_of_them_is_stored(run, bad_files, tmp_path):
    desk = tmp_path / "desk.editorial"

    ran = run("import", "--desk", desk, *bad_files)

    assert (ran.status, ran.out) == (2, "")
    assert ran.err.count("\n") == len(bad_files)
    assert run("list", "--json", "--desk", desk).json == []


ODD_NAMES = (
    b"caf\xe9",
    b"\xff\xfe",
    b"new\nline",
    b"escape\x1b[2J",
    b"tab\tand\rreturn",
    "turned\u202etxt".encode(),
    "line\u2028end\u2029".encode(),
    b"-dash",
    "ordinary “name” 名".encode(),
)


@pytest.fixture
def oddly_named(tmp_path: Path) -> list[bytes]:
    """Good and bad files by turns, as the bytes of their paths."""
    made = []
    for number, name in enumerate(ODD_NAMES):
        for ending, content in ((b".txt", b"Head %d\n\nA text.\n"), (b".csv", b"no\0text %d")):
            made.append(os.fsencode(tmp_path) + b"/" + name + ending)
            with open(made[-1], "wb") as file:
                file.write(content % number)
    return made


def test_whatever_a_file_is_called_the_line_stays_a_line(oddly_named, tmp_path):
    ended = call("read", *oddly_named, folder=tmp_path)

    assert ended.status == 2
    assert len(ended.complaints) == len(ODD_NAMES)
    assert all(line.isprintable() for line in ended.complaints)
    assert not set(ended.out) & {"\x1b", "\r", "\t", "\u2028", "\u2029", "\u202e"}
    assert ended.out.count("Headline") == len(ODD_NAMES)


def test_whatever_a_file_is_called_the_json_stays_json(oddly_named, tmp_path):
    told = call("read", "--json", *oddly_named, folder=tmp_path).json

    assert [os.fsencode(each["file"]) for each in told] == oddly_named
    for good, bad in zip(told[::2], told[1::2], strict=True):
        assert good["text"].endswith("A text.")
        assert list(bad) == ["file", "error"]
        assert "is not a text file" in bad["error"]


def test_whatever_a_file_is_called_it_is_taken_in(run, oddly_named, tmp_path):
    desk = tmp_path / "desk.editorial"

    ran = run("import", "--json", "--desk", desk, *map(os.fsdecode, oddly_named))

    assert (ran.status, ran.err.count("\n")) == (2, len(ODD_NAMES))
    assert [os.fsencode(each["file"]) for each in ran.json] == oddly_named
    assert ["error" in each for each in ran.json] == [False, True] * len(ODD_NAMES)
    listed = run("list", "--json", "--desk", desk).json
    assert {each["headline"] for each in listed} == {f"Head {n}" for n in range(len(ODD_NAMES))}


def test_one_bad_file_gives_one_object(tmp_path):
    ended = call("read", "--json", tmp_path / "none.md", folder=tmp_path)

    assert (ended.status, len(ended.complaints)) == (2, 1)
    assert list(ended.json) == ["file", "error"]


def test_what_may_not_be_read_is_one_line(run, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("The ferry sailed.", encoding="utf-8")
    secret.chmod(0)
    run("read", tmp_path)  # loads what only an administrator may be allowed to load
    administrator = os.geteuid() == 0
    if administrator:
        os.seteuid(65534)
    try:
        ran = run("read", "--json", secret)
    finally:
        if administrator:
            os.seteuid(0)

    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert "rights" in ran.err
    assert json.loads(ran.out)["file"] == str(secret)


def test_a_file_that_comes_and_goes_is_read_whole_or_refused(tmp_path):
    path = tmp_path / "fleeting.txt"
    text = "The ferry sailed at noon.\n" * 2_000
    done = threading.Event()

    def replace_again_and_again() -> None:
        while not done.is_set():
            draft = path.with_suffix(".new")
            draft.write_text(text, encoding="utf-8")
            draft.replace(path)
            path.unlink()

    thread = threading.Thread(target=replace_again_and_again)
    thread.start()
    try:
        outcomes = {_outcome(path) for _ in range(60)}
    finally:
        done.set()
        thread.join()

    missing = f"There is no file “{path.name}” in {tmp_path}: look whether it was moved or renamed."
    assert outcomes <= {text.strip(), missing}


def _outcome(path: Path) -> str:
    try:
        return read_file(path)[0].text
    except UnreadableFile as refusal:
        return str(refusal)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("comments.html", "<!---->" * 600),
        ("open-comments.html", "<!-- --> " * 450 + "<!--"),
        ("keys.txt", "+++\n" + "a.b." * 10_000 + "c = 1\n+++\nThe ferry."),
    ],
)
def test_what_once_kept_the_program_busy_is_read_at_once(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")

    ended = call("read", "--json", path, folder=tmp_path)

    assert ended.status == 0
    assert ended.seconds < 5
    assert ended.memory < 200_000_000


@pytest.mark.parametrize(
    ("what", "line"), [("questions", "Who paid, and when?"), ("references", "Ellery Post, 4 May")]
)
def test_more_than_a_review_can_hold_is_left_in_the_text_and_said(what, line):
    reading, _ = read_paste(f"A Head Line\n\nThe ferry sailed.\n\n{what}\n" + f"{line}\n" * 2_001)

    assert getattr(reading, what) == ()
    assert reading.text.count(line) == 2_001
    [notice] = reading.notices
    assert f"more than 2,000 {what}" in notice


def test_a_paste_of_too_many_lines_is_refused():
    with pytest.raises(UnreadableFile, match=r"pasted text is too long \(200,001 lines"):
        read_paste("a\r\n" * 200_000 + "b")
