"""What the house asks for before it prints a claim."""

import json

from editorial.domain.document import Setting
from editorial.domain.errors import InvalidValue, Refused
from editorial.domain.house_rule import HouseRule
from editorial.storage.work import Work

_NAME = "house_rule"


def rule_of(work: Work) -> HouseRule:
    """The desk's rule; the usual one where nobody has set another."""
    held = work.find(Setting, _NAME)
    return HouseRule(**json.loads(held.value)) if held else HouseRule()


def set_rule(
    work: Work, primary: int, independent: int, article_id: str | None = None
) -> HouseRule:
    """Ask for so many primary sources, or so many independent ones, of every claim of the desk.
    `article_id` is the article that is open, whose undo takes it back."""
    if article_id is not None:
        work.concerns(article_id)
    try:
        rule = HouseRule(primary, independent)
    except InvalidValue as fault:
        raise Refused("A house rule asks for at least one source; it was left as it is.") from fault
    value = json.dumps({"primary": rule.primary, "independent": rule.independent})
    held = work.find(Setting, _NAME)
    if held is None:
        work.add(Setting(_NAME, value))
    elif held.value != value:
        work.change(held, value=value)
    return rule
