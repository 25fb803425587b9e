"""The user's own files lie where their system keeps such things."""

import os

import pytest

from editorial.services import locations


@pytest.mark.skipif(os.name != "posix", reason="other systems keep them elsewhere")
def test_the_desk_and_the_profile_are_in_the_user_s_own_folders(tmp_path):
    home = tmp_path / "home"

    assert locations.desk_file().is_relative_to(home)
    assert locations.desk_file().name == "desk.editorial"
    assert locations.profile_file().is_relative_to(home)
    assert locations.profile_file().name == "profile.json"
    assert not home.exists()
