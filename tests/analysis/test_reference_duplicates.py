"""The same reference twice is noticed, and two that only look alike are not made one."""

import time

import pytest

from editorial.analysis.reference_duplicates import (
    duplicates,
    normal_url,
    repeated,
    same_reference,
)
from editorial.domain.reference import Name, Reference

EK, ALM = Name("Ek", "Jon"), Name(literal="Ida Alm")
TIDES = Reference(
    title="The Tides of Weed: a <i>View</i>", authors=(EK,), issued="2024-05-03", container="Coast"
)


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        (
            Reference(doi="10.1000/ABC"),
            Reference(url="https://dx.doi.org/10.1000/abc"),
            "it has the same DOI, 10.1000/abc",
        ),
        (
            Reference(url="http://www.Coast.example/tide/?utm_source=x&p=1#top"),
            Reference(url="https://coast.example:443/tide?p=1&fbclid=y"),
            "it has the same address",
        ),
        (
            TIDES,
            Reference(
                title="TIDES OF WEED – A VIEW", issued="2024", authors=(Name(literal="J. Ek"),)
            ),
            "it has the same title and year, 2024",
        ),
        (
            TIDES,
            Reference(title="The Tidés of weed, a view.", issued="c2024"),
            "it has the same title and year, 2024",
        ),
        (
            Reference(title="Editorial", issued="2024", container="Coast"),
            Reference(title="Editorial", issued="2024-02", container="The Coast"),
            "it has the same title and year, 2024",
        ),
    ],
)
def test_one_and_the_same(a: Reference, b: Reference, reason: str) -> None:
    assert same_reference(a, b) == reason
    assert same_reference(b, a) == reason


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            Reference(title="A", doi="10.1000/1", url="https://a.example/x"),
            Reference(title="A", doi="10.1000/2", url="https://a.example/x"),
        ),
        (TIDES, Reference(title="The tides of weed: a view", issued="2023")),
        (TIDES, Reference(title="The tides of weed: a view", authors=(ALM,), issued="2024")),
        (TIDES, Reference(title="The tides of weed: a view")),
        (Reference(title="Editorial", issued="2024"), Reference(title="Editorial", issued="2024")),
        (Reference(url="https://a.example/x?id=1"), Reference(url="https://a.example/x?id=2")),
        (Reference(url="https://a.example/#/x"), Reference(url="https://a.example/#/y")),
        (Reference(url="not an address"), Reference(url="not an address")),
    ],
)
def test_alike_and_not_the_same(a: Reference, b: Reference) -> None:
    assert same_reference(a, b) is None


def test_new_ones_are_looked_up_among_those_known() -> None:
    known = [Reference(title="Other", issued="2024"), TIDES, Reference(url="https://a.example")]
    new = [Reference(url="http://a.example/"), Reference(title="New"), TIDES]

    assert duplicates(new, known) == {
        0: (2, "it has the same address"),
        2: (1, "it has the same title and year, 2024"),
    }
    assert repeated([TIDES, *new]) == {3: (0, "it has the same title and year, 2024")}


def test_an_address_that_is_none_has_no_form() -> None:
    assert normal_url("http://[::1") == normal_url("http://a:b/") == normal_url("mailto:a@b") == ""


def test_two_thousand_of_one_title_take_no_longer() -> None:
    alike = [
        Reference(title="Minutes of a meeting", issued="2024", doi=f"10.1000/{n}")
        for n in range(2_000)
    ]
    started = time.thread_time()

    assert duplicates(alike, alike[:1]) == {0: (0, "it has the same DOI, 10.1000/0")}
    assert not repeated(alike)
    assert time.thread_time() - started < 2
