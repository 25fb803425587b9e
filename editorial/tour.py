"""The main job end to end, in the real window: a desk from the seeds, a review, its export.

Needs no display. Leaves pictures and the exported summary, so it also shows that a build works.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from editorial.domain.errors import DeskError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

Step = Callable[[], object]

PATIENCE = 200
"""Steps of 60 ms in which a file is read at most."""


def main(output: Path) -> list[Path]:
    """Walk through the main job; the pictures and exports written, in order.

    Raises DeskError where the folder cannot be written to.
    """
    # Before Qt: the tour is for machines without a display, and must not open a window on others.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DeskError(
            f"The folder {output} cannot be made ({error.strerror}). Nothing was written; "
            "name another folder."
        ) from error
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication(["editorial"])
    walk = _Walk(output)
    faults: list[BaseException] = []
    steps = walk.steps()

    def step() -> None:
        # Each step ends in the event loop, where the window paints as it does for a user.
        try:
            next(steps)
        except StopIteration:
            app.exit()
            return
        QTimer.singleShot(60, step)

    def fault(kind: type[BaseException], error: BaseException, _trace: object) -> None:
        faults.append(error)
        app.exit(1)

    before, sys.excepthook = sys.excepthook, fault
    try:
        QTimer.singleShot(0, step)
        app.exec()
    finally:
        sys.excepthook = before
        walk.close()
    if faults:
        raise faults[0]
    return walk.written


class _Walk:
    """The steps of the tour, and what they leave behind."""

    def __init__(self, output: Path) -> None:
        from PySide6.QtWidgets import QApplication

        from editorial.app import Application
        from editorial.domain.reviewer import Role
        from editorial.services.reviewers import Profile, save_profile
        from editorial.services.sample import sample_reviewer
        from editorial.ui.memory import Memory

        self.output = output
        self.written: list[Path] = []
        self._desk_file = output / "tour.editorial"
        for old in filter(Path.is_file, output.glob("tour.editorial*")):
            old.unlink()
        for name in ("window.ini", "profile.json"):
            (output / name).unlink(missing_ok=True)
        reviewer = sample_reviewer()
        assert reviewer.role is Role.CHECKER
        save_profile(output / "profile.json", Profile(reviewer, asked=True))
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._root = Application(app, Memory(output / "window.ini"), output / "profile.json")
        self.window = self._root.window

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        for name in ("window.ini", "profile.json"):
            (self.output / name).unlink(missing_ok=True)
        for side in self.output.glob("tour.editorial-*"):
            side.unlink()

    def picture(self, name: str, of: QWidget | None = None) -> None:
        path = self.output / f"{name}.png"
        if not (of or self.window).grab().save(str(path)):
            raise DeskError(f"The picture {path} could not be saved; check the folder.")
        self.written.append(path)

    def steps(self) -> Iterator[None]:
        from PySide6.QtGui import QCursor

        from editorial.ui.theme import Choice

        window = self.window
        window.looks.choose_theme(Choice.LIGHT)
        window.resize(1440, 900)
        # The pointer of a display that is not there would rest on the menu button.
        QCursor.setPos(4000, 4000)
        window.show()
        yield
        yield from self._check_facts()
        yield from self._look_round()
        yield from self._look_closely()
        yield from self._settled()
        window.looks.choose_theme(Choice.DARK)
        yield
        self.picture("06-dark")
        window.looks.choose_theme(Choice.LIGHT)
        window.resize(1024, 700)
        yield
        self.picture("07-small")
        window.resize(1440, 900)
        yield
        yield from self._look_at_a_copy()
        yield from self._hand_over()
        yield from self._review_a_draft()

    def _check_facts(self) -> Iterator[None]:
        from editorial.services.sample import apply_review
        from editorial.ui.review import ItemKind

        if not self._root.open_desk(self._desk_file):
            raise DeskError(f"No desk could be made in {self.output}; name another folder.")
        workspace = self.window.workspace
        assert workspace is not None
        review = workspace.review
        yield
        workspace.show_view("read")
        yield
        self.picture("01-read")
        self.window.notices.bar.dismiss()
        assert review.article_id is not None
        apply_review(review.desk, review.article_id)
        workspace.show_view("check")
        yield
        disputed = next(c for c in review.claims if c.evidence and c.passages[0].start > 900)
        review.select(ItemKind.CLAIM, disputed.id)
        workspace.article.show_selected()
        workspace.article.focus()
        yield from self._settled()
        self.picture("02-facts")

    def _settled(self) -> Iterator[None]:
        """Until nothing moves any more: a scroll takes 140 ms."""
        for _ in range(4):
            yield

    def _look_round(self) -> Iterator[None]:
        from editorial.ui.review import ItemKind

        workspace = self.window.workspace
        assert workspace is not None
        review = workspace.review
        review.select(ItemKind.SOURCE, review.sources[0].source.id)
        yield from self._settled()
        self.picture("03-sources")
        asked = max(review.questions, key=lambda question: len(question.replies))
        review.select(ItemKind.QUESTION, asked.id)
        yield from self._settled()
        self.picture("04-questions")
        self.window.show_palette()
        yield from self._settled()
        self.picture("05-search")
        self.window.palette_shown.close_palette()
        workspace.show_pane(0)
        yield

    def _look_closely(self) -> Iterator[None]:
        """What the careful reader suggests and finds, and which words nobody has looked at."""
        workspace = self.window.workspace
        assert workspace is not None
        for _ in range(PATIENCE):
            if workspace.attention.reading is not None:
                break
            yield
        else:
            raise DeskError("The sample was not read by the careful reader in time.")
        workspace.facts.review_suggestions()
        yield from self._settled()
        self.picture("09-suggestions")
        workspace.facts.set_filter("all")
        workspace.show_pane(3)
        yield from self._settled()
        self.picture("10-findings")
        workspace.show_view("coverage")
        workspace.show_pane(0)
        yield from self._settled()
        self.picture("11-coverage")
        workspace.show_view("check")
        yield

    def _look_at_a_copy(self) -> Iterator[None]:
        """An annotated copy as it is recognised; it is left out again."""
        from editorial.resources import seed
        from editorial.ui.recognition_dialog import RecognitionDialog

        self.window.take_in([seed("harbour-school.docx")])
        for _ in range(PATIENCE):
            yield
            if shown := self.window.findChildren(RecognitionDialog):
                preview = shown[0]
                remarks = preview.reading.remarks
                preview.lists.go_to_remark(next(n for n, r in enumerate(remarks) if r.evidence))
                preview.lists.focus()
                yield from self._settled()
                self.picture("08-taking-in", preview)
                preview.left_out.emit()
                return
        raise DeskError(f"The annotated copy was not read: {self.window.notices.bar.text}")

    def _hand_over(self) -> Iterator[None]:
        from editorial.domain.summary import SummaryOptions
        from editorial.services.exporting import FORMATS, export, file_stem
        from editorial.services.summary import summarise

        workspace = self.window.workspace
        assert workspace is not None
        review = workspace.review
        assert review.article_id is not None
        options = SummaryOptions()
        summary = review.desk.read(summarise, review.article_id, options)
        stem = review.desk.read(file_stem, review.article_id)
        self.written.extend(export(summary, FORMATS, self.output, stem))
        yield

    def _review_a_draft(self) -> Iterator[None]:
        """The piece comes back a week later: what became of the marks, and what changed."""
        from editorial.resources import seed
        from editorial.services import articles, new_drafts
        from editorial.services.intake import read_file

        workspace = self.window.workspace
        assert workspace is not None
        review = workspace.review
        assert review.article_id is not None
        arrival = articles.arrive(review.desk, *read_file(seed("ferry-second-draft.txt")))
        if not review.carry_out(
            "Take in draft 2", new_drafts.take_in_draft, review.article_id, arrival
        ):
            raise DeskError("The second draft of the sample could not be taken in.")
        workspace.review_draft()
        yield from self._settled()
        if (screen := workspace.draft_review.shown) is not None:
            screen.step(+1)
        yield from self._settled()
        self.picture("12-new-draft")
        workspace.compare_drafts()
        yield from self._settled()
        self.picture("13-comparing")
