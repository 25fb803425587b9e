"""Two drafts of an article, compared."""

from editorial.analysis.comparing import compare
from editorial.domain.article import Draft
from editorial.domain.comparison import Comparison


def compared(old: Draft, new: Draft) -> Comparison:
    """Which blocks of two drafts go together, and which words changed. May run on a worker."""
    return compare(old.blocks, new.blocks)
