"""One source in full: its fields, how the article prints it, and the claims that use it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from editorial.domain.claim import Claim
from editorial.domain.source import CitedSource, Source, Tier
from editorial.domain.text import shortened
from editorial.services.vocabularies import vocabulary
from editorial.ui import fonts
from editorial.ui.carried_passages import CarriedPassages
from editorial.ui.chip_row import ChipRow
from editorial.ui.chips import Chip
from editorial.ui.commit_field import CommitLine, CommitText
from editorial.ui.forms import TITLE_INSET, IconButton, TitleField, Words, section
from editorial.ui.icons import icon
from editorial.ui.kept_line import KeptFields
from editorial.ui.link_card import LinkCard
from editorial.ui.review import ItemKind, Review
from editorial.ui.row_list import RowLook
from editorial.ui.row_view import RowView
from editorial.ui.source_documents import SourceDocuments

LINES = {
    "author": "Author",
    "publisher": "Publisher",
    "issued": "Date",
    "url": "Address",
    "origin": "Origin",
}
"""Fields of one line, by name, with what they are called."""

PLACEHOLDERS = {
    "author": "Who wrote or said it",
    "publisher": "Where it was published",
    "issued": "2026-06-12",
    "url": "https://…",
    "origin": "Itself, or whom it relies on",
}


_DAILY = 14
"""How many kinds the menu shows at once; the vocabulary begins with the most used."""


class SourceDetail(QWidget):
    """Editable in place; every change is one step."""

    passage_activated = Signal(int, int)
    remove_asked = Signal()
    cite_asked = Signal()

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._cited: CitedSource | None = None
        self._kinds, self._tiers = vocabulary("source_kinds"), vocabulary("tiers")
        self._stances, self._statuses = vocabulary("stances"), vocabulary("statuses")
        self._make_fields()
        self._lay_out()

    def show_source(self, cited: CitedSource) -> None:
        """Show a source as the desk keeps it; what was typed for another is committed first."""
        source = cited.source
        if self._cited is None or self._cited.source.id != source.id:
            self.commit()
        self._cited = cited
        self.title.keep(source.id, source.title)
        for name, line in self.lines.items():
            line.keep(source.id, getattr(source, name))
        self.note.keep(source.id, source.note)
        tier, kind = self._tiers.term(source.tier.value), self._kinds.label(source.kind)
        bars = f"tier_{tier.bars}" if tier.bars else ""
        self.chips.show_forms(self.tier, [tier.label], bars, "text")
        self.chips.show_forms(self.kind, [kind, shortened(kind, 20), shortened(kind, 14)])
        self._hint.setText(tier.hint)
        self.confidential.setChecked(source.confidential)
        self._copy.setEnabled(bool(source.url))
        self._names.setStringList(origin_names(self._review.sources, source))
        self._show_reference(source)
        self._show_printed(cited)
        self.documents.show_source(source.id)
        self.show_uses()

    def show_uses(self) -> None:
        """List the claims that have evidence from the source."""
        if self._cited is None:
            return
        rows = [
            row
            for claim in self._review.claims
            for row in self._use_rows(claim, self._cited.source.id)
        ]
        self.uses.show_rows(rows)
        many = "1 claim" if len(rows) == 1 else f"{len(rows)} claims"
        self._uses_head.setText(f"Used by {many}" if rows else "Used by no claim yet")
        self.uses.setVisible(bool(rows))

    def commit(self) -> None:
        """Commit what is typed."""
        self.title.commit()
        for line in self.lines.values():
            line.commit()
        self.note.commit()
        self.documents.commit()

    def focus_first(self) -> None:
        self.title.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.title.selectAll()

    # Inner workings

    def _make_fields(self) -> None:
        self.title = TitleField("Title", self)
        self.title.committed.connect(lambda owner, text: self._set(owner, "title", text))
        self.lines: dict[str, CommitLine] = {}
        for name, called in LINES.items():
            line = CommitLine(parent=self)
            line.setAccessibleName(called)
            line.setPlaceholderText(PLACEHOLDERS[name])
            line.committed.connect(
                lambda owner, text, name=name: self._set(owner, name, text.strip())
            )
            self.lines[name] = line
        self.note = CommitText(lines=(1, 6), parent=self)
        self.note.setAccessibleName("Note")
        self.note.setPlaceholderText("What another checker should know")
        self.note.committed.connect(lambda owner, text: self._set(owner, "note", text.strip()))
        self.documents = SourceDocuments(self._review, self)
        typed: dict[str, CommitLine | CommitText] = {
            "document caption": self.documents.caption,
            "source title": self.title,
            "source note": self.note,
        }
        typed.update((f"source {name}", line) for name, line in self.lines.items())
        self.kept = KeptFields(self._review.safekeeping, typed, self)
        self.tier = Chip(name="Tier", parent=self)
        self.tier.setMenu(self._tier_menu())
        self.kind = Chip(name="Kind", parent=self)
        self.kind.setMenu(self._kind_menu())
        self.confidential = QCheckBox("Confidential", self)
        self.confidential.clicked.connect(
            lambda on: self._set(self.title.owner, "confidential", on)
        )
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.lines["origin"].setCompleter(completer)

    def _lay_out(self) -> None:
        whole, column = QVBoxLayout(self), QVBoxLayout()
        edge = 16 - TITLE_INSET
        whole.setContentsMargins(edge, 10, edge, 16)
        whole.setSpacing(6)
        column.setContentsMargins(TITLE_INSET, 0, TITLE_INSET, 0)
        column.setSpacing(8)
        more = IconButton("dots", "More about this source", parent=self)
        more.clicked.connect(lambda: self._menu().exec(more.mapToGlobal(more.rect().bottomLeft())))
        self.chips = ChipRow([("Tier", self.tier), ("Kind", self.kind)], more)
        self._hint = Words("", "secondary", fonts.META, wrap=True)
        self.chips.setContentsMargins(TITLE_INSET, 0, 0, 0)
        whole.addWidget(self.chips)
        whole.addWidget(self.kept)
        whole.addWidget(self.title)
        whole.addLayout(column, 1)
        column.addWidget(self._hint)
        column.addLayout(self._grid())
        self._reference_head = section("As a reference")
        self.reference = Words("", wrap=True).selectable()
        self._printed_head = section("As printed in the article")
        self.printed = LinkCard(quote=True, parent=self)
        self.printed.clicked.connect(self._go_to_passage)
        self.carried = CarriedPassages(self._review, self)
        self.carried.activated.connect(self.passage_activated)
        self._uses_head = section()
        self.uses = RowView("Claims that use this source", 1, 8, self)
        self.uses.fit_to_rows(6)
        self.uses.pressed_id.connect(lambda id: self._review.select(ItemKind.CLAIM, id))
        column.addSpacing(4)
        column.addWidget(self.documents)
        column.addSpacing(4)
        reference = (self._reference_head, self.reference)
        printed = (*reference, self._printed_head, self.printed, self.carried)
        for widget in (*printed, self._uses_head, self.uses):
            column.addWidget(widget)
        column.addStretch(1)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        self._copy = IconButton("link", "Copy the address", parent=self)
        self._copy.clicked.connect(self._copy_address)
        address = QHBoxLayout()
        address.setSpacing(2)
        address.addWidget(self.lines["url"], 1)
        address.addWidget(self._copy)
        hint = Words(
            "Left out of every export unless you ask for it there. It stays on this desk.",
            "secondary",
            fonts.META,
            wrap=True,
        )
        for name in ("issued", "author", "publisher", "origin"):
            self._row(grid, LINES[name], self.lines[name])
        self._label(grid, LINES["url"], self.lines["url"])
        grid.addLayout(address, grid.rowCount() - 1, 1)
        grid.addWidget(self.confidential, grid.rowCount(), 1)
        grid.addWidget(hint, grid.rowCount(), 1)
        self._row(grid, "Note", self.note)
        return grid

    def _row(self, grid: QGridLayout, name: str, field: QWidget) -> None:
        self._label(grid, name, field)
        grid.addWidget(field, grid.rowCount() - 1, 1)

    def _label(self, grid: QGridLayout, name: str, field: QWidget) -> None:
        label = Words(name, "secondary", fonts.META, parent=self)
        label.setBuddy(field)
        label.setContentsMargins(0, 8, 0, 0)
        grid.addWidget(label, grid.rowCount(), 0, Qt.AlignmentFlag.AlignTop)

    def _tier_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: self._mark(menu, "tier"))
        for term in self._tiers:
            action = menu.addAction(icon(f"tier_{term.bars}", "text"), f"{term.label}\t{term.hint}")
            action.setData(term.key)
            action.triggered.connect(
                lambda _=False, key=term.key: self._set(self.title.owner, "tier", Tier(key))
            )
        return menu

    def _kind_menu(self) -> QMenu:
        """The kinds that a newsroom sees daily, and behind them all others."""
        menu = QMenu(self)
        rest = QMenu("More kinds", menu)
        for each in (menu, rest):
            each.aboutToShow.connect(lambda each=each: self._mark(each, "kind"))
        for number, term in enumerate(self._kinds):
            action = (menu if number < _DAILY else rest).addAction(term.label)
            action.setData(term.key)
            action.setCheckable(True)
            action.triggered.connect(
                lambda _=False, key=term.key: self._set(self.title.owner, "kind", key)
            )
        menu.addSeparator()
        menu.addMenu(rest)
        return menu

    def _mark(self, menu: QMenu, name: str) -> None:
        """Let a menu begin at what the source has now."""
        now = getattr(self._cited.source, name) if self._cited else None
        for action in menu.actions():
            is_now = action.data() is not None and action.data() == now
            action.setChecked(is_now)
            if is_now:
                menu.setActiveAction(action)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Cite another source of the desk…", self.cite_asked.emit)
        copy = menu.addAction("Copy the address", self._copy_address)
        copy.setEnabled(self._copy.isEnabled())
        menu.addSeparator()
        menu.addAction("Remove from this article", self.remove_asked.emit)
        return menu

    def _set(self, source_id: str, name: str, value: object) -> None:
        from editorial.services import sources

        source = self._review.source(source_id)
        if source is None or getattr(source, name) == value:
            return
        called = {"confidential": "confidentiality"}.get(name, LINES.get(name, name).lower())
        label, article_id = f"Set the {called} of {_named(source)}", self._review.article_id
        self._review.run(
            label,
            lambda work: sources.change_source(work, article_id, source_id, **{name: value}),
        )
        if self._cited is not None:
            # A refused change is not in the news, so a box or a list would go on showing it.
            self.show_source(self._review.cited(self._cited.source.id) or self._cited)

    def _copy_address(self) -> None:
        if self._cited is not None:
            QApplication.clipboard().setText(self._cited.source.url)

    def _show_reference(self, source: Source) -> None:
        """The whole as one line, where it says more than the title."""
        from editorial.services.references import line_of

        line = line_of(source)
        says_more = line.strip(" .") != source.title.strip(" .")
        self.reference.setText(line)
        for widget in (self._reference_head, self.reference):
            widget.setVisible(says_more)

    def _show_printed(self, cited: CitedSource) -> None:
        citation = cited.citation
        self.carried.show_passages(citation.passages, citation.unplaced)
        printed = citation.text or " … ".join(passage.quote for passage in citation.passages)
        self._printed_head.setVisible(bool(printed))
        self.printed.setVisible(bool(printed))
        start = citation.passages[0].start if citation.passages else None
        place = "" if start is None else self._review.places.name(start)
        self.printed.setEnabled(start is not None)
        self.printed.show_link(printed, place, f"Show in the article: {printed}")

    def _go_to_passage(self) -> None:
        if self._cited is not None and self._cited.citation.passages:
            passage = self._cited.citation.passages[0]
            self.passage_activated.emit(passage.start, passage.end)

    def _use_rows(self, claim: Claim, source_id: str) -> list[RowLook]:
        """One row for a claim that has evidence from the source, with all its stances."""
        found = {item.stance for item in claim.evidence if item.source_id == source_id}
        if not found:
            return []
        said = " and ".join(term.label for term in self._stances if term.key in found)
        status = self._statuses.label(claim.status.value)
        return [
            RowLook(
                id=claim.id,
                title=claim.statement,
                meta="",
                spoken=f"{status}. {claim.statement}. {said}",
                hint=f"{status}: {claim.statement}",
                icon=claim.status.value,
                icon_colour=claim.status.value,
                tag=said,
            )
        ]


def _named(source: Source) -> str:
    return f"“{shortened(source.title, 40)}”"


def origin_names(sources: Sequence[CitedSource], source: Source) -> list[str]:
    """Whom a source may rely on: the article's other sources and the origins they name."""
    own = {source.title.casefold(), source.publisher.casefold()}
    found: dict[str, str] = {}
    for cited in sources:
        each = cited.source
        for name in (each.publisher, each.title, each.origin):
            if name and name.casefold() not in own:
                found.setdefault(name.casefold(), name)
    return sorted(found.values(), key=str.casefold)
