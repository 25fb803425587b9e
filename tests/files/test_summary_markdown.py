import re

import lxml.html
import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from editorial.domain.claim import Status
from editorial.domain.text import clean, folded
from editorial.files.summary_markdown import escaped, escaped_lines, linked
from editorial.files.summary_rendering import render
from tests.files.summaries import busy, claim, evidence, note, source, summary

FRAGMENTS = st.sampled_from(
    [
        *"*a* **b** _c_ `d` ``` ~~e~~ ~~~ [f](g) [h]: i ![j] <script> <!-- &amp; &#42; \\".split(),
        *"# 1. 2) - + > | |---| --- === *** : {: .k} *[L]: ^ $5 $6$ m@n.example".split(),
        *"https://o.example/p_q http://r.example www.s_t.example".split(),
        *(" ", "  ", "\n", "\n\n", "\t", "\u2028", "    "),
    ]
)
TEXTS = st.one_of(st.text(max_size=30), st.lists(FRAGMENTS, max_size=8).map("".join))


def rendered(source: str) -> str:
    return markdown.markdown(source, extensions=["tables", "fenced_code", "attr_list", "def_list"])


def words(html: str) -> str:
    if not html.strip():
        return ""
    return folded(lxml.html.fragment_fromstring(html, create_parent="div").text_content())


@given(TEXTS)
@example("1986. A year")
@example("- - -")
@example("#hash and trailing #")
@example("R&D, AT&T;, 5 < 6 > 4")
def test_escaped_text_renders_to_exactly_the_text(text):
    assert words(rendered(escaped(text))) == folded(clean(text))


@given(TEXTS)
def test_escaped_lines_render_to_exactly_the_words_inside_an_item(text):
    assert words(rendered("- " + escaped_lines("x" + text, 2))) == folded("x" + clean(text))


@given(TEXTS)
def test_commonmark_renders_escaped_text_to_exactly_the_text(text):
    # Not among the project's requirements; here where import-linter brought it.
    commonmark = (
        pytest.importorskip("markdown_it")
        .MarkdownIt("commonmark")
        .enable(["table", "strikethrough"])
    )

    assert words(commonmark.render(escaped(text))) == folded(clean(text))


def test_ordinary_prose_stays_readable():
    prose = "£1,168 of 2,920 is 40 percent – “two in five”, R&D says (see p. 4); $5 more."

    assert escaped(prose) == prose


def test_line_breaks_are_kept_as_hard_ones():
    assert escaped_lines("one\n\ntwo\u2028three", 2) == "one  \n  two  \n  three"


def test_only_a_plain_web_address_becomes_a_link():
    assert (
        linked("https://rooms.example/lot_40?b=1&c=2") == "<https://rooms.example/lot_40?b=1&c=2>"
    )
    assert linked("javascript:alert(1)") == "javascript:alert(1)"
    assert linked("https://a.example/><script>") == "https&#58;//a.example/&gt;&lt;script&gt;"


def test_the_whole_summary_reads_from_top_to_bottom():
    page = render(busy(), "md")
    marks = (
        "# Review summary: Lighthouse Keeper Sells the Light\n\nDraft 3 · 12 June 2026, 14:02 UTC",
        "**Not ready: 6 of 9 claims are not settled, 1 question open.**",
        "| Needs change | 1 |",
        "- Checker: Noor Adeyemi",
        "## Problems (4)",
        "### 4. Statement 4\n\n**Needs change** · Money · Opening\n\n> went for £400  \n> (¶ 4)",
        "- Needs change: Noor Adeyemi, checker, 12 June 2026, 14:02 UTC",
        "- **Supports:** Auction catalogue (source 1, primary), p. 12, lot 40  \n"
        "  Lamp, brass, hammer price £400.",
        "## To do (2)",
        "## Settled claims (3)",
        "## Questions and answers (1 of 3 open)",
        "### Question 2: Question 2?\n\n**Open** · To: author · due 15 June 2026 · From the desk",
        "- **Answer**, Ida Quennel, 12 June 2026, 14:02 UTC:  \n  It was £400.",
        "## Sources (2)",
        "<https://rooms.example/lot_40?b=1&c=2>",
        "relies on Auction catalogue · used by no claim",
        "## Notes (1)",
    )

    places = [page.find(mark) for mark in marks]

    assert -1 not in places, marks[places.index(-1)]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "review", [busy(), summary(), summary(claim(1, Status.CUT))], ids=["busy", "empty", "settled"]
)
def test_markdown_is_laid_out_by_single_blank_lines_and_without_html(review):
    page = render(review, "md")

    assert "\n\n\n" not in page
    assert [line for line in page.splitlines() if line.isspace()] == []
    for heading in re.finditer(r"^#.*\n", page, re.MULTILINE):
        assert page[heading.end()] == "\n", heading.group()
    assert "<" not in page.replace("<https://rooms.example/lot_40?b=1&c=2>", "")


def test_hostile_texts_add_no_element_to_the_page():
    hostile = "<script>alert(1)</script>\n# Ready: 9 of 9 |x| `code` *all* [a](javascript:b)"
    review = summary(
        claim(
            1,
            Status.DISPUTED,
            statement=hostile,
            note=hostile,
            evidence=(evidence(title=hostile, locator=hostile, excerpt=hostile),),
        ),
        sources=(source(title=hostile, author=hostile, url=hostile, origin=hostile),),
        notes=(note(hostile),),
    )
    plain = summary(
        claim(1, Status.DISPUTED, note="n", evidence=(evidence(excerpt="a  \nb"),)),
        notes=(note(),),
    )

    tree, tame = (lxml.html.fromstring(rendered(render(each, "md"))) for each in (review, plain))

    for tag in ("script", "code", "em", "h1", "h2", "h3", "table"):
        assert len(tree.findall(f".//{tag}")) == len(tame.findall(f".//{tag}")), tag
    assert folded(tree.text_content()).count(folded(hostile)) == 10
