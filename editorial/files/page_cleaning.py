"""What goes from a page before its article is looked for: programs, forms, what is not shown."""

import re
from collections import Counter

from lxml.html import HtmlElement

from editorial.files.page_links import resolved
from editorial.files.page_names import names_of
from editorial.files.page_tree import without_controls

SCRIPTS, EMBEDDED, FORMS, HIDDEN, PIXELS, DRAWINGS = (
    "scripts",
    "embedded",
    "forms",
    "hidden",
    "pixels",
    "drawings",
)
"""What is counted."""

_GONE = {
    "script": SCRIPTS,
    "iframe": EMBEDDED,
    "frame": EMBEDDED,
    "object": EMBEDDED,
    "embed": EMBEDDED,
    "video": EMBEDDED,
    "audio": EMBEDDED,
    "applet": EMBEDDED,
    "amp-video": EMBEDDED,
    "amp-youtube": EMBEDDED,
    "amp-iframe": EMBEDDED,
    "amp-ad": EMBEDDED,
    "canvas": DRAWINGS,
    "textarea": FORMS,
    "select": FORMS,
    "style": "",
    "template": "",
    "link": "",
    "meta": "",
    "base": "",
    "head": "",
    "title": "",
    "input": "",
    "noscript": "",
    "noframes": "",
    "datalist": "",
    "map": "",
    "source": "",
    "track": "",
    "param": "",
    "dialog": "",
}
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_FOR_THE_EAR = (
    frozenset({"sr", "only"}),
    frozenset({"visually", "hidden"}),
    frozenset({"visuallyhidden"}),
    frozenset({"screen", "reader"}),
)
_AS_WORDS = frozenset("math mwe tex latex katex mathjax emoji emoticon smiley wp-smiley".split())
_SOURCES = ("data-src", "data-original", "data-lazy-src", "data-hi-res-src", "data-url", "src")
_TEX = re.compile(r"\A\{\\(?:display|text)style (.*)\}\Z", re.S)
_FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg|avif)|(?:img|dsc)[_-]?\d+", re.I)
_SMALL = 3
_LONGEST_FORM = 500
_ICON = 40
"""Pixels: a picture of this width or less is no picture of the article's."""
_MARKS = frozenset("¶ # § 🔗 ↩ ↑ ^ ⁋ ↩︎".split())


def clean_up(root: HtmlElement, home: str, *, hidden_too: bool = False) -> Counter[str]:
    """Takes out what is no text, gives every picture its address, and counts what went.

    `hidden_too` leaves in what the page hides: some show their article only once a program runs.
    """
    gone: Counter[str] = Counter()
    _fill_lazy_pictures(root)
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            _drop(element)
        elif element.tag in _GONE:
            counted = _GONE[element.tag]
            gone[counted] += bool(counted)
            _drop(element)
        elif not hidden_too and _is_hidden(element):
            gone[HIDDEN] += bool(_says_something(element))
            _drop(element)
    size = len(_text(root))
    for element in list(root.iter("svg", "math", "form", "button", "img", "amp-img", "a", "q")):
        _settle(element, size, home, gone)
    return gone


def _settle(element: HtmlElement, size: int, home: str, gone: Counter[str]) -> None:
    match element.tag:
        case "svg":
            gone[DRAWINGS] += len("".join(element.itertext()).split()) > _SMALL
            _drop(element)
        case "math":
            _say(element, _formula(element))
        case "form" if _is_page(element, size):
            element.tag = "div"
        case "form":
            gone[FORMS] += 1
            _drop(element)
        case "button" if element.find(".//img") is not None:
            element.tag = "div"
        case "button":
            _drop(element)
        case "q":
            element.text = "“" + (element.text or "")
            last = element[-1] if len(element) else None
            if last is None:
                element.text += "”"
            else:
                last.tail = (last.tail or "") + "”"
        case "a":
            if (element.get("href") or "").startswith("#") and _text(element) in _MARKS:
                _drop(element)
        case _:
            gone[PIXELS] += _settle_picture(element, home)


def _settle_picture(image: HtmlElement, home: str) -> bool:
    """Whether it was there to count readers, and is gone."""
    image.tag = "img"
    names = names_of(image)
    alt = without_controls(" ".join((image.get("alt") or "").split()))
    if not names.isdisjoint(_AS_WORDS):
        _say(image, _TEX.sub(r"\1", alt))
        return False
    sizes = [_pixels(image.get(side)) for side in ("width", "height")]
    if any(size is not None and size < _SMALL for size in sizes):
        _drop(image)
        return True
    found = (resolved(image.get(name) or "", home) for name in _SOURCES)
    address = next((each for each in found if each), "")
    small = any(size is not None and size <= _ICON for size in sizes)
    if small or not (address or alt):
        _drop(image)
        return False
    image.set("src", address)
    image.set("alt", "" if _FILE_NAME.fullmatch(alt) else alt)
    return False


def _fill_lazy_pictures(root: HtmlElement) -> None:
    """A picture that a program would load has its address in the <noscript> after it."""
    for spare in root.iter("noscript"):
        image, before = spare.find(".//img"), spare.getprevious()
        if image is None or before is None or not isinstance(before.tag, str):
            continue
        shown = before if before.tag == "img" else before.find(".//img")
        if shown is not None and not any(shown.get(name) for name in _SOURCES[:-1]):
            shown.set("data-src", without_controls(image.get("src") or ""))
            shown.set("alt", without_controls(shown.get("alt") or image.get("alt") or ""))


def _is_hidden(element: HtmlElement) -> bool:
    attributes = element.attrib
    if not attributes or element.tag in ("html", "body"):
        return False
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    if "style" in attributes and _UNSEEN.search(attributes["style"][:2_000]):
        return True
    if attributes.get("aria-hidden") == "true" and element.tag not in ("img", "picture", "figure"):
        return element.find(".//img") is None
    if "class" in attributes:
        names = names_of(element)
        return any(words <= names for words in _FOR_THE_EAR)
    return False


def _is_page(form: HtmlElement, size: int) -> bool:
    """Some sites put the whole page, of so many code points, into one form."""
    inside = len(_text(form))
    return (inside * 2 > size and inside > _LONGEST_FORM) or form.find(".//article") is not None


def _formula(math: HtmlElement) -> str:
    for inner in math.iter():
        if isinstance(inner.tag, str) and inner.tag.endswith("annotation"):
            return _TEX.sub(r"\1", " ".join((inner.text or "").split()))
    return " ".join((math.get("alttext") or "").split()) or _text(math)


def _says_something(element: HtmlElement) -> bool:
    return len(_text(element).split()) > _SMALL


def _text(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def _pixels(value: str | None) -> int | None:
    found = re.match(r"\s*(\d{1,5})(?:\.\d+)?(?:px)?\s*\Z", value or "")
    return int(found[1]) if found else None


def _say(element: HtmlElement, words: str) -> None:
    """The words in the element's place."""
    element.tail = words + (element.tail or "")
    _drop(element)


def _drop(element: HtmlElement) -> None:
    """The element goes, what follows it stays."""
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail
    if tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + tail
        else:
            before.tail = (before.tail or "") + tail
    parent.remove(element)
