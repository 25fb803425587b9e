"""Word documents (.docx, .docm and Flat OPC; ECMA-376 and its Strict variant) to an Extract.

The parts are read as they stand, with no library in between: comments, tracked changes and text
boxes must not be lost on the way, and files that Word itself opens must not be refused.
"""

from collections.abc import Sequence
from dataclasses import replace

from editorial.domain.article import Block, Kind, canonical_text
from editorial.domain.extract import Extract
from editorial.files.docx_comments import comments_in, placed
from editorial.files.docx_left_out import LeftOut, Thing, note_parts_left_out, words_in
from editorial.files.docx_marks import Marks
from editorial.files.docx_names import Element, W
from editorial.files.docx_numbering import Numbering
from editorial.files.docx_package import NO_DOCUMENT, Package, open_package
from editorial.files.docx_story import Shared, Story
from editorial.files.docx_styles import Styles
from editorial.files.docx_words import Notes
from editorial.files.refusal import Progress, Refusal
from editorial.files.settled_blocks import settled
from editorial.files.sheet import Sheet

_TOLD_EVERY = 200
"""Paragraphs after which progress is told."""
_MOST_PARAGRAPHS = 500_000
"""Empty ones included; a book of a million words has some 20,000."""
_ENDNOTE = "e"
_SEPARATORS = frozenset(("separator", "continuationSeparator", "continuationNotice"))
_PARTS = {
    "comments": "comments",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "styles": "styles",
    "numbering": "lists",
    "header": "running heads",
    "footer": "running feet",
}
_DAMAGED = (
    "is damaged where its text should be: open it in the program that made it and save it anew, or"
    " ask for another copy."
)
_TOO_LONG = f"is too long (more than {_MOST_PARAGRAPHS:,} paragraphs): take in the article alone."
_NESTED = "is nested more deeply than this program goes: copy its words and paste them."


def extract_from_docx(data: bytes, progress: Progress) -> Extract:
    """The text as it is with every tracked change accepted, with comments, notes and changes.

    `progress` is told paragraphs. Raises Refusal.
    """
    try:
        return _Document(open_package(data), progress).extract()
    except RecursionError as fault:
        raise Refusal(_NESTED) from fault


class _Document:
    def __init__(self, package: Package, progress: Progress) -> None:
        self._package, self._progress = package, progress
        self._left_out, self._marks, self._sheet = LeftOut(), Marks(), Sheet()
        self._done, self._paragraphs = 0, 1
        styles = Styles(package.part("styles"))
        numbering = Numbering(package.part("numbering"), styles)
        self._shared = Shared(package, styles, numbering, Notes(), self._left_out, self._tick)

    def extract(self) -> Extract:
        body = self._body()
        if next(body.iter(W + "footnoteReference"), None) is not None:
            self._shared.notes.endnote_mark = _ENDNOTE
        self._paragraphs = sum(1 for _ in body.iter(W + "p"))
        if self._paragraphs > _MOST_PARAGRAPHS:
            raise Refusal(_TOO_LONG)
        Story(self._shared, self._package.main, self._sheet, self._marks).read(body)
        self._read_notes()
        self._sheet.finish()
        blocks = settled(self._sheet.blocks)
        text = canonical_text(blocks)
        found = comments_in(self._package, self._apart)
        note_parts_left_out(self._package, self._left_out)
        return Extract(
            "docx",
            blocks,
            comments=placed(found, lambda id: self._marks.comment_span(id, self._sheet, text)),
            changes=self._marks.changes(self._sheet, text),
            dropped=self._left_out.told(),
            notices=self._notices(),
        )

    def _tick(self) -> None:
        self._done += 1
        if self._done % _TOLD_EVERY == 0:
            self._progress(min(self._done, self._paragraphs), self._paragraphs)

    def _body(self) -> Element:
        root = self._package.xml(self._package.main)
        if root is None:
            raise Refusal(_DAMAGED)
        body = root.find(W + "body")
        if body is None:
            raise Refusal(NO_DOCUMENT)
        return body

    def _read_notes(self) -> None:
        """Those that the text refers to, footnotes first; a note may refer to another one."""
        for sort in ("footnote", "endnote"):
            for name in self._package.related(sort + "s"):
                root = self._package.xml(name)
                if root is not None:
                    self._read_sort(sort, name, root)

    def _read_sort(self, sort: str, name: str, root: Element) -> None:
        notes = {each.get(W + "id", ""): each for each in root.iter(W + sort)}
        story = Story(self._shared, name, self._sheet, self._marks)
        labels = self._shared.notes.labels
        read = 0
        while read < len(labels):
            # The list grows where a note refers to another one.
            for told, id in list(labels)[read:]:
                read += 1
                if told == sort and id in notes:
                    label = labels[told, id]
                    note = Block(
                        Kind.NOTE, "", ordinal=int(label.removeprefix(_ENDNOTE)), label=label
                    )
                    story.read(notes.pop(id), note)
        for each in notes.values():
            words = words_in(each)
            if each.get(W + "type") not in _SEPARATORS and words.strip():
                self._left_out.add(Thing.NOTE, words)

    def _apart(self, story: Element, part: str) -> Sequence[Block]:
        """The blocks of something that stands beside the text; its own marks lead nowhere."""
        sheet = Sheet()
        Story(replace(self._shared, left_out=LeftOut()), part, sheet, Marks()).read(story)
        return sheet.blocks

    def _notices(self) -> tuple[str, ...]:
        what = dict.fromkeys(
            words
            for name in self._package.damaged
            for part, words in _PARTS.items()
            if name.rpartition("/")[2].lower().startswith(part)
        )
        return tuple(
            f"The {words} in this file are damaged and could not be read; everything else was: open"
            " it in the program that made it, save it anew, and take that copy in."
            for words in what
        )
