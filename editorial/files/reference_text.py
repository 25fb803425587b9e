"""What the readers of references have in common: the text of the bytes, and their limits."""

import codecs
import re
from collections.abc import Iterable

from charset_normalizer import from_bytes

from editorial.domain.extract import Dropped
from editorial.domain.text import shortened
from editorial.files.refusal import Refusal

SIZE_LIMIT = 20_000_000
"""Bytes of a file of references; one of 5,000 entries with their abstracts has half of that."""
REFERENCES_LIMIT = 50_000
"""Entries that are read from one file at most; a file with more is refused."""
VALUE_LIMIT = 100_000
"""Code points of one field; what is longer is a paper pasted into its own reference."""
_TOLD_ONE_BY_ONE = 200

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_STATED = re.compile(rb"%\s*encoding\s*:\s*([\w-]+)", re.I)
"""The first line of a file that JabRef wrote."""
_HIGH = re.compile(rb"[\x80-\xff]+")
_SAMPLE = 60_000
"""Bytes from which an encoding is guessed."""


def text_of(data: bytes) -> str:
    """The text of a file of references, line ends "\\n": by byte-order mark, UTF-8, what the file
    states, else by its look. Raises Refusal for what is too large, empty or no text."""
    if len(data) > SIZE_LIMIT:
        raise Refusal(
            f"is too large ({len(data) / 1e6:.0f} MB; at most {SIZE_LIMIT // 1_000_000} MB):"
            " export the references that you need."
        )
    text = _decoded(data)
    if "\0" in text:
        raise Refusal(
            "is not a text file: export the references as CSL-JSON, RIS, BibTeX or BibLaTeX."
        )
    if not text.strip("\ufeff \t\r\n\f\v\x1a"):
        raise Refusal("is empty: choose a file with references in it.")
    return text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_encoding(data), "replace")


def _encoding(data: bytes) -> str:
    """Of bytes that are not UTF-8 throughout."""
    if stated := _STATED.search(data[:1024]):
        try:
            name = codecs.lookup(stated[1].decode("ascii")).name
        except LookupError:
            name = "utf-8"
        # Browsers and editors mean the larger set by the smaller one's name.
        return "cp1252" if name in ("iso8859-1", "ascii") else name
    lenient = data.decode("utf-8", "replace")
    damaged = lenient.count("\ufffd")
    if len(lenient) - len(lenient.encode("ascii", "ignore")) - damaged > damaged:
        return "utf-8"
    # In the Latin encodings a letter with an accent stands between others; in those of East Asia
    # letters of two bytes stand together.
    runs = [len(run) for run in _HIGH.findall(data[:SIZE_LIMIT])]
    if sum(run for run in runs if run > 1) > sum(runs) / 2:
        sample = b" ".join(_HIGH.findall(data))[:_SAMPLE]
        best = from_bytes(sample).best()
        return best.encoding if best else "cp1252"
    return "cp1252"


def refuse_many(count: int) -> None:
    """Raises Refusal for more entries than `REFERENCES_LIMIT`."""
    if count > REFERENCES_LIMIT:
        raise Refusal(
            f"holds {count:,} references, and at most {REFERENCES_LIMIT:,} are read: export the"
            " ones that you need."
        )


def entry_left_out(name: str, line: int, reason: str, words: str = "") -> Dropped:
    """One entry that could not be read. `name` is its key, or "" where it has none; `line` counts
    from 1, and is 0 where lines say nothing."""
    where = f" (line {line:,})" if line else ""
    return Dropped(
        f"Entry “{shortened(name)}”{where}" if name else f"An entry{where}", reason, words
    )


def told(dropped: Iterable[Dropped]) -> tuple[Dropped, ...]:
    """Each one by itself; of a great many the rest is counted."""
    every = tuple(dropped)
    rest = every[_TOLD_ONE_BY_ONE:]
    if not rest:
        return every
    what = f"{len(rest):,} further entries"
    return (*every[:_TOLD_ONE_BY_ONE], Dropped(what, "they cannot be read either", rest[0].sample))
