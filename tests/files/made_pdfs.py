"""PDFs made of positioned text, for the tests of the PDF reader."""

from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842
PLAIN, BOLD, ITALIC = "F1", "F2", "F3"
_FONTS = {PLAIN: "Helvetica", BOLD: "Helvetica-Bold", ITALIC: "Helvetica-Oblique"}


@dataclass
class MadePage:
    """One page: its content stream and its annotations, added to from the top down."""

    content: list[str] = field(default_factory=list)
    annotations: list[str] = field(default_factory=list)
    extra: str = ""

    def text(
        self, words: str, x: float, y: float, *, size: float = 10, font: str = PLAIN, turn: str = ""
    ) -> None:
        """Words with the left end of their base line at (x, y), y counted from the page's foot."""
        escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        matrix = f"{turn or '1 0 0 1'} {x} {y} Tm"
        self.content.append(f"BT /{font} {size} Tf {matrix} ({escaped}) Tj ET")

    def lines(
        self,
        lines: str,
        x: float,
        y: float,
        *,
        size: float = 10,
        font: str = PLAIN,
        leading: float = 0,
    ) -> float:
        """Lines one below the other; the height of the one that would come next."""
        for line in lines.strip("\n").split("\n"):
            indent = len(line) - len(line.lstrip())
            self.text(line.strip(), x + indent * 5, y, size=size, font=font)
            y -= leading or 1.2 * size
        return y

    def picture(self, x: float, y: float, width: float, height: float) -> None:
        """A grey picture; (x, y) is its lower left corner."""
        image = "BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI"
        self.content.append(f"q {width} 0 0 {height} {x} {y} cm {image} Q")


def made_pdf(*pages: MadePage, trailer: str = "") -> bytes:
    """The bytes of a PDF with these pages, in Helvetica."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    fonts = " ".join(f"/{key} {index} 0 R" for index, key in enumerate(_FONTS, 3))
    objects += [
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
        for name in _FONTS.values()
    ]
    kids = []
    for page in pages:
        stream = "\n".join(page.content)
        objects.append(
            f"<< /Length {len(stream.encode('cp1252', 'replace'))} >>\nstream\n{stream}\nendstream"
        )
        content = len(objects)
        first = len(objects) + 1
        objects += page.annotations
        notes = " ".join(f"{first + index} 0 R" for index in range(len(page.annotations)))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}]"
            f" /Resources << /Font << {fonts} >> >> /Contents {content} 0 R"
            f" /Annots [{notes}] {page.extra} >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _file(objects, trailer)


def _file(objects: list[str], trailer: str) -> bytes:
    parts, places = [b"%PDF-1.7\n"], []
    size = len(parts[0])
    for number, body in enumerate(objects, 1):
        places.append(size)
        parts.append(f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252", "replace"))
        size += len(parts[-1])
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    parts.append(
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
        f"<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{size}\n%%EOF\n".encode()
    )
    return b"".join(parts)
