"""From the characters of a page, as PDFium tells them one by one, to pieces of type."""

import ctypes
from ctypes import byref
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from editorial.files.pdf_frames import Frame, quarter_of
from editorial.files.pdf_pieces import Height, Piece, ideographic, runs_leftwards

CHARACTER_LIMIT = 200_000
"""Characters that one page may have: more are a drawing, and would take minutes to set in order."""

_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
_SPACES = frozenset({0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x1680, *range(0x2000, 0x200C), 0x202F, 0x3000})
_PLAIN = range(0x21, 0xD800)
_ODD = frozenset({0x7F, *range(0x80, 0xA1), 0x2028, 0x2029, 0xAD, *_SPACES})
_ITALIC_FLAG = 1 << 6
_FORCED_BOLD_FLAG = 1 << 18
_BOLD_WEIGHT = 600
_BOLD_NAMES = ("bold", "black", "heavy", "demi")
_ITALIC_NAMES = ("italic", "oblique")


# The raw function gives a pointer object, which costs more than all else that is asked.
_object_of = ctypes.CFUNCTYPE(ctypes.c_void_p, pdfium.FPDF_TEXTPAGE, ctypes.c_int)(
    ctypes.cast(pdfium.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)


@dataclass(frozen=True, slots=True)
class Type:
    """What the characters of one text object have in common."""

    quarter: int | None
    size: float
    bold: bool
    italic: bool


@dataclass(slots=True)
class Gathered:
    """The pieces of a page by their frame's quarter; None: slanted. `unknown` counts stretches
    of text whose letters the file does not name."""

    by_quarter: dict[int | None, list[Piece]]
    unknown: int = 0


class CharacterReader:
    """Walks the characters of one text page. The raw handles are PDFium's."""

    def __init__(self, text_page: pdfium.FPDF_TEXTPAGE, frames: list[Frame]) -> None:
        self._page = text_page
        self._frames = frames
        self._fonts: dict[int, tuple[bool, bool]] = {}
        self._pieces: list[Piece] = []
        self._quarters: list[int | None] = []
        self._unknown = 0
        self._letters: dict[int, str] = {}

    def read(self) -> Gathered:
        """Every character that shows, in pieces; what stands downwards in the frame that suits."""
        self._walk(min(pdfium.FPDFText_CountChars(self._page), CHARACTER_LIMIT))
        gathered = Gathered({}, self._unknown)
        for quarter, piece in zip(self._quarters, self._pieces, strict=True):
            gathered.by_quarter.setdefault(quarter, []).append(piece)
        return gathered

    def _walk(self, count: int) -> None:
        # Millions of characters pass here, so what goes on in one object is not asked anew.
        page, unicode_of = self._page, pdfium.FPDFText_GetUnicode
        box_of, rect = pdfium.FPDFText_GetLooseCharBox, pdfium.FS_RECTF()
        to_rect, letters = byref(rect), self._letters
        last, type_, frame, base = 0, Type(0, 1.0, False, False), self._frames[0], 0.0
        spaced, line = False, _OpenPiece()
        for index in range(count):
            code = unicode_of(page, index)
            if code in _SPACES:
                spaced = True
                continue
            text = letters.get(code) or self._letter(code, index)
            if not text:
                continue
            address = _object_of(page, index)
            same_object = address is not None and address == last
            if not same_object:
                last = address
                type_ = self._type(index)
                frame = self._frames[type_.quarter or 0]
                base = self._base(index, frame)
            box_of(page, index, to_rect)
            x0, x1 = frame.sides(rect.left, rect.bottom, rect.right, rect.top)
            if same_object and not spaced and line.takes_next(text, x0, x1):
                continue
            if line.repeats(text, x0, x1, base, same_object):
                continue
            if not line.takes(type_, x0, x1, base):
                base = self._base(index, frame)
                if not line.takes(type_, x0, x1, base):
                    self._close(line)
                    line = _OpenPiece(type_, base, spaced, runs_leftwards(text))
            line.add(text, x0, x1, spaced)
            spaced = False
        self._close(line)

    def _letter(self, code: int, index: int) -> str:
        if code not in _PLAIN or code in _ODD:
            return self._odd(code, index)
        self._letters[code] = chr(code)
        return self._letters[code]

    def _odd(self, code: int, index: int) -> str:
        """The text of a character that is no plain one; what the file does not name is U+FFFD."""
        if code < 0x20:
            if pdfium.FPDFText_IsHyphen(self._page, index) == 1:
                return "-"
            unnamed = pdfium.FPDFText_HasUnicodeMapError(self._page, index) == 1
            return "\ufffd" if unnamed else ""
        return _rare(code)

    def _close(self, line: "_OpenPiece") -> None:
        if line.text:
            piece = line.piece()
            piece.order = len(self._pieces)
            self._pieces.append(piece)
            self._quarters.append(line.type.quarter)

    def _base(self, index: int, frame: Frame) -> float:
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(self._page, index, byref(x), byref(y))
        return frame.point(x.value, y.value)[1]

    def _type(self, index: int) -> Type:
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self._page, index, byref(matrix))
        scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
        size = abs(pdfium.FPDFText_GetFontSize(self._page, index)) * scale
        letter = chr(pdfium.FPDFText_GetUnicode(self._page, index) & 0xFFFF).isalnum()
        if letter and pdfium.FPDFText_HasUnicodeMapError(self._page, index) == 1:
            self._unknown += 1
        return Type(quarter_of(matrix.a, matrix.b), size or 1.0, *self._font(index))

    def _font(self, index: int) -> tuple[bool, bool]:
        """Whether the character's font is bold, and italic."""
        text_object = pdfium.FPDFText_GetTextObject(self._page, index)
        font = pdfium.FPDFTextObj_GetFont(text_object) if text_object else None
        key = (ctypes.cast(font, ctypes.c_void_p).value or 0) if font else 0
        if key not in self._fonts:
            name, flags = ctypes.create_string_buffer(200), ctypes.c_int()
            pdfium.FPDFText_GetFontInfo(self._page, index, name, len(name), byref(flags))
            told = name.value.decode("utf-8", "replace").lower()
            weight = pdfium.FPDFText_GetFontWeight(self._page, index)
            self._fonts[key] = (
                weight >= _BOLD_WEIGHT
                or bool(flags.value & _FORCED_BOLD_FLAG)
                or any(word in told for word in _BOLD_NAMES),
                bool(flags.value & _ITALIC_FLAG) or any(word in told for word in _ITALIC_NAMES),
            )
        return self._fonts[key]


class _OpenPiece:
    """A piece while its characters come in."""

    def __init__(
        self,
        type_: Type | None = None,
        base: float = 0.0,
        spaced: bool = False,
        leftwards: bool = False,
    ) -> None:
        self.type = type_ or Type(0, 1.0, False, False)
        self.text: list[str] = []
        self._edges: list[float] = []
        self._base, self._spaced, self._leftwards = base, spaced, leftwards
        self._x0 = self._x1 = 0.0
        self._reach = 0.5 * self.type.size

    def repeats(self, text: str, x0: float, x1: float, base: float, same_object: bool) -> bool:
        """The same letter once more on its own place: bold by drawing twice. PDFium takes a
        ligature apart into letters that share one place."""
        if same_object and x0 == self._x0:
            return False
        return bool(
            self.text
            and self.text[-1] == text
            and abs(x0 - self._x0) < 0.3 * (x1 - x0)
            and abs(base - self._base) < 0.3 * self.type.size
        )

    def takes_next(self, text: str, x0: float, x1: float) -> bool:
        """Adds one more letter of the same object where it follows closely."""
        if not (self._x0 + 0.3 * (x1 - x0) < x0 and -self._reach < x0 - self._x1 < self._reach):
            return False
        if not self.text or len(text) > 1 or self._leftwards or text > "\u0590":
            return False
        self.text.append(text)
        self._edges.append(x0)
        self._x0, self._x1 = x0, x1
        return True

    def takes(self, type_: Type, x0: float, x1: float, base: float) -> bool:
        """Whether a character there goes on with this piece."""
        gap = self._x0 - x1 if self._leftwards else x0 - self._x1
        return bool(
            self.text
            and type_ == self.type
            and abs(base - self._base) < 0.1 * self._reach
            and -self._reach < gap < self._reach
        )

    def add(self, text: str, x0: float, x1: float, spaced: bool) -> None:
        if spaced and self.text and not (ideographic(self.text[-1]) and ideographic(text)):
            self.text.append(" ")
            self._edges.append(self._x0 if self._leftwards else self._x1)
        start, end = (x1, x0) if self._leftwards else (x0, x1)
        for number, char in enumerate(text):
            self.text.append(char)
            self._edges.append(start + (end - start) * number / len(text))
        self._x0, self._x1 = x0, x1

    def piece(self) -> Piece:
        type_ = self.type
        return Piece(
            "".join(self.text),
            self._x0 if self._leftwards else self._edges[0],
            self._edges[0] if self._leftwards else self._x1,
            self._base,
            type_.size,
            type_.bold,
            type_.italic,
            spaced=self._spaced,
            leftwards=self._leftwards,
            height=Height.LEVEL,
            edges=[*self._edges, self._x0 if self._leftwards else self._x1],
        )


def _rare(code: int) -> str:
    """The text of a ligature, a private or an astral character; "" for what carries none."""
    if code in _LIGATURES:
        return _LIGATURES[code]
    if code == 0xAD:
        return "\xad"
    if 0xE000 <= code <= 0xF8FF:
        return "•" if code in (0xF0A7, 0xF0B7, 0xF06E, 0xF0D8, 0xF0FC) else "\ufffd"
    if code > 0xFFFF or 0xF900 <= code < 0xFDD0 or 0xFDF0 <= code < 0xFFF0:
        return chr(code) if code <= 0x10FFFF and code & 0xFFFE != 0xFFFE and code != 0xFEFF else ""
    return "\ufffd" if 0xD800 <= code < 0xE000 or code == 0xFFFD else ""
