"""Everything the window asks in a dialog: one door to the system's file dialogs and to our own.

The file dialogs stand in functions, since they are the one thing that a test cannot fill in.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from editorial.domain.text import shortened
from editorial.ui.about import about
from editorial.ui.article_dialogs import AlreadyHere, DueDate, Removed
from editorial.ui.fault_dialog import Fault
from editorial.ui.keys_dialog import Keys
from editorial.ui.memory import Memory
from editorial.ui.reviewer_dialog import WhoIsReviewing

__all__ = [
    "AlreadyHere",
    "DueDate",
    "Fault",
    "Keys",
    "Removed",
    "WhoIsReviewing",
    "about",
    "article_files",
    "desk_file",
    "document_files",
    "documents",
    "draft_file",
    "reference_files",
    "save_file",
]

DESK_SUFFIX = ".editorial"
TEXT = "*.txt *.text *.md *.markdown"
WORD = "*.docx *.docm *.odt *.rtf"
PAGES = "*.html *.htm *.xhtml *.mht *.mhtml"
ARTICLES = f"Articles ({TEXT} {WORD} {PAGES} *.pdf)"
HEARD = "*.srt *.vtt *.eml"
PICTURES = "*.png *.jpg *.jpeg *.gif *.bmp *.webp"
DOCUMENTS = f"Documents ({TEXT} {WORD} {PAGES} {HEARD} {PICTURES} *.pdf)"
REFERENCES = "References (*.bib *.bibtex *.ris *.json *.csl)"
ALL = "All files (*)"


def article_files(parent: QWidget | None, memory: Memory) -> list[Path]:
    """Files to take in as articles; none where the user thinks better of it."""
    names, _ = QFileDialog.getOpenFileNames(
        parent,
        "Import articles",
        _folder(memory, "import/folder"),
        ";;".join(
            (
                ARTICLES,
                f"Text and Markdown ({TEXT})",
                f"Word and OpenDocument ({WORD})",
                f"Web pages ({PAGES})",
                "PDF (*.pdf)",
                ALL,
            )
        ),
    )
    paths = [Path(name) for name in names]
    if paths:
        memory.put("import/folder", str(paths[0].parent))
    return paths


def document_files(parent: QWidget | None, memory: Memory) -> list[Path]:
    """Files to attach to a source; none where the user thinks better of it."""
    names, _ = QFileDialog.getOpenFileNames(
        parent, "Attach documents", _folder(memory, "document/folder"), ";;".join((DOCUMENTS, ALL))
    )
    paths = [Path(name) for name in names]
    if paths:
        memory.put("document/folder", str(paths[0].parent))
    return paths


def draft_file(parent: QWidget | None, memory: Memory, title: str) -> Path | None:
    """The file that holds an article's next draft; None where the user thinks better of it."""
    name, _ = QFileDialog.getOpenFileName(
        parent,
        f"New draft of “{shortened(title, 60)}”",
        _folder(memory, "import/folder"),
        ";;".join((ARTICLES, ALL)),
    )
    if not name:
        return None
    memory.put("import/folder", str(Path(name).parent))
    return Path(name)


def reference_files(parent: QWidget | None, memory: Memory) -> list[Path]:
    """Files of references to take in; none where the user thinks better of it."""
    names, _ = QFileDialog.getOpenFileNames(
        parent,
        "Import references",
        _folder(memory, "references/folder"),
        ";;".join((REFERENCES, ALL)),
    )
    paths = [Path(name) for name in names]
    if paths:
        memory.put("references/folder", str(paths[0].parent))
    return paths


def desk_file(parent: QWidget | None, memory: Memory) -> Path | None:
    """A desk file to open, or the name of one to make."""
    # Saving, since only that lets a name be written that does not exist yet; what exists is
    # opened, not replaced, so the system must not ask about that.
    name, _ = QFileDialog.getSaveFileName(
        parent,
        "Open a desk, or name a new one",
        _folder(memory, "desk/folder"),
        f"Desks (*{DESK_SUFFIX});;{ALL}",
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    if not name:
        return None
    path = Path(name)
    if not path.exists() and not path.suffix:
        path = path.with_name(path.name + DESK_SUFFIX)
    memory.put("desk/folder", str(path.parent))
    return path


def save_file(parent: QWidget | None, title: str, suggested: Path, filter: str) -> Path | None:
    """Where to save; the name has the suggested one's ending. The system asks before replacing."""
    while True:
        name, _ = QFileDialog.getSaveFileName(parent, title, str(suggested), filter)
        if not name:
            return None
        path = Path(name)
        if path.suffix == suggested.suffix:
            return path
        stem = path.stem if path.suffix.casefold() == suggested.suffix.casefold() else path.name
        path = path.with_name(stem + suggested.suffix)
        if not path.exists():
            return path
        # With its ending the name is another file's, about which nobody has been asked yet.
        suggested = path


def documents() -> Path:
    """Where people keep documents on this computer."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place else Path.home()


def _folder(memory: Memory, name: str) -> str:
    """The folder used last, where it is still there."""
    kept = memory.get(name, "")
    return kept if kept and Path(kept).is_dir() else str(documents())
