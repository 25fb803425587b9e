"""Claims that the desk knows already: offered, linked, never copied."""

from dataclasses import replace

from editorial.domain.claim import Status
from editorial.services import claim_memory, claims
from editorial.services.claim_memory import earlier_claims
from editorial.services.searching import catch_up
from tests.desks import barrage, take_in


def add(desk, article_id, statement):
    return desk.run("Claim", claims.add_claim, article_id, statement=statement)


def test_an_earlier_claim_is_offered_with_its_verdict_and_its_numbers_compared(desk, article_id):
    old = add(desk, article_id, "The barrage supplies a third of the power of 12,000 homes.")
    add(desk, article_id, "Tom Ardley is the harbour master of Port Ellery.")
    desk.run("Verify", claims.give_verdict, [old.id], Status.VERIFIED, "Grid data")
    other = take_in(desk, replace(barrage(), headline="A year later"))
    new = add(desk, other, "The barrage supplies a third of the power of 14,000 homes.")
    catch_up(desk)

    (earlier,) = desk.read(earlier_claims, new.id)

    assert (earlier.claim.id, earlier.claim.status) == (old.id, Status.VERIFIED)
    assert earlier.headline == barrage().headline
    assert earlier.other_numbers
    assert not earlier.is_linked
    assert desk.read(earlier_claims, "nobody's") == []

    desk.run("Link", claim_memory.link, new.id, old.id)
    assert desk.read(earlier_claims, new.id)[0].is_linked
    assert desk.read(earlier_claims, old.id)[0].is_linked
    (same,) = desk.read(claims.claims_of, other)
    assert same.status is Status.UNCHECKED
    assert same.verdicts == ()
    desk.run("Unlink", claim_memory.unlink, old.id, new.id)
    assert not desk.read(earlier_claims, new.id)[0].is_linked
