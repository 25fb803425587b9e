"""`editorial erase`: says what goes first, and does it only when told so in so many words."""

import json
from pathlib import Path

import pytest

from editorial.cli import main
from editorial.services import articles, backups
from tests.desks import barrage, desk_at, long_piece, take_in


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.editorial"


@pytest.fixture
def article_id(path: Path) -> str:
    with desk_at(path) as desk:
        take_in(desk, long_piece(3))
        article_id = take_in(desk, barrage())
    backups.make(path)
    return article_id


def erase(path: Path, *said: str) -> int:
    return main(["erase", "--desk", str(path), *said])


def headlines(path: Path) -> list[str]:
    with desk_at(path) as desk:
        return [entry.article.headline for entry in desk.read(articles.entries)]


def test_it_says_what_would_go_and_leaves_it(path, article_id, capsys):
    assert erase(path, article_id[-8:]) == 2

    said = capsys.readouterr().err
    assert "nothing was erased. “Port Ellery Shuts Tidal Barrage” would go with 1 draft" in said
    assert "1 question, 2 sources" in said
    assert len(headlines(path)) == 2


def test_it_erases_when_told_so(path, article_id, capsys):
    assert erase(path, article_id[-8:], "--yes-erase-for-good", "--json") == 0

    told = json.loads(capsys.readouterr().out)
    assert told == {"id": article_id, "backups_deleted": 0, "backups_kept": 1}
    assert headlines(path) == ["A Ledger of Every Lock on the Canal"]
    assert b"Ardley" not in path.read_bytes()


def test_backups_go_too_where_that_is_asked(path, article_id, capsys):
    assert erase(path, article_id, "--yes-erase-for-good", "--backups") == 0

    assert "1 backup that held it deleted" in capsys.readouterr().out
    assert backups.holding(path, article_id) == []


def test_a_removed_article_is_erased_too(path, article_id):
    with desk_at(path) as desk:
        desk.run("Remove", articles.remove, article_id)

    assert erase(path, article_id, "--yes-erase-for-good") == 0

    with desk_at(path) as desk:
        assert desk.read(articles.removed) == []


@pytest.mark.parametrize(
    ("word", "reason"), [("1", "is too short"), ("zzzzzzzz", "there is no article")]
)
def test_a_number_is_no_name_for_what_is_gone_for_good(path, article_id, capsys, word, reason):
    assert erase(path, word, "--yes-erase-for-good") == 2

    assert reason in capsys.readouterr().err
    assert len(headlines(path)) == 2
