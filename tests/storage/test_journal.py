"""The journal can be verified: every step is chained to the one before, and none is rewritten."""

import hashlib
import json
from typing import Any

from editorial.domain.claim import Risk
from editorial.services.claims import add_claim, change_claim, set_risk
from editorial.services.questions import add_note
from tests.storage.contents import asked, steps

COLUMNS = (
    "number, at, reviewer_id, reviewer_name, label, article_id, kind, reverses, schema_revision,"
    " images, content_sha256, digest, erased_by"
)


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def broken_links(path) -> list[int]:
    """The steps whose digest is not that of the history up to them; written from the format's
    description, not from the program's own code."""
    previous, broken = None, []
    for row in asked(path, f"SELECT {COLUMNS} FROM steps ORDER BY number"):
        number, at, who, name, label, article, kind, reverses, schema, images, *rest = row
        of_content, digest, erased_by = rest
        said = {
            "at": at.replace(" ", "T") + "+00:00",
            "reviewer_id": who,
            "reviewer_name": name,
            "article_id": article,
            "kind": kind,
            "reverses": reverses,
            "schema_revision": schema,
        }
        whole = sha256(as_json(label) + images) == of_content
        emptied = erased_by is not None and not label and not images
        if not (whole or emptied) or sha256(as_json([previous, said, of_content])) != digest:
            broken.append(number)
        previous = digest
    return broken


def work_a_little(desk, article_id) -> None:
    claim = desk.run("Add claim", add_claim, article_id, [(0, 4)], "Gänge “zu” 𝄞", risk=Risk.LEGAL)
    desk.run("Describe claim", change_claim, claim.id, note="line\nline")
    desk.run("Set risk", set_risk, [claim.id], Risk.MINOR)
    desk.undo(article_id)
    desk.undo(article_id)
    desk.redo(article_id)
    desk.run("Add note", add_note, article_id, "Said twice")


def test_the_chain_holds_through_work_undo_and_redo(desk, article_id):
    work_a_little(desk, article_id)

    assert broken_links(desk.path) == []


def test_a_changed_step_breaks_the_chain(desk, article_id):
    work_a_little(desk, article_id)
    number = desk.history(article_id)[2].number

    with desk._database.writing() as session:
        session.connection().exec_driver_sql(
            f"UPDATE steps SET reviewer_name = 'Somebody else' WHERE number = {number}"
        )

    assert broken_links(desk.path) == [number]


def test_no_step_is_ever_rewritten(desk, article_id):
    seen = steps(desk.path)
    work_a_little(desk, article_id)
    assert steps(desk.path)[: len(seen)] == seen

    seen = steps(desk.path)
    while desk.undo(article_id):
        pass
    while desk.redo(article_id):
        pass

    assert len(steps(desk.path)) > len(seen)
    assert steps(desk.path)[: len(seen)] == seen


def test_numbers_count_up_over_the_whole_desk(desk, article_id):
    work_a_little(desk, article_id)

    numbers = [step.number for step in desk.history(None)]
    assert numbers == list(range(len(numbers), 0, -1))


def test_history_is_of_the_article_newest_first_and_as_long_as_asked(desk, article_id):
    work_a_little(desk, article_id)

    assert [step.label for step in desk.history(article_id, 2)] == ["Add note", "Describe claim"]
    assert {step.article_id for step in desk.history(article_id)} == {article_id}
    assert desk.history("no such article") == []


def test_steps_stay_small_since_the_draft_is_kept_once(desk, article_id):
    ((images,),) = asked(desk.path, "SELECT images FROM steps WHERE label LIKE 'Take in%'")

    assert "When did the harbour office first see the log?" in images
    assert "closed all 18 turbines" not in images
