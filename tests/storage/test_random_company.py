"""Two reviewers at one desk, in any order: nothing hangs in the air, and all hear of everything."""

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule

from editorial.domain.claim import Risk, Stance, Status
from editorial.domain.errors import Refused
from editorial.services import claims, questions, sources
from tests.desks import NOOR, desk_at
from tests.storage.contents import asked, contents, steps
from tests.storage.test_journal import broken_links
from tests.storage.test_random_work import new_desk
from tests.storage.test_undo import SANA

WHO = st.sampled_from([0, 1])
ORPHANS = """
SELECT id FROM passages WHERE owner_id NOT IN (
    SELECT id FROM claims UNION SELECT id FROM questions
    UNION SELECT id FROM notes UNION SELECT id FROM citations)
"""


class RandomCompany(RuleBasedStateMachine):
    marked = Bundle("claims")
    known = Bundle("sources")

    @initialize()
    def sit_down(self) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="editorial-")
        self.path = Path(self.folder.name) / "desk.editorial"
        self.path.write_bytes(new_desk())
        self.desks = [desk_at(self.path, NOOR), desk_at(self.path, SANA)]
        self.article_id = self.desks[0].read(lambda work: work.articles.all())[0].id
        for desk in self.desks:
            desk.poll()
        self.heard = ([], [])
        for desk, heard in zip(self.desks, self.heard, strict=True):
            desk.subscribe(heard.append)
        self.began = len(steps(self.path))

    def teardown(self) -> None:
        self.everybody_hears_of_every_step_once()
        assert broken_links(self.path) == []
        for desk in self.desks:
            desk.close()
        self.folder.cleanup()

    def do(self, who, command, *args, **kwargs):
        """A step, or a refusal that changes nothing."""
        before = contents(self.path), len(steps(self.path))
        try:
            return command(self.desks[who], *args, **kwargs)
        except Refused as error:
            refusal = str(error)
        assert "nothing was changed" in refusal.lower()
        assert (contents(self.path), len(steps(self.path))) == before
        return None

    def run(self, who, label, command, *args, **kwargs):
        return self.do(who, lambda desk: desk.run(label, command, *args, **kwargs))

    @rule(target=marked, who=WHO, start=st.integers(0, 300))
    def mark(self, who, start):
        return self.run(who, "Mark", claims.add_claim, self.article_id, [(start, start + 12)]).id

    @rule(target=known, who=WHO)
    def add_source(self, who):
        return self.run(who, "Add source", sources.add_source, self.article_id, "Log").id

    @rule(who=WHO, claim=marked, risk=st.sampled_from(Risk))
    def set_risk(self, who, claim, risk):
        self.run(who, "Set risk", claims.set_risk, [claim], risk)

    @rule(who=WHO, claim=marked, start=st.integers(0, 300))
    def add_place(self, who, claim, start):
        self.run(who, "Add place", claims.add_passage, claim, start, start + 12)

    @rule(who=WHO, claim=marked, status=st.sampled_from(Status))
    def rule_on(self, who, claim, status):
        self.run(who, "Rule", claims.give_verdict, [claim], status, "seen")

    @rule(who=WHO, claim=marked, source=known)
    def show(self, who, claim, source):
        self.run(who, "Show", claims.add_evidence, claim, source, Stance.CONTEXT)

    @rule(who=WHO, claim=marked)
    def ask(self, who, claim):
        self.run(who, "Ask", questions.ask, self.article_id, "Who?", claim_id=claim)

    @rule(who=WHO, claim=marked)
    def remove(self, who, claim):
        self.run(who, "Remove", claims.remove_claims, [claim])

    @rule(who=WHO)
    def undo(self, who):
        step = self.desks[who].to_undo(self.article_id)
        # Without the article there is little left to do.
        if step and not step.label.startswith("Take in"):
            self.do(who, lambda desk: desk.undo(self.article_id))

    @rule(who=WHO)
    def redo(self, who):
        self.do(who, lambda desk: desk.redo(self.article_id))

    @rule(who=WHO)
    def poll(self, who):
        self.desks[who].poll()

    @invariant()
    def nothing_hangs_in_the_air(self):
        assert asked(self.path, "PRAGMA foreign_key_check") == []
        assert asked(self.path, ORPHANS) == []

    def everybody_hears_of_every_step_once(self):
        written = [
            label for (label,) in asked(self.path, "SELECT label FROM steps ORDER BY number")
        ]
        for desk, heard in zip(self.desks, self.heard, strict=True):
            desk.poll()
            assert sorted(news.label for news in heard) == sorted(written[self.began :])
            assert desk.poll() is False


TestRandomCompany = RandomCompany.TestCase
TestRandomCompany.settings = settings(max_examples=5, stateful_step_count=25, deadline=None)
