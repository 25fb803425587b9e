"""A story of an RTF file (the text, a note, a comment, a box) while its paragraphs come in."""

from dataclasses import dataclass, field

from editorial.domain.article import Block, Kind, Style
from editorial.domain.extract import ChangeKind
from editorial.domain.text import clean, normalised
from editorial.files.rtf_marks import Marks
from editorial.files.rtf_state import Paragraph, Roles, State
from editorial.files.sheet import Sheet


@dataclass(slots=True)
class Story:
    """`names` are those of the paragraph styles, `boxes` what follows the paragraph in hand."""

    marks: Marks
    names: dict[int, str] = field(default_factory=dict)
    is_main: bool = True
    sheet: Sheet = field(default_factory=Sheet)
    paragraph: Paragraph = field(default_factory=Paragraph)
    boxes: list[Block] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    _roles: Roles = field(default_factory=Roles)
    _tabs: int = 0

    def write(self, text: str, state: State) -> None:
        if state.hidden:
            self.hidden.append(text)
            return
        sheet = self.sheet
        if state.deleted:
            if self.is_main:
                self._changed(ChangeKind.DELETION, text, state)
            return
        if self.paragraph.in_table and not sheet.in_row:
            self._begin_row()
        place = sheet.place() if state.revised and self.is_main else None
        line, start = sheet.line, sheet.line.size
        line.add(text)
        for style in sorted(state.styles):
            line.mark(start, style)
        if place is not None:
            author = self.marks.author(state.author)
            kind = ChangeKind.INSERTION
            self.marks.change(kind, author, state.time, text, place, sheet.place())

    def refer(self, label: str) -> None:
        line, start = self.sheet.line, self.sheet.line.size
        line.add(f"[{label}]", verbatim=True)
        line.mark(start, Style.REFERENCE, label)

    def plain_paragraph(self) -> None:
        """The number of an item stands before what else is said of its paragraph."""
        self.paragraph = Paragraph(marker=self.paragraph.marker)

    def end_paragraph(self) -> None:
        if self.paragraph.in_table and self.sheet.in_row:
            self._end_line()
        else:
            self.end_row()
            shown = not self.sheet.line.is_blank()
            block = (
                self._roles.block(self.paragraph, self.names)
                if shown
                else Block(Kind.PARAGRAPH, "")
            )
            self.sheet.end_line(block)
            self.sheet.blocks += self.boxes
            self.boxes = []
        self.paragraph.marker = None

    def end_cell(self) -> None:
        if not self.sheet.in_row:
            self._begin_row()
        self._end_line()
        self._tabs += 1
        self.paragraph.marker = None

    def end_row(self) -> None:
        if self.sheet.in_row:
            self._end_line()
            self.sheet.end_row(Block(Kind.ROW, ""))
            self.sheet.blocks += self.boxes
            self.boxes = []

    def _begin_row(self) -> None:
        self.sheet.begin_row()
        self._tabs = 0

    def _end_line(self) -> None:
        if self._tabs and not self.sheet.line.is_blank():
            self.sheet.next_cell(self._tabs)
            self._tabs = 0
        self.sheet.end_line(Block(Kind.PARAGRAPH, ""))

    def _changed(self, kind: ChangeKind, text: str, state: State) -> None:
        place = self.sheet.place()
        author = self.marks.author(state.deletion_author)
        words = normalised(clean(text))
        self.marks.change(kind, author, state.deletion_time, words, place, place)
