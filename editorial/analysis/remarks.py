"""What the comments and notes of an annotated copy become: claims, questions, or notes."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from editorial.analysis.citations import Cited, cited_in
from editorial.analysis.sentences import sentences_in
from editorial.domain.article import Block, Kind, Style, block_starts
from editorial.domain.extract import Comment
from editorial.domain.remark import Fate, FoundEvidence, Remark, RemarkKind
from editorial.domain.text import Span, folded

_ASKS = re.compile(r"[?？][\"'”’»)\]]*(?=\s|\Z)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_MENTION = re.compile(r"(?<![\w.@/])@([A-Za-zÀ-ÿ][\w.-]*)")


def remarks_in(blocks: Sequence[Block], comments: Sequence[Comment]) -> tuple[Remark, ...]:
    """Every comment with the replies to it, and every note, in the order of the text.

    What cites something becomes a claim, what asks a question, anything else a note; what hangs on
    no words cannot be a claim. Those that hang on no words come last.
    """
    found = sorted([*_commented(comments), *_noted(blocks)], key=_place)
    before: dict[tuple[RemarkKind, str], FoundEvidence] = {}
    decided = []
    for remark in found:
        whose = remark.kind, remark.author
        remark = _decided(remark, before.get(whose))
        if remark.evidence:
            before[whose] = remark.evidence
        decided.append(remark)
    return tuple(decided)


def note_key(label: str) -> str:
    """The key of the remark that a note with this label is."""
    return f"note {label}"


def _decided(remark: Remark, before: FoundEvidence | None) -> Remark:
    """The remark with its fate, why it has it, and what it cites."""
    cited = cited_in(remark.text, remark.author, before)
    asked = _asked(remark.text)
    answered = cited or next(_citing(remark.replies), None)
    evidence = answered.evidence if answered else None
    if cited and (cited.plainly or not asked):
        if remark.span is None:
            reason = f"{cited.reason}, but hangs on no words"
            return replace(remark, fate=Fate.NOTE, reason=reason, evidence=evidence)
        return replace(remark, fate=Fate.CLAIM, reason=cited.reason, evidence=evidence)
    if asked:
        return replace(remark, fate=Fate.QUESTION, reason=asked, evidence=evidence)
    return replace(remark, fate=Fate.NOTE, reason="it neither cites nor asks", evidence=evidence)


def _citing(replies: Sequence[Comment]) -> Iterator[Cited]:
    for reply in replies:
        if cited := cited_in(reply.text, reply.author):
            yield cited


def _asked(text: str) -> str:
    """Why a remark asks, in a clause; "" where it does not."""
    words = _ADDRESS.sub(" ", text)
    if mention := _MENTION.search(words):
        return f"it is addressed to {mention[1].rstrip('.-')}"
    return "it asks" if _ASKS.search(words) else ""


def _place(remark: Remark) -> tuple[int, int]:
    return (remark.span.start, remark.span.end) if remark.span else (1 << 62, 0)


def _commented(comments: Sequence[Comment]) -> Iterator[Remark]:
    """Comments with the replies to them; a reply to a reply belongs to the same thread."""
    by_key = {comment.key: comment for comment in comments}
    threads: dict[str, list[Comment]] = defaultdict(list)
    for comment in comments:
        root, seen = comment, {comment.key}
        while root.parent in by_key and root.parent not in seen:
            seen.add(root.parent)
            root = by_key[root.parent]
        # A ring of replies is no thread; each of them stands alone.
        top = root.key if root.parent not in seen or not root.parent else comment.key
        threads[top].append(comment)
    for key, thread in threads.items():
        root = by_key[key]
        yield Remark(
            key=f"comment {key}",
            kind=RemarkKind.COMMENT,
            author=root.author,
            at=root.at,
            text=root.text,
            span=root.span,
            resolved=root.resolved,
            replies=tuple(reply for reply in thread if reply.key != key),
        )


def _noted(blocks: Sequence[Block]) -> Iterator[Remark]:
    """Notes on the words before their first marker; one that nothing refers to is text alone."""
    words: dict[str, list[str]] = defaultdict(list)
    for block in blocks:
        if block.kind is Kind.NOTE and block.label:
            words[block.label].append(block.text)
    if not words:
        return
    seen: set[str] = set()
    for block, start in zip(blocks, block_starts(blocks), strict=True):
        for span, label in _marked(block):
            if label in words and label not in seen:
                seen.add(label)
                yield Remark(
                    key=note_key(label),
                    kind=RemarkKind.NOTE,
                    author="",
                    at=None,
                    text="\n".join(words[label]),
                    span=span and Span(start + span.start, start + span.end),
                )


def _marked(block: Block) -> Iterator[tuple[Span | None, str]]:
    """Each reference in the block: its label and the words it hangs on, which are those of its
    sentence since the reference before."""
    markers = [run for run in block.runs if run.style is Style.REFERENCE]
    if not markers or block.kind is Kind.NOTE:
        return
    # Without its markers, since "ended.[1] Then" would be one sentence.
    bare = list(block.text)
    for run in markers:
        bare[run.start : run.end] = " " * (run.end - run.start)
    text = "".join(bare).replace("\t", "\n")
    starts = [start for start, _ in sentences_in(text)]
    last = end = 0
    for run in markers:
        end = last + len(text[last : run.start].rstrip()) if text[last : run.start].strip() else end
        begin = starts[bisect_left(starts, end) - 1] if starts and starts[0] < end else 0
        begin = max(begin, text.rfind("\n", begin, end) + 1)
        if begin < last < end and len(folded(text[last:end]).split()) > 1:
            begin = last
        begin += len(text[begin:end]) - len(text[begin:end].lstrip(" \n,;:–—-"))
        yield (Span(begin, end) if begin < end else None), run.target
        last = run.end
