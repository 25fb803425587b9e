"""The Findings pane: what checks noticed is looked at side by side, and decided on."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from editorial.domain.careful import CarefulReading
from editorial.domain.decision import Choice
from editorial.domain.finding import Finding, Rule, Severity
from editorial.domain.places import Places
from editorial.domain.reviewer import Role
from editorial.domain.text import Span
from editorial.domain.word_changes import Kept
from editorial.services import suggesting
from editorial.services.checks import rules
from editorial.ui import fonts, theme
from editorial.ui.article_view import ArticleView
from editorial.ui.attention import Attention
from editorial.ui.finding_words import differences, excerpts
from editorial.ui.findings_list import sentence_lines
from editorial.ui.findings_model import (
    HEAD,
    SEVERITIES,
    Filter,
    FindingRows,
    RuleBook,
    empty_words,
)
from editorial.ui.findings_pane import FindingsPane
from editorial.ui.icons import GLYPHS
from editorial.ui.pane_tabs import PaneTabs
from editorial.ui.review import Item, ItemKind, Review
from tests.desks import BARRAGE, barrage, span_of, take_in
from tests.ui.conftest import read_before

TEXT = barrage().text
CTRL = Qt.KeyboardModifier.ControlModifier
RULES = (
    Rule("weekday", "Weekday and date", Severity.ERROR, "Looks it up. Other years may be meant."),
    Rule("quantity", "One quantity, two values", Severity.WARNING, "Compares figures."),
    Rule("reading", "Reading time", Severity.HINT, "Counts the words."),
)


def found(rule, severity, message, *words):
    spans = tuple(span_of(BARRAGE, each) for each in words)
    return Finding(rule, severity, message, spans, f"{rule}:{message}")


DAY = found(
    "weekday", Severity.ERROR, "12 June is a Friday in 2026.", "on Thursday", "harbour master"
)
HOMES = found(
    "quantity",
    Severity.WARNING,
    "The homes now draw power in one place and lose it in the other.",
    "About 12,000 homes now draw power",
    "cutting power to about 12,000 homes",
)
GATES = found(
    "quantity", Severity.WARNING, "Nine gates, or four.", "nine sluice gates", "gate four"
)
LENGTH = found("reading", Severity.HINT, "It says 5 min read; 130 words take one.")
FOUND = (DAY, HOMES, GATES, LENGTH)


@pytest.fixture
def open_review(desk, qapp):
    """Port Ellery's barrage, in which four things were noticed."""
    article_id = take_in(desk, barrage())
    read_before(desk, article_id, CarefulReading((), FOUND))
    review = Review(desk)
    review.open(article_id)
    yield review
    review.close()


@pytest.fixture
def pane(open_review, qtbot):
    attention = Attention(open_review)
    shown = FindingsPane(open_review, attention, RULES)
    open_review.open(open_review.article_id)
    qtbot.addWidget(shown)
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(shown.list.rows, fatal, shown)
    shown.resize(440, 850)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    shown.focus_list()
    yield shown
    attention.close()


def sentences(pane):
    """What the rows say, heads left out."""
    model = pane.list.rows
    rows = range(model.rowCount())
    return [model.index(n).data() for n in rows if not model.id_at(n).startswith(HEAD)]


def heads(pane):
    model = pane.list.rows
    rows = map(model.index, range(model.rowCount()))
    spoken = [row.data(Qt.ItemDataRole.AccessibleTextRole) for row in rows]
    return [words for n, words in enumerate(spoken) if model.id_at(n).startswith(HEAD)]


def messages(findings):
    return [finding.message for finding in findings]


def last_step(review):
    return review.desk.to_undo(review.article_id).label


def undo(review):
    return review.desk.undo(review.article_id)


# Words


def test_a_passage_stands_in_its_neighbourhood_as_far_as_its_paragraph():
    (excerpt,) = excerpts(TEXT, [span_of(BARRAGE, "12,000 homes now")])
    assert excerpt.parts == (
        ("About ", False),
        ("12,000 homes now", True),
        (" draw power from the mainland.", False),
    )
    (excerpt,) = excerpts(TEXT, [span_of(BARRAGE, "harbour master")], 20)
    assert excerpt.parts == (
        ("… hours after ", False),
        ("harbour master", True),
        (" Tom Ardley …", False),
    )


def test_short_passages_near_each_other_are_one_excerpt():
    words = ("£84 million", "Port Ellery Shuts", "in 2011", "31 percent of Brightwater")
    found = excerpts(TEXT, [span_of(BARRAGE, each) for each in words], 5)
    assert [excerpt.numbers for excerpt in found] == [(0, 2, 3), (1,)]
    assert found[0].own == ["31 percent of Brightwater", "in 2011", "£84 million"]
    assert "".join(text for text, _ in found[0].parts) == (
        "… 31 percent of Brightwater. Opened in 2011 at a cost of £84 million, …"
    )


def test_passages_that_overlap_are_quoted_once():
    text = "one two three four"
    (excerpt,) = excerpts(text, [Span(0, 7), Span(4, 13)])
    assert "".join(part for part, _ in excerpt.parts) == text


def test_a_passage_of_many_words_is_cut():
    text = "word " * 400
    (excerpt,) = excerpts(text, [Span(0, len(text))])
    assert len(excerpt.own[0]) <= 800
    assert excerpt.own[0].endswith("word…")


def test_what_only_one_passage_has_is_marked_in_it():
    one, other = differences("a potential risk to ships", "a risk to ships and men")
    marked = [[(piece.text.strip(), piece.kept) for piece in side] for side in (one, other)]
    assert ("potential", Kept.GONE) in marked[0]
    assert ("and men", Kept.NEW) in marked[1]
    assert "".join(piece.text for piece in one) == "a potential risk to ships"
    assert "".join(piece.text for piece in other) == "a risk to ships and men"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the same", "the same"),
        ("on Thursday", "12 June 2026"),
        ("nobody will be turned away", "41 miles off in the town of Skerry"),
        ("…", "“”"),
    ],
)
def test_passages_that_are_equal_or_have_next_to_nothing_in_common_are_not_compared(one, other):
    assert differences(one, other) is None


@pytest.mark.parametrize(
    ("chosen", "open_", "subjects", "said"),
    [
        ("open", 0, [], "Nothing noticed by 3 checks. What no machine finds is still to be found."),
        (
            "open",
            0,
            ["rule"],
            "Nothing noticed by 2 checks; 1 is switched off. What no machine finds is still to be"
            " found.",
        ),
        (
            "open",
            0,
            ["finding", "rule"],
            "No open findings. 1 is decided. What no machine finds is still to be found.",
        ),
        ("decided", 1, [], "Nothing decided yet. 1 finding is open."),
        ("decided", 0, [], "Nothing decided yet."),
    ],
)
def test_an_empty_list_says_what_is_left(open_review, chosen, open_, subjects, said):
    review = open_review
    for subject in subjects:
        command = {
            "rule": lambda work: suggesting.switch_rule(
                work, review.article_id, "weekday", "Weekday and date", False
            ),
            "finding": lambda work: suggesting.right_as_it_is(work, review.article_id, [GATES]),
        }[subject]
        review.carry_out("Decide", command)
    done = review.desk.read(suggesting.decisions_of, review.article_id)

    assert empty_words(Filter(chosen), open_, done, 3, searched=False) == said


def test_a_row_says_aloud_what_is_painted():
    rows = FindingRows(RuleBook(RULES), Places(BARRAGE)).open([DAY, HOMES])
    assert [row.spoken for row in rows if not row.id.startswith(HEAD)] == [
        "Error. 12 June is a Friday in 2026. Weekday and date. paragraph 1",
        f"Warning. {HOMES.message} One quantity, two values. Standfirst, paragraph 1",
    ]
    many = Finding(
        "weekday", Severity.HINT, "Many.", tuple(Span(n * 90, n * 90 + 1) for n in range(9)), "x"
    )
    (row,) = FindingRows(RuleBook(RULES), Places(BARRAGE)).open([many])[1:]
    assert row.meta == "Weekday and date  ·  Headline, ¶ 1, ¶ 2 and 2 more"


def test_what_a_check_that_is_no_more_found_is_still_shown():
    gone = Finding("name-variants", Severity.HINT, "Two spellings.", (), "y")
    (row,) = FindingRows(RuleBook(()), Places(BARRAGE)).open([gone])[1:]
    assert row.meta == "Name variants  ·  Whole article"


def test_severities_differ_in_shape_before_colour():
    signs = [look.icon for look in SEVERITIES.values()]
    assert len(set(signs)) == len(signs)
    assert set(signs) <= GLYPHS.keys()


def test_the_program_explains_each_of_its_checks():
    for rule in rules():
        assert rule.title
        assert rule.explanation.endswith(".")


# The list


def test_findings_stand_under_their_severity_weightiest_first(pane):
    assert heads(pane) == ["Errors, 1", "Warnings, 2", "Hints, 1"]
    assert sentences(pane) == messages(FOUND)
    assert pane.current == DAY


def test_keys_pass_over_the_heads(pane, qtbot):
    for finding in FOUND[1:]:
        qtbot.keyClick(pane.list, Qt.Key.Key_Down)
        assert pane.current == finding
    qtbot.keyClick(pane.list, Qt.Key.Key_Home)
    assert pane.current == DAY
    qtbot.keyClick(pane.list, Qt.Key.Key_End)
    assert pane.current == LENGTH
    assert pane._review.selected == Item(ItemKind.FINDING, LENGTH.fingerprint)


def test_a_sentence_takes_two_lines_and_its_row_the_height_for_them(pane):
    rows = pane.list
    tall, low = (rows.rowHeight(rows.rows.index_of(f.fingerprint).row()) for f in (HOMES, GATES))
    assert tall > low
    assert len(sentence_lines(HOMES.message * 9, 440)) == 2
    pane.resize(900, 850)
    QApplication.processEvents()
    assert rows.rowHeight(rows.rows.index_of(HOMES.fingerprint).row()) == low


def test_words_filter_the_list_and_the_place_in_it_comes_back(pane, qtbot):
    pane.list.step(+1)
    pane.focus_search()
    qtbot.keyClicks(pane.search, "reading")
    assert sentences(pane) == [LENGTH.message]
    qtbot.keyClicks(pane.search, "xyz")
    assert pane._body.empty.sentence == "Nothing here has these words."
    pane._body.empty.button.click()
    assert sentences(pane) == messages(FOUND)
    assert pane.current == HOMES


def test_what_stays_the_same_is_not_shown_anew(pane):
    touched = []
    pane.list.rows.dataChanged.connect(lambda *_: touched.append("changed"))
    pane.list.rows.rowsRemoved.connect(lambda *_: touched.append("gone"))
    pane._attention.changed.emit()
    assert not touched


# The detail


def test_passages_stand_with_their_places_and_what_differs_is_marked(pane):
    pane.list.step(+1)
    detail = pane.detail
    assert detail.sentence.text() == HOMES.message
    assert detail.kind.words == "Warning  ·  One quantity, two values"
    assert detail._why.text() == "Compares figures."
    said = [b.accessibleName() for b in detail.passages.buttons if b.isVisible()]
    assert said == [
        "Show in the article, Standfirst: About 12,000 homes now draw power. Only here: About,"
        " now draw power",
        "Show in the article, paragraph 1: cutting power to about 12,000 homes. Only here: cutting"
        " power to about",
    ]


def test_differences_are_struck_and_underlined_in_the_tokens_of_the_theme(pane, qapp):
    theme.apply(qapp, "light")
    pane.list.step(+1)
    grounds = []
    for button in pane.detail.passages.buttons[:2]:
        picture = button.grab().toImage()
        places = (QPoint(x, y) for x in range(picture.width()) for y in range(picture.height()))
        grounds.append({picture.pixelColor(place).name() for place in places})
    look = theme.current()
    assert look.remove_bg.name() in grounds[0]
    assert look.remove_bg.name() not in grounds[1]
    assert look.add_bg.name() in grounds[1]


def test_passages_stand_side_by_side_where_there_is_room(pane):
    pane.list.step(+1)
    assert not pane.detail.passages.is_beside
    pane.resize(700, 850)
    QApplication.processEvents()
    first, second = pane.detail.passages.buttons[:2]
    assert pane.detail.passages.is_beside
    assert first.y() == second.y()
    assert first.height() == second.height() >= second.heightForWidth(second.width())


def test_passages_in_one_sentence_stand_in_one_excerpt(pane, qtbot):
    (button,) = [b for b in pane.detail.passages.buttons if b.isVisible()]
    said = "Show in the article, paragraph 1: on Thursday … harbour master"
    assert button.accessibleName() == said
    with qtbot.waitSignal(pane.pointed) as pointed:
        button.click()
    assert pointed.args == [list(DAY.spans), 0]


def test_one_that_is_about_the_whole_article_has_no_passages(pane):
    pane.list.step(+9)
    assert pane.detail.sentence.text() == LENGTH.message
    assert not pane.detail.passages.isVisible()
    pane.show_passages()
    pane.focus_detail()
    assert QApplication.focusWidget() is pane.detail.foot.claim


def test_the_detail_fits_into_little_room(pane, qapp):
    pane.resize(330, 850)
    theme.appearance().set_scale(1.5)
    QApplication.processEvents()
    try:
        for part in (pane.detail.switch, pane.detail.foot.claim, pane.detail.foot.right):
            right = part.mapTo(pane, QPoint(part.width(), 0)).x()
            assert right <= pane.width()
            assert part.width() >= part.sizeHint().width()
        assert pane.detail.foot.right.accessibleName() == "Right as it is"
    finally:
        theme.appearance().set_scale(1.0)
    assert fonts.interface_scale() == 1.0


def test_enter_points_at_one_passage_after_the_other(pane, qtbot):
    pane.list.step(+1)
    pointed = []
    pane.pointed.connect(lambda spans, number: pointed.append((list(spans), number)))
    assert not pointed, "nothing is outlined by itself"
    for _ in range(3):
        qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    assert pointed == [(list(HOMES.spans), number) for number in (0, 1, 0)]
    pane.detail.passages.buttons[1].click()
    assert pointed[-1] == (list(HOMES.spans), 1)
    pane.list.step(+1)
    assert pointed[-1] == ([], 0)


def test_the_article_outlines_what_is_pointed_at(qtbot, qapp):
    theme.apply(qapp, "light")
    view = ArticleView()
    qtbot.addWidget(view)
    view.resize(800, 700)
    view.show_draft(barrage().blocks, TEXT)
    view.show()

    def accent() -> int:
        picture = view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        return bytes(picture.constBits()).count(theme.current().accent.rgb().to_bytes(4, "little"))

    assert accent() == 0
    view.point_at(HOMES.spans, 0)
    both = accent()
    view.point_at(HOMES.spans[:1], 0)
    assert both > accent() > 0
    view.point_at(())
    assert accent() == 0


# Deciding


def test_a_claim_is_made_of_it_and_the_selection_goes_on(pane, open_review):
    pane.list.step(+1)
    told = []
    open_review.done.connect(told.append)
    pane.make_claim()

    (claim,) = open_review.claims
    assert [(p.start, p.end) for p in claim.passages] == [(s.start, s.end) for s in HOMES.spans]
    assert claim.note == HOMES.message
    assert sentences(pane) == messages([DAY, GATES, LENGTH])
    assert pane.current == GATES
    assert open_review.selected == Item(ItemKind.FINDING, GATES.fingerprint)
    (said,) = told
    assert said.startswith("Made a claim of “The homes now draw power")

    undo(open_review)
    assert open_review.claims == []
    assert pane.current == HOMES, "back where one was"


def test_a_claim_of_the_whole_article_says_the_findings_sentence(pane, open_review):
    pane.list.step(+9)
    pane.make_claim()
    (claim,) = open_review.claims
    assert claim.statement == LENGTH.message
    assert claim.passages == ()


def test_a_question_stands_there_in_its_words_and_can_be_changed(pane, qtbot, open_review):
    pane.list.step(+1)
    pane.ask()
    text = pane.composer.text
    assert text.toPlainText() == HOMES.message
    assert QApplication.focusWidget() is text
    text.selectAll()
    qtbot.keyClicks(text, "Which of the two?")
    pane.composer._address(Role.EDITOR)
    pane.composer.due.chosen.emit(date(2026, 6, 12))
    qtbot.keyClick(text, Qt.Key.Key_Return, CTRL)

    asked = next(q for q in open_review.questions if q.text == "Which of the two?")
    assert [(p.start, p.end) for p in asked.passages] == [(s.start, s.end) for s in HOMES.spans]
    assert (asked.addressee, asked.due_on) == (Role.EDITOR, date(2026, 6, 12))
    assert pane.current == GATES
    assert pane.list_has_focus()
    assert last_step(open_review) == "Ask “Which of the two?”"


def test_a_question_that_is_left_comes_back_as_it_was_typed(pane, qtbot, open_review):
    safe = open_review.safekeeping
    pane.ask()
    assert not safe._words, "nothing was typed yet"
    qtbot.keyClicks(pane.composer.text, " Really?")
    qtbot.keyClick(pane.composer.text, Qt.Key.Key_Escape)
    assert pane.list_has_focus()
    assert pane._body.detail is pane.detail
    pane.list.step(+1)
    pane.ask()
    assert pane.composer.text.toPlainText() == HOMES.message
    qtbot.keyClick(pane.composer.text, Qt.Key.Key_Escape)
    pane.list.step(-1)
    pane.ask()
    assert pane.composer.text.toPlainText() == f"{DAY.message} Really?"


def test_right_as_it_is_silences_it_until_it_is_opened_again(pane, open_review):
    pane.right_as_it_is()
    assert sentences(pane) == messages([HOMES, GATES, LENGTH])
    assert last_step(open_review) == "Right as it is: “12 June is a Friday in 2026.”"

    pane.set_filter("decided")
    assert heads(pane) == ["Right as it is, 1"]
    assert sentences(pane) == [DAY.message]
    assert pane.detail.kind.words == "Right as it is  ·  Weekday and date"
    assert pane.detail._history.text().startswith("Noor Adeyemi")
    assert pane.current is None, "what works on open findings does not work here"
    pane.remove_selected()
    assert pane._body.empty.sentence == "Nothing decided yet. 4 findings are open."
    pane._body.empty.button.click()
    assert sentences(pane) == messages(FOUND)


def test_a_check_is_switched_off_for_the_article_and_on_again(pane, open_review):
    pane.list.step(+1)
    pane.switch_off()
    assert sentences(pane) == messages([DAY, LENGTH])
    assert pane.current == LENGTH
    assert last_step(open_review) == "Switch the check “One quantity, two values” off"

    pane.set_filter("decided")
    assert heads(pane) == ["Switched off, 1"]
    assert pane.detail.sentence.text() == "One quantity, two values"
    assert pane.detail.foot.back.text() == "Switch on again"
    pane.detail.foot.back.click()
    assert last_step(open_review) == "Switch the check “One quantity, two values” on"
    pane.set_filter("open")
    assert sentences(pane) == messages(FOUND)


def test_what_was_taken_up_leads_to_what_it_became(pane, open_review):
    pane.make_claim()
    pane.set_filter("decided")
    assert heads(pane) == ["Taken up, 1"]
    assert pane.detail.foot.go.text() == "Go to the claim"
    pane.detail.foot.go.click()
    assert open_review.selected == Item(ItemKind.CLAIM, open_review.claims[0].id)

    undo(open_review)
    pane.set_filter("open")
    pane.ask()
    pane.composer._write()
    pane.set_filter("decided")
    assert pane.detail.foot.go.text() == "Go to the question"


def test_a_claim_that_is_gone_is_led_to_no_more(pane, open_review):
    from editorial.services import claims

    pane.make_claim()
    pane.set_filter("decided")
    open_review.run("Remove claim", claims.remove_claims, [open_review.claims[0].id])
    pane.set_filter("open")
    pane.set_filter("decided")
    assert not pane.detail.foot.go.isVisible()
    assert pane.detail.foot.back.isVisible()


def test_the_last_one_decided_leaves_the_list_empty(pane, open_review):
    pane.list.step(0)
    for _ in FOUND:
        pane.right_as_it_is()
    assert open_review.selected is None
    assert pane._body.empty.sentence.startswith("No open findings. 4 are decided.")
    assert pane._body.empty.button.text() == "Show decided"
    pane.focus_list()
    assert QApplication.focusWidget() is pane._head.filters


def test_what_another_window_decides_is_seen(pane, open_review):
    command = suggesting.right_as_it_is
    open_review.desk.run("Elsewhere", command, open_review.article_id, [GATES])
    assert sentences(pane) == messages([DAY, HOMES, LENGTH])
    assert pane.current == DAY


# Its tab


def test_the_tabs_of_all_panes_find_room(qtbot, qapp):
    theme.apply(qapp, "light")
    tabs = PaneTabs(("Facts", "Sources", "Questions", "Findings"))
    qtbot.addWidget(tabs)
    tabs.show()
    tabs.choose(3)
    tabs.count([125, 12, 13, 24])
    bar = tabs._bar
    shown = []
    width = 2000
    for _ in range(3):
        tabs.resize(width, 44)
        assert bar.sizeHint().width() < width
        shown.append([bar.tabText(number) for number in range(4)])
        # A little less than this needs, with the space beside it.
        width = bar.sizeHint().width() + 15
    assert shown == [
        ["Facts  125", "Sources  12", "Questions  13", "Findings  24"],
        ["Facts 125", "Sources 12", "Questions 13", "Findings 24"],
        ["Facts", "Sources", "Questions", "Findings 24"],
    ]
    assert bar.accessibleTabName(0) == "Facts, 125"


# While it is not there


def test_it_fills_itself_when_it_is_seen(pane, open_review):
    pane.hide()
    open_review.desk.run("Elsewhere", suggesting.right_as_it_is, open_review.article_id, [GATES])
    assert sentences(pane) == messages(FOUND)
    pane.show()
    assert sentences(pane) == messages([DAY, HOMES, LENGTH])


def test_one_that_is_selected_elsewhere_is_shown_when_it_is_seen(pane, open_review):
    pane.set_filter("decided")
    pane.hide()
    open_review.select(ItemKind.FINDING, GATES.fingerprint)
    pane.show()
    assert pane.current == GATES


def test_it_is_found_as_it_was_left(pane):
    pane.list.step(+2)
    left = pane.state()
    pane.list.step(-2)
    pane.restore(left)
    assert pane.current == GATES
    pane.right_as_it_is()
    pane.set_filter("decided")
    left = pane.state()
    pane.set_filter("open")
    pane.restore(left)
    assert pane.decision.choice is Choice.DISMISSED


def test_an_article_that_is_being_read_says_so(desk, qtbot):
    review = Review(desk)
    attention = Attention(review)
    pane = FindingsPane(review, attention, RULES)
    qtbot.addWidget(pane)
    pane.show()
    assert pane._body.empty.sentence == ""
    review.open(take_in(desk, barrage()))
    assert attention.reading is None
    assert pane._body.empty.sentence == "The article is being read for what does not fit together."
    assert pane.state()["current"] == ""
    attention.close()
    review.close()
