"""What the Findings pane lists: what the checks noticed and is open, and what was decided on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt

from editorial.domain.decision import Choice, Decision, Subject
from editorial.domain.finding import Finding, Rule, Severity
from editorial.domain.places import Places
from editorial.domain.text import folded, shortened
from editorial.ui.row_list import Index, RowListModel, RowLook

HEAD = "\n"
"""What the ids of heads begin with, and no id of what stands below them."""

_PLACES = 3
"""Places that a row names; the rest is counted."""

STILL = "What no machine finds is still to be found."


class Filter(StrEnum):
    OPEN = "open"
    DECIDED = "decided"


LABELS = {Filter.OPEN: "Open", Filter.DECIDED: "Decided"}
HINTS = {
    Filter.OPEN: "What the checks noticed, and nobody has decided on",
    Filter.DECIDED: "Right as it is, taken up, or no longer checked; each can be opened again",
}


@dataclass(frozen=True, slots=True)
class Manner:
    """How something is called and shown; `colour` is a token of the theme."""

    one: str
    many: str
    icon: str
    colour: str


SEVERITIES = {
    Severity.ERROR: Manner("Error", "Errors", "error", "remove"),
    Severity.WARNING: Manner("Warning", "Warnings", "warning", "needs_change"),
    Severity.HINT: Manner("Hint", "Hints", "info", "text2"),
}


class Decided(StrEnum):
    """What was decided, in the order of the list."""

    SWITCHED_OFF = "switched off"
    RIGHT = "right"
    TAKEN_UP = "taken up"


DECIDED = {
    Decided.SWITCHED_OFF: Manner("Switched off", "Switched off", "settings", "text2"),
    Decided.RIGHT: Manner("Right as it is", "Right as it is", "check", "text2"),
    Decided.TAKEN_UP: Manner("Taken up", "Taken up", "finding", "text2"),
}


def decided(decision: Decision) -> Decided:
    if decision.subject is Subject.RULE:
        return Decided.SWITCHED_OFF
    return Decided.RIGHT if decision.choice is Choice.DISMISSED else Decided.TAKEN_UP


def on_findings(decisions: Iterable[Decision]) -> list[Decision]:
    """Those that are about findings or checks and still hold."""
    subjects = (Subject.FINDING, Subject.RULE)
    return [each for each in decisions if each.subject in subjects and each.removed_at is None]


class RuleBook:
    """The checks by key. What was found by one that is no more is named by that one's key."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = {rule.key: rule for rule in rules}

    def __len__(self) -> int:
        return len(self._rules)

    def rule(self, key: str) -> Rule:
        known = self._rules.get(key)
        return known or Rule(key, key.replace("-", " ").capitalize(), Severity.HINT, "")


class FindingRows:
    """Rows in the words of one draft."""

    def __init__(self, rules: RuleBook, places: Places) -> None:
        self._rules, self._places = rules, places

    def open(self, findings: Iterable[Finding], words: str = "") -> list[RowLook]:
        """The findings that have the words, under heads of their severities."""
        rows: list[RowLook] = []
        found = [each for each in findings if self._matches(each.message, each.rule, words)]
        for severity in reversed(Severity):
            under = [each for each in found if each.severity is severity]
            rows += _under(SEVERITIES[severity].many, [self._finding(each) for each in under])
        return rows

    def decided(
        self,
        decisions: Iterable[Decision],
        find: Callable[[str], Finding | None],
        words: str = "",
    ) -> list[RowLook]:
        """The decisions, newest first, under heads of what was decided. `find` looks up a finding
        of this draft by its fingerprint."""
        rows: list[RowLook] = []
        newest = sorted(decisions, key=lambda each: each.created_at, reverse=True)
        for kind in Decided:
            under = [each for each in newest if decided(each) is kind]
            made = [self._decision(each, find(each.fingerprint)) for each in under]
            shown = [row for row in made if _has(f"{row.title} {row.meta}", words)]
            rows += _under(DECIDED[kind].many, shown)
        return rows

    def _matches(self, message: str, rule: str, words: str) -> bool:
        return _has(f"{message} {self._rules.rule(rule).title}", words)

    def _finding(self, finding: Finding) -> RowLook:
        look = SEVERITIES[finding.severity]
        title, where = self._rules.rule(finding.rule).title, place_names(finding, self._places)
        return RowLook(
            id=finding.fingerprint,
            title=folded(finding.message),
            meta=f"{title}  ·  {where}",
            spoken=f"{look.one}. {folded(finding.message)} {title}. {spoken_places(where)}",
            hint=finding.message,
            icon=look.icon,
            icon_colour=look.colour,
        )

    def _decision(self, decision: Decision, finding: Finding | None) -> RowLook:
        look = DECIDED[decided(decision)]
        if decision.subject is Subject.RULE:
            words, meta = self._rules.rule(decision.fingerprint).title, "Off for this article"
        elif finding is not None:
            words = finding.message
            where = place_names(finding, self._places)
            meta = f"{self._rules.rule(finding.rule).title}  ·  {where}"
        else:
            words, meta = decision.words, "Not noticed in this draft"
        return RowLook(
            id=decision.id,
            title=folded(words),
            meta=meta,
            spoken=f"{look.one}. {folded(words)} {spoken_places(meta.replace('  ·  ', '. '))}",
            hint=words,
            icon=look.icon,
            icon_colour=look.colour,
            muted=True,
        )


class FindingsModel(RowListModel):
    """Rows and heads; heads are passed over."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.id_at(index.row()).startswith(HEAD):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def place_names(finding: Finding, places: Places) -> str:
    """ "Standfirst, ¶ 2"; each once, in the order in which the message speaks of them."""
    names = list(dict.fromkeys(places.name(span.start) for span in finding.spans))
    if not names:
        return "Whole article"
    more = len(names) - _PLACES
    return ", ".join(names[:_PLACES]) + (f" and {more} more" if more > 0 else "")


def spoken_places(names: str) -> str:
    return names.replace("¶", "paragraph")


def named(words: str) -> str:
    """How a step names a finding."""
    return f"“{shortened(words, 60)}”"


def named_by(findings: Iterable[Finding], fingerprint: str) -> Finding | None:
    return next((each for each in findings if each.fingerprint == fingerprint), None)


def counted(many: int, one: str) -> str:
    return f"1 {one}" if many == 1 else f"{many} {one}s"


def unread_words(is_reading: bool) -> str:
    """The sentence of a list for which the article is not read yet, or could not be."""
    how = "is being" if is_reading else "could not be"
    return f"The article {how} read for what does not fit together."


def empty_words(
    chosen: Filter, open_: int, done: Sequence[Decision], checks: int, searched: bool
) -> str:
    """The sentence of an empty list. It never sounds as if nothing were left to find."""
    if searched:
        return "Nothing here has these words."
    if chosen is Filter.DECIDED:
        still = f"{counted(open_, 'finding')} {_are(open_)} open." if open_ else ""
        return f"Nothing decided yet. {still}".rstrip()
    off = sum(decision.subject is Subject.RULE for decision in done)
    if settled := len(done) - off:
        return f"No open findings. {settled} {_are(settled)} decided. {STILL}"
    but = f"; {off} {_are(off)} switched off" if off else ""
    return f"Nothing noticed by {counted(checks - off, 'check')}{but}. {STILL}"


def _are(many: int) -> str:
    return "is" if many == 1 else "are"


def _under(head: str, rows: Sequence[RowLook]) -> list[RowLook]:
    if not rows:
        return []
    return [RowLook(HEAD + head, head, str(len(rows)), f"{head}, {len(rows)}"), *rows]


def _has(text: str, words: str) -> bool:
    known = text.casefold()
    return all(word in known for word in words.casefold().split())
