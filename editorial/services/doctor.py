"""The desk looked over: what is damaged, what should be done, what is good to know.

It reads the file past the program, so that it works where the program refuses to, and it writes
nothing.
"""

import hashlib
import os
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from editorial.domain.article import canonical_text
from editorial.domain.backup import BackupKind
from editorial.domain.errors import DeskFileFault
from editorial.domain.health import Complaint, Health, Severity
from editorial.domain.text import shortened
from editorial.files.blocks_json import blocks_from_json
from editorial.files.markdown_writer import markdown_from_blocks
from editorial.services import backups, locations, reviewers
from editorial.storage.checkup import Checkup, Damage, Fault, KeptRevision
from editorial.storage.database import APPLICATION_ID, SCHEMA
from editorial.storage.looking import fault_in

EXAMPLES = 5
"""How many of several alike are named; the others are counted."""

OLD_BACKUP = timedelta(days=7)

_PARTS = {
    "file": "its rights",
    "integrity": "all of it",
    "schema": "its version",
    "journal": "the history",
    "rows": "the work against the history",
    "documents": "the stored documents",
    "drafts": "the drafts",
    "backups": "the backups",
    "settings": "the settings",
}
_BRING_BACK = "Bring back a backup (`editorial restore --list`); it keeps this file beside it."


def examine(desk: Path, profile: Path | None = None) -> Health:
    """Look the desk over. Raises DeskFileFault where the file is no desk, or cannot be read."""
    with closing(Checkup(desk)) as checkup:
        try:
            application = checkup.application_id()
        except Damage as error:
            raise DeskFileFault(fault_in(desk)) from error
        if application != APPLICATION_ID:
            raise DeskFileFault(fault_in(desk))
        visit = _Visit(desk, checkup)
        visit.go_through(profile or locations.profile_file())
    order = list(Severity)
    worst_first = sorted(visit.complaints, key=lambda complaint: order.index(complaint.severity))
    return Health(desk, visit.schema, tuple(visit.looked_at), tuple(worst_first))


class _Visit:
    """One examination: the checks in their order, and what they found."""

    def __init__(self, desk: Path, checkup: Checkup) -> None:
        self.desk = desk
        self.schema = ""
        self.looked_at: list[tuple[str, int, str]] = []
        self.complaints: list[Complaint] = []
        self._checkup = checkup
        self._in_steps: set[str] = set()

    def go_through(self, profile: Path) -> None:
        checks: tuple[tuple[str, Callable[[], None]], ...] = (
            ("file", self._file),
            ("integrity", self._integrity),
            ("schema", self._schema),
            ("journal", self._journal),
            ("rows", self._rows),
            ("documents", self._documents),
            ("drafts", self._drafts),
            ("backups", self._backups),
            ("settings", lambda: self._settings(profile)),
        )
        for name, check in checks:
            self._name = name
            try:
                check()
            except Damage as error:
                self._fault(
                    f"The file is damaged (SQLite says “{error}”), so {_PARTS[name]} could not be "
                    f"looked at. {_BRING_BACK}"
                )

    def _fault(self, message: str) -> None:
        self.complaints.append(Complaint(self._name, Severity.FAULT, message))

    def _warn(self, message: str) -> None:
        self.complaints.append(Complaint(self._name, Severity.WARNING, message))

    def _note(self, message: str) -> None:
        self.complaints.append(Complaint(self._name, Severity.NOTE, message))

    def _saw(self, count: int, one: str) -> None:
        self.looked_at.append((self._name, count, one))

    # The checks

    def _file(self) -> None:
        if not os.access(self.desk, os.W_OK) or not os.access(self.desk.absolute().parent, os.W_OK):
            self._warn(
                f"You have no right to write {self.desk} or its folder, so nothing can be saved. "
                "Give yourself the right."
            )
        if os.name == "posix" and self.desk.stat().st_mode & 0o077:
            self._note(
                "Other accounts on this computer may read the desk. Where drafts are secret, say "
                f"`chmod 600` to {self.desk}."
            )

    def _integrity(self) -> None:
        lines = self._checkup.integrity(100)
        if lines:
            told = "; ".join(" ".join(line.split()) for line in lines[:EXAMPLES])
            more = "" if len(lines) <= EXAMPLES else f", and {len(lines) - EXAMPLES} more"
            self._fault(f"The file is damaged (SQLite says “{told}”{more}). {_BRING_BACK}")
        for (table, parent), count in self._checkup.dangling().items():
            self._fault(
                f"{_counted(count, 'row')} of “{table}” {_verb(count, 'names', 'name')} something "
                f"in “{parent}” that is not there. {_BRING_BACK}"
            )

    def _schema(self) -> None:
        self.schema = self._checkup.schema()
        if not self.schema:
            self._fault(f"The desk does not say of which version it is. {_BRING_BACK}")
        elif self.schema > SCHEMA:
            self._warn(
                f"A newer version of Editorial wrote the desk (schema {self.schema}, this one "
                f"knows {SCHEMA}). Open it with that version."
            )
        elif self.schema < SCHEMA:
            self._note(
                f"An older version of Editorial wrote the desk (schema {self.schema}). Opening it "
                f"brings it to schema {SCHEMA}; a copy is kept first."
            )
        elif missing := self._checkup.missing_tables():
            self._fault(f"The desk lacks tables: {', '.join(missing)}. {_BRING_BACK}")

    def _journal(self) -> None:
        try:
            count, broken = self._checkup.steps()
        except (ValueError, KeyError, TypeError):
            self._fault(
                f"The history holds a step that no version of Editorial writes. {_BRING_BACK}"
            )
            return
        self._saw(count, "step")
        if broken:
            named = _listed(self._checkup.said_at(broken[:EXAMPLES]), len(broken))
            self._fault(
                f"The history was changed past the program: {_counted(len(broken), 'step')} "
                f"{_verb(len(broken), 'is', 'are')} not as written, {named}. What the desk shows "
                "may differ from what was done; compare it with a backup."
            )

    def _rows(self) -> None:
        found = self._checkup.compared()
        self._in_steps = found.documents
        self._saw(found.rows, "row")
        for faults, what in (
            (found.differing, ("differs from what a step wrote", "differ from what steps wrote")),
            (found.missing, ("that a step wrote is gone", "that steps wrote are gone")),
            (found.without_step, ("was written by no step", "were written by no step")),
        ):
            if faults:
                self._fault(
                    f"{_counted(len(faults), 'row')} {_verb(len(faults), *what)}: "
                    f"{_rows(faults)}. The desk was changed past the program; compare it with a "
                    "backup."
                )
        if found.other_schema:
            self._note(
                f"Rows that differ from a step of an older version: {len(found.other_schema):,}. "
                "Bringing the desk to this version may have changed them."
            )
        if found.unsaid:
            self._note(
                f"Rows that cannot be compared with the history: {len(found.unsaid):,}. Steps of "
                "theirs went with an article that was erased for good."
            )

    def _documents(self) -> None:
        damaged, there = [], set()
        for sha256, sound in self._checkup.documents():
            there.add(sha256)
            if not sound:
                damaged.append(sha256[:12])
        self._saw(len(there), "document")
        if damaged:
            self._fault(
                f"{_counted(len(damaged), 'stored document')} {_verb(len(damaged), 'is', 'are')} "
                f"damaged: {_listed(damaged[:EXAMPLES], len(damaged))}. {_BRING_BACK}"
            )
        needed = self._checkup.needed_documents()
        if missing := sorted(needed - there):
            self._fault(
                f"{_counted(len(missing), 'stored document')} {_verb(len(missing), 'is', 'are')} "
                f"missing: {_listed([name[:12] for name in missing[:EXAMPLES]], len(missing))}. "
                f"{_BRING_BACK}"
            )
        if spare := there - needed - self._in_steps:
            self._note(
                f"{_counted(len(spare), 'stored document')} {_verb(len(spare), 'is', 'are')} not "
                "in use. That does no harm; erasing an article for good takes along what is spare."
            )

    def _drafts(self) -> None:
        drafts = passages = 0
        for revision in self._checkup.revisions():
            drafts += 1
            text = self._text_of(revision)
            if text is None:
                continue
            standing = self._checkup.passages(revision.id)
            passages += len(standing)
            self._places(revision, text, standing)
        self._saw(drafts, "draft")
        self._saw(passages, "passage")

    def _places(
        self, revision: KeptRevision, text: str, standing: list[tuple[Any, Any, Any]]
    ) -> None:
        """Whether passages stand, stood and would stand in a draft where the desk says so."""
        for places, what in (
            (standing, ("does not stand", "do not stand")),
            (self._checkup.stood_before(revision.id), ("did not stand", "did not stand")),
        ):
            astray = sum(not _quotes(text, *place) for place in places)
            if astray:
                self._fault(
                    f"{_counted(astray, 'passage')} of {_called(revision)} "
                    f"{_verb(astray, *what)} in its text as quoted. {_BRING_BACK}"
                )
        outside = sum(not _lies_in(text, *place) for place in self._checkup.offered(revision.id))
        if outside:
            self._fault(
                f"{_counted(outside, 'passage')} {_verb(outside, 'is', 'are')} offered a place "
                f"that {_called(revision)} does not have. {_BRING_BACK}"
            )

    def _text_of(self, revision: KeptRevision) -> str | None:
        """The draft's canonical text, None where it cannot be read."""
        if revision.blocks is None:
            self._fault(f"The text of {_called(revision)} is missing. {_BRING_BACK}")
            return None
        try:
            blocks = blocks_from_json(revision.blocks)
        except (DeskFileFault, ValueError):
            self._fault(f"The text of {_called(revision)} cannot be read. {_BRING_BACK}")
            return None
        markdown = markdown_from_blocks(blocks)
        if hashlib.sha256(markdown.encode("utf-8", "surrogatepass")).hexdigest() != (
            revision.content_sha256
        ):
            self._fault(
                f"The text of {_called(revision)} is not the one that was taken in. {_BRING_BACK}"
            )
        return canonical_text(blocks)

    def _backups(self) -> None:
        kept = [b for b in backups.listed(self.desk) if b.kind is not BackupKind.REPLACED]
        self._saw(len(kept), "backup")
        if not kept:
            self._warn("There is no backup of the desk. `editorial backup` makes one.")
            return
        newest = kept[0]
        if fault := backups.look_inside(newest.path).fault:
            self._fault(f"The newest backup is no good: {fault} `editorial backup` makes one.")
        age = datetime.now(UTC) - newest.at
        changed = datetime.fromtimestamp(self.desk.stat().st_mtime, UTC)
        if age > OLD_BACKUP and changed - newest.at > OLD_BACKUP:
            self._warn(
                f"The newest backup is {age.days} days old, and the desk was changed since. "
                "`editorial backup` makes one."
            )

    def _settings(self, profile: Path) -> None:
        if reason := reviewers.profile_fault(profile):
            self._warn(
                f"Who you are cannot be read from {profile} ({reason}), so you sit at the desk as "
                "somebody new. Say who is reviewing in the Desk menu, and it is written anew."
            )


def _lies_in(text: str, start: object, end: object) -> bool:
    return isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)


def _quotes(text: str, start: Any, end: Any, quote: object) -> bool:
    return _lies_in(text, start, end) and text[start:end] == quote


def _counted(count: int, one: str) -> str:
    """ "1 row", "1,204 rows"."""
    return f"{count:,} {one}" + ("" if count == 1 else "s")


def _verb(count: int, one: str, many: str) -> str:
    return one if count == 1 else many


def _listed(named: Iterable[str], count: int) -> str:
    named = list(named)
    more = count - len(named)
    return ", ".join(named) + (f" and {more:,} more" if more > 0 else "")


def _rows(faults: list[Fault]) -> str:
    return _listed([f"{table} {str(id)[-8:]}" for table, id in faults[:EXAMPLES]], len(faults))


def _called(revision: KeptRevision) -> str:
    title = shortened(revision.headline, 50) or revision.article_id[-8:]
    return f"draft {revision.number} of “{title}”"
