"""Whatever was done: undoing all of it gives the start, redoing all of it gives the end."""

import tempfile
from functools import cache
from pathlib import Path

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
from editorial.services import claims, questions, sources, zones
from tests.desks import BARRAGE, barrage, desk_at, take_in
from tests.storage.contents import Rows, contents, steps
from tests.storage.test_journal import broken_links

TEXT = barrage().text
WORDS = st.sampled_from(["gate four", "Ærø “log”", "𝄞", "two\nlines", "e\u0301"])
SPANS = st.lists(
    st.integers(0, len(TEXT) - 13).map(lambda start: (start, start + 12)), min_size=1, max_size=3
)


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

    marked = Bundle("claims")
    known = Bundle("sources")
    asked = Bundle("questions")

    @initialize()
    def open_desk(self) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="editorial-")
        self.path = Path(self.folder.name) / "desk.editorial"
        self.path.write_bytes(new_desk())
        self.desk = desk_at(self.path)
        (article,) = self.desk.read(lambda work: work.articles.all())
        self.article_id = article.id
        self.past: list[Rows] = []
        self.future: list[Rows] = []
        self.start = self.now = contents(self.path)
        self.history = steps(self.path)

    def teardown(self) -> None:
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

    @rule(target=marked, spans=SPANS, kinds=st.lists(WORDS, max_size=2))
    def mark(self, spans, kinds):
        return self.do("Add claim", claims.add_claim, self.article_id, spans, kinds=tuple(kinds)).id

    @rule(target=known, title=WORDS, confidential=st.booleans())
    def add_source(self, title, confidential):
        command = sources.add_source
        return self.do("Add source", command, self.article_id, title, confidential=confidential).id

    @rule(target=asked, text=WORDS, spans=SPANS)
    def ask(self, text, spans):
        return self.do("Ask", questions.ask, self.article_id, text, spans=spans).id

    @rule(target=asked, claim=marked)
    def ask_about(self, claim):
        asked = self.do("Ask", questions.ask, self.article_id, "Says who?", claim_id=claim)
        return asked.id if asked else "none"

    @rule(claim=marked, note=WORDS, risk=st.sampled_from(Risk))
    def describe(self, claim, note, risk):
        self.do("Describe", claims.change_claim, claim, note=note, risk=risk)

    @rule(several=st.lists(marked, min_size=1, max_size=3), status=st.sampled_from(Status))
    def rule_on(self, several, status):
        self.do("Give verdict", claims.give_verdict, several, status, "seen")

    @rule(claim=marked, source=known, stance=st.sampled_from(Stance), excerpt=WORDS)
    def show(self, claim, source, stance, excerpt):
        self.do("Add evidence", claims.add_evidence, claim, source, stance, "p. 1", excerpt)

    @rule(source=known, origin=WORDS)
    def describe_source(self, source, origin):
        fields = {"origin": origin}
        self.do(
            "Describe source",
            lambda work: sources.change_source(work, self.article_id, source, **fields),
        )

    @rule(source=known)
    def uncite(self, source):
        self.do("Take source out", sources.uncite, self.article_id, source)

    @rule(question=asked, text=WORDS, is_answer=st.booleans())
    def reply(self, question, text, is_answer):
        self.do("Reply", questions.reply, question, text, is_answer=is_answer)

    @rule(question=asked, outcome=st.sampled_from(Outcome))
    def close(self, question, outcome):
        self.do("Close", questions.close, question, outcome)

    @rule(text=WORDS, spans=SPANS)
    def note(self, text, spans):
        self.do("Add note", questions.add_note, self.article_id, text, spans)

    @rule(
        blocks=st.lists(st.integers(0, len(BARRAGE) - 1), min_size=1, max_size=3),
        zone=st.sampled_from(Zone),
    )
    def rezone(self, blocks, zone):
        self.do("Set zone", zones.set_zone, self.article_id, blocks, zone)

    @rule(claim=consumes(marked))
    def remove_claim(self, claim):
        self.do("Remove claim", claims.remove_claims, [claim])

    @rule(question=consumes(asked))
    def remove_question(self, question):
        self.do("Remove question", questions.remove_question, question)

    @precondition(lambda self: self.past)
    @rule()
    def undo(self):
        self.desk.undo(self.article_id)
        self.future.append(self.now)
        self.now = self.past.pop()

    @precondition(lambda self: self.future)
    @rule()
    def redo(self):
        self.desk.redo(self.article_id)
        self.past.append(self.now)
        self.now = self.future.pop()

    @precondition(lambda self: not self.future)
    @rule()
    def nothing_to_redo(self):
        assert self.desk.redo(self.article_id) is None

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

    def undo_and_redo_everything(self):
        end, done = self.now, len(self.past)
        while self.past:
            self.undo()
        assert contents(self.path) == self.start
        assert self.desk.to_undo(self.article_id).label.startswith("Take in")
        for _ in range(done):
            self.redo()
        assert contents(self.path) == end


TestRandomWork = RandomWork.TestCase
TestRandomWork.settings = settings(
    max_examples=15,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
