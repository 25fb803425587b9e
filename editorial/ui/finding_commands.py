"""What the window's commands do with the finding that the Findings pane shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from editorial.ui.commands import Command

if TYPE_CHECKING:
    from editorial.ui.workspace import Workspace

FINDING = "Finding"
"""The group of the menu."""


def finding_commands(workspace: Workspace, letter: Callable[..., Command]) -> list[Command]:
    """`letter` makes a command of single keys."""
    findings = workspace.findings

    def at_finding() -> bool:
        return workspace.pane is findings and findings.current is not None

    def in_list() -> bool:
        return workspace.pane is findings and findings.list_has_focus()

    def at_decision() -> bool:
        return workspace.pane is findings and findings.decision is not None

    def make(id: str, label: str, key: str, act: Callable[[], None], **more: object) -> Command:
        return letter(
            f"finding-{id}", label, FINDING, act, (key,), **{"enabled": at_finding} | more
        )

    return [
        make("claim", "Make a claim of the finding", "A", findings.make_claim),
        make(
            "question",
            "Ask about the finding",
            "Q",
            findings.ask,
            enabled=lambda: workspace.asks_of_finding,
        ),
        make("right", "Right as it is", "D", findings.right_as_it_is),
        make("switch-off", "Switch its check off for the article", "Shift+D", findings.switch_off),
        make(
            "show",
            "Show its passages in the article",
            "Return",
            findings.show_passages,
            enabled=in_list,
            apart=True,
        ),
        make(
            "back",
            "Open again what was decided",
            "Delete",
            findings.remove_selected,
            enabled=at_decision,
        ),
    ]
