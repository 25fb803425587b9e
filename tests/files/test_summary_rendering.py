import re
from dataclasses import replace

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.claim import Status
from editorial.domain.comparison import ChangeKind
from editorial.domain.coverage import Coverage
from editorial.domain.errors import InvalidValue
from editorial.domain.question import QuestionState
from editorial.domain.source import Tier
from editorial.domain.summary import SummaryOptions, SummaryPassage
from editorial.domain.text import folded
from editorial.files.summary_rendering import Look, render, render_preview
from tests.files.summaries import (
    AT,
    busy,
    change,
    claim,
    evidence,
    note,
    question,
    since_draft_2,
    source,
    summary,
    verdict,
)

LOOK = Look(
    paper="#FFFFFF",
    text="#1B1D20",
    text2="#53585F",
    text3="#62666D",
    line="#E4E2DB",
    note="#F0EEE8",
    accent="#4450C4",
    add="#0B6B57",
    remove="#A3241F",
    statuses={status.value: "#137952" for status in Status},
    serif="Charis SIL",
)
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }} {% raw %}",
    "a *b* _c_ | d ` e ~~f~~",
    "x" * 400,
    "הספינה עזבה את הנמל \u202eabc",
    "one\ntwo\u2028three",
    "tail\ud800 \x00 end",
]
RENDERINGS = {
    "md": lambda review: render(review, "md"),
    "html": lambda review: render(review, "html"),
    "preview": lambda review: render_preview(review, LOOK),
}
every_rendering = pytest.mark.parametrize("rendered", RENDERINGS.values(), ids=RENDERINGS)


def visible(page: str) -> str:
    tree = lxml.html.document_fromstring(page)
    for hidden in tree.xpath("//style | //defs"):
        hidden.drop_tree()
    return folded(tree.text_content())


def of(text: str):
    """A summary that has the text wherever somebody can type one."""
    review = summary(
        claim(
            1,
            Status.NEEDS_CHANGE,
            statement=text,
            kinds=(text,),
            section=text,
            note=text,
            evidence=(evidence(title=text, locator=text, excerpt=text),),
            verdicts=(verdict(Status.NEEDS_CHANGE, text),),
        ),
        sources=(source(title=text, author=text, publisher=text, url=text, origin=text),),
        questions=(question(1, QuestionState.OPEN, text=text, claim=text),),
        notes=(note(text),),
        changes=since_draft_2(
            change(ChangeKind.REPLACED, text, text, place=text, lead=text, tail=text), name=text
        ),
    )
    return replace(review, article=replace(review.article, headline=text, standfirst=text))


@every_rendering
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_are_shown_and_do_nothing(rendered, text):
    page = rendered(of(text))

    page.encode("utf-8")
    assert "<script" not in page
    assert "<img src=x" not in page


@pytest.mark.parametrize("text", HOSTILE[:7], ids=range(7))
def test_the_page_shows_hostile_texts_exactly(text):
    page = render(of(text), "html")

    # Headline twice: in the title too. Every other place once, the kind as a readable key.
    assert visible(page).count(folded(text)) >= 16


def test_the_page_is_one_file_that_asks_for_nothing():
    page = render(busy(), "html")
    tree = lxml.html.document_fromstring(page)

    assert tree.xpath("//script | //link | //img | //iframe | //object | //form | //base") == []
    assert tree.xpath("//@*[starts-with(name(), 'on')]") == []
    assert re.findall(r"url\((?!#)|@import|expression\(", page) == []
    targets = set(tree.xpath("//@href | //@src | //@xlink:href", namespaces={"xlink": "x"}))
    assert {t for t in targets if not t.startswith("#")} == {"https://rooms.example/lot_40?b=1&c=2"}
    assert "default-src 'none'" in page


def test_every_reference_inside_the_page_leads_somewhere():
    tree = lxml.html.document_fromstring(render(busy(), "html"))

    names = tree.xpath("//@id")
    assert len(names) == len(set(names))
    assert {href[1:] for href in tree.xpath("//@href") if href.startswith("#")} <= set(names)
    assert set(re.findall(r"url\(#([\w-]+)\)", render(busy(), "html"))) <= set(names)


def test_a_link_of_another_kind_is_shown_and_not_linked():
    page = render(busy(sources=(source(url="javascript:alert(1)"),)), "html")

    assert "javascript:alert(1)" in visible(page)
    assert 'href="javascript' not in page


@every_rendering
def test_open_work_is_stated_before_anything_else(rendered):
    page = rendered(busy())

    assert page.index("Not ready: 6 of 9 claims are not settled, 1 question open.") < page.index(
        "Statement 1"
    )


@every_rendering
def test_uncovered_words_are_stated_beside_it(rendered):
    page = rendered(busy(coverage=Coverage(((Status.VERIFIED, 1204),), 2308)))

    said = "Words: 1,204 of 3,512 are verified, 2,308 uncovered."
    assert page.index("Not ready:") < page.index(said) < page.index("Statement 1")
    assert "Words: none to check." in rendered(summary())


@pytest.mark.parametrize("status", Status)
def test_every_status_has_a_shape_and_a_word(status):
    page = render(summary(claim(1, status)), "html")
    shapes = dict(re.findall(r'<symbol id="(\w+)"[^>]*>(.*?)</symbol>', page, re.DOTALL))

    assert shapes[status].strip()
    assert list(shapes.values()).count(shapes[status]) == 1
    assert f'<use href="#{status}"/>' in page


@every_rendering
def test_the_history_of_a_claim_is_told_newest_first(rendered):
    earlier = verdict(Status.VERIFIED, "Seen in the catalogue.", AT.replace(day=2))
    later = verdict(Status.RECHECK, "The catalogue was withdrawn.")

    page = rendered(summary(claim(1, Status.RECHECK, verdicts=(earlier, later))))

    assert page.index("The catalogue was withdrawn.") < page.index("Seen in the catalogue.")
    assert "2 June 2026, 14:02 UTC" in page


@every_rendering
def test_a_draft_without_claims_says_so(rendered):
    page = rendered(summary())

    assert "Not ready: no claim has been marked, no question open." in page
    assert "No claim has been marked in this draft." in page
    assert "No questions." in page
    assert "No sources are cited." in page
    assert "Problems" not in page


@every_rendering
def test_a_settled_draft_says_so_in_numbers(rendered):
    page = rendered(summary(claim(1, Status.VERIFIED), claim(2, Status.NOT_CHECKABLE)))

    assert "Ready: 2 of 2 claims are settled, no question open." in page
    assert "No problems." in page
    assert "No claim is unchecked or in progress." in page


@every_rendering
def test_what_is_left_out_is_named_and_not_shown(rendered):
    options = SummaryOptions(settled_claims=False, questions=False, notes=False, sources=False)
    page = rendered(busy(options=options, sources=(), questions=(), notes=()))

    assert "3 settled claims, questions, the list of sources, notes" in page
    assert "Questions and answers" not in page
    assert "No sources are cited." not in page


CONFIDENTIAL = "title author publisher url issued origin locator excerpt".split()
SECRETS = st.fixed_dictionaries(
    {name: st.text(alphabet="QWXZ", min_size=12, max_size=20) for name in CONFIDENTIAL}
)


@every_rendering
@given(secrets=SECRETS, on_source=st.booleans(), listed=st.booleans())
def test_nothing_of_a_withheld_source_is_printed(rendered, secrets, on_source, listed):
    hidden = evidence(
        2,
        title=secrets["title"],
        locator=secrets["locator"],
        excerpt=secrets["excerpt"],
        tier=Tier.ANONYMOUS,
        withheld=not on_source or not listed,
    )
    fields = {name: secrets[name] for name in secrets if name not in ("locator", "excerpt")}
    told = source(2, tier=Tier.ANONYMOUS, withheld=on_source, **fields)
    review = summary(
        claim(1, Status.IN_PROGRESS, evidence=(evidence(), hidden)),
        sources=(source(), told) if listed else (),
        withheld_sources=1,
    )

    page = rendered(review)

    assert "Source 2, withheld" in page
    assert "1 confidential source" in page
    assert [name for name, secret in secrets.items() if secret in page] == []
    assert "Anonymous" not in page
    assert "Auction catalogue" in page


@every_rendering
def test_evidence_from_a_source_that_is_cited_no_more_has_no_number(rendered):
    gone = evidence(0, title="", locator="", excerpt="", withheld=True)

    assert "A source no longer cited, withheld" in rendered(
        summary(claim(1, Status.VERIFIED, evidence=(gone,)))
    )


def test_the_preview_keeps_to_what_qt_shows():
    page = render_preview(busy(), LOOK)

    assert re.findall(r"flex|grid|var\(|<svg|<style|<section|<article", page) == []
    assert set(re.findall(r'src="([^;]+);', page)) == {"data:image/svg+xml"}
    assert "{" not in page


@pytest.mark.parametrize(
    "change", [{"paper": "white"}, {"statuses": {"cut": "#12"}}, {"serif": "a'; b"}, {"sans": ""}]
)
def test_a_look_that_would_break_out_of_a_style_is_refused(change):
    with pytest.raises(InvalidValue):
        replace(LOOK, **change)


@every_rendering
def test_changes_are_told_with_the_words_round_them(rendered):
    page = rendered(busy())

    assert "Changes since draft 2, “After legal”" in visible(page)
    assert "1 added, 1 removed, 1 replaced, 1 moved, 1 in typography alone" in page.lower()
    for words in ("Nobody saw it.", "The lamp went first.", "¶ 1, from ¶ 9 of draft 2", "Hale’s"):
        assert words in page
    assert "No words changed." in rendered(busy(changes=since_draft_2()))
    assert "Changes since" not in rendered(busy(changes=None, drafts=1))


def test_what_went_is_struck_through_and_what_came_underlined():
    page = lxml.html.document_fromstring(render(busy(), "html"))

    assert page.xpath("//del/text()") == ["nine", "Nobody saw it.", "Hale's"]
    assert page.xpath("//ins/text()") == ["eight", "It rained.\nIt snowed.", "Hale’s"]
    marked = render(busy(), "md")
    assert "- Replaced, ¶ 4:  \n  one of ~~nine~~ **eight** sluice gates.\n" in marked
    assert "- Added, ¶ 4:  \n  **It rained.**  \n  **It snowed.**\n" in marked
    assert "  The lamp went first.\n" in marked


def test_the_preview_counts_the_changes_that_it_does_not_show():
    many = since_draft_2(*(change(ChangeKind.ADDED, "", f"Words {n}.") for n in range(9)))

    page = render_preview(busy(changes=many), LOOK, most=4)

    assert ("Words 3." in page, "Words 4." in page) == (True, False)
    assert "and 5 more in the file" in page
    assert "Words 8." in render(busy(changes=many), "md")


@every_rendering
def test_words_without_a_place_are_shown_with_where_they_stood(rendered):
    stood = SummaryPassage("¶ 5", "the brass lamp", draft=1, lost=True)

    page = rendered(summary(claim(1, Status.VERIFIED, passages=(stood,)), awaiting=2))

    assert "no longer in the text; was ¶ 5 of draft 1" in page
    assert page.index("2 marks have no place in draft 3 yet.") < page.index("the brass lamp")
