from collections.abc import Iterator

import pytest

from editorial.services.desk import Desk
from tests.desks import barrage, desk_at, take_in
from tests.storage.workers import Workers, workers


@pytest.fixture
def desk(tmp_path) -> Iterator[Desk]:
    with desk_at(tmp_path / "desk.editorial") as opened:
        yield opened


@pytest.fixture(scope="session")
def crew() -> Iterator[Workers]:
    """Processes to work at desks."""
    with workers() as made:
        yield made


@pytest.fixture
def article_id(desk) -> str:
    return take_in(desk, barrage())
