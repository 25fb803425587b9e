"""What an OpenDocument file's styles say of paragraphs, words and lists (ODF 1.3, 16)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from editorial.domain.article import Style
from editorial.files.odt_names import FO, STYLE, TEXT, Element, count_of


class Role(StrEnum):
    """What a paragraph style is for."""

    NONE = ""
    TITLE = "title"
    SUBTITLE = "subtitle"
    AUTHOR = "author"
    QUOTATION = "quotation"
    CAPTION = "caption"
    CODE = "code"
    CONTENTS = "contents"


_NAMES = {
    "title": Role.TITLE,
    "subtitle": Role.SUBTITLE,
    "author": Role.AUTHOR,
    "byline": Role.AUTHOR,
    "quotations": Role.QUOTATION,
    "quotation": Role.QUOTATION,
    "quote": Role.QUOTATION,
    "intense quote": Role.QUOTATION,
    "block text": Role.QUOTATION,
    "caption": Role.CAPTION,
    "illustration": Role.CAPTION,
    "figure": Role.CAPTION,
    "table": Role.CAPTION,
    "drawing": Role.CAPTION,
    "preformatted text": Role.CODE,
    "html preformatted": Role.CODE,
    "source code": Role.CODE,
}
_CONTENTS = re.compile(r"(?:contents|toc|index|user index)(?: heading)?(?: \d+)?")
_HEADING = re.compile(r"heading (\d{1,2})")
_CODE_WORDS = frozenset({"source text", "teletype", "code", "html code", "verbatim char"})
_ESCAPE = re.compile(r"_([0-9a-f]{1,4})_")
_LONGEST_CHAIN = 30


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """`level` is that of a heading, 0 for any other paragraph; `list_name` that of its list."""

    role: Role = Role.NONE
    level: int = 0
    list_name: str = ""
    hidden: bool = False


class Styles:
    """All styles of a file, its own ones and those made on the way."""

    def __init__(self, roots: Iterable[Element]) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self._lists: dict[str, dict[int, Element]] = {}
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self._looks: dict[str, frozenset[Style]] = {}
        for root in roots:
            for style in root.iter(STYLE + "style"):
                key = style.get(STYLE + "family", ""), style.get(STYLE + "name", "")
                self._styles[key] = style
            for style in root.iter(TEXT + "list-style"):
                self._lists[style.get(STYLE + "name", "")] = {
                    count_of(level, TEXT + "level"): level for level in style
                }

    def paragraph(self, name: str) -> ParagraphStyle:
        if name not in self._paragraphs:
            self._paragraphs[name] = self._read(name)
        return self._paragraphs[name]

    def look(self, name: str) -> frozenset[Style]:
        """How a text style sets words."""
        if name not in self._looks:
            self._looks[name] = frozenset(self._look(name))
        return self._looks[name]

    def is_hidden(self, name: str) -> bool:
        return self._property("text", name, TEXT + "display") == "none"

    def is_ordered(self, list_name: str, depth: int) -> bool:
        """Whether the list's items at that depth, from 1 on, are numbered."""
        level = self._lists.get(list_name, {}).get(depth)
        return (
            level is not None
            and level.tag == TEXT + "list-level-style-number"
            and bool(level.get(STYLE + "num-format"))
        )

    def first_number(self, list_name: str, depth: int) -> int:
        level = self._lists.get(list_name, {}).get(depth)
        return 1 if level is None else count_of(level, TEXT + "start-value")

    def _chain(self, family: str, name: str) -> list[Element]:
        """The style and those it is made from, the nearest first."""
        chain: list[Element] = []
        while (style := self._styles.get((family, name))) is not None:
            chain.append(style)
            if len(chain) == _LONGEST_CHAIN:
                break
            name = style.get(STYLE + "parent-style-name", "")
        return chain

    def _property(self, family: str, name: str, attribute: str) -> str:
        for style in self._chain(family, name):
            for properties in style.iterchildren(STYLE + "text-properties"):
                if (value := properties.get(attribute)) is not None:
                    return str(value)
        return ""

    def _read(self, name: str) -> ParagraphStyle:
        chain = self._chain("paragraph", name)
        names = [name, *(style.get(STYLE + "parent-style-name", "") for style in chain)]
        known = [_plain(each) for each in names]
        role = next((_role(each) for each in known if _role(each)), Role.NONE)
        told = next((s.get(STYLE + "default-outline-level") for s in chain), None) or ""
        heading = next((int(m[1]) for each in known if (m := _HEADING.fullmatch(each))), 0)
        return ParagraphStyle(
            role,
            int(told) if told.isdecimal() and len(told) < 3 else heading,
            next((s.get(STYLE + "list-style-name", "") for s in chain), ""),
            self._property("paragraph", name, TEXT + "display") == "none",
        )

    def _look(self, name: str) -> Iterable[Style]:
        if _plain(name) in _CODE_WORDS:
            yield Style.CODE
        for attribute, on, style in (
            (FO + "font-weight", ("bold", "600", "700", "800", "900"), Style.STRONG),
            (FO + "font-style", ("italic", "oblique"), Style.EMPHASIS),
        ):
            if self._property("text", name, attribute) in on:
                yield style
        if self._property("text", name, STYLE + "text-line-through-style") not in ("", "none"):
            yield Style.STRIKE
        position = self._property("text", name, STYLE + "text-position").split()
        shift = position[0] if position else ""
        if shift == "super" or re.fullmatch(r"[1-9]\d*%", shift):
            yield Style.SUPERSCRIPT
        elif shift == "sub" or re.fullmatch(r"-[1-9]\d*%", shift):
            yield Style.SUBSCRIPT


def _plain(name: str) -> str:
    """A style's name as it is shown: "Text_20_body" is "text body"."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), name).lower()


def _role(name: str) -> Role:
    return _NAMES.get(name) or (Role.CONTENTS if _CONTENTS.fullmatch(name) else Role.NONE)
