"""The editorial questions that an article asks, one by one."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from editorial.analysis.sentences import sentences_in
from editorial.domain.article import Block, Kind, Zone, block_starts
from editorial.domain.reading import LISTED_LIMIT, LONGEST_LIST, FoundQuestion
from editorial.domain.text import Span

_ASKS_WITHOUT_MARK = re.compile(
    r"\b(?:need|needs|needed|remains?|worth|important|necessary|time|ought|should|must|has|have)"
    r"(?: \w+){0,3} to (?:be )?(?:discuss|consider|examin|ask|clarif|debat|address|investigat"
    r"|explor|seen|evaluat|assess|review|determin|explain|reconsider|question)\w*"
    r"|\b(?:should|must|needs? to|has to|have to|ought to) (?:also )?be (?:discussed|considered"
    r"|examined|asked|clarified|debated|addressed|investigated|explored|evaluated|assessed|explained|answered)"
    r"|\b(?:it is (?:unclear|open|uncertain|not clear|unknown)|(?:an )?open question|the question"
    r"(?: is| of| remains| arises)|(?:we|one|editors|readers) (?:must|should|may|might) (?:also )?"
    r"(?:ask|consider|discuss|examine))\b"
    r"|\A(?:also |further(?:more)?,? |finally,? |and )?(?:discuss|consider|examine|clarify|explain"
    r"|explore|assess|evaluate|check|ask|whether)\b",
    re.I,
)


def questions_in(blocks: Sequence[Block]) -> tuple[FoundQuestion, ...]:
    """The single questions of the blocks in zone `questions`; spans are code points of the
    canonical text.

    A paragraph is split at its sentences. A statement that leads up to a question belongs to it;
    "There is also a need to discuss…" asks without a question mark. It stops at the first one
    beyond `LISTED_LIMIT`.
    """
    return tuple(islice(_all_questions(blocks), LISTED_LIMIT + 1))


def _all_questions(blocks: Sequence[Block]) -> Iterator[FoundQuestion]:
    for block, start in zip(blocks, block_starts(blocks), strict=True):
        if len(block.text) > LONGEST_LIST:
            continue
        if block.zone is Zone.QUESTIONS and block.kind is not Kind.HEADING:
            for first, last in _questions_of(block.text):
                span = Span(start + first, start + last)
                yield FoundQuestion(block.text[first:last], span)


def _questions_of(text: str) -> list[tuple[int, int]]:
    sentences = list(sentences_in(text))
    if not any(_asks(text[start:end]) for start, end in sentences):
        # "The following questions remain:" introduces; a list's "Who paid for the trip" asks.
        return [] if text.rstrip().endswith(":") or not sentences else [(*_edges(sentences),)]
    questions: list[tuple[int, int]] = []
    lead: int | None = None
    for start, end in sentences:
        if _asks(text[start:end]):
            questions.append((start if lead is None else lead, end))
            lead = None
        elif lead is None:
            lead = start
    if lead is not None:
        questions[-1] = (questions[-1][0], sentences[-1][1])
    return questions


def _edges(spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return spans[0][0], spans[-1][1]


def _asks(sentence: str) -> bool:
    if re.search(r"[?？][\"'”’»)\]]*\Z", sentence):
        return True
    return bool(_ASKS_WITHOUT_MARK.search(sentence[:600]))
