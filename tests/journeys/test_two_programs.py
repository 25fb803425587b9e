"""The window and the command line at one desk at the same time."""

import os
import subprocess
import sys
from pathlib import Path

from editorial.ui.review import ItemKind
from tests.desks import NOOR, barrage, desk_at, take_in


def test_the_window_sees_what_the_command_line_takes_in_within_a_second(start, qtbot, tmp_path):
    path = tmp_path / "newsroom.editorial"
    with desk_at(path, NOOR) as desk:
        take_in(desk, barrage())
    draft = tmp_path / "ferry.txt"
    draft.write_text("Ferry Runs Again\n\nThe ferry to Skerry runs again from 3 May 2026.\n")
    root = start()
    library = root.window.workspace.library.model

    taken_in = subprocess.run(
        [sys.executable, "-m", "editorial", "--desk", str(path), "import", str(draft)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
        env=os.environ,
    )

    assert taken_in.returncode == 0, taken_in.stderr
    qtbot.waitUntil(lambda: len(library.entries) == 2, timeout=1000)
    assert "Ferry Runs Again" in {entry.article.headline for entry in library.entries}


def test_undo_in_the_window_leaves_what_another_has_built_on(start, tmp_path):
    from editorial.services.claims import add_claim, change_claim
    from tests.storage.test_undo import SANA

    path = tmp_path / "newsroom.editorial"
    with desk_at(path, NOOR) as desk:
        article_id = take_in(desk, barrage())
        claim = desk.run("Claim", add_claim, article_id, [(0, 11)])
    root = start()
    review = root.window.workspace.review
    review.select(ItemKind.CLAIM, claim.id)
    with desk_at(path, SANA) as sanas:
        sanas.run("Edit", lambda work: change_claim(work, claim.id, statement="It shut"))

    root.window.undo()

    assert "Sana Whitlock did “Edit”" in root.window.notices.bar.text
    review.desk.poll()
    assert review.claim(claim.id).statement == "It shut"
