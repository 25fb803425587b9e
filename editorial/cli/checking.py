"""`editorial check`: what does not fit together in a file; nothing is stored."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from editorial.cli.arguments import BadCall
from editorial.cli.output import counted, say, say_json
from editorial.domain.errors import UnreadableFile
from editorial.domain.finding import Finding, Rule, Severity
from editorial.domain.text import Span, folded, shortened

_WIDTH = 92


def check(arguments: Namespace) -> int:
    """Print the findings; 1 where --fail-on asks for that."""
    from editorial.services.careful_reader import findings_of
    from editorial.services.checks import rules
    from editorial.services.intake import read_file

    file: Path = arguments.file
    try:
        reading, _ = read_file(file)
    except UnreadableFile as fault:
        raise BadCall(f"editorial check: {file}: {fault}") from fault
    findings, text = findings_of(reading), reading.text
    if arguments.json:
        say_json([_as_document(finding, text) for finding in findings])
    else:
        _print(file, findings, rules(), text)
    return 1 if _falls_short(findings, arguments.fail_on) else 0


def _falls_short(findings: Sequence[Finding], fail_on: str | None) -> bool:
    if fail_on is None:
        return False
    severities = list(Severity)
    least = severities.index(Severity(fail_on))
    return any(severities.index(finding.severity) >= least for finding in findings)


def _as_document(finding: Finding, text: str) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "passages": [_passage(span, text) for span in finding.spans],
    }


def _passage(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": text[span.start : span.end]}


def _print(file: Path, findings: Sequence[Finding], rules: Sequence[Rule], text: str) -> None:
    titles = {rule.key: rule.title for rule in rules}
    say(f"{file}: {counted(len(findings), 'finding')}")
    for finding in findings:
        say(f"  {finding.severity.capitalize()}: {titles[finding.rule]} ({finding.rule})")
        say(f"    {folded(finding.message)}")
        for span in finding.spans:
            say(f"    at {span.start}: {shortened(text[span.start : span.end], _WIDTH)}")
