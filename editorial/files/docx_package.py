"""A Word document as parts that refer to each other (ECMA-376, part 2), zipped or in one file."""

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import unquote

import lxml.etree

from editorial.files.docx_names import Element
from editorial.files.refusal import Refusal
from editorial.files.zip_guard import Damaged, GuardedZip, guarded_zip, hardened_xml

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_MAIN_TYPE = re.compile(
    r"application/vnd\.(?:openxmlformats-officedocument\.wordprocessingml\.(?:document|template)"
    r"|ms-word\.(?:document|template)\.macroEnabled(?:Template)?(?:Template)?)\.main\+xml",
    re.I,
)
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAME = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_WIDE = (
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_DECLARATION = re.compile(r"\A<\?xml[^>]*\?>")
_BINARY = re.compile(rb"<pkg:binaryData>[^<]*</pkg:binaryData>")

NO_DOCUMENT = (
    "has no Word document in it: open it in the program that made it and save it anew as .docx."
)
_OLD_XML = (
    "is XML of Word 2003, which cannot be taken in: open it in Word or LibreOffice and save it as"
    " .docx."
)


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: another part's name, or an address outside the file.

    `kind` is the last word of the relationship's type: "comments", "hyperlink".
    """

    kind: str
    target: str
    is_external: bool


class Package:
    """The parts of a Word document by name, in any mixture of small letters and capitals."""

    def __init__(self, archive: GuardedZip | None, flat: dict[str, bytes]) -> None:
        self._archive = archive
        self._flat = flat
        self._relations: dict[str, dict[str, Relation]] = {}
        self.damaged: list[str] = []
        """Names of parts that `xml` was asked for and that cannot be read."""
        self.main = self._main_part()

    @property
    def names(self) -> tuple[str, ...]:
        return self._archive.names if self._archive else tuple(self._flat)

    def __contains__(self, name: str) -> bool:
        return name in self._archive if self._archive else name.lower() in self._flat

    def xml(self, name: str) -> Element | None:
        """A part's root with the names of the transitional variant; None where there is no such
        part, or a damaged one, which is then listed. Raises Refusal where it is dangerous."""
        if not name or name not in self:
            return None
        try:
            data = self._archive.read(name) if self._archive else self._flat[name.lower()]
            return hardened_xml(_transitional(data))
        except (Damaged, UnicodeDecodeError):
            self.damaged.append(name)
            return None

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part refers to, by id; "" is the package itself."""
        if part not in self._relations:
            folder, name = posixpath.split(part)
            root = self.xml(posixpath.join(folder, "_rels", name + ".rels"))
            self._relations[part] = {} if root is None else dict(_listed(root, folder))
        return self._relations[part]

    def related(self, kind: str) -> list[str]:
        """Parts of this kind that the main part refers to; failing that, the one that lies where
        Word puts it."""
        found = [
            relation.target
            for relation in self.relations(self.main).values()
            if relation.kind == kind and not relation.is_external and relation.target in self
        ]
        usual = posixpath.join(posixpath.dirname(self.main), kind + ".xml")
        return list(dict.fromkeys(found)) or ([usual] if usual in self else [])

    def part(self, kind: str) -> Element | None:
        """The root of the first part of this kind."""
        return next(
            (root for name in self.related(kind) if (root := self.xml(name)) is not None), None
        )

    def _main_part(self) -> str:
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and relation.target in self:
                return relation.target
        types = self.xml("[Content_Types].xml")
        for override in () if types is None else types.iter(_TYPES + "Override"):
            name = override.get("PartName", "").lstrip("/")
            if _MAIN_TYPE.fullmatch(override.get("ContentType", "")) and name in self:
                return name
        if "word/document.xml" in self:
            return "word/document.xml"
        raise Refusal(NO_DOCUMENT)


def open_package(data: bytes) -> Package:
    """The parts of a .docx, .docm, .dotx or Flat OPC file. Raises Refusal."""
    if data.startswith(b"PK"):
        return Package(guarded_zip(data), {})
    # Pictures in it are longer than the parser takes, and are not looked at.
    root = hardened_xml(_BINARY.sub(b"", data))
    if root.tag != _PKG + "package":
        raise Refusal(_OLD_XML)
    parts: dict[str, bytes] = {}
    for part in root.iter(_PKG + "part"):
        content = part.find(_PKG + "xmlData")
        name = part.get(_PKG + "name", "").lstrip("/").lower()
        parts[name] = (
            lxml.etree.tostring(content[0]) if content is not None and len(content) else b""
        )
    return Package(None, parts)


def _listed(root: Element, folder: str) -> list[tuple[str, Relation]]:
    out = []
    for each in root.iter(_RELATIONS + "Relationship"):
        target = each.get("Target", "")
        external = each.get("TargetMode", "") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
        kind = each.get("Type", "").rpartition("/")[2]
        out.append((each.get("Id", ""), Relation(kind, target, external)))
    return out


def _transitional(data: bytes) -> bytes:
    """The part in UTF-8, the namespaces of the Strict variant turned into the usual ones.

    Raises UnicodeDecodeError for damaged UTF-16.
    """
    for start, encoding in _WIDE:
        if data.startswith(start):
            data = _DECLARATION.sub("", data.decode(encoding).lstrip("\ufeff")).encode()
            break
    if _STRICT in data:
        data = _STRICT_NAME.sub(rb"http://schemas.openxmlformats.org/\1/2006/", data)
    return data
