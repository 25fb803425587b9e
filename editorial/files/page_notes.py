"""A page's footnotes, put the way the walker knows them from Markdown."""

import re
from collections.abc import Sequence
from copy import deepcopy

from lxml.html import Element, HtmlElement

from editorial.files.page_paragraphs import Leaf

_MARK = re.compile(
    r"\[?\(?\s*(\d{1,4}|[a-z]|[ivx]{1,5}|[*†‡§]{1,3}|(?:note|nb|n) ?\d{1,3})\s*\)?\]?", re.I
)
_BACK = re.compile(r"[\W\d_]{0,4}|[a-z]|jump up|back(?: to (?:text|content|top))?", re.I)
_MOST = 2_000
_LONGEST = 12
"""Leaves of one note."""


def gather_notes(body: HtmlElement, leaves: Sequence[Leaf], home: str) -> None:
    """Links such as "[1]" in the chosen leaves become marks of notes, and what they lead to moves
    to the end of the body as notes. `home` is the page's address, which browsers put before the
    "#" when they save it."""
    places = {
        name: element
        for element in body.iter()
        if isinstance(element.tag, str) and (name := element.get("id") or element.get("name"))
    }
    by_element = {leaf.element: leaf for leaf in leaves}
    order = {leaf.element: index for index, leaf in enumerate(leaves)}
    labels: dict[HtmlElement, str] = {}
    for index, leaf in enumerate(leaves):
        if not leaf.chosen or len(labels) >= _MOST:
            continue
        for link in list(leaf.element.iter("a")):
            before, _, anchor = (link.get("href") or "").partition("#")
            mark = _MARK.fullmatch(" ".join("".join(link.itertext()).split()))
            if not mark or anchor not in places or before not in ("", home.partition("#")[0]):
                continue
            note = _note_at(places[anchor], body, by_element)
            if note is None or not _is_after(note, index, order):
                continue
            label = labels.setdefault(note, _unused(mark[1], set(labels.values())))
            _set_mark(link, mark[1], label)
    if labels:
        body.append(_notes(labels, leaves))


def _note_at(
    place: HtmlElement, body: HtmlElement, by_element: dict[HtmlElement, Leaf]
) -> HtmlElement | None:
    """The item of a list, or the paragraph, that an anchor stands in or is."""
    leaf = None
    for element in (place, *place.iterancestors()):
        if element is body:
            break
        if element.tag == "li":
            return element
        leaf = leaf if leaf is not None else by_element.get(element)
    if leaf is not None:
        return None if leaf.is_heading else leaf.element
    inside = [each for each in place.iter() if each in by_element]
    return place if 0 < len(inside) <= _LONGEST and place.tag in ("div", "aside", "dd") else None


def _is_after(note: HtmlElement, index: int, order: dict[HtmlElement, int]) -> bool:
    places = [order[each] for each in note.iter() if each in order]
    return bool(places) and places[0] > index


def _unused(label: str, used: set[str]) -> str:
    wanted, number = label, 1
    while wanted in used:
        number += 1
        wanted = f"{label}-{number}"
    return wanted


def _set_mark(link: HtmlElement, text: str, label: str) -> None:
    """<sup><a class="footnote-ref">: what the walker reads as a mark."""
    holder = link.getparent()
    if holder is None:
        return
    link.attrib.clear()
    for child in list(link):
        link.remove(child)
    link.text = text
    link.set("class", "footnote-ref")
    link.set("href", f"#fn:{label}")
    if holder.tag == "sup" and len(holder) == 1 and not (link.tail or "").strip("[] "):
        holder.text = link.tail = None
        return
    raised = Element("sup")
    holder.replace(link, raised)
    raised.tail, link.tail = link.tail, None
    raised.append(link)


def _notes(labels: dict[HtmlElement, str], leaves: Sequence[Leaf]) -> HtmlElement:
    notes, items = Element("div", {"class": "footnote"}), Element("ol")
    notes.append(items)
    for note, label in labels.items():
        item = Element("li", {"id": f"fn:{label}"})
        item.text = note.text
        item.extend(deepcopy(list(note)))
        for link in list(item.iter("a")):
            text = " ".join("".join(link.itertext()).split())
            if "#" in (link.get("href") or "") and _BACK.fullmatch(text):
                link.drop_tree()
        items.append(item)
    moved = {each for note in labels for each in note.iter()}
    for leaf in leaves:
        if leaf.element in moved:
            leaf.chosen, leaf.placed = False, True
    return notes
