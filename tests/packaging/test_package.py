"""The packaged program, and what the desktop is told of it."""

import configparser
import json
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from editorial import __version__
from editorial.files.isolation import CHILD_ARGUMENT
from editorial.resources import resource
from tests.files.made_pdfs import MadePage, made_pdf
from tests.packaging.programs import CHECKOUT, run, walk_through

pytestmark = [pytest.mark.build, pytest.mark.timeout(900)]

SPEC = CHECKOUT / "packaging" / "editorial.spec"
NAME = "org.editorialdesk.Editorial"
ENTRY = CHECKOUT / "packaging" / "linux" / f"{NAME}.desktop"
METAINFO = CHECKOUT / "packaging" / "linux" / f"{NAME}.metainfo.xml"
LARGEST = 260_000_000
"""Bytes. GTK or QML, carried along unseen, would be some 40 MB more than the 190 MB it has."""


@pytest.fixture(scope="module")
def packaged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the packaged program."""
    folder = tmp_path_factory.mktemp("package")
    words = ["--noconfirm", "--distpath", folder / "dist", "--workpath", folder / "work", SPEC]
    run(sys.executable, "-m", "PyInstaller", *words, cwd=folder)
    return folder / "dist" / "editorial"


@pytest.fixture
def program(packaged: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The packaged program, with no Python near it."""
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    for name in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"):
        monkeypatch.delenv(name, raising=False)
    return packaged / "editorial"


def test_the_packaged_program_knows_its_version(program, tmp_path):
    assert run(program, "--version", cwd=tmp_path) == f"editorial {__version__}\n"


def test_the_packaged_program_walks_through_the_main_job(program, tmp_path):
    walk_through(program, tmp_path)


def test_the_packaged_program_is_its_own_reader_of_markdown(program, tmp_path):
    answer = run(program, CHILD_ARGUMENT, cwd=tmp_path, stdin=b"markdown\n# Tide")

    assert '[\\"heading\\",\\"Tide\\",{\\"level\\":1}]' in answer


@pytest.mark.parametrize("name", ["harbour-school.docx", "night-bus.html", "orchard.md"])
def test_the_packaged_program_reads_every_sample(program, tmp_path, name):
    told = json.loads(run(program, "read", CHECKOUT / "seeds" / name, "--json", cwd=tmp_path))

    assert told["headline"]
    assert not any("plain text" in notice for notice in told["notices"])


def test_the_packaged_program_reads_a_pdf(program, tmp_path):
    path = tmp_path / "log.pdf"
    page = MadePage()
    page.text("The ferry sailed at noon.", 72, 700)
    path.write_bytes(made_pdf(page))

    assert "sailed at noon" in run(program, "read", path, "--json", cwd=tmp_path)


def test_the_packaged_program_takes_in_lists_and_exports(program, tmp_path):
    draft = tmp_path / "draft.txt"
    draft.write_text("The Ferry Is Late\n\nIt sailed at noon.\n", encoding="utf-8")
    desk = ("--desk", tmp_path / "a.editorial")

    run(program, "import", draft, *desk, cwd=tmp_path)
    listed = run(program, "list", *desk, cwd=tmp_path)
    written = run(program, "export", "1", "--output", tmp_path / "out", *desk, cwd=tmp_path)

    assert "The Ferry Is Late" in listed
    assert all("The Ferry Is Late" in Path(line).read_text("utf-8") for line in written.split())


def test_the_packaged_program_refuses_a_bad_file_in_one_line(program, tmp_path):
    ran = subprocess.run(
        [program, "read", "none.md"], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (2, "", 1)


def test_the_packaged_program_carries_no_more_than_it_needs(packaged):
    files = [path for path in packaged.rglob("*") if path.is_file() and not path.is_symlink()]
    names = " ".join(path.name for path in files)

    assert sum(path.stat().st_size for path in files) < LARGEST
    assert not [path for path in packaged.rglob("*") if path.is_symlink() and not path.exists()]
    for unwanted in ("gtk", "Qml", "Quick", "pytest", "hypothesis"):
        assert unwanted not in names


@pytest.mark.parametrize(
    "command",
    [
        ["desktop-file-validate", ENTRY],
        ["appstreamcli", "validate", "--no-net", METAINFO],
    ],
    ids=lambda command: command[0],
)
def test_what_the_desktop_is_told_is_valid(command, tmp_path):
    assert shutil.which(command[0]), "missing; packaging/debian-packages.txt names its package"

    said = run(*command, cwd=tmp_path)

    assert not any(line.startswith(("E:", "W:")) for line in said.splitlines())


def test_entry_metadata_icon_and_program_go_by_one_name():
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str
    entry.read_string(ENTRY.read_text(encoding="utf-8"))
    told = entry["Desktop Entry"]
    metainfo = ElementTree.parse(METAINFO).getroot()

    assert told["Icon"] == told["StartupWMClass"] == metainfo.findtext("id") == NAME
    assert metainfo.findtext("launchable") == ENTRY.name
    assert metainfo.findtext("project_license") == "MIT"
    types = [each.text for each in metainfo.iter("mediatype")]
    assert told["MimeType"] == "".join(f"{each};" for each in types) == "text/plain;text/markdown;"
    assert told["Exec"].split() == ["editorial", "%F"]
    assert ElementTree.parse(resource("icons", "editorial.svg")).getroot().tag.endswith("svg")
