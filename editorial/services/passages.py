"""Passages on the words of a draft."""

from editorial.domain.anchor import Passage, anchor_in
from editorial.domain.article import Draft
from editorial.domain.errors import Refused
from editorial.storage.work import Work


def new_passage(work: Work, draft: Draft, owner_id: str, start: int, end: int) -> Passage:
    """A passage on code points start to end of the draft's text, white space trimmed.

    Raises Refused where no words are in it.
    """
    if not draft.text[start:end].strip():
        raise Refused("There are no words in the selection; select some, then try again.")
    anchor = anchor_in(draft.text, start, end)
    return Passage(
        work.new_id(),
        owner_id,
        draft.revision.id,
        anchor.start,
        anchor.end,
        anchor.quote,
        anchor.prefix,
        anchor.suffix,
    )
