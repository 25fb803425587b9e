"""What a claim needs before the house prints it, and what it still lacks."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from editorial.domain.claim import Evidence, Stance
from editorial.domain.errors import InvalidValue
from editorial.domain.origins import origins_of
from editorial.domain.source import Source, Tier

INDEPENDENT_TIERS = frozenset({Tier.NAMED_PERSON, Tier.INDEPENDENT})
"""Tiers that count as independent secondary sources; each origin counts once."""


@dataclass(frozen=True, slots=True)
class HouseRule:
    """So many primary sources, or so many independent secondary ones."""

    primary: int = 1
    independent: int = 3

    def __post_init__(self) -> None:
        if min(self.primary, self.independent) < 1:
            raise InvalidValue("a house rule asks for at least one source of each kind")


@dataclass(frozen=True, slots=True)
class Support:
    """What a claim has: primary sources, and independent origins, that support it; and how many
    sources contradict it."""

    primary: int
    independent: int
    contradicting: int

    def meets(self, rule: HouseRule) -> bool:
        """Whether the claim has what the house asks for."""
        return self.primary >= rule.primary or self.independent >= rule.independent


def rule_words(rule: HouseRule) -> str:
    """What the rule asks for: "1 primary or 3 independent"."""
    return f"{rule.primary} primary or {rule.independent} independent"


def shortfall_words(rule: HouseRule, support: Support, counted: bool = True) -> str:
    """What is still lacking, as a sentence or two; "" where the rule is met. What there is stays
    unsaid where it is not to be `counted`."""
    if support.meets(rule):
        return ""
    needs = f"Needs {rule_words(rule)}."
    if not counted or not (support.primary or support.independent):
        return needs
    has = f"{support.primary} of {rule.primary}, and {support.independent} of {rule.independent}"
    return f"{needs} Has {has}."


def support_of(evidence: Collection[Evidence], sources: Sequence[Source]) -> Support:
    """What the evidence amounts to; `sources` are those that the article cites. A primary source
    counts among the independent ones too, since it is nobody's echo."""
    known = {source.id: source for source in sources}
    origins = origins_of(sources)
    supporting = {e.source_id for e in evidence if e.stance is Stance.SUPPORTS} & known.keys()
    primary = {id for id in supporting if known[id].tier is Tier.PRIMARY}
    independent = {id for id in supporting if known[id].tier in INDEPENDENT_TIERS} | primary
    return Support(
        primary=len({origins[id] for id in primary}),
        independent=len({origins[id] for id in independent}),
        contradicting=len({e.source_id for e in evidence if e.stance is Stance.CONTRADICTS}),
    )
