"""The words of a Word document's paragraphs: runs, links, fields, changes, marks of notes."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from editorial.domain.article import Style
from editorial.domain.extract import ChangeKind
from editorial.domain.text import BLOCK_SEPARATOR, LINE_BREAK, clean
from editorial.files.docx_drawings import Drawn, chosen, drawn_in
from editorial.files.docx_fields import Fields, form_field_text, link_of
from editorial.files.docx_left_out import LeftOut, Thing
from editorial.files.docx_marks import Marks
from editorial.files.docx_math import formula_text
from editorial.files.docx_names import MC, Element, M, R, W
from editorial.files.docx_package import Package
from editorial.files.docx_styles import PLAIN, Look, Styles, look_in
from editorial.files.sheet import Sheet
from editorial.files.word_symbols import symbol, symbols

_NO_BREAK_HYPHEN, _SOFT_HYPHEN = "\u2011", "\u00ad"
_RUN_PROPERTIES = W + "rPr"
_SKIPPED = frozenset(
    W + name
    for name in "rPr pPr sdtPr sdtEndPr smartTagPr customXmlPr fldData ffData tcPr trPr tblPr"
    " tblPrEx tblGrid sectPr rubyPr".split()
)
_STYLES = {"superscript": Style.SUPERSCRIPT, "subscript": Style.SUBSCRIPT}


@dataclass(slots=True)
class Notes:
    """Footnotes and endnotes in the order in which the text refers to them: sort and id, label.

    Footnotes are labelled "1", "2"…, endnotes so where they are alone, else "e1", "e2"…, so that no
    two are the same.
    """

    endnote_mark: str = ""
    labels: dict[tuple[str, str], str] = field(default_factory=dict)
    _counts: Counter[str] = field(default_factory=Counter)

    def label(self, sort: str, id: str) -> str:
        if (sort, id) not in self.labels:
            self._counts[sort] += 1
            mark = self.endnote_mark if sort == "endnote" else ""
            self.labels[sort, id] = f"{mark}{self._counts[sort]}"
        return self.labels[sort, id]


class WordReader:
    """Adds what stands in paragraphs to the sheet's line. `part` is the part that is read.

    `drawn` is what the present paragraph's drawings hold, in their order.
    """

    def __init__(
        self,
        part: str,
        package: Package,
        styles: Styles,
        sheet: Sheet,
        marks: Marks,
        notes: Notes,
        left_out: LeftOut,
    ) -> None:
        self._part, self._package, self._styles = part, package, styles
        self._sheet, self._marks, self._notes, self._left_out = sheet, marks, notes, left_out
        self._deleted: list[str] | None = None
        self._look = PLAIN
        self._refers = False
        self.base = PLAIN
        self.drawn: list[Drawn] = []
        self.fields = Fields()
        self._handlers: dict[str, Callable[[Element], None]] = {
            W + name: handler for name, handler in self._word_handlers().items()
        }
        self._handlers[MC + "AlternateContent"] = self._alternatives
        self._handlers[M + "oMath"] = self._formula

    def _word_handlers(self) -> dict[str, Callable[[Element], None]]:
        return {
            "r": self._run,
            "t": self._text,
            "delText": self._text,
            "tab": lambda _: self._tab(),
            "ptab": lambda _: self._tab(),
            "br": lambda _: self.say(LINE_BREAK),
            "cr": lambda _: self.say(LINE_BREAK),
            "noBreakHyphen": lambda _: self.say(_NO_BREAK_HYPHEN),
            "softHyphen": lambda _: self.say(_SOFT_HYPHEN),
            "sym": self._symbol,
            "ruby": self._ruby,
            "ins": self._put_in,
            "moveTo": self._put_in,
            "del": self._taken_out,
            "moveFrom": self._taken_out,
            "hyperlink": self._hyperlink,
            "fldSimple": self._simple_field,
            "fldChar": self._field_sign,
            "instrText": self._instruction,
            "delInstrText": self._instruction,
            "commentRangeStart": lambda e: self._marks.range_starts(_id(e), self._sheet.place()),
            "commentRangeEnd": lambda e: self._marks.range_ends(_id(e), self._sheet.place()),
            "commentReference": lambda e: self._marks.refers(_id(e), self._sheet.place()),
            "footnoteReference": lambda e: self._note("footnote", e),
            "endnoteReference": lambda e: self._note("endnote", e),
            "drawing": self._drawing,
            "pict": self._drawing,
            "object": self._drawing,
        }

    def read(self, element: Element) -> None:
        """What stands in an element, in its order; one that is not known is gone through."""
        handlers = self._handlers
        for child in element:
            handler = handlers.get(child.tag)
            if handler is not None:
                handler(child)
            elif len(child) and child.tag not in _SKIPPED:
                self.read(child)

    def read_one(self, element: Element) -> None:
        """An element that belongs into a paragraph, wherever it stands."""
        handler = self._handlers.get(element.tag)
        if handler is not None:
            handler(element)

    @property
    def deletes(self) -> bool:
        """Whether what is read was taken out by a tracked change."""
        return self._deleted is not None

    def delete(self, told: Element, read: Callable[[], None]) -> None:
        """Reads what a tracked change took out: its words are told and not added."""
        if self._deleted is not None:
            read()
            return
        self._deleted, place = [], self._sheet.place()
        read()
        words, self._deleted = self._deleted, None
        if any(words):
            self._marks.taken_out(told, words, place)

    def end_line(self) -> None:
        """Before the line ends: links that go on in the next one are closed and opened again."""
        for start, target in self.fields.start_new_line():
            self._sheet.line.mark(start, Style.LINK, target)

    def say_paragraph_ends(self) -> None:
        """In what was taken out, where it had several paragraphs."""
        if self._deleted is not None:
            self._deleted.append(BLOCK_SEPARATOR)

    def say(self, words: str) -> None:
        if not words.isprintable():
            words = clean(words).replace(BLOCK_SEPARATOR, " ")
        if self._deleted is not None:
            self._deleted.append(words)
        elif self.fields.in_instruction():
            return
        elif self._look.hidden:
            self._left_out.add(Thing.HIDDEN, words)
        else:
            self._sheet.line.add(words, verbatim=True)

    def _text(self, element: Element) -> None:
        words = element.text
        if not words:
            return
        if self._look.font and not words.isprintable():
            words = symbols(self._look.font, words)
        self.say(words)

    def _tab(self) -> None:
        self.say(" " if self._sheet.in_row else "\t")

    def _run(self, run: Element) -> None:
        before, self._look = self._look, self._look_of(run)
        refers, self._refers = self._refers, False
        look, start = self._look, self._sheet.line.size
        self.read(run)
        line = self._sheet.line
        if line.size > start and look is not PLAIN:
            style = _STYLES.get(look.raised or "")
            if style and not self._refers:
                line.mark(start, style)
            for is_set, style in (
                (look.strong, Style.STRONG),
                (look.emphasis, Style.EMPHASIS),
                (look.strike, Style.STRIKE),
                (look.code, Style.CODE),
            ):
                if is_set:
                    line.mark(start, style)
        self._look, self._refers = before, refers

    def _look_of(self, run: Element) -> Look:
        properties = run.find(_RUN_PROPERTIES)
        if properties is None:
            return self.base
        style = properties.find(W + "rStyle")
        base = self._styles.look(style.get(W + "val", "")) if style is not None else PLAIN
        if self.base.hidden and base.hidden is None:
            base = replace(base, hidden=True)
        return look_in(properties, base)

    def _symbol(self, element: Element) -> None:
        try:
            code = int(element.get(W + "char", ""), 16)
        except ValueError:
            return
        self.say(symbol(element.get(W + "font", ""), code))

    def _ruby(self, element: Element) -> None:
        """Small signs over a word say how it is read: they follow it in brackets."""
        for name, opening, closing in (("rubyBase", "", ""), ("rt", "(", ")")):
            for part in element.iterchildren(W + name):
                self.say(opening)
                self.read(part)
                self.say(closing)

    def _formula(self, element: Element) -> None:
        self.say(formula_text(element))

    def _alternatives(self, element: Element) -> None:
        form = chosen(element)
        if form is not None:
            self.read(form)

    def _put_in(self, element: Element) -> None:
        if self._deleted is not None:
            self.read(element)
            return
        start = self._sheet.place()
        self.read(element)
        kind = ChangeKind.MOVE if element.tag == W + "moveTo" else ChangeKind.INSERTION
        self._marks.put_in(element, kind, start, self._sheet.place())

    def _taken_out(self, element: Element) -> None:
        self.delete(element, lambda: self.read(element))

    def _hyperlink(self, element: Element) -> None:
        relation = self._package.relations(self._part).get(element.get(R + "id", ""))
        start = self._sheet.line.size
        self.read(element)
        if relation and relation.is_external:
            place = element.get(W + "anchor", "")
            target = f"{relation.target}#{place}" if place else relation.target
            self._sheet.line.mark(start, Style.LINK, target)

    def _simple_field(self, element: Element) -> None:
        start = self._sheet.line.size
        self.read(element)
        self._sheet.line.mark(start, Style.LINK, link_of(element.get(W + "instr", "")))

    def _field_sign(self, element: Element) -> None:
        match element.get(W + "fldCharType"):
            case "begin":
                form = element.find(W + "ffData")
                self.fields.begin("" if form is None else form_field_text(form))
            case "separate":
                self.fields.show(self._sheet.line.size)
            case "end":
                ended = self.fields.end()
                if ended:
                    self.say(ended.form)
                    self._sheet.line.mark(ended.start, Style.LINK, ended.address)

    def _instruction(self, element: Element) -> None:
        self.fields.instruct(element.text or "")

    def _note(self, sort: str, element: Element) -> None:
        if self._deleted is not None or self._look.hidden or self.fields.in_instruction():
            return
        label = self._notes.label(sort, _id(element))
        line, self._refers = self._sheet.line, True
        start = line.size
        line.add(f"[{label}]", verbatim=True)
        line.mark(start, Style.REFERENCE, label)

    def _drawing(self, element: Element) -> None:
        if self._deleted is None and not self._look.hidden and not self.fields.in_instruction():
            self.drawn += drawn_in(element, self._package, self._part)


def _id(element: Element) -> str:
    return element.get(W + "id", "")
