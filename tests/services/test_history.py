"""The journal as a story that people can read."""

import re
from datetime import date

import pytest

from editorial.domain.article import Zone
from editorial.domain.claim import Risk, Stance, Status
from editorial.domain.history import Fate, Line, Thing, Wanted
from editorial.domain.question import Outcome
from editorial.domain.reviewer import Reviewer, Role
from editorial.services import (
    articles,
    claims,
    erasing,
    history,
    new_drafts,
    placing,
    questions,
    sources,
    telling,
    zones,
)
from editorial.services.drafts import draft_of
from tests.desks import desk_at
from tests.services.test_new_drafts import redrafted, take_in_draft

SANA = Reviewer("019a0000-0000-7000-8000-000000000002", "Sana Okoro", "SO", Role.EDITOR)
AN_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-")


@pytest.fixture
def tell(desk, article_id):
    """Tells the latest step: its items as (thing, fate, name), and all its lines."""

    def told():
        step = desk.history(article_id, 1)[0]
        touched = desk.read(history.entry, step.number).touched
        items = [(item.thing, item.fate, item.name) for item in touched]
        return items, [line for item in touched for line in item.lines]

    return told


@pytest.fixture
def claim(desk, article_id):
    return desk.run(
        "Claim", claims.add_claim, article_id, [(0, 11)], "The council shut it", risk=Risk.MAJOR
    )


def labels(desk, wanted, **more) -> list[str]:
    return [head.step.label for head in desk.read(history.page, wanted, **more).heads]


# What a step changed, in words


def test_a_new_claim(claim, tell):
    items, lines = tell()

    assert items == [(Thing.CLAIM, Fate.ADDED, "The council shut it")]
    assert lines == [
        Line("Risk", "", "Major"),
        Line("Words marked", "", "Port Ellery", quoted=True),
    ]


def test_other_words_for_a_claim(desk, claim, tell):
    desk.run("Edit", claims.change_claim, claim.id, statement="The town shut it", kinds=("name",))

    items, lines = tell()

    assert items == [(Thing.CLAIM, Fate.CHANGED, "The town shut it")]
    assert lines[0] == Line("Statement", "The council shut it", "The town shut it", quoted=True)
    assert (lines[1].what, lines[1].before) == ("Kind", "")


def test_a_verdict_says_what_the_status_was(desk, article_id, claim, tell):
    desk.run("Check", claims.give_verdict, [claim.id], Status.IN_PROGRESS)
    desk.run("Verify", claims.give_verdict, [claim.id], Status.VERIFIED, "Seen in the log")

    items, lines = tell()

    assert items == [(Thing.CLAIM, Fate.CHANGED, "The council shut it")]
    assert lines == [
        Line("Status", "In progress", "Verified"),
        Line("Reason", "", "Seen in the log", quoted=True),
    ]
    desk.undo(article_id)
    assert tell()[1][0] == Line("Status", "Verified", "In progress")


def test_evidence_names_its_source(desk, claim, tell):
    evidence = desk.run(
        "Add evidence",
        claims.add_evidence_from_new_source,
        claim.id,
        "Wenlow Herald",
        Stance.SUPPORTS,
        "p. 4",
        "It was shut.",
    )

    items, lines = tell()
    assert (Thing.SOURCE, Fate.ADDED, "Wenlow Herald") in items
    assert Line("Evidence", "", "Wenlow Herald, p. 4, supports") in lines
    assert Line("Excerpt", "", "It was shut.", quoted=True) in lines

    desk.run("Edit evidence", claims.change_evidence, evidence.id, locator="p. 5")
    assert tell()[1] == [Line("Locator", "p. 4", "p. 5")]

    desk.run("Remove evidence", claims.remove_evidence, evidence.id)
    items, lines = tell()
    assert items == [(Thing.CLAIM, Fate.CHANGED, "The council shut it")]
    assert lines[0] == Line("Evidence removed", "Wenlow Herald, p. 5, supports", "")


def test_a_question_and_its_thread(desk, article_id, claim, tell):
    asked = desk.run("Ask", questions.ask, article_id, "Who shut it?", claim_id=claim.id)
    items, lines = tell()
    assert items == [(Thing.QUESTION, Fate.ADDED, "Who shut it?")]
    assert Line("Addressed to", "", "Author") in lines
    assert Line("About the claim", "", "The council shut it") in lines

    desk.run("Reply", questions.reply, asked.id, "The mayor", speaker="Tom", is_answer=True)
    assert tell()[1] == [
        Line("State", "Open", "Answered"),
        Line("Answer by Tom", "", "The mayor", quoted=True),
    ]

    desk.run("Close", questions.close, asked.id, Outcome.FIXED)
    assert Line("Outcome", "", "Fixed") in tell()[1]


def test_notes_sources_dates_and_zones(desk, article_id, tell):
    note = desk.run("Note", questions.add_note, article_id, "Ask the harbour", [(0, 4)])
    desk.run("Remove note", questions.remove_note, note.id)
    assert tell() == ([(Thing.NOTE, Fate.REMOVED, "Ask the harbour")], [])

    source = desk.read(sources.cited_in, article_id)[0].source
    desk.run("Confide", sources.change_source, article_id, source.id, confidential=True)
    assert tell() == (
        [(Thing.SOURCE, Fate.CHANGED, source.title)],
        [Line("Confidential", "No", "Yes")],
    )

    desk.run("Due", articles.set_due, article_id, date(2031, 5, 2))
    assert tell()[1] == [Line("Due", "", "2 May 2031")]

    desk.run("Zone", zones.set_zone, article_id, [4], Zone.FURNITURE)
    assert tell()[1] == [Line("“A Town That Owns Its Power”", "Body", "Page furniture")]


def test_an_undo_tells_what_came_back(desk, article_id, claim, tell):
    desk.undo(article_id)

    items, _ = tell()

    assert items == [(Thing.CLAIM, Fate.TAKEN_BACK, "The council shut it")]


def test_the_taking_in_of_a_whole_article_shows_no_id(desk, article_id):
    step = desk.history(article_id)[-1]

    entry = desk.read(history.entry, step.number)

    kinds = {item.thing for item in entry.touched}
    assert kinds == {Thing.ARTICLE, Thing.QUESTION, Thing.SOURCE}
    said = [
        words
        for item in entry.touched
        for words in (item.name, *(w for each in item.lines for w in (each.before, each.after)))
    ]
    assert not [words for words in said if AN_ID.search(words)]
    assert Line("Draft", "", "1, from barrage.txt") in entry.touched[0].lines


# Which steps


def test_pages_go_back_to_the_beginning(desk, article_id, claim, monkeypatch):
    for number in range(7):
        desk.run(f"Note {number}", claims.change_claim, claim.id, note=f"Note {number}")
    monkeypatch.setattr(history, "PAGE", 4)

    pages, older = [], None
    while True:
        page = desk.read(history.page, Wanted(article_id), older)
        pages.append([head.step.number for head in page.heads])
        older = page.older
        if older is None:
            break

    numbers = [number for page in pages for number in page]
    assert numbers == [step.number for step in desk.history(article_id)]
    assert [len(page) for page in pages] == [4, 4, 1]


def test_one_person_s_steps(desk, article_id, claim):
    with desk_at(desk.path, SANA) as other:
        other.run("Doubt", claims.give_verdict, [claim.id], Status.DISPUTED, "No")

    assert labels(desk, Wanted(article_id, person=SANA.id)) == ["Doubt"]
    assert "Doubt" not in labels(desk, Wanted(article_id, person=desk.reviewer.id))
    people = desk.read(history.people, article_id)
    assert list(people.values()) == ["Noor Adeyemi", "Sana Okoro"]


def test_one_claim_s_steps_with_its_evidence_and_questions(desk, article_id, claim):
    other = desk.run("Other claim", claims.add_claim, article_id, [(0, 4)], "Another")
    desk.run("Verify", claims.give_verdict, [claim.id], Status.VERIFIED, "Seen")
    desk.run("Ask", questions.ask, article_id, "Who?", claim_id=claim.id)
    desk.run("Other risk", claims.set_risk, [other.id], Risk.LEGAL)

    assert labels(desk, Wanted(article_id, item=claim.id)) == ["Ask", "Verify", "Claim"]


def test_words_are_found_in_labels_and_in_what_changed(desk, article_id, claim):
    desk.run("Verify", claims.give_verdict, [claim.id], Status.VERIFIED, "Ærø’s “log”\nsaid 50%")
    source = desk.read(sources.cited_in, article_id)[0].source
    desk.run("Evidence", claims.add_evidence, claim.id, source.id, Stance.CONTEXT)

    def found(words):
        return labels(desk, Wanted(article_id, words=words))

    assert found("ærø’s") == ["Verify"]
    assert found("“log” SAID") == ["Verify"]
    assert found("50%") == ["Verify"]
    assert found("verif") == ["Verify"]
    # Evidence names its source by id, and is found by what that is called.
    assert "Evidence" in found(source.title[3:12].upper())
    assert found("zebra") == []


def test_words_are_looked_for_page_by_page(desk, article_id, claim, monkeypatch):
    monkeypatch.setattr(history, "LOOKED_AT", 3)
    desk.run("Needle", claims.change_claim, claim.id, note="haystack")
    for number in range(5):
        desk.run("Hay", claims.change_claim, claim.id, note=f"straw {number} haystack")

    page = desk.read(history.page, Wanted(article_id, words="needle"))

    assert [head.step.label for head in page.heads] == ["Needle"]
    page = desk.read(history.page, Wanted(article_id, words="haystack"))
    assert len(page.heads) == 3
    assert page.older is not None
    older = desk.read(history.page, Wanted(article_id, words="haystack"), page.older)
    assert [head.step.label for head in older.heads] == ["Hay", "Hay", "Needle"]


def test_what_came_since(desk, article_id, claim):
    newest = desk.history(article_id, 1)[0].number
    assert desk.read(history.since, Wanted(article_id), newest).heads == ()

    desk.run("Risk", claims.set_risk, [claim.id], Risk.LEGAL)

    page = desk.read(history.since, Wanted(article_id), newest)
    assert [head.step.label for head in page.heads] == ["Risk"]
    assert desk.read(history.since, Wanted(article_id, person="nobody"), newest).heads == ()


# What was taken back


def test_a_step_is_taken_back_by_its_undo_and_stands_again_by_the_redo(desk, article_id, claim):
    def state():
        heads = desk.read(history.page, Wanted(article_id)).heads
        return [(h.step.kind.value, h.taken_back.kind.value if h.taken_back else "") for h in heads]

    desk.undo(article_id)
    assert state()[:2] == [("undo", ""), ("do", "undo")]
    desk.redo(article_id)
    assert state()[:3] == [("redo", ""), ("undo", "redo"), ("do", "")]
    desk.undo(article_id)
    assert state()[:4] == [("undo", ""), ("redo", "undo"), ("undo", ""), ("do", "undo")]


def test_an_erased_article_s_steps_tell_nothing(desk, article_id, claim):
    erasing.erase(desk, article_id)

    page = desk.read(history.page, Wanted(article_id))

    assert [head.step.label for head in page.heads] == [erasing.LABEL, "", ""]
    assert all(desk.read(history.entry, h.step.number).touched == () for h in page.heads)


# New drafts


class TestNewDrafts:
    GATES = "one of nine sluice gates"

    @pytest.fixture
    def marks(self, desk, article_id):
        """A verified claim on words whose typography changes, one on words that change, and one
        that is given up; and many that stand."""
        text = desk.read(draft_of, article_id).text
        made = {}
        for quote in (self.GATES, "the length of a man’s arm", "Opened in 2011", "Tom Ardley"):
            at = text.index(quote)
            made[quote] = desk.run("Claim", claims.add_claim, article_id, [(at, at + len(quote))])
        arm = made["the length of a man’s arm"]
        desk.run("Verify", claims.give_verdict, [arm.id], Status.VERIFIED, "Measured")
        return made

    @pytest.fixture
    def draft(self, desk, article_id, marks):
        changes = (("nine sluice", "eight sluice"), ("man’s", "man's"), ("Opened in 2011 at", "At"))
        return take_in_draft(desk, article_id, redrafted(*changes))

    def test_marks_are_counted_and_those_told_that_do_not_stand_as_they_were(self, draft, tell):
        items, lines = tell()

        assert items[0] == (Thing.ARTICLE, Fate.CHANGED, "Port Ellery Shuts Tidal Barrage")
        assert lines[0] == Line("Draft", "", "2, from barrage.txt")
        # The question and the references that the piece has of its own are marks as well.
        counted = "1 altered waits, 1 lost waits"
        assert lines[1].what == "Marks"
        assert lines[1].after == f"4 stand as they were, 1 changed in typography alone, {counted}"
        assert [name for _, _, name in items[1:]] == [
            self.GATES,
            "the length of a man’s arm",
            "Opened in 2011",
        ]
        gates, arm, opened = (line for line in lines[2:] if line.what != "Headline")
        assert gates == Line(
            "Altered, waits for a word", self.GATES, "one of eight sluice gates", quoted=True
        )
        assert arm.what == "Changed in typography alone, stays verified"
        assert (arm.before, arm.after) == ("the length of a man’s arm", "the length of a man's arm")
        assert opened.what == "No longer in the text, waits for a word"
        assert AN_ID.search(str([items, lines])) is None

    def test_decisions_show_the_words_before_and_after(self, desk, article_id, draft, marks, tell):
        unplaced = {
            passage.quote: passage.id
            for claim in desk.read(claims.claims_of, article_id)
            for passage in claim.unplaced
        }
        desk.run("Accept", placing.accept, article_id, [unplaced[self.GATES]])
        accepted = Line("Accepted", self.GATES, "one of eight sluice gates", quoted=True)
        assert tell() == ([(Thing.CLAIM, Fate.CHANGED, self.GATES)], [accepted])
        desk.undo(article_id)
        assert tell()[1][0].what == "Altered, waits for a word"
        desk.redo(article_id)

        desk.run("Keep", placing.keep_as_lost, article_id, [unplaced["Opened in 2011"]])
        assert tell()[1] == [Line("Kept as lost", "", "Opened in 2011", quoted=True)]
        start = desk.read(draft_of, article_id).text.index("At a cost")
        words = (unplaced["Opened in 2011"], start, start + 9)
        desk.run("Place", placing.adjust, article_id, *words)
        assert tell()[1][0] == Line("Placed on", "Opened in 2011", "At a cost", quoted=True)

    def test_a_draft_that_is_named_undone_corrected_or_gone_back_to(
        self, desk, article_id, draft, tell
    ):
        desk.run("Name", new_drafts.name_draft, draft.id, "After legal")
        assert tell()[1] == [Line("Name of draft 2", "", "After legal")]
        desk.undo(article_id)

        desk.undo(article_id)
        items, lines = tell()
        assert [thing for thing, _, _ in items] == [Thing.ARTICLE]
        assert Line("Marks", "", "all of them back where they stood") in lines

        corrected = desk.read(new_drafts.corrected, article_id, 1, "Homes draw power.")
        articles.keep(desk, corrected)
        desk.run("Correct", new_drafts.take_in_draft, article_id, corrected)
        assert tell()[1][0] == Line("Draft", "", "2, corrected at the desk")
        first = desk.read(new_drafts.revisions_of, article_id)[0]
        desk.run("Back", new_drafts.go_back, article_id, first.id)
        assert tell()[1][0] == Line("Draft", "", "3, “Back to draft 1”")

    def test_a_flood_of_items_is_counted(self, desk, article_id, monkeypatch):
        monkeypatch.setattr(telling, "MOST_TOLD", 3)
        made = [
            desk.run("Claim", claims.add_claim, article_id, statement=f"It is so, {n}")
            for n in range(5)
        ]
        desk.run("Check", claims.give_verdict, [c.id for c in made], Status.IN_PROGRESS)

        entry = desk.read(history.entry, desk.history(article_id, 1)[0].number)

        assert (len(entry.touched), entry.untold) == (3, 2)
