"""What a claim still lacks by the rule of the house."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from editorial.domain.claim import Evidence, Stance
from editorial.domain.errors import InvalidValue
from editorial.domain.house_rule import HouseRule, Support, shortfall_words, support_of
from editorial.domain.source import Source, Tier

NOW = datetime(2026, 6, 13, 12, tzinfo=UTC)


def source(id, tier=Tier.INDEPENDENT, origin=""):
    return Source(id, f"Title {id}", "", "", "", "", "webpage", tier, origin, False, "", NOW, "n")


def evidence(source_id, stance=Stance.SUPPORTS):
    return Evidence(f"e-{source_id}", "claim", source_id, stance, "p. 1", "words", NOW, "noor")


def test_independent_sources_of_one_origin_count_once():
    sources = [source("a", origin="Wire"), source("b", origin="WIRE"), source("c")]
    sources += [source("rumour", Tier.ANONYMOUS), source("against")]
    shown = [evidence(each) for each in ("a", "b", "c", "rumour", "never cited")]

    support = support_of([*shown, evidence("against", Stance.CONTRADICTS)], sources)

    assert support == Support(primary=0, independent=2, contradicting=1)
    assert shortfall_words(HouseRule(), support) == (
        "Needs 1 primary or 3 independent. Has 0 of 1, and 2 of 3."
    )
    assert shortfall_words(HouseRule(independent=2), support) == ""


def test_one_primary_source_is_enough_and_counts_as_independent_too():
    primary = replace(source("log"), tier=Tier.PRIMARY)

    support = support_of([evidence("log")], [primary])

    assert (support.primary, support.independent) == (1, 1)
    assert support.meets(HouseRule())
    assert not support.meets(HouseRule(primary=2))


def test_figures_stay_unsaid_where_there_are_none_or_they_are_withheld():
    needs = "Needs 2 primary or 3 independent."

    assert shortfall_words(HouseRule(2), Support(0, 0, 0)) == needs
    assert shortfall_words(HouseRule(2), Support(1, 1, 0), counted=False) == needs


def test_a_rule_that_asks_for_nothing_is_none():
    with pytest.raises(InvalidValue):
        HouseRule(primary=0)
