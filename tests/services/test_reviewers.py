"""Who sits at the desk: known on this computer, entered at the desk, in its history."""

import json
import os

import pytest

from editorial.domain.errors import SaveFault
from editorial.domain.journal import StepKind
from editorial.domain.reviewer import Reviewer, Role
from editorial.services import reviewers
from editorial.services.desk import Desk
from editorial.services.questions import add_note, notes_of
from editorial.services.reviewers import Profile, load_profile, save_profile, sit_down
from tests.desks import NOOR, barrage, take_in
from tests.storage.test_undo import SANA


def test_a_profile_is_kept_and_found_again(tmp_path):
    path = tmp_path / "config" / "editorial" / "profile.json"
    profile = Profile(Reviewer("1", "Noor Ærøskøbing", "NÆ", Role.LEGAL), True)

    save_profile(path, profile)

    assert load_profile(path) == profile


def test_without_a_profile_the_system_s_name_is_taken_and_nobody_was_asked(tmp_path):
    profile = load_profile(tmp_path / "none.json")

    assert not profile.asked
    assert profile.reviewer.name.strip()
    assert profile.reviewer.initials.strip()
    assert profile.reviewer.role is Role.CHECKER
    assert not (tmp_path / "none.json").exists()


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "[]",
        "null",
        '"Noor"',
        "{}",
        '{"id": "1", "name": "Noor", "initials": "N", "role": "king", "asked": true}',
        '{"id": "1", "name": " ", "initials": "N", "role": "checker", "asked": true}',
        '{"id": "1", "name": "Noor", "initials": "N", "role": ["checker"], "asked": true}',
        "\udcff\udcfe",
        "[" * 5000,
    ],
)
def test_a_profile_that_does_not_read_is_as_none(tmp_path, kept):
    path = tmp_path / "profile.json"
    path.write_bytes(kept.encode("utf-8", "surrogateescape"))

    assert not load_profile(path).asked


def test_a_profile_with_a_number_for_a_name_is_read_as_words(tmp_path):
    path = tmp_path / "profile.json"
    told = {"id": 7, "name": 1984, "initials": 19, "role": "editor", "asked": 1}
    path.write_text(json.dumps(told))

    assert load_profile(path) == Profile(Reviewer("7", "1984", "19", Role.EDITOR), True)


def test_a_profile_that_cannot_be_kept_is_a_sentence(tmp_path):
    (tmp_path / "config").write_text("no folder")

    with pytest.raises(SaveFault, match="could not be made"):
        save_profile(tmp_path / "config" / "profile.json", Profile(NOOR, True))


@pytest.mark.parametrize("login", ["somebody", "nobody-of-that-name"])
def test_the_system_s_account_gives_the_name(tmp_path, monkeypatch, login):
    monkeypatch.setenv("LOGNAME", login)

    assert load_profile(tmp_path / "none.json").reviewer.name == login


@pytest.mark.skipif(os.name != "posix", reason="accounts have full names there")
def test_an_account_without_a_name_is_still_somebody(tmp_path, monkeypatch):
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)

    assert load_profile(tmp_path / "none.json").reviewer.name


def test_who_sits_down_is_entered_once_and_not_offered_for_undo(tmp_path):
    with Desk(tmp_path / "desk.editorial", NOOR) as desk:
        sit_down(desk, NOOR)
        sit_down(desk, NOOR)

        (step,) = desk.history(None)
        assert step.kind is StepKind.SETUP
        assert desk.read(reviewers.reviewers_of) == {NOOR.id: NOOR}
        assert desk.to_undo(None) is None


def test_a_new_name_is_seen_by_everybody_and_old_work_stays_one_s_own(tmp_path):
    with Desk(tmp_path / "desk.editorial", NOOR) as desk:
        sit_down(desk, NOOR)
        article_id = take_in(desk, barrage())
        desk.run("Add note", add_note, article_id, "Hm")
        renamed = Reviewer(NOOR.id, "Noor van Adeyemi", "NVA", Role.EDITOR)

        sit_down(desk, renamed)

        assert desk.reviewer == renamed
        assert desk.read(reviewers.reviewers_of) == {NOOR.id: renamed}
        assert desk.undo(article_id).label == "Add note"
        assert {step.reviewer_name for step in desk.history(None)} == {
            "Noor Adeyemi",
            "Noor van Adeyemi",
        }


def test_another_reviewer_takes_the_chair(tmp_path):
    with Desk(tmp_path / "desk.editorial", NOOR) as desk:
        sit_down(desk, NOOR)
        article_id = take_in(desk, barrage())

        sit_down(desk, SANA)
        desk.run("Add note", add_note, article_id, "Hm")

        (note,) = desk.read(notes_of, article_id)
        assert note.created_by == SANA.id
        assert desk.to_undo(article_id).label == "Add note"
        sit_down(desk, NOOR)
        assert desk.to_undo(article_id).label.startswith("Take in")
