import shutil
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from editorial import resources

CHECKOUT = Path(__file__).resolve().parent.parent


def installed_in(folder: Path) -> ModuleType:
    """The resolver as it behaves where its file lies in `folder`/editorial."""
    package = folder / "editorial"
    package.mkdir(parents=True)
    shutil.copy(resources.__file__, package)
    spec = spec_from_file_location("installed_resources", package / "resources.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def write(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_a_checkout_uses_its_own_folders():
    assert resources.resource() == CHECKOUT / "resources"
    assert resources.seed() == CHECKOUT / "seeds"


def test_a_checkout_has_every_part_of_a_path_in_its_place(tmp_path):
    here = installed_in(tmp_path)
    icon = write(tmp_path / "resources" / "icons" / "check.svg")
    article = write(tmp_path / "seeds" / "bridge.md")

    assert here.resource("icons", "check.svg") == icon
    assert here.resource("icons") == icon.parent
    assert here.seed("bridge.md") == article


def test_a_wheel_carries_the_files_inside_the_package(tmp_path):
    here = installed_in(tmp_path)
    icon = write(tmp_path / "editorial" / "_data" / "resources" / "icons" / "check.svg")
    write(tmp_path / "resources" / "icons" / "check.svg", "another package's")

    assert here.resource("icons", "check.svg") == icon


def test_a_packaged_build_unpacks_them_to_its_own_folder(tmp_path, monkeypatch):
    here = installed_in(tmp_path / "archive")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "unpacked"), raising=False)
    icon = write(tmp_path / "unpacked" / "editorial" / "_data" / "resources" / "check.svg")

    assert here.resource("check.svg") == icon


def test_a_missing_file_is_named_with_the_place_that_was_looked_in(tmp_path):
    here = installed_in(tmp_path)

    with pytest.raises(here.MissingResource) as raised:
        here.resource("icons", "check.svg")

    assert "resources/icons/check.svg" in str(raised.value)
    assert str(tmp_path / "resources" / "icons" / "check.svg") in str(raised.value)
    assert isinstance(raised.value, FileNotFoundError)
