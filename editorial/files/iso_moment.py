"""When something was said, as office documents write it."""

from datetime import UTC, datetime


def moment(value: str | None) -> datetime | None:
    """An ISO 8601 time, aware; without a zone it is taken for UTC. None for what is none."""
    try:
        at = datetime.fromisoformat((value or "").strip())
        return at if at.tzinfo else at.replace(tzinfo=UTC)
    except ValueError:
        return None
