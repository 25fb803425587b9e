"""CSL-JSON comes in whole, and leaves as its schema wants it."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from editorial.domain.reference import Name, item_of
from editorial.files.csl_json import (
    conforming,
    csl_json_from_references,
    references_from_csl_json,
)
from editorial.files.refusal import Refusal
from tests.files.made_references import REFERENCES, kept


def read(items: object):
    return references_from_csl_json(json.dumps(items).encode())


def test_every_item_in_order_and_nothing_of_it_lost() -> None:
    items = [
        {
            "id": 1,
            "type": "book",
            "title": "A",
            "edition": 2,
            "custom": {"x": 1},
            "multi": {"y": []},
        },
        {"id": "b", "type": "webpage", "issued": {"date-parts": [[2024, 5]], "circa": True}},
    ]

    found = read(items)

    assert [item_of(reference) for reference in found.references] == items
    assert found.references[1].issued == "2024-05~"
    assert found.format == "csl-json"


@pytest.mark.parametrize("key", ["items", "references"])
def test_the_list_may_stand_in_an_object(key: str) -> None:
    assert [item.title for item in read({key: [{"id": "a", "title": "A"}]}).references] == ["A"]


def test_one_item_alone() -> None:
    assert read({"id": "a", "title": "A"}).references[0].title == "A"


def test_what_is_no_item_is_told_one_by_one() -> None:
    found = read([{"id": "a", "title": "A"}, "loose words", {"type": "book"}])

    assert len(found.references) == 1
    assert [left.what for left in found.dropped] == ["Entry “2”", "Entry “3”"]
    assert found.dropped[0].reason == "it is no item of CSL-JSON"
    assert found.dropped[0].sample == '"loose words"'


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[",
        b'[{"id": 1},]',
        b"[" * 50_000,
        b"7",
        b"[]",
        b'[{"id": NaN}]',
        b'[{"id": ' + b"9" * 5_000 + b"}]",
        b"\0\0",
        b" " * 30_000_000,
    ],
)
def test_what_is_damaged_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        references_from_csl_json(data)

    assert str(refused.value).endswith(".")


def test_half_a_letter_does_no_harm() -> None:
    found = references_from_csl_json(rb'[{"id": "a", "title": "x\ud800y", "custom": "\udfff"}]')

    assert found.references[0].title == "x\ufffdy"
    assert csl_json_from_references(found.references)


def test_keys_are_each_ones_own() -> None:
    found = read([{"id": "a", "title": "A"}, {"id": "a", "title": "B"}, {"title": "C words"}])

    written = json.loads(csl_json_from_references(found.references))

    assert [item["id"] for item in written] == ["a", "a-2", "words"]


def test_what_the_schema_has_no_place_for_stands_in_custom() -> None:
    item = {
        "id": "a",
        "type": "video",
        "title": "A",
        "author": [{"family": "Alm", "isInstitution": True}],
        "issued": {"date-parts": [[2024, 5, 3, 4]], "literal": "May"},
        "edition": True,
        "number": 3,
        "publisher": 7,
        "shelf": ["x"],
        "custom": {"mine": 1},
    }

    fit = conforming(item)

    assert fit["type"] == "document"
    assert fit["author"] == [{"family": "Alm"}]
    assert fit["issued"] == {"literal": "May"}
    assert (fit["number"], fit["publisher"]) == (3, "7")
    moved = ("type", "author", "issued", "edition", "publisher", "shelf")
    assert fit["custom"] == {"mine": 1, **{key: item[key] for key in moved}}


@given(st.lists(REFERENCES, min_size=1, max_size=3))
@settings(max_examples=15, deadline=None)
def test_there_and_back(references) -> None:
    back = references_from_csl_json(csl_json_from_references(references)).references

    assert [kept(reference) for reference in back] == [kept(reference) for reference in references]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3000, 3000) | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["family", "literal", "date-parts", "season", "circa", "raw"]), inner
        )
    ),
    max_leaves=6,
)
KEYS = "id type title author issued edition publisher custom shelf categories accessed".split()


@pytest.mark.corpus
@given(st.dictionaries(st.sampled_from(KEYS), JSON))
@settings(max_examples=30, deadline=None)
def test_whatever_came_in_what_leaves_is_valid(corpus: Path, item) -> None:
    path = corpus / "references" / "csl-data.schema.json"
    validator = Draft7Validator(json.loads(path.read_text(encoding="utf-8")))

    assert not list(validator.iter_errors([conforming(item)]))


def test_a_name_without_letters_is_passed_over() -> None:
    found = read([{"id": "a", "author": [{}, 3, {"suffix": "Jr."}, {"literal": "Board"}]}])

    assert found.references[0].authors == (Name(literal="Board"),)
