"""A PDF's words come back as an article: columns in order, words whole, page furniture told."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from editorial.domain.article import Block, Kind, Run, Style, canonical_text
from editorial.domain.extract import Comment, Extract
from editorial.files.pdf_reader import PAGE_LIMIT, extract_from_pdf
from editorial.files.refusal import Refusal, no_progress
from tests.files.made_pdfs import BOLD, ITALIC, MadePage, made_pdf


def read(*pages: MadePage) -> Extract:
    return extract_from_pdf(made_pdf(*pages), no_progress)


def texts(*pages: MadePage) -> list[str]:
    return [block.text for block in read(*pages).blocks]


def page_with(lines: str, *, x: float = 60, y: float = 760, size: float = 10) -> MadePage:
    page = MadePage()
    page.lines(lines, x, y, size=size)
    return page


LEFT = """
The harbour office measured the tide on
Monday at nine metres, which was more than
anybody had seen since the flood of 1953
and enough to close both of the old gates.
   The mayor said that the gates had held
and that nobody had been hurt in the town
although the lower quarter stood in water
until the pumps came on at six o'clock and
"""
RIGHT = """
drained the streets within the hour. Two
shops were closed for the rest of the week
and the market moved to the upper square.
   Repairs will cost 40,000 euros, the town
says. The insurers have not yet answered a
letter that was sent to them on the Friday
after the flood, and nobody expects them to
answer before the council meets in spring.
"""


def test_columns_are_read_one_after_the_other_and_paragraphs_go_on_across_them() -> None:
    page = MadePage()
    page.text("A tide of nine metres", 60, 800, size=22)
    # Row by row, as some programs write: only the places tell the columns apart.
    rows = zip(LEFT.strip().split("\n"), RIGHT.strip().split("\n"), strict=True)
    for number, (left, right) in enumerate(rows):
        for x, line in ((60, left), (310, right)):
            indent = 15 if line.startswith("   ") else 0
            page.text(line.strip(), x + indent, 760 - 12 * number)

    blocks = read(page).blocks

    assert [(block.kind, block.text[:12], block.text[-12:]) for block in blocks] == [
        (Kind.HEADING, "A tide of ni", " nine metres"),
        (Kind.PARAGRAPH, "The harbour ", "e old gates."),
        (Kind.PARAGRAPH, "The mayor sa", "pper square."),
        (Kind.PARAGRAPH, "Repairs will", "s in spring."),
    ]
    assert "six o'clock and drained the streets" in blocks[2].text


def test_three_columns_under_a_heading_that_spans_them() -> None:
    page = MadePage()
    page.text("What the three towns decided on the same evening", 50, 800, size=18)
    for number, name in enumerate(("north", "middle", "south")):
        lines = "\n".join(f"the {name} town's line {line} of ten" for line in range(10))
        page.lines(lines, 50 + 170 * number, 760)

    heading, *paragraphs = texts(page)

    assert heading == "What the three towns decided on the same evening"
    assert " ".join(paragraphs).split() == [
        word
        for name in ("north", "middle", "south")
        for line in range(10)
        for word in f"the {name} town's line {line} of ten".split()
    ]


def test_a_paragraph_goes_on_over_the_page_past_a_picture_with_its_caption() -> None:
    first = page_with(LEFT)
    second = MadePage()
    second.picture(60, 600, 200, 150)
    second.text("Figure 2: The old gate on Monday.", 60, 588, size=8)
    second.lines(RIGHT, 60, 560)

    blocks = read(first, second).blocks

    assert [block.kind for block in blocks].count(Kind.CAPTION) == 1
    assert any("six o'clock and drained the streets" in block.text for block in blocks)
    assert "Figure 2: The old gate on Monday." in [block.text for block in blocks]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("They spoke of a mis-\nunderstanding.", "They spoke of a misunderstanding."),
        ("The long-term plan, a long-\nterm one.", "The long-term plan, a long-term one."),
        ("A plan of the up-\nland and upland.", "A plan of the upland and upland."),
        ("It is a self-\nevident case.", "It is a self-evident case."),
        ("The Anglo-\nAmerican desk.", "The Anglo-American desk."),
        ("Those of COVID-\ntime and after.", "Those of COVID-time and after."),
        ("Between 2019-\n2020 and now.", "Between 2019-2020 and now."),
        ("A state-of-the-\nart machine.", "A state-of-the-art machine."),
        ("See https://port.test/tide-\nlog for it.", "See https://port.test/tide-log for it."),
        ("See https://port.test/\ntide for it.", "See https://port.test/tide for it."),
        ("It rose — they\nsaid — at once.", "It rose — they said — at once."),
        ("A soft cut\xad\nting here.", "A soft cutting here."),
    ],
)
def test_words_cut_by_a_line_s_end(lines: str, expected: str) -> None:
    assert texts(page_with(lines)) == [expected]


def test_running_heads_and_page_numbers_go_and_are_told() -> None:
    pages = []
    for number, town in enumerate(("north", "south", "east", "west", "upper"), 1):
        page = page_with(f"The text on the {town} town is short, but it is there.")
        page.text("The Harbour Courier, spring", 60, 815, size=8)
        page.text(f"- {number + 11} -", 290, 30, size=8)
        pages.append(page)

    extract = read(*pages)

    assert len(extract.blocks) == 5
    assert "Courier" not in canonical_text(extract.blocks)
    assert [(dropped.what, dropped.sample) for dropped in extract.dropped] == [
        ("5 running heads and feet", "The Harbour Courier, spring"),
        ("5 page numbers", "- 12 -"),
    ]


def test_the_first_rows_of_a_table_are_no_running_heads() -> None:
    pages = []
    for number in range(4):
        page = MadePage()
        for row in range(12):
            y = 780 - 14 * row
            page.text(f"0{number + 1}/1{row % 3}/2015", 60, y)
            page.text(f"Port {number * 12 + row}", 200, y)
            page.text(f"{(number * 7 + row * 13) % 50} metres", 400, y)
        pages.append(page)

    extract = read(*pages)

    assert extract.dropped == ()
    assert len(extract.blocks) == 48
    assert {block.kind for block in extract.blocks} == {Kind.ROW}
    assert extract.blocks[0].text == "01/10/2015\tPort 0\t0 metres"


def test_headings_by_size_and_by_weight() -> None:
    page = MadePage()
    page.text("The great tide", 60, 800, size=24)
    page.text("What happened", 60, 765, size=14)
    y = page.lines(LEFT, 60, 740)
    page.text("What it cost", 60, y - 8, font=BOLD)
    page.lines(LEFT, 60, y - 22)

    headings = [(b.level, b.text) for b in read(page).blocks if b.kind is Kind.HEADING]

    assert headings == [(1, "The great tide"), (2, "What happened"), (3, "What it cost")]


def test_bold_and_italic_words_keep_their_stress() -> None:
    page = MadePage()
    page.text("The gate", 60, 700)
    page.text("held", 103, 700, font=BOLD)
    page.text("all night.", 128, 700, font=ITALIC)

    [block] = read(page).blocks

    assert block.text == "The gate held all night."
    assert block.runs == (Run(9, 13, Style.STRONG), Run(14, 24, Style.EMPHASIS))


def test_lists_keep_their_order_and_depth() -> None:
    page = MadePage()
    page.lines("The council decided three things:", 60, 760)
    page.lines("1. to mend the gates, which are old\nand leak at every spring tide,", 60, 740)
    page.lines("2. to warn the lower town, and", 60, 716)
    page.text("• the school", 80, 704)
    page.text("• the market", 80, 692)
    page.lines("3. to pay.", 60, 680)

    blocks = read(page).blocks[1:]

    assert [(b.kind, b.level, b.ordinal, b.text) for b in blocks] == [
        (Kind.ITEM, 1, 1, "to mend the gates, which are old and leak at every spring tide,"),
        (Kind.ITEM, 1, 2, "to warn the lower town, and"),
        (Kind.ITEM, 2, None, "the school"),
        (Kind.ITEM, 2, None, "the market"),
        (Kind.ITEM, 1, 3, "to pay."),
    ]


def test_footnotes_are_notes_that_their_markers_point_to() -> None:
    page = MadePage()
    page.text("The tide was measured at nine metres", 60, 700)
    page.text("1", 230, 704, size=6)
    page.text("by the port.", 237, 700)
    page.lines(RIGHT, 60, 680)
    page.text("1", 60, 64, size=5)
    page.text("Log of the harbour office, page 12.", 64, 60, size=7)

    *body, note = read(page).blocks

    assert body[0].text.startswith("The tide was measured at nine metres[1] by the port.")
    assert body[0].runs == (Run(36, 39, Style.REFERENCE, "1"),)
    assert note == Block(Kind.NOTE, "Log of the harbour office, page 12.", ordinal=1, label="1")


def test_every_word_knows_its_page_in_a_paragraph_over_two_and_in_notes_at_the_end() -> None:
    first = page_with(LEFT)
    first.text("nine metres", 300, 760)
    first.text("1", 352, 764, size=6)
    first.text("1", 60, 60, size=6)
    first.text("Log of the harbour office, page 12.", 65, 57, size=8)
    extract = read(first, MadePage(), page_with(RIGHT))
    text = canonical_text(extract.blocks)

    def page(words: str) -> str:
        return extract.locators.at(text.index(words))

    across = next(block.text for block in extract.blocks if "pumps came on" in block.text)
    assert "drained the streets" in across, "one paragraph goes over both pages"
    assert page("until the pumps") == "p. 1"
    assert page("drained the streets") == "p. 3"
    assert page("Repairs will cost") == "p. 3"
    assert page("Log of the harbour") == "p. 1"
    assert text[extract.pages[2] :].startswith("drained the streets")
    assert extract.pages == (0, extract.pages[2], extract.pages[2])


def test_a_raised_figure_without_a_note_is_not_glued_to_its_word() -> None:
    page = MadePage()
    page.text("An area of 40 km", 60, 700)
    page.text("2", 137, 704, size=6)
    page.text("was flooded.", 144, 700)

    assert texts(page) == ["An area of 40 km² was flooded."]


def test_a_large_initial_belongs_to_its_word() -> None:
    page = MadePage()
    page.text("T", 60, 700, size=40)
    page.text("he harbour office measured the tide", 86, 722)
    page.text("on Monday, and nobody had seen one", 86, 711)
    page.text("like it for a very long time.", 86, 700)

    assert texts(page)[0].startswith("The harbour office measured the tide on Monday")


def test_words_drawn_twice_come_once() -> None:
    page = MadePage()
    page.text("The gate held.", 60, 700)
    page.text("The gate held.", 60.3, 700)

    assert texts(page) == ["The gate held."]


def test_text_set_sideways_is_kept_and_what_lies_across_or_beside_the_page_is_told() -> None:
    page = page_with(LEFT)
    page.text("Photo: Ada Holm", 500, 400, turn="0 1 -1 0")
    page.text("DRAFT", 200, 300, size=60, turn="0.7 0.7 -0.7 0.7")
    page.text("cut off here", 900, 300)

    extract = read(page)

    assert extract.blocks[-1].text == "Photo: Ada Holm"
    assert [(dropped.what, dropped.sample) for dropped in extract.dropped] == [
        ("1 page's slanted text", "DRAFT"),
        ("1 piece of text beside the page", "cut off here"),
    ]


def test_a_page_that_is_turned_reads_as_it_is_shown() -> None:
    page = MadePage(extra="/Rotate 90")
    for number, line in enumerate(LEFT.strip().split("\n")):
        page.text(line.strip(), 100 + 12 * number, 100, turn="0 1 -1 0")

    assert " ".join(texts(page)).startswith("The harbour office measured the tide on Monday at")


def annotation(kind: str, rest: str, box: str = "58 696 135 710") -> str:
    left, foot, right, top = box.split()
    quads = f"{left} {top} {right} {top} {left} {foot} {right} {foot}"
    return f"<< /Type /Annot /Subtype /{kind} /Rect [{box}] /QuadPoints [{quads}] {rest} >>"


def test_comments_hang_on_the_words_under_them() -> None:
    page = MadePage()
    page.text("Nine metres, says the log of the port.", 60, 700)
    page.text("Nobody was hurt.", 60, 660)
    page.annotations = [
        annotation("Highlight", "/Contents (Who measured?) /T (Ada Holm) /M (D:20240229101500Z)"),
        annotation("Highlight", "", "60 657 100 670"),
    ]
    page.annotations.append(
        annotation(
            "Text", "/Contents (The office, p. 4) /T (Bo) /IRT 7 0 R /M (D:20240301090000+01'00')"
        )
    )

    extract = read(page)

    first, reply = extract.comments
    assert (first.author, first.text) == ("Ada Holm", "Who measured?")
    assert first.at == datetime(2024, 2, 29, 10, 15, tzinfo=UTC)
    assert first.span is not None
    text = canonical_text(extract.blocks)
    assert text[first.span.start : first.span.end].startswith("Nine metres")
    assert reply == Comment(
        reply.key,
        "Bo",
        datetime(2024, 3, 1, 9, 0, tzinfo=timezone(timedelta(hours=1))),
        "The office, p. 4",
        None,
        parent=first.key,
    )
    assert [dropped.what for dropped in extract.dropped] == ["1 highlight without words"]


def test_a_thread_that_was_settled_and_words_to_put_for_others() -> None:
    page = MadePage()
    page.text("Nine metres, says the log of the port.", 60, 700)
    page.annotations = [
        annotation("Caret", "/Contents (ten) /T (Ada Holm)", "80 690 84 695"),
        annotation("StrikeOut", "/IRT 7 0 R /RT /Group /T (Ada Holm)", "58 696 80 710"),
        annotation("Text", "/IRT 7 0 R /StateModel (Review) /State (Completed)", "10 10 20 20"),
    ]

    extract = read(page)

    [comment] = extract.comments
    assert comment.text == "ten"
    assert comment.resolved
    assert comment.span is not None
    assert extract.blocks[0].text[comment.span.start : comment.span.end] == "Nine"
    assert extract.dropped == ()


def test_links_lie_on_their_words() -> None:
    page = MadePage()
    page.text("Nine metres, says the log.", 60, 700)
    page.annotations = [
        "<< /Type /Annot /Subtype /Link /Rect [58 696 115 710]"
        " /A << /S /URI /URI (https://port.test/log?a=1&b=2) >> >>"
    ]

    [block] = read(page).blocks

    assert block.runs == (Run(0, 11, Style.LINK, "https://port.test/log?a=1&b=2"),)


def test_pages_without_text_are_named() -> None:
    scan = MadePage()
    scan.picture(0, 0, 595, 842)

    extract = read(page_with("The gate held all night."), scan, scan)

    [notice] = extract.notices
    assert notice.startswith("Pages 2–3 have no text, only pictures")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (made_pdf(MadePage()), "has no text in it"),
        (b"%PDF-1.7\nnothing more", "is damaged"),
        (
            made_pdf(
                page_with("secret"),
                trailer="/Encrypt << /Filter /Standard /V 1 /R 2 /P -4"
                f" /O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<00> <00>]",
            ),
            "is protected by a password",
        ),
        (made_pdf(*[MadePage()] * (PAGE_LIMIT + 1)), "is too long (3,001 pages; at most 3,000)"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(Refusal) as refused:
        extract_from_pdf(data, no_progress)

    assert str(refused.value).startswith(reason)


def test_every_page_is_told() -> None:
    told: list[tuple[int, int]] = []
    pages = [page_with(f"page {number}") for number in range(3)]

    extract_from_pdf(made_pdf(*pages), lambda done, total: told.append((done, total)))

    assert told == [(1, 3), (2, 3), (3, 3)]
