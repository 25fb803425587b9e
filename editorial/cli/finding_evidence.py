"""`editorial find`: where files speak of a claim; nothing is stored."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from editorial.cli.arguments import BadCall
from editorial.cli.output import counted, say, say_json
from editorial.domain.errors import UnreadableFile
from editorial.domain.match import Difference, DifferenceKind, Match
from editorial.domain.text import shortened

_WIDTH = 92


def find(arguments: Namespace) -> int:
    """Print the places that speak of the claim, best first."""
    from editorial.services.finder import find_in_files

    files: list[Path] = arguments.files
    if not arguments.text.strip():
        raise BadCall("editorial find: there is nothing to look for: give the claim’s words")
    try:
        matches = find_in_files(arguments.text, files, arguments.most)
    except UnreadableFile as fault:
        raise BadCall(f"editorial find: {fault}") from fault
    if arguments.json:
        say_json([_as_document(match) for match in matches])
    else:
        _print(matches, len(set(files)))
    return 0


def _as_document(match: Match) -> dict[str, Any]:
    return {
        "file": match.document,
        "start": match.start,
        "end": match.end,
        "text": match.text,
        "locator": match.locator,
        "score": match.score,
        "reasons": match.reasons,
        "differences": match.differences,
    }


def _print(matches: Sequence[Match], files: int) -> None:
    say(f"{counted(len(matches), 'place')} found; looked in {counted(files, 'file')}")
    for number, match in enumerate(matches, 1):
        where = f"{match.document}, {match.locator}" if match.locator else match.document
        say(f"  {number}. {where}, at {match.start} ({match.score:.2f})")
        say(f"     {shortened(match.text, 2 * _WIDTH)}")
        say(f"     {shortened('; '.join(match.reasons), 2 * _WIDTH)}")
        for difference in match.differences:
            say(f"     Differs: {_told(difference)}")


def _told(difference: Difference) -> str:
    if difference.kind is DifferenceKind.ADDED:
        return f"“{difference.claim}” is in the claim alone"
    if difference.kind is DifferenceKind.LEFT_OUT:
        return f"“{difference.source}” is left out of the claim"
    return f"“{difference.claim}” in the claim, “{difference.source}” there"
