"""References on their way to the open article: files, drops and pastes, read on a worker."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editorial.domain.errors import DeskError
from editorial.domain.reference import ReferenceList
from editorial.ui.jobs import Job, Jobs, Progress, Ticket
from editorial.ui.messages import ThinProgress
from editorial.ui.reference_dialog import ReferencesDialog
from editorial.ui.reference_rows import Offered
from editorial.ui.review import Review
from editorial.ui.source_drops import REFERENCES, files_in

if TYPE_CHECKING:
    from editorial.services.desk import Desk
    from editorial.services.references import TakenIn
    from editorial.ui.workspace import Workspace

NOTHING_COPIED = (
    "The clipboard holds neither references nor files of them; copy some in a reference manager,"
    " or an address, then paste them."
)
NONE_FOUND = "holds no references that could be taken in: look what the program that made it wrote."

Read = Callable[[Ticket], ReferenceList]


class ReferenceTaking(QWidget):
    """A thin line that shows how far the reading is, with Cancel; empty else. What was read is
    shown in a dialog, and what is ticked there is taken in as one step."""

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._jobs = Jobs(self)
        self._job: Job | None = None
        self.progress = ThinProgress(self)
        self.progress.cancelled.connect(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.progress)
        review.closed.connect(self._jobs.close)
        review.article_changed.connect(self._cancel)

    def files(self, paths: Sequence[Path]) -> None:
        """Read files of references, and offer what is in them together."""
        if paths:
            name = f"“{paths[0].name}”" if len(paths) == 1 else f"{len(paths):,} files"
            self._read(name, [_file_reader(path) for path in paths])

    def text(self, text: str, name: str = "the clipboard") -> None:
        """Offer the references of a text that was pasted or dropped."""
        self._read(name, [_text_reader(text)])

    def paste(self) -> None:
        """Offer what the clipboard holds: files of references, else words."""
        data = QGuiApplication.clipboard().mimeData()
        if paths := reference_files_in(data):
            self.files(paths)
        elif data.text().strip() and not data.hasUrls():
            self.text(data.text())
        else:
            self._review.failed.emit(NOTHING_COPIED)

    def takes(self, data: QMimeData) -> bool:
        """Whether what is dragged could be references."""
        if self._review.article_id is None:
            return False
        return bool(reference_files_in(data)) or (not files_in(data) and data.hasText())

    def drop(self, data: QMimeData) -> None:
        """Offer what was dropped."""
        if paths := reference_files_in(data):
            self.files(paths)
        else:
            self.text(data.text(), "what was dropped")

    # Inner workings

    def _read(self, name: str, readers: Sequence[Read]) -> None:
        article_id, desk = self._review.article_id, self._review.desk
        if article_id is None:
            return
        self._cancel()
        self.progress.start(f"Reading {name}")
        self._job = job = self._jobs.start(
            lambda ticket: _offered(ticket, desk, article_id, name, readers)
        )
        job.progressed.connect(self._progressed)
        job.done.connect(self._was_read)
        job.failed.connect(self._was_not_read)
        for signal in (job.done, job.failed, job.cancelled):
            signal.connect(lambda *_: self._ended(job))

    def _was_read(self, found: tuple[Offered | None, list[str]]) -> None:
        offered, refused = found
        for sentence in refused:
            self._review.failed.emit(sentence)
        if offered is None:
            return
        dialog = ReferencesDialog(offered, self.window())
        dialog.wanted.connect(lambda numbers: self._take_in(offered, numbers))
        self._review.article_changed.connect(dialog.reject)
        dialog.open()

    def _take_in(self, offered: Offered, numbers: list[int]) -> None:
        from editorial.services import references

        article_id = self._review.article_id
        if article_id is None:
            return
        many = "1 reference" if len(numbers) == 1 else f"{len(numbers):,} references"
        label = f"Take in {many} from {offered.name}"
        taken = self._review.run(
            label, references.add_references, article_id, offered.references, numbers
        )
        if taken is not None:
            self._review.done.emit(taken_words(taken))

    def _was_not_read(self, error: BaseException) -> None:
        if not isinstance(error, DeskError):
            raise error
        self._review.failed.emit(str(error))

    def _progressed(self, progress: Progress) -> None:
        self.progress.report(progress.words, progress.done, progress.total)

    def _ended(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self.progress.finish()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()


def reference_files_in(data: QMimeData) -> list[Path]:
    """The files of references among those that are dragged or copied."""
    return [path for path in files_in(data) if path.suffix.casefold() in REFERENCES]


def taken_words(taken: TakenIn) -> str:
    """ "Added 2 sources, cited 1 of the desk"."""
    made, cited = len(taken.made), len(taken.cited)
    parts = [f"Added {made:,} source{'' if made == 1 else 's'}"] if made else []
    if cited:
        parts.append(f"{'cited' if parts else 'Cited'} {cited:,} of the desk’s")
    return ", ".join(parts) or "Nothing was new"


def ask_for_references(workspace: Workspace) -> None:
    """Choose files of references for the open article."""
    from editorial.ui import dialogs

    workspace.show_pane(1, focus=False)
    workspace.sources.taking.files(dialogs.reference_files(workspace.window(), workspace.memory))


def paste_references(workspace: Workspace) -> None:
    """Take the references that were copied."""
    workspace.show_pane(1, focus=False)
    workspace.sources.taking.paste()


def _offered(
    ticket: Ticket, desk: Desk, article_id: str, name: str, readers: Sequence[Read]
) -> tuple[Offered | None, list[str]]:
    """On the worker: what the files hold together, and a sentence on each that was refused."""
    from editorial.services.references import standings

    found: list[ReferenceList] = []
    refused: list[str] = []
    for read in readers:
        try:
            found.append(read(ticket))
        except DeskError as fault:
            refused.append(str(fault))
    references = tuple(reference for each in found for reference in each.references)
    dropped = tuple(item for each in found for item in each.dropped)
    if not references and not dropped:
        refused += [f"{name[:1].upper()}{name[1:]} {NONE_FOUND}"] if found else []
        return None, refused
    known = desk.look(standings, article_id, references)
    notices = tuple(notice for each in found for notice in each.notices)
    return Offered(name, references, known, dropped, notices), refused


def _file_reader(path: Path) -> Read:
    def read(ticket: Ticket) -> ReferenceList:
        from editorial.services.references import read_references

        return read_references(path, ticket.stop.is_set, _told(ticket, path.name))

    return read


def _text_reader(text: str) -> Read:
    def read(ticket: Ticket) -> ReferenceList:
        from editorial.services.references import read_reference_text

        return read_reference_text(text, ticket.stop.is_set, _told(ticket, "references"))

    return read


def _told(ticket: Ticket, name: str) -> Callable[[int, int], None]:
    def told(done: int, total: int) -> None:
        where = f", {done:,} of {total:,}" if total > 1 else ""
        ticket.progress(done, total, f"Reading {name}{where}")

    return told
