"""What the preview shows is what is saved, and what is open is never left out."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from editorial.domain.claim import Progress, Status
from editorial.services import claims, questions, sources
from editorial.ui import dialogs
from editorial.ui.export_dialog import ExportDialog, size_words
from editorial.ui.export_options import standing_words, withheld_words
from editorial.ui.memory import Memory
from editorial.ui.theme import appearance
from tests.services.test_new_drafts import redrafted, take_in_draft


@pytest.fixture
def memory(tmp_path) -> Memory:
    return Memory(tmp_path / "window.ini")


@pytest.fixture
def checked(open_review, desk, words):
    """The barrage with two claims, one of them settled, a note, and one source in confidence."""
    article_id = open_review.article_id
    for quote in ("About 12,000 homes", "Opened in 2011"):
        desk.run("Add claim", claims.add_claim, article_id, [words(quote)])
    desk.run("Settle", claims.give_verdict, [open_review.claims[1].id], Status.VERIFIED, "seen")
    desk.run("Note", questions.add_note, article_id, "Ask the archive first", ())
    secret = open_review.sources[1].source.id
    desk.run("Hide", sources.change_source, article_id, secret, confidential=True)
    return open_review


@pytest.fixture
def window(qtbot) -> QWidget:
    window = QWidget()
    window.resize(1440, 900)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def opened(checked, memory, window, qtbot):
    """Opens the dialog and waits for its preview."""

    def open_dialog() -> ExportDialog:
        dialog = ExportDialog(checked, memory, window)
        dialog.open()
        qtbot.waitUntil(lambda: "About" in dialog._file.whole_text)
        return dialog

    return open_dialog


@pytest.fixture
def dialog(opened) -> ExportDialog:
    return opened()


@pytest.fixture
def saving_to(monkeypatch):
    """Answers the system's file dialog; the list holds what it was asked with."""
    asked: list[Path] = []

    def answer(path: Path | None) -> list[Path]:
        def save_file(parent, title, suggested, filter):
            asked.append(suggested)
            return path

        monkeypatch.setattr(dialogs, "save_file", save_file)
        return asked

    return answer


def page(dialog) -> str:
    return dialog.preview.page.toPlainText()


def button(dialog, words) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if one.text() == words)


def test_the_page_is_shown_as_it_will_be(dialog):
    assert "Port Ellery Shuts Tidal Barrage" in page(dialog)
    assert "Not ready: 1 of 2 claims is not settled" in page(dialog)
    assert "Ask the archive first" in page(dialog)
    assert dialog._file.whole_text.endswith("port-ellery-shuts-tidal-barrage-review.html")


def test_what_is_open_is_said_beside_the_options(dialog):
    assert dialog.options.warning.isVisible()
    assert dialog.options._standing.text() == (
        "1 of 2 claims is not settled. The summary says so at the top."
    )


@pytest.mark.parametrize(
    ("part", "quote"),
    [
        ("settled_claims", "Opened in 2011"),
        ("questions", "When did the harbour office first see the log?"),
        ("notes", "Ask the archive first"),
        ("sources", "Barrage halted after warning"),
    ],
)
def test_parts_are_left_out_at_once(dialog, qtbot, part, quote):
    assert quote in page(dialog)

    dialog.options.parts[part].click()

    qtbot.waitUntil(lambda: quote not in page(dialog))
    assert "Not ready: 1 of 2 claims is not settled" in page(dialog)


def test_a_confidential_source_is_named_only_where_that_is_asked_for(dialog, qtbot):
    assert "Press statement" not in page(dialog)
    assert dialog.options._withheld.text() == "1 source becomes “Source 2, withheld”."

    dialog.options.private.click()

    qtbot.waitUntil(lambda: "Press statement" in page(dialog))
    assert dialog.options._withheld.text() == ("1 source marked confidential is named in the file.")


def test_markdown_is_shown_as_it_is_written(dialog, qtbot):
    dialog.options.formats.setFocus()

    qtbot.keyClick(dialog.options.formats, Qt.Key.Key_Left)

    qtbot.waitUntil(lambda: dialog._file.whole_text.endswith(".md"))
    qtbot.waitUntil(
        lambda: dialog.preview.source.toPlainText().startswith("# Review summary: Port Ellery")
    )
    assert dialog.preview.source.isReadOnly()


def test_a_step_taken_meanwhile_is_in_the_preview(dialog, checked, desk, qtbot):
    desk.run("Settle", claims.give_verdict, [checked.claims[0].id], Status.VERIFIED, "seen")

    qtbot.waitUntil(lambda: "2 of 2 claims are settled" in page(dialog))
    assert dialog.options.warning.isHidden()


def test_what_was_previewed_is_saved(dialog, saving_to, tmp_path, qtbot, memory):
    asked = saving_to(tmp_path / "out" / "mine.html")
    dialog.options.parts["notes"].click()

    with qtbot.waitSignal(dialog.saved) as told:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    assert told.args == ["Saved “mine.html” in out."]
    saved = (tmp_path / "out" / "mine.html").read_text(encoding="utf-8")
    assert "Not ready: 1 of 2 claims is not settled" in saved
    assert "Ask the archive first" not in saved
    assert "Press statement" not in saved
    assert asked == [dialogs.documents() / "port-ellery-shuts-tidal-barrage-review.html"]
    assert memory.get("export/folder") == str(tmp_path / "out")


def test_a_fault_is_said_in_the_dialog_which_stays(dialog, saving_to, tmp_path, qtbot):
    in_the_way = tmp_path / "out.html"
    in_the_way.mkdir()
    saving_to(in_the_way)

    with qtbot.assertNotEmitted(dialog.saved):
        button(dialog, "Export…").click()
        qtbot.waitUntil(dialog.fault.isVisible)

    assert "could not be saved: there is a folder of that name." in dialog.fault.text
    assert dialog.isVisible()
    assert button(dialog, "Export…").isEnabled()


def test_thinking_better_of_it_keeps_the_dialog(dialog, saving_to):
    saving_to(None)

    button(dialog, "Export…").click()

    assert dialog.isVisible()


def test_choices_are_remembered_but_not_that_confidential_sources_were_named(opened, qtbot):
    first = opened()
    first.options.formats.choose("md", tell=True)
    first.options.parts["notes"].click()
    first.options.private.click()
    qtbot.keyClick(first, Qt.Key.Key_Escape)

    second = opened()

    assert second.options.format == "md"
    assert not second.options.parts["notes"].isChecked()
    assert second.options.parts["sources"].isChecked()
    assert second.options.private.isChecked()


def test_links_in_the_preview_lead_nowhere(dialog):
    assert not dialog.preview.page.openLinks()
    assert not dialog.preview.page.openExternalLinks()


def test_the_keys_reach_everything(dialog, qtbot):
    qtbot.waitUntil(dialog.isActiveWindow)
    assert QApplication.focusWidget() is dialog.options.formats
    reached = set()
    for _ in range(12):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())

    assert {
        *dialog.options.parts.values(),
        dialog.options.private,
        dialog.preview.page,
        button(dialog, "Cancel"),
        button(dialog, "Export…"),
    } <= reached


@pytest.mark.parametrize(
    ("window_size", "size"),
    [((1440, 900), (1000, 692)), ((1024, 700), (976, 652)), ((800, 600), (752, 552))],
)
def test_it_shrinks_with_its_window(opened, window, window_size, size):
    window.resize(*window_size)

    dialog = opened()

    assert (dialog.width(), dialog.height()) == size
    for words in ("Cancel", "Export…"):
        at = button(dialog, words)
        assert dialog.rect().contains(at.mapTo(dialog, QPoint(at.width(), at.height())))


def test_large_type_is_not_cut_off(opened, window):
    appearance().set_scale(1.25)
    try:
        window.resize(800, 600)
        dialog = opened()
        for box in (*dialog.options.parts.values(), dialog.options.private):
            assert box.width() >= box.sizeHint().width()
    finally:
        appearance().set_scale(1.0)


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((), "No claim has been marked. The summary says so at the top."),
        (((Status.VERIFIED, 3),), ""),
        (
            ((Status.VERIFIED, 12), (Status.DISPUTED, 13)),
            "13 of 25 claims are not settled. The summary says so at the top.",
        ),
    ],
)
def test_the_warning_counts_what_is_not_settled(counts, words):
    assert standing_words(Progress(counts)) == words


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([], "No source is confidential."),
        ([6], "1 source becomes “Source 6, withheld”."),
        ([2, 6], "2 sources become “Source 2, withheld” and “Source 6, withheld”."),
        ([1, 2, 6], "3 sources become “Source 1, withheld”, “Source 2, withheld” and so on."),
    ],
)
def test_what_becomes_of_confidential_sources_is_said(numbers, words):
    assert withheld_words(numbers, left_out=True) == words


def test_sizes_are_said_as_people_say_them():
    assert [size_words(size) for size in (12, 83_900, 2_640_000)] == ["1 KB", "84 KB", "2.6 MB"]


def test_the_page_is_as_narrow_as_its_place(dialog, qtbot):
    dialog.options.formats.choose("html", tell=True)
    qtbot.waitUntil(lambda: bool(dialog.preview.page.toPlainText()))
    dialog.resize(740, 552)
    assert dialog.preview.page.horizontalScrollBar().maximum() == 0


def test_changes_are_offered_since_any_older_draft(opened, checked, desk, qtbot):
    article_id = checked.article_id
    alone = opened()
    assert alone.options.changes.isHidden()
    alone.reject()
    for more in ("eight", "ten"):
        take_in_draft(desk, article_id, redrafted(("nine sluice gates", f"{more} sluice gates")))

    dialog = opened()
    chosen = dialog.options.changes

    assert [chosen.drafts.itemText(n) for n in range(2)] == ["draft 2", "draft 1"]
    told = dialog._summary().changes
    assert (told.since.number, [each.before for each in told.changes]) == (2, ["eight"])
    chosen.drafts.setCurrentIndex(1)
    assert [each.before for each in dialog._summary().changes.changes] == ["nine"]
    chosen.box.setChecked(False)
    assert dialog._summary().changes is None
    desk.undo(article_id)
    assert chosen.drafts.count() == 1
    dialog.reject()
    assert standing_words(Progress(((Status.VERIFIED, 1),)), 2) == (
        "2 marks have no place in this draft yet. The summary says so at the top."
    )
