import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from editorial.domain.careful import CarefulReading
from editorial.domain.reading import Reading
from editorial.files.careful_json import json_from_careful
from editorial.services import careful_cache
from editorial.services.desk import Desk
from editorial.ui.review import Review
from tests.desks import barrage, desk_at, take_in


@pytest.fixture(scope="session")
def empty_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk file as it is when it is new; making one takes longer than copying it."""
    path = tmp_path_factory.mktemp("desks") / "empty.desk"
    desk_at(path).close()
    return path


@pytest.fixture
def desk(empty_desk: Path, tmp_path: Path) -> Iterator[Desk]:
    """An empty desk at which Noor Adeyemi, checker, sits."""
    desk = desk_at(Path(shutil.copy(empty_desk, tmp_path / "newsroom.desk")))
    yield desk
    desk.close()


@pytest.fixture
def review_of(desk: Desk, qapp) -> Iterator[Callable[[Reading], Review]]:
    """Takes a piece in and opens it."""
    opened: list[Review] = []

    def opened_review(reading: Reading) -> Review:
        review = Review(desk)
        opened.append(review)
        review.open(take_in(desk, reading))
        return review

    yield opened_review
    for review in opened:
        review.close()


@pytest.fixture
def open_review(review_of: Callable[[Reading], Review]) -> Review:
    """Port Ellery's barrage under review: one question of its own, two references, no claims."""
    return review_of(barrage())


@pytest.fixture
def words(open_review: Review) -> Callable[[str], tuple[int, int]]:
    """Where words stand in the open article: code points start to end."""

    def place(quote: str) -> tuple[int, int]:
        assert open_review.draft is not None
        start = open_review.draft.text.index(quote)
        return start, start + len(quote)

    return place


def read_before(desk: Desk, article_id: str, reading: CarefulReading) -> None:
    """As if the careful reader had read the article's draft already, and found this."""
    inputs = desk.read(careful_cache.inputs_of, article_id)
    desk.cache_careful_reading(inputs.revision_id, inputs.key, json_from_careful(reading))
