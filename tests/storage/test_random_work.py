"""Whatever was done: undoing all of it gives the start, redoing all of it gives the end; whatever
two reads say agrees, and no passage gets lost."""

import tempfile
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    precondition,
    rule,
)

from editorial.domain.article import Zone
from editorial.domain.claim import Risk, Stance, Status
from editorial.domain.errors import Refused
from editorial.domain.question import Outcome
from editorial.services import articles, claims, questions, sources, zones
from tests.desks import BARRAGE, barrage, desk_at, long_piece, take_in
from tests.storage.agreement import assert_reads_agree
from tests.storage.contents import Rows, contents, steps
from tests.storage.test_journal import broken_links

TEXT = barrage().text
WORDS = st.sampled_from(["gate four", "Ærø “log”", "𝄞", "two\nlines", "e\u0301"])
STARTS = st.integers(0, len(TEXT) - 13)
SPANS = st.lists(STARTS.map(lambda start: (start, start + 12)), min_size=1, max_size=3)


@cache
def new_desk() -> bytes:
    """The file of a desk with one article: making it anew each time would be half the time."""
    with tempfile.TemporaryDirectory(prefix="editorial-") as folder:
        path = Path(folder) / "desk.editorial"
        with desk_at(path) as desk:
            take_in(desk, barrage())
        return path.read_bytes()


class RandomWork(RuleBasedStateMachine):
    """`past` holds the tables before each step that undo can reach, `future` those after each
    step that redo can reach: the simplest model of undo there is."""

    papers = Bundle("articles")
    marked = Bundle("claims")
    known = Bundle("sources")
    asked = Bundle("questions")
    noted = Bundle("notes")

    @initialize(target=papers)
    def open_desk(self):
        self.folder = tempfile.TemporaryDirectory(prefix="editorial-")
        self.path = Path(self.folder.name) / "desk.editorial"
        self.path.write_bytes(new_desk())
        self.desk = desk_at(self.path)
        (article,) = self.desk.read(lambda work: work.articles.all())
        self.past: list[Rows] = []
        self.future: list[Rows] = []
        self.start = self.now = contents(self.path)
        self.history = steps(self.path)
        self.begin(article.id)
        return article.id

    def begin(self, article_id):
        """What else a desk is looked at with."""

    def teardown(self) -> None:
        self.what_reads_say_agrees()
        self.undo_and_redo_everything()
        assert broken_links(self.path) == []
        self.desk.close()
        self.folder.cleanup()

    def do(self, label, command, *args, **kwargs):
        """Run a command; None where it was refused, as on what an undo has taken away."""
        try:
            result = self.desk.run(label, command, *args, **kwargs)
        except Refused:
            assert contents(self.path) == self.now
            return None
        after = contents(self.path)
        if after != self.now:
            self.past.append(self.now)
            self.future.clear()
            self.now = after
        return result

    def made(self, label, command, *args, **kwargs):
        """As `do`; the id of what was made, and one that nothing has where it was refused."""
        result = self.do(label, command, *args, **kwargs)
        return result.id if result else "none"

    # Articles

    @rule(target=papers, paragraphs=st.integers(0, 3))
    def take_in(self, paragraphs):
        reading = long_piece(40 * paragraphs) if paragraphs else barrage()
        arrival = articles.arrive(self.desk, reading, reading.text.encode())
        return self.made("Take in", articles.take_in, arrival)

    @rule(article=papers)
    def remove_article(self, article):
        self.do("Remove article", articles.remove, article)

    @rule(article=papers)
    def restore_article(self, article):
        self.do("Restore article", articles.restore, article)

    @rule(article=papers, day=st.none() | st.just(date(2026, 6, 12)))
    def set_due(self, article, day):
        self.do("Set due date", articles.set_due, article, day)

    @rule(
        article=papers,
        blocks=st.lists(st.integers(0, len(BARRAGE) - 1), min_size=1, max_size=3),
        zone=st.sampled_from(Zone),
    )
    def rezone(self, article, blocks, zone):
        if self.is_there(article):
            self.do("Set zone", zones.set_zone, article, blocks, zone)

    def is_there(self, article):
        """Whether a window could be open on it; its words are needed to mark them."""
        return self.desk.read(articles.on_desk, article) is not None

    # Claims

    @rule(target=marked, article=papers, spans=SPANS, kinds=st.lists(WORDS, max_size=2))
    def mark(self, article, spans, kinds):
        if not self.is_there(article):
            return "none"
        return self.made("Add claim", claims.add_claim, article, spans, kinds=tuple(kinds))

    @rule(claim=marked, note=WORDS, risk=st.sampled_from(Risk))
    def describe(self, claim, note, risk):
        self.do("Describe", claims.change_claim, claim, note=note, risk=risk)

    @rule(claim=marked, statement=WORDS)
    def restate(self, claim, statement):
        self.do("Edit", claims.change_claim, claim, statement=statement)

    @rule(several=st.lists(marked, min_size=1, max_size=3), kind=WORDS, has=st.booleans())
    def set_kind(self, several, kind, has):
        self.do("Set kind", claims.set_kind, several, kind, has)

    @rule(several=st.lists(marked, min_size=1, max_size=3), status=st.sampled_from(Status))
    def rule_on(self, several, status):
        self.do("Give verdict", claims.give_verdict, several, status, "seen")

    @rule(several=st.lists(marked, min_size=1, max_size=3))
    def verify(self, several):
        self.do("Verify", claims.verify, several, "by telephone")

    @rule(claim=marked, start=STARTS)
    def add_place(self, claim, start):
        self.do("Add words", claims.add_passage, claim, start, start + 9)

    @rule(claim=marked, start=STARTS, which=st.integers(0, 2))
    def move_place(self, claim, start, which):
        if found := self.places_of(claim):
            passage = found[which % len(found)]
            self.do("Move mark", claims.move_passage, passage.id, start, start + 5)

    @rule(claim=marked, which=st.integers(0, 2))
    def remove_place(self, claim, which):
        if found := self.places_of(claim):
            self.do("Remove words", claims.remove_passage, found[which % len(found)].id)

    @rule(claim=consumes(marked))
    def remove_claim(self, claim):
        self.do("Remove claim", claims.remove_claims, [claim])

    # Evidence and sources

    @rule(target=known, article=papers, title=WORDS, confidential=st.booleans())
    def add_source(self, article, title, confidential):
        command = sources.add_source
        return self.made("Add source", command, article, title, confidential=confidential)

    @rule(article=papers, source=known)
    def cite(self, article, source):
        self.do("Cite", sources.cite, article, source)

    @rule(claim=marked, source=known, stance=st.sampled_from(Stance), excerpt=WORDS)
    def show(self, claim, source, stance, excerpt):
        self.do("Add evidence", claims.add_evidence, claim, source, stance, "p. 1", excerpt)

    @rule(claim=marked, title=WORDS)
    def show_new(self, claim, title):
        command = claims.add_evidence_from_new_source
        self.do("Add evidence", command, claim, title, Stance.SUPPORTS)

    @rule(claim=marked, source=known, title=WORDS)
    def change_evidence(self, claim, source, title):
        for item in self.evidence_of(claim):
            command = claims.change_evidence
            self.do("Edit evidence", command, item.id, source_id=source, locator="p. 2")
            self.do("New source", claims.move_evidence_to_new_source, item.id, title)

    @rule(claim=marked)
    def remove_evidence(self, claim):
        for item in self.evidence_of(claim)[:1]:
            self.do("Remove evidence", claims.remove_evidence, item.id)

    @rule(article=papers, source=known, origin=WORDS)
    def describe_source(self, article, source, origin):
        fields = {"origin": origin}
        self.do(
            "Describe source",
            lambda work: sources.change_source(work, article, source, **fields),
        )

    @rule(article=papers, source=known)
    def uncite(self, article, source):
        self.do("Take source out", sources.uncite, article, source)

    # Questions and notes

    @rule(target=asked, article=papers, text=WORDS, spans=SPANS)
    def ask(self, article, text, spans):
        if not self.is_there(article):
            return "none"
        return self.made("Ask", questions.ask, article, text, spans=spans)

    @rule(target=asked, claim=marked)
    def ask_about(self, claim):
        article = self.article_of(claim)
        if article is None:
            return "none"
        return self.made("Ask", questions.ask, article, "Says who?", claim_id=claim)

    @rule(question=asked, text=WORDS)
    def change_question(self, question, text):
        self.do("Change question", questions.change_question, question, text=text)

    @rule(question=asked, text=WORDS, is_answer=st.booleans())
    def reply(self, question, text, is_answer):
        self.do("Reply", questions.reply, question, text, is_answer=is_answer)

    @rule(question=asked)
    def take_reply_back(self, question):
        for reply in self.desk.read(lambda work: self.replies(work, question))[:1]:
            self.do("Remove reply", questions.remove_reply, reply.id)

    @rule(question=asked, outcome=st.sampled_from(Outcome))
    def close(self, question, outcome):
        self.do("Close", questions.close, question, outcome)

    @rule(question=asked)
    def ask_again(self, question):
        self.do("Reopen", questions.reopen, question)

    @rule(question=consumes(asked))
    def remove_question(self, question):
        self.do("Remove question", questions.remove_question, question)

    @rule(target=noted, article=papers, text=WORDS, spans=SPANS)
    def note(self, article, text, spans):
        if not self.is_there(article):
            return "none"
        return self.made("Add note", questions.add_note, article, text, spans)

    @rule(note=noted, text=WORDS)
    def change_note(self, note, text):
        self.do("Change note", questions.change_note, note, text)

    @rule(note=consumes(noted))
    def remove_note(self, note):
        self.do("Remove note", questions.remove_note, note)

    # Back and forth

    @precondition(lambda self: self.past)
    @rule()
    def undo(self):
        self.desk.undo(None)
        self.future.append(self.now)
        self.now = self.past.pop()

    @precondition(lambda self: self.future)
    @rule()
    def redo(self):
        self.desk.redo(None)
        self.past.append(self.now)
        self.now = self.future.pop()

    @precondition(lambda self: not self.future)
    @rule()
    def nothing_to_redo(self):
        assert self.desk.redo(None) is None

    @rule()
    def reopen(self):
        self.desk.close()
        self.desk = desk_at(self.path)

    @invariant()
    def the_desk_is_as_expected(self):
        assert contents(self.path) == self.now

    @invariant()
    def no_step_is_rewritten(self):
        now = steps(self.path)
        assert now[: len(self.history)] == self.history
        self.history = now

    @rule()
    def what_reads_say_agrees(self):
        assert_reads_agree(self.desk)

    def undo_and_redo_everything(self):
        end, done = self.now, len(self.past)
        while self.past:
            self.undo()
        assert contents(self.path) == self.start
        assert self.desk.to_undo(None).label.startswith("Take in")
        for _ in range(done):
            self.redo()
        assert contents(self.path) == end
        assert_reads_agree(self.desk)

    # Looking

    def article_of(self, claim):
        for entry in self.desk.read(articles.entries):
            if self.desk.read(claims.claims_of, entry.article.id, [claim]):
                return entry.article.id
        return None

    def claim_of(self, id):
        article = self.article_of(id)
        return self.desk.read(claims.claims_of, article, [id])[0] if article else None

    def places_of(self, claim):
        found = self.claim_of(claim)
        return found.passages if found else ()

    def evidence_of(self, claim):
        found = self.claim_of(claim)
        return found.evidence if found else ()

    def replies(self, work, question):
        for entry in articles.entries(work):
            for found in questions.questions_of(work, entry.article.id, [question]):
                return found.replies
        return ()


HURRIED = settings(
    max_examples=4,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
AT_LENGTH = settings(HURRIED, max_examples=400, stateful_step_count=60)

TestRandomWork = RandomWork.TestCase
TestRandomWork.settings = HURRIED


@pytest.mark.stress
@pytest.mark.timeout(0)
class TestRandomWorkAtLength(RandomWork.TestCase):
    settings = AT_LENGTH
