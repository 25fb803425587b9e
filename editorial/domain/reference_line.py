"""One line for one reference, in the plain form that the desk's summary has for all.

Not by a processor of citation styles: the summary needs one form and no choice of 10,000, and
styles are under a licence that binds whoever ships them.
"""

from datetime import date

from editorial.domain.csl_date import year_of
from editorial.domain.reference import OTHERS, Name, Reference, plain

_BY_YEAR = frozenset(
    """article-journal book chapter classic collection entry entry-dictionary entry-encyclopedia
    paper-conference periodical review-book thesis""".split()
)
"""Kinds that are cited by their year; news and pages go by the day."""
_NAMED = 3
"""Authors that are named at most; of more than that the first one is."""
_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


def reference_line(reference: Reference) -> str:
    """“Author (Year). Title. Container 12(3), pages 4–5. Publisher, Place. Address”.

    What is unknown is left out, and nothing is put in its place.
    """
    who = names_in_words(reference.authors)
    if not who and reference.editors:
        who = f"{names_in_words(reference.editors)} (ed.)"
    year = reference.kind in _BY_YEAR
    when = (year and year_of(reference.issued)) or date_in_words(reference.issued)
    title = reference.plain_title
    head = who or title
    if when:
        head = f"{head} ({when})" if head else when
    parts = [head, title if who else "", _place_in(reference), _publisher(reference)]
    address = f"https://doi.org/{reference.doi}" if reference.doi else reference.url
    sentences = [part if part[-1] in ".?!…" else f"{part}." for part in parts if part]
    return " ".join([*sentences, address] if address else sentences)


def names_in_words(names: tuple[Name, ...]) -> str:
    """“Jane Doe, Ali Roe and Kim Lee”, or “Jane Doe and others” where there are more."""
    known = [str(name) for name in names if name.literal != OTHERS]
    if len(known) > _NAMED:
        return f"{known[0]} and others"
    if len(known) < len(names) and known:
        return f"{', '.join(known)} and others"
    return " and ".join(part for part in (", ".join(known[:-1]), *known[-1:]) if part)


def date_in_words(written: str) -> str:
    """“3 May 2024”, “May 2024”, “spring 2024”; what is no such date stays as it is written."""
    year, _, rest = written.partition("-")
    if not (year.isdigit() and len(year) == 4):
        return written
    if rest in _SEASONS:
        return f"{_SEASONS[rest]} {year}"
    try:
        found = date.fromisoformat(f"{written}-01" if len(rest) == 2 else written)
    except ValueError:
        return written
    month = f"{_MONTHS[found.month - 1]} {found.year}"
    return month if len(rest) == 2 else f"{found.day} {month}"


def _place_in(reference: Reference) -> str:
    issue = f"({reference.issue})" if reference.issue else ""
    number = f"{reference.volume}{issue}"
    container = " ".join(part for part in (plain(reference.container), number) if part)
    pages = reference.pages.replace("--", "–").replace("-", "–")
    word = "pages" if "–" in pages or "," in pages else "page"
    return ", ".join(part for part in (container, f"{word} {pages}" if pages else "") if part)


def _publisher(reference: Reference) -> str:
    if reference.publisher == reference.container:
        return ""
    return ", ".join(part for part in (reference.publisher, reference.place) if part)
