"""The text and runs of one block as inline Markdown, escaped so that it reads back the same."""

import re

from editorial.domain.article import Block, Run, Style
from editorial.domain.text import LINE_BREAK
from editorial.files.nested_runs import nested

TAGS = {
    Style.STRONG: "strong",
    Style.EMPHASIS: "em",
    Style.STRIKE: "del",
    Style.SUPERSCRIPT: "sup",
    Style.SUBSCRIPT: "sub",
    Style.CODE: "code",
    Style.LINK: "a",
}
_MARKS = {Style.STRONG: "**", Style.EMPHASIS: "*", Style.STRIKE: "~~", Style.CODE: "`"}
_MARKUP = re.compile(r"[\\`*_\[<\t]|&(?=[#0-9A-Za-z])|~(?=~)|(?<=~)~")
_LINE_START = re.compile(r"(?m)^(?:[#>=:-]|\+(?= |$)|\d+(?=\.))")
_NOTE_START = re.compile(r"(?m)^(\[\^[^\]\n]+\]):")
_CLOSING = re.compile(r"#+\Z")
_BACKSLASHED = frozenset("\\`*_[#>-+")
_PLAIN_EDGES = frozenset(" .,;:?()“”‘’—–")
_PLAIN_ADDRESS = re.compile(r"[A-Za-z0-9:/?=%#.,;+$-]+\Z")
_ATTRIBUTE = re.compile(r"[\\`*_\[\]<>&\"~!()\s]")


def inline_markdown(block: Block) -> str:
    """The block's text with its runs; a hard break becomes two spaces and a line end."""
    line = _with_marks(block)
    if LINE_BREAK in line:
        line = line.replace("|", "&#124;").replace(LINE_BREAK, "\n")
    line = _NOTE_START.sub(r"\1&#58;", _LINE_START.sub(_escaped_start, line))
    return line.replace("\n", "  \n")


def heading_markdown(block: Block) -> str:
    """A heading's text: "#" at its end would be taken for a closing mark."""
    return _CLOSING.sub(lambda m: "&#35;" * len(m[0]), _with_marks(block))


def _with_marks(block: Block) -> str:
    plain = {run for run in block.runs if _stands_alone(run, block)}

    def opening(run: Run) -> str:
        if run.style not in TAGS:
            return ""
        if run in plain:
            return "[" if run.style is Style.LINK else _MARKS[run.style]
        if run.style is Style.LINK:
            return f'<a href="{attribute(run.target)}">'
        return f"<{TAGS[run.style]}>"

    def closing(run: Run) -> str:
        if run.style not in TAGS:
            return ""
        if run in plain:
            return f"]({run.target})" if run.style is Style.LINK else _MARKS[run.style]
        return f"</{TAGS[run.style]}>"

    def words(text: str, runs: tuple[Run, ...]) -> str:
        for run in runs:
            if run.style is Style.REFERENCE:
                return f"[^{run.target}]"
            if run.style is Style.CODE and run in plain:
                return text
        return escaped(text)

    return nested(block.text, block.runs, opening, closing, words)


def escaped(text: str) -> str:
    """Words that no Markdown reader takes for markup, the start of a line apart."""
    return _MARKUP.sub(_escaped_mark, text)


def attribute(value: str) -> str:
    """A raw tag's attribute: every character that inline Markdown might take is a reference."""
    return _ATTRIBUTE.sub(lambda m: f"&#{ord(m[0])};", value)


def _stands_alone(run: Run, block: Block) -> bool:
    """Whether Markdown's own marks will do: no other run touches this one, and it begins and
    ends at a word's edge. Anything else becomes a raw tag, which nests anywhere."""
    text = block.text
    words = text[run.start : run.end]
    if run.style not in (*_MARKS, Style.LINK) or LINE_BREAK in words or "\t" in words:
        return False
    if any(r is not run and r.start <= run.end and run.start <= r.end for r in block.runs):
        return False
    if not _PLAIN_EDGES.issuperset(text[max(0, run.start - 1) : run.start]):
        return False
    if not _PLAIN_EDGES.issuperset(text[run.end : run.end + 1]):
        return False
    if run.style is Style.CODE:
        return words.strip() == words and not re.search(r"[`\\|&]", words)
    if run.style is Style.LINK and not _PLAIN_ADDRESS.match(run.target):
        return False
    return words[0].isalnum() and words[-1].isalnum() and not re.search(r"[\[\]()\\*_~`]", words)


def _escaped_mark(match: re.Match[str]) -> str:
    mark = match[0]
    if mark in "<&":
        return "&lt;" if mark == "<" else "&amp;"
    return f"\\{mark}" if mark in _BACKSLASHED else f"&#{ord(mark)};"


def _escaped_start(match: re.Match[str]) -> str:
    mark = match[0]
    if mark.isdigit():
        return f"{mark}\\"
    return f"\\{mark}" if mark in _BACKSLASHED else f"&#{ord(mark)};"
