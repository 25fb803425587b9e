"""The desk: the one road for writes and the one for news."""

import hashlib
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Concatenate, ParamSpec, TypeVar

from editorial.domain.errors import DeskFileFault
from editorial.domain.journal import Changed, Step, StepKind
from editorial.domain.reviewer import Reviewer
from editorial.domain.searching import Searchable
from editorial.services.locations import backups_folder
from editorial.storage import write
from editorial.storage.database import open_database
from editorial.storage.packing import pack
from editorial.storage.search import Ref
from editorial.storage.work import Work

__all__ = ["Desk", "Work"]

P = ParamSpec("P")
R = TypeVar("R")
Listener = Callable[[Changed], None]


class Desk:
    """An open desk file and the reviewer who sits at it.

    `run` is the only way to write, `read` the way to look; both take a function whose first
    argument is the Work. Everything here is called on one thread, but `look`, `cache` and
    `index`, which workers may use.
    """

    def __init__(self, path: Path, reviewer: Reviewer, patience: float | None = None) -> None:
        """Open the desk file, made new where there is none. Raises DeskFileFault.

        `patience`: seconds that a step waits while another program writes. A window freezes
        meanwhile, so it waits for less long than the command line, which waits by default.
        """
        self.path = path.absolute()
        self.reviewer = reviewer
        self._database = open_database(self.path, patience, backups_folder(self.path))
        # What an erasing could not finish: tried again whenever the desk opens.
        pack(self._database)
        self._listeners: list[Listener] = []
        self._view: Work | None = None
        self._version = self._database.version()
        self._seen = write.last_step(self._database)
        self._own: set[int] = set()
        self.is_new = self._seen == 0

    def run(
        self,
        label: str,
        command: Callable[Concatenate[Work, P], R],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """Do one step: all of it or nothing. `label` is what undo and history call it.

        The step belongs to the article that the command says it concerns.
        """
        return self._do(StepKind.DO, label, lambda work: command(work, *args, **kwargs))

    def set_up(
        self,
        label: str,
        command: Callable[Concatenate[Work, P], R],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """As `run`, for what the desk itself needs: in the history, but not offered for undo."""
        return self._do(StepKind.SETUP, label, lambda work: command(work, *args, **kwargs))

    def read(
        self, query: Callable[Concatenate[Work, P], R], /, *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Ask the desk; the answer is values, good after the session is over."""
        if self._view is not None:
            return query(self._view, *args, **kwargs)
        with write.view(self._database, self.reviewer) as work:
            return query(work, *args, **kwargs)

    def look(
        self, query: Callable[Concatenate[Work, P], R], /, *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """As `read`, for workers: from a view of the file of their own."""
        with write.view(self._database, self.reviewer) as work:
            return query(work, *args, **kwargs)

    def cache(self, documents: list[bytes]) -> list[str]:
        """Keep immutable documents by content; their SHA-256 in hexadecimal, in order."""
        named = [(hashlib.sha256(data).hexdigest(), data) for data in documents]
        write.keep_documents(self._database, named)
        return [sha256 for sha256, _ in named]

    def cache_careful_reading(self, revision_id: str, key: str, data: bytes) -> None:
        """Keep what the careful reader made of a draft. May be called by a worker."""
        write.keep_careful_reading(self._database, revision_id, key, data)

    def index(
        self, gone: Sequence[Ref], come: Sequence[Searchable], step: int, whole: bool
    ) -> bool:
        """Keep in the search index what some items say. May be called by a worker."""
        return write.index(self._database, gone, come, step, whole)

    def to_undo(self, article_id: str | None) -> Step | None:
        """The step that `undo` would put back; in the library `article_id` is None."""
        return write.to_put_back(self._database, self.reviewer, StepKind.UNDO, article_id)

    def to_redo(self, article_id: str | None) -> Step | None:
        """The undo that `redo` would put back; its label names the step."""
        return write.to_put_back(self._database, self.reviewer, StepKind.REDO, article_id)

    def undo(self, article_id: str | None) -> Changed | None:
        """Put back this reviewer's latest step; None where there is none.

        Raises Refused where somebody has changed the same rows since, or at a migration.
        """
        return self._put_back(StepKind.UNDO, article_id)

    def redo(self, article_id: str | None) -> Changed | None:
        """Put back this reviewer's latest undo, as long as nothing was done since."""
        return self._put_back(StepKind.REDO, article_id)

    def erase(self, label: str, article_id: str) -> None:
        """Take an article and everything only it uses from the desk and its history, for good.

        Outside undo. Raises Refused where it is not there; DeskFileFault where it is erased, but
        the file could not be written anew at once. That is made up for when the desk next opens.
        """
        self._view = None
        written = write.erase(self._database, self.reviewer, label, article_id)
        packed = pack(self._database)
        self._tell_own(written)
        if not packed:
            raise DeskFileFault(
                f"The article is erased, but the desk {self.path} could not be written anew, since "
                "another program is at it or the disk is full. Traces may be left in the file; "
                "they go when the desk is next opened alone and with room on the disk."
            )

    def history(self, article_id: str | None, limit: int = 500) -> list[Step]:
        """The latest steps, newest first."""
        return write.history(self._database, article_id, limit)

    def is_moved(self) -> bool:
        """Whether the desk file was moved or deleted since it was opened: no step is taken then."""
        return self._database.is_moved()

    def save_copy(self, path: Path) -> None:
        """Write a copy of the desk as it is open here, wherever its file is. Raises SaveFault."""
        self._database.copy_to(path)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Be told of every step, one's own and other windows'; the result ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def poll(self) -> bool:
        """Tell the listeners of steps that other processes took; whether there were any."""
        version = self._database.version()
        if version == self._version:
            return False
        self._version = version
        found = write.news_since(self._database, self._seen)
        others = [written for written in found if written.number not in self._own]
        self._seen = max([self._seen, *(written.number for written in found)])
        self._own.clear()
        for written in others:
            self._tell(written.news)
        return bool(others)

    def close(self) -> None:
        self._listeners.clear()
        self._database.close()

    def __enter__(self) -> "Desk":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _do(self, kind: StepKind, label: str, command: Callable[[Work], R]) -> R:
        self._view = None
        result, written = write.do(self._database, self.reviewer, kind, label, command)
        self._tell_own(written)
        return result

    def _put_back(self, kind: StepKind, article_id: str | None) -> Changed | None:
        self._view = None
        written = write.put_back(self._database, self.reviewer, kind, article_id)
        self._tell_own(written)
        return written.news if written else None

    def _tell_own(self, written: write.Written | None) -> None:
        if written is not None:
            self._own.add(written.number)
            self._tell(written.news)

    def _tell(self, news: Changed) -> None:
        # All listeners read from one view, which is opened once and shows the step just taken; a
        # listener that writes ends it. One listener's fault must not keep the news from the others.
        with write.view(self._database, self.reviewer) as self._view, ExitStack() as told:
            told.callback(self._close_view)
            for listener in reversed(self._listeners):
                told.callback(listener, news)

    def _close_view(self) -> None:
        self._view = None
