from enum import StrEnum

import pytest

from editorial.domain.anchor import PassageState
from editorial.domain.article import Zone
from editorial.domain.claim import Risk, Stance, Status
from editorial.domain.errors import InvalidValue, UnreadableFile
from editorial.domain.question import Origin, Outcome, QuestionState
from editorial.domain.reviewer import Role
from editorial.domain.source import Tier
from editorial.domain.vocabulary import Term, Vocabulary, readable
from editorial.files.vocabularies import load, read
from editorial.resources import resource

ENUMS: dict[str, type[StrEnum]] = {
    "statuses": Status,
    "risks": Risk,
    "roles": Role,
    "tiers": Tier,
    "stances": Stance,
    "outcomes": Outcome,
    "question_states": QuestionState,
    "question_origins": Origin,
    "passage_states": PassageState,
    "zones": Zone,
}
NAMES = [path.stem for path in sorted(resource("vocabularies").glob("*.json"))]


@pytest.mark.parametrize("name", ENUMS)
def test_every_value_of_the_domain_has_a_word_and_every_word_a_value(name):
    assert set(load(name).keys) == {value.value for value in ENUMS[name]}


@pytest.mark.parametrize("name", NAMES)
def test_labels_are_words_that_tell_terms_apart(name):
    labels = [term.label for term in load(name)]

    assert len(set(labels)) == len(labels)
    assert all(label == label.strip() and label[0].isupper() for label in labels)


@pytest.mark.parametrize("name", NAMES)
def test_hints_are_sentences(name):
    hints = [term.hint for term in load(name) if term.hint]

    assert [hint for hint in hints if not hint.endswith(".")] == []


def test_statuses_stand_in_the_order_of_every_list():
    assert load("statuses").keys == tuple(status.value for status in Status)


def test_every_status_has_a_command_and_a_key_of_its_own():
    shortcuts = {term.key: term.shortcut for term in load("statuses")}

    assert "".join(shortcuts.values()) == "VI0CRXUOBackspace"
    assert all(term.verb and term.hint for term in load("statuses"))


def test_a_nearer_source_never_has_fewer_bars():
    bars = [term.bars for term in load("tiers")]

    assert load("tiers").keys == tuple(tier.value for tier in Tier)
    assert bars == sorted(bars, reverse=True)
    assert bars[0] == 4


def test_an_unknown_key_is_shown_as_the_key_itself():
    assert load("kinds").label("court_ruling") == "Court ruling"
    assert "court_ruling" not in load("kinds")
    assert "money" in load("kinds")
    assert readable("") == "None"
    assert load("kinds").label("") == "None"


def test_a_vocabulary_is_read_once():
    assert load("kinds") is load("kinds")


def test_a_key_stands_once():
    with pytest.raises(InvalidValue, match="twice"):
        Vocabulary("kinds", (Term("money", "Money"), Term("money", "Sum")))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{", "Expecting property name"),
        ("[]", "list indices"),
        ('{"terms": []}', "version"),
        ('{"version": 2, "terms": []}', "reads version 1"),
        ('{"version": 1, "terms": [{"key": "a"}]}', "label"),
        ('{"version": 1, "terms": [{"key": "a", "label": " "}]}', "a key and a label"),
        ('{"version": 1, "terms": [{"key": "a", "label": "A", "bars": 5}]}', "0 to 4 bars"),
        ('{"version": 1, "terms": [{"key": "a", "label": "A", "colour": "red"}]}', "colour"),
    ],
)
def test_a_vocabulary_that_a_desk_has_spoilt_is_named_with_the_reason(tmp_path, content, reason):
    path = tmp_path / "kinds.json"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(UnreadableFile, match=reason) as raised:
        read(path)

    assert str(path) in str(raised.value)


def test_a_vocabulary_that_is_not_there_is_named(tmp_path):
    with pytest.raises(UnreadableFile, match=r"kinds\.json"):
        read(tmp_path / "kinds.json")
