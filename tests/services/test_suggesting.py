"""What is decided about suggestions and findings, and how it is taken back."""

import pytest

from editorial.domain.article import Zone
from editorial.domain.careful import CarefulReading, open_findings, open_suggestions
from editorial.domain.claim import Risk, Status
from editorial.domain.errors import Refused
from editorial.domain.finding import Finding, Severity
from editorial.domain.suggestion import Suggestion
from editorial.files.careful_json import careful_from_json, json_from_careful
from editorial.services import (
    articles,
    careful_cache,
    claims,
    questions,
    suggesting,
    telling,
    zones,
)
from tests.desks import BARRAGE, desk_at, span_of

HOMES, LOG = span_of(BARRAGE, "12,000 homes"), span_of(BARRAGE, "log")


def suggestion(name: str, *spans, checkable: bool = True, risk: Risk = Risk.MINOR) -> Suggestion:
    words = "\n".join(block.text for block in BARRAGE)[spans[0].start : spans[0].end]
    return Suggestion(name, spans, words, (name,), risk, 0.5, ("a number",), checkable)


NUMBER = suggestion("number", HOMES, risk=Risk.MAJOR)
NAME = suggestion("name", LOG)
DRIFT = Finding("hedge", Severity.WARNING, "Flat above, hedged below.", (HOMES, LOG), "f1")
READING = CarefulReading((NUMBER, NAME), (DRIFT,))


def left(desk, article_id):
    decisions = desk.read(suggesting.decisions_of, article_id)
    found = open_suggestions(READING, decisions, desk.read(claims.claims_of, article_id))
    return [each.fingerprint for each in found], [
        each.fingerprint for each in open_findings(READING, decisions)
    ]


def test_accepted_it_is_a_claim_and_no_suggestion_any_more(desk, article_id):
    desk.run("Accept", suggesting.accept, article_id, [NUMBER])

    [claim] = desk.read(claims.claims_of, article_id)
    assert (claim.statement, claim.kinds, claim.risk) == ("12,000 homes", ("number",), Risk.MAJOR)
    assert claim.status is Status.UNCHECKED
    assert left(desk, article_id) == (["name"], ["f1"])

    desk.undo(article_id)
    assert desk.read(claims.claims_of, article_id) == []
    assert left(desk, article_id) == (["number", "name"], ["f1"])


def test_what_cannot_be_checked_is_ruled_so(desk, article_id):
    opinion = suggestion("opinion", HOMES, checkable=False)
    desk.run("Accept", suggesting.accept, article_id, [opinion])

    assert desk.read(claims.claims_of, article_id)[0].status is Status.NOT_CHECKABLE


def test_a_fact_in_several_places_is_one_claim_on_all_of_them(desk, article_id):
    twice = suggestion("number", HOMES, LOG)
    desk.run("Accept", suggesting.accept, article_id, [twice], "12,000 homes lost power")

    [claim] = desk.read(claims.claims_of, article_id)
    assert claim.statement == "12,000 homes lost power"
    assert len(claim.passages) == 2


def test_merged_they_are_one_claim_and_split_it_is_two(desk, article_id):
    desk.run("Merge", suggesting.merge, article_id, [NUMBER, NAME])
    [claim] = desk.read(claims.claims_of, article_id)
    assert (claim.statement, claim.risk) == ("12,000 homes log", Risk.MAJOR)
    assert left(desk, article_id)[0] == []

    desk.undo(article_id)
    desk.run("Split", suggesting.split, article_id, NUMBER, HOMES.start + 6)
    said = [claim.statement for claim in desk.read(claims.claims_of, article_id)]
    assert said == ["12,000", "homes"]
    assert left(desk, article_id)[0] == ["name"]

    with pytest.raises(Refused, match="inside the suggestion"):
        desk.run("Split", suggesting.split, article_id, NAME, LOG.start)


def test_dismissed_it_stays_so_until_it_is_taken_back(tmp_path, desk, article_id):
    desk.run("Dismiss", suggesting.dismiss, article_id, [NAME])
    assert left(desk, article_id)[0] == ["number"]
    with desk_at(desk.path) as again:
        assert left(again, article_id)[0] == ["number"]

    desk.run("Take back", suggesting.take_back, article_id, ["name"])
    assert left(desk, article_id)[0] == ["number", "name"]


def test_words_that_somebody_has_marked_are_suggested_no_more(desk, article_id):
    desk.run("Claim", claims.add_claim, article_id, [(HOMES.start - 6, HOMES.end)])
    assert left(desk, article_id)[0] == ["name"]


def test_a_finding_becomes_a_claim_or_a_question_or_is_right_as_it_is(desk, article_id):
    claim = desk.run("Claim", suggesting.claim_from, article_id, DRIFT)
    assert (claim.note, len(claim.passages)) == (DRIFT.message, 2)
    assert left(desk, article_id)[1] == []
    desk.undo(article_id)
    assert left(desk, article_id)[1] == ["f1"]

    asked = desk.run("Ask", suggesting.question_from, article_id, DRIFT)
    held = desk.read(questions.questions_of, article_id)
    assert asked.text == DRIFT.message
    assert asked.id in {each.id for each in held}
    desk.undo(article_id)

    desk.run("Silence", suggesting.right_as_it_is, article_id, [DRIFT])
    assert left(desk, article_id)[1] == []


def test_a_rule_is_switched_off_and_on_again(desk, article_id):
    for _ in range(2):
        desk.run("Off", suggesting.switch_rule, article_id, "hedge", "Hedge drift", on=False)
    assert left(desk, article_id)[1] == []
    assert len(desk.read(suggesting.decisions_of, article_id)) == 1

    desk.run("On", suggesting.switch_rule, article_id, "hedge", "Hedge drift", on=True)
    assert left(desk, article_id)[1] == ["f1"]


def test_what_was_read_is_kept_until_its_words_or_zones_change(desk, article_id):
    inputs = desk.read(careful_cache.inputs_of, article_id)
    assert desk.read(careful_cache.known, inputs) is None

    desk.cache_careful_reading(inputs.revision_id, inputs.key, json_from_careful(READING))
    assert desk.read(careful_cache.known, inputs) == READING

    desk.run("Set zone", zones.set_zone, article_id, [3], Zone.OPINION)
    assert desk.read(careful_cache.known, desk.read(careful_cache.inputs_of, article_id)) is None


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b'{"suggestions":[[1]],"findings":[]}'])
def test_a_damaged_cache_is_made_anew(data):
    assert careful_from_json(data) is None


def test_the_history_tells_of_a_decision_in_words(desk, article_id):
    desk.run("Dismiss", suggesting.dismiss, article_id, [NAME])
    step = desk.history(article_id)[0]

    [touched], _ = desk.read(telling.told, step)
    assert [(line.what, line.after) for line in touched.lines] == [("Suggestion dismissed", "log")]


def test_an_article_that_was_read_carefully_can_still_be_undone_and_erased(desk, article_id):
    inputs = desk.read(careful_cache.inputs_of, article_id)
    desk.cache_careful_reading(inputs.revision_id, inputs.key, json_from_careful(READING))

    desk.undo(None)
    assert desk.read(articles.on_desk, article_id) is None
    desk.redo(None)
    assert desk.read(careful_cache.known, inputs) is None

    desk.cache_careful_reading(inputs.revision_id, inputs.key, json_from_careful(READING))
    desk.run("Remove", articles.remove, article_id)
    desk.erase("Erase", article_id)
    assert b"12,000 homes" not in desk.path.read_bytes()
