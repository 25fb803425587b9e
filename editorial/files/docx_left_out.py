"""What a Word document holds besides the article, told with the reason why it is left out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from editorial.domain.extract import Dropped
from editorial.domain.text import clean, shortened
from editorial.files.docx_names import Element, W
from editorial.files.docx_package import Package


class Thing(Enum):
    """Its name for one and for many, and the reason."""

    HEADER = ("running head", "running heads", "they repeat on every page")
    FOOTER = ("running foot", "running feet", "they repeat on every page, page numbers included")
    HIDDEN = (
        "passage of hidden text",
        "passages of hidden text",
        "the file hides them on paper too",
    )
    PICTURE = ("picture", "pictures", "a picture is kept by its description alone")
    CHART = ("chart", "charts", "what is drawn from figures is no part of the text")
    DIAGRAM = ("diagram", "diagrams", "their words stand in a drawing, in no order for reading")
    OBJECT = (
        "embedded object",
        "embedded objects",
        "that belongs to another program, such as a spreadsheet",
    )
    CHUNK = (
        "embedded document",
        "embedded documents",
        "Word puts them in when it opens the file: save it anew in Word to have their words",
    )
    MACROS = ("set of macros", "sets of macros", "programs in a file are never run and not kept")
    NOTE = ("note", "notes", "nothing in the text refers to them")


_ORDER = {thing: place for place, thing in enumerate(Thing)}


@dataclass(slots=True)
class LeftOut:
    """Counts them, with the first words that one of them has."""

    _found: dict[Thing, list[str]] = field(default_factory=dict)

    def add(self, thing: Thing, words: str = "") -> None:
        self._found.setdefault(thing, []).append(words)

    def told(self) -> tuple[Dropped, ...]:
        return tuple(self._each())

    def _each(self) -> Iterator[Dropped]:
        for thing in sorted(self._found, key=_ORDER.__getitem__):
            one, many, reason = thing.value
            samples = self._found[thing]
            count = len(samples)
            sample = next((words for words in samples if words.strip()), "")
            what = f"{count:,} {one if count == 1 else many}"
            yield Dropped(what, reason, shortened(clean(sample)))


def words_in(element: Element) -> str:
    """All that is typed in it, with spaces between paragraphs."""
    return " ".join(
        "".join(each.text or "" for each in paragraph.iter(W + "t"))
        for paragraph in element.iter(W + "p")
    )


def note_parts_left_out(package: Package, left_out: LeftOut) -> None:
    """Running heads and feet with words in them, and macros."""
    for kind, thing in (("header", Thing.HEADER), ("footer", Thing.FOOTER)):
        for name in dict.fromkeys(
            relation.target
            for relation in package.relations(package.main).values()
            if relation.kind == kind
        ):
            root = package.xml(name)
            words = "" if root is None else words_in(root)
            if words.strip():
                left_out.add(thing, words)
    if any(name.lower().endswith("vbaproject.bin") for name in package.names):
        left_out.add(Thing.MACROS)
