"""Headline, standfirst, byline, date and section of a saved page."""

from datetime import date

import pytest

from editorial.domain.article import Block, Kind, Zone
from editorial.domain.extract import Extract
from tests.files.html_pages import FIRST, PROSE, SECOND, THIRD, extract, page, reading, texts

JSON_LD = (
    '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "The wall'
    ' must rise", "author": [{"@type": "Person", "name": "Ida Alm"}, {"name": "Jon Ek"}],'
    ' "datePublished": "2026-05-04T06:00:00+02:00", "articleSection": "Harbour"}]}</script>'
)


def zone(found: Extract, wanted: Zone) -> list[str]:
    return [block.text for block in found.blocks if block.zone is wanted]


def test_the_head_comes_first_each_part_with_its_zone() -> None:
    found = extract(
        page(
            "<header><span class='kicker'>Harbour</span><h1>The wall must rise</h1>"
            "<p class='standfirst'>Three storms were enough, the board found on Monday.</p>"
            "<div class='byline'>By <a rel='author' href='/ida'>Ida Alm</a> and Jon Ek</div>"
            "<time datetime='2026-05-04'>4 May 2026</time></header>"
            f"{PROSE}",
            head="<title>The wall must rise | The Port</title>",
        )
    )

    assert found.blocks[:5] == (
        Block(Kind.PARAGRAPH, "Harbour", Zone.SECTION),
        Block(Kind.HEADING, "The wall must rise", Zone.HEADLINE, level=1),
        Block(
            Kind.PARAGRAPH, "Three storms were enough, the board found on Monday.", Zone.STANDFIRST
        ),
        found.blocks[3],
        Block(Kind.PARAGRAPH, "4 May 2026", Zone.BYLINE),
    )
    assert (found.blocks[3].text, found.blocks[3].zone) == ("By Ida Alm and Jon Ek", Zone.BYLINE)
    assert texts(found) == [FIRST, SECOND, THIRD]
    assert found.authors == ("Ida Alm", "Jon Ek")


def test_what_the_page_says_of_itself() -> None:
    told = reading(page(f"<h1>The wall must rise</h1>{PROSE}", head=JSON_LD))

    assert (told.headline, told.byline, told.authors) == (
        "The wall must rise",
        "Ida Alm, Jon Ek",
        ("Ida Alm", "Jon Ek"),
    )
    assert (told.published_on, told.section) == (date(2026, 5, 4), "Harbour")


def test_the_headline_stands_once_however_often_the_page_prints_it() -> None:
    told = reading(
        page(
            f"<h1>The wall must rise</h1>{PROSE}",
            head="<meta property='og:title' content='The wall must rise'>",
            round_it=("<div class='crumbs'><h2>The wall must rise</h2></div>", ""),
        )
    )

    assert told.text.count("The wall must rise") == 1
    assert told.headline == "The wall must rise"


@pytest.mark.parametrize(
    ("head", "headline"),
    [
        ("<title>The wall must rise by summer - The Port</title>", "The wall must rise by summer"),
        (
            "<meta property='og:site_name' content='Port'><title>Wall rises | Port</title>",
            "Wall rises",
        ),
        (
            "<meta property='og:title' content='Wall &amp;amp; pier rise'><title>Other</title>",
            "Wall & pier rise",
        ),
    ],
)
def test_a_headline_that_only_the_data_tell(head: str, headline: str) -> None:
    found = extract(page(PROSE, head=head))

    assert zone(found, Zone.HEADLINE) == [headline]


def test_a_site_name_in_a_heading_is_no_headline() -> None:
    told = reading(
        page(
            f"<h2>The wall must rise</h2>{PROSE}",
            head="<meta property='og:title' content='The wall must rise'>",
            round_it=("<h1>The Port News</h1>", ""),
        )
    )

    assert told.headline == "The wall must rise"


def test_a_description_that_is_cut_from_the_text_adds_no_block() -> None:
    cut = FIRST[:80].rsplit(" ", 1)[0] + "…"
    found = extract(page(PROSE, head=f'<meta name="description" content="{cut}">'))

    assert found.standfirst == cut
    assert zone(found, Zone.STANDFIRST) == []


def test_a_description_that_says_something_else_can_be_checked() -> None:
    said = "Four million crowns for forty centimetres: what the board decided."
    found = extract(page(PROSE, head=f'<meta name="description" content="{said}">'))

    assert zone(found, Zone.STANDFIRST) == [said]


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        ("By Ida Alm", ("Ida Alm",)),
        ("Ida Alm and Jon Ek", ("Ida Alm", "Jon Ek")),
        ("ida@port.test (Ida Alm)", ("Ida Alm",)),
        ("Ida Alm @idaalm", ("Ida Alm",)),
        ("https://port.test/authors/ida", ()),
        ("admin", ()),
        ("Alm, Ida", ("Alm, Ida",)),
        ("Port Agency", ("Port Agency",)),
    ],
)
def test_authors_are_names_and_nothing_else(stated: str, names: tuple[str, ...]) -> None:
    assert extract(page(PROSE, head=f'<meta name="author" content="{stated}">')).authors == names


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("By Ida Alm, Harbour Reporter", ("Ida Alm",)),
        ("By Ida Alm May 4, 2026", ("Ida Alm",)),
        ("on May 4, 2026 by Ida Alm", ("Ida Alm",)),
        ("Updated 2 hours ago", ()),
    ],
)
def test_authors_of_a_printed_byline(printed: str, names: tuple[str, ...]) -> None:
    found = extract(
        page(
            f"<h1>The wall must rise</h1><p class='byline'>{printed}</p>{PROSE}",
            head="<title>The wall must rise</title>",
        )
    )

    assert found.authors == names


def test_a_date_alone_is_no_byline() -> None:
    told = reading(
        page(
            f"<h1>The wall must rise</h1><p class='date'>Monday, 4 May 2026 11:57 am</p>{PROSE}",
            head="<title>The wall must rise</title>",
        )
    )

    assert told.byline == ""
    assert "Monday, 4 May 2026 11:57 am" in told.text


def test_damaged_data_do_no_harm() -> None:
    damaged = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>'
        '<meta property="article:published_time" content="2026-13-45">'
        '<script type="application/ld+json">[[[[{"author": 7, "@type": ["Article", null],'
        ' "headline": {}, "articleBody": []}]]]]</script>'
    )

    assert texts(extract(page(PROSE, head=damaged))) == [FIRST, SECOND, THIRD]
