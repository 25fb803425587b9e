"""Signs of the fonts Symbol and Wingdings as characters that any font has."""

# The Adobe Symbol encoding, https://www.unicode.org/Public/MAPPINGS/VENDORS/ADOBE/symbol.txt:
# codes 0x20 to 0x7E and 0xA0 to 0xFE, a blank where there is none.
_SYMBOL_LOW = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_\u203e"
    "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
)
_SYMBOL_HIGH = (
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"
    "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
)
_WINGDINGS = {
    0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x6F: "□",
    0x70: "❐", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x78: "☒", 0x9F: "•",
    0xA7: "▪", 0xA8: "◻", 0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓",
    0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0xA3: "□"}
_FONTS: dict[str, dict[int, str]] = {
    "symbol": {
        **{0x20 + at: char for at, char in enumerate(_SYMBOL_LOW)},
        **{0xA0 + at: char for at, char in enumerate(_SYMBOL_HIGH)},
    },
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
}
_PRIVATE = range(0xF000, 0xF100)


def symbol(font: str, code: int) -> str:
    """The sign with this code, 0x20 to 0xFF or the same in the private range from 0xF000 on.

    One that is not known stays the character of that code, so that it is not lost.
    """
    low = code - _PRIVATE.start if code in _PRIVATE else code
    known = _FONTS.get(font.lower(), {}).get(low)
    return known or chr(code if 0x20 <= code < 0x110000 else 0xFFFD)


def symbols(font: str, text: str) -> str:
    """Text in a symbol font, whose signs stand in the private range."""
    return "".join(symbol(font, ord(char)) if ord(char) in _PRIVATE else char for char in text)
