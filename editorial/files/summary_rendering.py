"""The review summary as Markdown, as one HTML file, and as Qt's rich text for the preview."""

import base64
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from editorial.domain.errors import InvalidValue
from editorial.domain.summary import Summary, SummaryChange, SummaryVerdict
from editorial.domain.text import LINE_BREAK, clean
from editorial.files.summary_markdown import changed, escaped, escaped_lines, linked
from editorial.files.summary_wording import (
    CHANGE_KINDS,
    change_counts,
    claim_sections,
    counted,
    day,
    facts,
    moment,
    other_passages,
    place_words,
    questions_in_order,
    since_words,
    standing,
    status_counts,
    veiled,
    withheld_name,
    words_line,
)
from editorial.files.vocabularies import load
from editorial.resources import resource

if TYPE_CHECKING:
    from jinja2 import Environment

Format = Literal["md", "html"]

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_FONT = re.compile(r"[^\"';<>&]+")
_LINK = re.compile(r"https?://[^\s<>\"]+")


@dataclass(frozen=True, slots=True)
class Look:
    """Colours as "#RRGGBB", `statuses` by status key, and font families, for the preview."""

    paper: str
    text: str
    text2: str
    text3: str
    line: str
    note: str
    accent: str
    add: str
    remove: str
    statuses: Mapping[str, str]
    serif: str = "serif"
    sans: str = "sans-serif"

    def __post_init__(self) -> None:
        plain = [getattr(self, field.name) for field in fields(self)[:9]]
        for colour in (*plain, *self.statuses.values()):
            if not _COLOUR.fullmatch(colour):
                raise InvalidValue(f"{colour} is not a colour written as #RRGGBB")
        for font in (self.serif, self.sans):
            if _FONT.fullmatch(font) is None:
                raise InvalidValue(f"{font} is not the name of a font")


def render(summary: Summary, format: Format) -> str:
    """The summary as a document: GitHub-flavoured Markdown, or one HTML file with no scripts."""
    page = {"md": "summary.md.jinja", "html": "summary.html.jinja"}[format]
    return _environment().get_template(page).render(_context(summary))


def render_preview(summary: Summary, look: Look, most: int | None = None) -> str:
    """The summary in the part of HTML that Qt's rich text shows: tables, inline styles.

    `most`: how many claims, questions, sources and notes a section shows before it says how many
    more there are; Qt lays out a long table slowly.
    """
    environment = _environment()
    icons: Any = environment.get_template("icons.html.jinja").module

    def icon(name: str, colour: str) -> str:
        drawing = str(icons.drawing(name, colour, look.paper))
        return "data:image/svg+xml;base64," + base64.b64encode(drawing.encode()).decode()

    page = environment.get_template("preview.html.jinja")
    return page.render(_context(summary), look=look, icon=icon, most=most)


def _context(summary: Summary) -> dict[str, object]:
    summary = veiled(summary)
    return {
        "summary": summary,
        "standing": standing(summary),
        "words": words_line(summary.coverage),
        "status_counts": status_counts(summary),
        "facts": facts(summary),
        "sections": claim_sections(summary),
        "questions": questions_in_order(summary),
    }


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(resource("templates")),
        autoescape=_is_html,
        finalize=_finaliser(),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= _filters()
    environment.tests["link"] = lambda url: bool(_LINK.fullmatch(url))
    return environment


def _is_html(template: str | None) -> bool:
    return template is None or not template.endswith(".md.jinja")


def _finaliser() -> Callable[..., object]:
    """Escapes for Markdown whatever a template prints, unless it has been escaped; Jinja's own
    escaping is for HTML only."""
    from jinja2 import pass_context
    from jinja2.runtime import Context
    from markupsafe import Markup

    @pass_context
    def finalise(context: Context, value: object) -> object:
        if isinstance(value, Markup) or not isinstance(value, str):
            return value
        if _is_html(context.name):
            return clean(value).replace(LINE_BREAK, "\n")
        return Markup(escaped(value))

    return finalise


def _newest_first(verdicts: Iterable[SummaryVerdict]) -> list[SummaryVerdict]:
    """Of two verdicts of one moment, the one given last stands first."""
    return sorted(verdicts, key=lambda verdict: verdict.at)[::-1]


def _filters() -> dict[str, Callable[..., object]]:
    from markupsafe import Markup

    def md_lines(text: str, indent: int = 0) -> Markup:
        return Markup(escaped_lines(text, indent))

    def md_link(address: str) -> Markup:
        return Markup(linked(address))

    def md_change(change: SummaryChange, indent: int = 0) -> Markup:
        return Markup(changed(change, indent))

    return {
        "md_link": md_link,
        "day": day,
        "moment": moment,
        "counted": counted,
        "withheld_name": withheld_name,
        "other_passages": other_passages,
        "placed": place_words,
        "change_counts": change_counts,
        "since": since_words,
        "change_kind": lambda change: CHANGE_KINDS[change.kind],
        "md_change": md_change,
        "md_lines": md_lines,
        "label": lambda key, name: load(name).label(key),
        "bars": lambda tier: load("tiers").term(tier).bars,
        "newest_first": _newest_first,
    }
