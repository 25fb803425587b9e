"""Fields of a Word document: an instruction, which is not shown, and its result, which is."""

import re
from dataclasses import dataclass, field

from editorial.files.docx_names import Element, W, is_on, value_of, whole_number
from editorial.files.refusal import Refusal

_HYPERLINK = re.compile(r"\s*HYPERLINK\b", re.I)
_ARGUMENT = re.compile(r'\s*(?:(\\[a-z])|"((?:[^"\\]|\\.)*)"?|(\S+))', re.I)
_ESCAPED = re.compile(r"\\(.)")
_DEEPEST = 100
_TICKED, _OPEN = "☒", "☐"


@dataclass(slots=True)
class Field:
    """A field that has begun. `form` is what it shows besides its result; `address` what it links
    to, and `start` where in the line the link begins."""

    form: str = ""
    instruction: list[str] = field(default_factory=list)
    shows: bool = False
    address: str = ""
    start: int = 0


class Fields:
    """The fields that are open, the innermost last."""

    def __init__(self, story: Element | None = None) -> None:
        signs = () if story is None else story.iter(W + "fldChar")
        ends = [each.get(W + "fldCharType") for each in signs]
        # Where a field is never closed, what follows it may be text and must not be lost.
        self._trusted = ends.count("begin") == ends.count("end")
        self._open: list[Field] = []
        self._links: list[Field] = []
        self._silent = 0  # of the open ones, those whose result has not begun

    def begin(self, form: str) -> None:
        if len(self._open) >= _DEEPEST:
            raise Refusal("holds fields within fields without end: copy its words and paste them.")
        self._open.append(Field(form))
        self._silent += 1

    def instruct(self, words: str) -> None:
        if self._open and not self._open[-1].shows:
            self._open[-1].instruction.append(words)

    def show(self, position: int) -> None:
        if not self._open or self._open[-1].shows:
            return
        shown = self._open[-1]
        shown.shows, shown.start = True, position
        shown.address = link_of("".join(shown.instruction))
        self._silent -= 1
        if shown.address:
            self._links.append(shown)

    def end(self) -> Field | None:
        """The innermost field, which is closed."""
        if not self._open:
            return None
        ended = self._open.pop()
        self._silent -= not ended.shows
        if ended.address:
            self._links.pop()
        return ended

    def in_instruction(self) -> bool:
        return self._trusted and self._silent > 0

    def start_new_line(self) -> list[tuple[int, str]]:
        """Links that are open, as start and address; from here on they start at 0 again."""
        links = [(each.start, each.address) for each in self._links]
        for each in self._links:
            each.start = 0
        return links


def link_of(instruction: str) -> str:
    """The address that a HYPERLINK field names, or "": places in the same file are none."""
    match = _HYPERLINK.match(instruction)
    if not match:
        return ""
    address = place = switch = ""
    for argument in _ARGUMENT.finditer(instruction, match.end()):
        if argument[1]:
            switch = argument[1].lower()
            continue
        words = _ESCAPED.sub(r"\1", argument[2]) if argument[2] is not None else argument[3]
        if not switch:
            address = address or words
        elif switch == "\\l":
            place = words
        switch = ""
    return f"{address}#{place}" if address and place else address


def form_field_text(data: Element) -> str:
    """What an old form's box or list shows, for which the file holds no words."""
    box, choices = data.find(W + "checkBox"), data.find(W + "ddList")
    if box is not None:
        told = "checked" if box.find(W + "checked") is not None else "default"
        return _TICKED if is_on(box, told) else _OPEN
    if choices is not None:
        entries = [each.get(W + "val", "") for each in choices.iter(W + "listEntry")]
        chosen = whole_number(value_of(choices, "result")) or 0
        return entries[chosen] if 0 <= chosen < len(entries) else ""
    return ""
