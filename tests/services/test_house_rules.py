"""The desk's own rule: one step to set it, and what the summary says by it."""

import pytest

from editorial.domain.claim import Stance, Status
from editorial.domain.errors import ReasonNeeded, Refused
from editorial.domain.house_rule import HouseRule
from editorial.domain.source import Tier
from editorial.domain.summary import SummaryOptions
from editorial.files.summary_rendering import render
from editorial.services import claims, house_rules, sources
from editorial.services.summary import summarise


def test_the_rule_is_set_in_one_step_that_can_be_undone(desk, article_id):
    assert desk.read(house_rules.rule_of) == HouseRule(1, 3)

    desk.run("House rule", house_rules.set_rule, 2, 4, article_id)
    desk.run("House rule", house_rules.set_rule, 1, 5, article_id)
    assert desk.read(house_rules.rule_of) == HouseRule(1, 5)

    desk.undo(article_id)
    assert desk.read(house_rules.rule_of) == HouseRule(2, 4)
    desk.undo(article_id)
    assert desk.read(house_rules.rule_of) == HouseRule(1, 3)
    with pytest.raises(Refused, match="at least one source"):
        desk.run("House rule", house_rules.set_rule, 0, 3)


def test_the_summary_says_what_claims_lack_and_which_rest_on_a_reason(desk, article_id):
    def claim(statement):
        return desk.run("Claim", claims.add_claim, article_id, statement=statement).id

    def shows(claim_id, source_id, stance=Stance.SUPPORTS):
        desk.run("Evidence", claims.add_evidence, claim_id, source_id, stance, "p. 1", "words")

    named = desk.run("S", sources.add_source, article_id, "Ardley", tier=Tier.NAMED_PERSON).id
    log = desk.run("S", sources.add_source, article_id, "Gate log", tier=Tier.PRIMARY).id
    secret = desk.run(
        "S", sources.add_source, article_id, "Wyn", tier=Tier.INDEPENDENT, confidential=True
    ).id
    one, proven, against = claim("Nine gates."), claim("Eighteen turbines."), claim("All stood.")
    hidden, opinion = claim("Somebody knew."), claim("It is a pity.")
    shows(one, named)
    shows(proven, log)
    shows(against, log)
    shows(against, named, Stance.CONTRADICTS)
    shows(hidden, secret)
    with pytest.raises(ReasonNeeded, match="Evidence contradicts this claim"):
        desk.run("Verify", claims.give_verdict, [against], Status.VERIFIED)
    desk.run("Verify", claims.give_verdict, [proven], Status.VERIFIED)
    desk.run("Verify", claims.give_verdict, [against], Status.VERIFIED, "He took it back.")
    desk.run("Opinion", claims.give_verdict, [opinion], Status.NOT_CHECKABLE)

    summary = desk.read(summarise, article_id, SummaryOptions(settled_claims=False))
    whole = desk.read(summarise, article_id, SummaryOptions())

    assert {each.statement: each.lacks for each in whole.claims} == {
        "Nine gates.": "Needs 1 primary or 3 independent. Has 0 of 1, and 1 of 3.",
        "Eighteen turbines.": "",
        "All stood.": "",
        "Somebody knew.": "Needs 1 primary or 3 independent.",
        "It is a pity.": "",
    }
    assert [(each.number, each.statement, each.reason) for each in summary.by_reason] == [
        (3, "", "")
    ]
    (reason,) = whole.by_reason
    assert (reason.statement, reason.reason) == ("All stood.", "He took it back.")
    assert reason.contradicted
    for format in ("md", "html"):
        assert "Claim 3" in render(summary, format)
        assert "He took it back." not in render(summary, format)
        text = render(whole, format)
        assert "House rule: Needs 1 primary or 3 independent. Has 0 of 1, and 1 of 3." in text
        assert "Verified with a reason only" in text
        assert "He took it back." in text
        assert "Wyn" not in text
