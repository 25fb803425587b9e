"""Adding a source: a new one, or one that the desk has already and this article does not cite."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from editorial.domain.reference import Reference
from editorial.domain.source import Source
from editorial.domain.text import folded, shortened
from editorial.services.vocabularies import vocabulary
from editorial.ui import fonts
from editorial.ui.dates import issued_words
from editorial.ui.forms import Words
from editorial.ui.kept_line import KeptLine
from editorial.ui.review import Review
from editorial.ui.row_list import RowLook
from editorial.ui.row_view import RowView
from editorial.ui.safekeeping import Place
from editorial.ui.sources_model import matches
from editorial.ui.theme import set_look

NEW = "new"
"""The id of the row that makes a new source."""


class SourceAdder(QWidget):
    """One field: what is typed finds sources of the desk, and names a new one. Enter takes what
    is marked; Esc leaves, and what was typed stays for the next time."""

    added = Signal(str)
    left = Signal()

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._safe = review.safekeeping
        self._others: list[Source] = []
        self.field = QLineEdit(self)
        self.field.setAccessibleName("Title or address of the source")
        self.field.setPlaceholderText("Title or address, or words to find one of the desk’s")
        self.field.textChanged.connect(self._offer)
        self.field.textEdited.connect(self._keep_safe)
        self.kept = KeptLine(self)
        self.kept.discarded.connect(self._give_up)
        self.field.installEventFilter(self)
        self.offers = RowView("Sources to add", 2, 10, self)
        self.offers.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.offers.chosen.connect(self._name_button)
        self.offers.opened.connect(self._take)
        self._head = Words("Add a source", px=fonts.DETAIL, weight=fonts.SEMIBOLD)
        self._hint = Words("", "secondary", fonts.META, wrap=True)
        self.take = QPushButton(self)
        set_look(self.take, kind="primary")
        self.take.clicked.connect(lambda: self._take(self.offers.current_id))
        cancel = QPushButton("Cancel", self)
        set_look(cancel, kind="quiet")
        cancel.setToolTip("Cancel  (Esc)")
        cancel.clicked.connect(self.left)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._head)
        column.addWidget(self.kept)
        column.addWidget(self.field)
        column.addWidget(self._hint)
        column.addWidget(self.offers, 1)
        column.addLayout(buttons)
        column.setStretchFactor(self.offers, 1)

    def open(self) -> None:
        """Begin, with the desk's sources as they are now."""
        from editorial.services import sources

        cited = {each.source.id for each in self._review.sources}
        everything = self._review.desk.read(sources.all_sources)
        self._others = [source for source in everything if source.id not in cited]
        self.field.setText(self._safe.words(self._place).get("text", ""))
        self.kept.setVisible(self._safe.is_from_before(self._place))
        self._offer()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        keys = {Qt.Key.Key_Down: +1, Qt.Key.Key_Up: -1}
        if event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        if event.type() is not QEvent.Type.KeyPress:
            return False
        if event.key() in keys:
            self.offers.step(keys[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.offers.current_id)
        else:
            return False
        return True

    def _offer(self) -> None:
        typed = folded(self.field.text())
        found = [source for source in self._others if matches(source, typed)]
        rows = [_new_row(typed)] if typed else []
        rows += [_row(source) for source in found]
        self.offers.show_rows(rows)
        self.offers.mark(rows[0].id if rows else None)
        others = len(self._others)
        if not others:
            self._hint.setText("The desk has no other sources yet. Type a title to make a new one.")
        elif typed and not found:
            self._hint.setText("No other source of the desk has these words.")
        else:
            listed = "1 source" if others == 1 else f"{others} sources"
            self._hint.setText(f"{listed} of the desk not cited in this article.")
        self._name_button()

    @property
    def _place(self) -> Place:
        return self._safe.place("new source")

    def _keep_safe(self, text: str) -> None:
        self.kept.hide()
        if text.strip():
            self._safe.keep(self._place, {"text": text})
        else:
            self._safe.drop(self._place)

    def _give_up(self) -> None:
        self.kept.hide()
        self._safe.drop(self._place)
        self.field.clear()

    def _name_button(self, _: str = "") -> None:
        current = self.offers.current_id
        self.take.setEnabled(current is not None)
        self.take.setText("Add source" if current in (None, NEW) else "Cite source")

    def _take(self, id: str | None) -> None:
        from editorial.services import sources

        article_id = self._review.article_id
        if id is None or article_id is None:
            return
        typed = folded(self.field.text())
        if id == NEW and (reference := _stub(typed)) is not None:
            id = self._take_stub(article_id, reference)
            if id is None:
                return
        elif id == NEW:
            title, url = title_and_address(typed)
            made = self._review.run(
                f"Add source “{shortened(title, 40)}”",
                sources.add_source,
                article_id,
                title,
                url=url,
            )
            if made is None:
                return
            id = made.id
        else:
            source = next(each for each in self._others if each.id == id)
            label = f"Cite “{shortened(source.title, 40)}”"
            self._review.run(label, sources.cite, article_id, id)
            if self._review.cited(id) is None:
                return
        self._give_up()
        self.added.emit(id)

    def _take_stub(self, article_id: str, reference: Reference) -> str | None:
        """Cite the source of an address or a DOI, made where the desk has none; its id."""
        from editorial.services import references

        one = (reference,)
        known = self._review.desk.read(references.standings, article_id, one)[0].source
        verb = "Add source" if known is None else "Cite"
        title = shortened(known.title if known else reference.title, 40)
        label = f"{verb} “{title}”"
        taken = self._review.run(label, references.add_references, article_id, one, (0,))
        if taken is None:
            return None
        return known.id if known else taken.made[0]


def _stub(typed: str) -> Reference | None:
    from editorial.services.references import stub_of

    return stub_of(typed)


def title_and_address(typed: str) -> tuple[str, str]:
    """What was typed as title and URL: an address is a title until there is a better one."""
    parts = urlsplit(typed) if " " not in typed else urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return typed, ""
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}", typed


def _new_row(typed: str) -> RowLook:
    title, url = title_and_address(typed)
    if (reference := _stub(typed)) is not None:
        title, url = reference.title, reference.url
    meta = f"New source, with its address {url}" if url else "New source"
    return RowLook(NEW, f"“{title}”", meta, f"{meta}: {title}", icon="plus", icon_colour="accent")


def _row(source: Source) -> RowLook:
    kind = vocabulary("source_kinds").label(source.kind)
    whose = source.publisher or source.author
    parts = [issued_words(source.issued, date.today()), kind, whose]
    meta = "  ·  ".join(part for part in parts if part)
    return RowLook(
        source.id,
        source.title,
        "Confidential  ·  left out of exports" if source.confidential else meta,
        f"Cite {source.title}. {meta}",
        icon="source",
        meta_icon="lock" if source.confidential else "",
        tier=source.tier.value,
    )
