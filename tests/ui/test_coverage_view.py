"""What nobody has looked at stands out: on the page, on the strip beside it, in the meter."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from editorial.domain.article import Block, Kind, Run, Style, Zone, canonical_text
from editorial.domain.claim import Status
from editorial.domain.coverage import Coverage, Tally, Words
from editorial.services import claims, zones
from editorial.ui import theme
from editorial.ui.article_pane import ALL_LOOKED_AT, ArticlePane
from editorial.ui.article_view import ArticleView
from editorial.ui.meter import CoverageMeter, uncovered_words
from editorial.ui.palette import load_theme
from editorial.ui.quiet import between, quiet_ink
from tests.desks import BARRAGE, span_of
from tests.domain.test_coverage import claim_on
from tests.ui.test_palette import contrast

PIECE = (
    Block(Kind.PARAGRAPH, "Energy", Zone.SECTION),
    Block(Kind.HEADING, "Port Ellery Shuts Barrage", Zone.HEADLINE, level=1),
    Block(Kind.PARAGRAPH, "About 12,000 homes lost their power.", Zone.STANDFIRST),
    Block(Kind.PARAGRAPH, "By Ida Quennel", Zone.BYLINE),
    Block(Kind.PARAGRAPH, "The gates at low water.", Zone.CAPTION),
    Block(
        Kind.PARAGRAPH,
        "It closed turbines, the Courier said.",
        runs=(Run(21, 32, Style.LINK, "https://courier.example/halt"),),
    ),
    Block(Kind.CODE, "gate 4: 12 mm"),
    Block(Kind.ITEM, "Who saw the log?", Zone.QUESTIONS, 1),
    Block(Kind.ITEM, "Ellery Courier, 12 June", Zone.REFERENCES, 1),
)
TEXT = canonical_text(PIECE)
CLAIMED = ("Port Ellery", "About 12,000", "low water", "closed turbines")
UNCOVERED = ("Shuts Barrage", "lost their power.", "The gates", "the Courier", "said.")
NEVER_CHECKED = (
    "Energy",
    "By Ida Quennel",
    "gate 4",
    "Who saw the log?",
    "Ellery Courier, 12 June",
)


@pytest.fixture(params=["light", "dark"])
def look(qapp, request):
    look = theme.apply(qapp, request.param)
    look.set_reduced_motion(True)
    yield theme.current()
    look.set_reduced_motion(None)
    theme.apply(qapp, "light")


@pytest.fixture
def view(qtbot, look):
    view = ArticleView()
    qtbot.addWidget(view)
    view.resize(760, 900)
    with qtbot.waitExposed(view):
        view.show()
    view.show_draft(PIECE, TEXT)
    view.lay_out()
    return view


def tally_of(*quotes: str) -> Tally:
    return Tally(Words(PIECE), [claim_on(words, text=TEXT) for words in quotes])


def strongest_ink(
    view: ArticleView, words: str, text: str = TEXT, picture: QImage | None = None
) -> QColor:
    """Of the pixels where the words stand, the one that is furthest from the paper."""
    start = text.index(words)
    place = view.place_of(start, start + len(words))
    top = place.top() - view.verticalScrollBar().value()
    picture = picture or view.viewport().grab().toImage()
    ratio = picture.devicePixelRatio()
    colors = {
        picture.pixel(round(x * ratio), round(y * ratio))
        for x in range(round(place.left()) + 2, round(place.right()) - 2)
        for y in range(round(top), round(top + place.height()))
    }
    return max(map(QColor, colors), key=lambda color: contrast(color, theme.current().paper))


# What is seen


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("high", [False, True])
@pytest.mark.parametrize("ink", ["text", "text2", "text3", "accent"])
def test_quiet_words_can_be_read_and_told_from_those_in_full_ink(name, high, ink):
    look = load_theme(name, high)
    quiet = quiet_ink(look.token(ink), look)

    # Nothing in the accent stands on any other ground.
    grounds = (look.paper,) if ink == "accent" else (look.paper, look.note)
    assert min(contrast(quiet, ground) for ground in grounds) >= 4.5
    apart = contrast(look.text, look.paper) / contrast(quiet, look.paper)
    assert apart > (1.6 if high else 2.2)


def test_uncovered_words_are_in_full_ink_and_all_others_quiet(view, look):
    view.set_view("coverage")
    view.show_coverage(tally_of(*CLAIMED))

    full, picture = contrast(look.text, look.paper), view.viewport().grab().toImage()
    for words in UNCOVERED:
        found = contrast(strongest_ink(view, words, picture=picture), look.paper)
        assert found > 0.8 * full, words
    for words in (*CLAIMED, *NEVER_CHECKED):
        found = contrast(strongest_ink(view, words, picture=picture), look.paper)
        assert found < 0.5 * full, words
        assert found > 4, words


def test_other_views_show_the_page_as_it_was(view, look):
    before = view.viewport().grab().toImage()
    view.set_view("coverage")
    view.show_coverage(tally_of(*CLAIMED))
    assert view.viewport().grab().toImage() != before

    view.set_view("check")
    view.show_coverage(None)

    assert view.viewport().grab().toImage() == before


def test_selected_words_stay_as_dark_as_they_are(view, look):
    view.set_view("coverage")
    view.show_coverage(tally_of(*CLAIMED))
    start = TEXT.index("closed turbines")

    view.select_words(start, start + 15)

    ink = strongest_ink(view, "closed turbines")
    assert contrast(ink, look.paper) > 0.8 * contrast(look.text, look.paper)


def test_a_claim_more_and_its_words_are_quiet(view, look):
    view.set_view("coverage")
    tally = tally_of()
    view.show_coverage(tally)
    dark = contrast(strongest_ink(view, "lost their power"), look.paper)

    view.update_coverage(tally.replace((), [claim_on("lost their power", text=TEXT)]))

    assert contrast(strongest_ink(view, "lost their power"), look.paper) < dark / 2


def test_the_strip_shows_where_words_are_uncovered(view, look):
    def bars() -> set[int]:
        picture = view.overview.grab().toImage()
        ratio = picture.devicePixelRatio()
        lit = range(picture.height())
        return {round(y / ratio) for y in lit if picture.pixelColor(4, y) == look.text3}

    view.set_view("coverage")
    tally = tally_of(*CLAIMED)
    view.show_coverage(tally)
    some = bars()
    assert some

    view.update_coverage(tally.replace((), [claim_on("Port Ellery Shuts Barrage", text=TEXT)]))
    fewer = bars()
    assert fewer < some

    view.update_coverage(tally.replace((), [claim_on(TEXT, text=TEXT)]))
    assert bars() == set()
    assert view.overview.accessibleName() == "Overview: uncovered words"


@pytest.mark.parametrize(
    ("taken", "left"),
    [
        ([], [(2, 9)]),
        ([(2, 9)], []),
        ([(5, 6), (3, 4)], [(2, 3), (4, 5), (6, 9)]),
        ([(3, 7), (4, 5)], [(2, 3), (7, 9)]),
        ([(0, 3), (8, 12)], [(3, 8)]),
    ],
)
def test_what_is_left_between_stretches(taken, left):
    assert list(between(2, 9, taken)) == left


def test_the_caret_says_whether_its_words_are_uncovered(view):
    view.set_view("coverage")
    view.show_coverage(tally_of(*CLAIMED))

    at = TEXT.index("Shuts")
    view.select_words(at, at)
    assert view.accessibleDescription() == "Uncovered"
    for words in ("Port", "By Ida"):
        at = TEXT.index(words)
        view.select_words(at, at)
        assert view.accessibleDescription() == ""


# The meter


@pytest.fixture
def meter(qtbot, look):
    meter = CoverageMeter()
    qtbot.addWidget(meter)
    meter.resize(300, meter.sizeHint().height())
    with qtbot.waitExposed(meter):
        meter.show()
    return meter


COUNTS = Coverage(
    ((Status.VERIFIED, 1204), (Status.UNCHECKED, 310), (Status.NOT_CHECKABLE, 96)), 2308
)


def test_the_meter_says_in_words_what_it_shows(meter):
    assert meter.accessibleName() == "Coverage. No words to check."
    meter.show_coverage(COUNTS)

    assert meter.words == (
        "1,204 of 3,918 words are verified, 310 claimed but open, 96 not checkable,"
        " 2,308 uncovered."
    )
    assert meter.accessibleName() == f"Coverage. {meter.words}"
    assert uncovered_words(COUNTS) == "2,308 words uncovered"
    assert uncovered_words(Coverage((), 1)) == "1 word uncovered"
    assert uncovered_words(Coverage(COUNTS.counts)) == "every word covered"
    assert uncovered_words(Coverage()) == ""


def test_uncovered_words_stand_last_and_hatched(meter, look):
    meter.show_coverage(COUNTS)
    parts = meter.segments()
    assert [part for part, _ in parts] == [
        Status.VERIFIED,
        Status.UNCHECKED,
        Status.NOT_CHECKABLE,
        None,
    ]
    hatched = parts[-1][1].toRect()
    picture = meter.grab(hatched.adjusted(4, 2, -8, -2)).toImage()
    row = [picture.pixelColor(x, 1) for x in range(picture.width())]
    bare = [contrast(color, look.panel) < 1.3 for color in row]
    assert any(bare)
    assert not all(bare)


def test_few_words_among_many_can_still_be_seen_and_clicked(meter, qtbot):
    meter.show_coverage(Coverage(((Status.VERIFIED, 9990), (Status.DISPUTED, 1)), 1))
    (_, _), (status, disputed), (_, uncovered) = meter.segments()
    assert min(disputed.width(), uncovered.width()) >= 5
    left = Qt.MouseButton.LeftButton

    with qtbot.waitSignal(meter.status_chosen) as chosen:
        QTest.mouseClick(meter, left, pos=disputed.center().toPoint())
    assert chosen.args == [status] == [Status.DISPUTED]
    with qtbot.waitSignal(meter.uncovered_chosen):
        QTest.mouseClick(meter, left, pos=uncovered.center().toPoint())


def test_a_part_of_the_meter_is_chosen_by_keys(meter, qtbot):
    meter.show_coverage(COUNTS)
    QTest.keyClick(meter, Qt.Key.Key_Right)
    assert meter.accessibleDescription() == "Unchecked: 310"
    with qtbot.waitSignal(meter.status_chosen) as chosen:
        QTest.keyClick(meter, Qt.Key.Key_Return)
    assert chosen.args == [Status.UNCHECKED]

    QTest.keyClick(meter, Qt.Key.Key_Right)
    QTest.keyClick(meter, Qt.Key.Key_Right)
    assert meter.accessibleDescription() == "Uncovered: 2,308"
    with qtbot.waitSignal(meter.uncovered_chosen):
        QTest.keyClick(meter, Qt.Key.Key_Space)


# The open article


@pytest.fixture
def pane(qtbot, qapp, open_review):
    theme.apply(qapp, "light").set_reduced_motion(True)
    pane = ArticlePane(open_review)
    qtbot.addWidget(pane)
    pane.resize(800, 900)
    with qtbot.waitExposed(pane):
        pane.show()
    yield pane
    theme.appearance().set_reduced_motion(None)


@pytest.fixture
def claim(open_review, words):
    def mark(quote: str) -> str:
        made = open_review.run(
            "Mark", claims.add_claim, open_review.article_id, [words(quote)], quote
        )
        return made.id

    return mark


def uncovered(review) -> int:
    return review.covering.coverage.uncovered


def test_the_count_follows_the_claims(qtbot, open_review, claim):
    covering = open_review.covering
    with qtbot.waitSignal(covering.changed) as told:
        open_review.open(open_review.article_id)
    assert told.args == [frozenset()]
    whole = uncovered(open_review)

    with qtbot.waitSignal(covering.changed) as told:
        made = claim("all 18 turbines")
    assert told.args == [frozenset({2})]
    assert uncovered(open_review) == whole - 3

    open_review.run("Rule", claims.give_verdict, [made], Status.VERIFIED, "It does.")
    assert (covering.coverage.verified, uncovered(open_review)) == (3, whole - 3)
    open_review.run("Edit", claims.change_claim, made, statement="Other words")
    assert covering.coverage.verified == 3
    for _ in range(3):
        open_review.desk.undo(open_review.article_id)
    assert covering.coverage == Coverage((), whole)


def test_the_count_follows_the_zones(open_review):
    whole = uncovered(open_review)
    heading = BARRAGE[4].text

    open_review.run("Zone", zones.set_zone, open_review.article_id, [4], Zone.FURNITURE)

    assert uncovered(open_review) == whole - len(heading.split())


def test_without_an_article_there_is_nothing_to_count(qtbot, open_review):
    assert uncovered(open_review) > 0
    with qtbot.waitSignal(open_review.covering.changed):
        open_review.open(None)

    assert open_review.covering.tally is None
    assert open_review.covering.coverage == Coverage()


def test_the_page_follows_the_claims(qtbot, pane, open_review, claim):
    pane.show_view("coverage")
    pane.view.lay_out()
    text, paper = open_review.draft.text, theme.current().paper
    dark = contrast(strongest_ink(pane.view, "Tom Ardley", text), paper)

    claim("Tom Ardley")

    assert contrast(strongest_ink(pane.view, "Tom Ardley", text), paper) < dark / 2


def test_the_next_words_are_selected_sentence_by_sentence(pane, open_review, claim):
    claim("Port Ellery Shuts Tidal Barrage")
    claim("According to the Ellery Courier, which first reported the order,")

    def gone_through(step: int) -> list[str]:
        said = []
        for _ in range(8):
            pane.go_to_uncovered(step)
            said.append(pane.quote(open_review.words))
        return said

    forth = gone_through(+1)
    assert [words[:12] for words in forth] == [
        "About 12,000",
        "Port Ellery’",
        "The company ",
        "divers had f",
        "A Town That ",
        "The town hol",
        "Opened in 20",
        "About 12,000",
    ]
    assert forth[1].endswith("one of nine sluice gates.")
    assert gone_through(-1) == [*forth[6::-1], forth[6]]


def test_going_on_begins_at_the_caret_and_takes_the_focus(pane, open_review):
    at = span_of(BARRAGE, "Opened in 2011").start + 3
    pane.view.select_words(at, at)

    pane.go_to_uncovered(+1)

    assert pane.quote(open_review.words).startswith("Opened in 2011 at a cost")
    assert pane.has_focus()
    place = pane.view.place_of(*open_review.words)
    offset = pane.view.verticalScrollBar().value()
    assert 0 <= place.top() - offset < pane.view.viewport().height()


def test_where_nothing_is_left_it_is_said(pane, open_review, claim):
    heard = []
    pane.told.connect(heard.append)
    for number in (0, 1, 2, 3, 4, 5):
        claim(BARRAGE[number].text)

    pane.go_to_uncovered(+1)
    pane.go_to_uncovered(-1)

    assert heard == [ALL_LOOKED_AT] * 2
    assert open_review.words is None
