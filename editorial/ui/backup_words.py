"""Backups as the window tells of them."""

from __future__ import annotations

from datetime import date, datetime

from editorial.domain.backup import Backup, BackupKind, Inside, KeptArticle
from editorial.domain.text import shortened
from editorial.ui.dates import moment_words
from editorial.ui.row_list import RowLook

KINDS = {
    BackupKind.DAILY: "Daily",
    BackupKind.BY_HAND: "Made by hand",
    BackupKind.BEFORE_UPDATE: "Before a new version",
    BackupKind.REPLACED: "Replaced desk",
}


def when(moment: datetime, today: date) -> str:
    """ "Today 14:05", "Yesterday 9:12", "9 June 9:12"."""
    words = moment_words(moment, today)
    if moment.astimezone().date() == today:
        return f"Today {words}"
    return f"{words[0].upper()}{words[1:]}"


def size_words(size: int) -> str:
    """ "0.4 MB", "120 MB"."""
    megabytes = size / 1_000_000
    return f"{megabytes:.1f} MB" if megabytes < 10 else f"{megabytes:,.0f} MB"


def counts(inside: Inside) -> str:
    """ "2 articles, 7 claims"."""
    return f"{_counted(len(inside.on_desk), 'article')}, {_counted(inside.claims, 'claim')}"


def last_step(inside: Inside, today: date) -> str:
    """ "Last step: Verify, Noor Adeyemi, yesterday 14:05"; "" where nothing was done yet."""
    if inside.last_at is None:
        return ""
    label = shortened(inside.last_label, 60)
    return f"Last step: {label}, {inside.last_reviewer}, {moment_words(inside.last_at, today)}"


def backup_row(backup: Backup, inside: Inside | None, today: date) -> RowLook:
    """`inside` None: it was not looked into yet."""
    title, kind = when(backup.at, today), KINDS[backup.kind]
    if inside is None:
        says = kind
    elif inside.fault:
        says = f"{kind}  ·  cannot be brought back"
    else:
        says = f"{kind}  ·  {counts(inside)}"
    faulty = inside is not None and bool(inside.fault)
    return RowLook(
        str(backup.path),
        title,
        says,
        f"{title}. {says}. {size_words(backup.size)}",
        hint=backup.path.name,
        icon="warning" if faulty else _ICONS.get(backup.kind, "clock"),
        icon_colour="needs_change" if faulty else "text2",
        aside=size_words(backup.size),
    )


_ICONS = {BackupKind.REPLACED: "return", BackupKind.BY_HAND: "pin"}


def article_row(article: KeptArticle) -> RowLook:
    claims = _counted(article.claims, "claim") if article.claims else "no claims yet"
    meta = f"Draft {article.draft_number}  ·  {claims}"
    return RowLook(
        article.id,
        article.headline,
        meta,
        f"{article.headline}. {meta}",
        hint=article.headline,
        icon="doc",
    )


def _counted(count: int, one: str) -> str:
    return f"{count:,} {one}" + ("" if count == 1 else "s")
