"""The shape of the program: who may know whom, and how long a thing may be."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest
from importlinter.cli import lint_imports

CHECKOUT = Path(__file__).resolve().parent.parent
PACKAGE = CHECKOUT / "editorial"

MODULE_LINES = 400
FUNCTION_LINES = 50


def modules() -> list[Path]:
    # A released migration is never edited again, and Alembic loads it by its path: no rule
    # here is for them.
    return sorted(
        path for path in PACKAGE.rglob("*.py") if path.parts[-3:-1] != ("migrations", "versions")
    )


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def dotted(path: Path) -> str:
    parts = path.relative_to(CHECKOUT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@pytest.fixture(scope="module")
def imports() -> grimp.ImportGraph:
    return grimp.build_graph("editorial", include_external_packages=True, cache_dir=None)


def test_imports_keep_to_the_contracts(capsys):
    kept = lint_imports(str(CHECKOUT / "pyproject.toml"), no_cache=True, no_logo=True) == 0

    assert kept, capsys.readouterr().out


def test_the_contracts_see_every_module(imports):
    assert {dotted(path) for path in modules()} <= imports.modules


@pytest.mark.parametrize("part", ["editorial.domain", "editorial.resources"])
def test_the_foundation_needs_nothing_but_the_standard_library(imports, part):
    allowed = {"editorial", *sys.stdlib_module_names}

    strangers = {
        f"{module} imports {imported}"
        for module in {part, *imports.find_descendants(part)}
        for imported in imports.find_modules_directly_imported_by(module)
        if imported.partition(".")[0] not in allowed
    }

    assert not strangers


def test_the_command_line_starts_without_the_window():
    """`editorial check` runs on a server that has none of Qt's libraries."""
    code = "import editorial.cli, sys; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert ran.returncode == 0, ran.stderr
    assert not {"PySide6", "editorial.app", "editorial.ui"} & set(ran.stdout.split())


def test_no_module_grows_beyond_what_one_can_keep_in_mind():
    lengths = {dotted(path): path.read_text(encoding="utf-8").count("\n") for path in modules()}

    assert not {name: lines for name, lines in lengths.items() if lines > MODULE_LINES}


def test_no_function_grows_beyond_a_page():
    lengths = {
        f"{dotted(path)}:{node.lineno} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in modules()
        for node in functions(path)
    }

    assert not {name: lines for name, lines in lengths.items() if lines > FUNCTION_LINES}
