"""OpenDocument text (.odt) to an Extract, read from its XML with no library in between."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from editorial.domain.article import Block, Kind, Zone, canonical_text
from editorial.domain.extract import Extract
from editorial.files.odt_marks import Marks
from editorial.files.odt_names import (
    DRAW,
    MANIFEST,
    OFFICE,
    STYLE,
    TABLE,
    TEXT,
    XLINK,
    Element,
    count_of,
)
from editorial.files.odt_styles import Role, Styles
from editorial.files.odt_words import (
    LeftOut,
    Notes,
    Thing,
    WordReader,
    description_of,
    words_in,
)
from editorial.files.refusal import Progress, Refusal
from editorial.files.settled_blocks import settled
from editorial.files.sheet import Sheet
from editorial.files.zip_guard import GuardedZip, guarded_zip

_TOLD_EVERY = 200
_DEEPEST_HEADING = 6
_MOST_COLUMNS = 100
"""Cells of a row, counted with those that stand for many empty ones."""
_INDEXES = frozenset(
    TEXT + name
    for name in "table-of-content illustration-index table-index object-index user-index"
    " alphabetical-index".split()
)
_CHANGES = (TEXT + "change-start", TEXT + "change-end", TEXT + "change")
_PASSED_OVER = frozenset(
    (TEXT + "tracked-changes", TEXT + "sequence-decls", TEXT + "variable-decls", OFFICE + "forms")
)
_LOCKED = "is protected by a password: save a copy without one."
_DAMAGED = (
    "is damaged where its text should be: open it in the program that made it and save it anew, or"
    " ask for another copy."
)
_NESTED = "is nested more deeply than this program goes: copy its words and paste them."


def extract_from_odt(data: bytes, progress: Progress) -> Extract:
    """The text with every tracked change accepted, with comments, notes and changes.

    `progress` is told paragraphs. Raises Refusal.
    """
    try:
        return _Document(guarded_zip(data), progress).extract()
    except RecursionError as fault:
        raise Refusal(_NESTED) from fault


@dataclass(frozen=True, slots=True)
class _Where:
    """What surrounds a paragraph: a list's style and depth, a note, an index, a quotation."""

    list_name: str = ""
    depth: int = 0
    ordinal: int | None = None
    first: bool = False
    note: Block | None = None
    furniture: bool = False


class _Document:
    def __init__(self, archive: GuardedZip, progress: Progress) -> None:
        if _is_locked(archive):
            raise Refusal(_LOCKED)
        if "content.xml" not in archive:
            raise Refusal(_DAMAGED)
        self._archive, self._progress = archive, progress
        self._content = archive.xml("content.xml")
        roots = [archive.xml("styles.xml")] if "styles.xml" in archive else []
        self._master = roots[:1]
        self._styles = Styles([*roots, self._content])
        self._sheet, self._marks, self._notes = Sheet(), Marks(), Notes()
        self._left_out = LeftOut()
        self._words = WordReader(
            self._sheet, self._styles, self._marks, self._notes, self._left_out
        )
        self._where = _Where()
        self._numbers: dict[tuple[str, int], int] = {}
        self._zones: set[Zone] = set()
        self._done, self._paragraphs = 0, 1
        self._handlers: dict[str, Callable[[Element], None]] = {
            TEXT + "p": self._paragraph,
            TEXT + "h": self._paragraph,
            TEXT + "list": self._list,
            TABLE + "table": self._table,
            **dict.fromkeys(_INDEXES, self._index),
            **dict.fromkeys(_CHANGES, self._change),
        }

    def extract(self) -> Extract:
        body = self._content.find(f"{OFFICE}body/{OFFICE}text")
        if body is None:
            raise Refusal(_DAMAGED)
        self._paragraphs = sum(1 for _ in body.iter(TEXT + "p", TEXT + "h"))
        tracked = body.find(TEXT + "tracked-changes")
        if tracked is not None:
            self._marks.take_regions(tracked)
        self._blocks(body)
        self._read_notes()
        self._sheet.finish()
        blocks = settled(self._sheet.blocks)
        text = canonical_text(blocks)
        self._tell_left_out()
        return Extract(
            "odt",
            blocks,
            comments=self._marks.comments(self._sheet, text),
            changes=self._marks.changes(self._sheet, text),
            dropped=self._left_out.told(),
        )

    def _blocks(self, element: Element) -> None:
        for child in element:
            handler = self._handlers.get(child.tag)
            if handler is not None:
                handler(child)
            elif child.tag.startswith(DRAW):
                self._drawing(child)
            elif child.tag == TEXT + "section" and child.get(TEXT + "display") == "none":
                self._left_out.add(Thing.HIDDEN, words_in(child))
            elif child.tag not in _PASSED_OVER:
                self._blocks(child)

    def _within(self, where: _Where, element: Element) -> None:
        before, self._where = self._where, where
        self._blocks(element)
        self._where = before

    def _change(self, element: Element) -> None:
        self._marks.change(element, self._sheet.place())

    def _index(self, element: Element) -> None:
        body = element.find(TEXT + "index-body")
        if body is not None:
            self._within(replace(self._where, furniture=True), body)

    def _paragraph(self, paragraph: Element) -> None:
        self._done += 1
        if self._done % _TOLD_EVERY == 0:
            self._progress(min(self._done, self._paragraphs), self._paragraphs)
        style = self._styles.paragraph(paragraph.get(TEXT + "style-name", ""))
        if style.hidden:
            if words_in(paragraph):
                self._left_out.add(Thing.HIDDEN, words_in(paragraph))
            return
        self._words.read(paragraph)
        shown = not self._sheet.line.is_blank()
        before = len(self._sheet.blocks)
        self._sheet.end_line(self._block_of(paragraph))
        if shown and self._where.first:
            self._where = replace(self._where, first=False, ordinal=None)
        self._note_goes_on(before)
        drawn, self._words.drawn = self._words.drawn, []
        for each in drawn:
            self._drawing(each)

    def _note_goes_on(self, before: int) -> None:
        """Only the first block of a note has its number."""
        note = self._where.note
        if note is not None and len(self._sheet.blocks) > before:
            self._where = replace(self._where, note=replace(note, ordinal=None))

    def _block_of(self, paragraph: Element) -> Block:
        where = self._where
        if where.note is not None:
            return where.note
        style = self._styles.paragraph(paragraph.get(TEXT + "style-name", ""))
        zone = Zone.FURNITURE if where.furniture or style.role is Role.CONTENTS else Zone.BODY
        level = style.level
        if paragraph.tag == TEXT + "h":
            level = count_of(paragraph, TEXT + "outline-level")
        match style.role:
            case Role.TITLE:
                return self._once(Zone.HEADLINE, Block(Kind.HEADING, "", level=1))
            case Role.SUBTITLE:
                return self._once(Zone.STANDFIRST, Block(Kind.PARAGRAPH, ""))
            case Role.AUTHOR:
                return self._once(Zone.BYLINE, Block(Kind.PARAGRAPH, ""))
            case Role.CAPTION:
                return Block(Kind.CAPTION, "", zone)
            case Role.CODE:
                return Block(Kind.CODE, "", zone)
        if level:
            return Block(Kind.HEADING, "", zone, level=min(level, _DEEPEST_HEADING))
        kind = Kind.ITEM if where.first else Kind.PARAGRAPH
        quoted = int(style.role is Role.QUOTATION)
        return Block(kind, "", zone, level=where.depth, ordinal=where.ordinal, quoted=quoted)

    def _once(self, zone: Zone, block: Block) -> Block:
        """The first title is the headline, and so on; further ones are parts of the body."""
        if zone in self._zones:
            return block
        self._zones.add(zone)
        return replace(block, zone=zone)

    def _list(self, element: Element) -> None:
        outer = self._where
        name = element.get(TEXT + "style-name", "") or outer.list_name or self._own_list(element)
        depth = outer.depth + 1
        key = name, depth
        goes_on = (
            element.get(TEXT + "continue-numbering") == "true"
            or element.get(TEXT + "continue-list") is not None
        )
        if not goes_on:
            self._numbers.pop(key, None)
        for item in element:
            ordinal = None
            is_item = item.tag == TEXT + "list-item"
            if is_item and self._styles.is_ordered(name, depth):
                after = self._numbers.get(key)
                first = self._styles.first_number(name, depth) if after is None else after + 1
                ordinal = count_of(item, TEXT + "start-value", first)
                self._numbers[key] = ordinal
            where = replace(outer, list_name=name, depth=depth, ordinal=ordinal, first=is_item)
            self._within(where, item)

    def _own_list(self, element: Element) -> str:
        """The list style that the first paragraph's style names."""
        first = next(element.iter(TEXT + "p", TEXT + "h"), None)
        named = first.get(TEXT + "style-name", "") if first is not None else ""
        return self._styles.paragraph(named).list_name

    def _table(self, table: Element) -> None:
        if self._sheet.in_row:
            self._blocks(table)
            return
        for head in table.iterchildren(TABLE + "table-header-rows"):
            self._rows(head, is_head=True)
        self._rows(table, is_head=False)

    def _rows(self, parent: Element, *, is_head: bool) -> None:
        for child in parent:
            if child.tag == TABLE + "table-row":
                self._row(child, is_head=is_head)
                is_head = False
            elif child.tag in (TABLE + "table-rows", TABLE + "table-row-group"):
                self._rows(child, is_head=False)
            elif child.tag == TEXT + "soft-page-break":
                continue

    def _row(self, row: Element, *, is_head: bool) -> None:
        sheet, waiting, columns = self._sheet, 0, 0
        sheet.begin_row()
        for cell in row.iterchildren(TABLE + "table-cell", TABLE + "covered-table-cell"):
            repeated = count_of(cell, TABLE + "number-columns-repeated")
            columns += repeated
            if columns > _MOST_COLUMNS:
                break
            for _ in range(repeated):
                sheet.next_cell(waiting)
                waiting = 1
                if cell.tag == TABLE + "table-cell":
                    self._within(replace(_Where(), note=self._where.note), cell)
        sheet.end_row(self._where.note or Block(Kind.ROW, "", ordinal=1 if is_head else None))

    def _drawing(self, drawing: Element) -> None:
        """A picture, a box with text of its own, or something of another program."""
        if drawing.find(DRAW + "text-box") is not None:
            for box in drawing.iterchildren(DRAW + "text-box"):
                self._within(replace(self._where, first=False, ordinal=None), box)
        elif (image := drawing.find(DRAW + "image")) is not None and not _holds_object(drawing):
            alt, address = description_of(drawing), image.get(XLINK + "href", "")
            self._left_out.add(Thing.PICTURE, alt)
            if self._where.note is None:
                self._sheet.add_picture(alt, address)
        elif _holds_object(drawing):
            self._left_out.add(Thing.OBJECT, description_of(drawing))
        else:
            self._blocks(drawing)

    def _read_notes(self) -> None:
        """Footnotes first; a note may refer to another one, which then follows."""
        read: set[str] = set()
        while waiting := [label for label in self._notes.bodies if label not in read]:
            for label in sorted(waiting, key=lambda each: each.startswith("e")):
                read.add(label)
                note = Block(Kind.NOTE, "", ordinal=int(label.lstrip("e")), label=label)
                self._within(_Where(note=note), self._notes.bodies[label])

    def _tell_left_out(self) -> None:
        for root in self._master:
            for page in root.iter(STYLE + "master-page"):
                for part in page:
                    if part.tag != STYLE + "style" and words_in(part):
                        self._left_out.add(Thing.HEADER, words_in(part))
        if any(name.startswith(("Basic/", "Scripts/")) for name in self._archive.names):
            self._left_out.add(Thing.MACROS)


def _is_locked(archive: GuardedZip) -> bool:
    if "META-INF/manifest.xml" not in archive:
        return False
    manifest = archive.read("META-INF/manifest.xml")
    return b"encryption-data" in manifest or MANIFEST.encode() + b"encryption" in manifest


def _holds_object(frame: Element) -> bool:
    return any(frame.find(DRAW + name) is not None for name in ("object", "object-ole", "plugin"))
