"""Programs outside this process, run to their end."""

import json
import subprocess
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent.parent


def run(*command: object, cwd: Path, stdin: bytes | None = None) -> str:
    """What the program printed; it has to succeed."""
    ran = subprocess.run(
        [str(word) for word in command], cwd=cwd, capture_output=True, input=stdin, check=False
    )
    out, err = ran.stdout.decode(), ran.stderr.decode()
    assert ran.returncode == 0, out[-4000:] + err[-4000:]
    return out


def walk_through(program: Path, folder: Path) -> None:
    """Proves that an installed program has all that it needs, far from the checkout."""
    draft = folder / "draft.md"
    draft.write_text("# A *Short* Head\n\nIt rained on 4 May.\n", encoding="utf-8")

    read = json.loads(run(program, "read", "--json", draft, cwd=folder))
    written = run(program, "tour", "--output", folder / "tour", cwd=folder).split("\n")[:-1]

    assert (read["headline"], read["notices"]) == ("A Short Head", [])
    pictures = [path for path in map(Path, written) if path.suffix == ".png"]
    exports = {path.suffix: path for path in map(Path, written) if path.suffix != ".png"}
    assert len(pictures) >= 5
    # A window without fonts or colours would be a few kilobytes of grey.
    assert all(path.stat().st_size > 20_000 for path in pictures)
    assert {".md", ".html"} <= exports.keys()
    assert all("Hester Quill" in exports[end].read_text("utf-8") for end in (".md", ".html"))
