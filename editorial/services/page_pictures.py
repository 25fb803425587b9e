"""The pages of an attached PDF as they look, drawn one by one on a worker."""

from editorial.domain.document import Attachment
from editorial.domain.errors import UnreadableFile
from editorial.files.pdf_pictures import PagePicture as PagePicture
from editorial.files.pdf_pictures import PagePictures as PagePictures
from editorial.files.refusal import Refusal


def pages_of(name: str, data: bytes) -> PagePictures:
    """A PDF's pages. Raises UnreadableFile with one sentence for the user."""
    try:
        return PagePictures(data)
    except Refusal as refusal:
        raise UnreadableFile(f"“{name}” {refusal}") from refusal


def has_pages(attachment: Attachment) -> bool:
    """Whether a document can be looked at page by page."""
    return attachment.format == "pdf"
