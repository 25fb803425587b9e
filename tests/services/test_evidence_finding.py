"""Finding a claim in the desk's own documents."""

from dataclasses import replace

from editorial.domain.claim import Stance
from editorial.services import attachments, claims, sources
from editorial.services.attachments import DocumentArrival
from editorial.services.documents import document_of_paste
from editorial.services.evidence_finding import (
    PreparedDocuments,
    Scope,
    matches,
    with_documents,
)
from tests.desks import barrage, take_in

CLAIM = "The closure cut power to about 12,000 homes"
STATEMENT = (
    "A statement\n\nThe ferry runs until nine.\n\n"
    "The closure cut power to about 12,400 homes on the east side of town."
)
ELSEWHERE = "A year before\n\nThe closure cut power to about 12,000 homes, the council said."


def attach(desk, article_id, title, text):
    source = desk.run("Source", sources.add_source, article_id, title)
    arrival = DocumentArrival(f"{title}.txt", document_of_paste(text), text.encode())
    attachments.keep(desk, arrival)
    return source, desk.run("Attach", attachments.attach, article_id, source.id, arrival)


def test_places_come_from_the_scope_and_become_evidence_anchored_there(desk, article_id):
    source, document = attach(desk, article_id, "Statement", STATEMENT)
    other = take_in(desk, replace(barrage(), headline="A year before"))
    older, _ = attach(desk, other, "Old report", ELSEWHERE)
    attach(desk, article_id, "Another copy", STATEMENT)
    prepared, told = PreparedDocuments(), []

    def look(scope, source_id=""):
        return matches(
            desk, CLAIM, scope, article_id, prepared, source_id, tell=lambda *at: told.append(at)
        )

    here = look(Scope.ARTICLE)
    (place,) = here.places
    assert here.documents == 1
    assert (place.source.id, place.attachment.id) == (source.id, document.id)
    assert "12,400" in place.match.text
    assert place.match.locator
    assert told == [(0, 1)]
    assert [each.title for each in desk.read(with_documents, article_id)] == [
        "Statement",
        "Another copy",
    ]
    assert look(Scope.SOURCE, older.id).places[0].source.id == older.id
    # The index is brought up to date by the looking itself.
    desk_wide = look(Scope.DESK)
    assert [each.source.id for each in desk_wide.places] == [older.id, source.id]

    claim = desk.run("Claim", claims.add_claim, article_id, statement=CLAIM)
    match = place.match
    kept = desk.run(
        "Attach",
        claims.add_evidence,
        claim.id,
        source.id,
        Stance.SUPPORTS,
        match.locator,
        match.text,
        (document.id, match.start, match.end),
    )
    text = desk.read(attachments.text_of, document).text
    assert text[kept.start : kept.end] == kept.excerpt == match.text

    desk.run("Detach", attachments.detach, article_id, document.id)
    assert look(Scope.SOURCE, source.id).documents == 0


def test_documents_are_prepared_once_and_the_longest_unused_goes_first():
    prepared, read = PreparedDocuments(most=150), []

    def get(name):
        def text():
            read.append(name)
            return document_of_paste(f"{name} closed all eighteen turbines on Thursday evening.")

        return prepared.get(name, text)

    first = get("a")
    get("b")
    assert get("a") is first
    get("c")
    get("a")
    assert read == ["a", "b", "c"]
    get("b")
    assert read == ["a", "b", "c", "b"]
