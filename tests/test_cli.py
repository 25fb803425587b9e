"""The command line, as scripts and people meet it."""

import json
import os
import re
import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest

from editorial import __version__
from editorial.cli.arguments import COMMANDS, help_page
from editorial.domain.claim import Stance
from editorial.domain.journal import StepKind
from editorial.domain.reviewer import Reviewer
from editorial.resources import seed
from editorial.services import articles, claims, locations, sources
from editorial.services.reviewers import load_profile, reviewers_of
from tests.desks import NOOR, desk_at, take_in
from tests.desks import barrage as barrage_piece
from tests.services.test_new_drafts import redrafted, take_in_draft

FERRY = seed("ferry.txt")
HEADLINE = "Logbooks Show Torrow’s Electric Ferry Crossed Mostly on Diesel"

BRIDGE = """\
# The Bridge at Stane

The old bridge over the Wend was opened in 1911 and closes on Monday, 4 May 2026.

## References

- [Stane Mercury](https://mercury.example/bridge)
"""


@pytest.fixture
def bridge(tmp_path) -> Path:
    path = tmp_path / "bridge.md"
    path.write_text(BRIDGE, encoding="utf-8")
    return path


def started(*words: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "editorial", *map(str, words)],
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


# --- Help, version, bad calls


def test_the_version_and_nothing_else(run):
    assert run("--version").out == f"editorial {__version__}\n"
    assert run("--version").status == 0


def test_help_teaches_every_command_and_how_to_begin(run):
    shown = run("--help")

    assert shown.status == 0
    assert "To begin:" in shown.out
    for command in COMMANDS:
        assert re.search(rf"^  {command}\b", shown.out, re.MULTILINE)
    assert max(map(len, shown.out.splitlines())) <= 100


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example_that_is_one(run, command):
    shown = run(command, "--help")

    assert shown.status == 0
    examples = re.findall(r"^  editorial (.+)$", shown.out, re.MULTILINE)
    assert examples
    assert all(shlex.split(example)[0] == command for example in examples)


def test_the_help_page_says_only_what_is_there():
    offered = set(re.findall(r"--[a-z-]+", help_page())) - {"--fail-on"}

    assert offered == {"--desk", "--json", "--version", "--help", "--output", "--in"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["read"], "editorial read: the following arguments are required: FILE"),
        (["read", "--jsn", "x"], "unrecognized arguments: --jsn"),
        (["export", "1"], "required: --output"),
        (["lsit"], "neither a command nor a file here; did you mean list?"),
        (["frobnicate"], "neither a command nor a file here; see editorial --help"),
        (["no such file.md"], "there is no file no such file.md"),
        (["--json"], "--json needs a command"),
        (["--desk"], "argument --desk: expected one argument"),
        (["tour", "--output", "x", "--json"], "writes pictures, no JSON"),
        (["show", "1"], "there is no desk"),
        (
            ["export", "1", "--output", "x", "--format", "pdf"],
            "no format “pdf”; there are md, html",
        ),
        (["export", "1", "--output", "x", "--format", ","], "there are md, html"),
    ],
)
def test_a_bad_call_is_one_line_and_status_2(run, words, said):
    ran = run(*words)

    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert ran.err.startswith("editorial")


def test_options_may_stand_before_the_command_or_after_it(run, tmp_path, bridge):
    desk = tmp_path / "one.editorial"

    assert run("--desk", desk, "--json", "import", bridge).json[0]["new"]
    assert len(run("list", "--json", "--desk", desk).json) == 1
    assert len(run("--json", "list", f"--desk={desk}").json) == 1


# --- read


def test_what_read_says_as_json(run):
    told = run("read", "--json", FERRY).json

    assert list(told) == [
        "file",
        "headline",
        "standfirst",
        "section",
        "byline",
        "published_on",
        "reading_minutes",
        "text",
        "blocks",
        "questions",
        "references",
        "comments",
        "footnotes",
        "changes",
        "dropped",
        "notices",
    ]
    assert (told["file"], told["headline"], told["section"]) == (str(FERRY), HEADLINE, "Transport")
    assert (told["published_on"], told["reading_minutes"]) == (None, 4)
    assert (told["comments"], told["notices"]) == ([], [])
    assert all(list(b) == ["kind", "zone", "level", "start", "end"] for b in told["blocks"])
    assert told["text"] == "\n".join(
        told["text"][block["start"] : block["end"]] for block in told["blocks"]
    )
    assert [list(question) for question in told["questions"]] == [["text", "start", "end"]] * 3
    for reference in told["references"]:
        assert list(reference) == ["text", "title", "publisher", "url", "start", "end"]
    for item in (*told["questions"], *told["references"]):
        assert told["text"][item["start"] : item["end"]] == item["text"]


def test_positions_are_code_points(run, tmp_path):
    path = tmp_path / "astral.md"
    path.write_text("# 𝄞𝄞𝄞\n\nAn e\u0301tude.\n", encoding="utf-8")

    told = run("read", "--json", path).json

    assert told["text"] == "𝄞𝄞𝄞\nAn étude."
    assert [(b["start"], b["end"]) for b in told["blocks"]] == [(0, 3), (4, 13)]


def test_several_files_give_an_array_and_one_that_fails_says_why(run, bridge, tmp_path):
    ran = run("read", "--json", bridge, tmp_path / "none.md", FERRY)

    assert ran.status == 2
    assert [told.get("headline") for told in ran.json] == ["The Bridge at Stane", None, HEADLINE]
    assert list(ran.json[1]) == ["file", "error"]
    assert ran.err.count("\n") == 1
    assert str(tmp_path / "none.md") in ran.err


def test_read_for_people(run, bridge):
    ran = run("read", bridge)

    assert ran.status == 0
    assert f"{bridge}: Markdown, 2" in ran.out
    assert "  Headline    The Bridge at Stane" in ran.out
    assert "    1. Stane Mercury" in ran.out


def test_read_stores_nothing(run, bridge):
    run("read", bridge)

    assert not locations.desk_file().exists()
    assert not locations.profile_file().exists()


def test_a_draft_cannot_steer_the_terminal(run, tmp_path):
    path = tmp_path / "evil.md"
    path.write_text("# Head\x1b[2J\x9b31mline\n\nText.\n", encoding="utf-8")

    shown = run("read", path).out + run("import", path).out + run("list").out

    assert not set(shown) & {chr(c) for c in (*range(10), *range(11, 32), *range(127, 160))}


# --- import and list


def test_articles_are_taken_in_and_listed_newest_first(run, bridge):
    ran = run("import", FERRY, bridge)

    assert (ran.status, ran.err) == (0, "")
    assert f"{bridge}: taken in as " in ran.out
    first, second = run("list", "--json").json
    assert (first["headline"], second["headline"]) == ("The Bridge at Stane", HEADLINE)
    assert second["open_questions"] == 3
    assert second["progress"] == {"total": 0, "settled": 0, "statuses": {}}
    listed = run("list").out
    assert listed.startswith("1  The Bridge at Stane\n   draft 1, no claims yet  …")
    assert "3 questions open" in listed


def test_import_on_a_new_desk_adds_no_sample(run, bridge):
    run("import", bridge)

    assert len(run("list", "--json").json) == 1


def test_a_file_that_cannot_be_read_does_not_stop_the_others(run, bridge, tmp_path):
    empty = tmp_path / "empty.md"
    empty.touch()

    ran = run("import", empty, bridge, tmp_path / "none.md")

    assert ran.status == 2
    assert len(ran.err.splitlines()) == 2
    assert all(line.startswith("editorial import: ") for line in ran.err.splitlines())
    assert [a["headline"] for a in run("list", "--json").json] == ["The Bridge at Stane"]


def test_what_is_here_already_is_reported_and_left_alone(run, bridge, tmp_path):
    (first,) = run("import", "--json", bridge).json
    assert (first["new"], first["headline"]) == (True, "The Bridge at Stane")
    copy = tmp_path / "copy.md"
    copy.write_text(BRIDGE + "\n\n", encoding="utf-8")

    ran = run("import", bridge, copy)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.count(f"on the desk already as {first['id']}") == 2
    (again,) = run("import", "--json", copy).json
    assert (again["id"], again["new"]) == (first["id"], False)
    assert len(run("list", "--json").json) == 1

    (twin,) = run("import", "--json", "--again", bridge).json
    assert twin["new"]
    assert twin["id"] != first["id"]
    assert len(run("list", "--json").json) == 2


def test_one_s_own_name_is_on_the_desk_once(run, bridge):
    run("import", bridge)
    run("import", FERRY)

    profile = load_profile(locations.profile_file())
    assert not profile.asked
    with desk_at(locations.desk_file(), profile.reviewer) as desk:
        assert desk.read(reviewers_of) == {profile.reviewer.id: profile.reviewer}
        labels = [step.label for step in desk.history(None) if step.kind is StepKind.DO]
    assert labels == [f"Take in “{HEADLINE}”", "Take in “The Bridge at Stane”"]


def test_looking_at_a_desk_never_makes_one(run, tmp_path):
    nowhere = tmp_path / "nowhere.editorial"

    assert run("list").status == 0
    assert "There is no article on the desk yet" in run("list").out
    assert run("list", "--json").json == []
    for words in (["list"], ["show", "1"], ["export", "1", "--output", tmp_path / "out"]):
        ran = run(*words, "--desk", nowhere)
        assert ran.status == 2
        assert f"there is no desk {nowhere} yet" in ran.err

    assert not nowhere.exists()
    assert not locations.desk_file().exists()


@pytest.mark.parametrize("command", ["import", "list", "show", "export"])
def test_what_is_no_desk_is_left_as_it_is(run, bridge, tmp_path, command):
    rest = {
        "import": [bridge],
        "list": [],
        "show": ["1"],
        "export": ["1", "--output", tmp_path / "out"],
    }
    strange = tmp_path / "notes.txt"
    strange.write_text("No desk at all. " * 50)

    ran = run(command, *rest[command], "--desk", strange)

    assert (ran.status, ran.out) == (2, "")
    assert "is no desk file. It was left as it is" in ran.err
    assert ran.err.count("\n") == 1
    assert strange.read_text() == "No desk at all. " * 50


# --- show and export


@pytest.fixture
def reviewed(tmp_path) -> Path:
    """A desk with two articles; the older has a claim with a source told in confidence."""
    path = tmp_path / "reviewed.editorial"
    with desk_at(path) as desk:
        article_id = take_in(desk, barrage_piece())
        secret = desk.run(
            "Add source", sources.add_source, article_id, "Wyn Talgarrow", confidential=True
        )
        claim = desk.run("Add claim", claims.add_claim, article_id, [(0, 11)], "A crack was seen")
        desk.run(
            "Add evidence", claims.add_evidence, claim.id, secret.id, Stance.SUPPORTS, "p. 1", "saw"
        )
        take_in(desk, barrage_piece())
    return path


def ids_of(path: Path) -> list[str]:
    with desk_at(path) as desk:
        return [entry.article.id for entry in desk.read(articles.entries)]


def test_show_for_people(run, reviewed):
    shown = run("show", "2", "--desk", reviewed)

    assert shown.status == 0
    assert "Port Ellery Shuts Tidal Barrage\n" in shown.out
    assert "Claims: 0 of 1 claim settled" in shown.out
    assert "Words: 0 of 114 are verified, 2 claimed but open, 112 uncovered\n" in shown.out
    assert "  1. [Unchecked] A crack was seen  Headline" in shown.out
    assert "a confidential source" in shown.out
    assert "1. [Open] When did the harbour office first see the log?" in shown.out
    assert "Talgarrow" not in shown.out


def test_show_as_json(run, reviewed):
    told = run("show", "2", "--json", "--desk", reviewed).json

    assert told["id"] == ids_of(reviewed)[1]
    assert told["progress"] == {"total": 1, "settled": 0, "statuses": {"unchecked": 1}}
    assert told["coverage"] == {
        "words": 114,
        "verified": 0,
        "open": 2,
        "not_checkable": 0,
        "uncovered": 112,
    }
    assert [claim["statement"] for claim in told["claims"]] == ["A crack was seen"]
    assert told["claims"][0]["passages"] == [
        {"place": "Headline", "quote": "Port Ellery", "draft": None, "lost": False}
    ]
    assert len(told["sources"]) == 3
    assert (told["withheld_sources"], told["open_questions"]) == (1, 1)
    assert "Talgarrow" not in json.dumps(told)


def test_what_was_told_in_confidence_is_shown_where_it_is_asked_for(run, reviewed):
    words = ("show", "2", "--confidential", "--desk", reviewed)

    assert "supports: Wyn Talgarrow, p. 1" in run(*words).out
    assert "Talgarrow" in json.dumps(run(*words, "--json").json)


def test_an_article_is_named_by_number_or_by_either_end_of_its_id(run, reviewed):
    newest, oldest = ids_of(reviewed)

    for word in ("2", oldest, oldest.upper(), oldest[-8:], f"…{oldest[-8:]}", oldest[:-1]):
        assert run("show", word, "--json", "--desk", reviewed).json["id"] == oldest
    assert run("show", newest[-12:], "--json", "--desk", reviewed).json["id"] == newest


@pytest.mark.parametrize("word", ["3", "zz", "", "-", "0000", "9" * 5_000])
def test_an_article_that_is_not_there(run, reviewed, word):
    ran = run("show", "--desk", reviewed, "--", word)

    assert ran.status == 2
    assert "`editorial list` shows them" in ran.err


def test_a_number_beyond_the_list_is_no_article_even_where_an_id_ends_in_it(run, reviewed):
    endings = {each[-1] for each in ids_of(reviewed)}

    for number in {*"3456789"} & {*endings} | {"3"}:
        assert run("show", number, "--desk", reviewed).status == 2


def test_an_id_that_could_be_several_articles_is_not_guessed(run, reviewed):
    ids = ids_of(reviewed)

    ran = run("show", ids[0][:2], "--desk", reviewed)

    assert ran.status == 2
    assert "could be any of 2 articles" in ran.err
    assert all(each in ran.err for each in ids)


def test_export_writes_what_it_says(run, reviewed, tmp_path):
    folder = tmp_path / "out" / "here"

    ran = run("export", "2", "--output", folder, "--desk", reviewed)

    written = [Path(line) for line in ran.out.splitlines()]
    assert ran.status == 0
    assert [path.suffix for path in written] == [".md", ".html"]
    assert sorted(folder.iterdir()) == sorted(written)
    for path in written:
        text = path.read_text(encoding="utf-8")
        assert "A crack was seen" in text
        assert "Talgarrow" not in text


def test_export_of_one_format_with_everything_in_it(run, reviewed, tmp_path):
    words = ("--format", " HTML ", "--confidential", "--json", "--desk", reviewed)

    (path,) = run("export", "2", "--output", tmp_path / "out", *words).json

    assert Path(path).suffix == ".html"
    assert "Talgarrow" in Path(path).read_text(encoding="utf-8")


def test_an_export_tells_what_changed_since_an_older_draft(run, reviewed, tmp_path):
    with desk_at(reviewed) as desk:
        changed = redrafted(("nine sluice gates", "eight sluice gates"))
        article_id = ids_of(reviewed)[1]
        take_in_draft(desk, article_id, changed)
        take_in_draft(desk, article_id, redrafted(("nine sluice gates", "ten sluice gates")))
    to = ("--output", tmp_path / "out", "--format", "md", "--desk", reviewed)

    before, first, none = (
        run("export", "2", *to, *since) for since in ((), *(("--changes-since", n) for n in "13"))
    )

    assert (before.status, first.status, none.status) == (0, 0, 2)
    assert "no earlier draft 3; the article is at draft 3" in none.err
    page = Path(first.out.strip()).read_text(encoding="utf-8")
    assert "## Changes since draft 1 (1)" in page
    assert "one of ~~nine~~ **ten** sluice gates" in page
    assert "draft 3, " in run("list", "--desk", reviewed).out


def test_an_export_that_cannot_be_written_is_one_line(run, reviewed, bridge):
    ran = run("export", "2", "--output", bridge / "out", "--desk", reviewed)

    assert (ran.status, ran.out) == (2, "")
    assert "could not be made" in ran.err
    assert ran.err.count("\n") == 1


def test_looking_and_exporting_bring_nobody_to_the_desk(run, reviewed, tmp_path):
    run("show", "2", "--desk", reviewed)
    run("export", "2", "--output", tmp_path / "out", "--desk", reviewed)

    with desk_at(reviewed) as desk:
        assert list(desk.read(reviewers_of).values()) == [NOOR]
        assert isinstance(desk.reviewer, Reviewer)
    assert not locations.profile_file().exists()


# --- As a process


def test_output_is_utf_8_whatever_the_locale():
    ran = started("read", FERRY, LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")

    assert ran.returncode == 0, ran.stderr
    assert HEADLINE in ran.stdout.decode("utf-8")


@pytest.mark.skipif(os.name != "posix", reason="file names are bytes there")
def test_a_file_name_that_is_no_utf_8_is_shown_and_not_fatal(tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9.md"
    with open(path, "w", encoding="utf-8") as file:
        file.write(BRIDGE)

    shown = subprocess.run(
        [sys.executable, "-m", "editorial", "read", "--json", path],
        capture_output=True,
        check=False,
    )

    assert shown.returncode == 0, shown.stderr
    assert json.loads(shown.stdout)["headline"] == "The Bridge at Stane"


@pytest.mark.skipif(os.name != "posix", reason="uses a shell's pipe")
def test_a_reader_that_leaves_early_ends_it_quietly():
    program = f"{shlex.quote(sys.executable)} -m editorial"
    files = f"{shlex.quote(str(FERRY))} " * 20
    script = f"{{ {program} read --json {files}; echo status $? >&2; }} | head -c 10"

    ran = subprocess.run(["sh", "-c", script], capture_output=True, check=False, text=True)

    assert ran.stderr == "status 0\n"


@pytest.mark.skipif(os.name != "posix", reason="uses a shell's redirection")
def test_a_closed_output_is_no_fault():
    program = f"{shlex.quote(sys.executable)} -m editorial read {shlex.quote(str(FERRY))} >&-"

    ran = subprocess.run(["sh", "-c", program], capture_output=True, check=False, text=True)

    assert (ran.returncode, ran.stderr) == (0, "")


def modules_after(*calls: list[object]) -> set[str]:
    """What one process has loaded after these calls of the program."""
    code = (
        "import json, sys; from editorial.cli import main\n"
        "for words in json.loads(sys.argv[1]): main(words)\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    given = json.dumps([[str(word) for word in words] for words in calls])
    ran = subprocess.run(
        [sys.executable, "-c", code, given], capture_output=True, text=True, check=True
    )
    return set(ran.stderr.split())


def test_nothing_but_the_window_loads_qt(bridge, tmp_path):
    loaded = modules_after(
        ["--version"],
        ["--help"],
        ["read", bridge],
        ["import", bridge],
        ["list"],
        ["show", "1"],
        ["export", "1", "--output", tmp_path / "out"],
    )

    assert (tmp_path / "out").is_dir()
    assert not {"PySide6", "editorial.ui", "editorial.app"} & loaded


def test_version_help_and_reading_load_no_database():
    heavy = {"sqlmodel", "sqlalchemy", "pydantic", "alembic", "jinja2"}
    reading = {"markdown", "lxml"}

    calls = (["--version"], ["--help"], ["list", "--help"], ["nonsense"])
    assert not (heavy | reading) & modules_after(*calls)
    assert not heavy & modules_after(["read", FERRY])


@pytest.mark.parametrize("words", [[], ["tour", "--output", "unused"]])
def test_without_qt_s_libraries_the_window_says_what_is_missing(words, tmp_path):
    code = (
        "import sys; sys.modules['PySide6'] = None\n"
        "from editorial.cli import main; sys.exit(main(sys.argv[1:]))"
    )

    ran = subprocess.run(
        [sys.executable, "-c", code, *words],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )

    assert (ran.returncode, ran.stdout) == (2, "")
    assert "a part of it is missing" in ran.stderr
    assert ran.stderr.count("\n") == 1


def test_the_version_is_there_at_once():
    """In ratios, since this machine's seconds are nobody else's."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import sqlmodel"], check=True)
    heavy = time.perf_counter() - begin

    begin = time.perf_counter()
    assert started("--version").returncode == 0
    light = time.perf_counter() - begin

    assert light < heavy
