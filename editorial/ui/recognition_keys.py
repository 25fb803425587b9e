"""What the preview of a reading can be told to do: its keys, its menus, and F1 over it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from editorial.domain.article import Zone
from editorial.domain.remark import Fate
from editorial.services.vocabularies import vocabulary
from editorial.ui.commands import Command, Commands, LetterKeys
from editorial.ui.letters import letters
from editorial.ui.recognition_words import FATES, ZONE_KEYS
from editorial.ui.recognition_zones import zone_label

if TYPE_CHECKING:
    from editorial.ui.recognition_dialog import RecognitionDialog

PARAGRAPHS, REMARKS, WHOLE = "Paragraphs", "Remarks", "The whole file"


def paragraph_commands(dialog: RecognitionDialog) -> Commands:
    """What single letters do in the article."""
    article = dialog.article
    letter = partial(Command, group=PARAGRAPHS, letter=True)
    commands = Commands()
    commands.add(
        *(
            letter(
                f"zone-{zone.value}",
                zone_label(zone),
                run=partial(dialog.set_zone, zone),
                keys=(ZONE_KEYS[zone],),
            )
            for zone in Zone
        ),
        letter("next-paragraph", "Next paragraph", run=partial(article.step, 1), keys=("J",)),
        letter("last-paragraph", "Previous paragraph", run=partial(article.step, -1), keys=("K",)),
        letter("to-remark", "To the remark on it", run=dialog.go_to_remark, keys=("G", "Return")),
    )
    return commands


def remark_commands(dialog: RecognitionDialog) -> Commands:
    """What single letters do in the lists."""
    letter = partial(Command, group=REMARKS, letter=True)
    commands = Commands()
    commands.add(
        *(
            letter(
                f"fate-{fate.value}",
                "Leave out" if fate is Fate.LEFT_OUT else look.label,
                run=partial(dialog.set_fate, fate),
                keys=(look.key,),
                enabled=dialog.shows_remarks,
            )
            for fate, look in FATES.items()
        ),
        letter("next-row", "Next", run=lambda: dialog.lists.list.step(1), keys=("J",)),
        letter("last-row", "Previous", run=lambda: dialog.lists.list.step(-1), keys=("K",)),
        letter("to-words", "To its words", run=dialog.go_to_words, keys=("G",)),
    )
    return commands


def whole_commands(dialog: RecognitionDialog) -> Commands:
    """What acts wherever the focus is."""
    ctrl = partial(Command, group=WHOLE)
    commands = Commands()
    commands.add(
        ctrl("take-in", "Take in", run=dialog.take_in, keys=("Ctrl+Return", "Ctrl+Enter")),
        ctrl("undo", "Undo", run=dialog.undo, keys=("Ctrl+Z",)),
        ctrl("redo", "Redo", run=dialog.redo, keys=("Ctrl+Shift+Z", "Ctrl+Y")),
        ctrl("next-region", "Next region", run=lambda: dialog.next_region(1), keys=("F6",)),
        ctrl(
            "last-region", "Previous region", run=lambda: dialog.next_region(-1), keys=("Shift+F6",)
        ),
        *(
            ctrl(
                f"tab-{number}",
                name,
                run=partial(dialog.show_list, number),
                keys=(f"Alt+{number + 1}",),
            )
            for number, name in enumerate(("Remarks", "Changes", "Left out"))
        ),
        ctrl("keys", "Keys", run=dialog.show_keys, keys=("F1",)),
    )
    return commands


def listen(dialog: RecognitionDialog) -> Commands:
    """Let the keys act; all of them, for F1."""
    paragraphs, remarks = paragraph_commands(dialog), remark_commands(dialog)
    LetterKeys(paragraphs, dialog).listen(dialog.article)
    keys = LetterKeys(remarks, dialog)
    for rows in (dialog.lists.remarks, dialog.lists.changes, dialog.lists.dropped):
        keys.listen(rows)
    whole = whole_commands(dialog)
    for command in whole:
        action = QAction(command.label, dialog)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.triggered.connect(lambda _=False, command=command: command.run())
        dialog.addAction(action)
    every = Commands((PARAGRAPHS, REMARKS, WHOLE))
    every.add(*paragraphs, *remarks, *whole)
    return every


def fill_zones(menu: QMenu, dialog: RecognitionDialog) -> None:
    """Offer every zone for the paragraphs that are chosen; the one they have is ticked."""
    menu.clear()
    now = {dialog.article.blocks[number].zone for number in dialog.article.chosen}
    group = QActionGroup(menu)
    for term in vocabulary("zones"):
        zone = Zone(term.key)
        action = QAction(letters().entry(term.label, ZONE_KEYS[zone]), group)
        action.setCheckable(True)
        action.setChecked(now == {zone})
        action.setToolTip(term.hint)
        action.triggered.connect(lambda _=False, zone=zone: dialog.set_zone(zone))
        menu.addAction(action)
