"""An RTF file comes in with its structure, its comments, notes and tracked changes."""

import time
from datetime import UTC, datetime

import pytest

from editorial.domain.article import Block, Kind, Run, Style, Zone, canonical_text
from editorial.domain.extract import ChangeKind, Comment, Extract, TrackedChange
from editorial.domain.text import Span
from editorial.files.refusal import Refusal, no_progress
from editorial.files.rtf_reader import extract_from_rtf

FONTS = r"{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fswiss\fcharset204 Arial Cyr;}}"
STYLES = r"{\stylesheet{\s0 Normal;}{\s1\sbasedon0\b heading 2;}{\s2 Title;}{\*\cs9 Code;}}"
MOMENT = (124 << 20) | (2 << 16) | (29 << 11) | (10 << 6) | 15  # 29 February 2024, 10:15


def read(body: str) -> Extract:
    source = rf"{{\rtf1\ansi\ansicpg1252\deff0{FONTS}{STYLES}{body}}}"
    return extract_from_rtf(source.encode("latin-1"), no_progress)


def texts(body: str) -> list[str]:
    return [block.text for block in read(body).blocks]


def test_paragraphs_headings_and_stress() -> None:
    blocks = read(
        r"\pard\s2 The tide\par\pard\plain\s1 What happened\par\pard\plain At {\b noon}, it"
        "\r\n"
        r" {\i rose}\line by 40 km{\super 2}.\par"
    ).blocks

    assert [(b.kind, b.zone, b.level, b.text) for b in blocks] == [
        (Kind.HEADING, Zone.HEADLINE, 1, "The tide"),
        (Kind.HEADING, Zone.BODY, 2, "What happened"),
        (Kind.PARAGRAPH, Zone.BODY, 0, "At noon, it rose\u2028by 40 km²."),
    ]
    assert blocks[2].runs == (Run(3, 7, Style.STRONG), Run(12, 16, Style.EMPHASIS))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"Gr\'f6\'dfe \emdash  \ldblquote so\rdblquote", "Größe — “so”"),
        (r"\u1042?\u1086?\u1076?\u1072? and {\uc2 \u228\'c3\'a4r}", "Вода and är"),
        (r"{\f1 \'c2\'ee\'e4\'e0} water", "Вода water"),
        (r"\u-10179?\u-8704? smile", "😀 smile"),
        (r"a\~b\_c\-d \{e\}", "a\xa0b\u2011cd {e}"),
        (r"one {\*\unknown two} three", "one three"),
        (r"{\pict\wmetafile8 00ff00ff}left", "left"),
        (r"before{\bin4 }}}}after", "beforeafter"),
    ],
)
def test_letters_of_every_kind(body: str, expected: str) -> None:
    assert texts(body) == [expected]


def test_links_lie_on_their_words() -> None:
    [block] = read(
        r'See {\field{\*\fldinst{ HYPERLINK "https://port.test/log" }}{\fldrslt{\ul the log}}}.'
    ).blocks

    assert block.text == "See the log."
    assert block.runs == (Run(4, 11, Style.LINK, "https://port.test/log"),)


def test_lists_and_tables() -> None:
    blocks = read(
        r"{\listtext\tab 1.\tab}\pard\ls1 one\par{\listtext\tab 2.\tab}two\par"
        r"{\listtext\'95\tab}\pard\ls1\ilvl1 deep\par\pard between\par"
        r"\trowd\pard\intbl Port\cell Metres\cell At\cell\row"
        r"\trowd\pard\intbl North\cell\cell at\par noon\cell\row\pard after\par"
    ).blocks

    assert [(b.kind, b.level, b.ordinal, b.text) for b in blocks] == [
        (Kind.ITEM, 1, 1, "one"),
        (Kind.ITEM, 1, 2, "two"),
        (Kind.ITEM, 2, None, "deep"),
        (Kind.PARAGRAPH, 0, None, "between"),
        (Kind.ROW, 0, None, "Port\tMetres\tAt"),
        (Kind.ROW, 0, None, "North\t\tat noon"),
        (Kind.PARAGRAPH, 0, None, "after"),
    ]


def test_footnotes_and_endnotes() -> None:
    blocks = read(
        r"Nine{\super\chftn}{\footnote\pard{\super\chftn} Log, {\b p. 4}.\par} metres"
        r"{\super\chftn}{\footnote\ftnalt Ask.}.\par"
    ).blocks

    assert blocks == (
        Block(
            Kind.PARAGRAPH,
            "Nine[1] metres[e1].",
            runs=(Run(4, 7, Style.REFERENCE, "1"), Run(14, 18, Style.REFERENCE, "e1")),
        ),
        Block(Kind.NOTE, "Log, p. 4.", ordinal=1, label="1", runs=(Run(5, 9, Style.STRONG),)),
        Block(Kind.NOTE, "Ask.", ordinal=1, label="e1"),
    )


def test_comments_hang_on_their_words_and_answer_each_other() -> None:
    extract = read(
        r"The log says {\*\atrfstart 0}nine metres{\*\atrfend 0}{\*\atnid AH}{\*\atnauthor Ada}"
        rf"\chatn{{\*\annotation{{\*\atnref 0}}{{\*\atndate {MOMENT}}}"
        r"\pard Who?\par And when?\par}"
        r"{\*\atnauthor Bo}\chatn{\*\annotation{\*\atnparent -1}The port.} at noon.\par"
    )

    assert canonical_text(extract.blocks) == "The log says nine metres at noon."
    assert extract.comments == (
        Comment(
            "1",
            "Ada",
            datetime(2024, 2, 29, 10, 15, tzinfo=UTC),
            "Who?\nAnd when?",
            Span(13, 24),
        ),
        Comment("2", "Bo", None, "The port.", Span(18, 24), parent="1"),
    )


def test_tracked_changes_are_accepted_and_kept() -> None:
    extract = read(
        r"{\*\revtbl{Unknown;}{Bo;}}It rose "
        rf"{{\deleted\revauthdel1\revdttmdel{MOMENT} some \i ten }}"
        rf"{{\revised\revauth1\revdttm{MOMENT} nine }}metres.\par"
    )

    at = datetime(2024, 2, 29, 10, 15, tzinfo=UTC)
    assert canonical_text(extract.blocks) == "It rose nine metres."
    assert extract.changes == (
        TrackedChange(ChangeKind.DELETION, "Bo", at, "some ten ", Span(8, 8)),
        TrackedChange(ChangeKind.INSERTION, "Bo", at, "nine ", Span(8, 13)),
    )


def test_what_is_no_part_of_the_article_is_told() -> None:
    extract = read(
        r"{\header The Courier\par}{\pict 00}{\object\objemb{\*\objdata 00}}"
        r"Seen {\v unseen}.\par"
    )

    assert [block.text for block in extract.blocks] == ["Seen ."]
    assert [(dropped.what, dropped.sample) for dropped in extract.dropped] == [
        ("1 running head or foot", ""),
        ("1 picture", ""),
        ("1 embedded object", ""),
        ("1 hidden passage", "unseen"),
    ]


def test_a_box_follows_the_paragraph_that_it_stands_in() -> None:
    body = r"Left {\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt\pard A box\par}}}and right.\par End"

    assert texts(body) == ["Left and right.", "A box", "End"]


def test_absurd_nesting_is_refused_at_once() -> None:
    started = time.monotonic()

    with pytest.raises(Refusal, match="is nested more deeply"):
        extract_from_rtf(rb"{\rtf1 " + b"{" * 100_000, no_progress)
    assert time.monotonic() - started < 1


def test_a_file_that_was_cut_off_gives_what_it_has() -> None:
    assert texts(r"The tide rose.\par And {\b then") == ["The tide rose.", "And then"]


def test_progress_is_told_on_long_files() -> None:
    told: list[int] = []

    source = rb"{\rtf1 " + rb"{\b a}" * 20_000 + b"}"
    extract_from_rtf(source, lambda done, total: told.append(done * 100 // total))

    assert told == sorted(told)
    assert len(told) >= 1


def test_what_stands_behind_the_end_is_told() -> None:
    extract = extract_from_rtf(rb"{\rtf1 The tide rose.}" + b" and more" * 100, no_progress)

    assert [block.text for block in extract.blocks] == ["The tide rose."]
    [notice] = extract.notices
    assert notice.startswith("The file goes on behind the end of its document")
