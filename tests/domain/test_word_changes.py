"""Two versions of some words: what stayed, what went, what came."""

from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.word_changes import MOST, Kept, Piece, word_changes

TEXTS = st.text("ab ,.1é“𝄞\n", max_size=40)


def marked(before: str, after: str) -> str:
    signs = {Kept.SAME: "{}", Kept.GONE: "[-{}]", Kept.NEW: "[+{}]"}
    return "".join(signs[p.kept].format(p.text) for p in word_changes(before, after))


def test_a_figure_changes_as_a_whole():
    assert (
        marked("It cut power to 12,000 homes.", "It cut power to 9,000 homes.")
        == "It cut power to [-12,000][+9,000] homes."
    )


def test_words_side_by_side_change_as_a_phrase():
    assert (
        marked("The old red boat sank at dawn", "The new blue boat sank at dawn")
        == "The [-old red][+new blue] boat sank at dawn"
    )


def test_what_has_next_to_nothing_in_common_is_shown_whole():
    assert marked("Nobody came at all", "Seventy five") == "[-Nobody came at all][+Seventy five]"


def test_what_is_very_long_is_shown_whole():
    long = "word " * MOST
    assert word_changes(long, long) == (Piece(long, Kept.SAME),)
    assert word_changes(long, "x") == (Piece(long, Kept.GONE), Piece("x", Kept.NEW))


@given(TEXTS, TEXTS)
def test_both_versions_can_be_read_from_the_pieces(before, after):
    pieces = word_changes(before, after)

    assert "".join(p.text for p in pieces if p.kept is not Kept.NEW) == before
    assert "".join(p.text for p in pieces if p.kept is not Kept.GONE) == after
    assert all(p.text for p in pieces)
