"""An OpenDocument text comes in with its structure, its comments, notes and tracked changes."""

import io
import zipfile
from datetime import UTC, datetime

import pytest

from editorial.domain.article import Block, Kind, Run, Style, Zone, canonical_text
from editorial.domain.extract import ChangeKind, Comment, Extract, TrackedChange
from editorial.domain.text import Span
from editorial.files.odt_reader import extract_from_odt
from editorial.files.refusal import Refusal, no_progress

NAMES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        **{
            short: f"urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"
            for short, long in {
                "office": "office",
                "text": "text",
                "table": "table",
                "style": "style",
                "draw": "drawing",
                "svg": "svg-compatible",
                "fo": "xsl-fo-compatible",
            }.items()
        },
        "dc": "http://purl.org/dc/elements/1.1/",
        "xlink": "http://www.w3.org/1999/xlink",
        "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    }.items()
)
STYLES = (
    '<style:style style:name="Heading_20_2" style:family="paragraph"'
    ' style:default-outline-level="2"/>'
    '<style:style style:name="Quotations" style:family="paragraph"/>'
    '<style:style style:name="P1" style:family="paragraph"'
    ' style:parent-style-name="Quotations"/>'
    '<style:style style:name="B" style:family="text">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="Up" style:family="text">'
    '<style:text-properties style:text-position="super 58%"/></style:style>'
    '<style:style style:name="Gone" style:family="text">'
    '<style:text-properties text:display="none"/></style:style>'
    '<text:list-style style:name="N">'
    '<text:list-level-style-number text:level="1" style:num-format="1"/>'
    '<text:list-level-style-bullet text:level="2" text:bullet-char="•"/></text:list-style>'
)


def made_odt(body: str, **parts: str) -> bytes:
    content = (
        f"<office:document-content {NAMES}><office:automatic-styles>{STYLES}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    files = {"content.xml": content, **{f"{name}.xml": part for name, part in parts.items()}}
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        for name, part in files.items():
            archive.writestr(name.replace("__", "/"), part)
    return data.getvalue()


def read(body: str, **parts: str) -> Extract:
    return extract_from_odt(made_odt(body, **parts), no_progress)


def test_a_piece_with_everything_in_it() -> None:
    blocks = read(
        '<text:p text:style-name="Title">The tide</text:p>'
        '<text:p text:style-name="Subtitle">Nine metres</text:p>'
        '<text:h text:outline-level="2">What   happened</text:h>'
        '<text:p>At <text:span text:style-name="B">noon</text:span>,'
        ' <text:a xlink:href="https://port.test/">the port</text:a>'
        ' said<text:line-break/>40 km<text:span text:style-name="Up">2</text:span>.</text:p>'
        '<text:p text:style-name="P1">She said so.</text:p>'
        "<text:p/>"
        '<text:p text:style-name="Preformatted_20_Text">x<text:s text:c="3"/>y</text:p>'
    ).blocks

    assert [(b.kind, b.zone, b.level, b.quoted, b.text) for b in blocks] == [
        (Kind.HEADING, Zone.HEADLINE, 1, 0, "The tide"),
        (Kind.PARAGRAPH, Zone.STANDFIRST, 0, 0, "Nine metres"),
        (Kind.HEADING, Zone.BODY, 2, 0, "What happened"),
        (Kind.PARAGRAPH, Zone.BODY, 0, 0, "At noon, the port said\u202840 km²."),
        (Kind.PARAGRAPH, Zone.BODY, 0, 1, "She said so."),
        (Kind.CODE, Zone.BODY, 0, 0, "x   y"),
    ]
    assert blocks[3].runs == (
        Run(3, 7, Style.STRONG),
        Run(9, 17, Style.LINK, "https://port.test/"),
    )


def test_lists_count_on_and_go_deeper() -> None:
    blocks = read(
        '<text:list text:style-name="N">'
        "<text:list-item><text:p>one</text:p><text:p>more of it</text:p></text:list-item>"
        "<text:list-item><text:p>two</text:p><text:list>"
        "<text:list-item><text:p>deep</text:p></text:list-item></text:list></text:list-item>"
        "</text:list><text:p>between</text:p>"
        '<text:list text:style-name="N" text:continue-numbering="true">'
        "<text:list-item><text:p>three</text:p></text:list-item></text:list>"
    ).blocks

    assert [(b.kind, b.level, b.ordinal, b.text) for b in blocks] == [
        (Kind.ITEM, 1, 1, "one"),
        (Kind.PARAGRAPH, 1, None, "more of it"),
        (Kind.ITEM, 1, 2, "two"),
        (Kind.ITEM, 2, None, "deep"),
        (Kind.PARAGRAPH, 0, None, "between"),
        (Kind.ITEM, 1, 3, "three"),
    ]


def test_tables_are_rows_with_their_empty_cells() -> None:
    def cell(words: str) -> str:
        return f"<table:table-cell><text:p>{words}</text:p></table:table-cell>"

    blocks = read(
        "<table:table><table:table-header-rows><table:table-row>"
        f"{cell('Port')}{cell('Metres')}{cell('At')}</table:table-row></table:table-header-rows>"
        f"<table:table-row>{cell('North')}"
        '<table:table-cell table:number-columns-repeated="1"/>'
        f"{cell('noon')}</table:table-row></table:table>"
    ).blocks

    assert [(b.kind, b.ordinal, b.text) for b in blocks] == [
        (Kind.ROW, 1, "Port\tMetres\tAt"),
        (Kind.ROW, None, "North\t\tnoon"),
    ]


def test_pictures_have_their_descriptions_and_captions() -> None:
    extract = read(
        '<text:p><draw:frame><draw:text-box><text:p text:style-name="Illustration">'
        '<draw:frame><draw:image xlink:href="Pictures/1.png"/><svg:desc>A gate</svg:desc>'
        "</draw:frame>Figure 1: The gate</text:p></draw:text-box></draw:frame>Text</text:p>"
    )

    assert [(b.kind, b.text) for b in extract.blocks] == [
        (Kind.PARAGRAPH, "Text"),
        (Kind.CAPTION, "Figure 1: The gate"),
        (Kind.IMAGE, "A gate"),
    ]
    assert [(dropped.what, dropped.sample) for dropped in extract.dropped] == [
        ("1 picture", "A gate")
    ]


def test_footnotes_and_endnotes() -> None:
    def note(sort: str, words: str) -> str:
        return (
            f'<text:note text:note-class="{sort}"><text:note-citation>x</text:note-citation>'
            f"<text:note-body><text:p>{words}</text:p></text:note-body></text:note>"
        )

    blocks = read(
        f"<text:p>Nine{note('footnote', 'Log, p. 4.')} metres{note('endnote', 'Ask.')}.</text:p>"
    ).blocks

    assert blocks[0].text == "Nine[1] metres[e1]."
    assert blocks[0].runs == (
        Run(4, 7, Style.REFERENCE, "1"),
        Run(14, 18, Style.REFERENCE, "e1"),
    )
    assert blocks[1:] == (
        Block(Kind.NOTE, "Log, p. 4.", ordinal=1, label="1"),
        Block(Kind.NOTE, "Ask.", ordinal=1, label="e1"),
    )


def remark(name: str, words: str, more: str = "") -> str:
    paragraphs = "".join(f"<text:p>{each}</text:p>" for each in words.split("|"))
    return (
        f'<office:annotation office:name="{name}" {more}><dc:creator>Ada Holm</dc:creator>'
        f"<dc:date>2024-02-29T10:15:00</dc:date>{paragraphs}</office:annotation>"
    )


def test_comments_hang_on_their_words_and_answer_each_other() -> None:
    first = remark("a", "Who?|And when?", 'loext:resolved="true"')
    reply = remark("b", "The port.", 'loext:parent-name="a"')
    extract = read(
        f"<text:p>The log says {first}nine metres<office:annotation-end office:name='a'/>"
        f"{reply} at noon{remark('', 'Sure?')}.</text:p>"
    )

    at = datetime(2024, 2, 29, 10, 15, tzinfo=UTC)
    assert extract.comments == (
        Comment("1", "Ada Holm", at, "Who?\nAnd when?", Span(13, 24), resolved=True),
        Comment("2", "Ada Holm", at, "The port.", Span(18, 24), parent="1"),
        Comment("3", "Ada Holm", at, "Sure?", Span(28, 32)),
    )
    assert canonical_text(extract.blocks) == "The log says nine metres at noon."


def test_tracked_changes_are_accepted_and_kept() -> None:
    def region(name: str, kind: str, words: str = "") -> str:
        return (
            f'<text:changed-region text:id="{name}"><text:{kind}><office:change-info>'
            "<dc:creator>Bo</dc:creator><dc:date>2024-03-01T09:00:00</dc:date>"
            f"</office:change-info>{words}</text:{kind}></text:changed-region>"
        )

    extract = read(
        f"<text:tracked-changes>{region('i', 'insertion')}"
        f"{region('d', 'deletion', '<text:p>some ten </text:p>')}</text:tracked-changes>"
        '<text:p>It rose <text:change text:change-id="d"/><text:change-start'
        ' text:change-id="i"/>nine <text:change-end text:change-id="i"/>metres.</text:p>'
    )

    at = datetime(2024, 3, 1, 9, 0, tzinfo=UTC)
    assert [block.text for block in extract.blocks] == ["It rose nine metres."]
    assert sorted(extract.changes, key=lambda change: change.kind) == [
        TrackedChange(ChangeKind.DELETION, "Bo", at, "some ten ", Span(8, 8)),
        TrackedChange(ChangeKind.INSERTION, "Bo", at, "nine ", Span(8, 13)),
    ]


def test_what_is_no_part_of_the_article_is_told() -> None:
    extract = read(
        '<text:p>Seen <text:span text:style-name="Gone">unseen</text:span></text:p>'
        "<text:p><draw:frame><draw:object/></draw:frame></text:p>"
        "<text:table-of-content><text:index-body><text:p>Contents</text:p></text:index-body>"
        "</text:table-of-content>",
        styles=f"<office:document-styles {NAMES}><office:master-styles><style:master-page>"
        "<style:header><text:p>The Courier</text:p></style:header></style:master-page>"
        "</office:master-styles></office:document-styles>",
    )

    assert [(d.what, d.sample) for d in extract.dropped] == [
        ("1 running head or foot", "The Courier"),
        ("1 hidden passage", "unseen"),
        ("1 embedded object", ""),
    ]
    assert [(b.zone, b.text) for b in extract.blocks] == [
        (Zone.BODY, "Seen"),
        (Zone.FURNITURE, "Contents"),
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04 opendocument.text", "is damaged"),
        (made_odt("<text:p>"), "is damaged"),
        (
            made_odt("", **{"META-INF__manifest": "<m><encryption-data/></m>"}),
            "is protected by a password",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(Refusal) as refused:
        extract_from_odt(data, no_progress)

    assert str(refused.value).startswith(reason)


def test_progress_is_told_on_long_files() -> None:
    told: list[tuple[int, int]] = []

    extract_from_odt(
        made_odt("<text:p>line</text:p>" * 500), lambda done, total: told.append((done, total))
    )

    assert told == [(200, 500), (400, 500)]
