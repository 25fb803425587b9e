"""Reading documents that are to be attached to a source. Nothing is stored."""

from collections.abc import Callable, Sequence
from pathlib import Path

from editorial.domain.article import Block, block_starts
from editorial.domain.document import DocumentText
from editorial.domain.errors import UnreadableFile
from editorial.domain.locator import Locators
from editorial.files.decoding import decoded, name_of, received_bytes
from editorial.files.email_reader import is_email, message_of
from editorial.files.file_kind import FileKind
from editorial.files.isolation import never, read_apart
from editorial.files.pictures import is_picture
from editorial.files.refusal import Progress, Refusal, no_progress
from editorial.files.transcripts import is_transcript, text_of_transcript
from editorial.services.intake import read_paste, reading_of

_SCAN = "has no text in it"
_SCAN_NOTICE = (
    "This is a scan: its pages can be looked at, but not searched. Run text recognition (OCR) over"
    " it and attach it anew to have its words."
)


def read_document(
    path: Path, cancelled: Callable[[], bool] = never, progress: Progress = no_progress
) -> tuple[DocumentText, bytes]:
    """A file as a document, and its bytes as they were received.

    Besides what an article can come as: transcripts, e-mail, pictures. `progress` is told how many
    pages of how many are read. Raises UnreadableFile with one sentence for the user, and
    ReadingCancelled soon after `cancelled` answers True.
    """
    data, name = received_bytes(path), name_of(path)
    if is_picture(data):
        return DocumentText("image"), data
    if is_email(data) and b"multipart/related" not in data[:2000].lower():
        return _from_email(data, name, cancelled), data
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"%PDF-", b"PK", b"{\\rtf", b"<")):
        return _from_reading(path, data, cancelled, progress), data
    source = _text(data, name)
    if source is not None and (path.suffix.lower() in (".srt", ".vtt") or is_transcript(source)):
        return text_of_transcript(source), data
    return _from_reading(path, data, cancelled, progress), data


def document_of_paste(text: str, cancelled: Callable[[], bool] = never) -> DocumentText:
    """Pasted words as a document. Raises UnreadableFile where there are none, or far too many."""
    if is_transcript(text):
        return text_of_transcript(text)
    reading, _ = read_paste(text, cancelled)
    return DocumentText("text", reading.blocks, _paragraphs(reading.blocks), title=reading.headline)


def _text(data: bytes, name: str) -> str | None:
    try:
        return decoded(data, name)
    except UnreadableFile:
        # What it is else, and why it cannot be read, is for the readers of articles to say.
        return None


def _from_reading(
    path: Path, data: bytes, cancelled: Callable[[], bool], progress: Progress
) -> DocumentText:
    try:
        reading = reading_of(data, name_of(path), path.suffix, cancelled, progress)
    except UnreadableFile as fault:
        if _SCAN in str(fault) and b"%PDF-" in data[:1024]:
            return DocumentText("pdf", notices=(_SCAN_NOTICE,))
        raise
    return DocumentText(
        reading.format,
        reading.blocks,
        reading.locators if reading.locators.starts else _paragraphs(reading.blocks),
        reading.pages,
        reading.headline,
        reading.dropped,
        reading.notices,
    )


def _from_email(data: bytes, name: str, cancelled: Callable[[], bool]) -> DocumentText:
    try:
        message = message_of(data)
        body, dropped = message.body, message.dropped
        if message.page:
            # The reader of web pages would look for an article among furniture; a letter is all
            # letter. Raw HTML is Markdown, and is sanitised there.
            page = read_apart(FileKind.MARKDOWN, message.page, cancelled=cancelled)
            body, dropped = page.blocks, (*dropped, *page.dropped)
    except Refusal as refusal:
        raise UnreadableFile(f"“{name}” {refusal}") from refusal
    blocks = (*message.head, *body)
    return DocumentText(
        "email", blocks, _paragraphs(blocks), title=message.subject, dropped=dropped
    )


def _paragraphs(blocks: Sequence[Block]) -> Locators:
    """ "¶ 4": in a document every block that has words counts, headings too."""
    worded = [
        start
        for start, block in zip(block_starts(blocks), blocks, strict=True)
        if block.text.strip()
    ]
    return Locators(tuple(worded), tuple(f"¶ {n}" for n in range(1, len(worded) + 1)))
