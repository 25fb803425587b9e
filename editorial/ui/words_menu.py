"""What can be done with the selected words, in the article's context menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from editorial.ui.letters import letters

if TYPE_CHECKING:
    from editorial.ui.workspace import Workspace


def fill_words_menu(menu: QMenu, workspace: Workspace) -> None:
    some = workspace.review.words is not None
    for words, act, key in (
        ("Make a claim", workspace.mark, "M"),
        ("Ask a question…", workspace.ask, "Q"),
        ("Write a note…", workspace.note, "T"),
        ("Add evidence…", workspace.evidence, "E"),
    ):
        menu.addAction(letters().entry(words, key), act).setEnabled(some)
    menu.addAction("Copy", workspace.article.view.copy).setEnabled(some)
    menu.addSeparator()
