"""Blocks as one line of raw HTML, for what Markdown's own notation cannot say.

Tables, code in lists, quotations with structure, lists that do not count on by one: every
Markdown reader takes raw HTML, and there is one way only to read it.
"""

import html
from collections.abc import Iterable, Sequence
from itertools import groupby

from editorial.domain.article import Block, Kind, Run, Style
from editorial.domain.text import LINE_BREAK
from editorial.files.markdown_inline import TAGS
from editorial.files.nested_runs import nested


def html_group(blocks: Sequence[Block]) -> str:
    """The blocks as HTML elements in a row, without a line end between or in them."""
    return _quotations(blocks, 0)


def _quotations(blocks: Sequence[Block], depth: int) -> str:
    out: list[str] = []
    for deeper, group in groupby(blocks, lambda block: block.quoted > depth):
        members = list(group)
        if deeper:
            out.append(f"<blockquote>{_quotations(members, depth + 1)}</blockquote>")
        else:
            out.append(_lists(members))
    return "".join(out)


def _lists(blocks: Iterable[Block]) -> str:
    out: list[str] = []
    open_lists: list[str] = []

    def close_to(depth: int) -> None:
        while len(open_lists) > depth:
            out.append(f"</li></{open_lists.pop()}>")

    for table, group in groupby(blocks, _table_level):
        members = list(group)
        if table is not None:
            close_to(table)
            out.append(f"<table>{''.join(map(_row, members))}</table>")
            continue
        for block in members:
            if block.kind is not Kind.ITEM:
                close_to(0 if block.kind is Kind.HEADING else block.level)
                out.append(_element(block))
                continue
            close_to(block.level)
            name = "ul" if block.ordinal is None else "ol"
            value = "" if block.ordinal is None else f' value="{block.ordinal}"'
            if len(open_lists) == block.level and open_lists[-1] != name:
                close_to(block.level - 1)
            if len(open_lists) == block.level:
                out.append(f"</li><li{value}>")
            else:
                open_lists.append(name)
                out.append(f"<{name}><li{value}>")
            out.append(_inline(block))
    close_to(0)
    return "".join(out)


def _table_level(block: Block) -> int | None:
    return block.level if block.kind is Kind.ROW else None


def _row(block: Block) -> str:
    name = "th" if block.ordinal else "td"
    cells: list[str] = []
    start = 0
    for text in block.text.split("\t"):
        end = start + len(text)
        runs = tuple(
            Run(run.start - start, run.end - start, run.style, run.target)
            for run in block.runs
            if start <= run.start and run.end <= end
        )
        cell = Block(Kind.PARAGRAPH, text, runs=runs)
        cells.append(f"<{name}>{_inline(cell)}</{name}>")
        start = end + 1
    return f"<tr>{''.join(cells)}</tr>"


def _element(block: Block) -> str:
    match block.kind:
        case Kind.HEADING:
            return f"<h{block.level}>{_inline(block)}</h{block.level}>"
        case Kind.RULE:
            return "<hr>"
        case Kind.IMAGE:
            return f'<img src="{html.escape(block.label)}" alt="{html.escape(block.text)}">'
        case Kind.CAPTION:
            return f"<figure><figcaption>{_inline(block)}</figcaption></figure>"
        case Kind.TERM:
            return f"<dl><dt>{_inline(block)}</dt></dl>"
        case Kind.DEFINITION:
            return f"<dl><dd>{_inline(block)}</dd></dl>"
        case Kind.CODE:
            language = f' class="language-{html.escape(block.label)}"' if block.label else ""
            # lxml drops a line end at the very start of <pre>; a reference within <code> stays.
            text = html.escape(block.text).replace(LINE_BREAK, "&#10;").replace("\t", "&#9;")
            return f"<pre><code{language}>{text}</code></pre>"
        case _:
            return f"<p>{_inline(block)}</p>"


def _inline(block: Block) -> str:
    return nested(block.text, block.runs, _opening, _closing, _words)


def _opening(run: Run) -> str:
    if run.style is Style.REFERENCE:
        return f'<sup><a class="footnote-ref" href="#fn:{html.escape(run.target)}">'
    if run.style is Style.LINK:
        return f'<a href="{html.escape(run.target)}">'
    return f"<{TAGS[run.style]}>" if run.style in TAGS else ""


def _closing(run: Run) -> str:
    if run.style is Style.REFERENCE:
        return "</a></sup>"
    return f"</{TAGS[run.style]}>" if run.style in TAGS else ""


def _words(text: str, runs: tuple[Run, ...]) -> str:
    for run in runs:
        if run.style is Style.REFERENCE:
            return html.escape(text.removeprefix("[").removesuffix("]"))
        if run.style is Style.IMAGE:
            return f'<img src="{html.escape(run.target)}" alt="{html.escape(text)}">'
    return html.escape(text).replace("\t", "&#9;").replace(LINE_BREAK, "<br>")
