"""Blocks are stored as bytes and come back as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.article import Block, Kind, Run, Style, Zone
from editorial.domain.errors import DeskFileFault
from editorial.files.blocks_json import blocks_from_json, json_from_blocks

runs = st.builds(
    Run,
    st.integers(0, 99),
    st.integers(0, 99),
    st.sampled_from(Style),
    st.sampled_from(["", "https://a.test/"]),
)
blocks = st.builds(
    Block,
    kind=st.sampled_from(Kind),
    text=st.text(),
    zone=st.sampled_from(Zone),
    level=st.integers(0, 6),
    ordinal=st.none() | st.integers(-5, 2000),
    quoted=st.integers(0, 3),
    label=st.text(max_size=5),
    runs=st.lists(runs, max_size=3).map(tuple),
)


@given(st.lists(blocks, max_size=5).map(tuple))
def test_blocks_come_back_as_they_were(stored: tuple[Block, ...]) -> None:
    assert blocks_from_json(json_from_blocks(stored)) == stored


def test_the_same_blocks_give_the_same_short_bytes() -> None:
    assert json_from_blocks([Block(Kind.HEADING, "Größe", Zone.OPINION, level=2)]) == (
        '{"blocks":[["heading","Größe",{"level":2,"zone":"opinion"}]],"version":1}'.encode()
    )


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"[]", b'{"version":1,"blocks":[["x","y"]]}', b'{"version":1,"blocks":[1]}'],
)
def test_damage_is_told(data: bytes) -> None:
    with pytest.raises(DeskFileFault, match="damaged"):
        blocks_from_json(data)


def test_a_newer_version_is_refused() -> None:
    with pytest.raises(DeskFileFault, match="version 2"):
        blocks_from_json(b'{"blocks":[],"version":2}')
