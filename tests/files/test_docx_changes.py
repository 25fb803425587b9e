"""Tracked changes of a Word document: the text has them all, and each one is told."""

import pytest

from editorial.domain.extract import ChangeKind, Extract
from editorial.files.docx_reader import extract_from_docx
from editorial.files.refusal import no_progress
from tests.files.word_files import cell, docx, gone, ins, mark, p, r, table

NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
ADDED, REMOVED = ChangeKind.INSERTION, ChangeKind.DELETION


def read(body: str, **parts: str) -> Extract:
    return extract_from_docx(docx(body, **parts), no_progress)


def text_of(extract: Extract) -> str:
    return "\n".join(block.text for block in extract.blocks)


def told(extract: Extract) -> list[tuple[ChangeKind, str, str]]:
    """Each change: its kind, its words, and the words of the text that its span covers."""
    text = text_of(extract)
    return [
        (each.kind, each.text, text[each.span.start : each.span.end]) for each in extract.changes
    ]


def test_the_text_is_as_it_would_be_with_all_accepted() -> None:
    extract = read(p("The ", ins("very "), "high ", gone("old "), "tide"))

    assert text_of(extract) == "The very high tide"
    assert told(extract) == [(ADDED, "very ", "very "), (REMOVED, "old ", "")]
    [added, removed] = extract.changes
    assert (added.author, removed.span.start) == ("Ada", 14)
    assert added.at is not None
    assert added.at.isoformat() == "2026-05-04T09:00:00+00:00"


def test_what_one_person_did_at_one_moment_is_one_change() -> None:
    later = "2026-05-04T10:00:00Z"
    body = p(ins("a"), ins("b"), ins("c", author="Ben"), gone("x"), gone("y"), gone("z", at=later))

    assert told(read(body)) == [
        (ADDED, "ab", "ab"),
        (ADDED, "c", "c"),
        (REMOVED, "xy", ""),
        (REMOVED, "z", ""),
    ]


def test_words_that_were_put_in_and_taken_out_again_are_gone() -> None:
    extract = read(p("The ", ins("very ", gone("old ", author="Ben")), "tide"))

    assert text_of(extract) == "The very tide"
    assert told(extract) == [(ADDED, "very ", "very "), (REMOVED, "old ", "")]


def test_moved_words_stand_where_they_went() -> None:
    def moved(name: str) -> str:
        return ins("tide").replace("w:ins", name)

    extract = read(p("High ", moved("w:moveTo")) + p(moved("w:moveFrom"), " Low"))

    assert text_of(extract) == "High tide\nLow"
    assert told(extract) == [(ChangeKind.MOVE, "tide", "tide"), (REMOVED, "tide", "")]


def test_a_paragraphs_end_that_was_taken_out_joins_it_to_the_next() -> None:
    extract = read(p("The ", properties=mark("del")) + p("tide") + p("turns"))

    assert text_of(extract) == "The tide\nturns"
    assert told(extract) == [(REMOVED, "\n", "")]


def test_a_paragraph_that_was_taken_out_leaves_nothing() -> None:
    extract = read(p("One") + p(gone("Two"), properties=mark("del")) + p("Three"))

    assert text_of(extract) == "One\nThree"
    assert told(extract) == [(REMOVED, "Two", "")]
    assert extract.changes[0].span.start == len("One\n")


def test_paragraphs_that_were_put_in_are_one_change() -> None:
    added = p(ins("Two"), properties=mark("ins")) + p(ins("Three"), properties=mark("ins"))

    extract = read(p("One") + added + p("Four"))

    assert text_of(extract) == "One\nTwo\nThree\nFour"
    assert told(extract) == [(ADDED, "Two\nThree", "Two\nThree")]


def test_rows_and_cells_that_were_taken_out_are_gone() -> None:
    change = '<w:{0} w:author="Ada" w:date="2026-05-04T09:00:00Z"/>'
    whole = table(("a", "b"), ("c", "d")).replace(
        "<w:tr>", f"<w:tr><w:trPr>{change.format('del')}</w:trPr>", 1
    )
    extract = read(p("x") + whole + table((cell("e", change.format("cellDel")), "f")))

    assert text_of(extract) == "x\nc\td\nf"
    assert told(extract) == [(REMOVED, "a\nb", ""), (REMOVED, "e", "")]


def test_a_change_in_a_footnote_is_told() -> None:
    footnotes = f'<w:footnote w:id="2">{p("The ", ins("old "), "log")}</w:footnote>'

    extract = read(p("High", NOTE), footnotes=footnotes)

    assert text_of(extract) == "High[1]\nThe old log"
    assert told(extract) == [(ADDED, "old ", "old ")]


@pytest.mark.parametrize(
    "body",
    [
        p(r("tide", '<w:b/><w:rPrChange w:author="A"><w:rPr><w:vanish/></w:rPr></w:rPrChange>')),
        p("tide", properties='<w:pPrChange w:author="A"><w:pPr/></w:pPrChange>'),
        p(ins("<w:r><w:t></w:t></w:r>"), "tide"),
    ],
)
def test_changes_of_looks_are_none(body: str) -> None:
    extract = read(body)

    assert (text_of(extract), extract.changes) == ("tide", ())


def test_a_deleted_field_leaves_the_rest_in_order() -> None:
    signs = [
        f'<w:r><w:fldChar w:fldCharType="{each}"/></w:r>' for each in ("begin", "separate", "end")
    ]
    field = signs[0] + r("PAGE", tag="delInstrText") + signs[1] + r("7", tag="delText") + signs[2]

    extract = read(p("a ", f'<w:del w:author="Ada">{field}</w:del>', "b"))

    assert text_of(extract) == "a b"
    assert told(extract) == [(REMOVED, "7", "")]
