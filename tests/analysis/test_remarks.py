"""Comments and notes, and what they become."""

from datetime import UTC, datetime

import pytest

from editorial.analysis.remarks import remarks_in
from editorial.analysis.structure import recognised_in
from editorial.domain.article import Block, Kind, Run, Style, Zone
from editorial.domain.extract import Comment, Extract
from editorial.domain.remark import Fate
from editorial.domain.text import Span

NOON = datetime(2026, 5, 6, 12, tzinfo=UTC)
FERRY = Span(4, 9)
TEXT = Block(Kind.PARAGRAPH, "The ferry cost £42 million. It opened in 2024.")


def comment(key: str, text: str, span: Span | None = FERRY, **more: object) -> Comment:
    return Comment(key, "Maud Writer", NOON, text, span, **more)


def fates(*comments: Comment) -> list[tuple[Fate, str]]:
    return [(remark.fate, remark.reason) for remark in remarks_in([TEXT], comments)]


def test_what_cites_becomes_a_claim_what_asks_a_question_and_the_rest_a_note() -> None:
    assert fates(
        comment("1", "Annual report 2024, p. 3"),
        comment("2", "Who says so?"),
        comment("3", "@Noor please ring them"),
        comment("4", "Nice."),
    ) == [
        (Fate.CLAIM, "it names a place in a document"),
        (Fate.QUESTION, "it asks"),
        (Fate.QUESTION, "it is addressed to Noor"),
        (Fate.NOTE, "it neither cites nor asks"),
    ]


def test_a_question_mark_in_an_address_asks_nothing() -> None:
    [(fate, reason)] = fates(comment("1", "https://stats.example/?table=4"))

    assert (fate, reason) == (Fate.CLAIM, "it gives an address")


def test_what_cites_but_hangs_on_no_words_is_a_note_and_says_so() -> None:
    [(fate, reason)] = fates(comment("1", "https://port.example/log", None))

    assert fate is Fate.NOTE
    assert "hangs on no words" in reason


def test_a_thread_is_one_remark_however_deep_its_replies() -> None:
    [remark] = remarks_in(
        [TEXT],
        [
            comment("1", "Source?"),
            comment("2", "The audit of 3 May 2025", parent="1"),
            comment("3", "Thanks", parent="2"),
        ],
    )

    assert [reply.key for reply in remark.replies] == ["2", "3"]
    assert remark.fate is Fate.QUESTION
    # The answer's source is offered, should the editor rather have a claim.
    assert remark.evidence
    assert remark.evidence.title == "The audit of 3 May 2025"


def test_no_comment_is_lost_whatever_the_file_says_of_its_thread() -> None:
    odd = [
        comment("1", "a", parent="2"),
        comment("2", "b", parent="1"),
        comment("3", "c", parent="3"),
        comment("4", "d", parent="gone"),
    ]

    found = remarks_in([TEXT], odd)

    said = [remark.text for remark in found] + [r.text for x in found for r in x.replies]
    assert sorted(said) == ["a", "b", "c", "d"]


def marked(text: str, *labels: str) -> Block:
    """A paragraph with a reference run on each "[label]"."""
    runs = []
    for label in labels:
        start = text.index(f"[{label}]")
        runs.append(Run(start, start + len(label) + 2, Style.REFERENCE, label))
    return Block(Kind.PARAGRAPH, text, runs=tuple(runs))


def note(label: str, text: str) -> Block:
    return Block(Kind.NOTE, text, label=label, ordinal=1)


def test_a_note_hangs_on_its_sentence_since_the_reference_before() -> None:
    body = marked(
        "It was late.[1] It cost £42 million[2], a third more than planned.[3] Yes.", *"123"
    )
    notes = [note("1", "Log of 3 May, p. 3"), note("2", "Audit, p. 9"), note("3", "See above")]
    text = "\n".join(block.text for block in (body, *notes))

    found = remarks_in([body, *notes], [])

    words = [text[r.span.start : r.span.end] for r in found if r.span]
    assert words == ["It was late.", "It cost £42 million", "a third more than planned."]
    assert [remark.fate for remark in found] == [Fate.CLAIM, Fate.CLAIM, Fate.NOTE]


def test_a_note_that_cites_is_a_reference_and_one_that_explains_stays_text() -> None:
    body = marked("It cost £42 million.[a] It is long.[b]", "a", "b")
    reading = recognised_in(
        Extract("docx", (body, note("a", "Audit 2025, p. 9"), note("b", "Measured at the bow.")))
    )

    assert [b.zone for b in reading.blocks if b.kind is Kind.NOTE] == [Zone.REFERENCES, Zone.BODY]
    # It is evidence already; a second source of the same words would be one too many.
    assert reading.references == ()


def test_a_note_to_which_nothing_refers_is_text_alone() -> None:
    assert remarks_in([TEXT, note("1", "Audit, p. 9")], []) == ()


def test_references_side_by_side_hang_on_the_same_words() -> None:
    body = marked("It was late.[1][2] It cost more.", "1", "2")
    found = remarks_in([body, note("1", "Log, p. 3"), note("2", "Audit, p. 9")], [])

    assert [remark.span for remark in found] == [Span(0, 12), Span(0, 12)]


@pytest.mark.timeout(10)
def test_thousands_of_notes_on_one_paragraph_take_no_time() -> None:
    labels = [str(number) for number in range(20_000)]
    text, runs = "", []
    for label in labels:
        runs.append(Run(len(text) + 4, len(text) + 7, Style.REFERENCE, label))
        text += "word[n] "
    body = Block(Kind.PARAGRAPH, text, runs=tuple(runs))

    found = remarks_in([body, *(note(label, "See above") for label in labels)], [])

    assert len(found) == len(labels)
