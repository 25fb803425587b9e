"""The documents of a source: attached by file, drop or paste, opened, saved out, taken away."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from editorial.domain.document import Attachment
from editorial.domain.errors import DeskError
from editorial.domain.text import shortened
from editorial.ui import fonts
from editorial.ui.commit_field import CommitLine
from editorial.ui.forms import IconButton, Words, section
from editorial.ui.icons import icon
from editorial.ui.jobs import Job, Jobs, Progress, Ticket
from editorial.ui.messages import ThinProgress
from editorial.ui.review import Review
from editorial.ui.row_list import RowLook
from editorial.ui.row_view import RowView
from editorial.ui.source_drops import files_in

if TYPE_CHECKING:
    from editorial.services.attachments import DocumentArrival

FORMATS = {
    "pdf": "PDF",
    "html": "web page",
    "text": "text",
    "markdown": "Markdown",
    "docx": "Word",
    "odt": "OpenDocument",
    "rtf": "RTF",
    "transcript": "transcript",
    "email": "e-mail",
    "image": "picture",
}
NONE_YET = "None yet. Attach what the claims are compared with, or drop the files here."
NOTHING_COPIED = (
    "The clipboard holds neither words nor files; copy the words of a document, then attach them."
)


class SourceDocuments(QWidget):
    """Enter or a double click opens a document. What is read is attached when all of it is."""

    files_wanted = Signal()
    """Files are to be chosen, for `attach`."""
    save_wanted = Signal(object)
    """The `Attachment` whose original is to be saved somewhere."""

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._source_id: str | None = None
        self._attachments: list[Attachment] = []
        self._jobs = Jobs(self)
        self._reading: list[Job] = []
        self._make()
        self._lay_out()
        review.step_taken.connect(self.show_again)
        review.claims_changed.connect(self._fill)

    def show_source(self, source_id: str) -> None:
        """Show the documents of a source."""
        self._source_id = source_id
        self.show_again()

    def show_again(self) -> None:
        """Show them as the desk has them now."""
        from editorial.services.attachments import attachments_of

        if self._source_id is not None:
            self._attachments = self._review.desk.read(attachments_of, [self._source_id])
            self._fill()

    def commit(self) -> None:
        """Commit a caption that is typed."""
        self.caption.commit()

    def close_reading(self) -> None:
        """The desk is left: nothing more is read or attached."""
        self._jobs.close()

    # Attaching

    def attach(self, paths: Sequence[Path], source_id: str | None = None) -> None:
        """Read files and attach them, to another source where one is named. One that cannot be
        read is told of and does not stop the rest."""
        for path in paths:
            self._read(path.name, _file_reader(path), source_id)

    def attach_copied(self) -> None:
        """Attach what the clipboard holds: files, else words."""
        data = QGuiApplication.clipboard().mimeData()
        if paths := files_in(data):
            self.attach(paths)
        elif data.hasText() and data.text().strip():
            self._read("what was copied", _paste_reader(data.text()), None)
        else:
            self._review.failed.emit(NOTHING_COPIED)

    def _read(
        self, name: str, read: Callable[[Ticket], DocumentArrival], source_id: str | None
    ) -> None:
        article_id, source_id = self._review.article_id, source_id or self._source_id
        if article_id is None or source_id is None:
            return
        desk = self._review.desk

        def read_and_keep(ticket: Ticket) -> DocumentArrival:
            from editorial.services.attachments import keep

            ticket.progress(0, 0, f"Reading {name}")
            arrival = read(ticket)
            # Nothing of a document that is no longer wanted goes to the desk.
            ticket.progress(1, 1, f"Reading {name}")
            return keep(desk, arrival)

        job = self._jobs.start(read_and_keep)
        self._reading.append(job)
        if len(self._reading) == 1:
            self.progress.start(f"Reading {name}")
        job.progressed.connect(self._progressed)
        job.done.connect(lambda arrival: self._was_read(article_id, source_id, arrival))
        job.failed.connect(self._was_not_read)
        for signal in (job.done, job.failed, job.cancelled):
            signal.connect(lambda *_: self._ended(job))

    def _was_read(self, article_id: str, source_id: str, arrival: DocumentArrival) -> None:
        from editorial.services import attachments

        review, name = self._review, shortened(arrival.name, 40)
        received = hashlib.sha256(arrival.received).hexdigest()
        known = review.desk.read(attachments.attachments_of, [source_id])
        same = next((each for each in known if each.received_sha256 == received), None)
        if same is not None:
            review.failed.emit(
                f"“{name}” is attached to this source already, as “{shortened(same.name, 40)}”; "
                "it was not attached twice."
            )
            self._show_row(same)
            return
        label = f"Attach “{name}”"
        made = review.run(label, attachments.attach, article_id, source_id, arrival)
        if made is not None:
            self._show_row(made)
            review.done.emit(f"Attached “{name}”")

    def _was_not_read(self, error: BaseException) -> None:
        if not isinstance(error, DeskError):
            raise error
        self._review.failed.emit(str(error))

    def _progressed(self, progress: Progress) -> None:
        self.progress.report(progress.words, progress.done, progress.total)

    def _ended(self, job: Job) -> None:
        self._reading = [each for each in self._reading if each is not job]
        if not self._reading:
            self.progress.finish()

    def _cancel(self) -> None:
        for job in self._reading:
            job.cancel()

    def _show_row(self, attachment: Attachment) -> None:
        if attachment.source_id == self._source_id:
            self.show_again()
            self.list.mark(attachment.id)
            self._show_current()

    # What is done to the current one

    @property
    def current(self) -> Attachment | None:
        id = self.list.current_id
        return next((each for each in self._attachments if each.id == id), None)

    def open_current(self) -> None:
        if self.current is not None:
            self._review.document_wanted.emit(self.current.id, None)

    def remove_current(self) -> None:
        """Take the current document away; evidence from it keeps its words."""
        from editorial.services import attachments

        article_id, attachment = self._review.article_id, self.current
        if article_id is not None and attachment is not None:
            label = f"Remove document “{shortened(attachment.name, 40)}”"
            self._review.carry_out(label, attachments.detach, article_id, attachment.id)

    def _set_caption(self, attachment_id: str, words: str) -> None:
        from editorial.services import attachments

        article_id = self._review.article_id
        known = next((each for each in self._attachments if each.id == attachment_id), None)
        if article_id is None or (known is not None and known.caption == words.strip()):
            return
        name = f" of “{shortened(known.name, 40)}”" if known else ""
        self._review.run(
            f"Set the caption{name}", attachments.caption, article_id, attachment_id, words
        )

    # Inner workings

    def _make(self) -> None:
        self.list = _Rows("Documents of this source", 2, 8, self)
        self.list.fit_to_rows(4)
        self.list.opened.connect(lambda _: self.open_current())
        self.list.chosen.connect(lambda _: self._show_current())
        self.list.remove_asked.connect(self.remove_current)
        self.list.paste_asked.connect(self.attach_copied)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._ask_menu)
        self.caption = CommitLine(parent=self)
        self.caption.setAccessibleName("Caption of the document")
        self.caption.setPlaceholderText("Caption: what the document shows")
        self.caption.committed.connect(self._set_caption)
        self.progress = ThinProgress(self)
        self.progress.cancelled.connect(self._cancel)
        self.add = IconButton("plus", "Attach a document to this source", "Attach…", parent=self)
        self.add.clicked.connect(self.files_wanted)
        self.more = IconButton("dots", "More about the documents", parent=self)
        self.more.clicked.connect(
            lambda: self.menu().exec(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        self.head = section("Documents")
        head.addWidget(self.head, 1)
        head.addWidget(self.add)
        head.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        self.hint = Words(NONE_YET, "secondary", fonts.META, wrap=True, parent=self)
        for widget in (self.progress, self.hint, self.list, self.caption):
            column.addWidget(widget)

    def _fill(self, _: object = None) -> None:
        quoting: dict[str, int] = {}
        for claim in self._review.claims:
            for id in {evidence.attachment_id for evidence in claim.evidence} - {None}:
                quoting[str(id)] = quoting.get(str(id), 0) + 1
        rows = [row_of(each, quoting.get(each.id, 0)) for each in self._attachments]
        self.list.show_rows(rows)
        if self.list.current_id is None and rows:
            self.list.mark(rows[0].id)
        self.list.setVisible(bool(rows))
        self.hint.setVisible(not rows)
        self._show_current()

    def _show_current(self) -> None:
        attachment = self.current
        self.caption.setVisible(attachment is not None)
        if attachment is None:
            self.caption.commit()
        else:
            self.caption.keep(attachment.id, attachment.caption)

    def menu(self) -> QMenu:
        """What can be done, to the current document first."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if (attachment := self.current) is not None:
            menu.addAction("Open", self.open_current)
            menu.addAction("Save original…", lambda: self.save_wanted.emit(attachment))
            menu.addAction(icon("trash"), "Remove", self.remove_current)
            menu.addSeparator()
        menu.addAction("Attach files…", self.files_wanted.emit)
        menu.addAction("Attach what was copied", self.attach_copied)
        return menu

    def _ask_menu(self, point: QPoint) -> None:
        self.menu().exec(self.list.viewport().mapToGlobal(point))


class _Rows(RowView):
    remove_asked = Signal()
    paste_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.current_id:
            self.remove_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_asked.emit()
        else:
            super().keyPressEvent(event)


def row_of(attachment: Attachment, quoting: int) -> RowLook:
    """A document as a row. `quoting`: claims of the open article with evidence from it."""
    what = FORMATS.get(attachment.format, attachment.format)
    if attachment.pages:
        what = f"{attachment.pages:,} page{'s' if attachment.pages > 1 else ''}  ·  {what}"
    elif attachment.words:
        what = f"{attachment.words:,} word{'s' if attachment.words > 1 else ''}  ·  {what}"
    else:
        what = what[:1].upper() + what[1:]
    quotes = ""
    if quoting:
        quotes = "1 claim quotes it" if quoting == 1 else f"{quoting:,} claims quote it"
    spoken = ". ".join(filter(None, (attachment.name, what, attachment.caption, quotes)))
    return RowLook(
        id=attachment.id,
        title=attachment.name,
        meta=what,
        spoken=spoken,
        hint="\n".join(filter(None, (attachment.name, attachment.caption))),
        icon="image" if attachment.format == "image" else "doc",
        aside=quotes,
    )


def _file_reader(path: Path) -> Callable[[Ticket], DocumentArrival]:
    unit = "page" if path.suffix.casefold() == ".pdf" else "part"

    def read(ticket: Ticket) -> DocumentArrival:
        from editorial.services.attachments import read_attachment

        def told(done: int, total: int) -> None:
            where = f", {unit} {done:,} of {total:,}" if total > 1 else ""
            ticket.progress(done, total, f"Reading {path.name}{where}")

        return read_attachment(path, ticket.stop.is_set, told)

    return read


def _paste_reader(text: str) -> Callable[[Ticket], DocumentArrival]:
    def read(ticket: Ticket) -> DocumentArrival:
        from editorial.services.attachments import read_pasted

        return read_pasted(text, ticket.stop.is_set)

    return read
