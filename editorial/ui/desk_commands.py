"""The window's commands, by group: the menu, the palette and F1 show them in this order."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from editorial.domain.claim import Status
from editorial.ui.commands import Command, Commands

if TYPE_CHECKING:
    from editorial.ui.window import Window
    from editorial.ui.workspace import Workspace

ARTICLE, EDIT, VIEW, MARK, CLAIM, GO, DESK, HELP = (
    "Article",
    "Edit",
    "View",
    "Mark",
    "Claim",
    "Go",
    "Desk",
    "Help",
)


def add_window_commands(commands: Commands, window: Window) -> None:
    """What concerns the desk and the window, whether an article is open or not."""

    def open_article() -> bool:
        return window.workspace is not None and window.workspace.review.article is not None

    def at_desk() -> bool:
        return window.workspace is not None

    commands.add(
        Command("import", "Import articles…", ARTICLE, window.ask_for_files, ("Ctrl+O",)),
        Command("paste", "Paste as an article", ARTICLE, window.paste_article, ("Ctrl+Shift+V",)),
        Command(
            "export", "Export review…", ARTICLE, window.export, ("Ctrl+E",), enabled=open_article
        ),
        Command("due", "Set due date…", ARTICLE, window.ask_due_date, enabled=open_article),
        Command(
            "remove-article",
            "Remove article…",
            ARTICLE,
            window.remove_article,
            enabled=open_article,
        ),
        Command("removed", "Removed articles…", ARTICLE, window.show_removed, enabled=at_desk),
        Command("undo", "Undo", EDIT, window.undo, ("Ctrl+Z",), enabled=at_desk),
        Command("redo", "Redo", EDIT, window.redo, ("Ctrl+Shift+Z", "Ctrl+Y"), enabled=at_desk),
        Command("palette", "Search or run a command", GO, window.show_palette, ("Ctrl+K",)),
        Command("toggle-library", "Library", GO, window.toggle_library, ("Ctrl+B",)),
        Command("open-desk", "Open another desk…", DESK, window.ask_for_desk),
        Command("reviewer", "Who is reviewing…", DESK, window.ask_reviewer, enabled=at_desk),
        Command("keys", "Keys", HELP, window.show_keys, ("F1",)),
        Command("about", "About Editorial", HELP, window.show_about),
    )


def add_workspace_commands(commands: Commands, workspace: Workspace) -> None:
    """What works on the open article."""
    review = workspace.review

    def open_article() -> bool:
        return review.article is not None

    def words() -> bool:
        return review.words is not None

    def ctrl(id: str, label: str, group: str, run: Callable[[], object], *keys: str) -> Command:
        return Command(id, label, group, run, keys, enabled=open_article)

    def letter(
        id: str,
        label: str,
        group: str,
        run: Callable[[], object],
        *keys: str,
        enabled: Callable[[], bool] = open_article,
    ) -> Command:
        return Command(id, label, group, run, keys, letter=True, enabled=enabled)

    views = (
        letter("read", "Read", VIEW, lambda: workspace.show_view("read"), "1"),
        letter("check", "Check", VIEW, lambda: workspace.show_view("check"), "2"),
        ctrl("larger", "Larger text", VIEW, lambda: workspace.zoom(+1), "Ctrl++", "Ctrl+="),
        ctrl("smaller", "Smaller text", VIEW, lambda: workspace.zoom(-1), "Ctrl+-"),
        ctrl("normal", "Normal text size", VIEW, lambda: workspace.zoom(0), "Ctrl+0"),
        ctrl("furniture", "Show page furniture", VIEW, workspace.toggle_furniture),
    )
    marks = (
        letter(
            "mark", "Make a claim of the words", MARK, workspace.mark, "M", "Return", enabled=words
        ),
        letter("question", "Ask a question", MARK, workspace.ask, "Q"),
        letter("note", "Write a note", MARK, workspace.note, "T"),
        letter("evidence", "Add evidence", MARK, workspace.evidence, "E"),
        letter(
            "start-back", "Mark’s start a word back", MARK, lambda: workspace.move_edge(0, -1), "["
        ),
        letter("start-on", "Mark’s start a word on", MARK, lambda: workspace.move_edge(0, 1), "]"),
        letter("end-back", "Mark’s end a word back", MARK, lambda: workspace.move_edge(1, -1), "{"),
        letter("end-on", "Mark’s end a word on", MARK, lambda: workspace.move_edge(1, 1), "}"),
    )
    commands.add(*views, *marks, *_claim_commands(workspace, letter))
    commands.add(*_going_commands(workspace, letter, ctrl))


def _claim_commands(workspace: Workspace, letter: Callable[..., Command]) -> list[Command]:
    review, facts = workspace.review, workspace.facts
    statuses = (
        (Status.VERIFIED, "Verify", "V"),
        (Status.IN_PROGRESS, "Set in progress", "I"),
        (Status.NEEDS_CHANGE, "Needs change", "C"),
        (Status.RECHECK, "Set to recheck", "R"),
        (Status.DISPUTED, "Mark as disputed", "X"),
        (Status.UNVERIFIABLE, "Mark as unverifiable", "U"),
        (Status.NOT_CHECKABLE, "Mark as not checkable", "O"),
        (Status.CUT, "Mark as cut", "Backspace"),
        (Status.UNCHECKED, "Set to unchecked", "0"),
    )

    def a_claim() -> bool:
        return bool(review.selected_claims)

    def rule(status: Status) -> Callable[[], None]:
        return lambda: workspace.in_facts(lambda: facts.set_status(status))

    commands = [
        letter(f"status-{status.value}", label, CLAIM, rule(status), key, enabled=a_claim)
        for status, label, key in statuses
    ]
    edit = letter("edit", "Edit what is selected", CLAIM, workspace.edit_selected, "F2")
    legal = letter("legal", "Legal risk", CLAIM, facts.toggle_legal, "L", enabled=a_claim)
    more = letter(
        "more-words",
        "Add the words to the claim",
        CLAIM,
        workspace.add_passage,
        "Shift+M",
        enabled=lambda: a_claim() and review.words is not None,
    )
    remove = letter("remove", "Remove what is selected", CLAIM, workspace.remove_selected, "Delete")
    return [*commands, edit, legal, more, remove]


def _going_commands(
    workspace: Workspace, letter: Callable[..., Command], ctrl: Callable[..., Command]
) -> list[Command]:
    facts = workspace.facts
    panes = [
        ctrl(
            f"pane-{name.lower()}",
            name,
            GO,
            lambda n=number: workspace.show_pane(n),
            f"Alt+{number + 1}",
        )
        for number, name in enumerate(workspace.PANES)
    ]
    return [
        letter("next", "Next item", GO, workspace.next_item, "J"),
        letter("previous", "Previous item", GO, workspace.previous_item, "K"),
        letter("next-to-do", "Next claim to do", GO, facts.next_to_do, "Shift+J"),
        letter("previous-to-do", "Previous claim to do", GO, facts.previous_to_do, "Shift+K"),
        letter("go", "Between passage and pane", GO, workspace.go_across, "G"),
        letter("filter", "Filter the list", GO, workspace.focus_search, "/"),
        ctrl("reply", "Reply to the question", GO, workspace.reply),
        ctrl("add-source", "Add a source", GO, workspace.add_source),
        *panes,
        ctrl("find", "Find in the article", GO, workspace.open_find, "Ctrl+F"),
        ctrl("next-region", "Next region", GO, lambda: workspace.next_region(1), "F6"),
        ctrl("last-region", "Previous region", GO, lambda: workspace.next_region(-1), "Shift+F6"),
    ]
