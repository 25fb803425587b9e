"""Links and emphasis of a paragraph, carried over when it is corrected."""

from editorial.analysis.carried_spans import carried


def test_runs_go_with_their_words():
    old, new = "See the annual report of 2024 here.", "Do see the yearly report of 2025, here."
    spans = [(old.index(words), old.index(words) + len(words)) for words in ("report of", "here")]

    assert [new[a:z] for a, z in filter(None, carried(old, new, spans))] == ["report of", "here"]


def test_a_run_lies_on_what_came_for_its_words():
    old = "The council has published its annual report at last."
    link = (old.index("annual"), old.index(" at"))

    for new, words in (
        (old.replace("annual report", "annual and last report"), "annual and last report"),
        (old.replace("annual report", "accounts"), "accounts"),
        (old.replace("council", "mayor"), "annual report"),
    ):
        ((start, end),) = filter(None, carried(old, new, [link]))
        assert new[start:end] == words


def test_a_run_whose_words_are_gone_is_gone():
    old = "It was a very cold day."

    assert carried(old, "It was a cold day.", [(9, 13)]) == [None]
    assert carried(old, "", [(9, 13), (3, 3)]) == [None, None]


def test_a_run_keeps_its_edges_within_words_and_spaces():
    old = "un­believable prices, and rising"

    assert carried(old, old, [(0, 3), (5, 5)]) == [(0, 3), (5, 5)]
    assert carried("He said so again.", "She said so, again.", [(4, 8), (3, 9)])[0] == (5, 9)
    assert carried("unbelievable prices", "unbelievable new prices", [(2, 9)]) == [(2, 9)]
