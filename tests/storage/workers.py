"""Processes that work at a desk, to be killed or to be raced with.

Runs as a program that has everything loaded and forks a worker for each line it is sent, since
loading SQLModel takes longer than the work.
"""

import os
import random
import select
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import alembic.command
import psutil
import sqlalchemy.dialects.sqlite

from editorial.domain.article import Zone
from editorial.domain.claim import Stance, Status
from editorial.domain.errors import Refused
from editorial.domain.reviewer import Reviewer, Role
from editorial.files import blocks_json, markdown_writer
from editorial.services import articles, claims, questions, zones
from editorial.services.desk import Desk
from editorial.storage import migrations
from tests.desks import NOOR, barrage, desk_at, take_in

LOADED = (alembic, psutil, sqlalchemy, blocks_json, markdown_writer, migrations)
PEOPLE = (
    NOOR,
    Reviewer("019a0000-0000-7000-8000-000000000002", "Sana Whitlock", "SW", Role.EDITOR),
)


class Worker:
    """A process at work, which says on a pipe every step that is done."""

    def __init__(self, pid: int, pipe: int) -> None:
        self.pid, self.pipe = pid, pipe
        self._said = b""

    @property
    def done(self) -> list[int]:
        """The numbers of the steps that it has shown as done; a line cut short was not shown."""
        return [int(line) for line in self._said.split(b"\n")[:-1]]

    def listen(self, seconds: float = 0) -> None:
        """Hear what it says; back when it has said something, or the time is over."""
        listen([self], seconds)

    def wait_for(self, many: int) -> None:
        """Back when it has shown so many steps as done."""
        deadline = time.monotonic() + 60
        while len(self.done) < many:
            assert time.monotonic() < deadline, f"{many} steps were not done in a minute"
            self.listen(1)

    def heard(self, said: bytes) -> None:
        self._said += said


def listen(workers: list[Worker], seconds: float) -> None:
    """Hear what any of them says; back when one has, or the time is over."""
    ready, _, _ = select.select([worker.pipe for worker in workers], [], [], seconds)
    for worker in workers:
        if worker.pipe in ready:
            worker.heard(os.read(worker.pipe, 65536))


class Workers:
    def __init__(self, server: subprocess.Popen[str], folder: Path) -> None:
        self._server, self._folder = server, folder
        self._pipes: list[int] = []

    def start(self, job: str, desk: Path, *args: int) -> Worker:
        said = self._folder / f"worker{len(self._pipes)}"
        os.mkfifo(said)
        # Without waiting for somebody to write; the far end is opened by the worker.
        pipe = os.open(said, os.O_RDWR | os.O_NONBLOCK)
        self._pipes.append(pipe)
        return Worker(int(self._ask(job, str(desk), str(said), *map(str, args))), pipe)

    def close(self) -> None:
        for pipe in self._pipes:
            os.close(pipe)

    def kill(self, worker: Worker) -> None:
        """SIGKILL; back when it is gone, and all that it said is heard."""
        self._ask("kill", str(worker.pid))
        worker.listen()

    def wait(self, worker: Worker) -> int:
        """Its exit status, when it has done its work."""
        return int(self._ask("wait", str(worker.pid)))

    def _ask(self, *words: str) -> str:
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.write("\t".join(words) + "\n")
        self._server.stdin.flush()
        answer = self._server.stdout.readline().strip()
        assert answer, f"no answer to {words}"
        return answer


@contextmanager
def workers() -> Iterator[Workers]:
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.storage.workers"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    with server, tempfile.TemporaryDirectory(prefix="editorial-") as folder:
        crew = Workers(server, Path(folder))
        yield crew
        crew.close()


# In the workers


def work(desk: Desk, article_id: str, chance: random.Random) -> None:
    """One step of real work, whichever comes."""
    start = chance.randrange(400)
    marked = desk.read(claims.claims_of, article_id)
    asked = desk.read(questions.questions_of, article_id)
    jobs: list[Callable[[], object]] = [
        lambda: desk.run("Claim", claims.add_claim, article_id, [(start, start + 12)]),
        lambda: desk.run("Note", questions.add_note, article_id, "x" * start + "."),
        lambda: desk.run("Ask", questions.ask, article_id, "Says who?", spans=[(start, start + 9)]),
        lambda: desk.run("Zone", zones.set_zone, article_id, [2], chance.choice(list(Zone))),
        lambda: desk.undo(article_id),
        lambda: desk.redo(article_id),
        lambda: take_in(desk, barrage()),
    ]
    if marked:
        claim = chance.choice(marked).id
        status = chance.choice(list(Status))
        new = claims.add_evidence_from_new_source
        jobs += [
            lambda: desk.run("Verdict", claims.give_verdict, [claim], status, "seen"),
            lambda: desk.run("Evidence", new, claim, "Log", Stance.SUPPORTS, "p. 1", "as logged"),
            lambda: desk.run("Remove", claims.remove_claims, [claim]),
        ]
    if asked:
        jobs.append(lambda: desk.run("Reply", questions.reply, asked[0].id, "The office did"))
    chance.choice(jobs)()


def until_killed(desk: Desk, said: int, seed: int) -> None:
    chance = random.Random(seed)
    # The one before may have undone the taking in of the only article.
    on_desk = desk.read(articles.entries)
    article_id = on_desk[-1].article.id if on_desk else take_in(desk, barrage())
    before = 0
    while True:
        try:
            work(desk, article_id, chance)
        except Refused:
            continue
        number = desk.history(None, 1)[0].number
        if number != before:
            before = number
            os.write(said, f"{number}\n".encode())


def add_notes(desk: Desk, said: int, who: int, count: int) -> None:
    """Notes that count up, each read back; every tenth is undone and written once more."""
    article_id = desk.read(articles.entries)[-1].article.id
    for each in range(count):
        text = f"{PEOPLE[who].initials} {each}"
        desk.run(text, questions.add_note, article_id, text)
        if each % 10 == 9:
            desk.undo(article_id)
            desk.redo(article_id)
        os.write(said, f"{each}\n".encode())


def hold(desk: Desk, said: int, milliseconds: int) -> None:
    """Keep the write lock."""
    with desk._database.writing():
        os.write(said, b"1\n")
        signal.sigtimedwait([signal.SIGTERM], milliseconds / 1000)


def _serve() -> None:
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM])
    for line in sys.stdin:
        job, *words = line.rstrip("\n").split("\t")
        if job == "kill":
            os.kill(int(words[0]), signal.SIGKILL)
            answer = os.waitpid(int(words[0]), 0)[1]
        elif job == "wait":
            answer = os.waitstatus_to_exitcode(os.waitpid(int(words[0]), 0)[1])
        else:
            answer = os.fork() or _child(job, *words)
        print(answer, flush=True)


def _child(job: str, path: str, said: str, *args: str) -> int:
    # What is left in the server's own buffers is the server's.
    status = 1
    try:
        numbers = [int(arg) for arg in args]
        who = PEOPLE[numbers[0]] if job == "add_notes" else NOOR
        noted = os.open(said, os.O_WRONLY)
        with desk_at(Path(path), who) as desk:
            {"until_killed": until_killed, "add_notes": add_notes, "hold": hold}[job](
                desk, noted, *numbers
            )
        status = 0
    except BaseException:
        # The only way out of here is the one below, which tells nobody.
        traceback.print_exc()
    finally:
        os._exit(status)


if __name__ == "__main__":
    _serve()
