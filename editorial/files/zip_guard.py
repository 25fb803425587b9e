"""Zip archives of strangers: what is in them is unpacked into memory only, and never too much."""

import io
import re
import zipfile
import zlib
from pathlib import PurePosixPath

import lxml.etree

from editorial.files.refusal import Refusal

MOST_MEMBERS = 10_000
MOST_UNPACKED = 200_000_000
"""Bytes that an archive may unfold into. Pictures that are hardly packed may be more."""
MOST_XML = 60_000_000
"""Bytes of one part that is parsed; a book of a million words is about half of that."""
MOST_PARSED = 250_000_000
"""Bytes that one part may take once it is parsed, so that it fits into a reader's memory."""

_SUSPECT = MOST_XML
"""Bytes below which a member may be packed as tightly as it likes."""
_LOOSE, _TIGHTEST = 20, 250
"""Times that an archive, and one part, may unfold. Written text packs at most some 50 times."""
_PACKINGS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED = 1
_TAG_SIZE, _ATTRIBUTE_SIZE = 80, 220
"""Bytes that a tag and an attribute take in memory, measured with libxml2 2.14."""
_LIMITS = frozenset((lxml.etree.ErrorTypes.ERR_NO_MEMORY, lxml.etree.ErrorTypes.ERR_RESOURCE_LIMIT))
_DRIVE = re.compile(r"[A-Za-z]:")
_DTD = re.compile(
    # Atomic, so that no prolog takes for ever.
    rb"(?:\xef\xbb\xbf)?(?>(?>\s+|<\?.*?\?>|<!--.*?-->))*<!DOCTYPE",
    re.S,
)
_ENCODING = re.compile(rb"""(?:\xef\xbb\xbf)?<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"'>]+)""")
_ENCODINGS = frozenset(
    (b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"iso-8859-1", b"iso-8859-15", b"windows-1252")
)
"""In these, "<" is "<", so that what a part holds can be told before it is parsed."""

_DAMAGED = (
    "is damaged or cut off: open it in the program that made it and save it anew, or ask for"
    " another copy."
)
_BOMB = (
    "unfolds into far more than an article can be, and was left alone: copy the article's words"
    " and paste them."
)
_STRANGE_NAMES = (
    "holds files whose names point out of it, as no word processor writes them, and was left"
    " alone: ask for another copy."
)
_PROTECTED = "is protected by a password: save a copy without one."
_DECLARATIONS = (
    "declares a document type or entities of its own, as no word processor does, and was left"
    " alone: ask for another copy."
)
_TOO_LONG = "is too long for this program: take in the article alone."


class Damaged(Refusal):
    """A part cannot be read, as it stands in the file."""


class GuardedZip:
    """An archive's parts by name, in any mixture of small letters and capitals."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._members = {_plain(each.filename).lower(): each for each in archive.infolist()}
        self.names = tuple(_plain(each.filename) for each in archive.infolist())
        """As they stand in the archive, with "/" between folders."""

    def __contains__(self, name: str) -> bool:
        return _plain(name).lower() in self._members

    def read(self, name: str) -> bytes:
        """A part's bytes. Raises KeyError where there is none, Damaged."""
        member = self._members[_plain(name).lower()]
        try:
            return self._archive.read(member)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as fault:
            raise Damaged(_DAMAGED) from fault

    def xml(self, name: str) -> lxml.etree._Element:
        """A part's root element; see `hardened_xml`. Raises KeyError where there is none."""
        if self._members[_plain(name).lower()].file_size > MOST_XML:
            raise Refusal(_TOO_LONG)
        return hardened_xml(self.read(name))


def guarded_zip(data: bytes) -> GuardedZip:
    """The archive, looked through but not yet unpacked.

    Raises Refusal for one that is damaged, encrypted, unfolds into too much, or holds names with
    ".." or of absolute paths.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as fault:
        raise Damaged(_DAMAGED) from fault
    members = archive.infolist()
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise Refusal(_PROTECTED)
    if any(member.compress_type not in _PACKINGS for member in members):
        raise Damaged(_DAMAGED)
    if any(_points_out(_plain(member.filename)) for member in members):
        raise Refusal(_STRANGE_NAMES)
    unpacked = sum(member.file_size for member in members)
    if (
        len(members) > MOST_MEMBERS
        or unpacked > max(MOST_UNPACKED, len(data) * _LOOSE)
        or any(_is_bomb(member) for member in members)
    ):
        raise Refusal(_BOMB)
    return GuardedZip(archive)


def hardened_xml(data: bytes) -> lxml.etree._Element:
    """The root of XML from a stranger, without comments and processing instructions.

    Raises Damaged where it is not well-formed, any other Refusal where it has a DTD (an old
    manifest of OpenOffice names one), or is larger or nested deeper than word processors write it.
    Nothing is fetched.
    """
    parsed = data.count(b"<") * _TAG_SIZE + data.count(b"=") * _ATTRIBUTE_SIZE + len(data)
    if len(data) > MOST_XML or parsed > MOST_PARSED:
        raise Refusal(_TOO_LONG)
    encoding = _ENCODING.match(data)
    if encoding and encoding[1].lower() not in _ENCODINGS:
        raise Damaged(_DAMAGED)
    if _DTD.match(data):
        raise Refusal(_DECLARATIONS)
    parser = lxml.etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = lxml.etree.fromstring(data, parser)
    except lxml.etree.XMLSyntaxError as fault:
        if getattr(fault, "code", 0) in _LIMITS:
            raise Refusal(_TOO_LONG) from fault
        raise Damaged(_DAMAGED) from fault
    # In UTF-16, say, the expression above does not see it.
    if root.getroottree().docinfo.internalDTD is not None:
        raise Refusal(_DECLARATIONS)
    return root


def _plain(name: str) -> str:
    return name.replace("\\", "/")


def _points_out(name: str) -> bool:
    path = PurePosixPath(name)
    return path.is_absolute() or ".." in path.parts or bool(_DRIVE.match(name))


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    return member.file_size > max(_SUSPECT, member.compress_size * _TIGHTEST)
