"""What is handed to others: the wheel and the source archive, built and installed for real."""

import sys
import tarfile
import venv
from pathlib import Path
from zipfile import ZipFile

import grimp
import pytest

from editorial import __version__
from tests.packaging.programs import CHECKOUT, run, walk_through

pytestmark = [pytest.mark.build, pytest.mark.timeout(900)]

DATA = ("resources", "seeds")

IMPORT = """
import importlib, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
"""

VERSIONS = """
import importlib.metadata, editorial
print(editorial.__version__, importlib.metadata.version("editorial"))
"""

FIND_DATA = """
from editorial.resources import resource, seed
for folder in (resource(), seed()):
    for path in folder.rglob("*"):
        if path.is_file():
            print(path.relative_to(folder.parent).as_posix())
"""


def data_files() -> set[str]:
    """What the program comes with; the programs that made some of it stay in the checkout."""
    return {
        path.relative_to(CHECKOUT).as_posix()
        for folder in DATA
        for path in (CHECKOUT / folder).rglob("*")
        if path.is_file() and path.suffix != ".py"
    }


@pytest.fixture(scope="module")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source archive, and the wheel that was built from this archive."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, CHECKOUT, cwd=folder)
    return folder


@pytest.fixture(scope="module")
def clean_python(distributions: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment that holds the wheel and what it asks for, and nothing else."""
    folder = tmp_path_factory.mktemp("clean") / "venv"
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    run(python, "-m", "pip", "install", "-qq", *distributions.glob("*.whl"), cwd=distributions)
    return python


def test_there_is_something_to_carry():
    assert all(any(name.startswith(f"{folder}/") for name in data_files()) for folder in DATA)


def test_the_wheel_has_the_program_and_its_files_and_nothing_else(distributions):
    (wheel,) = distributions.glob("*.whl")
    names = set(ZipFile(wheel).namelist())

    packed = {name for name in names if name.startswith("editorial/_data/")}
    assert packed == {f"editorial/_data/{name}" for name in data_files()}
    tops = {name.partition("/")[0] for name in names}
    assert tops == {"editorial", *(top for top in tops if top.endswith(".dist-info"))}


def test_the_source_archive_has_what_building_and_testing_it_takes(distributions):
    (archive,) = distributions.glob("*.tar.gz")
    with tarfile.open(archive) as tar:
        names = {name.partition("/")[2] for name in tar.getnames()}

    assert data_files() <= names
    assert "seeds/make_annotated_copy.py" in names
    assert {"LICENSE", "README.md", "Makefile", "packaging/develop.sh"} <= names
    assert {"editorial/resources.py", "tests/conftest.py"} <= names


def test_an_installed_wheel_finds_its_files(clean_python, tmp_path):
    found = run(clean_python, "-I", "-c", FIND_DATA, cwd=tmp_path)

    assert set(found.split("\n")[:-1]) == data_files()


def test_an_installed_wheel_asks_for_everything_that_it_imports(clean_python, tmp_path):
    """Read from the code, so that it holds for what is only imported where it is used, too."""
    imports = grimp.build_graph("editorial", include_external_packages=True, cache_dir=None)
    libraries = {name for name in imports.modules if imports.is_module_squashed(name)}
    libraries -= sys.stdlib_module_names

    run(clean_python, "-I", "-c", IMPORT, *libraries, cwd=tmp_path)


def test_an_installed_wheel_knows_its_version(clean_python, tmp_path):
    said, recorded = run(clean_python, "-I", "-c", VERSIONS, cwd=tmp_path).split()

    assert said == recorded == __version__


def test_an_installed_wheel_walks_through_the_main_job(clean_python, tmp_path):
    walk_through(clean_python.parent / "editorial", tmp_path)


def test_an_editable_install_carries_no_copies(tmp_path):
    build = f"from hatchling.build import build_editable; build_editable({str(tmp_path)!r})"
    run(sys.executable, "-c", build, cwd=CHECKOUT)
    (wheel,) = tmp_path.glob("*.whl")

    contents = [name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name]
    assert contents == ["_editorial.pth"]
