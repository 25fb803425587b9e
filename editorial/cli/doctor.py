"""`editorial doctor`: whether the desk file is well, in plain sentences."""

from argparse import Namespace
from pathlib import Path

from editorial.cli.arguments import BadCall
from editorial.cli.output import counted, say, say_json
from editorial.domain.health import Health, Severity
from editorial.services import locations


def doctor(arguments: Namespace) -> int:
    """Look the desk over; 1 where --fail-on asks for that."""
    from editorial.services.doctor import examine

    path: Path = arguments.desk or locations.desk_file()
    if not path.exists():
        raise BadCall(f"editorial doctor: there is no desk {path}; --desk names another")
    health = examine(path.absolute())
    if arguments.json:
        say_json(_as_document(health))
    else:
        _print(health)
    return 1 if _falls_short(health, arguments.fail_on) else 0


def _falls_short(health: Health, fail_on: str) -> bool:
    if fail_on == "nothing" or health.worst is None:
        return False
    severities = list(Severity)
    return severities.index(health.worst) <= severities.index(Severity(fail_on))


def _print(health: Health) -> None:
    say(f"{health.desk}: {_in_short(health)}")
    for complaint in health.complaints:
        say(f"  {complaint.severity.capitalize()}: {complaint.message}")
    looked = ", ".join(counted(count, one) for _, count, one in health.looked_at)
    say(f"  Looked at: {looked}")


def _in_short(health: Health) -> str:
    return {
        None: "all is well",
        Severity.NOTE: "all is well",
        Severity.WARNING: "nothing is damaged, but something should be done",
        Severity.FAULT: "something is damaged",
    }[health.worst]


def _as_document(health: Health) -> dict[str, object]:
    return {
        "desk": str(health.desk),
        "healthy": health.healthy,
        "schema": health.schema,
        "complaints": health.complaints,
        "looked_at": [
            {"check": check, "count": count, "of": one} for check, count, one in health.looked_at
        ],
    }
