"""Which reader takes which kind of file. Runs in the reader's own process: see `isolation`."""

from editorial.domain.extract import Extract
from editorial.files.file_kind import FileKind
from editorial.files.refusal import Progress, Refusal


def extract(kind: FileKind, data: bytes, progress: Progress) -> Extract:
    """What the reader of this kind gets out of a file's bytes; Markdown comes as UTF-8.

    Raises Refusal. Readers are imported here and not above: each loads a library of its own.
    """
    match kind:
        case FileKind.MARKDOWN:
            from editorial.files.markdown_reader import blocks_from_markdown

            source = data.decode("utf-8", "replace")
            return Extract("markdown", blocks_from_markdown(source))
        case FileKind.DOCX:
            from editorial.files.docx_reader import extract_from_docx

            return extract_from_docx(data, progress)
        case FileKind.HTML:
            from editorial.files.html_reader import extract_from_html

            return extract_from_html(data, progress)
        case FileKind.PDF:
            from editorial.files.pdf_reader import extract_from_pdf

            return extract_from_pdf(data, progress)
        case FileKind.ODT:
            from editorial.files.odt_reader import extract_from_odt

            return extract_from_odt(data, progress)
        case FileKind.RTF:
            from editorial.files.rtf_reader import extract_from_rtf

            return extract_from_rtf(data, progress)
    raise Refusal(f"is {kind.value}, which no reader here takes.")
