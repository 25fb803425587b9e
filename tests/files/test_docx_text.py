"""A Word document's words: paragraphs, headings, lists, tables, pictures, notes, links."""

import pytest

from editorial.domain.article import Block, Kind, Run, Style, Zone
from editorial.files.docx_reader import extract_from_docx
from editorial.files.refusal import no_progress
from tests.files.word_files import cell, docx, gone, p, r, style, table

FOOT, END = '<w:footnoteReference w:id="2"/>', '<w:endnoteReference w:id="1"/>'
BOX = "<w:txbxContent>{}</w:txbxContent>"
LIST = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'


def blocks_of(body: str, **parts: str) -> tuple[Block, ...]:
    return extract_from_docx(docx(body, **parts), no_progress).blocks


def shapes(body: str, **parts: str) -> list[tuple[Kind, str, int, int | None]]:
    return [(b.kind, b.text, b.level, b.ordinal) for b in blocks_of(body, **parts)]


def text(body: str, **parts: str) -> str:
    return "\n".join(block.text for block in blocks_of(body, **parts))


def field(instruction: str, *result: str) -> str:
    def sign(name: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{name}"/></w:r>'

    told = r(instruction, tag="instrText")
    return f"{sign('begin')}{told}{sign('separate')}{''.join(result)}{sign('end')}"


def picture(alt: str) -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="{alt}"/>'
        '<a:graphic><a:graphicData uri="x"><a:blip r:embed="i"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def numbering(*formats: str) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{format}"/></w:lvl>'
        for depth, format in enumerate(formats)
    )
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    return (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{restart}</w:num>'
    )


def test_the_parts_of_an_article_are_told_by_their_styles() -> None:
    styles = (
        style("Titel", "Title")
        + style("Untertitel", "Subtitle")
        + style("Autor", "author")
        + style("berschrift2", "heading 2", '<w:outlineLvl w:val="1"/>')
        + style("Mine", "My own", based_on="berschrift2")
        + style("Z", "Intense Quote")
        + style("B", "caption")
    )
    body = (
        p("Tide turns", style="Titel")
        + p("A port waits", style="Untertitel")
        + p("Ada Quay", style="Autor")
        + p("Prices", style="berschrift2")
        + p("Harbour", style="Mine")
        + p("It was high.", style="Z")
        + p("The pier", style="B")
        + p("Straight", properties='<w:outlineLvl w:val="2"/>')
        + p("Words")
        + p("Tide again", style="Titel")
    )

    blocks = blocks_of(body, styles=styles)

    assert [(b.kind, b.zone, b.level, b.quoted, b.text) for b in blocks] == [
        (Kind.HEADING, Zone.HEADLINE, 1, 0, "Tide turns"),
        (Kind.PARAGRAPH, Zone.STANDFIRST, 0, 0, "A port waits"),
        (Kind.PARAGRAPH, Zone.BYLINE, 0, 0, "Ada Quay"),
        (Kind.HEADING, Zone.BODY, 2, 0, "Prices"),
        (Kind.HEADING, Zone.BODY, 2, 0, "Harbour"),
        (Kind.PARAGRAPH, Zone.BODY, 0, 1, "It was high."),
        (Kind.CAPTION, Zone.BODY, 0, 0, "The pier"),
        (Kind.HEADING, Zone.BODY, 3, 0, "Straight"),
        (Kind.PARAGRAPH, Zone.BODY, 0, 0, "Words"),
        (Kind.HEADING, Zone.BODY, 1, 0, "Tide again"),
    ]


@pytest.mark.parametrize("name", ["Heading 2", "heading-2", "Überschrift 2", "Titre2", "Título 2"])
def test_headings_are_known_by_name_in_other_languages(name: str) -> None:
    body = p("Prices", style="X")

    assert shapes(body, styles=style("X", name)) == [(Kind.HEADING, "Prices", 2, None)]


@pytest.mark.parametrize("level", ["-1", "9", "x", "99999999999"])
def test_a_level_that_no_heading_has_makes_none(level: str) -> None:
    told = f'<w:outlineLvl w:val="{level}"/>'

    assert shapes(p("words", properties=told)) == [(Kind.PARAGRAPH, "words", 0, None)]


def test_styles_that_are_based_on_each_other_do_no_harm() -> None:
    styles = style("A", based_on="B") + style("B", based_on="A")

    assert text(p("words", style="A"), styles=styles) == "words"


def test_a_table_of_contents_is_kept_apart() -> None:
    [block] = blocks_of(
        p("Prices", "<w:r><w:tab/></w:r>", "7", style="T"), styles=style("T", "toc 1")
    )

    assert (block.text, block.zone) == ("Prices\t7", Zone.FURNITURE)


def test_lists_are_counted_as_word_counts_them() -> None:
    items = [("one", 0, 1), ("two", 0, 1), ("a", 1, 1), ("b", 1, 1), ("three", 0, 1), ("c", 1, 1)]
    body = "".join(p(text, properties=LIST.format(depth, id)) for text, depth, id in items)
    body += p("no item", properties=LIST.format(0, 0))
    body += p("five", properties=LIST.format(0, 2)) + p("six", properties=LIST.format(0, 2))

    assert shapes(body, numbering=numbering("decimal", "lowerLetter")) == [
        (Kind.ITEM, "one", 1, 1),
        (Kind.ITEM, "two", 1, 2),
        (Kind.ITEM, "a", 2, 1),
        (Kind.ITEM, "b", 2, 2),
        (Kind.ITEM, "three", 1, 3),
        (Kind.ITEM, "c", 2, 1),
        (Kind.PARAGRAPH, "no item", 0, None),
        (Kind.ITEM, "five", 1, 5),
        (Kind.ITEM, "six", 1, 6),
    ]


def test_bullets_have_no_number_and_a_style_may_make_the_item() -> None:
    styles = style("L", "List Bullet", LIST.format(0, 1))
    body = p("one", style="L") + p("deep", properties=LIST.format(3, 1))

    assert shapes(body, styles=styles, numbering=numbering("bullet")) == [
        (Kind.ITEM, "one", 1, None),
        (Kind.ITEM, "deep", 2, None),
    ]


def test_tables_are_rows_of_cells() -> None:
    tall = cell("Port", '<w:vMerge w:val="restart"/>'), cell("9")
    body = table(("Place", "Metres"), tall, (cell("<w:p/>", "<w:vMerge/>"), "10")) + table(
        (cell("Both", '<w:gridSpan w:val="2"/>'), "last"), (p("two") + p("lines"), "b", "c")
    )
    headed = body.replace("<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>", 1)

    assert shapes(headed) == [
        (Kind.ROW, "Place\tMetres", 0, 1),
        (Kind.ROW, "Port\t9", 0, None),
        (Kind.ROW, "\t10", 0, None),
        (Kind.ROW, "Both\t\tlast", 0, None),
        (Kind.ROW, "two lines\tb\tc", 0, None),
    ]


def test_a_table_in_a_cell_stays_in_the_row_and_a_frame_round_text_is_none() -> None:
    inner = table(("a", "b"), ("c", "d"))
    framed = table((p("Head") + p("Running text.") + table(("x", "y")),))

    assert shapes(table((cell(p("left") + inner), "right"))) == [
        (Kind.ROW, "left a b c d\tright", 0, None)
    ]
    assert shapes(framed) == [
        (Kind.PARAGRAPH, "Head", 0, None),
        (Kind.PARAGRAPH, "Running text.", 0, None),
        (Kind.ROW, "x\ty", 0, None),
    ]


def test_words_keep_how_they_are_set() -> None:
    styles = style("Strong", words="<w:b/>") + style("C", "Verbatim Char", words='<w:u w:val="x"/>')
    body = p(
        r("bold", "<w:b/>"),
        r(" and ", '<w:b w:val="0"/>'),
        r("styled", '<w:rStyle w:val="Strong"/>'),
        r(" not ", '<w:rStyle w:val="Strong"/><w:b w:val="false"/>'),
        r("slanted", "<w:i/>"),
        r("gone", "<w:strike/>"),
        r("code", '<w:rStyle w:val="C"/>'),
        r("10"),
        r("6", '<w:vertAlign w:val="superscript"/>'),
        r("th", '<w:vertAlign w:val="superscript"/>'),
    )

    [block] = blocks_of(body, styles=styles)

    assert block.text == "bold and styled not slantedgonecode10⁶th"
    assert [(block.text[run.start : run.end], run.style) for run in block.runs] == [
        ("bold", Style.STRONG),
        ("styled", Style.STRONG),
        ("slanted", Style.EMPHASIS),
        ("gone", Style.STRIKE),
        ("code", Style.CODE),
        ("th", Style.SUPERSCRIPT),
    ]


def test_links_keep_their_address_and_places_in_the_file_are_none() -> None:
    body = p(
        f'<w:hyperlink r:id="a">{r("log")}</w:hyperlink>',
        f'<w:hyperlink w:anchor="x">{r(" inside ")}</w:hyperlink>',
        field(' HYPERLINK "https://b.test/?q=1" \\l "top" \\o "a tip" ', r("field")),
        f'<w:fldSimple w:instr="HYPERLINK https://c.test/">{r(" simple")}</w:fldSimple>',
        field(' HYPERLINK \\l "mark" ', r(" mark")),
    )

    [block] = extract_from_docx(docx(body, {"a": "https://a.test/"}), no_progress).blocks

    assert block.text == "log inside field simple mark"
    assert block.runs == (
        Run(0, 3, Style.LINK, "https://a.test/"),
        Run(11, 16, Style.LINK, "https://b.test/?q=1#top"),
        Run(16, 23, Style.LINK, "https://c.test/"),
    )


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (r("a") + "<w:r><w:tab/></w:r>" + r("b"), "a\tb"),
        (r("a") + "<w:r><w:br/></w:r>" + r("b"), "a\u2028b"),
        (r("a") + "<w:r><w:noBreakHyphen/></w:r>" + r("b"), "a\u2011b"),
        (r("a") + "<w:r><w:softHyphen/></w:r>" + r("b"), "a\u00adb"),
        ('<w:r><w:sym w:font="Symbol" w:char="F06D"/></w:r>' + r("g"), "μg"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + r("yes"), "☑yes"),
        (r("\uf06d", '<w:rFonts w:ascii="Symbol"/>') + r("g"), "μg"),
        (r("cafe") + r("\u0301"), "café"),
        (field("PAGE", r("7")), "7"),
        (field(f"IF {field('X', r('inner'))}", r("shown")), "shown"),
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r("never closed"), "never closed"),
        (f"<w:smartTag><w:smartTagPr/>{r('place')}</w:smartTag>", "place"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{r('control')}</w:sdtContent></w:sdt>", "control"),
        (
            f"<w:r><w:ruby><w:rt>{r('かん')}</w:rt><w:rubyBase>{r('漢')}</w:rubyBase></w:ruby></w:r>",
            "漢(かん)",
        ),
        (r("CAPS as typed", "<w:caps/>"), "CAPS as typed"),
        (r("a\nb\u2029c\u0085d"), "a b  c d"),
        ("<m:oMath><m:r><m:t>a\nb</m:t></m:r></m:oMath>", "a b"),
    ],
)
def test_signs_and_fields(content: str, expected: str) -> None:
    assert text(p(content)) == expected


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("<m:f><m:num>{1}</m:num><m:den>{2}</m:den></m:f>", "1/2"),
        ("<m:f><m:num>{a+b}</m:num><m:den>{2}</m:den></m:f>", "(a+b)/2"),
        ("<m:sSup><m:e>{10}</m:e><m:sup>{6}</m:sup></m:sSup>", "10⁶"),
        ("<m:sSub><m:e>{H}</m:e><m:sub>{2}</m:sub></m:sSub>", "H₂"),
        ("<m:rad><m:deg/><m:e>{2}</m:e></m:rad>", "√(2)"),
        ("<m:d><m:e>{x}</m:e></m:d>", "(x)"),
    ],
)
def test_formulas_do_not_become_other_numbers(formula: str, expected: str) -> None:
    inside = formula.replace("{", "<m:r><m:t>").replace("}", "</m:t></m:r>")

    assert text(p(f"<m:oMath>{inside}</m:oMath>")) == expected


def test_an_old_form_shows_its_boxes_and_choices() -> None:
    def form(data: str) -> str:
        return (
            f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    choices = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="no"/><w:listEntry w:val="yes"/>'
    body = p(
        form("<w:checkBox><w:checked/></w:checkBox>"),
        form("<w:checkBox><w:default w:val='0'/></w:checkBox>"),
        form(f"{choices}</w:ddList>"),
    )

    assert text(body) == "☒☐yes"


def test_a_text_box_is_read_once_and_follows_its_paragraph() -> None:
    box = BOX.format(p("In the box"))
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )

    assert text(p(r("before "), both, r("after")) + p("next")) == "before after\nIn the box\nnext"


def test_pictures_follow_their_paragraph_and_stay_in_their_cell() -> None:
    blocks = blocks_of(p("The pier:", picture("A pier")) + table((cell(p(picture("A ship"))), "x")))

    assert [(b.kind, b.text) for b in blocks] == [
        (Kind.PARAGRAPH, "The pier:"),
        (Kind.IMAGE, "A pier"),
        (Kind.ROW, "A ship\tx"),
    ]
    assert [run.style for run in blocks[2].runs] == [Style.IMAGE]


def test_a_large_first_letter_joins_its_word() -> None:
    letter = p("T", properties='<w:framePr w:dropCap="drop"/>')

    assert text(letter + p("he ferry sailed.")) == "The ferry sailed."


def test_notes_follow_the_text_with_labels_of_their_own() -> None:
    footnotes = (
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>", " The log.")}{p("More.")}'
        f'</w:footnote><w:footnote w:id="7">{p("Never cited")}</w:footnote>'
    )
    endnotes = f'<w:endnote w:id="1">{p("An interview.")}</w:endnote>'
    body = p(r("High"), f"<w:r>{FOOT}</w:r>", r(" tide"), f"<w:r>{END}</w:r>", r("."))

    extract = extract_from_docx(docx(body, footnotes=footnotes, endnotes=endnotes), no_progress)

    assert [(b.kind, b.text, b.label, b.ordinal) for b in extract.blocks] == [
        (Kind.PARAGRAPH, "High[1] tide[e1].", "", None),
        (Kind.NOTE, "The log.", "1", 1),
        (Kind.NOTE, "More.", "1", None),
        (Kind.NOTE, "An interview.", "e1", 1),
    ]
    assert extract.blocks[0].runs == (
        Run(4, 7, Style.REFERENCE, "1"),
        Run(12, 16, Style.REFERENCE, "e1"),
    )
    assert [(each.what, each.sample) for each in extract.dropped] == [("1 note", "Never cited")]


def test_endnotes_alone_have_plain_numbers() -> None:
    endnotes = f'<w:endnote w:id="1">{p("An", "<w:r><w:tab/></w:r>", "interview.")}</w:endnote>'
    body = p(r("High"), f"<w:r>{END}</w:r>")

    assert text(body, endnotes=endnotes) == "High[1]\nAn interview."


def test_a_note_that_was_deleted_is_gone() -> None:
    footnotes = f'<w:footnote w:id="2">{p("The log.")}</w:footnote>'
    body = p("High", f'<w:del w:author="A"><w:r>{FOOT}</w:r></w:del>', gone("er"), " tide")

    assert text(body, footnotes=footnotes) == "High tide"


def test_what_is_left_out_is_told() -> None:
    data = docx(
        p("Shown", r(" hidden", "<w:vanish/>"), picture("A pier")) + '<w:altChunk r:id="x"/>',
        header=p("Draft 3"),
        footer=p("Page", field("PAGE", r("1"))),
    )

    extract = extract_from_docx(data, no_progress)

    assert extract.blocks[0].text == "Shown"
    assert [(each.what, each.sample) for each in extract.dropped] == [
        ("1 running head", "Draft 3"),
        ("1 running foot", "Page1"),
        ("1 passage of hidden text", "hidden"),
        ("1 picture", "A pier"),
        ("1 embedded document", ""),
    ]
    assert all(each.reason for each in extract.dropped)


def test_progress_goes_up_to_the_end() -> None:
    told: list[tuple[int, int]] = []

    extract_from_docx(docx(p("words") * 1_000), lambda done, total: told.append((done, total)))

    assert told == [(count, 1_000) for count in range(200, 1_001, 200)]
