"""Whether PDFs of many makers are read or refused cleanly, and whether their words all come in."""

import re
import time
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2

from editorial.domain.article import Block
from editorial.files.pdf_reader import read_pdf
from editorial.files.refusal import Refusal, no_progress

_JOINED = re.compile(r"(?<=\w)[-\u2010\u00ad\ufffe\x02]\s*(?=\w)")
_WORD = re.compile(r"[\u2e80-\u9fff]|[^\W\d_\u2e80-\u9fff]+|\d+")
"""Letters or figures; a sign of Chinese or Japanese is a word of its own."""


@dataclass
class PdfFile:
    """One file: how it was read, or the sentence with which it was refused."""

    name: str
    refused: str = ""
    pages: int = 0
    blocks: int = 0
    seconds: float = 0.0
    words: int = 0
    missing: Counter[str] = field(default_factory=Counter)

    @property
    def recall(self) -> float:
        """Share of the words that PDFium itself finds which are in the blocks, or told as left
        out, hyphens aside."""
        return 1 - self.missing.total() / self.words if self.words else 1.0


def read_pdfs(folder: Path) -> list[PdfFile]:
    """Every PDF below the folder, read in this process."""
    return [_read(path) for path in sorted(folder.glob("*.pdf"))]


def _read(path: Path) -> PdfFile:
    data, result = path.read_bytes(), PdfFile(path.name)
    started = time.perf_counter()
    try:
        reading = read_pdf(data, no_progress)
    except Refusal as refusal:
        result.refused = str(refusal)
        return result
    finally:
        result.seconds = time.perf_counter() - started
    result.blocks = len(reading.extract.blocks)
    plain, result.pages = _plain(data)
    wanted = _words(plain)
    told = "\n".join(map(_whole, reading.extract.blocks)) + "\n" + "\n".join(reading.left_out)
    result.words = wanted.total()
    result.missing = wanted - _words(told)
    return result


def _whole(block: Block) -> str:
    """The block's text with the number that stood before it on the page."""
    number = block.label or block.ordinal
    return f"{number} {block.text}" if number is not None else block.text


def _plain(data: bytes) -> tuple[str, int]:
    """All text as PDFium gives it, page after page, and the number of pages."""
    with pypdfium2.PdfDocument(data) as document:
        parts = []
        for page in document:
            text_page = page.get_textpage()
            parts.append(text_page.get_text_range())
            text_page.close()
            page.close()
        return "\n".join(parts), len(parts)


def _words(text: str) -> Counter[str]:
    whole = _JOINED.sub("", unicodedata.normalize("NFKC", text)).casefold()
    return Counter(_WORD.findall(whole))
