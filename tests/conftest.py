import gc
import json
import os
import socket
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from editorial.cli import main
from tests.one_dialect import share_statements

os.environ["QT_QPA_PLATFORM"] = "offscreen"
# A developer's desktop must not lend the tests its theme, its scale or its language.
for name in ("QT_QPA_PLATFORMTHEME", "QT_STYLE_OVERRIDE", "QT_SCALE_FACTOR", "LANGUAGE"):
    os.environ.pop(name, None)

if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
    # Not beside the sources then, but each process of the suite would compile them all anew.
    compiled = str(Path(__file__).resolve().parent.parent / "build" / "pycache")
    os.environ.setdefault("PYTHONPYCACHEPREFIX", compiled)
    sys.pycache_prefix, sys.dont_write_bytecode = os.environ["PYTHONPYCACHEPREFIX"], False

# Two busy cores make any deadline a matter of luck.
settings.register_profile("editorial", deadline=None, max_examples=30)
settings.load_profile("editorial")

NO_CORPUS = "EDITORIAL_CORPUS is not set: it names the folder of material for measuring"


def corpus_folder() -> Path | None:
    """The folder of material that no one here wrote, where there is one."""
    named = os.environ.get("EDITORIAL_CORPUS")
    return Path(named).resolve() if named else None


def pytest_configure() -> None:
    share_statements()
    folder = corpus_folder()
    if folder and not folder.is_dir():
        raise pytest.UsageError(f"EDITORIAL_CORPUS names {folder}, which is no folder")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if corpus_folder() is None:
        for item in items:
            if item.get_closest_marker("corpus"):
                item.add_marker(pytest.mark.skip(reason=NO_CORPUS))


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder that EDITORIAL_CORPUS names, for tests marked `corpus`."""
    folder = corpus_folder()
    if folder is None:
        pytest.skip(NO_CORPUS)
    return folder


@pytest.fixture(autouse=True)
def own_user_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test has a home of its own, so none finds another's desk, or the developer's."""
    home = tmp_path / "home"
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of an unpublished draft leaves the machine, nor does any test."""

    def refuse(self: socket.socket, address: object, *_: object) -> None:
        self.close()
        raise AssertionError(f"a test wanted to connect to {address}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)


class Ran:
    """One call of the program: its exit status and what it printed."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture
def run(capsys):
    """Run the program in this process."""

    def call(*words: object) -> Ran:
        status = main([str(word) for word in words])
        printed = capsys.readouterr()
        return Ran(status, printed.out, printed.err)

    return call


def pytest_collection_finish() -> None:
    # What is loaded by now stays; looking through it for garbage again and again costs a tenth of
    # the suite's time.
    gc.collect()
    gc.freeze()
