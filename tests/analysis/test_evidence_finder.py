"""The best places come first, as tight as they can be, whatever the documents are."""

import pickle
import random
from time import process_time

import pytest

from editorial.analysis.evidence.finder import find
from editorial.analysis.evidence.index import index_of
from editorial.domain.locator import Locators
from editorial.domain.match import DifferenceKind, Findable, Match

MINUTES = """\
Minutes of the harbour board
The board met in Torrow. It was a cold day, and the stove was out. Nobody spoke for a while.
The treasurer said that the new ferry had cost nine million crowns. The hull alone took six.
The ferry was built by Sandrake and Sons. It was delivered two years late. The yard blamed the ice.
The pilots asked for better radios. The board agreed to buy forty of them before the winter.
"""
DIARY = """\
A cold day again, and the stove is out.
The ferry came late. I thought of the pilots and their radios.
"""


def found(claim: str, *texts: str, most: int = 10) -> list[Match]:
    documents = [Findable(str(number), text) for number, text in enumerate(texts, 1)]
    return find(claim, [index_of(document) for document in documents], most)


def test_the_sentence_that_says_it_comes_first_over_all_documents() -> None:
    first, *rest = found("The pilots wanted better radios.", MINUTES, DIARY)

    assert (first.document, first.text) == ("1", "The pilots asked for better radios.")
    assert MINUTES[first.start : first.end] == first.text
    assert [each.score for each in (first, *rest)] == sorted(
        (each.score for each in (first, *rest)), reverse=True
    )
    assert "2" in {each.document for each in rest}
    assert "“radios”" in first.reasons[-1]


def test_all_of_a_claim_in_one_place_is_that_place_and_no_more() -> None:
    first = found("the new ferry had cost nine million crowns", MINUTES, DIARY)[0]

    assert first.text == "the new ferry had cost nine million crowns"
    assert first.reasons[0] == "the claim’s own words, word for word"


def test_what_two_sentences_say_together_is_one_place() -> None:
    claim = "Sandrake and Sons built the ferry and delivered it two years late."

    first = found(claim, MINUTES)[0]

    assert first.text.startswith("The ferry was built by Sandrake")
    assert first.text.endswith("delivered two years late.")


def test_a_sentence_with_one_word_changed_comes_before_those_that_share_rare_words() -> None:
    text = "What is a ferry?\nIt is interesting to see ferries of any age.\nA ferry is a boat."

    first = found("What interesting a ferry?", text)[0]

    assert first.text == "What is a ferry?"
    assert [(each.kind, each.claim, each.source) for each in first.differences] == [
        (DifferenceKind.REPLACED, "interesting", "is")
    ]


def test_a_claim_of_small_words_alone_is_found_too() -> None:
    assert found("to be or not to be", "He was to be there, or not.\nTo be or not to be!")[
        0
    ].text.startswith("To be or not to be")


def test_where_nothing_speaks_of_the_claim_nothing_is_found() -> None:
    assert found("Zebras graze on the moon", MINUTES, DIARY) == []
    assert found("Nothing of the kind was thought of", MINUTES) == []
    assert found("“…”", MINUTES) == []
    assert find("The ferry", []) == []
    assert found("The ferry", "") == []


def test_at_most_so_many_and_the_same_words_only_once() -> None:
    assert len(found("pilots and their radios", MINUTES, DIARY, most=2)) == 2
    places = [(each.document, each.start) for each in found("The ferry came late", MINUTES, DIARY)]
    assert len(places) == len(set(places))


def test_a_place_is_named_by_the_documents_own_pages() -> None:
    pages = Locators((0, MINUTES.index("The pilots")), ("p. 1", "p. 2"))

    match = find("better radios", [index_of(Findable("minutes", MINUTES, pages))])[0]

    assert match.locator == "p. 2"


def test_a_prepared_document_can_be_kept_and_used_again() -> None:
    index = index_of(Findable("minutes", MINUTES))

    again = pickle.loads(pickle.dumps(index))

    claim = "The board will buy 40 radios on 3 May"
    assert find(claim, [again]) == find(claim, [index])


HOSTILE = {
    "one word": "a" * 60_000,
    "one line": "ferry never sails " * 2_000,
    "numbers": " ".join(str(number * 7919 % 1_000_003) for number in range(4_000)),
    "one number": "12,000 " * 4_000,
    "dates": "3.4.2019 4/5/2019 in 2016 " * 800,
    "quotation marks": "“" * 20_000,
    "capitals": "Bank Of The I " * 2_000,
    "I": "I " * 8_000,
    "captions": "never sail in fog\n" * 2_000,
    "shares": "one in three " * 2_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_takes_no_more_time_than_its_length(name: str) -> None:
    started = process_time()
    index = index_of(Findable("hostile", HOSTILE[name]))
    for claim in ("“I never said that” in 2016", "12,000 ferries sail in fog", HOSTILE[name]):
        find(claim, [index])

    assert process_time() - started < 1.5


def test_any_claim_on_any_text_gives_places_that_are_there() -> None:
    dice = random.Random(6)
    signs = "ab I“”’’,. \n\t[]()12/-–%£m"
    for _ in range(80):
        text = "".join(dice.choice(signs) for _ in range(dice.randrange(120)))
        start = dice.randrange(max(1, len(text)))
        for claim in (text[start : start + 20], "".join(dice.choice(signs) for _ in range(12))):
            for match in found(claim, text):
                assert text[match.start : match.end] == match.text != ""
                assert 0 < match.score <= 1
