"""A story of a Word document (its body, a note, a comment): paragraphs, tables, boxes as blocks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from editorial.domain.article import Block, Kind, Zone
from editorial.domain.extract import ChangeKind
from editorial.files.docx_drawings import Box, Picture, Rule, chosen
from editorial.files.docx_fields import Fields
from editorial.files.docx_left_out import LeftOut, Thing
from editorial.files.docx_marks import Marks
from editorial.files.docx_names import MC, Element, M, W, says_on, value_of, whole_number
from editorial.files.docx_numbering import Numbering
from editorial.files.docx_package import Package
from editorial.files.docx_styles import PLAIN, ParagraphStyle, Role, Styles
from editorial.files.docx_words import Notes, WordReader
from editorial.files.sheet import Sheet

_DEEPEST_HEADING = 6
_IN_PARAGRAPHS = frozenset(
    W + name
    for name in "r hyperlink fldSimple commentRangeStart commentRangeEnd commentReference pict"
    " drawing object".split()
)
_FORMULAS = frozenset((M + "oMath", M + "oMathPara"))
_TAKEN_OUT = frozenset((W + "del", W + "moveFrom"))
_ONCE = {
    Role.TITLE: (Zone.HEADLINE, Block(Kind.HEADING, "", level=1)),
    Role.SUBTITLE: (Zone.STANDFIRST, Block(Kind.HEADING, "", level=2)),
    Role.AUTHOR: (Zone.BYLINE, Block(Kind.PARAGRAPH, "")),
}


@dataclass(frozen=True, slots=True)
class Shared:
    """What all stories of a document have in common. `tick` is called for each paragraph."""

    package: Package
    styles: Styles
    numbering: Numbering
    notes: Notes
    left_out: LeftOut
    tick: Callable[[], None]


class Story:
    """Reads stories of one part onto the sheet."""

    def __init__(self, shared: Shared, part: str, sheet: Sheet, marks: Marks) -> None:
        self._shared, self._sheet, self._marks = shared, sheet, marks
        self._note: Block | None = None
        self._words = WordReader(
            part, shared.package, shared.styles, sheet, marks, shared.notes, shared.left_out
        )
        self._zones: set[Zone] = set()
        self._handlers: dict[str, Callable[[Element], None]] = {
            W + "p": self._paragraph,
            W + "tbl": self._table,
            W + "del": self._taken_out,
            W + "moveFrom": self._taken_out,
            W + "altChunk": lambda _: shared.left_out.add(Thing.CHUNK),
            MC + "AlternateContent": self._alternatives,
            **dict.fromkeys(_IN_PARAGRAPHS, self._words.read_one),
            **dict.fromkeys(_FORMULAS, self._formula),
        }

    def read(self, story: Element, note: Block | None = None) -> None:
        """`note` is what the paragraphs become where it is a footnote or an endnote."""
        self._note = note
        self._words.fields = Fields(story)
        self._blocks(story)
        self._end_line(self._block_of(None))

    def _blocks(self, element: Element) -> None:
        for child in element:
            handler = self._handlers.get(child.tag)
            if handler is not None:
                handler(child)
            elif len(child) and not child.tag.endswith("Pr"):
                self._blocks(child)

    def _alternatives(self, element: Element) -> None:
        form = chosen(element)
        if form is not None:
            self._blocks(form)

    def _taken_out(self, element: Element) -> None:
        self._words.delete(element, lambda: self._blocks(element))

    def _formula(self, element: Element) -> None:
        if element.tag == M + "oMath":
            self._words.read_one(element)
        else:
            self._words.read(element)
        self._end_line(self._block_of(None))

    def _paragraph(self, paragraph: Element) -> None:
        self._shared.tick()
        properties = paragraph.find(W + "pPr")
        words = self._words
        hidden = self._style_of(properties).hidden
        words.base = replace(PLAIN, hidden=True) if hidden else PLAIN
        words.read(paragraph)
        if words.deletes:
            words.say_paragraph_ends()
            return
        mark = properties.find(W + "rPr") if properties is not None else None
        gone = _one_of(mark, *_TAKEN_OUT)
        if gone is not None:
            words.delete(gone, words.say_paragraph_ends)
        elif not _is_drop_cap(properties):
            self._end_paragraph(properties, _one_of(mark, W + "ins", W + "moveTo"))

    def _end_paragraph(self, properties: Element | None, put_in: Element | None) -> None:
        start = self._sheet.place() if put_in is not None else None
        self._end_line(self._block_of(properties))
        if start is not None and put_in is not None:
            kind = ChangeKind.MOVE if put_in.tag == W + "moveTo" else ChangeKind.INSERTION
            self._marks.put_in(put_in, kind, start, self._sheet.place())

    def _end_line(self, block: Block) -> None:
        """Ends the line; what its drawings hold follows it."""
        self._words.end_line()
        before = len(self._sheet.blocks)
        self._sheet.end_line(block)
        self._note_goes_on(before)
        drawn, self._words.drawn = self._words.drawn, []
        for each in drawn:
            if isinstance(each, Box):
                self._box(each.content)
            elif isinstance(each, Rule):
                self._sheet.add_rule()
            elif not isinstance(each, Picture):
                self._shared.left_out.add(each.thing, each.words)
            else:
                self._shared.left_out.add(Thing.PICTURE, each.alt)
                if self._note is None:
                    self._sheet.add_picture(each.alt, each.address)

    def _box(self, content: Element) -> None:
        fields, self._words.fields = self._words.fields, Fields(content)
        self._blocks(content)
        self._end_line(self._block_of(None))
        self._words.fields = fields

    def _style_of(self, properties: Element | None) -> ParagraphStyle:
        styles = self._shared.styles
        return styles.paragraph(value_of(properties, "pStyle") or styles.default)

    def _block_of(self, properties: Element | None) -> Block:
        """What the paragraph becomes, its words apart. Counts the lists on, so once for each."""
        style = self._style_of(properties)
        item = self._item_of(properties, style)
        if self._note is not None:
            return self._note
        role, level = style.role, style.level
        if role in (Role.NONE, Role.HEADING):
            outline = whole_number(value_of(properties, "outlineLvl"))
            if outline is not None:
                role, level = (Role.HEADING, outline + 1) if 0 <= outline < 9 else (Role.NONE, 0)
        match role:
            case Role.HEADING:
                return Block(Kind.HEADING, "", level=min(level, _DEEPEST_HEADING))
            case Role.TITLE | Role.SUBTITLE | Role.AUTHOR:
                return self._head_block(role)
            case Role.CAPTION:
                return Block(Kind.CAPTION, "")
            case Role.CODE:
                return Block(Kind.CODE, "")
            case Role.CONTENTS:
                return Block(Kind.PARAGRAPH, "", Zone.FURNITURE)
        return replace(item, quoted=1) if role is Role.QUOTATION else item

    def _item_of(self, properties: Element | None, style: ParagraphStyle) -> Block:
        number, depth = style.number, style.depth
        told = properties.find(W + "numPr") if properties is not None else None
        if told is not None:
            number = value_of(told, "numId") or number
            depth = whole_number(value_of(told, "ilvl"))
        item = self._shared.numbering.item(number, depth, style) if number else None
        if item is None:
            return Block(Kind.PARAGRAPH, "")
        return Block(Kind.ITEM, "", level=item.depth + 1, ordinal=item.ordinal)

    def _head_block(self, role: Role) -> Block:
        """The first title is the headline, and so on; further ones are parts of the body."""
        zone, later = _ONCE[role]
        last = self._sheet.blocks[-1:]
        if zone in self._zones and not (last and last[0].zone is zone):
            return later
        self._zones.add(zone)
        if role is Role.TITLE:
            return replace(later, zone=zone)
        return Block(Kind.PARAGRAPH, "", zone)

    def _table(self, table: Element) -> None:
        if not self._words.deletes and not self._sheet.in_row and self._sheet.line.size:
            self._end_line(self._block_of(None))
        if self._words.deletes or (not self._sheet.in_row and _lays_out(table)):
            self._blocks(table)
            return
        style = value_of(table.find(W + "tblPr"), "tblStyle") or ""
        look = table.find(f"{W}tblPr/{W}tblLook")
        styled = self._shared.styles.heads_its_tables(style) and _first_row_apart(look)
        for index, row in enumerate(_inner(table, W + "tr")):
            properties = row.find(W + "trPr")
            marked = properties is not None and properties.find(W + "tblHeader") is not None
            self._row(row, properties, is_head=index == 0 and (marked or styled))

    def _row(self, row: Element, properties: Element | None, *, is_head: bool) -> None:
        gone = _one_of(properties, W + "del")
        if gone is not None:
            self._words.delete(gone, lambda: self._blocks(row))
            return
        sheet, before = self._sheet, len(self._sheet.blocks)
        sheet.begin_row()
        waiting = 0
        for cell in _inner(row, W + "tc"):
            of_cell = cell.find(W + "tcPr")
            if not self._deletes_cell(cell, of_cell):
                sheet.next_cell(waiting)
                # A cell over several columns: what stands after it keeps its column.
                waiting = max(1, whole_number(value_of(of_cell, "gridSpan")) or 1)
                self._blocks(cell)
                if sheet.line.size:
                    self._end_line(self._block_of(None))
        sheet.end_row(self._note or Block(Kind.ROW, "", ordinal=1 if is_head else None))
        self._note_goes_on(before)

    def _deletes_cell(self, cell: Element, properties: Element | None) -> bool:
        gone = _one_of(properties, W + "cellDel")
        if gone is not None:
            self._words.delete(gone, lambda: self._blocks(cell))
        return gone is not None

    def _note_goes_on(self, before: int) -> None:
        """Only the first block of a note has its number."""
        if self._note is not None and len(self._sheet.blocks) > before:
            self._note = replace(self._note, ordinal=None)


def _inner(parent: Element, tag: str) -> Iterator[Element]:
    """Rows of a table, or cells of a row, also those within content controls and changes."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in (W + "tbl", W + "p", W + "tc") and not child.tag.endswith("Pr"):
            yield from _inner(child, tag)


def _one_of(parent: Element | None, *tags: str) -> Element | None:
    return None if parent is None else next(parent.iterchildren(*tags), None)


def _is_drop_cap(properties: Element | None) -> bool:
    """A letter that is set large stands in a paragraph of its own before the rest of its word."""
    frame = properties.find(W + "framePr") if properties is not None else None
    return frame is not None and frame.get(W + "dropCap", "none") != "none"


def _first_row_apart(look: Element | None) -> bool:
    if look is None:
        return True
    told = look.get(W + "firstRow")
    if told is not None:
        return says_on(told)
    try:
        return bool(int(look.get(W + "val", "0"), 16) & 0x20)
    except ValueError:
        return True


def _lays_out(table: Element) -> bool:
    """Whether it is a frame round running text: one cell a row, and more than a line in one."""
    rows = [list(_inner(row, W + "tc")) for row in _inner(table, W + "tr")]
    if any(len(cells) > 1 for cells in rows):
        return False
    return any(
        next(cell.iter(W + "tbl"), None) is not None
        or sum(next(p.iter(W + "t"), None) is not None for p in cell.iterchildren(W + "p")) > 1
        for cells in rows
        for cell in cells
    )
