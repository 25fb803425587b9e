"""`editorial suggest`: what a checker would mark in a file; nothing is stored."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from editorial.cli.arguments import BadCall
from editorial.cli.output import counted, say, say_json
from editorial.domain.claim import Risk
from editorial.domain.errors import UnreadableFile
from editorial.domain.suggestion import Suggestion
from editorial.domain.text import shortened

_WIDTH = 92


def suggest(arguments: Namespace) -> int:
    """Print the suggestions, best first."""
    from editorial.services.careful_reader import suggestions_of
    from editorial.services.intake import read_file

    file: Path = arguments.file
    try:
        reading, _ = read_file(file)
    except UnreadableFile as fault:
        raise BadCall(f"editorial suggest: {file}: {fault}") from fault
    suggestions = suggestions_of(reading)
    shown = suggestions[: arguments.most]
    if arguments.json:
        say_json([_as_document(each) for each in shown])
    else:
        _print(file, shown, len(suggestions))
    return 0


def _as_document(suggestion: Suggestion) -> dict[str, Any]:
    first = suggestion.spans[0]
    return {
        "start": first.start,
        "end": first.end,
        "text": suggestion.text,
        "kinds": suggestion.kinds,
        "risk": suggestion.risk,
        "score": suggestion.score,
        "reasons": suggestion.reasons,
        "checkable": suggestion.checkable,
        "spans": suggestion.spans,
        "fingerprint": suggestion.fingerprint,
    }


def _print(file: Path, shown: Sequence[Suggestion], total: int) -> None:
    of_all = f" of {total}" if len(shown) < total else ""
    say(f"{file}: {counted(len(shown), 'suggestion')}{of_all}")
    for number, each in enumerate(shown, 1):
        first = each.spans[0]
        kinds = ", ".join(each.kinds) if each.checkable else "not checkable"
        risk = "" if each.risk is Risk.MINOR else f", {each.risk}"
        say(f"  {number}. {shortened(each.text, _WIDTH)}")
        say(f"     {each.score:.2f} {kinds}{risk}, at {first.start}")
        say(f"     {shortened('; '.join(each.reasons), 2 * _WIDTH)}")
