"""The drafts of an article: their blocks, zones as the editor has them, their text."""

from collections import OrderedDict
from dataclasses import replace

from editorial.domain.article import Article, Block, Draft, Revision, canonical_text
from editorial.storage.work import Work

_KEPT = 4
_parsed: OrderedDict[str, tuple[tuple[Block, ...], str]] = OrderedDict()


def draft_of(work: Work, article_id: str) -> Draft:
    """The article's present draft, zone corrections applied."""
    return draft_at(work, work.get(Article, article_id).revision_id)


def draft_at(work: Work, revision_id: str) -> Draft:
    """Any draft of an article, zone corrections applied."""
    revision = work.get(Revision, revision_id)
    blocks, text = _blocks(work, revision.blocks_sha256)
    zones = {c.block: c.zone for c in work.articles.zone_corrections(revision.id)}
    if zones:
        blocks = tuple(
            replace(block, zone=zones[index]) if index in zones else block
            for index, block in enumerate(blocks)
        )
    return Draft(revision, blocks, text)


def text_of(work: Work, revision_id: str) -> str:
    """A draft's canonical text."""
    _, text = _blocks(work, work.get(Revision, revision_id).blocks_sha256)
    return text


def original_blocks(work: Work, revision: Revision) -> tuple[Block, ...]:
    """The revision's blocks as they were read, without zone corrections."""
    blocks, _ = _blocks(work, revision.blocks_sha256)
    return blocks


def _blocks(work: Work, sha256: str) -> tuple[tuple[Block, ...], str]:
    """Blocks and text of an immutable document; the last few are kept in memory."""
    from editorial.files.blocks_json import blocks_from_json

    if sha256 not in _parsed:
        blocks = blocks_from_json(work.articles.document(sha256))
        _parsed[sha256] = (blocks, canonical_text(blocks))
        while len(_parsed) > _KEPT:
            _parsed.popitem(last=False)
    _parsed.move_to_end(sha256)
    return _parsed[sha256]
