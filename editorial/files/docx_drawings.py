"""What stands in a drawing of a Word document: pictures, text boxes, lines, charts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from editorial.files.docx_left_out import Thing
from editorial.files.docx_names import DGM, MC, OFFICE, VML, WP, A, Element, R, W
from editorial.files.docx_package import Package


@dataclass(frozen=True, slots=True)
class Picture:
    """`address` is its name in the file, or where it lies elsewhere."""

    alt: str
    address: str


@dataclass(frozen=True, slots=True)
class Box:
    """A box with paragraphs in it."""

    content: Element


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page."""


@dataclass(frozen=True, slots=True)
class Other:
    """Something that is left out."""

    thing: Thing
    words: str = ""


Drawn: TypeAlias = Picture | Box | Rule | Other

_BOX = W + "txbxContent"
_CHART = "/chart"
_DIAGRAM = "/diagram"


def chosen(alternatives: Element) -> Element | None:
    """The one of a content's several forms that is read: the first that has anything in it."""
    forms = [form for form in alternatives if form.tag in (MC + "Choice", MC + "Fallback")]
    return next((form for form in forms if _has_content(form)), forms[0] if forms else None)


def drawn_in(drawing: Element, package: Package, part: str) -> Iterator[Drawn]:
    """What a w:drawing, w:pict or w:object holds, in its order; boxes are not looked into."""
    described = drawing.find(f".//{WP}docPr")
    alt = _alt(described) if described is not None else ""
    # By hand and not by recursion: groups of groups may be nested deeply.
    waiting = [drawing]
    while waiting:
        element = waiting.pop()
        tag = element.tag
        if tag == _BOX:
            yield Box(element)
        elif tag == MC + "AlternateContent":
            form = chosen(element)
            waiting += [] if form is None else [form]
        elif tag == A + "blip":
            yield Picture(alt or _name_alt(element), _address(element, package, part))
        elif tag == VML + "imagedata":
            yield Picture(_vml_alt(element, alt), _address(element, package, part))
        elif tag == A + "graphicData" and _CHART in element.get("uri", ""):
            yield Other(Thing.CHART, alt)
        elif tag == DGM + "relIds":
            yield Other(Thing.DIAGRAM, _diagram_words(element, package, part) or alt)
        elif tag == OFFICE + "OLEObject":
            yield Other(Thing.OBJECT, element.get("ProgID", ""))
        elif tag.startswith(VML) and element.get(OFFICE + "hr") in ("t", "true", "1"):
            yield Rule()
        else:
            waiting += reversed(element)


def _has_content(form: Element) -> bool:
    wanted = (W + "t", W + "delText", A + "blip", VML + "imagedata", DGM + "relIds", _BOX)
    return next(form.iter(*wanted), None) is not None or any(
        _CHART in each.get("uri", "") for each in form.iter(A + "graphicData")
    )


def _alt(properties: Element) -> str:
    return properties.get("descr") or properties.get("title") or ""


def _name_alt(blip: Element) -> str:
    """A group of pictures describes each of them apart."""
    picture = blip.getparent()
    for _ in range(2):
        picture = picture.getparent() if picture is not None else None
        for properties in () if picture is None else picture.iterchildren():
            if properties.tag.endswith("}nvPicPr") and len(properties):
                return _alt(properties[0])
    return ""


def _vml_alt(image: Element, alt: str) -> str:
    shape = image.getparent()
    told = shape.get("alt") if shape is not None else None
    return alt or told or image.get(OFFICE + "title") or ""


def _address(element: Element, package: Package, part: str) -> str:
    relations = package.relations(part)
    for name in (R + "embed", R + "link", R + "id", R + "href"):
        relation = relations.get(element.get(name, ""))
        if relation:
            return relation.target.removeprefix("word/")
    return ""


def _diagram_words(ids: Element, package: Package, part: str) -> str:
    relation = package.relations(part).get(ids.get(R + "dm", ""))
    root = package.xml(relation.target) if relation and not relation.is_external else None
    return "" if root is None else " ".join(each.text or "" for each in root.iter(A + "t"))
