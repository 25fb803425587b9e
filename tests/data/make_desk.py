"""Makes the small desk that is kept of each released schema: `python -m tests.data.make_desk`.

It writes desk-<schema>.editorial beside itself, for the schema that the program has now, and only
where there is none: what a released version wrote is never written again by a later one.
"""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from editorial.domain.article import Block, Kind, Zone
from editorial.domain.claim import Risk, Stance, Status
from editorial.domain.question import Outcome
from editorial.domain.reading import Reading
from editorial.domain.reviewer import Reviewer, Role
from editorial.services import articles, claims, questions, reviewers, sources, zones
from editorial.services.desk import Desk
from editorial.storage.database import SCHEMA
from tests.desks import barrage, desk_at, take_in

FOLDER = Path(__file__).parent
SANA = Reviewer("019a0000-0000-7000-8000-000000000002", "Sana Okafor", "SO", Role.EDITOR)

BRIDGE = (
    Block(Kind.HEADING, "The Bridge at Stane", Zone.HEADLINE, 1),
    Block(Kind.PARAGRAPH, "The bridge over the Wend was opened in 1911 and closes on Monday."),
)


def desk_file(schema: str) -> Path:
    return FOLDER / f"desk-{schema}.editorial"


def make(path: Path) -> None:
    """A desk on which a bit of everything was done: two drafts, a third one removed."""
    with desk_at(path) as desk:
        article_id = take_in(desk, barrage())
        _check(desk, article_id)
        _ask(desk, article_id)
        bridge = take_in(desk, Reading("text", BRIDGE, BRIDGE[0].text, file_name="bridge.txt"))
        gone = take_in(desk, Reading("text", BRIDGE[1:], "A piece that was removed"))
        desk.run("Remove article", articles.remove, gone)
        reviewers.sit_down(desk, SANA)
        desk.run("Set due date", articles.set_due, bridge, date(2026, 11, 23))
        desk.run("Add note", questions.add_note, bridge, "Which Monday?", [(60, 66)])
        desk.undo(bridge)
    # Small, since it is kept for good.
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("VACUUM")


def _check(desk: Desk, article_id: str) -> None:
    homes = desk.run(
        "Add claim", claims.add_claim, article_id, [(32, 44)], "12,000 homes lost power"
    )
    council = desk.run("Add claim", claims.add_claim, article_id, [(84, 106)], "It was an order")
    log = desk.run(
        "Add source", sources.add_source, article_id, "The harbour office’s log", confidential=True
    )
    desk.run(
        "Add evidence", claims.add_evidence, homes.id, log.id, Stance.SUPPORTS, "p. 3", "12,020"
    )
    desk.run("Verify", claims.give_verdict, [homes.id], Status.VERIFIED)
    desk.run("Set risk", claims.set_risk, [council.id], Risk.LEGAL)
    desk.run("Dispute", claims.give_verdict, [council.id], Status.DISPUTED, "It was a request")
    desk.run("Set zone", zones.set_zone, article_id, [3], Zone.OPINION)


def _ask(desk: Desk, article_id: str) -> None:
    (asked, *_) = desk.read(questions.questions_of, article_id)
    desk.run("Reply", questions.reply, asked.id, "On Tuesday at nine", is_answer=True)
    desk.run("Close", questions.close, asked.id, Outcome.FIXED)
    desk.run("Add note", questions.add_note, article_id, "Ask the harbour office")


if __name__ == "__main__":
    target = desk_file(SCHEMA)
    if target.exists():
        raise SystemExit(f"{target} is there already, and stays as it is")
    make(target)
