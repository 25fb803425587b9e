"""The window: header, message bar, and the workspace of the desk that is open.

It shows before any desk is open, so that it is on screen before SQLModel and the panes are loaded:
what is not needed for that is imported where it is used.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from editorial.domain.errors import DeskError
from editorial.domain.text import shortened
from editorial.ui import theme
from editorial.ui.commands import Commands, LetterKeys, focus_is_in
from editorial.ui.desk_commands import GROUPS, add_window_commands, add_workspace_commands
from editorial.ui.desk_watch import DeskWatch
from editorial.ui.header import Header, state_words
from editorial.ui.jobs import Jobs
from editorial.ui.letters import letters
from editorial.ui.looks import Looks
from editorial.ui.memory import Memory
from editorial.ui.menus import Menus
from editorial.ui.notices import Notices
from editorial.ui.tab_order import go_on

if TYPE_CHECKING:
    from editorial.domain.journal import Changed
    from editorial.services.desk import Desk
    from editorial.ui.new_draft_ways import NewDraftWays
    from editorial.ui.recognition_asking import Asking
    from editorial.ui.welcome import Welcome
    from editorial.ui.workspace import Workspace


class Window(QMainWindow):
    """The signals that end in `wanted` ask for what only the composition root can give."""

    desk_wanted = Signal(Path)
    reviewer_wanted = Signal()
    sample_wanted = Signal()
    backups_wanted = Signal()
    closed = Signal()

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self.memory = memory
        self.jobs = Jobs(self)
        self.workspace: Workspace | None = None
        self.commands = Commands(GROUPS)
        self.letters = LetterKeys(self.commands, self)
        letters().set_mode(memory.get("keys/letters", "on"))
        self.looks = Looks(memory, self)
        self.menus = Menus(self, self.commands, self.looks)
        self._asking: Asking | None = None
        self.ways: NewDraftWays | None = None
        self._welcome: Welcome | None = None
        self._unsubscribe: Callable[[], None] | None = None
        self.setWindowTitle("Editorial")
        self.setMinimumSize(800, 600)
        self.setAcceptDrops(True)
        self._lay_out()
        add_window_commands(self.commands, self)
        self.menus.fill()
        self._watch: DeskWatch | None = None
        if not self.restoreGeometry(memory.get_bytes("window/geometry")):
            self.resize(QSize(1440, 900).boundedTo(self.screen().availableSize() * 0.96))

    # A desk comes and goes

    def sit_at(self, desk: Desk) -> None:
        """Show a desk; the one shown before has been left with `leave`."""
        from editorial.ui.new_draft_ways import NewDraftWays
        from editorial.ui.recognition_asking import Asking
        from editorial.ui.workspace import Workspace

        self.workspace = Workspace(desk, self.memory, self.letters, self._stack)
        add_workspace_commands(self.commands, self.workspace)
        self.menus.fill()
        self._stack.insertWidget(0, self.workspace)
        self._stack.setCurrentWidget(self.workspace)
        workspace = self.workspace
        workspace.regions_before.append((self.header, self.header.focus))
        workspace.article_shown.connect(self._show_article)
        self._watch = DeskWatch(workspace.review, self.notices, self)
        self._watch.saved_copy.connect(self.desk_wanted)
        workspace.left_behind.connect(self.notices.inform)
        workspace.review.gone.connect(self.notices.inform)
        workspace.review.removed.connect(
            lambda what: self.notices.tell(f"Removed {what}", "Undo", self.undo)
        )
        workspace.review.done.connect(lambda what: self.notices.tell(what, "Undo", self.undo))
        workspace.article.told.connect(self.notices.tell)
        workspace.draft_review.told.connect(self.notices.tell)
        workspace.draft_review.undo_wanted.connect(self.undo)
        workspace.draft_review.changed.connect(self._show_article)
        workspace.comparing.told.connect(self.notices.tell)
        workspace.comparing.left.connect(workspace.article.focus)
        workspace.comparing.changed.connect(self._show_article)
        workspace.library.import_requested.connect(self.ask_for_files)
        workspace.library.remove_requested.connect(self._remove)
        self._asking = Asking(desk, self.jobs, self.memory, self.notices, self)
        self._asking.open_wanted.connect(workspace.open)
        self.ways = NewDraftWays(desk, self, workspace, self._asking)
        self._unsubscribe = desk.subscribe(self._heard)
        workspace.room.fit(self.width())
        self._open_last()

    def leave(self) -> None:
        """Leave the desk; the caller closes it."""
        if self._unsubscribe:
            self._unsubscribe()
            self._unsubscribe = None
        if self.workspace:
            self.workspace.close_review()
            if self._watch:
                self._watch.stop()
                self._watch = None
            self.workspace.deleteLater()
            self.workspace = None
        if self.ways and self._asking:
            self.ways.close()
            self._asking.close()
            self.ways = self._asking = None

    @property
    def has_article(self) -> bool:
        return self.workspace is not None and self.workspace.review.article is not None

    # What the commands do

    def ask_for_files(self) -> None:
        from editorial.ui import dialogs

        self.take_in(dialogs.article_files(self, self.memory))

    def take_in(self, paths: Sequence[Path]) -> None:
        if self._asking:
            self._asking.files(paths)

    def paste_article(self) -> None:
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self.notices.refuse("The clipboard holds no text; copy an article, then paste it.")
        elif self._asking:
            self._asking.paste(text)

    def export(self) -> None:
        if self.workspace and self.workspace.review.article:
            from editorial.ui.export_dialog import ExportDialog

            dialog = ExportDialog(self.workspace.review, self.memory, self)
            dialog.saved.connect(self.notices.tell)
            dialog.open()

    def ask_due_date(self) -> None:
        if self.workspace and (article := self.workspace.review.article):
            from editorial.services import articles
            from editorial.ui import dialogs

            dialog = dialogs.DueDate(article.due_on, self)
            review = self.workspace.review
            dialog.chosen.connect(
                lambda due: review.run("Set due date", articles.set_due, article.id, due)
            )
            dialog.open()

    def remove_article(self) -> None:
        if self.workspace and (article_id := self.workspace.review.article_id):
            self._remove(article_id)

    def show_removed(self) -> None:
        if self.workspace:
            from editorial.services import articles

            review = self.workspace.review
            from editorial.ui import dialogs

            dialog = dialogs.Removed(review.desk.read(articles.removed), self)
            dialog.restore_requested.connect(self._restore)
            dialog.erase_requested.connect(self._erase)
            dialog.open()

    def undo(self) -> None:
        self._put_back("undo")

    def redo(self) -> None:
        self._put_back("redo")

    def show_palette(self) -> None:
        from editorial.ui.command_palette import CommandPalette

        self.palette_shown = CommandPalette(self.commands, self.workspace, self)
        self.palette_shown.open_over(self)

    def toggle_library(self) -> None:
        if self.workspace:
            self.workspace.room.toggle_library()

    def ask_for_desk(self) -> None:
        from editorial.ui import dialogs

        path = dialogs.desk_file(self, self.memory)
        if path is not None:
            self.desk_wanted.emit(path)

    def ask_reviewer(self) -> None:
        self.reviewer_wanted.emit()

    def show_keys(self) -> None:
        from editorial.ui import dialogs

        dialog = dialogs.Keys(self.commands, self, letters().mode)
        dialog.letters_chosen.connect(self._choose_letters)
        dialog.open()

    def show_about(self) -> None:
        from editorial.ui import dialogs

        dialogs.about(self, self.workspace.review.desk.path if self.workspace else None)

    # Qt's own events

    def focusNextPrevChild(self, forward: bool) -> bool:
        return go_on(self.centralWidget(), forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.workspace:
            self.workspace.room.fit(self.width())

    def closeEvent(self, event: QCloseEvent) -> None:
        self.memory.put_bytes("window/geometry", self.saveGeometry())
        self.leave()
        self.jobs.close()
        self.memory.save()
        self.closed.emit()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        data = event.mimeData()
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if self.ways and self.ways.dropped(data, event.position().toPoint()):
            pass
        elif paths:
            self.take_in(paths)
        elif data.hasText() and self._asking:
            self._asking.paste(data.text())
        event.acceptProposedAction()

    # Inner workings

    @property
    def welcome(self) -> Welcome:
        """The page of an empty desk, made when it is first shown."""
        if self._welcome is None:
            from editorial.ui.welcome import Welcome

            self._welcome = Welcome(self.commands, self._stack)
            self._welcome.sample_requested.connect(self.sample_wanted)
            self._stack.addWidget(self._welcome)
        return self._welcome

    def _lay_out(self) -> None:
        room = QWidget(self)
        self.header = Header(self.menus.whole, room)
        self.notices = Notices(self)
        self._stack = QStackedWidget(room)
        ground = QFrame()
        theme.set_look(ground, surface="paper")
        self._stack.addWidget(ground)
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.header, self.notices.progress, self.notices.bar):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(room)
        self.header.search_requested.connect(self.show_palette)
        self.header.library_requested.connect(self.toggle_library)
        self.header.undo_requested.connect(self.undo)
        self.header.redo_requested.connect(self.redo)
        self.header.export_requested.connect(self.export)
        self.header.drafts_requested.connect(lambda: self.commands["drafts"].run())

    def _choose_letters(self, mode: str) -> None:
        letters().set_mode(mode)
        self.memory.put("keys/letters", mode)

    def _open_last(self) -> None:
        assert self.workspace is not None
        entries = self.workspace.library.model.entries
        known = {entry.article.id for entry in entries}
        last = self.memory.get("desk/article", "")
        self.workspace.open(last if last in known else entries[0].article.id if entries else None)
        self.workspace.article.focus()
        self._show_article()

    def _show_article(self) -> None:
        """The open article in the header; the welcome where the desk is empty."""
        if self.workspace is None:
            return
        review = self.workspace.review
        empty = not self.workspace.library.model.entries
        self._stack.setCurrentWidget(self.welcome if empty else self.workspace)
        if empty and not focus_is_in(self):
            self.welcome.focus()
        reviewing = self.workspace.draft_review.ground or self.workspace.comparing.ground
        self.notices.stand_on(self.welcome if empty else reviewing or self.workspace.side)
        self.header.library.setEnabled(not empty and reviewing is None)
        article, draft = review.article, review.draft
        if article is None or draft is None:
            self.header.show_article("")
            self.setWindowTitle("Editorial")
        else:
            saved = review.desk.history(article.id, limit=1)
            state = state_words(article, saved[0].at if saved else None)
            self.header.show_article(article.headline, state, draft.revision)
            self.setWindowTitle(f"{article.headline} – Editorial")
        self._refresh_undo()

    def _heard(self, news: Changed) -> None:
        self.notices.withdraw()
        self._refresh()

    def _refresh(self) -> None:
        # News comes in the midst of a write; what it shows is read once the panes have read.
        QTimer.singleShot(0, self, self._show_article)

    def _refresh_undo(self) -> None:
        if self.workspace is None:
            return
        desk, article_id = self.workspace.review.desk, self.workspace.review.article_id
        undo, redo = desk.to_undo(article_id), desk.to_redo(article_id)
        self.header.show_undo(undo.label if undo else "", redo.label if redo else "")
        self.menus.name("undo", f"Undo {undo.label}" if undo else "Undo")
        self.menus.name("redo", f"Redo {redo.label}" if redo else "Redo")

    def _put_back(self, which: str) -> None:
        if self.workspace is None:
            return
        review = self.workspace.review
        put_back = review.desk.undo if which == "undo" else review.desk.redo
        try:
            news = put_back(review.article_id)
        except DeskError as error:
            self.notices.refuse(str(error))
            return
        if news is None:
            self.notices.tell(f"Nothing to {which}.")
        else:
            self.notices.tell(f"{'Undone' if which == 'undo' else 'Redone'}: {news.label}")
            self.workspace.open_again(news.article_id)

    def _remove(self, article_id: str) -> None:
        from editorial.services import articles

        assert self.workspace is not None
        review = self.workspace.review
        article = review.desk.read(articles.on_desk, article_id)
        if article is None:
            return
        title = shortened(article.headline, 40)
        was_open = review.article_id == article_id
        if was_open:
            self.workspace.open(None)
        if not review.carry_out(f"Remove “{title}”", articles.remove, article_id) and was_open:
            self.workspace.open(article_id)

    def _restore(self, article_id: str) -> None:
        from editorial.services import articles

        assert self.workspace is not None
        review = self.workspace.review
        if review.carry_out("Bring the article back", articles.restore, article_id):
            self.workspace.open(article_id)

    def _erase(self, article_id: str) -> None:
        from editorial.ui.erase_dialog import ask_to_erase

        assert self.workspace is not None
        ask_to_erase(self.workspace.review.desk, article_id, self.notices, self)
