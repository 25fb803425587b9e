"""The words of one OpenDocument paragraph, read onto the sheet's line."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from editorial.domain.article import Style
from editorial.domain.extract import Dropped
from editorial.domain.text import LINE_BREAK, clean, shortened
from editorial.files.odt_marks import Marks
from editorial.files.odt_names import (
    DRAW,
    OFFICE,
    SVG,
    TEXT,
    XLINK,
    Element,
    count_of,
    paragraphs_in,
    words_of,
)
from editorial.files.odt_styles import Styles
from editorial.files.sheet import Sheet

_SPACES = re.compile(r"[ \t\r\n]+")
_SILENT = frozenset(
    TEXT + name
    for name in "ruby-text bookmark bookmark-start bookmark-end reference-mark"
    " soft-page-break alphabetical-index-mark toc-mark user-index-mark".split()
)
_SHAPES = frozenset(
    DRAW + name for name in "frame custom-shape rect ellipse circle polygon path line g".split()
)


class Thing(Enum):
    """What is left out: its name for one and for many, and the reason."""

    HEADER = ("running head or foot", "running heads and feet", "they repeat on every page")
    HIDDEN = ("hidden passage", "hidden passages", "the file hides them on paper too")
    PICTURE = ("picture", "pictures", "a picture is kept by its description alone")
    OBJECT = (
        "embedded object",
        "embedded objects",
        "that belongs to another program, such as a spreadsheet",
    )
    MACROS = ("set of macros", "sets of macros", "programs in a file are never run and not kept")


@dataclass(slots=True)
class LeftOut:
    """Counts what is left out, with the first words of each kind of thing."""

    _counts: Counter[Thing] = field(default_factory=Counter)
    _samples: dict[Thing, str] = field(default_factory=dict)

    def add(self, thing: Thing, words: str = "") -> None:
        self._counts[thing] += 1
        if words.strip():
            self._samples.setdefault(thing, words)

    def told(self) -> tuple[Dropped, ...]:
        out = []
        for thing in Thing:
            if count := self._counts[thing]:
                one, many, reason = thing.value
                what = f"{count:,} {one if count == 1 else many}"
                out.append(Dropped(what, reason, shortened(clean(self._samples.get(thing, "")))))
        return tuple(out)


@dataclass(slots=True)
class Notes:
    """Footnotes and endnotes in the order in which the text refers to them, by their labels:
    "1", "2"… and "e1", "e2"…"""

    bodies: dict[str, Element] = field(default_factory=dict)
    _counts: Counter[str] = field(default_factory=Counter)

    def add(self, note: Element) -> str:
        """The label that the note gets."""
        sort = "e" if note.get(TEXT + "note-class") == "endnote" else ""
        self._counts[sort] += 1
        label = f"{sort}{self._counts[sort]}"
        body = note.find(TEXT + "note-body")
        if body is not None:
            self.bodies[label] = body
        return label


class WordReader:
    """Reads what stands in paragraphs. `drawn` are the drawings met since it was last emptied."""

    def __init__(
        self, sheet: Sheet, styles: Styles, marks: Marks, notes: Notes, left_out: LeftOut
    ) -> None:
        self._sheet, self._styles, self._marks = sheet, styles, marks
        self._notes, self._left_out = notes, left_out
        self.drawn: list[Element] = []
        self._handlers: dict[str, Callable[[Element], None]] = {
            TEXT + "span": self._span,
            TEXT + "a": self._link,
            TEXT + "s": self._more_spaces,
            TEXT + "tab": lambda e: self._sheet.line.add(" "),
            TEXT + "line-break": lambda e: self._sheet.line.add(LINE_BREAK, verbatim=True),
            TEXT + "note": self._note,
            TEXT + "hidden-text": self._hidden,
            OFFICE + "annotation": lambda e: self._marks.remark(e, self._sheet.place()),
            OFFICE + "annotation-end": self._annotation_end,
            TEXT + "change-start": self._change,
            TEXT + "change-end": self._change,
            TEXT + "change": self._change,
            DRAW + "a": self.read,
            **dict.fromkeys(_SHAPES, self.drawn_later),
        }

    def read(self, element: Element) -> None:
        """What stands in an element, up to its end."""
        self._say(element.text)
        for child in element:
            handler = self._handlers.get(child.tag)
            if handler is not None:
                handler(child)
            elif child.tag not in _SILENT:
                self.read(child)
            self._say(child.tail)

    def _say(self, words: str | None) -> None:
        if words:
            self._sheet.line.add(_SPACES.sub(" ", words))

    def _more_spaces(self, element: Element) -> None:
        self._sheet.line.add(" " * count_of(element, TEXT + "c"), verbatim=True)

    def _span(self, element: Element) -> None:
        name = element.get(TEXT + "style-name", "")
        if self._styles.is_hidden(name):
            self._hidden(element)
            return
        line, start = self._sheet.line, self._sheet.line.size
        self.read(element)
        for style in sorted(self._styles.look(name)):
            line.mark(start, style)

    def _hidden(self, element: Element) -> None:
        words = words_of(element)
        if words.strip():
            self._left_out.add(Thing.HIDDEN, words)

    def _link(self, element: Element) -> None:
        line, start = self._sheet.line, self._sheet.line.size
        self.read(element)
        address = element.get(XLINK + "href", "")
        if not address.startswith("#"):
            line.mark(start, Style.LINK, address)

    def _note(self, element: Element) -> None:
        label = self._notes.add(element)
        line, start = self._sheet.line, self._sheet.line.size
        line.add(f"[{label}]", verbatim=True)
        line.mark(start, Style.REFERENCE, label)

    def _annotation_end(self, element: Element) -> None:
        self._marks.remark_ends(element.get(OFFICE + "name", ""), self._sheet.place())

    def _change(self, element: Element) -> None:
        self._marks.change(element, self._sheet.place())

    def drawn_later(self, element: Element) -> None:
        self.drawn.append(element)


def description_of(frame: Element) -> str:
    """What the maker wrote of a picture for those who do not see it."""
    told = [frame.findtext(SVG + "title", ""), frame.findtext(SVG + "desc", "")]
    return ": ".join(dict.fromkeys(" ".join(each.split()) for each in told if each.strip()))


def words_in(element: Element) -> str:
    return " ".join(filter(None, paragraphs_in(element)))
