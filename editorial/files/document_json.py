"""A document's text as compact JSON bytes, for storing: the same text gives the same bytes."""

import json
from typing import Any

from editorial.domain.document import DocumentText
from editorial.domain.errors import DeskFileFault
from editorial.domain.extract import Dropped
from editorial.domain.locator import Locators
from editorial.files.blocks_json import blocks_from_json, json_from_blocks

VERSION = 1


def json_from_document(document: DocumentText) -> bytes:
    """UTF-8 JSON without spaces, keys sorted; the blocks stand in it as `blocks_json` has them."""
    whole: dict[str, Any] = {
        "version": VERSION,
        "format": document.format,
        "blocks": json_from_blocks(document.blocks).decode("utf-8", "surrogatepass"),
        "starts": document.locators.starts,
        "labels": document.locators.labels,
        "pages": document.pages,
        "title": document.title,
        "dropped": [[each.what, each.reason, each.sample] for each in document.dropped],
        "notices": document.notices,
    }
    return json.dumps(
        whole, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False
    ).encode("utf-8", "surrogatepass")


def document_from_json(data: bytes) -> DocumentText:
    """What `json_from_document` wrote. Raises DeskFileFault where the bytes are damaged or were
    written by a newer version."""
    try:
        whole = json.loads(data.decode("utf-8", "surrogatepass"))
        if whole["version"] == VERSION:
            return DocumentText(
                str(whole["format"]),
                blocks_from_json(whole["blocks"].encode("utf-8", "surrogatepass")),
                Locators(tuple(whole["starts"]), tuple(whole["labels"])),
                tuple(whole["pages"]),
                str(whole["title"]),
                tuple(Dropped(*each) for each in whole["dropped"]),
                tuple(whole["notices"]),
            )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise DeskFileFault(
            "The stored text of a document is damaged and was left as it is: save its original"
            " out, and attach it anew."
        ) from fault
    raise DeskFileFault(
        "The stored text of a document was written by a newer Editorial: open the desk with that."
    )
