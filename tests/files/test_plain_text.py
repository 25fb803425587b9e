"""A paste becomes blocks without any word of it being taken for markup."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.article import canonical_text
from editorial.domain.text import clean
from editorial.files.plain_text import blocks_from_text


def test_numbers_and_asterisks_stay() -> None:
    blocks = blocks_from_text("1. First\n\n* starred *\r\n  # 4 of 9  \u2028- last\ttab")

    assert [b.text for b in blocks] == ["1. First", "* starred *", "# 4 of 9", "- last\ttab"]


@given(st.text())
def test_no_word_is_lost_or_changed(source: str) -> None:
    blocks = blocks_from_text(source)

    words = unicodedata.normalize("NFC", clean(source)).split()
    assert canonical_text(blocks).split() == words
    assert all(block.text and "\n" not in block.text for block in blocks)
