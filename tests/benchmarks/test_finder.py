"""Finding evidence in 100 documents of 800 to 10,000 words, prepared before, on one core."""

import random
from time import perf_counter, process_time

from editorial.analysis.evidence.finder import find
from editorial.analysis.evidence.index import index_of
from editorial.domain.match import Findable
from editorial.domain.text import word_count
from editorial.services import attachments, sources
from editorial.services.attachments import DocumentArrival
from editorial.services.documents import document_of_paste
from editorial.services.evidence_finding import PreparedDocuments, Scope, matches
from tests.desks import barrage, desk_at, take_in

_WORDS = 6_000
"""Different words, of which the first are the most frequent, as in any language."""


def documents(dice: random.Random) -> list[Findable]:
    words = [
        "".join(dice.choice("bdfklmnprst") + dice.choice("aeiou") for _ in range(1 + at % 4))
        for at in range(_WORDS)
    ]
    weights = [1 / (rank + 3) for rank in range(_WORDS)]
    made = []
    for number in range(100):
        length = dice.randrange(800, 10_000)
        chosen = dice.choices(words, weights, k=length)
        lines = []
        for start in range(0, length, 18):
            sentence = chosen[start : start + 18]
            sentence[0] = sentence[0].capitalize()
            sentence[5:6] = [f"{dice.randrange(10**6):,}", "of"]
            lines.append(f"{' '.join(sentence)} on {dice.randint(1, 28)} May {1950 + number}.")
        made.append(Findable(str(number), "\n".join(lines)))
    return made


def test_the_finder_answers_at_once(capsys):
    dice = random.Random(1)
    made = documents(dice)
    words = sum(word_count(document.text) for document in made)
    started = process_time()
    indexes = [index_of(document) for document in made]
    preparing = (process_time() - started) / words * 100_000

    seconds = []
    for document in made:
        line = dice.choice(document.text.split("\n"))
        for claim in (line, f"It is said: “{line[:60]}”, or about that", line[20:].upper()):
            started = process_time()
            matches = find(claim, indexes)
            seconds.append(process_time() - started)
            assert matches
    seconds.sort()

    with capsys.disabled():
        print(
            f"\n{words:,} words; {preparing:.2f} s to prepare 100,000; a claim"
            f" {seconds[len(seconds) // 2] * 1000:.0f} ms, {seconds[-1] * 1000:.0f} ms at most"
        )
    assert seconds[-1] < 0.2
    assert preparing < 3


def test_a_desk_of_a_hundred_documents_answers_at_once(tmp_path, capsys):
    dice = random.Random(2)
    made = documents(dice)
    with desk_at(tmp_path / "a.editorial") as desk:
        article_id = take_in(desk, barrage())
        source = desk.run("Source", sources.add_source, article_id, "Reports")
        for number, document in enumerate(made):
            text = document_of_paste(document.text)
            arrival = DocumentArrival(f"{number}.txt", text, document.text.encode())
            attachments.keep(desk, arrival)
            desk.run("Attach", attachments.attach, article_id, source.id, arrival)
        prepared = PreparedDocuments()
        matches(desk, "Everything is prepared", Scope.ARTICLE, article_id, prepared)

        seconds = []
        for document in made[:30]:
            claim = dice.choice(document.text.split("\n"))
            started = perf_counter()
            found = matches(desk, claim, Scope.ARTICLE, article_id, prepared)
            seconds.append(perf_counter() - started)
            assert found.documents == 100
            assert found.places
        seconds.sort()

    with capsys.disabled():
        half, most = seconds[15] * 1000, seconds[-1] * 1000
        print(f"\n100 documents of a desk: {half:.0f} ms, {most:.0f} at most")
    assert seconds[-1] < 0.2
