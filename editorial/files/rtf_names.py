"""Control words of the Rich Text Format (RTF 1.9.1) and what they stand for."""

import codecs
import re
from datetime import UTC, datetime

from editorial.domain.text import clean, normalised

CODE_PAGES = {
    0: "cp1252",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "cp936",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
"""Encodings by a font's character set."""
FILE_CODE_PAGES = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}

SIGNS = {
    "emdash": "—",
    "endash": "–",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "tab": " ",
    "nestcell": " ",
    "nestrow": " ",
}
SYMBOLS = {"~": "\xa0", "_": "\u2011", "\\": "\\", "{": "{", "}": "}"}
"""Control symbols with a text of their own; "-" is a soft hyphen, which has none."""

SKIPPED = frozenset(
    (
        "colortbl info filetbl listtable listoverridetable rsidtbl generator pict object"
        " header headerl headerr headerf footer footerl footerr footerf sp nonshppict shprslt"
        " ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn xmlnstbl themedata colorschememapping"
        " latentstyles datastore pnseclvl tc xe rxe txe bkmkstart bkmkend private do template"
        " mmathPr upr nesttableprops wgrffmtfilter docvar userprops"
    ).split()
)
"""Destinations without words of the article."""
STARRED = frozenset({"shpinst", "shppict"})
"""Destinations that other programs may pass over, and that hold words or pictures."""
HEADS = frozenset("header headerl headerr headerf footer footerl footerr footerf".split())
PICTURES = frozenset({"pict"})
OBJECTS = frozenset({"object"})

MOST_PARAGRAPHS = 200_000
GOES_ON = (
    "The file goes on behind the end of its document, as it does where it is damaged; what stands"
    " there was left out: open it in the program that made it, save it anew, and take that in."
)
NESTED = "is nested more deeply than any document: save it as .docx and take that in."
TOO_LONG = (
    f"has more than {MOST_PARAGRAPHS:,} paragraphs, which no review can hold: take in the article"
    " alone."
)
LEFT_OUT = {
    "heads": ("running head or foot", "running heads and feet", "they repeat on every page"),
    "pictures": ("picture", "pictures", "what they show has no words in the file"),
    "objects": (
        "embedded object",
        "embedded objects",
        "that belongs to another program, such as a spreadsheet",
    ),
    "hidden": ("hidden passage", "hidden passages", "the file hides them on paper too"),
}
"""What is not taken in: its name for one and for many, and the reason."""


def moment(value: int) -> datetime | None:
    """A DTTM, Word's packed time to the minute (MS-DOC 2.9.70); it has no zone, so UTC is taken."""
    value &= 0xFFFFFFFF
    minute, hour, day = value & 0x3F, value >> 6 & 0x1F, value >> 11 & 0x1F
    month, year = value >> 16 & 0xF, 1900 + (value >> 20 & 0x1FF)
    try:
        return datetime(year, month, day, hour, minute, tzinfo=UTC)
    except ValueError:
        return None


def one_line(words: str) -> str:
    return normalised(" ".join(clean(words).split()))


def whole_number(words: str) -> int:
    """The number that the words are, 0 where they are none."""
    told = words.strip()
    return int(told) if re.fullmatch(r"-?\d{1,12}", told) else 0


def encoding_of(code_page: int) -> str:
    """The encoding of a code page of Windows; of one that is not known, the usual one."""
    name = {65001: "utf-8", 10000: "mac_roman"}.get(code_page, f"cp{code_page}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"
