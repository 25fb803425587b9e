"""The article of a saved page comes in whole, and nothing else."""

import pytest

from editorial.domain.article import Kind, Run, Style
from editorial.domain.extract import Extract
from editorial.files.html_reader import extract_from_html
from editorial.files.markdown_reader import blocks_from_markdown
from editorial.files.markdown_writer import markdown_from_blocks
from editorial.files.refusal import Refusal
from tests.files.html_pages import FIRST, PROSE, SECOND, THIRD, body, extract, page, texts


def dropped(found: Extract) -> str:
    return "\n".join(f"{each.what}: {each.reason}" for each in found.dropped)


def test_paragraphs_headings_lists_quotations_tables_and_code() -> None:
    found = extract(
        page(
            f"<p>{FIRST}</p><h2>What it costs</h2><p>{SECOND}</p>"
            "<ul><li>Four million crowns</li><li>Half from the state<ul><li>paid in May</li></ul>"
            "</li></ul><ol start=3><li>Third</li></ol>"
            "<blockquote><p>We cannot wait.</p></blockquote>"
            "<table><caption>By year</caption><tr><th>Year</th><th>Floods</th></tr>"
            "<tr><td>2024</td><td>2</td></tr></table>"
            f"<pre><code class='language-py'>x = 1\n\n  y = 2</code></pre><p>{THIRD}</p>"
        )
    )

    assert [(b.kind, b.text, b.level, b.ordinal, b.quoted) for b in body(found)] == [
        (Kind.PARAGRAPH, FIRST, 0, None, 0),
        (Kind.HEADING, "What it costs", 2, None, 0),
        (Kind.PARAGRAPH, SECOND, 0, None, 0),
        (Kind.ITEM, "Four million crowns", 1, None, 0),
        (Kind.ITEM, "Half from the state", 1, None, 0),
        (Kind.ITEM, "paid in May", 2, None, 0),
        (Kind.ITEM, "Third", 1, 3, 0),
        (Kind.PARAGRAPH, "We cannot wait.", 0, None, 1),
        (Kind.CAPTION, "By year", 0, None, 0),
        (Kind.ROW, "Year\tFloods", 0, 1, 0),
        (Kind.ROW, "2024\t2", 0, None, 0),
        (Kind.CODE, "x = 1\u2028\u2028  y = 2", 0, None, 0),
        (Kind.PARAGRAPH, THIRD, 0, None, 0),
    ]


def test_links_are_absolute_and_tell_nobody_who_followed_them() -> None:
    found = extract(
        page(
            f"<p>{FIRST} See <a href='../log?id=7&utm_source=x&fbclid=y#top'>the log</a>,"
            " <a href='javascript:go()'>this</a>, <a href='#below'>below</a> and"
            f" <a href='https://a.test/?q=1'>that</a>.</p>{PROSE}",
            head='<link rel="canonical" href="https://port.test/news/wall/">',
        )
    )

    block = body(found)[0]
    links = {block.text[r.start : r.end]: r.target for r in block.runs if r.style is Style.LINK}
    assert links == {
        "the log": "https://port.test/news/log?id=7#top",
        "that": "https://a.test/?q=1",
    }
    assert "Tracking codes in 1 link:" in dropped(found)


@pytest.mark.parametrize(
    ("head", "address"),
    [
        ('<base href="https://b.test/deep/">', "https://b.test/deep/x"),
        (
            '<base href="deep/"><meta property="og:url" content="https://c.test/a">',
            "https://c.test/deep/x",
        ),
        ("", "x"),
    ],
)
def test_where_relative_links_lead(head: str, address: str) -> None:
    found = extract(page(f"{PROSE}<p>{FIRST} <a href='x'>More</a></p>", head=head))

    assert body(found)[-1].runs[0].target == address


def test_inline_elements_neither_glue_words_nor_cut_paragraphs() -> None:
    found = extract(
        page(
            f"{PROSE}<p>A <b>bold</b>\n  move<span> by</span> <x-name>Ida</x-name>, 10<sup>6</sup>"
            " people.</p><div>Bare words <i>here</i><p>A paragraph of its own.</p>and more</div>"
            "<b><div>Both of these</div><div>were bold.</div></b>"
            "<p>One<br>line.<br><br>Two &shy;par&shy;ted.</p>"
            "<p>She said <q>no</q> twice.</p>"
        )
    )

    assert texts(found)[3:] == [
        "A bold move by Ida, 10⁶ people.",
        "Bare words here",
        "A paragraph of its own.",
        "and more",
        "Both of these",
        "were bold.",
        "One\u2028line.",
        "Two parted.",
        "She said “no” twice.",
    ]
    strong = [block for block in body(found) if block.text in ("Both of these", "were bold.")]
    assert [block.runs for block in strong] == [
        (Run(0, 13, Style.STRONG),),
        (Run(0, 10, Style.STRONG),),
    ]


def test_two_links_in_a_row_are_two_words() -> None:
    found = extract(
        page(f"{PROSE}<p>By road: <a href='/a'>Alm</a><a href='/b'>Bro</a>, {FIRST}</p>")
    )

    assert texts(found)[-1].startswith("By road: Alm Bro, The")


def test_pictures_keep_their_words_and_are_never_loaded() -> None:
    found = extract(
        page(
            f"<p>{FIRST}</p><figure><img data-src='/wall.jpg' src='data:image/gif;base64,R0' alt="
            "'The wall'><figcaption>The wall in March. <i>Photo: Ida Alm</i></figcaption></figure>"
            f"<p>{SECOND}</p><img src='https://count.test/p.gif' width=1 height=1>"
            "<div><img src='b.jpg'><p class='wp-caption-text'>A second one</p></div>"
            f"<p>{THIRD} <img class='emoji' alt='🌊' src='e.png'></p>",
            head="<base href='https://port.test/'>",
        )
    )

    assert [(b.kind, b.text, b.label) for b in body(found)] == [
        (Kind.PARAGRAPH, FIRST, ""),
        (Kind.IMAGE, "The wall", "https://port.test/wall.jpg"),
        (Kind.CAPTION, "The wall in March. Photo: Ida Alm", ""),
        (Kind.PARAGRAPH, SECOND, ""),
        (Kind.IMAGE, "", "https://port.test/b.jpg"),
        (Kind.CAPTION, "A second one", ""),
        (Kind.PARAGRAPH, f"{THIRD} 🌊", ""),
    ]
    assert "1 tracking pixel:" in dropped(found)


def test_what_stands_round_the_article_goes_and_is_told() -> None:
    found = extract(
        page(
            f"<script>var a = 'secret';</script><p>{FIRST}</p>"
            "<div class='share-buttons'><a href='/f'>Facebook</a></div>"
            f"<p>{SECOND}</p><aside class='related-links'><a href='/1'>Two piers</a></aside>"
            "<form action='/sub'><p>Our newsletter, every Friday</p><input></form>"
            "<p>Read also: <a href='/2'>The ferry that never came to the island</a></p>"
            "<div hidden><p>These words were never shown to anyone who read the page.</p></div>"
            f"<iframe src='https://v.test'></iframe><p>{THIRD}</p>",
            round_it=(
                "<nav><ul><li><a href='/'>Home</a></li><li><a href='/s'>Sport</a></li></ul></nav>",
                "<section id='comments'><p>Nonsense, the wall was always crooked, and so is the"
                " board of the harbour if you ask me.</p></section><footer>© The Port</footer>",
            ),
        )
    )

    assert texts(found) == [FIRST, SECOND, THIRD]
    told = dropped(found)
    for what in ("1 script:", "1 form:", "1 embedded frame:", "1 hidden part:", "Navigation"):
        assert what in told
    assert "Readers’ comments (" in told


def test_further_reading_at_the_end_is_not_the_article() -> None:
    found = extract(
        page(
            f"{PROSE}<h3>Read more</h3><ul><li><a href='/1'>A tale of two piers and one ferry</a>"
            "</li><li><a href='/2'>The fish market opens again after the flood</a></li></ul>"
        )
    )

    assert texts(found) == [FIRST, SECOND, THIRD]


def test_a_pull_quotation_is_quoted() -> None:
    found = extract(page(f"<p>{FIRST}</p><div class='pull-quote'>We cannot wait.</div>{PROSE}"))

    assert [(b.text, b.quoted) for b in body(found)][1] == ("We cannot wait.", 1)


def test_a_table_that_only_lays_out_the_page_is_no_table() -> None:
    found = extract(f"<html><body><table><tr><td>Menu</td><td>{PROSE}</td></tr></table>")

    assert [t for t in texts(found, Kind.PARAGRAPH) if len(t) > 40] == [FIRST, SECOND, THIRD]
    assert not texts(found, Kind.ROW)


def test_footnotes_are_notes_with_their_marks() -> None:
    found = extract(
        page(
            f"<p>{FIRST}<sup><a href='#n1'>1</a></sup></p><p>{SECOND}<a href='#n2'>[2]</a></p>"
            f"<p>{THIRD}</p><ol><li id='n1'>Minutes of the board, 4 May. <a href='#r1'>↩</a></li>"
            "<li id='n2'><p>Survey of the <i>wall</i>, page 7.</p></li></ol>"
        )
    )

    notes = [block for block in found.blocks if block.kind is Kind.NOTE]
    assert [(n.text, n.label, n.ordinal) for n in notes] == [
        ("Minutes of the board, 4 May.", "1", 1),
        ("Survey of the wall, page 7.", "2", 2),
    ]
    marked = body(found)[:2]
    assert [b.text[-3:] for b in marked] == ["[1]", "[2]"]
    assert [b.runs[-1].style for b in marked] == [Style.REFERENCE] * 2
    assert [b.runs[-1].target for b in marked] == ["1", "2"]


def test_formulas_stay_in_their_sentence() -> None:
    found = extract(
        page(
            f"{PROSE}<p>So <math alttext='E=mc^2'><mi>E</mi></math> and <img class='mwe-math'"
            " alt='{\\displaystyle a^2}' src='f.svg'> hold, whatever the board says of it.</p>"
        )
    )

    assert texts(found)[-1].startswith("So E=mc^2 and a^2 hold")


def test_what_is_read_can_be_written_as_markdown_and_read_again() -> None:
    found = extract(
        page(
            f"<h1>Wall</h1><p>{FIRST}</p><ul><li>a<ol><li>b</li></ol></li></ul>"
            f"<blockquote>q<ul><li>r</li></ul></blockquote><p>{SECOND} <a href='https://a.test'>x"
            f"</a></p><dl><dt>Wall</dt><dd>What keeps the sea out</dd></dl><p>{THIRD}</p>"
        )
    )
    blocks = tuple(body(found))

    assert blocks_from_markdown(markdown_from_blocks(blocks)) == blocks


@pytest.mark.parametrize(
    "source",
    [
        f"<p>{FIRST}</p><p>{SECOND}</p>",
        f"<?xml version='1.0' encoding='utf-8'?><html xmlns='http://www.w3.org/1999/xhtml'><body>"
        f"<p>{FIRST}</p><p>{SECOND}</p></body></html>",
        f"<HTML><BODY><FONT><P>{FIRST}<P>{SECOND}</FONT>",
        f"<html><body>{FIRST}<br><br>{SECOND}</body></html>",
    ],
)
def test_fragments_xhtml_and_old_pages(source: str) -> None:
    assert texts(extract(source)) == [FIRST, SECOND]


def test_a_page_whose_text_its_program_would_show_is_read_with_a_notice() -> None:
    found = extract(f"<html><body><script>show()</script><div style='display: none'>{PROSE}</div>")

    assert texts(found) == [FIRST, SECOND, THIRD]
    assert "hides its text" in found.notices[0]


def test_an_article_that_only_the_data_hold_is_read_with_a_notice() -> None:
    found = extract(
        '<html><head><script type="application/ld+json">{"@type": "NewsArticle", "headline":'
        f' "The wall", "articleBody": "{FIRST}\\n\\n{SECOND}"}}</script></head>'
        "<body><div id=app></div><script>render()</script></body></html>"
    )

    assert [b.text for b in found.blocks] == ["The wall", FIRST, SECOND]
    assert "data" in found.notices[0]


@pytest.mark.parametrize(
    "source",
    [
        "<html><body><div id=root></div><script src=app.js></script></body></html>",
        "<html><body><h1>Log in</h1><form><input name=a><p>Your password</p></form></body></html>",
        "<html><head></head><body></body></html>",
        "<html>" + "<ul>" + "<li><a href='/a'>Ferry</a> <a href='/b'>Pier</a></li>" * 60 + "</ul>",
    ],
)
def test_a_page_without_an_article_is_refused_in_one_sentence(source: str) -> None:
    with pytest.raises(Refusal, match=r"no article|without anything") as refused:
        extract(source)

    assert str(refused.value).endswith(".")


def test_a_short_page_that_is_all_there_is_read() -> None:
    assert [b.text for b in extract("<html><body><p>The pier is closed.</p></body>").blocks] == [
        "The pier is closed."
    ]


def test_it_says_how_far_it_is() -> None:
    steps: list[tuple[int, int]] = []
    extract_from_html(page(PROSE), lambda done, of: steps.append((done, of)))
    assert steps[-1][0] == steps[-1][1]
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)
