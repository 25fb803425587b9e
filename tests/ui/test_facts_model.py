"""The list of claims: what it shows, in which order, and what stays where it is."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from editorial.domain.anchor import Passage, PassageState
from editorial.domain.article import Block, Kind, Zone, block_starts
from editorial.domain.claim import (
    TO_DO,
    Claim,
    Evidence,
    Progress,
    Risk,
    Stance,
    Status,
    Verdict,
    progress_of,
)
from editorial.domain.places import Places
from editorial.domain.reviewer import Role
from editorial.services.vocabularies import vocabulary
from editorial.ui.fact_rows import FactWords, Filter, Sort, counts_of, empty_words, progress_words
from editorial.ui.facts_delegate import claim_height, head_height
from editorial.ui.facts_list import FactsList
from editorial.ui.facts_model import FactRole, FactsModel

NOW = datetime(2026, 6, 12, 14, 2, tzinfo=UTC)
BLOCKS = (
    Block(Kind.PARAGRAPH, "The closure cut power to about 12,000 homes."),
    Block(Kind.HEADING, "A Town That Owns Its Power", level=2),
    Block(Kind.PARAGRAPH, "The town holds 31 percent. The barrage cost £84 million."),
    Block(Kind.PARAGRAPH, "Repairs take six weeks.", Zone.BODY),
)
STARTS = block_starts(BLOCKS)
TITLES = {"statement": "Brightwater statement", "wire": "Coastal Wire"}


def claim(id, start, statement, status=Status.UNCHECKED, **fields):
    passages = () if start is None else (passage(id, start),)
    return Claim(
        id,
        "article",
        statement,
        fields.pop("kinds", ("number",)),
        fields.pop("risk", Risk.MINOR),
        fields.pop("note", ""),
        NOW + timedelta(minutes=fields.pop("minute", 0)),
        "noor",
        passages=passages,
        evidence=tuple(evidence(id, source) for source in fields.pop("sources", ())),
        verdicts=verdicts(id, status),
    )


def passage(owner, start):
    return Passage(f"p-{owner}", owner, "draft", start, start + 5, "words", "", "")


def adrift(claim, state=PassageState.ALTERED, awaits=True, start=7, quote="bygone words"):
    """The claim with one passage that a new draft left without a place, and no other."""
    end = start + len(quote)
    lost = Passage(
        f"u-{claim.id}", claim.id, "older", start, end, quote, "", "", state, awaits=awaits
    )
    return replace(claim, passages=(), unplaced=(lost,))


def stood(passage):
    return f"¶ {passage.start} of draft 1"


def evidence(owner, source):
    return Evidence(f"e-{owner}-{source}", owner, source, Stance.SUPPORTS, "", "", NOW, "noor")


def verdicts(id, status):
    if status is Status.UNCHECKED:
        return ()
    return (Verdict(f"v-{id}", id, "noor", Role.CHECKER, status, "", "draft", NOW),)


def ruled(claim, status):
    return replace(claim, verdicts=verdicts(claim.id, status))


@pytest.fixture
def claims():
    return [
        claim(
            "homes",
            STARTS[0],
            "The closure cut power to about 12,000 homes",
            Status.DISPUTED,
            risk=Risk.MAJOR,
            sources=("statement", "wire"),
            minute=1,
        ),
        claim("share", STARTS[2], "The town holds 31 percent", Status.VERIFIED, minute=4),
        claim("cost", STARTS[2] + 30, "The barrage cost £84 million", kinds=("money", "number")),
        claim(
            "weeks",
            STARTS[3],
            "Repairs take six weeks",
            risk=Risk.LEGAL,
            note="Ask Lena by whom it is expected",
            minute=2,
        ),
        claim("whole", None, "The piece names nobody under age", Status.IN_PROGRESS, minute=3),
    ]


@pytest.fixture
def model(qapp, claims):
    model = FactsModel(FactWords(*map(vocabulary, ("kinds", "statuses", "risks"))), stood)
    model.show(claims, Places(BLOCKS), TITLES)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


def rows(model):
    """Rows as they read: heads in capitals."""
    found = []
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        head = index.data(FactRole.HEAD)
        found.append(f"{head.title.upper()} {head.words}" if head else index.data(FactRole.ID))
    return found


def told(model):
    """Rows of which the model tells that they changed."""
    changed = []
    model.dataChanged.connect(lambda first, last: changed.append(first.row()))
    return changed


def test_claims_stand_under_the_heads_of_their_sections(model):
    assert rows(model) == [
        "OPENING 0 of 1 settled",
        "homes",
        "A TOWN THAT OWNS ITS POWER 1 of 3 settled",
        "share",
        "cost",
        "weeks",
        "WHOLE ARTICLE 0 of 1 settled",
        "whole",
    ]


def test_a_row_is_read_aloud_with_everything_it_shows(model):
    index = model.index(1, 0)

    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Disputed. The closure cut power to about 12,000 homes."
        " Number, major risk, paragraph 1, 2 sources"
    )
    fact = index.data(FactRole.FACT)
    assert model.wording.meta(fact) == "¶ 1  ·  Number  ·  Disputed  ·  2 sources"


def test_heads_cannot_be_selected(model):
    assert model.flags(model.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsSelectable


def test_filters_keep_heads_and_count_everything(model):
    model.set_filter(Filter.TO_DO)

    assert rows(model) == [
        "A TOWN THAT OWNS ITS POWER 1 of 3 settled",
        "cost",
        "weeks",
        "WHOLE ARTICLE 0 of 1 settled",
        "whole",
    ]
    assert counts_of(model.progress) == {Filter.ALL: 5, Filter.TO_DO: 3, Filter.PROBLEMS: 1}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("CLOSURE", ["homes"]),
        ("lena", ["weeks"]),
        ("coastal", ["homes"]),
        ("money", ["cost"]),
        ("town percent", ["share"]),
        ("nothing like it", []),
    ],
)
def test_a_search_looks_at_statement_note_kinds_and_sources(model, words, found):
    model.search(words)

    assert model.shown_ids == found


def test_a_source_renamed_is_found_by_its_new_name(model):
    model.search("guardian")
    assert model.shown_ids == []

    model.name_sources({**TITLES, "wire": "Harbour Guardian"})

    assert model.shown_ids == ["homes"]


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        (Sort.STATUS, ["cost", "weeks", "whole", "homes", "share"]),
        (Sort.RISK, ["weeks", "homes", "share", "cost", "whole"]),
        (Sort.NEWEST, ["share", "whole", "weeks", "homes", "cost"]),
    ],
)
def test_other_orders_have_no_heads(model, order, ids):
    model.set_sort(order)

    assert rows(model) == ids


def test_a_verdict_touches_its_row_and_the_head_above_it(model, claims):
    changed = told(model)

    model.update([*claims[:2], ruled(claims[2], Status.VERIFIED), *claims[3:]], {"cost"})

    assert sorted(changed) == [2, 4]
    assert rows(model)[2] == "A TOWN THAT OWNS ITS POWER 2 of 3 settled"


def test_claims_come_and_go_with_their_heads(model, claims):
    model.update(claims[1:], {"homes"})
    assert rows(model)[0] == "A TOWN THAT OWNS ITS POWER 1 of 3 settled"

    model.update(claims, {"homes"})
    assert rows(model)[:2] == ["OPENING 0 of 1 settled", "homes"]


def test_the_selected_row_stays_until_another_is_selected(model, claims):
    model.set_filter(Filter.TO_DO)
    model.keep(["cost"])

    model.update([*claims[:2], ruled(claims[2], Status.VERIFIED), *claims[3:]], {"cost"})
    assert model.shown_ids == ["cost", "weeks", "whole"]

    model.keep(["weeks"])
    model.settle()
    assert model.shown_ids == ["weeks", "whole"]


def test_a_kept_row_does_not_jump_in_the_order_of_status(model, claims):
    model.set_sort(Sort.STATUS)
    model.keep(["cost"])

    model.update([*claims[:2], ruled(claims[2], Status.CUT), *claims[3:]], {"cost"})
    assert model.shown_ids[0] == "cost"

    model.keep([])
    model.settle()
    assert model.shown_ids[-1] == "cost"


def test_a_kept_row_that_is_removed_goes(model, claims):
    model.set_filter(Filter.PROBLEMS)
    model.keep(["homes"])

    model.update(claims[1:], {"homes"})

    assert rows(model) == []


def test_the_next_claim_to_do_skips_heads_and_what_is_settled(model):
    assert model.neighbour("homes", +1, frozenset({Status.UNCHECKED})) == "cost"
    assert model.neighbour("homes", +1) == "share"
    assert model.neighbour("homes", -1) == ""
    assert model.neighbour("", +1) == "homes"
    assert model.neighbour("", -1) == "whole"


def test_from_a_hidden_claim_one_goes_on_in_the_text(model):
    model.set_filter(Filter.TO_DO)

    assert model.neighbour("share", +1) == "cost"
    assert model.neighbour("share", -1) == ""


def test_what_an_empty_list_says_never_hides_what_is_to_do():
    progress = progress_of([Status.UNCHECKED] * 7 + [Status.VERIFIED])

    assert empty_words(Filter.PROBLEMS, progress, False) == "No problems. 7 claims are still to do."
    done = progress_of([Status.VERIFIED, Status.DISPUTED])
    assert empty_words(Filter.TO_DO, done, False) == "Nothing left to do. 1 claim has problems."
    assert progress_words(done) == "1 of 2 claims settled  ·  1 problem"


def test_where_nothing_is_claimed_yet_the_head_says_so_and_counts_nothing():
    assert progress_words(Progress(())) == "No claims yet"
    assert progress_words(Progress(((Status.VERIFIED, 1),))) == "1 of 1 claim settled"


class TestWithoutAPlace:
    @pytest.fixture
    def claims(self, claims):
        homes, share, cost, weeks, whole = claims
        return [
            replace(homes, unplaced=adrift(homes).unplaced),
            adrift(share, start=40),
            adrift(cost, PassageState.MOVED, start=9, quote="The barrage cost £84 million"),
            adrift(weeks, PassageState.LOST, awaits=False),
            whole,
        ]

    def test_it_stands_first_and_what_was_given_up_last(self, model):
        assert rows(model) == [
            "UNPLACED 2 claims",
            "cost",
            "share",
            "OPENING 0 of 1 settled",
            "homes",
            "WHOLE ARTICLE 0 of 1 settled",
            "whole",
            "NO LONGER IN THE TEXT 1 claim",
            "weeks",
        ]

    def test_rows_say_what_became_of_the_words(self, model):
        said = {id: model.wording.meta(model.fact(id)) for id in model.shown_ids}

        assert said["share"] == "Altered  ·  was ¶ 40 of draft 1  ·  “bygone words”"
        assert said["cost"] == "Moved  ·  was ¶ 9 of draft 1"
        assert said["weeks"] == "Kept as lost  ·  was ¶ 7 of draft 1  ·  “bygone words”"
        assert said["homes"].startswith("¶ 1  ·  1 mark unplaced  ·  ")
        spoken = model.wording.spoken(model.fact("share"))
        assert spoken.startswith("Verified. The town holds 31 percent. ")
        assert "unplaced, altered, was paragraph 40 of draft 1: “bygone words”" in spoken

    def test_it_is_to_do_whatever_its_status(self, model):
        assert model.counts == {Filter.ALL: 5, Filter.TO_DO: 5, Filter.PROBLEMS: 1}
        assert model.neighbour("homes", -1, TO_DO) == "share"

        model.set_filter(Filter.TO_DO)

        # What was given up keeps its status, and that is unchecked here.
        assert model.shown_ids == ["cost", "share", "homes", "whole", "weeks"]
        model.set_filter(Filter.PROBLEMS)
        assert model.shown_ids == ["homes"]

    def test_a_claim_that_gets_its_place_goes_back_to_its_section(self, model, claims):
        placed = replace(claims[1], passages=(passage("share", STARTS[2]),), unplaced=())

        model.update([claims[0], placed, *claims[2:]], {"share"})

        assert rows(model)[:2] == ["UNPLACED 1 claim", "cost"]
        assert "A TOWN THAT OWNS ITS POWER 1 of 1 settled" in rows(model)
        model.search("bygone words")
        assert model.shown_ids == ["homes", "weeks"]


def test_a_row_that_was_a_head_is_as_high_as_a_claim(qtbot, model, claims):
    rows = FactsList(model)
    qtbot.addWidget(rows)
    opening = replace(claims[2], passages=(passage("cost", 6),))

    model.show([claims[0], opening, claims[1], *claims[3:]], Places(BLOCKS), TITLES)
    model.show(claims, Places(BLOCKS), TITLES)

    heads = set(model.head_rows())
    tall = {rows.rowHeight(row) for row in range(model.rowCount()) if row not in heads}
    assert tall == {claim_height()}
    assert {rows.rowHeight(row) for row in heads} == {head_height()}
