"""What a paragraph is: the menu that says so, and sets it."""

from __future__ import annotations

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from editorial.domain.article import Zone
from editorial.domain.text import shortened
from editorial.services.vocabularies import vocabulary
from editorial.ui.review import Review


def fill_zone_menu(menu: QMenu, review: Review, blocks: list[int]) -> None:
    """Offer every zone for some blocks of the draft; the one they have is ticked."""
    draft = review.draft
    if draft is None or not blocks:
        return
    now = {draft.blocks[block].zone for block in blocks}
    menu.setTitle(
        "This paragraph is" if len(blocks) == 1 else f"These {len(blocks)} paragraphs are"
    )
    group = QActionGroup(menu)
    for term in vocabulary("zones"):
        action = QAction(term.label, group)
        action.setCheckable(True)
        action.setChecked(now == {Zone(term.key)})
        action.setToolTip(term.hint)
        action.triggered.connect(lambda _=False, key=term.key: _set_zone(review, blocks, Zone(key)))
        menu.addAction(action)


def _set_zone(review: Review, blocks: list[int], zone: Zone) -> None:
    from editorial.services.zones import set_zone

    if review.article_id is None or review.draft is None:
        return
    words = shortened(review.draft.blocks[blocks[0]].text, 30)
    label = f"Make “{words}” {vocabulary('zones').label(zone.value).lower()}"
    review.run(label, set_zone, review.article_id, blocks, zone)
