"""What a reviewer does with findings, each one step with a name for undo and a word about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from editorial.domain.decision import Decision, Subject
from editorial.domain.finding import Finding, Rule
from editorial.ui.findings_model import RuleBook, named
from editorial.ui.review import Item, ItemKind, Review

if TYPE_CHECKING:
    from editorial.services.desk import Work

P = ParamSpec("P")


class FindingActions:
    """Writes go to the desk; what they change is seen when its news comes back."""

    def __init__(self, review: Review) -> None:
        self._review = review

    def make_claim(self, finding: Finding) -> None:
        from editorial.services.suggesting import claim_from

        said = named(finding.message)
        self._do(f"Make a claim of {said}", f"Made a claim of {said}", claim_from, finding)

    def right_as_it_is(self, finding: Finding) -> None:
        from editorial.services.suggesting import right_as_it_is

        said = f"Right as it is: {named(finding.message)}"
        self._do(said, said, right_as_it_is, [finding])

    def switch_off(self, rule: Rule) -> None:
        self._switch(rule, on=False)

    def take_back(self, decision: Decision, rules: RuleBook) -> None:
        """Open a finding again, or switch a check on again."""
        from editorial.services.suggesting import take_back

        if decision.subject is Subject.RULE:
            self._switch(rules.rule(decision.fingerprint), on=True)
            return
        said = named(decision.words)
        self._do(f"Open {said} again", f"Open again: {said}", take_back, [decision.fingerprint])

    def _switch(self, rule: Rule, on: bool) -> None:
        from editorial.services.suggesting import switch_rule

        said = f"the check {named(rule.title)} {'on' if on else 'off'}"
        self._do(f"Switch {said}", f"Switched {said}", switch_rule, rule.key, rule.title, on)

    def _do(
        self,
        label: str,
        said: str,
        command: Callable[Concatenate[Work, str, P], object],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        article_id = self._review.article_id
        if article_id is None:
            return
        if self._review.carry_out(label, command, article_id, *args, **kwargs):
            self._review.done.emit(said)


def became(review: Review, decision: Decision) -> Item | None:
    """The claim or the question that a finding was made into, while it is there."""
    kinds = (ItemKind.CLAIM, ItemKind.QUESTION)
    items = (Item(kind, decision.became) for kind in kinds if decision.became)
    return next((item for item in items if review.has(item)), None)
