"""Makes harbour-school.docx out of harbour-school.json, both beside this file.

    python seeds/make_annotated_copy.py [where to write it]

An annotated copy, as an author delivers it. Every run gives the same bytes: nothing is compressed,
and no time is taken from the clock. The parts of the file and the order of elements in them follow
ECMA-376 (transitional), threads of comments Microsoft's [MS-DOCX].

In the JSON's text `{c4}` and `{/c4}` stand round the words that comment 4 hangs on, and `{c4.}`
where it hangs on none; `{f2}` is the mark of footnote 2, `{e1}` of endnote 1. What HB put in stands
between `{+HB}` and `{/+}`, what HB took out between `{-HB}` and `{/-}`; `{<HB}` and `{/<}` stand
round words that HB moved away, `{>HB}` and `{/>}` round them where they are now.
"""

import json
import re
import struct
import sys
import zipfile
import zlib
from itertools import count, groupby
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

HERE = Path(__file__).parent
COPY: dict[str, Any] = json.loads((HERE / "harbour-school.json").read_text(encoding="utf-8"))

OPEN_XML = "http://schemas.openxmlformats.org"
OFFICE = f"{OPEN_XML}/officeDocument/2006/relationships"
PACKAGE = f"{OPEN_XML}/package/2006"
DRAWING = f"{OPEN_XML}/drawingml/2006"
MICROSOFT = "http://schemas.microsoft.com/office"
NAMES = (
    f'xmlns:w="{OPEN_XML}/wordprocessingml/2006/main" xmlns:r="{OFFICE}"'
    f' xmlns:wp="{DRAWING}/wordprocessingDrawing" xmlns:a="{DRAWING}/main"'
    f' xmlns:pic="{DRAWING}/picture" xmlns:mc="{OPEN_XML}/markup-compatibility/2006"'
    f' xmlns:w14="{MICROSOFT}/word/2010/wordml" xmlns:w15="{MICROSOFT}/word/2012/wordml"'
    ' mc:Ignorable="w14 w15"'
)
SMALL = '<w:sz w:val="18"/>'
RAISED = '<w:vertAlign w:val="superscript"/>'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

CHANGES = {"+": "ins", "-": "del", "<": "moveFrom", ">": "moveTo"}
MARK = re.compile(
    r"\{(?:(?P<end>/)?c(?P<comment>\d+)(?P<point>\.)?|f(?P<footnote>\d+)|e(?P<endnote>\d+)"
    r"|(?P<change>[-+<>])(?P<who>\w+)|/(?P<close>[-+<>]))\}"
)


def run(text: str, element: str = "t") -> str:
    return f'<w:r><w:{element} xml:space="preserve">{escape(text)}</w:{element}></w:r>'


def reference(element: str, style: str, number: int | str = "") -> str:
    """A run with nothing but the mark of a comment or a note; inside that, it has no number."""
    which = f' w:id="{number}"' if number else ""
    return f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:{element}{which}/></w:r>'


def paragraph(style: str, content: str, key: str = "") -> str:
    identity = f' w14:paraId="{key}"' if key else ""
    return f'<w:p{identity}><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'


class Runs:
    """Turns text and its marks into runs. Tracked changes are numbered as they come."""

    def __init__(self) -> None:
        self._numbers = count(101)
        self._element = "t"
        self._range = 0  # the number of the move in hand

    def of(self, text: str) -> str:
        out, at = [], 0
        for mark in MARK.finditer(text):
            out += [self._words(text[at : mark.start()]), self._mark(mark)]
            at = mark.end()
        return "".join([*out, self._words(text[at:])])

    def _words(self, text: str) -> str:
        return run(text, self._element) if text else ""

    def _mark(self, mark: re.Match[str]) -> str:
        if mark["comment"]:
            return commented(int(mark["comment"]), bool(mark["end"]), bool(mark["point"]))
        for note in ("footnote", "endnote"):
            if mark[note]:
                return reference(f"{note}Reference", f"{note.title()}Reference", mark[note])
        if mark["close"]:
            return self._closed(CHANGES[mark["close"]])
        return self._opened(CHANGES[mark["change"]], mark["who"])

    def _opened(self, change: str, who: str) -> str:
        by = f'w:author="{COPY["people"][who]}" w:date="{COPY["changed"][who]}"'
        start = ""
        if change.startswith("move"):
            self._range = next(self._numbers)
            start = f'<w:{change}RangeStart w:id="{self._range}" {by} w:name="move1"/>'
        self._element = "delText" if change == "del" else "t"
        return f'{start}<w:{change} w:id="{next(self._numbers)}" {by}>'

    def _closed(self, change: str) -> str:
        self._element = "t"
        moved = change.startswith("move")
        return f"</w:{change}>" + (f'<w:{change}RangeEnd w:id="{self._range}"/>' if moved else "")


def commented(number: int, end: bool, point: bool) -> str:
    """Where a comment's words begin or end. Replies hang on the words of what they answer."""
    thread = [c["number"] for c in COPY["comments"] if number in (c["number"], c["answers"])]
    if not end and not point:
        return "".join(f'<w:commentRangeStart w:id="{key}"/>' for key in thread)
    return "".join(
        ("" if point else f'<w:commentRangeEnd w:id="{key}"/>')
        + reference("commentReference", "CommentReference", key)
        for key in thread
    )


def table(rows: list[dict[str, str]]) -> str:
    out = [
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>',
        "<w:tblGrid>" + '<w:gridCol w:w="3000"/>' * 3 + "</w:tblGrid>",
    ]
    for row in rows:
        head = "<w:trPr><w:tblHeader/></w:trPr>" if row["style"] == "Head" else ""
        cells = "".join(
            '<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>'
            f"{paragraph('TableText', run(cell))}</w:tc>"
            for cell in row["text"].split("|")
        )
        out.append(f"<w:tr>{head}{cells}</w:tr>")
    return "".join([*out, "</w:tbl>"])


def picture(alt: str) -> str:
    size = 'cx="5040000" cy="2160000"'  # 14 by 6 cm, in English Metric Units
    name = f'id="1" name="harbour-school.png" descr={quoteattr(alt)}'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr {name}/><a:graphic><a:graphicData uri="{DRAWING}/picture"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
        '<a:blip r:embed="picture"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def whole(root: str, content: str) -> str:
    return f"{HEAD}<w:{root} {NAMES}>{content}</w:{root}>"


def document() -> str:
    runs, out = Runs(), []
    for in_table, entries in groupby(COPY["text"], lambda entry: entry["style"] in ("Head", "Row")):
        if in_table:
            out.append(table(list(entries)))
            continue
        for entry in entries:
            style, text = entry["style"], entry["text"]
            out.append(paragraph(style, picture(text) if style == "Picture" else runs.of(text)))
    page = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418"'
        ' w:bottom="1418" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'
    )
    return whole("document", f"<w:body>{''.join(out)}{page}</w:body>")


def notes(kind: str, texts: list[str]) -> str:
    """Footnotes or endnotes, the two lines that separate them from the text first."""
    lines = ((-1, "separator"), (0, "continuationSeparator"))
    out = [
        f'<w:{kind} w:type="{line}" w:id="{number}"><w:p><w:r><w:{line}/></w:r></w:p></w:{kind}>'
        for number, line in lines
    ]
    for number, text in enumerate(texts, 1):
        mark = reference(f"{kind}Ref", f"{kind.title()}Reference")
        content = paragraph(f"{kind.title()}Text", mark + run(f" {text}"))
        out.append(f'<w:{kind} w:id="{number}">{content}</w:{kind}>')
    return whole(f"{kind}s", "".join(out))


def comment_key(number: int) -> str:
    """The name of a comment's last paragraph, by which Word knows the comment in a thread."""
    return f"{0x1C000000 + number:08X}"


def comments() -> str:
    out = []
    for entry in COPY["comments"]:
        lines = [run(line) for line in entry["text"].split("\n")]
        lines[0] = reference("annotationRef", "CommentReference") + lines[0]
        out.append(
            f'<w:comment w:id="{entry["number"]}" w:author="{COPY["people"][entry["who"]]}"'
            f' w:date="{entry["at"]}" w:initials="{entry["who"]}">'
            + "".join(paragraph("CommentText", line) for line in lines[:-1])
            + paragraph("CommentText", lines[-1], comment_key(entry["number"]))
            + "</w:comment>"
        )
    return whole("comments", "".join(out))


def threads() -> str:
    out = []
    for entry in COPY["comments"]:
        answers = entry["answers"]
        parent = f' w15:paraIdParent="{comment_key(answers)}"' if answers else ""
        key, done = comment_key(entry["number"]), int(entry["resolved"])
        out.append(f'<w15:commentEx w15:paraId="{key}"{parent} w15:done="{done}"/>')
    return f"{HEAD}<w15:commentsEx {NAMES}>{''.join(out)}</w15:commentsEx>"


# Key: the name that Word shows, how its paragraphs look, how its characters look.
PARAGRAPHS = {
    "Title": ("Title", '<w:spacing w:after="120"/>', '<w:b/><w:sz w:val="44"/>'),
    "Subtitle": ("Subtitle", "", '<w:i/><w:sz w:val="26"/>'),
    "Byline": ("Byline", "", "<w:smallCaps/>"),
    "Picture": (
        "Picture",
        '<w:keepNext/><w:spacing w:after="80" w:line="240" w:lineRule="auto"/>',
        "",
    ),
    "Caption": ("caption", "<w:keepNext/>", '<w:i/><w:sz w:val="18"/>'),
    "Heading1": (
        "heading 1",
        '<w:keepNext/><w:spacing w:before="320"/><w:outlineLvl w:val="0"/>',
        '<w:b/><w:sz w:val="28"/>',
    ),
    "Quote": ("Quote", '<w:ind w:left="720" w:right="720"/>', "<w:i/>"),
    "ListBullet": ("List Bullet", '<w:numPr><w:numId w:val="1"/></w:numPr>', ""),
    "TableText": ("Table Text", '<w:spacing w:after="0"/>', ""),
    "CommentText": ("annotation text", "", '<w:sz w:val="20"/>'),
    "FootnoteText": ("footnote text", '<w:spacing w:after="40"/>', SMALL),
    "EndnoteText": ("endnote text", '<w:spacing w:after="40"/>', SMALL),
}
CHARACTERS = {
    "CommentReference": ("annotation reference", '<w:sz w:val="16"/>'),
    "FootnoteReference": ("footnote reference", RAISED),
    "EndnoteReference": ("endnote reference", RAISED),
}
DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"'
    ' w:cs="Georgia"/><w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>'
    "<w:pPrDefault/></w:docDefaults>"
)
BASES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '<w:qFormat/><w:pPr><w:spacing w:after="160" w:line="300" w:lineRule="auto"/></w:pPr></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/></w:style>'
)
EDGES = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)
GRID = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '</w:style><w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
    f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{EDGES}</w:tblBorders></w:tblPr>'
    "</w:style>"
)


def styles() -> str:
    out = [DEFAULTS, BASES]
    for key, (name, block, look) in PARAGRAPHS.items():
        out.append(
            f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{block}</w:pPr><w:rPr>{look}</w:rPr>'
            "</w:style>"
        )
    for key, (name, look) in CHARACTERS.items():
        out.append(
            f'<w:style w:type="character" w:styleId="{key}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="DefaultParagraphFont"/><w:rPr>{look}</w:rPr></w:style>'
        )
    return whole("styles", "".join([*out, GRID]))


def numbering() -> str:
    return whole(
        "numbering",
        '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        '<w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )


def settings() -> str:
    lines = "".join(
        f'<w:{kind}Pr><w:{kind} w:id="-1"/><w:{kind} w:id="0"/></w:{kind}Pr>'
        for kind in ("footnote", "endnote")
    )
    word = 'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"'
    return whole("settings", f"{lines}<w:compat><w:compatSetting {word}/></w:compat>")


def core() -> str:
    elements = f"{PACKAGE}/metadata/core-properties"
    terms = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    w3c = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{elements}" {terms} {w3c}>'
        f"<dc:title>{COPY['title']}</dc:title><dc:creator>{COPY['people']['MS']}</dc:creator>"
        '<dcterms:created xsi:type="dcterms:W3CDTF">2026-03-09T09:30:00Z</dcterms:created>'
        "</cp:coreProperties>"
    )


def png() -> bytes:
    """A school by the water, 140 by 60 points in four greys; not compressed, as nothing here is."""
    rows = bytearray()
    for y in range(60):
        rows.append(0)
        for x in range(140):
            roof = 18 + (x - 30) // 12
            water = 3 if (y * 7 + x) % 23 < 3 else 2
            rows.append(0 if y < 44 else water)
            if 30 <= x < 114 and roof <= y < 46:
                rows[-1] = 3 if 4 <= y - roof < 12 and x % 12 < 8 else 1
    raw = struct.pack("<BHH", 1, len(rows), len(rows) ^ 0xFFFF) + rows
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", 140, 60, 8, 3, 0, 0, 0)),
        (b"PLTE", bytes.fromhex("d8d8d8 505050 909090 c0c0c0")),
        (b"IDAT", b"\x78\x01" + raw + struct.pack(">I", zlib.adler32(rows))),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# Name, content type, and the last part of the relationship's type.
PARTS = (
    ("styles", styles, OFFICE),
    ("numbering", numbering, OFFICE),
    ("settings", settings, OFFICE),
    ("footnotes", lambda: notes("footnote", COPY["footnotes"]), OFFICE),
    ("endnotes", lambda: notes("endnote", COPY["endnotes"]), OFFICE),
    ("comments", comments, OFFICE),
    ("commentsExtended", threads, f"{MICROSOFT}/2011/relationships"),
)


def content_types() -> str:
    named = [("document", f"{WORD}.document.main+xml")]
    named += [(name, f"{WORD}.{name}+xml") for name, _, _ in PARTS]
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        + "".join(f'<Override PartName="/word/{n}.xml" ContentType="{t}"/>' for n, t in named)
        + '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def relationships(entries: list[tuple[str, str, str]]) -> str:
    """Of each entry: key, type, target."""
    out = (f'<Relationship Id="{k}" Type="{kind}" Target="{to}"/>' for k, kind, to in entries)
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{"".join(out)}</Relationships>'


def parts() -> dict[str, str | bytes]:
    of_document = [(name, f"{place}/{name}", f"{name}.xml") for name, _, place in PARTS]
    of_document.append(("picture", f"{OFFICE}/image", "media/picture.png"))
    of_package = [
        ("document", f"{OFFICE}/officeDocument", "word/document.xml"),
        ("core", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    ]
    return {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(of_package),
        "docProps/core.xml": core(),
        "word/document.xml": document(),
        "word/_rels/document.xml.rels": relationships(of_document),
        **{f"word/{name}.xml": make() for name, make, _ in PARTS},
        "word/media/picture.png": png(),
    }


def write(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as package:
        for name, content in parts().items():
            entry = zipfile.ZipInfo(name, date_time=(2026, 3, 12, 9, 0, 0))
            entry.create_system = 0  # otherwise another one on Windows
            package.writestr(entry, content)


if __name__ == "__main__":
    write(Path(sys.argv[1]) if sys.argv[1:] else HERE / "harbour-school.docx")
