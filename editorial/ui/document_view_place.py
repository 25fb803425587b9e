"""The open document windows of a desk: opened once each, filled by workers, closed with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from editorial.domain.document import Attachment
from editorial.domain.errors import DeskError
from editorial.ui.document_view import DocumentView
from editorial.ui.jobs import Job, Jobs
from editorial.ui.memory import Memory
from editorial.ui.review import Review
from editorial.ui.source_documents import SourceDocuments

if TYPE_CHECKING:
    from editorial.domain.document import DocumentText
    from editorial.services.page_pictures import PagePictures

_GEOMETRY = "document/geometry"


class DocumentPlace(QObject):
    """Also asks for the files that a source's documents come from and go to."""

    def __init__(
        self, review: Review, section: SourceDocuments, memory: Memory, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._review, self._section, self._memory = review, section, memory
        self._window = parent
        # One worker for all windows: the renderer of pages is not safe for threads.
        self._jobs = Jobs(self)
        self._open: dict[str, DocumentView] = {}
        review.document_wanted.connect(self.open)
        review.step_taken.connect(self._look_again)
        section.files_wanted.connect(self._ask_for_files)
        section.save_wanted.connect(self._save)

    @property
    def windows(self) -> list[DocumentView]:
        """Those that are open."""
        return list(self._open.values())

    def open(self, attachment_id: str, place: tuple[int, int] | None = None) -> None:
        """Open a document, or bring its window to the front; at a place, where one is given."""
        view = self._open.get(attachment_id)
        if view is None:
            attachment = self._known(attachment_id)
            if attachment is None:
                self._review.failed.emit(
                    "This document is no longer attached; the words that were taken from it are "
                    "kept as they are."
                )
                return
            view = self._opened(attachment)
        if place is not None:
            view.go_to(*place)
        view.show()
        view.raise_()
        view.activateWindow()

    def close(self) -> None:
        """Close all windows and wait for the worker."""
        for view in self.windows:
            view.close()
        self._section.close_reading()
        self._jobs.close()

    def _known(self, attachment_id: str) -> Attachment | None:
        """An attachment that was not taken away."""
        found = self._review.desk.read(lambda work: work.find(Attachment, attachment_id))
        return found if found is not None and found.removed_at is None else None

    def _opened(self, attachment: Attachment) -> DocumentView:
        source = self._review.source(attachment.source_id)
        title = source.title if source else ""
        view = DocumentView(self._review, attachment, title, self._jobs)
        if not view.restoreGeometry(self._memory.get_bytes(_GEOMETRY)):
            view.resize(QSize(920, 860).boundedTo(view.screen().availableSize() * 0.96))
        self._open[attachment.id] = view
        view.closed.connect(lambda: self._closed(attachment.id))
        self._fill(view, attachment)
        return view

    def _closed(self, attachment_id: str) -> None:
        view = self._open.pop(attachment_id, None)
        if view is not None:
            self._memory.put_bytes(_GEOMETRY, view.saveGeometry())
            view.deleteLater()

    # What is shown, read by the worker

    def _fill(self, view: DocumentView, attachment: Attachment) -> None:
        from editorial.services.page_pictures import has_pages

        id = attachment.id
        if attachment.format == "image":
            job = self._jobs.start(lambda _: self._picture(attachment))
            job.done.connect(lambda image: self._tell(id, lambda view: view.show_picture(image)))
            self._or_say(job, id)
        elif has_pages(attachment):
            job = self._jobs.start(lambda _: self._pages(attachment))
            job.done.connect(lambda pages: self._pages_came(attachment, pages))
            job.failed.connect(lambda _: self._read_text(attachment))
            self._or_say(job, id)
        else:
            self._read_text(attachment)

    def _read_text(self, attachment: Attachment) -> None:
        job = self._jobs.start(lambda _: self._text(attachment))
        id = attachment.id
        job.done.connect(lambda text: self._tell(id, lambda view: view.show_text(text)))
        self._or_say(job, id)

    def _pages_came(self, attachment: Attachment, pages: PagePictures) -> None:
        view = self._open.get(attachment.id)
        if view is None:
            self._jobs.start(lambda _: pages.close())
            return
        view.show_pages(pages)
        if view.waits_for_words:
            self._read_text(attachment)
        else:
            # Behind the first page, which is looked at meanwhile.
            once = Qt.ConnectionType.SingleShotConnection
            view.drawn.connect(lambda: self._read_text(attachment), once)

    def _tell(self, attachment_id: str, tell: Callable[[DocumentView], None]) -> None:
        """Tell the window, where it is still open."""
        if view := self._open.get(attachment_id):
            tell(view)

    def _or_say(self, job: Job, attachment_id: str) -> None:
        def failed(error: BaseException) -> None:
            if not isinstance(error, DeskError):
                raise error
            self._tell(attachment_id, lambda view: view.say(str(error)))

        job.failed.connect(failed)

    def _pages(self, attachment: Attachment) -> PagePictures:
        from editorial.services.attachments import original_of
        from editorial.services.page_pictures import pages_of

        return pages_of(attachment.name, self._review.desk.look(original_of, attachment))

    def _text(self, attachment: Attachment) -> DocumentText:
        from editorial.services.attachments import text_of

        return self._review.desk.look(text_of, attachment)

    def _picture(self, attachment: Attachment) -> QImage:
        from editorial.services.attachments import original_of

        return QImage.fromData(self._review.desk.look(original_of, attachment))

    # News, and files

    def _look_again(self) -> None:
        """A document that was taken away is shown no more; another caption is."""
        for id, view in list(self._open.items()):
            attachment = self._known(id)
            if attachment is None:
                view.close()
            elif attachment != view.attachment:
                view.show_attachment(attachment)

    def _ask_for_files(self) -> None:
        from editorial.ui import dialogs

        self._section.attach(dialogs.document_files(self._window, self._memory))

    def _save(self, attachment: Attachment) -> None:
        from editorial.services.attachments import save_original
        from editorial.ui import dialogs

        suggested = dialogs.documents() / file_name_of(attachment)
        path = dialogs.save_file(self._window, "Save the original", suggested, dialogs.ALL)
        if path is None:
            return
        try:
            self._review.desk.read(save_original, attachment.id, path)
        except DeskError as error:
            self._review.failed.emit(str(error))


def file_name_of(attachment: Attachment) -> str:
    """What the original is called as a file; pasted words have no ending yet."""
    name = attachment.name.replace("/", "-").replace("\\", "-")
    suffix = Path(name).suffix
    return name if suffix and " " not in suffix else f"{name.rstrip('. …')}.txt"
