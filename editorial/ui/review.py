"""The open article, as every pane sees it: read once from the desk, re-read where news says so.

Panes know neither each other nor the window; they know this object. It never writes but through
`Desk.run`, and shows nothing that it has not read back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from editorial.domain.article import Article, Draft
from editorial.domain.claim import Claim
from editorial.domain.errors import DeskError, DeskFileFault, Refused
from editorial.domain.places import Places
from editorial.domain.question import Note, Question
from editorial.domain.reviewer import Reviewer
from editorial.domain.source import CitedSource, Source
from editorial.ui.covering import Covering
from editorial.ui.in_order import merged, place_of
from editorial.ui.older_drafts import OlderDrafts
from editorial.ui.safekeeping import Safekeeping

if TYPE_CHECKING:
    from editorial.domain.journal import Changed
    from editorial.services.desk import Desk, Work

P = ParamSpec("P")
R = TypeVar("R")


REMOVE = "Remove "
"""So begin the labels of steps that take something away."""


class ItemKind(StrEnum):
    CLAIM = "claim"
    SOURCE = "source"
    QUESTION = "question"
    NOTE = "note"
    SUGGESTION = "suggestion"
    FINDING = "finding"


@dataclass(frozen=True, slots=True)
class Item:
    """What is selected: one thing in one pane."""

    kind: ItemKind
    id: str


class Review(QObject):
    """One article under review, of one desk.

    `claims`, `questions` and `notes` are in the order of the text. Ids in signals are those of
    items added, changed or removed; an empty set means all of them.
    """

    article_changed = Signal()
    """Another article is shown, or none; everything is to be shown anew."""
    draft_changed = Signal()
    """The article's words or zones, its headline or its due date changed."""
    claims_changed = Signal(object)
    sources_changed = Signal()
    questions_changed = Signal(object)
    notes_changed = Signal(object)
    selection_changed = Signal()
    words_changed = Signal()
    step_taken = Signal()
    """Somebody took a step on the open article; all that it changed is told before."""
    closed = Signal()
    """The desk is left; nothing may work on it any more."""
    gone = Signal(str)
    """The open article was erased for good, elsewhere, and is closed; the sentence says so."""
    removed = Signal(str)
    """Something was taken away; what it was: "question “…”"."""
    done = Signal(str)
    """A step was taken that is worth a word and the offer to undo it; the words."""
    document_wanted = Signal(str, object)
    """The id of an attached document that is to be opened, and code points (start, end) of its
    text to be shown there, or None."""
    failed = Signal(str)
    """A step was refused; the sentence says why and what was kept."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.safekeeping = Safekeeping(desk.path, self)
        self.safekeeping.failed.connect(self.failed)
        self.article: Article | None = None
        self.draft: Draft | None = None
        self.places = Places(())
        self.older = OlderDrafts(desk)
        self.claims: list[Claim] = []
        self._claims: dict[str, Claim] = {}
        self.sources: list[CitedSource] = []
        self.questions: list[Question] = []
        self.notes: list[Note] = []
        self.people: dict[str, Reviewer] = {}
        self.selected: Item | None = None
        self.chosen_claims: tuple[str, ...] = ()
        """Every claim selected in the list, where it is several; the first is `selected`."""
        self.words: tuple[int, int] | None = None
        """The words selected in the article: code points start to end, end exclusive."""
        self.held_elsewhere: dict[ItemKind, Callable[[str], object]] = {}
        """How to look up what can be selected here and is kept by others."""
        self.is_stale = False
        """A step is done, but reading what it changed failed; `read_again` mends that."""
        self._leave = desk.subscribe(self._heard)
        # The first to hear of a change, so that panes find it counted.
        self.covering = Covering(self)

    def close(self) -> None:
        self.closed.emit()
        self.safekeeping.write()
        self._leave()

    @property
    def article_id(self) -> str | None:
        return self.article.id if self.article else None

    def open(self, article_id: str | None) -> None:
        """Show an article, or none."""
        self.selected, self.chosen_claims, self.words = None, (), None
        self.safekeeping.open_article(article_id)
        self._read_article(article_id)
        self.article_changed.emit()
        self.selection_changed.emit()
        self.words_changed.emit()

    def read_again(self) -> None:
        """Show everything as the desk has it now; what is selected stays so while it is there."""
        article_id = self.article_id
        self.is_stale = False
        if article_id is None:
            return
        if self._is_gone():
            return
        self._read_article(article_id)
        self.draft_changed.emit()
        self.sources_changed.emit()
        for changed in (self.claims_changed, self.questions_changed, self.notes_changed):
            changed.emit(frozenset())
        self._drop_gone_selection()

    def run(
        self,
        label: str,
        command: Callable[Concatenate[Work, P], R],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R | None:
        """Do one step; where it is refused, `failed` says why and the result is None."""
        result: list[R] = []
        done = self.carry_out(label, lambda work: result.append(command(work, *args, **kwargs)))
        # A command may have run and its commit been refused.
        return result[0] if done else None

    def carry_out(
        self,
        label: str,
        command: Callable[Concatenate[Work, P], R],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> bool:
        """As `run`; whether the step was done, for a command that has nothing to give back."""
        try:
            self.desk.run(label, command, *args, **kwargs)
        except DeskError as error:
            self.failed.emit(str(error))
            return False
        if label.startswith(REMOVE):
            self.removed.emit(label.removeprefix(REMOVE))
        return True

    def select(self, kind: ItemKind, id: str, chosen: Iterable[str] = ()) -> None:
        """Select an item; `chosen` are all the claims selected with it."""
        item, several = Item(kind, id), tuple(chosen)
        if (item, several) != (self.selected, self.chosen_claims):
            self.selected, self.chosen_claims = item, several
            self.selection_changed.emit()

    def select_none(self) -> None:
        if self.selected is not None:
            self.selected, self.chosen_claims = None, ()
            self.selection_changed.emit()

    def select_words(self, words: tuple[int, int] | None) -> None:
        if words != self.words:
            self.words = words
            self.words_changed.emit()

    def claim(self, id: str) -> Claim | None:
        return self._claims.get(id)

    def question(self, id: str) -> Question | None:
        return next((question for question in self.questions if question.id == id), None)

    def note(self, id: str) -> Note | None:
        return next((note for note in self.notes if note.id == id), None)

    def cited(self, source_id: str) -> CitedSource | None:
        return next((cited for cited in self.sources if cited.source.id == source_id), None)

    def source(self, source_id: str) -> Source | None:
        """A source by id, whether the article still cites it or not."""
        if cited := self.cited(source_id):
            return cited.source
        from editorial.services.sources import named

        return self.desk.read(named, {source_id}).get(source_id)

    def has(self, item: Item) -> bool:
        """Whether the open article has it."""
        look: dict[ItemKind, Callable[[str], object]] = self.held_elsewhere | {
            ItemKind.CLAIM: self.claim,
            ItemKind.SOURCE: self.cited,
            ItemKind.QUESTION: self.question,
            ItemKind.NOTE: self.note,
        }
        return look[item.kind](item.id) is not None

    @property
    def selected_claim(self) -> Claim | None:
        if self.selected is None or self.selected.kind is not ItemKind.CLAIM:
            return None
        return self.claim(self.selected.id)

    @property
    def selected_claims(self) -> list[Claim]:
        """Every claim that a command on claims is for, in the order of the text."""
        ids = set(self.chosen_claims)
        if claim := self.selected_claim:
            ids.add(claim.id)
        return sorted((self._claims[id] for id in ids & self._claims.keys()), key=place_of)

    def reviewer_name(self, reviewer_id: str) -> str:
        known = self.people.get(reviewer_id)
        return known.name if known else "Unknown reviewer"

    def _read_article(self, article_id: str | None) -> None:
        from editorial.services import articles, claims, questions, reviewers, sources
        from editorial.services.drafts import draft_of

        self.article = self.draft = None
        self.places = Places(())
        self.claims, self.sources, self.questions, self.notes = [], [], [], []
        self._claims = {}
        if article_id is None:
            return

        def everything(work: Work) -> None:
            self.article = articles.on_desk(work, article_id)
            if self.article is None:
                raise Refused("This article is no longer on the desk.")
            self.draft = draft_of(work, article_id)
            self.claims = claims.claims_of(work, article_id)
            self.sources = sources.cited_in(work, article_id)
            self.questions = questions.questions_of(work, article_id)
            self.notes = questions.notes_of(work, article_id)
            self.people = reviewers.reviewers_of(work)

        self.desk.read(everything)
        self.places = Places(self.draft.blocks if self.draft else ())
        self._claims = {claim.id: claim for claim in self.claims}

    def _heard(self, news: Changed) -> None:
        if self.article is None or not self._concerns(news):
            return
        try:
            self._read_news(news)
        except DeskFileFault as error:
            # The step itself is done: it must not look as if the desk had refused it.
            self.is_stale = True
            self.failed.emit(str(error))

    def _read_news(self, news: Changed) -> None:
        tables = news.tables
        if "revisions" in tables:
            # Another text: nothing that stands on the one before may be shown on it.
            self.read_again()
            if self.article is not None:
                self.step_taken.emit()
            return
        if tables & {"articles", "zone_corrections", "reviewers"}:
            self._reread_article()
            if self.article is None:
                return
        touched = news.touched
        cites = bool(tables & {"sources", "citations", "evidence"})
        if tables & {"claims", "verdicts", "evidence"} or touched & self._claims.keys():
            # A claim that goes takes its evidence with it, and comes back with it.
            cites |= "claims" in tables and self._have_evidence(touched)
            self._reread_claims(touched)
            cites |= "claims" in tables and self._have_evidence(touched)
        if tables & {"questions", "replies"} or any(q.id in touched for q in self.questions):
            self._reread_questions(touched)
        if "notes" in tables or any(note.id in touched for note in self.notes):
            self._reread_notes(touched)
        if cites or any(cited.citation.id in touched for cited in self.sources):
            self._reread_sources()
        self.step_taken.emit()

    def _have_evidence(self, touched: frozenset[str]) -> bool:
        return any(self._claims[id].evidence for id in touched & self._claims.keys())

    def _concerns(self, news: Changed) -> bool:
        # A source or a reviewer belongs to the desk, so any article may show it.
        shared = news.tables & {"sources", "reviewers", "attachments", "settings"}
        if shared or news.article_id in (None, self.article_id):
            return True
        # A step belongs to one article, but may be done to claims of several.
        return self.article_id in news.touched or not news.touched.isdisjoint(self._claims)

    def _is_gone(self) -> bool:
        """Whether the open article is no longer on the desk; it is closed then."""
        from editorial.services import articles, erasing

        article_id = self.article_id
        assert article_id is not None
        self.article = self.desk.read(articles.on_desk, article_id)
        if self.article is None:
            self.open(None)
            if erasing.is_erased(self.desk, article_id):
                self.safekeeping.drop_article(article_id)
                self.gone.emit(
                    "The article was erased for good in another window or program. It is closed "
                    "here; what was not erased with it is as it was."
                )
        return self.article is None

    def _reread_article(self) -> None:
        from editorial.services import reviewers
        from editorial.services.drafts import draft_of

        article_id = self.article_id
        if article_id is None or self._is_gone():
            return
        self.draft = self.desk.read(draft_of, article_id)
        self.people = self.desk.read(reviewers.reviewers_of)
        self.places = Places(self.draft.blocks)
        self.draft_changed.emit()

    def _reread_claims(self, touched: frozenset[str]) -> None:
        from editorial.services.claims import claims_of

        fresh = self.desk.read(claims_of, self.article_id or "", touched)
        self.claims, ids = merged(self.claims, fresh, touched)
        self._claims = {claim.id: claim for claim in self.claims}
        if ids:
            self.claims_changed.emit(ids)
            self._drop_gone_selection()

    def _reread_questions(self, touched: frozenset[str]) -> None:
        from editorial.services.questions import questions_of

        fresh = self.desk.read(questions_of, self.article_id or "", touched)
        self.questions, ids = merged(self.questions, fresh, touched)
        if ids:
            self.questions_changed.emit(ids)
            self._drop_gone_selection()

    def _reread_notes(self, touched: frozenset[str]) -> None:
        from editorial.services.questions import notes_of

        fresh = self.desk.read(notes_of, self.article_id or "", touched)
        self.notes, ids = merged(self.notes, fresh, touched)
        if ids:
            self.notes_changed.emit(ids)
            self._drop_gone_selection()

    def _reread_sources(self) -> None:
        from editorial.services.sources import cited_in

        self.sources = self.desk.read(cited_in, self.article_id or "")
        self.sources_changed.emit()
        self._drop_gone_selection()

    def _drop_gone_selection(self) -> None:
        if self.selected is not None and not self.has(self.selected):
            self.select_none()
