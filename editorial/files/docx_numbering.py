"""The lists of a Word document: which paragraph is which item (ECMA-376, 17.9)."""

from dataclasses import dataclass

from editorial.files.docx_names import Element, W, value_of, whole_number
from editorial.files.docx_styles import ParagraphStyle, Styles

_DEPTHS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """`restart` is the depth after which this one starts again: by default any above it, 0 none."""

    format: str = "bullet"
    start: int = 1
    restart: int | None = None
    style: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph's place in a list: its depth, 0 first, and its number where it has one."""

    depth: int
    ordinal: int | None


class Numbering:
    """Counts the items. Paragraphs have to be given in the order of the text."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, str] = {}
        self._overrides: dict[str, dict[int, Level]] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, list[int | None]] = {}
        if root is not None:
            self._read(root, styles)

    def item(self, number: str, depth: int | None, style: ParagraphStyle) -> Item | None:
        """The next item of this list; None where the list is not there or shows no sign."""
        abstract = self._lists.get(number)
        if abstract is None:
            return None
        levels = self._abstract.get(abstract, {}) | self._overrides.get(number, {})
        if depth is None:
            depth = next((at for at, level in levels.items() if level.style == style.id), 0)
        depth = min(max(depth, 0), _DEPTHS - 1)
        level = levels.get(depth, Level())
        count = self._next(number, abstract, depth, level)
        for deeper in range(depth + 1, _DEPTHS):
            after = levels.get(deeper, Level()).restart
            if after is None or depth < after:
                self._counts[abstract][deeper] = None
        if level.format == "none":
            return None
        return Item(depth, None if level.format == "bullet" else count)

    def _next(self, number: str, abstract: str, depth: int, level: Level) -> int:
        counts = self._counts.setdefault(abstract, [None] * _DEPTHS)
        before = counts[depth]
        count = level.start if before is None else before + 1
        # A list that says where it starts does so once, at its first item.
        count = self._starts.pop((number, depth), count)
        counts[depth] = count
        return count

    def _read(self, root: Element, styles: Styles) -> None:
        linked: dict[str, str] = {}
        for abstract in root.iter(W + "abstractNum"):
            id = abstract.get(W + "abstractNumId", "")
            self._abstract[id] = _levels(abstract)
            if style := value_of(abstract, "numStyleLink"):
                linked[id] = style
        for number in root.iter(W + "num"):
            id = number.get(W + "numId", "")
            self._lists[id] = value_of(number, "abstractNumId") or ""
            self._overrides[id] = {}
            for override in number.iter(W + "lvlOverride"):
                depth = whole_number(override.get(W + "ilvl")) or 0
                self._overrides[id] |= _levels(override)
                start = whole_number(value_of(override, "startOverride"))
                if start is not None:
                    self._starts[id, depth] = start
        for id, style in linked.items():
            target = self._lists.get(styles.paragraph(style).number, "")
            self._abstract[id] = self._abstract.get(target, {})


def _levels(parent: Element) -> dict[int, Level]:
    return {
        whole_number(level.get(W + "ilvl")) or 0: Level(
            value_of(level, "numFmt") or "decimal",
            _or(whole_number(value_of(level, "start")), 1),
            whole_number(value_of(level, "lvlRestart")),
            value_of(level, "pStyle") or "",
        )
        for level in parent.iter(W + "lvl")
    }


def _or(value: int | None, default: int) -> int:
    return default if value is None else value
