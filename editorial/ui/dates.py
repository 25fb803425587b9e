"""Days and times as people write them."""

from __future__ import annotations

from datetime import date, datetime


def day_words(day: date, today: date) -> str:
    """ "today", "yesterday", "tomorrow", "9 June", "9 June 2025"."""
    near = {0: "today", -1: "yesterday", 1: "tomorrow"}.get((day - today).days)
    return near or _written(day, today)


def due_words(due: date, today: date) -> str:
    """ "due today", "due tomorrow", "due Sat 12 June", "overdue since yesterday"."""
    if due < today:
        return f"overdue since {day_words(due, today)}"
    near = day_words(due, today)
    return f"due {near}" if (due - today).days < 2 else f"due {due:%a} {near}"


def moment_words(moment: datetime, today: date) -> str:
    """A moment as a thread shows it: "11:32" today, else "yesterday 11:32", "9 June 11:32"."""
    local = moment.astimezone()
    clock = f"{local:%H:%M}"
    return clock if local.date() == today else f"{day_words(local.date(), today)} {clock}"


def issued_words(issued: str, today: date) -> str:
    """A source's date, which is kept as it was written; ISO dates are shown as days."""
    try:
        return _written(date.fromisoformat(issued), today)
    except ValueError:
        pass
    try:
        month = date.fromisoformat(f"{issued}-01")
    except ValueError:
        return issued
    return f"{month:%B %Y}"


def _written(day: date, today: date) -> str:
    return f"{day.day} {day:%B}" if day.year == today.year else f"{day.day} {day:%B %Y}"
