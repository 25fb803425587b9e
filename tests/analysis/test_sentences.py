"""Where sentences end, and where a full stop ends none."""

import time

import pytest

from editorial.analysis.sentences import sentences_in


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences_in(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The pier was shut.", "Nobody said why."],
        ["She lives in the U.S.", "The ferry does not."],
        ["The U.S. Navy came on Jan. 5.", "Gen. Ode stayed."],
        ["Dr. J. K. Moll wrote to Mr. Tarn.", "Prof. Ives answered."],
        ["Acme Inc. said so at 5 p.m.", "It was late."],
        ["It was built c. 1230 by St. Ode’s monks."],
        ["It was No. 5 on the list.", "He said no.", "Then he left."],
        ["It cost £3.5 million.", "Why?", "Nobody knows!"],
        ["“We saw it,” she said.", "“It was red.”", "He nodded."],
        ["Łódź was first.", "Ángel came second.", "Österreich was third."],
        ["The trust paid.[1]", "The fund did not. [12]", "Both deny it."],
        ["彼は来た。", "雨だった。"],
    ],
)
def test_sentences_end_where_a_reader_ends_them(sentences):
    gap = "" if "。" in sentences[0] else " "
    assert split(gap.join(sentences)) == sentences


def test_white_space_and_the_marker_of_a_list_are_left_out():
    assert split("  3. Who paid for the pier?  ") == ["Who paid for the pier?"]
    assert split("   ") == []


def test_a_line_without_a_full_stop_is_one_sentence():
    assert split("Logbooks found in a shed") == ["Logbooks found in a shed"]


@pytest.mark.parametrize("piece", [".", ". ", "A. ", "[1]", ".[1]", "\u00a0"])
def test_ten_times_the_text_takes_about_ten_times_the_time(piece):
    def seconds(times: int) -> float:
        text = piece * times
        started = time.process_time()
        list(sentences_in(text))
        return time.process_time() - started

    assert seconds(10_000) < 30 * max(seconds(1_000), 0.002)
