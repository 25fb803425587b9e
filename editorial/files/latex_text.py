"""LaTeX in bibliographies as text, and text as LaTeX.

Accents and symbols are pylatexenc's work; what a bibliography has no need of (mathematics laid out,
the argument of a command) comes out as its bare words.
"""

import logging
import re
from functools import cache

from pylatexenc.latex2text import (
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)
from pylatexenc.latexwalker import LatexWalkerError
from pylatexenc.latexwalker import get_default_latex_context_db as walker_context
from pylatexenc.macrospec import LatexContextDb, std_macro

logging.getLogger("pylatexenc").setLevel(logging.CRITICAL + 1)

_DEPTH = 40
"""Braces in braces from which on commands are taken off without being looked at."""
_LONGEST = 20_000
"""Code points of a value that commands are looked at in: pylatexenc reads 100,000 a second."""
_BARE = re.compile(r"(?<!\\)([%&#])")
_DOLLAR = re.compile(r"(?<!\\)\$")
_BRACES = re.compile(r"(?<!\\)[{}]")
_COMMAND = re.compile(r"\\(?:[A-Za-z]+\*?[ \t]*|([%&#_${}])|.)", re.S)
_VERBATIM = re.compile(r"\\([%&#_${}~^])(?:\{\})?")
_TILDE = re.compile(r"\{?\\(?:textasciitilde|string~|sim)\b\s*(?:\{\})?\}?|\$\\sim\$|\\~\{\}")
_URL = re.compile(r"\s*\\(?:url|path|nolinkurl)\s*\{(.*)\}\s*", re.S)

_LIGATURES = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("!`", "¡"), ("?`", "¿"))
_ESCAPED = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "\u00a0": "~",
    **{char: f"\\{char}" for char in "$&#_%"},
}
_APART = re.compile(r"-(?=-)|`(?=`)|'(?=')|[!?](?=`)")
"""Where two characters would be read as one."""
_SYMBOLS = {
    "-": "",
    "lbrace": "{",
    "rbrace": "}",
    "textasciicircum": "^",
    "textbar": "|",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textdollar": "$",
    "textgreater": ">",
    "textless": "<",
    "textquotesingle": "'",
    "textunderscore": "_",
}
_WITH_ARGUMENTS = {
    "enquote": ("{", "“%s”"),
    "href": ("{{", "%.0s%s"),
    "mkbibquote": ("{", "“%s”"),
    "noopsort": ("{", "%.0s"),
    "phantom": ("{", "%.0s"),
    "url": ("{", "%s"),
    "vphantom": ("{", "%.0s"),
}
"""Commands that pylatexenc does not know, or prints otherwise: their arguments, and what of them
is printed."""


def text_of_latex(value: str) -> str:
    """The words of a field's value, without braces and commands."""
    if "\\" not in value and "$" not in value:
        for written, char in _LIGATURES:
            if written in value:
                value = value.replace(written, char)
        return value.replace("{", "").replace("}", "").replace("~", "\u00a0")
    if len(value) > _LONGEST or _depth(value) > _DEPTH:
        return _bare_words(value)
    if len(_DOLLAR.findall(value)) % 2:
        # Money, not mathematics.
        value = _DOLLAR.sub(r"\\$", value)
    try:
        found = _converter().latex_to_text(
            _BARE.sub(r"\\\1", value), latex_context=_grammar(), tolerant_parsing=True
        )
    except (LatexWalkerError, IndexError, ValueError, KeyError, TypeError, AttributeError):
        # pylatexenc stumbles over commands whose arguments are missing.
        return _bare_words(value)
    # A command at the end, without its arguments, comes out as the form that was to be filled.
    return _bare_words(value) if "%s" in found and "%s" not in value else str(found)


def verbatim(value: str) -> str:
    """A value that is no LaTeX (an address, a DOI), as most programs escape it all the same."""
    if wrapped := _URL.fullmatch(value):
        value = wrapped[1]
    if "\\" in value:
        value = _VERBATIM.sub(r"\1", _TILDE.sub("~", value))
    return value.replace("{", "").replace("}", "").strip()


def latex_of(text: str) -> str:
    """The text as LaTeX that reads back as the same text: UTF-8, what means something to LaTeX
    escaped, braces balanced."""
    escaped = "".join(_ESCAPED.get(char, char) for char in text)
    return _APART.sub(r"\g<0>{}", escaped)


def _depth(value: str) -> int:
    depth = deepest = 0
    for brace in _BRACES.finditer(value):
        depth = depth + 1 if brace[0] == "{" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest + value.count("\\begin")


def _bare_words(value: str) -> str:
    return _COMMAND.sub(lambda match: match[1] or "", value).translate(_NO_MARKS)


_NO_MARKS = {ord(char): None for char in "{}$"}


@cache
def _converter() -> LatexNodes2Text:
    words = get_default_latex_context_db()
    written = _SYMBOLS | {name: form for name, (_, form) in _WITH_ARGUMENTS.items()}
    macros = [MacroTextSpec(name, simplify_repl=form) for name, form in written.items()]
    words.add_context_category("bibliographies", prepend=True, macros=macros)
    return LatexNodes2Text(latex_context=words, math_mode="text")


@cache
def _grammar() -> LatexContextDb:
    """Which arguments a command takes."""
    commands = walker_context()
    macros = [std_macro(name, arguments) for name, (arguments, _) in _WITH_ARGUMENTS.items()]
    commands.add_context_category("bibliographies", prepend=True, macros=macros)
    return commands
