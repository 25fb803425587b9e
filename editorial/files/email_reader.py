"""E-mail messages (.eml, RFC 5322 with MIME): who wrote what to whom, and when."""

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart

from editorial.domain.article import Block, Kind, Zone
from editorial.domain.extract import Dropped
from editorial.domain.text import clean, folded, normalised
from editorial.files.plain_text import blocks_from_text
from editorial.files.refusal import Refusal

_SHOWN = ("From", "To", "Cc", "Date", "Subject")
_BEGINS = re.compile(rb"(?:[\w-]{1,60}:[^\r\n]*+(?:\r?\n[ \t][^\r\n]*+)*+\r?\n){2,}")
_TELLING = re.compile(rb"^(?:from|date|message-id|received):", re.I | re.M)
_MOST_PARTS = 500


@dataclass(frozen=True, slots=True)
class Message:
    """A message's head as blocks, and its body: as text blocks, or as the bytes of an HTML page
    that is still to be read."""

    subject: str
    head: tuple[Block, ...]
    body: tuple[Block, ...]
    page: bytes
    dropped: tuple[Dropped, ...]


def is_email(data: bytes) -> bool:
    """Whether the bytes begin with the fields of a message's head."""
    head = _BEGINS.match(data[:20_000])
    return head is not None and len(_TELLING.findall(head[0])) >= 2


def message_of(data: bytes) -> Message:
    """The message. What is attached to it is told and left out. Raises Refusal where it cannot be
    read."""
    try:
        message = message_from_bytes(data, policy=policy.default)
        return _read(message)
    except (MessageError, LookupError, ValueError, RecursionError, AttributeError) as fault:
        raise Refusal(
            "is an e-mail that is damaged: save it anew from the mail program."
        ) from fault


def _read(message: EmailMessage) -> Message:
    fields = [(name, folded(clean(str(message[name] or "")))) for name in _SHOWN]
    head = [
        Block(Kind.PARAGRAPH, normalised(f"{name}: {words}"), Zone.BYLINE)
        for name, words in fields
        if words and name != "Subject"
    ]
    subject = normalised(dict(fields)["Subject"])
    if subject:
        head.insert(0, Block(Kind.HEADING, subject, Zone.HEADLINE, 1))
    body = message.get_body(("plain", "html"))
    text = _text_of(body) if body is not None else ""
    is_page = body is not None and body.get_content_type() == "text/html"
    attached = [part for part, _ in zip(message.walk(), range(_MOST_PARTS), strict=False)]
    names = [name for part in attached if (name := part.get_filename())]
    return Message(
        subject,
        tuple(head),
        () if is_page else blocks_from_text(text),
        text.encode() if is_page else b"",
        tuple(
            Dropped("Attached file", "attach it to the source by itself", folded(clean(name)))
            for name in names
        ),
    )


def _text_of(part: MIMEPart) -> str:
    content = part.get_content()
    return content if isinstance(content, str) else ""
