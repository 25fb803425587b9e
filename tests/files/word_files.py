"""Small Word documents, made in the tests that read them."""

import io
import zipfile
from html import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = {
    "w": W,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "w16cid": "http://schemas.microsoft.com/office/word/2016/wordml/cid",
    "w16cex": "http://schemas.microsoft.com/office/word/2018/wordml/cex",
}
_NAMESPACES = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _NAMES.items())
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ROOTS = {
    "styles": "w:styles",
    "numbering": "w:numbering",
    "comments": "w:comments",
    "commentsExtended": "w15:commentsEx",
    "commentsIds": "w16cid:commentsIds",
    "commentsExtensible": "w16cex:commentsExtensible",
    "footnotes": "w:footnotes",
    "endnotes": "w:endnotes",
    "header": "w:hdr",
    "footer": "w:ftr",
}


def parts_of(
    body: str, links: dict[str, str] | None = None, main: str = "word/document.xml", **parts: str
) -> dict[str, str]:
    """The parts by name. `body` and `parts`, by kind, are what stands in their root elements;
    `links` are addresses by relationship id."""
    folder = main.rpartition("/")[0]
    kinds = "".join(
        _relation(f"part{number}", kind, f"{kind}.xml") for number, kind in enumerate(parts)
    )
    addresses = "".join(
        _relation(id, "hyperlink", address, external=True) for id, address in (links or {}).items()
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": _relations(_relation("main", "officeDocument", main)),
        main: f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
        f"{folder}/_rels/{main.rpartition('/')[2]}.rels": _relations(kinds + addresses),
    }
    for kind, content in parts.items():
        root = _ROOTS[kind]
        files[f"{folder}/{kind}.xml"] = f"<{root} {_NAMESPACES}>{content}</{root}>"
    return files


def docx(
    body: str, links: dict[str, str] | None = None, main: str = "word/document.xml", **parts: str
) -> bytes:
    """A Word document; see `parts_of`."""
    return zipped(parts_of(body, links, main, **parts))


def zipped(files: dict[str, str] | dict[str, bytes]) -> bytes:
    """A zip archive with these members."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def flat(files: dict[str, str]) -> bytes:
    """The same parts as one XML file (Flat OPC)."""
    parts = "".join(
        f'<pkg:part pkg:name="/{name}"><pkg:xmlData>{content}</pkg:xmlData></pkg:part>'
        for name, content in files.items()
    )
    names = 'xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"'
    picture = "<pkg:part pkg:name='/word/a.png'><pkg:binaryData>AAA=</pkg:binaryData></pkg:part>"
    start = '<?xml version="1.0" standalone="yes"?><?mso-application progid="Word.Document"?>'
    return f"{start}<pkg:package {names}>{parts}{picture}</pkg:package>".encode()


def p(*content: str, style: str = "", properties: str = "", id: str = "") -> str:
    """A paragraph; what does not begin with "<" is set as a run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    told = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    name = f' w14:paraId="{id}"' if id else ""
    inside = "".join(each if each.startswith("<") else r(each) for each in content)
    return f"<w:p{name}>{told}{inside}</w:p>"


def r(text: str, properties: str = "", tag: str = "t") -> str:
    told = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{told}<w:{tag} xml:space="preserve">{escape(text)}</w:{tag}></w:r>'


def ins(*content: str, author: str = "Ada", at: str = "2026-05-04T09:00:00Z") -> str:
    return _change(
        "ins", author, at, "".join(r(each) if each[:1] != "<" else each for each in content)
    )


def gone(*texts: str, author: str = "Ada", at: str = "2026-05-04T09:00:00Z") -> str:
    return _change("del", author, at, "".join(r(each, tag="delText") for each in texts))


def mark(name: str, author: str = "Ada", at: str = "2026-05-04T09:00:00Z") -> str:
    """Properties of a paragraph whose end was put in or taken out."""
    return f"<w:rPr>{_change(name, author, at, '')}</w:rPr>"


def ranged(id: str, *content: str) -> str:
    """Words between the two marks of a comment, followed by its sign."""
    inside = "".join(each if each.startswith("<") else r(each) for each in content)
    return f"{start(id)}{inside}{end(id)}{sign(id)}"


def start(id: str) -> str:
    return f'<w:commentRangeStart w:id="{id}"/>'


def end(id: str) -> str:
    return f'<w:commentRangeEnd w:id="{id}"/>'


def sign(id: str) -> str:
    return f'<w:r><w:commentReference w:id="{id}"/></w:r>'


def comment(
    id: str, *paragraphs: str, author: str = "Ada", at: str = "2026-05-04T09:00:00Z"
) -> str:
    """A comment; of each paragraph that is not XML yet, the id is the comment's with an "A"."""
    inside = "".join(
        each if each.startswith("<") else p(each, id=f"{id:0>7}A") for each in paragraphs
    )
    return f'<w:comment w:id="{id}" w:author="{author}" w:date="{at}">{inside}</w:comment>'


def table(*rows: tuple[str, ...], properties: str = "") -> str:
    """A table; cells that are not XML yet become a paragraph."""
    lines = "".join(
        f"<w:tr>{''.join(cell(each) if each[:5] != '<w:tc' else each for each in row)}</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{lines}</w:tbl>"


def cell(content: str, properties: str = "") -> str:
    told = f"<w:tcPr>{properties}</w:tcPr>" if properties else ""
    return f"<w:tc>{told}{content if content.startswith('<') else p(content)}</w:tc>"


def style(id: str, name: str = "", paragraph: str = "", words: str = "", based_on: str = "") -> str:
    sort = "character" if words and not paragraph else "paragraph"
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{sort}" w:styleId="{id}"><w:name w:val="{name or id}"/>{base}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{words}</w:rPr></w:style>"
    )


def _change(name: str, author: str, at: str, inside: str) -> str:
    return f'<w:{name} w:id="1" w:author="{author}" w:date="{at}">{inside}</w:{name}>'


def _relation(id: str, kind: str, target: str, external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    name = f"{_NAMES['r']}/{kind}"
    return f'<Relationship Id="{id}" Type="{name}" Target="{escape(target)}"{mode}/>'


def _relations(inside: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'
