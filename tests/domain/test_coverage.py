"""Every word that can be checked is counted once, and as far as the least done claim on it."""

from datetime import UTC, datetime
from time import thread_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.anchor import Passage, PassageState
from editorial.domain.article import Block, Kind, Zone, block_starts, canonical_text
from editorial.domain.claim import Claim, Risk, Status, Verdict
from editorial.domain.coverage import CHECKABLE, Coverage, Tally, Words, coverage_of
from editorial.domain.reviewer import Role
from editorial.domain.text import Span

AT = datetime(2026, 6, 12, tzinfo=UTC)
PIECE = (
    Block(Kind.HEADING, "Lamp goes out", Zone.HEADLINE, 1),
    Block(Kind.PARAGRAPH, "By Ida Quennel", Zone.BYLINE),
    Block(Kind.PARAGRAPH, "The keeper sold it — for £400, “cash” — on Friday."),
    Block(Kind.PARAGRAPH, "Share · Comments", Zone.FURNITURE),
    Block(Kind.CODE, "lamp = None"),
    Block(Kind.PARAGRAPH, "Nobody will miss it.", Zone.OPINION),
)
TEXT = canonical_text(PIECE)


def claim_at(
    name: str,
    *places: tuple[int, int],
    status: Status = Status.UNCHECKED,
    state: PassageState = PassageState.EXACT,
) -> Claim:
    passages = tuple(
        Passage(f"{name} {n}", name, "r", start, end, "", "", "", state)
        for n, (start, end) in enumerate(places)
    )
    verdict = Verdict(f"on {name}", name, "noor", Role.CHECKER, status, "", "r", AT)
    ruled = () if status is Status.UNCHECKED else (verdict,)
    return Claim(name, "a", name, (), Risk.MINOR, "", AT, "noor", passages=passages, verdicts=ruled)


def claim_on(words: str, status: Status = Status.UNCHECKED, text: str = TEXT) -> Claim:
    start = text.index(words)
    return claim_at(words, (start, start + len(words)), status=status)


def quotes(tally: Tally, block: int, text: str = TEXT) -> list[str]:
    return [text[gap.start : gap.end] for gap in tally.gaps(block)]


def test_a_piece_without_claims_is_uncovered_but_for_what_is_not_checked():
    assert coverage_of(PIECE, ()) == Coverage((), uncovered=3 + 9 + 4)
    assert coverage_of((), ()).words == 0


def test_words_are_told_by_how_far_they_are():
    coverage = coverage_of(
        PIECE,
        [
            claim_on("£400", Status.VERIFIED),
            claim_on("on Friday", Status.DISPUTED),
            claim_on("Nobody will miss it", Status.NOT_CHECKABLE),
            claim_on("Lamp", Status.CUT),
        ],
    )

    assert (coverage.words, coverage.verified, coverage.open) == (16, 1, 2)
    assert (coverage.not_checkable, coverage.uncovered) == (5, 8)
    assert coverage.of(Status.NOT_CHECKABLE) == 4


def test_a_word_under_several_claims_counts_once_as_the_least_done_of_them():
    coverage = coverage_of(
        PIECE,
        [
            claim_on("sold it — for £400", Status.VERIFIED),
            claim_on("for £400", Status.IN_PROGRESS),
            claim_on("£400"),
        ],
    )

    assert dict(coverage.counts) == {
        Status.VERIFIED: 2,
        Status.IN_PROGRESS: 1,
        Status.UNCHECKED: 1,
    }


def test_a_claim_on_one_half_of_a_dash_leaves_the_other_half_open():
    blocks = (Block(Kind.PARAGRAPH, "the order—which came late—was void"),)
    text = blocks[0].text
    tally = Tally(Words(blocks), [claim_on("order", text=text), claim_on("late", text=text)])

    assert quotes(tally, 0, text) == ["the", "which came", "was void"]


def test_a_claim_on_nothing_but_a_full_stop_covers_no_word():
    dot = TEXT.rindex(".")

    assert coverage_of(PIECE, [claim_at("dot", (dot, dot + 1))]).uncovered == 16


def test_a_gap_takes_the_signs_at_its_words_along():
    tally = Tally(Words(PIECE), [claim_on("keeper sold it"), claim_on("on Friday")])

    assert quotes(tally, 2) == ["The", "for £400, “cash”"]
    assert quotes(tally, 1) == quotes(tally, 3) == quotes(tally, 4) == []


def test_a_script_without_spaces_is_covered_sign_by_sign():
    blocks = (Block(Kind.PARAGRAPH, "港は12日に閉じた。町は静かだ"),)
    text = blocks[0].text
    tally = Tally(Words(blocks), [claim_on("12日に閉じた", text=text)])

    assert quotes(tally, 0, text) == ["港は", "。町は静かだ"]
    assert tally.coverage.uncovered == 7


def test_a_lost_passage_covers_nothing():
    lost = claim_at("lost", (0, len(TEXT)), state=PassageState.LOST)

    assert coverage_of(PIECE, [lost]).uncovered == 16


def test_the_next_gap_is_found_in_both_directions():
    tally = Tally(Words(PIECE), [claim_at("middle", (14, TEXT.index("Share")))])

    assert tally.block_with_gap(1) == 5
    assert tally.block_with_gap(4, -1) == 0
    assert tally.block_with_gap(0) == tally.block_with_gap(0, -1) == 0
    tally.replace((), [claim_at("all", (0, len(TEXT)))])
    assert tally.block_with_gap(0) is tally.block_with_gap(5, -1) is None


def test_only_blocks_whose_words_changed_are_named():
    tally = Tally(Words(PIECE))
    open_claim = claim_on("on Friday")

    assert tally.replace((), [open_claim]) == {2}
    assert tally.replace((), [open_claim]) == set()
    assert tally.replace((), [claim_on("on Friday", Status.VERIFIED)]) == {2}
    assert tally.replace(["on Friday"], ()) == {2}
    assert tally.replace(["on Friday"], ()) == set()
    assert tally.coverage == coverage_of(PIECE, ())


# Whatever the text and the claims


WORDS = st.text(alphabet="ab1_.,“”-—  \u2028\u00a0é漢の—\t", max_size=24)
BLOCKS = st.lists(
    st.builds(
        Block,
        st.sampled_from([Kind.PARAGRAPH, Kind.PARAGRAPH, Kind.CODE]),
        WORDS,
        st.sampled_from([Zone.BODY, Zone.OPINION, Zone.FURNITURE]),
    ),
    min_size=1,
    max_size=5,
)


@st.composite
def reviewed(draw) -> tuple[list[Block], list[Claim]]:
    blocks = draw(BLOCKS)
    ends = st.integers(0, len(canonical_text(blocks)))
    place = st.tuples(ends, ends).filter(lambda p: p[0] != p[1]).map(lambda p: (min(p), max(p)))
    places = st.lists(st.lists(place, min_size=1, max_size=2), max_size=8)
    stated = st.sampled_from(list(Status))
    claims = (
        [claim_at(str(n), *each, status=draw(stated)) for n, each in enumerate(draw(places))]
        if canonical_text(blocks)
        else []
    )
    return blocks, claims


def words_one_by_one(blocks: list[Block]) -> list[Span]:
    """The words again, found letter by letter."""
    found: list[Span] = []
    for block, origin in zip(blocks, block_starts(blocks), strict=True):
        if block.zone not in CHECKABLE or block.kind is Kind.CODE:
            continue
        start = end = -1
        for at, sign in enumerate([*block.text, " "]):
            alone = sign in "漢の"
            if start >= 0 and (alone or sign.isspace() or sign == "—"):
                found.append(Span(origin + start, origin + end + 1))
                start = -1
            if alone:
                found.append(Span(origin + at, origin + at + 1))
            elif sign.isalnum():
                start, end = (at if start < 0 else start), at
    return found


DONE_LAST = [
    Status.UNCHECKED,
    Status.DISPUTED,
    Status.UNVERIFIABLE,
    Status.RECHECK,
    Status.NEEDS_CHANGE,
    Status.IN_PROGRESS,
    Status.VERIFIED,
    Status.NOT_CHECKABLE,
    Status.CUT,
]


@given(reviewed())
def test_every_checkable_word_is_counted_exactly_once(case):
    blocks, claims = case
    wanted = dict.fromkeys(Status, 0)
    uncovered = []
    for word in words_one_by_one(blocks):
        over = {
            claim.status
            for claim in claims
            for passage in claim.passages
            if passage.start < word.end and word.start < passage.end
        }
        if over:
            wanted[min(over, key=DONE_LAST.index)] += 1
        else:
            uncovered.append(word)
    tally = Tally(Words(blocks), claims)

    assert dict(tally.coverage.counts) == {key: many for key, many in wanted.items() if many}
    assert tally.coverage.uncovered == len(uncovered)
    assert tally.coverage.words == len(words_one_by_one(blocks))
    gaps = [gap for block in range(len(blocks)) for gap in tally.gaps(block)]
    text = canonical_text(blocks)
    for word in words_one_by_one(blocks):
        holds = [gap for gap in gaps if gap.start <= word.start and word.end <= gap.end]
        assert len(holds) == (word in uncovered)
    for gap in gaps:
        assert "\n" not in text[gap.start : gap.end]
        assert text[gap.start : gap.end].strip() == text[gap.start : gap.end] != ""


@given(reviewed(), st.data())
def test_changing_claims_one_by_one_ends_where_counting_anew_does(case, data):
    blocks, claims = case
    tally = Tally(Words(blocks), claims)
    held = {claim.id: claim for claim in claims}
    for claim in claims:
        action = data.draw(st.sampled_from(["go", "rule", "stay", "come again"]))
        if action == "go":
            tally.replace([claim.id], ())
            del held[claim.id]
        elif action != "stay":
            places = [(p.start, p.end) for p in claim.passages[:1]]
            fresh = claim_at(claim.id, *places, status=data.draw(st.sampled_from(list(Status))))
            tally.replace([claim.id] if action == "rule" else (), [fresh])
            held[claim.id] = fresh

    anew = Tally(Words(blocks), held.values())
    assert tally.coverage == anew.coverage
    assert [tally.gaps(n) for n in range(len(blocks))] == [anew.gaps(n) for n in range(len(blocks))]


# However much of it there is


def seconds(blocks: list[Block], claims: list[Claim]) -> float:
    taken = []
    for _ in range(5):
        started = thread_time()
        coverage_of(blocks, claims)
        taken.append(thread_time() - started)
    return min(taken)


def full_piece(paragraphs: int) -> tuple[list[Block], list[Claim]]:
    blocks = [Block(Kind.PARAGRAPH, "The keeper sold it for £400. " * 6)] * paragraphs
    starts = block_starts(blocks)
    return blocks, [
        claim_at(str(n), (start + 4, start + 40), (start + 30, start + 60))
        for n, start in enumerate(starts)
    ]


def test_ten_times_the_words_and_claims_take_some_ten_times_as_long():
    few, many = seconds(*full_piece(60)), seconds(*full_piece(600))

    assert many < 20 * few


@pytest.mark.parametrize("sign", ["-", "a", "a-", "“", "—", "漢"])
def test_no_run_of_signs_without_a_space_takes_long(sign):
    few, many = (
        seconds([Block(Kind.PARAGRAPH, sign * n)], [claim_at("some", (0, 1), (n // 2, n))])
        for n in (2_000, 40_000)
    )

    assert many < max(0.02, 60 * few)


def test_a_change_costs_its_own_paragraphs_only():
    blocks, claims = full_piece(600)
    tally = Tally(Words(blocks), claims)
    started = thread_time()
    for claim in claims[:100]:
        place = claim.passages[0]
        ruled = claim_at(claim.id, (place.start, place.end), status=Status.VERIFIED)
        tally.replace((), [ruled])
    each = (thread_time() - started) / 100

    assert each < seconds(blocks, claims) / 20
