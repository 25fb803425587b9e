"""Markdown to Blocks."""

from editorial.domain.article import Block
from editorial.domain.text import clean
from editorial.files.element_walker import ElementWalker
from editorial.files.markdown_tree import tree_from_markdown
from editorial.files.settled_blocks import settled


def blocks_from_markdown(source: str) -> tuple[Block, ...]:
    """The blocks of Markdown without front matter; see `markdown_tree` for the dialect.

    Raises RecursionError on absurd nesting and may take minutes on noise: what comes from
    outside goes through `isolation.read_markdown`.
    """
    root, stash = tree_from_markdown(clean(source))
    return settled(ElementWalker(stash).walk(root))
