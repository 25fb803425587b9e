"""Formulas of a Word document in one line: a fraction must not read as a number of two digits."""

from collections.abc import Callable

from editorial.files.docx_names import Element, M

_RAISED = str.maketrans("0123456789+-\u2212=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-\u2212=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")


def formula_text(element: Element) -> str:
    """The formula's words, with signs for what its layout says: "x²", "(a+b)/2", "√(2)"."""
    tag = element.tag
    if tag == M + "t":
        return element.text or ""
    if tag in _WRITTEN:
        return _WRITTEN[tag](element)
    if isinstance(tag, str) and tag.endswith("Pr"):
        return ""
    return "".join(formula_text(child) for child in element)


def _part(element: Element, name: str) -> str:
    part = element.find(M + name)
    return "" if part is None else formula_text(part)


def _grouped(text: str) -> str:
    return text if len(text) < 2 or text.isalnum() else f"({text})"


def _fraction(element: Element) -> str:
    kind = element.find(f"{M}fPr/{M}type")
    sign = "" if kind is not None and kind.get(M + "val") == "noBar" else "/"
    return f"{_grouped(_part(element, 'num'))}{sign}{_grouped(_part(element, 'den'))}"


def _shifted(text: str, signs: dict[int, int], mark: str) -> str:
    if not text:
        return ""
    moved = text.translate(signs)
    done = all(a != b or a.isspace() for a, b in zip(text, moved, strict=True))
    return moved if done else mark + _grouped(text)


def _scripts(element: Element) -> str:
    lower = _shifted(_part(element, "sub"), _LOWERED, "_")
    return _part(element, "e") + lower + _shifted(_part(element, "sup"), _RAISED, "^")


def _root(element: Element) -> str:
    degree = _part(element, "deg").translate(_RAISED)
    return f"{degree}√({_part(element, 'e')})"


def _sign(element: Element, properties: str, name: str, default: str) -> str:
    sign = element.find(f"{M}{properties}/{M}{name}")
    return default if sign is None else sign.get(M + "val", "")


def _delimited(element: Element) -> str:
    parts = [formula_text(part) for part in element.findall(M + "e")]
    separator = _sign(element, "dPr", "sepChr", "|")
    opening = _sign(element, "dPr", "begChr", "(")
    return opening + separator.join(parts) + _sign(element, "dPr", "endChr", ")")


def _sum(element: Element) -> str:
    return _sign(element, "naryPr", "chr", "∫") + _scripts_before(element)


def _scripts_before(element: Element) -> str:
    lower = _shifted(_part(element, "sub"), _LOWERED, "_")
    upper = _shifted(_part(element, "sup"), _RAISED, "^")
    return f"{lower}{upper} {_part(element, 'e')}" if lower or upper else _part(element, "e")


def _rows(element: Element) -> str:
    return "; ".join(formula_text(part) for part in element.findall(M + "e"))


def _matrix(element: Element) -> str:
    rows = element.findall(M + "mr")
    return "; ".join(", ".join(formula_text(cell) for cell in row.findall(M + "e")) for row in rows)


def _named(element: Element) -> str:
    name = _part(element, "fName")
    return f"{name} {_part(element, 'e')}" if name else _part(element, "e")


_WRITTEN: dict[str, Callable[[Element], str]] = {
    M + "f": _fraction,
    M + "sSup": _scripts,
    M + "sSub": _scripts,
    M + "sSubSup": _scripts,
    M + "sPre": lambda element: _scripts_before(element).replace(" ", ""),
    M + "rad": _root,
    M + "d": _delimited,
    M + "nary": _sum,
    M + "eqArr": _rows,
    M + "m": _matrix,
    M + "func": _named,
}
