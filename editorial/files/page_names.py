"""What the names that pages give to their parts tell: classes, ids and roles."""

import re

from lxml.html import HtmlElement

_ATTRIBUTES = ("class", "role", "itemprop", "rel", "data-testid", "data-component")
_PARTS = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+")
_OFF = frozenset({"hidden", "hide", "is-hidden", "d-none", "u-hidden", "invisible"})
_LONGEST = 1_000
_TITLE = 3
"""Hyphens from which on an id is a heading's words, which say nothing of the part's kind."""

FURNITURE = frozenset(
    "ad ads advert adverts advertisement advertising advertorial adsense adslot dfp sponsor"
    " sponsored promo promos promoted promotion share sharing shares sharebar sharedaddy social"
    " socials newsletter newsletters signup subscribe subscription related recirc recirculation"
    " recommend recommended recommendation recommendations outbrain taboola zergnet trending"
    " popular mostread mostpopular nav navi navbar navigation navbox menu menus breadcrumb"
    " breadcrumbs crumbs sidebar sidenav rail footer cookie cookies consent gdpr popup modal"
    " overlay lightbox toolbar pagination pager paging prevnext tags taglist tagcloud widget"
    " widgets banner skip skiplink paywall login feedback toc complementary contentinfo dialog"
    " alertdialog button btn buttons teaser teasers carousel slider upsell donate donation"
    " rating ratings vote player vjs printfriendly noprint disclaimer editsection reply follow"
    " whatsapp bio authorbox vcard".split()
)
"""Names of what stands round an article or interrupts it."""

COMMENTS = frozenset("comment comments commentlist disqus respond responses livefyre coral".split())
BYLINE = frozenset(
    "byline bylines author authors byl writer writers dateline contributor contributors credits"
    " journalist reporter".split()
)
DATES = frozenset(
    "date dates datetime time timestamp published publish pubdate posted updated modified".split()
)
STANDFIRST = frozenset(
    "standfirst dek deck subtitle subheadline subhed subheading strapline lede lead leadin intro"
    " introduction excerpt abstract summary chapeau sapo preamble tagline".split()
)
SECTION = frozenset("kicker eyebrow rubric section category overline topic label".split())
CAPTION = frozenset("caption captions figcaption imagecaption thumbcaption legend cutline".split())
PULL_QUOTE = frozenset({"pullquote", "pullquotes"})


def names_of(element: HtmlElement) -> frozenset[str]:
    """The single words of the element's names, small: "Article-relatedLinks" gives three."""
    given = " ".join(element.get(name) or "" for name in _ATTRIBUTES)
    mark = element.get("id") or ""
    if mark and mark.count("-") + mark.count("_") < _TITLE:
        given += f" {mark}"
    if not given or given.isspace():
        return frozenset()
    return frozenset(part.lower() for part in _PARTS.findall(given[:_LONGEST]))


def is_switched_off(element: HtmlElement) -> bool:
    """Whether a class says that it is not shown, on any width of window."""
    classes = set((element.get("class") or "")[:_LONGEST].split())
    return not classes.isdisjoint(_OFF) and not any(":" in each for each in classes)
