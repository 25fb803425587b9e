"""Who sits at the desk: kept on the desk for its history, and on this computer for the next one."""

import getpass
import json
import os
from dataclasses import dataclass
from pathlib import Path

import uuid_utils

from editorial.domain.errors import InvalidValue
from editorial.domain.reviewer import Reviewer, Role, initials_of
from editorial.files.saving import save_safely
from editorial.services.desk import Desk
from editorial.services.locations import make_folder
from editorial.storage.work import Work


@dataclass(frozen=True, slots=True)
class Profile:
    """The reviewer as this computer knows them; `asked` once they have been asked who they are."""

    reviewer: Reviewer
    asked: bool


def load_profile(path: Path) -> Profile:
    """The profile kept at `path`; one taken from the system where there is none that reads."""
    try:
        return _kept_profile(path)
    except _UNREADABLE:
        name = _system_name()
        return Profile(Reviewer(str(uuid_utils.uuid7()), name, initials_of(name)), False)


def profile_fault(path: Path) -> str:
    """Why the profile at `path` does not read; "" where it does, or where there is none."""
    try:
        if path.exists():
            _kept_profile(path)
    except OSError as error:
        return error.strerror or str(error)
    except _UNREADABLE:
        return "its content is damaged"
    return ""


_UNREADABLE = (OSError, ValueError, KeyError, TypeError, RecursionError, InvalidValue)


def _kept_profile(path: Path) -> Profile:
    kept = json.loads(path.read_text(encoding="utf-8"))
    id, name, initials = (str(kept[field]) for field in ("id", "name", "initials"))
    return Profile(Reviewer(id, name, initials, Role(kept["role"])), bool(kept["asked"]))


def save_profile(path: Path, profile: Profile) -> None:
    """Keep the profile at `path`. Raises SaveFault."""
    make_folder(path.parent)
    reviewer = profile.reviewer
    kept = {
        "id": reviewer.id,
        "name": reviewer.name,
        "initials": reviewer.initials,
        "role": reviewer.role.value,
        "asked": profile.asked,
    }
    save_safely(path, json.dumps(kept, ensure_ascii=False, indent=1).encode())


def sit_down(desk: Desk, reviewer: Reviewer) -> None:
    """Enter the reviewer in the desk, or what has changed about them. Not offered for undo."""
    desk.reviewer = reviewer
    if desk.read(_known, reviewer.id) != reviewer:
        desk.set_up("Reviewer sits down", _enter, reviewer)


def reviewers_of(work: Work) -> dict[str, Reviewer]:
    """Everybody who has worked at the desk, by id."""
    return work.articles.reviewers()


def _known(work: Work, reviewer_id: str) -> Reviewer | None:
    return work.find(Reviewer, reviewer_id)


def _enter(work: Work, reviewer: Reviewer) -> None:
    known = work.find(Reviewer, reviewer.id)
    if known is None:
        work.add(reviewer)
    else:
        work.change(known, name=reviewer.name, initials=reviewer.initials, role=reviewer.role)


def _system_name() -> str:
    """The full name of the system's account where it has one, else its login name."""
    try:
        login = getpass.getuser()
    except (OSError, KeyError):
        return "Reviewer"
    if os.name == "posix":
        import pwd

        try:
            full = pwd.getpwnam(login).pw_gecos.split(",")[0].strip()
        except KeyError:
            full = ""
        return full or login
    return login
