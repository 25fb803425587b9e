"""Export the review: what goes into the file on the left, and how it will look on the right."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from editorial.domain.errors import DeskError
from editorial.domain.summary import Summary, SummaryOptions
from editorial.ui import dialogs
from editorial.ui.dialog import Dialog
from editorial.ui.export_options import ExportOptions
from editorial.ui.export_preview import ExportPreview, page_look
from editorial.ui.frames import ElidedLabel
from editorial.ui.jobs import Job, Jobs, Ticket
from editorial.ui.memory import Memory
from editorial.ui.messages import MessageBar
from editorial.ui.review import Review
from editorial.ui.theme import appearance, set_look

if TYPE_CHECKING:
    from editorial.services.exporting import Format, Look

PAUSE = 150
"""Milliseconds after a choice in which another one is waited for."""

MOST = 40
"""Claims, questions… of one section of the previewed page; Qt lays more out too slowly."""

FILTERS = {"md": "Markdown (*.md)", "html": "HTML (*.html)"}


@dataclass(frozen=True, slots=True)
class Rendered:
    """`preview` is the page's rich text, or the file itself; `size` is the file's, in bytes."""

    format: str
    preview: str
    size: int


class ExportDialog(Dialog):
    """Renders and writes on a worker of its own, so that no article makes the window wait."""

    saved = Signal(str)
    """A sentence: what was saved, and where."""

    def __init__(self, review: Review, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__("Export review", parent)
        self.wish(1000, 692)
        self._review, self._memory = review, memory
        self._jobs = Jobs(self)
        self._job: Job | None = None
        self._saving = False
        self._summaries: dict[SummaryOptions, Summary] = {}
        self._stem = self._file_stem()
        self.options = ExportOptions(review, memory)
        self.preview = ExportPreview()
        self.fault = MessageBar()
        self._file = ElidedLabel()
        set_look(self._file, kind="secondary")
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._render)
        self.options.changed.connect(self._pause.start)
        appearance().changed.connect(self._pause.start)
        for signal in (
            review.claims_changed,
            review.sources_changed,
            review.questions_changed,
            review.notes_changed,
            review.draft_changed,
        ):
            signal.connect(self._reread)
        review.article_changed.connect(self.reject)
        self._name_file(None)
        # Once the dialog is on screen.
        QTimer.singleShot(0, self, self._render)
        self.options.formats.setFocus()

    def done(self, result: int) -> None:
        # A file that is being written is waited for, or the user would never hear of it.
        if not self._saving:
            self._pause.stop()
            self._jobs.close()
            super().done(result)

    def export(self) -> None:
        """Ask where, then save there."""
        format = self._format
        suggested = self._folder() / f"{self._stem}.{format}"
        path = dialogs.save_file(self, "Export review", suggested, FILTERS[format])
        if path is None:
            return
        from editorial.services import exporting

        self._memory.put("export/folder", str(path.parent))
        self.fault.dismiss()
        self._set_saving(True)
        summary = self._summary()
        job = self._jobs.start(
            lambda _: exporting.export(summary, [format], path.parent, path.stem)
        )
        job.done.connect(self._saved)
        job.failed.connect(self._failed)

    @property
    def _format(self) -> Format:
        return "md" if self.options.format == "md" else "html"

    def _summary(self) -> Summary:
        """What is exported with the options as they are; the preview shows the very same."""
        from editorial.services.summary import summarise

        options = self.options.options
        if options not in self._summaries:
            article_id = self._review.article_id
            assert article_id is not None
            self._summaries[options] = self._review.desk.read(summarise, article_id, options)
        return self._summaries[options]

    def _file_stem(self) -> str:
        from editorial.services import exporting

        article_id = self._review.article_id
        assert article_id is not None
        return self._review.desk.read(exporting.file_stem, article_id)

    def _folder(self) -> Path:
        kept = self._memory.get("export/folder", "")
        return Path(kept) if kept and Path(kept).is_dir() else dialogs.documents()

    def _reread(self, *_: object) -> None:
        self._summaries.clear()
        self.options.reread()
        self._pause.start()

    def _render(self) -> None:
        if self._review.article_id is None or self._saving:
            return
        if self._job is not None:
            self._job.cancel()
        summary, format, look = self._summary(), self._format, page_look()
        self._job = self._jobs.start(lambda ticket: _rendered(ticket, summary, format, look))
        self._job.done.connect(self._show)
        self._job.failed.connect(self._failed)

    def _show(self, rendered: Rendered) -> None:
        self._job = None
        if rendered.format == "md":
            self.preview.show_source(rendered.preview)
        else:
            self.preview.show_page(rendered.preview)
        self._name_file(rendered.size)

    def _name_file(self, size: int | None) -> None:
        # The size first: of the two only a name may be cut short.
        about = f"About {size_words(size)}  ·  " if size else ""
        self._file.show_text(f"{about}{self._stem}.{self._format}")

    def _saved(self, paths: list[Path]) -> None:
        self._set_saving(False)
        where = paths[0].parent.name or str(paths[0].parent)
        self.saved.emit(f"Saved “{paths[0].name}” in {where}.")
        self.accept()

    def _failed(self, error: BaseException) -> None:
        self._job = None
        self._set_saving(False)
        if not isinstance(error, DeskError):
            raise error
        self.fault.show_message(str(error))

    def _set_saving(self, saving: bool) -> None:
        self._saving = saving
        self._export.setText("Exporting…" if saving else "Export…")
        for widget in (self._export, self._cancel, self.options):
            widget.setEnabled(not saving)

    def _lay_out(self) -> None:
        self.body.removeWidget(self.head)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        left = QVBoxLayout()
        left.setContentsMargins(0, 20, 0, 0)
        left.setSpacing(14)
        self.head.setContentsMargins(24, 0, 24, 0)
        left.addWidget(self.head)
        left.addWidget(self.options, 1)
        sides = QHBoxLayout()
        sides.setSpacing(0)
        sides.addLayout(left, 2)
        sides.addWidget(self.preview, 3)
        self.body.addLayout(sides, 1)
        self.body.addWidget(self.fault)
        self.foot.takeAt(0)
        self.foot.addWidget(self._file, 1)
        self._cancel = self.add_button("Cancel")
        self._cancel.clicked.connect(self.reject)
        self._export = self.add_button("Export…", primary=True)
        self._export.clicked.connect(self.export)


def size_words(size: int) -> str:
    """A file's size as people say it: "84 KB"."""
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{max(1, round(size / 1000))} KB"


def _rendered(ticket: Ticket, summary: Summary, format: Format, look: Look) -> Any:
    """On the worker: the whole file, for its size, and what of it is shown."""
    from editorial.services import exporting

    ticket.progress(0, 1, "Rendering")
    whole = exporting.rendered(summary, format)
    ticket.progress(1, 1, "Rendering")
    shown = whole if format == "md" else exporting.preview(summary, look, MOST)
    return Rendered(format, shown, len(whole.encode()))
