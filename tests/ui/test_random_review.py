"""Whatever is done, here or in another window: what the open article shows is what the desk has."""

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from editorial.domain.claim import Risk, Status
from editorial.domain.errors import Refused
from editorial.services import claims, questions, sources
from editorial.ui.review import Review
from tests.desks import barrage, desk_at, take_in
from tests.storage.test_random_work import AT_LENGTH, HURRIED, WORDS, RandomWork
from tests.storage.test_undo import SANA


@pytest.fixture(autouse=True)
def application(qapp):
    """A review's signals and clock need one."""


class RandomReview(RandomWork):
    """The steps of random work, seen by a review that is never opened anew; and Sana's, who
    works at the same desk and whose steps arrive as news."""

    review: Review | None = None

    def begin(self, article_id):
        self.review = Review(self.desk)
        self.review.open(article_id)
        self.sanas = desk_at(self.path, SANA)
        self.desk.poll()

    def teardown(self):
        self.review.close()
        self.sanas.close()
        self.desk.close()
        self.folder.cleanup()

    def do(self, label, command, *args, **kwargs):
        try:
            return self.desk.run(label, command, *args, **kwargs)
        except Refused:
            return None

    @rule(claim=RandomWork.marked, source=RandomWork.known, risk=st.sampled_from(Risk), text=WORDS)
    def sana_works(self, claim, source, risk, text):
        article = self.article_of(claim)
        for command, args in (
            (claims.set_risk, ([claim], risk)),
            (claims.add_passage, (claim, 3, 17)),
            (sources.change_source, (article, source)),
            (questions.add_note, (article, text, [(4, 9)])),
        ):
            fields = {"note": text} if command is sources.change_source else {}
            if article is not None and (source != "none" or not fields):
                self.sana(command, *args, **fields)

    def sana(self, command, *args, **fields):
        try:
            self.sanas.run("Sana works", lambda work: command(work, *args, **fields))
        except Refused:
            return

    @rule()
    def sana_undoes(self):
        try:
            self.sanas.undo(None)
        except Refused:
            return

    @rule(article=RandomWork.papers)
    def open_article(self, article):
        if self.is_there(article):
            self.review.open(article)

    @rule()
    def undo(self):
        self.put_back(self.desk.undo)

    @rule()
    def redo(self):
        self.put_back(self.desk.redo)

    def put_back(self, which):
        try:
            which(None)
        except Refused:
            return

    @rule()
    def reopen(self):
        """The other window is closed and opened; this one stays."""
        self.sanas.close()
        self.sanas = desk_at(self.path, SANA)

    @rule()
    def nothing_to_redo(self):
        self.review.select_none()

    @invariant()
    def the_desk_is_as_expected(self):
        """The review, its news read, shows what one opened just now does."""
        if self.review is None:
            return
        self.desk.poll()
        fresh = Review(self.desk)
        fresh.open(self.review.article_id)
        assert shown(self.review) == shown(fresh)
        fresh.close()

    @invariant()
    def no_step_is_rewritten(self):
        """Looked at elsewhere."""

    @rule()
    def what_reads_say_agrees(self):
        """Looked at elsewhere."""


def shown(review):
    draft = review.draft
    return {
        "article": review.article,
        "blocks": draft.blocks if draft else None,
        "claims": review.claims,
        "sources": review.sources,
        "questions": review.questions,
        "notes": review.notes,
        "people": review.people if draft else None,
    }


TestRandomReview = RandomReview.TestCase
TestRandomReview.settings = settings(HURRIED, max_examples=4)


@pytest.mark.stress
@pytest.mark.timeout(0)
class TestRandomReviewAtLength(RandomReview.TestCase):
    settings = AT_LENGTH


def test_a_step_on_claims_of_two_articles_is_seen_in_both(desk, qapp):
    first, second = take_in(desk, barrage()), take_in(desk, barrage())
    marked = [desk.run("Mark", claims.add_claim, each, [(0, 11)]) for each in (first, second)]
    review = Review(desk)
    review.open(first)

    desk.run("Verify", claims.verify, [claim.id for claim in marked], "by telephone")

    assert [claim.status for claim in review.claims] == [Status.VERIFIED]
    review.close()
