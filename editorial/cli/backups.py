"""`editorial backup` and `editorial restore`: copies of the desk, made and brought back."""

from argparse import Namespace
from datetime import datetime
from pathlib import Path
from typing import Any

from editorial.cli.arguments import BadCall
from editorial.cli.output import counted, say, say_json
from editorial.domain.backup import Backup, BackupKind, Inside
from editorial.domain.text import shortened
from editorial.services import backups, locations

_WIDTH = 76
_KINDS = {
    BackupKind.DAILY: "daily",
    BackupKind.BY_HAND: "by hand",
    BackupKind.BEFORE_UPDATE: "before an update",
    BackupKind.REPLACED: "replaced by a backup",
}


def backup(arguments: Namespace) -> int:
    """Make a copy of the desk, among its backups or where --output says."""
    desk = _desk(arguments)
    if not desk.exists():
        raise BadCall(f"editorial backup: there is no desk {desk}; --desk names another")
    if arguments.output is None:
        path = backups.make(desk).path
    else:
        path = backups.make_at(desk, arguments.output)
    if arguments.json:
        say_json({"desk": str(desk), "backup": str(path), "size": path.stat().st_size})
    else:
        say(str(path))
    return 0


def restore(arguments: Namespace) -> int:
    """List the backups, show what is in one, or bring one back."""
    desk = _desk(arguments)
    if arguments.backup is None:
        if not arguments.list:
            raise BadCall("editorial restore: name a backup, or see them with --list")
        return _list(desk, arguments.json)
    chosen = _chosen(desk, arguments.backup)
    if arguments.list:
        return _show(chosen, arguments.json)
    replaced = backups.restore(desk, chosen)
    if arguments.json:
        kept = None if replaced is None else str(replaced.path)
        say_json({"desk": str(desk), "backup": str(chosen), "replaced": kept})
        return 0
    say(f"{desk} is as it was in {chosen}")
    if replaced is not None:
        say(f"What it was before is kept; restore it to take this back: {replaced.path}")
    return 0


def _desk(arguments: Namespace) -> Path:
    path: Path = arguments.desk or locations.desk_file()
    return path.absolute()


def _chosen(desk: Path, word: str) -> Path:
    """The backup meant: its number in the list, its name there, or any file."""
    listed = backups.listed(desk)
    if word.isdecimal() and 1 <= int(word) <= len(listed):
        return listed[int(word) - 1].path
    for path in (Path(word), locations.backups_folder(desk) / word):
        if path.is_file():
            return path
    raise BadCall(
        f"editorial restore: there is no backup “{word}”; `editorial restore --list` shows them"
    )


def _list(desk: Path, as_json: bool) -> int:
    listed = [(each, backups.look_inside(each.path)) for each in backups.listed(desk)]
    if as_json:
        say_json([_as_document(each, inside) for each, inside in listed])
        return 0
    if not listed:
        say(f"There is no backup of {desk} yet. Make one with: editorial backup")
    width = len(str(len(listed)))
    for number, (each, inside) in enumerate(listed, 1):
        say(f"{number:>{width}}  {_when(each.at)}  {_KINDS[each.kind]}, {_megabytes(each.size)}")
        say(f"{'':{width}}  {inside.fault or _in_short(inside)}")
    return 0


def _show(path: Path, as_json: bool) -> int:
    inside = backups.look_inside(path)
    if as_json:
        say_json({"backup": str(path)} | _inside_as_document(inside))
    elif inside.fault:
        say(inside.fault)
    else:
        say(f"{path}: {_in_short(inside)}")
        for article in inside.on_desk:
            claims = counted(article.claims, "claim")
            say(f"  {shortened(article.headline, _WIDTH)}  draft {article.draft_number}, {claims}")
    return 2 if inside.fault else 0


def _in_short(inside: Inside) -> str:
    parts = [counted(len(inside.on_desk), "article"), counted(inside.claims, "claim")]
    if inside.last_at is not None:
        label = shortened(inside.last_label, 48)
        parts.append(f"last step “{label}”, {inside.last_reviewer}, {_when(inside.last_at)}")
    return ", ".join(parts)


def _when(moment: datetime) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"


def _as_document(each: Backup, inside: Inside) -> dict[str, Any]:
    return {
        "backup": str(each.path),
        "kind": each.kind,
        "at": each.at,
        "size": each.size,
    } | _inside_as_document(inside)


def _inside_as_document(inside: Inside) -> dict[str, Any]:
    return {
        "sound": not inside.fault,
        "fault": inside.fault or None,
        "schema": inside.schema,
        "articles": inside.on_desk,
        "claims": inside.claims,
        "last_step": inside.last_label or None,
        "last_reviewer": inside.last_reviewer or None,
        "last_at": inside.last_at,
    }
