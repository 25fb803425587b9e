"""The window's commands, by group: the menu, the palette and F1 show them in this order."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from editorial.domain.claim import Status
from editorial.ui.commands import Command, Commands
from editorial.ui.compare_place import compare_commands
from editorial.ui.draft_review_commands import NEW_DRAFT, draft_review_commands, while_checking
from editorial.ui.finding_commands import FINDING, finding_commands
from editorial.ui.house_rule_dialog import ask_house_rule
from editorial.ui.import_choice import asks, set_asks
from editorial.ui.new_draft_commands import new_draft_commands
from editorial.ui.reference_taking import ask_for_references, paste_references
from editorial.ui.suggestion_commands import SUGGESTION, suggestion_commands, suggestions_view

if TYPE_CHECKING:
    from editorial.ui.window import Window
    from editorial.ui.workspace import Workspace

GROUPS = (
    "Article",
    "Edit",
    "View",
    "Mark",
    "Claim",
    SUGGESTION,
    FINDING,
    NEW_DRAFT,
    "Go",
    "Desk",
    "Help",
)
"""The order of the menu."""
ARTICLE, EDIT, VIEW, MARK, CLAIM, _, _, _, GO, DESK, HELP = GROUPS

REFERENCES = (
    ("import-references", "Import references…", ask_for_references),
    ("paste-references", "Paste references", paste_references),
)

Make = Callable[..., Command]


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
            "ask-first",
            "Show what is recognised before taking in",
            ARTICLE,
            lambda: set_asks(window.memory, not asks(window.memory)),
            checked=lambda: asks(window.memory),
        ),
        Command(
            "export",
            "Export review…",
            ARTICLE,
            window.export,
            ("Ctrl+E",),
            enabled=open_article,
            apart=True,
        ),
        Command("due", "Set due date…", ARTICLE, window.ask_due_date, enabled=open_article),
        Command(
            "remove-article",
            "Remove article…",
            ARTICLE,
            window.remove_article,
            enabled=open_article,
            apart=True,
        ),
        Command("removed", "Removed articles…", ARTICLE, window.show_removed, enabled=at_desk),
        *new_draft_commands(window),
        Command("undo", "Undo", EDIT, window.undo, ("Ctrl+Z",), enabled=at_desk),
        Command("redo", "Redo", EDIT, window.redo, ("Ctrl+Shift+Z", "Ctrl+Y"), enabled=at_desk),
        Command("palette", "Search or run a command", GO, window.show_palette, ("Ctrl+K",)),
        Command("open-desk", "Open another desk…", DESK, window.ask_for_desk),
        Command("backups", "Backups…", DESK, window.backups_wanted.emit),
        Command("house-rule", "House rule…", DESK, lambda: ask_house_rule(window), enabled=at_desk),
        Command("reviewer", "Who is reviewing…", DESK, window.ask_reviewer, enabled=at_desk),
        Command("keys", "Keys", HELP, window.show_keys, ("F1",)),
        Command("about", "About Editorial", HELP, window.show_about),
    )


def add_workspace_commands(commands: Commands, workspace: Workspace) -> None:
    """What works on the open article."""
    review = workspace.review

    def open_article() -> bool:
        return review.article is not None

    ctrl = partial(Command, enabled=open_article)
    letter = partial(Command, enabled=open_article, letter=True)
    checking = (
        *_editing(workspace, letter, ctrl),
        *_viewing(workspace, letter, ctrl),
        *_marking(workspace, letter),
        *_claim_commands(workspace, letter),
        *suggestion_commands(workspace, letter),
        *finding_commands(workspace, letter),
        *_stepping(workspace, letter),
        *_going(workspace, ctrl),
    )
    commands.add(*(while_checking(workspace, command) for command in checking))
    commands.add(*draft_review_commands(workspace, letter))
    commands.add(*compare_commands(workspace.comparing, NEW_DRAFT, letter))


def _editing(workspace: Workspace, letter: Make, ctrl: Make) -> list[Command]:
    edit, remove = workspace.edit_selected, workspace.remove_selected
    return [
        letter("edit", "Edit what is selected", EDIT, edit, ("F2",), apart=True),
        letter("remove", "Remove what is selected", EDIT, remove, ("Delete",)),
        ctrl("find", "Find in the article", EDIT, workspace.open_find, ("Ctrl+F",), apart=True),
        letter("filter", "Filter the list", EDIT, workspace.focus_search, ("/",)),
    ]


def _viewing(workspace: Workspace, letter: Make, ctrl: Make) -> list[Command]:
    article, library = workspace.article, workspace.library

    def view(id: str, label: str, key: str) -> Command:
        return letter(
            id,
            label,
            VIEW,
            lambda: workspace.show_view(id),
            (key,),
            checked=lambda: article.shown_view == id,
        )

    return [
        view("read", "Read", "1"),
        view("check", "Check", "2"),
        view("coverage", "Coverage", "3"),
        ctrl(
            "larger",
            "Larger text",
            VIEW,
            lambda: workspace.zoom(+1),
            ("Ctrl++", "Ctrl+="),
            apart=True,
        ),
        ctrl("smaller", "Smaller text", VIEW, lambda: workspace.zoom(-1), ("Ctrl+-",)),
        ctrl("normal", "Normal text size", VIEW, lambda: workspace.zoom(0), ("Ctrl+0",)),
        Command(
            "toggle-library",
            "Library",
            VIEW,
            workspace.room.toggle_library,
            ("Ctrl+B",),
            enabled=lambda: bool(library.model.entries),
            checked=library.isVisible,
            apart=True,
        ),
        ctrl(
            "furniture",
            "Page furniture",
            VIEW,
            workspace.toggle_furniture,
            checked=lambda: article.shows_furniture,
        ),
        suggestions_view(workspace, ctrl),
    ]


def _marking(workspace: Workspace, letter: Make) -> list[Command]:
    review = workspace.review

    def words() -> bool:
        return review.words is not None

    def a_claim() -> bool:
        return review.selected_claim is not None

    def edge(id: str, label: str, key: str, which: int, step: int, apart: bool = False) -> Command:
        def move() -> None:
            workspace.move_edge(which, step)

        return letter(id, label, MARK, move, (key,), enabled=a_claim, apart=apart)

    mark, add = workspace.mark, workspace.add_passage
    return [
        letter("mark", "Make a claim of the words", MARK, mark, ("M", "Return"), enabled=words),
        letter(
            "more-words",
            "Add the words to the claim",
            MARK,
            add,
            ("Shift+M",),
            enabled=lambda: a_claim() and words(),
        ),
        letter("question", "Ask a question", MARK, workspace.ask, ("Q",)),
        letter("note", "Write a note", MARK, workspace.note, ("T",)),
        letter(
            "evidence",
            "Add evidence",
            MARK,
            workspace.evidence,
            ("E",),
            enabled=lambda: a_claim() or words(),
        ),
        letter(
            "find-evidence",
            "Find the claim in documents",
            MARK,
            lambda: workspace.in_facts(workspace.facts.find_evidence),
            ("Shift+E",),
            enabled=a_claim,
        ),
        edge("start-back", "Mark’s start a word back", "[", 0, -1, apart=True),
        edge("start-on", "Mark’s start a word on", "]", 0, 1),
        edge("end-back", "Mark’s end a word back", "{", 1, -1),
        edge("end-on", "Mark’s end a word on", "}", 1, 1),
    ]


def _claim_commands(workspace: Workspace, letter: Make) -> list[Command]:
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
        letter(f"status-{status.value}", label, CLAIM, rule(status), (key,), enabled=a_claim)
        for status, label, key in statuses
    ]
    legal = facts.toggle_legal
    return [
        *commands,
        letter("legal", "Legal risk", CLAIM, legal, ("L",), enabled=a_claim, apart=True),
    ]


def _stepping(workspace: Workspace, letter: Make) -> list[Command]:
    facts, article = workspace.facts, workspace.article

    def uncovered(id: str, label: str, key: str, step: int) -> Command:
        return letter(id, label, GO, lambda: article.go_to_uncovered(step), (key,))

    return [
        letter("next", "Next item", GO, workspace.next_item, ("J",), apart=True),
        letter("previous", "Previous item", GO, workspace.previous_item, ("K",)),
        letter("next-to-do", "Next claim to do", GO, facts.next_to_do, ("Shift+J",)),
        letter("previous-to-do", "Previous claim to do", GO, facts.previous_to_do, ("Shift+K",)),
        uncovered("next-uncovered", "Next uncovered words", "N", +1),
        uncovered("previous-uncovered", "Previous uncovered words", "Shift+N", -1),
        letter("go", "Between passage and pane", GO, workspace.go_across, ("G",)),
    ]


def _going(workspace: Workspace, ctrl: Make) -> list[Command]:
    def pane(number: int, name: str) -> Command:
        return ctrl(
            f"pane-{name.lower()}",
            name,
            GO,
            lambda: workspace.show_pane(number),
            (f"Alt+{number + 1}",),
            checked=lambda: workspace.pane is workspace.panes[number],
            apart=number == 0,
        )

    return [
        *(pane(number, name) for number, name in enumerate(workspace.PANES)),
        ctrl(
            "history",
            "History of the article",
            GO,
            workspace.history.toggle,
            ("Ctrl+H",),
            checked=lambda: workspace.history.is_shown,
        ),
        ctrl("reply", "Reply to the question", GO, workspace.reply, apart=True),
        ctrl("add-source", "Add a source", GO, workspace.add_source),
        *(ctrl(id, label, GO, partial(act, workspace)) for id, label, act in REFERENCES),
        ctrl(
            "next-region",
            "Next region",
            GO,
            lambda: workspace.next_region(1),
            ("F6",),
            apart=True,
        ),
        ctrl(
            "last-region",
            "Previous region",
            GO,
            lambda: workspace.next_region(-1),
            ("Shift+F6",),
        ),
    ]
