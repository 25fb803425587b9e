"""Markdown to a tree of elements: Python-Markdown up to the point where it would write HTML.

Dialect: CommonMark's everyday part with footnotes, tables, fenced code, definition lists and
"~~struck~~". Off are the extensions that change or eat words: smarty (quotation marks), meta
("Washington: The president said"), attr_list ("{2024}"), abbr, admonition, nl2br, toc.
"""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.sane_lists import SaneOListProcessor
from markdown.inlinepatterns import SimpleTagInlineProcessor, SubstituteTagInlineProcessor
from markdown.preprocessors import Preprocessor

_EXTENSIONS = ["footnotes", "tables", "fenced_code", "def_list", "md_in_html", "sane_lists"]


def tree_from_markdown(source: str) -> tuple[Element, list[str | Element]]:
    """The root element, and the stash of raw HTML to which placeholders in its text point.

    `source` has passed `domain.text.clean`. Raises RecursionError where lists or quotations nest
    some hundred deep, and takes minutes on some noise: see `isolation`.
    """
    reader = _Reader()
    return reader.tree(source), reader.htmlStash.rawHtmlBlocks


class _Reader(Markdown):
    """Python-Markdown's stages by hand: nothing is serialised, prettified or postprocessed."""

    def __init__(self) -> None:
        super().__init__(
            extensions=_EXTENSIONS,
            # The extension would look for its marker in every text; this one cannot occur.
            extension_configs={"footnotes": {"PLACE_MARKER": "\x02nowhere\x03"}},
        )
        struck = SimpleTagInlineProcessor(r"(~~)(?=\S)(.+?)(?<=\S)~~", "del")
        self.inlinePatterns.register(struck, "strike", 55)
        self.inlinePatterns.register(SubstituteTagInlineProcessor(r"\\\n", "br"), "hard_break", 185)
        self.preprocessors.register(_DrawingsGo(self), "drawings_go", 24)
        self.preprocessors.register(_WrappersOpen(self), "wrappers_open", 22)
        self.parser.blockprocessors.register(_CountingList(self.parser), "olist", 40)
        self.preprocessors.register(_ListsMayFollow(self), "lists_may_follow", 5)
        for name in ("prettify", "footnote-duplicate"):
            self.treeprocessors.deregister(name)

    def tree(self, source: str) -> Element:
        lines = source.split("\n")
        for preprocessor in self.preprocessors:
            lines = preprocessor.run(lines)
        root: Element | None = self.parser.parseDocument(lines).getroot()
        assert root is not None, "Python-Markdown always makes a root"
        for treeprocessor in self.treeprocessors:
            changed = treeprocessor.run(root)
            root = root if changed is None else changed
        return root


class _DrawingsGo(Preprocessor):
    """Inline SVG goes with its labels: blank lines in it would let them out as paragraphs."""

    # Code spans come first, so that an article may write about `<svg>`.
    _DRAWING = re.compile(r"(`+)(?:(?!\n[ \t]*\n).)*?\1|<svg\b.*?</svg\s*>", re.S | re.I)

    def run(self, lines: list[str]) -> list[str]:
        source = "\n".join(lines)
        if "<svg" not in source.lower():
            return lines
        return self._DRAWING.sub(lambda m: m[0] if m[1] else "", source).split("\n")


class _WrappersOpen(Preprocessor):
    """A raw <div>, <details>… that goes on after a blank line: the wrapper goes, its content is
    read as Markdown."""

    _NAMES = "p|div|section|article|aside|details|center|header|footer|main|nav|figure"
    _OPENING = re.compile(rf"<({_NAMES})\b[^<>]*>", re.I)
    _RAW_CONTENT = re.compile(r"<(table|ul|ol|pre|script|style)\b|markdown=", re.I)
    _BLANK = re.compile(r"(\n[ \t]*(?:\n[ \t]*)+(?=\S|\Z))")

    def run(self, lines: list[str]) -> list[str]:
        chunks = self._BLANK.split("\n".join(lines))
        return "".join(self._opened(chunk) for chunk in chunks).split("\n")

    def _opened(self, chunk: str) -> str:
        if not self._OPENING.match(chunk) or self._RAW_CONTENT.search(chunk):
            return chunk
        for name in sorted({m[1].lower() for m in self._OPENING.finditer(chunk)}):
            opening = len(re.findall(rf"<{name}\b", chunk, re.I))
            closing = len(re.findall(rf"</{name}\s*>", chunk, re.I))
            if opening > closing:
                chunk = re.sub(rf"</?{name}\b[^<>]*>", "", chunk, flags=re.I)
        return chunk


class _ListsMayFollow(Preprocessor):
    """A list may follow its paragraph without a blank line, as in every other Markdown."""

    _ITEM = re.compile(r" {0,3}(?:[-*+]|1[.)]) +\S")
    _BEFORE = re.compile(r"\s*(?:[-*+]|\d+[.)]) |\s{2}|>|\[\^|\||\x02|$")

    def run(self, lines: list[str]) -> list[str]:
        out: list[str] = []
        for line in lines:
            if out and self._ITEM.match(line) and not self._BEFORE.match(out[-1]):
                out.append("")
            out.append(line)
        return out


class _CountingList(SaneOListProcessor):
    """ "1986. A great year." is a sentence: a number of three or more digits begins an item only
    where it counts on from the item before."""

    _LONG = re.compile(r"( {0,3})(\d{3,})\.(?= )")
    _ANY = re.compile(r" {0,3}(\d+)\. ")

    def test(self, parent: Element, block: str) -> bool:
        if not super().test(parent, block):
            return False
        long = self._LONG.match(block)
        return long is None or long[2] == str(self._items_before(parent) + 1)

    def run(self, parent: Element, blocks: list[str]) -> None:
        last = self._items_before(parent)
        lines = blocks[0].split("\n")
        for index, line in enumerate(lines):
            long = self._LONG.match(line)
            if long and long[2] != str(last + 1):
                lines[index] = f"{long[1]}{long[2]}\\.{line[long.end() :]}"
            elif item := self._ANY.match(line):
                last = last + 1 if last else int(item[1][:9])
        blocks[0] = "\n".join(lines)
        super().run(parent, blocks)

    def _items_before(self, parent: Element) -> int:
        """The number of the list's last item, where this block goes on with a list; else 0."""
        before = self.lastChild(parent)
        if before is None or before.tag != "ol":
            return 0
        return int(before.get("start", "1")[:9]) + len(before) - 1
