"""The comments of a Word document: whole, with author and time, on the words they hang on."""

import pytest

from editorial.domain.extract import Comment, Extract
from editorial.files.docx_reader import extract_from_docx
from editorial.files.refusal import no_progress
from tests.files.word_files import (
    cell,
    comment,
    docx,
    end,
    gone,
    ins,
    p,
    r,
    ranged,
    sign,
    start,
    table,
)

NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'


def read(
    body: str, comments: str = "", links: dict[str, str] | None = None, **parts: str
) -> Extract:
    comments = comments or comment("1", "Who says?")
    return extract_from_docx(docx(body, links, comments=comments, **parts), no_progress)


def words(extract: Extract, told: Comment) -> str | None:
    text = "\n".join(block.text for block in extract.blocks)
    return text[told.span.start : told.span.end] if told.span else None


def hangs_on(body: str, **parts: str) -> str | None:
    extract = read(body, **parts)
    return words(extract, extract.comments[0])


def test_a_comment_is_read_whole() -> None:
    link = f'<w:hyperlink r:id="a">{r("the log")}</w:hyperlink>'
    told = comment(
        "1", p("See ", link, "."), "", p(gone("No."), ins("Page 12.")), author=" Ada  Quay "
    )

    [found] = read(p(ranged("1", "high")), told).comments

    assert (found.key, found.author, found.text) == ("1", "Ada Quay", "See the log.\nPage 12.")
    assert found.at is not None
    assert found.at.isoformat() == "2026-05-04T09:00:00+00:00"


def test_the_address_behind_a_comments_link_is_kept() -> None:
    link = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r(
        'HYPERLINK "https://port.test/log"', tag="instrText"
    )
    shown = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("here")
    told = comment("1", p(link, shown, '<w:r><w:fldChar w:fldCharType="end"/></w:r>'))

    assert read(p(ranged("1", "high")), told).comments[0].text == "here\nhttps://port.test/log"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p("The ", ranged("1", "tide"), " was high."), "tide"),
        (p("The", ranged("1", "  tide "), "was high."), "tide"),
        (p("The ", start("1"), "tide") + p("was", end("1"), " high."), "tide\nwas"),
        (start("1") + p("The tide") + end("1") + p("was high."), "The tide"),
        (
            start("1")
            + table(
                ("a", "b"),
                ("c", cell(p("d", end("1")))),
            ),
            "a\tb\nc\td",
        ),
        (table(("a", cell(p(ranged("1", " b ", r("c")))))), "b c"),
        (p("The ", f'<w:hyperlink r:id="x">{ranged("1", "tide")}</w:hyperlink>'), "tide"),
        (p("The ", start("1"), ins("very "), gone("old "), end("1"), "tide"), "very"),
        (p(f"<w:sdt><w:sdtContent>{ranged('1', 'tide')}</w:sdtContent></w:sdt>"), "tide"),
        (p("cafe", start("1"), "\u0301 cre", end("1"), "\u0300me"), "crè"),
        (p("10", start("1"), r("6", '<w:vertAlign w:val="superscript"/>'), " m", end("1")), "⁶ m"),
        (p("a", "<w:r><w:br/></w:r>", r("  b "), start("1"), "c", end("1")), "c"),
        (p("The tide, ", sign("1"), "was high."), "tide"),
        (p(sign("1"), "The tide"), "The"),
        (p("The o", sign("1"), "ld tide"), "old"),
        (p("Before.") + p(sign("1")) + p("After"), "After"),
        (p("Before.") + p(sign("1")), "Before"),
        (p("The ", start("1"), gone("low"), end("1"), "tide"), "The"),
        (p("The ", start("1"), "tide was high"), "tide"),
        (p("high tide", end("1")), "tide"),
        (p("The tide"), None),
        (p(sign("1")), None),
    ],
)
def test_a_comment_hangs_on_its_words(body: str, expected: str | None) -> None:
    assert hangs_on(body) == expected


def test_a_comment_in_a_footnote_or_a_box_hangs_on_the_words_there() -> None:
    footnotes = f'<w:footnote w:id="2">{p("See the ", ranged("1", "log"), ".")}</w:footnote>'
    box = p("Box ", ranged("1", "words"))
    boxed = f"<w:r><w:pict><w:txbxContent>{box}</w:txbxContent></w:pict></w:r>"

    assert hangs_on(p("High", NOTE), footnotes=footnotes) == "log"
    assert hangs_on(p("High", boxed) + p("low")) == "words"


def test_a_range_may_go_over_the_mark_of_a_note() -> None:
    footnotes = f'<w:footnote w:id="2">{p("The log.")}</w:footnote>'

    assert hangs_on(p("A ", ranged("1", r("high"), NOTE, r(" tide"))), footnotes=footnotes) == (
        "high[1] tide"
    )


def test_a_comment_after_the_mark_of_a_note_hangs_on_the_word_before() -> None:
    footnotes = f'<w:footnote w:id="2">{p("The log.")}</w:footnote>'

    assert hangs_on(p("A high tide.", NOTE, sign("1")), footnotes=footnotes) == "tide"


def test_threads_times_and_what_is_settled() -> None:
    comments = comment("1", "Who says?") + comment(
        "2", "The log.", author="Ben", at="2026-05-04T10:00"
    )
    comments += comment("3", "Fine.") + comment("4", "Else?", at="yesterday")
    extended = (
        '<w15:commentEx w15:paraId="0000001a" w15:done="1"/>'
        '<w15:commentEx w15:paraId="0000002A" w15:paraIdParent="0000001A" w15:done="0"/>'
        '<w15:commentEx w15:paraId="0000003A" w15:paraIdParent="0000001A" w15:done="0"/>'
        '<w15:commentEx w15:paraId="0000004A" w15:done="0"/>'
    )
    ids = '<w16cid:commentId w16cid:paraId="0000001A" w16cid:durableId="77"/>'
    utc = '<w16cex:commentExtensible w16cex:durableId="77" w16cex:dateUtc="2026-05-04T07:00:00Z"/>'
    body = p("A ", ranged("4", "high"), " ", ranged("1", "tide"), sign("2"))

    extract = read(
        body, comments, commentsExtended=extended, commentsIds=ids, commentsExtensible=utc
    )

    assert [
        (each.key, each.parent, each.resolved, words(extract, each), each.at and each.at.hour)
        for each in extract.comments
    ] == [
        ("4", "", False, "high", None),
        ("1", "", True, "tide", 7),
        ("2", "1", True, "tide", 10),
        ("3", "1", True, "tide", 9),
    ]


def test_comments_that_answer_each_other_in_a_ring_are_all_there() -> None:
    comments = comment("1", "a") + comment("2", "b")
    extended = (
        '<w15:commentEx w15:paraId="0000001A" w15:paraIdParent="0000002A"/>'
        '<w15:commentEx w15:paraId="0000002A" w15:paraIdParent="0000001A"/>'
    )

    found = read(p("words"), comments, commentsExtended=extended).comments

    assert sorted(each.key for each in found) == ["1", "2"]


def test_two_comments_with_one_id_are_two() -> None:
    found = read(p(ranged("1", "tide")), comment("1", "a") + comment("1", "b")).comments

    assert [(each.key, each.text) for each in found] == [("1", "a"), ("1+1", "b")]


def test_a_comment_without_an_id_is_read() -> None:
    found = read(p("tide"), comment("", "a") + comment("", "b")).comments

    assert [each.text for each in found] == ["a", "b"]
    assert len({each.key for each in found} - {""}) == 2


def test_comments_that_cannot_be_read_are_said_to_be_missing() -> None:
    damaged = docx(p("tide"), comments="<w:comment>")

    extract = extract_from_docx(damaged, no_progress)

    assert [block.text for block in extract.blocks] == ["tide"]
    assert [notice[:40] for notice in extract.notices] == [
        "The comments in this file are damaged an"
    ]
