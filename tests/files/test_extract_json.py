"""An Extract comes back from its reader's process as it was."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.article import Block, Kind, Run, Style
from editorial.domain.errors import DeskFileFault
from editorial.domain.extract import ChangeKind, Comment, Dropped, Extract, TrackedChange
from editorial.domain.locator import Locators
from editorial.domain.text import Span
from editorial.files.extract_json import (
    changes_from_json,
    extract_from_json,
    json_from_changes,
    json_from_extract,
)

moments = st.none() | st.datetimes(timezones=st.just(UTC))
spans = st.builds(Span, st.integers(0, 10**6), st.integers(0, 10**6))
comments = st.builds(
    Comment,
    st.text(),
    st.text(),
    moments,
    st.text(),
    st.none() | spans,
    st.text(),
    st.booleans(),
)
changes = st.builds(
    TrackedChange, st.sampled_from(ChangeKind), st.text(), moments, st.text(), spans
)


@given(st.lists(comments), st.lists(changes), st.text(), st.none() | st.dates())
def test_everything_comes_back(
    said: list[Comment], tracked: list[TrackedChange], words: str, day: date | None
) -> None:
    extract = Extract(
        "docx",
        (Block(Kind.ITEM, "One 😀", level=2, ordinal=3, runs=(Run(0, 3, Style.LINK, "x"),)),),
        tuple(said),
        tuple(tracked),
        (Dropped("2 scripts", "they are no text", words),),
        (words,),
        words,
        (words, "B"),
        day,
        (0, 4),
        Locators((0, 4), ("p. 1", "p. 2")),
    )

    assert extract_from_json(json_from_extract(extract)) == extract
    assert changes_from_json(json_from_changes(tracked)) == tuple(tracked)


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[]", b'{"version":1,"changes":[[1]]}', b'{"version":9,"changes":[]}']
)
def test_damaged_changes_say_so_in_a_sentence(data: bytes) -> None:
    with pytest.raises(DeskFileFault, match="tracked changes"):
        changes_from_json(data)


def test_equal_changes_are_equal_bytes() -> None:
    noon = datetime(2026, 5, 6, 12, tzinfo=UTC)
    one = TrackedChange(ChangeKind.MOVE, "Ed Itor", noon, "words", Span(1, 6))

    assert json_from_changes([one]) == json_from_changes((one,))
