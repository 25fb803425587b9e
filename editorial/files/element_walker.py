"""From a tree of elements to Blocks. Python-Markdown's trees and lxml's HTML trees both fit."""

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import cast
from xml.etree.ElementTree import Element

import lxml.etree
import lxml.html

from editorial.domain.article import Block, Kind, Run, Style
from editorial.domain.text import LINE_BREAK, clean, normalised
from editorial.files.gathered_line import GatheredLine
from editorial.files.html_names import BLOCK, DROPPED, KNOWN, STYLES

_PLACEHOLDER = re.compile("\x02wzxhzdk:([0-9]+)\x03")
_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)([^<>]*?)/?>\s*\Z", re.S)
_HREF = re.compile(r"""href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.I)
_AT_SIGN = re.compile("\x02amp\x03(#\\d+;)")
_OTHER_MARKS = re.compile("\x02[^\x03]*\x03")
_REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_SPACES_ONLY = re.compile(r"(?m)^[^\S\n]+$")
_KIND_BY_NAME = {
    "figcaption": Kind.CAPTION,
    "caption": Kind.CAPTION,
    "dt": Kind.TERM,
    "dd": Kind.DEFINITION,
}


class ElementWalker:
    """Walks children in order and gathers `blocks`.

    `stash` holds what Python-Markdown set aside: raw HTML, fenced code, every entity.
    """

    def __init__(self, stash: Sequence[str | Element] = ()) -> None:
        self.blocks: list[Block] = []
        self._stash = stash
        self._line = GatheredLine()
        self._images: list[tuple[str, str]] = []
        self._dropping = ""  # the raw inline tag (script, style…) whose content is left out
        self._open: list[tuple[str, int, str]] = []  # raw inline tags: name, start, address
        self._now = Block(Kind.PARAGRAPH, "")

    def walk(self, root: Element) -> list[Block]:
        self._children(root)
        self._flush()
        return self.blocks

    def _flush(self) -> None:
        """Ends the block in hand; images that stood in it follow as blocks of their own."""
        text, runs = self._line.finish()
        if text:
            self.blocks.append(replace(self._now, text=text, runs=runs))
            if self._now.kind in (Kind.ITEM, Kind.NOTE) or self._now.ordinal is not None:
                kind = Kind.PARAGRAPH if self._now.kind is Kind.ITEM else self._now.kind
                self._now = replace(self._now, kind=kind, ordinal=None)
        level = 0 if self._now.kind is Kind.HEADING else self._now.level
        for alt, source in self._images:
            self._add_image(alt, source, level)
        self._line, self._images, self._dropping, self._open = GatheredLine(), [], "", []

    def _image(self, alt: str, source: str) -> None:
        """A picture follows its paragraph as a block of its own; in a table it keeps its cell."""
        if self._now.kind is not Kind.ROW:
            self._images.append((alt, source))
        elif words := " ".join(clean(alt).split()):
            if not self._line.is_blank():
                self._line.add(" ")
            start = self._line.size
            self._line.add(words)
            self._line.mark(start, Style.IMAGE, source)

    def _add_image(self, alt: str, source: str, level: int) -> None:
        text = normalised(" ".join(clean(alt).split()))
        address = " ".join(clean(source).split())
        if text or address:
            self.blocks.append(
                Block(Kind.IMAGE, text, level=level, quoted=self._now.quoted, label=address)
            )

    def _text(self, text: str | None) -> None:
        if not text:
            return
        for index, piece in enumerate(_PLACEHOLDER.split(text)):
            if index % 2:
                self._stashed(int(piece))
            elif piece and not self._dropping:
                self._line.add(_without_marks(piece))

    def _stashed(self, number: int) -> None:
        raw = self._stash[number] if number < len(self._stash) else ""
        if not isinstance(raw, str):
            self._element(raw)
        elif raw.startswith("&"):
            if not self._dropping:
                self._line.add(clean(html.unescape(raw)).replace("\n", " "))
        elif tag := _TAG.match(raw):
            self._raw_tag(raw, bool(tag[1]), tag[2].lower(), tag[3])
        elif not (
            raw.startswith(("<!", "<?")) and raw.rstrip().endswith(">") and "<" not in raw[1:]
        ):
            self._raw_html(raw)

    def _raw_html(self, raw: str) -> None:
        whole = _PLACEHOLDER.sub(self._inner_stash, raw)
        if not whole.strip():
            return
        try:
            parts = lxml.html.fragments_fromstring(whole)
        except (lxml.etree.ParserError, ValueError):
            self._line.add(whole)  # no HTML after all: the writer's words stay
            return
        for part in parts:
            if isinstance(part, str):
                self._text(part)
            else:
                self._element(cast(Element, part))  # the same interface, no common base class
                self._text(part.tail)

    def _inner_stash(self, match: re.Match[str]) -> str:
        number = int(match[1])
        raw = self._stash[number] if number < len(self._stash) else ""
        return raw if isinstance(raw, str) else html.escape("".join(raw.itertext()))

    def _raw_tag(self, raw: str, closing: bool, name: str, attributes: str) -> None:
        """One raw inline tag; its partner, if any, is another entry of the stash."""
        if self._dropping:
            if closing and name == self._dropping:
                self._dropping = ""
        elif name not in KNOWN:
            self._line.add(raw)  # "<INSERT NAME>" is the writer's text, not a tag
        elif name in DROPPED:
            self._dropping = "" if closing else name
        elif name == "br":
            self._line_break()
        elif name == "img":
            image = lxml.html.fragment_fromstring(raw)
            self._image(image.get("alt", ""), image.get("src", ""))
        elif name in BLOCK:
            self._flush()
            if name == "hr":
                self.blocks.append(Block(Kind.RULE, "", quoted=self._now.quoted))
        elif name in STYLES and closing:
            self._close(name)
        elif name in STYLES:
            if name == "a":
                self._close(name)  # as browsers do: links do not nest
            address = _HREF.search(attributes) if name == "a" else None
            target = decoded(address[address.lastindex or 0] or "") if address else ""
            self._open.append((name, self._line.size, target))

    def _close(self, name: str) -> None:
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index][0] == name:
                _, start, target = self._open.pop(index)
                self._line.mark(start, STYLES[name], target)
                return

    def _line_break(self) -> None:
        """Two breaks in a row are how the web writes a new paragraph."""
        if self._line.ends_with_break():
            self._flush()
        elif not self._line.is_blank():
            self._line.add(LINE_BREAK, verbatim=True)

    def _element(self, element: Element) -> None:
        """One element without its tail."""
        name = element.tag.lower() if isinstance(element.tag, str) else ""
        role = element.get("class") or ""
        if not name or name in DROPPED or self._dropping or role == "footnote-backref":
            return
        if name == "br":
            self._line_break()
        elif name == "img":
            self._image(html.unescape(element.get("alt") or ""), element.get("src") or "")
        elif name == "sup" and len(element) and element[0].get("class") == "footnote-ref":
            start = self._line.size
            self._line.add(f"[{element[0].text}]")
            target = (element[0].get("href") or "").partition(":")[2]
            self._line.mark(start, Style.REFERENCE, target)
        elif name in BLOCK:
            self._block(element, name)
        elif name == "code" and isinstance(element, Element):
            start = self._line.size
            # Markdown escapes the text of code once more.
            self._line.add(clean(html.unescape("".join(element.itertext()))))
            self._line.mark(start, Style.CODE)
        else:
            self._inline(element, name)

    def _inline(self, element: Element, name: str) -> None:
        line, start = self._line, self._line.size
        self._children(element)
        start = start if self._line is line else 0
        if name in STYLES and name != "a":
            self._line.mark(start, STYLES[name])
        elif name == "a":
            address = _without_marks(element.get("href") or "")
            # lxml has decoded its attributes; Python-Markdown leaves them as written.
            self._line.mark(
                start, Style.LINK, decoded(address) if isinstance(element, Element) else address
            )

    def _children(self, element: Element) -> None:
        self._text(element.text)
        for child in element:
            self._element(child)
            self._text(child.tail)

    def _block(self, element: Element, name: str) -> None:
        self._flush()
        before = self._now
        structured: dict[str, Callable[[Element], None]] = {
            "pre": self._code,
            "tr": self._row,
            "ul": self._list,
            "ol": self._list,
            "menu": self._list,
        }
        if name == "hr":
            self.blocks.append(Block(Kind.RULE, "", quoted=before.quoted))
        elif name in structured:
            structured[name](element)
        elif name == "div" and element.get("class") == "footnote":
            self._notes(element)
        else:
            before = self._flowing(element, name, before)
        self._now = before

    def _flowing(self, element: Element, name: str, before: Block) -> Block:
        """A block of running text; gives the state in which its surroundings go on."""
        self._now = before
        if name == "blockquote":
            kind = before.kind if before.kind in (Kind.ITEM, Kind.NOTE) else Kind.PARAGRAPH
            self._now = replace(before, kind=kind, quoted=before.quoted + 1)
        elif name in _KIND_BY_NAME:
            self._now = replace(before, kind=_KIND_BY_NAME[name], ordinal=None)
        elif len(name) == 2 and name[0] == "h" and name[1].isdigit():
            self._now = Block(Kind.HEADING, "", level=int(name[1]), quoted=before.quoted)
        self._children(element)
        self._flush()
        if before.kind is Kind.ITEM and self._now.kind is Kind.PARAGRAPH:
            # An item's first paragraph turns the rest of the item into continuation.
            return replace(before, kind=Kind.PARAGRAPH, ordinal=None)
        if before.kind is Kind.NOTE and name == "p":
            return replace(before, ordinal=None)
        return before

    def _code(self, element: Element) -> None:
        inner = element[0] if len(element) and element[0].tag == "code" else element
        text = "".join(element.itertext())
        if isinstance(inner, Element):
            text = html.unescape(text)
        line = GatheredLine()
        lines = _SPACES_ONLY.sub("", clean(text).replace(LINE_BREAK, "\n")).strip("\n").rstrip()
        line.add(lines.replace("\n", LINE_BREAK), verbatim=True)
        text, _ = line.finish(verbatim=True)
        language = (inner.get("class") or "").removeprefix("language-")
        if text:
            self.blocks.append(
                Block(
                    Kind.CODE,
                    text,
                    level=self._now.level,
                    quoted=self._now.quoted,
                    label=" ".join(clean(language).split()),
                )
            )

    def _row(self, row: Element) -> None:
        """The cells in one block, joined by tabs; blocks inside a cell by spaces."""
        base = self._now
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        head = 1 if cells and all(cell.tag == "th" for cell in cells) else None
        outer, line = self.blocks, GatheredLine()
        for index, cell in enumerate(cells):
            if index:
                line.add("\t", verbatim=True)
            self.blocks, self._now = [], replace(base, kind=Kind.ROW, ordinal=None)
            self._children(cell)
            self._flush()
            self._add_cell(line, self.blocks)
        self.blocks = outer
        text, runs = line.finish(verbatim=True)
        if text.strip():
            self.blocks.append(replace(base, kind=Kind.ROW, ordinal=head, text=text, runs=runs))

    @staticmethod
    def _add_cell(line: GatheredLine, blocks: list[Block]) -> None:
        parts = [block for block in blocks if block.text or block.label]
        for index, block in enumerate(parts):
            if index:
                line.add(" ", verbatim=True)
            start = line.size
            text, runs = _as_words(block)
            line.add(text, verbatim=True)
            line.take_runs(runs, start)
            if block.kind is Kind.IMAGE:
                line.take_runs((Run(0, len(block.text), Style.IMAGE, block.label),), start)

    def _list(self, element: Element) -> None:
        base = self._now
        nested = base.kind in (Kind.ITEM, Kind.PARAGRAPH)
        number = _whole_number(element.get("start"), 1)
        for child in element:
            if child.tag == "li":
                number = _whole_number(child.get("value"), number)
                self._now = Block(
                    Kind.ITEM,
                    "",
                    level=base.level + 1 if nested else 1,
                    ordinal=number if element.tag == "ol" else None,
                    quoted=base.quoted,
                )
                self._children(child)
                self._flush()
                number += 1
            else:
                self._element(child)
            self._text(child.tail)
            self._flush()

    def _notes(self, element: Element) -> None:
        number = 0
        for item in element.iter("li"):
            if (item.get("id") or "").startswith("fn:"):
                number += 1
                label = (item.get("id") or "").partition(":")[2]
                outer, self.blocks = self.blocks, []
                self._now = Block(Kind.NOTE, "", label=label)
                self._children(item)
                self._flush()
                notes = [_as_note(block, label) for block in self.blocks if block.text.strip()]
                notes[:1] = [replace(note, ordinal=number) for note in notes[:1]]
                self.blocks = outer + notes


def _as_note(block: Block, label: str) -> Block:
    """Lists, tables and code inside a footnote are paragraphs of the note."""
    text, runs = _as_words(block)
    kept = tuple(run for run in runs if run.style is not Style.IMAGE)
    return Block(Kind.NOTE, text, label=label, runs=kept)


def _as_words(block: Block) -> tuple[str, tuple[Run, ...]]:
    """Text and runs as a paragraph would hold them."""
    if block.kind is not Kind.CODE and "\t" not in block.text:
        return block.text, block.runs
    line = GatheredLine()
    line.add(block.text.replace("\t", " "), verbatim=True)
    return line.finish()[0], ()


def decoded(address: str) -> str:
    """An address with its character references resolved; "&copy=1" has none."""
    return _REFERENCE.sub(lambda m: html.unescape(m[0]), address) if "&" in address else address


def _whole_number(value: str | None, default: int) -> int:
    return int(value) if value and re.fullmatch(r"-?[0-9]{1,9}", value) else default


def _without_marks(text: str) -> str:
    """The text without Python-Markdown's own marks, such as an e-mail's "\\x02amp\\x03#64;"."""
    if "\x02" not in text:
        return text
    text = _AT_SIGN.sub(lambda m: html.unescape("&" + m[1]), text)
    return _OTHER_MARKS.sub("", text.replace("\x02amp\x03", "&"))
