"""Documents of a source: attached once, saved out byte for byte, told in the history."""

import stat
from dataclasses import replace

import pytest

from editorial.domain.claim import Stance
from editorial.domain.errors import SaveFault
from editorial.domain.history import Fate, Line, Thing
from editorial.services import attachments, claim_memory, claims, history, house_rules, sources
from editorial.services.page_pictures import has_pages, pages_of
from tests.desks import barrage, take_in
from tests.files.made_pdfs import MadePage, made_pdf


@pytest.fixture
def source(desk, article_id):
    return desk.run("Add", sources.add_source, article_id, "Maintenance log")


@pytest.fixture
def log(desk, article_id, source, tmp_path):
    """A transcript that is attached."""
    path = tmp_path / "hearing.srt"
    path.write_text("1\n00:00:01,000 --> 00:00:04,000\nIt ran at 31 percent.\n")
    arrival = attachments.keep(desk, attachments.read_attachment(path))
    return desk.run("Attach", attachments.attach, article_id, source.id, arrival)


@pytest.fixture
def tell(desk, article_id):
    """Tells the latest step."""

    def told(of=article_id):
        step = desk.history(of, 1)[0]
        return desk.read(history.entry, step.number).touched

    return told


def test_a_document_is_attached_once_and_saved_out_as_it_came(
    desk, article_id, source, log, tmp_path
):
    again = attachments.keep(desk, attachments.read_attachment(tmp_path / "hearing.srt"))
    assert desk.run("Attach", attachments.attach, article_id, source.id, again) == log
    assert desk.read(attachments.attachments_of, [source.id]) == [log]
    assert desk.read(attachments.text_of, log).text == "It ran at 31 percent."

    desk.read(attachments.save_original, log.id, tmp_path / "out.srt")
    assert (tmp_path / "out.srt").read_bytes() == (tmp_path / "hearing.srt").read_bytes()
    with pytest.raises(SaveFault, match="Nothing was written"):
        desk.read(attachments.save_original, log.id, tmp_path / "nowhere" / "out.srt")


def test_the_original_of_a_confidential_source_is_saved_for_its_owner_alone(
    desk, article_id, source, log, tmp_path
):
    desk.run("x", sources.change_source, article_id, source.id, confidential=True)

    desk.read(attachments.save_original, log.id, tmp_path / "out.srt")

    assert stat.S_IMODE((tmp_path / "out.srt").stat().st_mode) == 0o600


def test_pasted_words_are_named_after_how_they_begin():
    arrival = attachments.read_pasted("The board met on Tuesday.\n\nIt closed the lock.")

    assert arrival.name == "The board met on Tuesday."
    assert arrival.received == b"The board met on Tuesday.\n\nIt closed the lock."
    assert arrival.text.locators.at(len(arrival.text.text) - 1) == "¶ 2"


def test_the_history_tells_of_documents_in_words(desk, article_id, source, log, tell):
    (told,) = tell()
    assert (told.thing, told.name, told.fate) == (Thing.SOURCE, "Maintenance log", Fate.CHANGED)
    assert told.lines == (Line("Document", "", "hearing.srt"),)

    desk.run("Caption", attachments.caption, article_id, log.id, "The first day")
    assert tell()[0].lines == (Line("Caption of hearing.srt", "", "The first day", quoted=True),)

    desk.run("Remove", attachments.detach, article_id, log.id)
    assert tell()[0].lines == (
        Line("Document", "hearing.srt", ""),
        Line("Caption", "The first day", "", quoted=True),
    )
    desk.undo(article_id)
    assert tell()[0].lines[0] == Line("Document", "", "hearing.srt")
    assert desk.read(attachments.attachments_of, [source.id])[0].caption == "The first day"


def test_the_history_tells_of_linked_claims_and_of_the_house_rule(desk, article_id, tell):
    old = desk.run("Claim", claims.add_claim, article_id, statement="It cost 4 million.")
    other = take_in(desk, replace(barrage(), headline="A year later"))
    new = desk.run("Claim", claims.add_claim, other, statement="It cost 5 million.")

    desk.run("Link", claim_memory.link, new.id, old.id)
    (told,) = tell(other)
    assert (told.thing, told.name) == (Thing.CLAIM, "It cost 5 million.")
    assert told.lines == (Line("Says the same as", "", "It cost 4 million.", quoted=True),)
    desk.run("Unlink", claim_memory.unlink, new.id, old.id)
    assert tell(other)[0].lines[0].before == "It cost 4 million."

    desk.run("Rule", house_rules.set_rule, 2, 4)
    desk.run("Rule", house_rules.set_rule, 1, 4)
    (told,) = tell(None)
    assert (told.thing, told.name) == (Thing.DESK, "House rule")
    assert told.lines == (
        Line("It asks for", "primary 2, independent 4", "primary 1, independent 4"),
    )


def test_evidence_goes_on_to_say_what_it_said_when_its_document_is_taken_away(
    desk, article_id, source, log
):
    claim = desk.run("Claim", claims.add_claim, article_id, statement="It ran at 31 percent.")
    said = ("00:00:01", "31 percent", (log.id, 10, 20))
    desk.run("E", claims.add_evidence, claim.id, source.id, Stance.SUPPORTS, *said)

    desk.run("Remove", attachments.detach, article_id, log.id)

    (known,) = desk.read(claims.claims_of, article_id)
    assert known.evidence[0].excerpt == "31 percent"
    assert desk.read(attachments.attachments_of, [source.id]) == []


def test_pages_are_drawn_as_they_look():
    page = MadePage()
    page.picture(0, 0, 595, 421)

    pages = pages_of("log.pdf", made_pdf(page, MadePage()))
    drawn = pages.picture(0, 0.2)

    assert pages.sizes == [(595, 842)] * 2
    assert (drawn.width, drawn.height) == (119, 169)
    top, bottom = drawn.pixels[:3], drawn.pixels[-drawn.stride :][:3]
    assert top == b"\xff\xff\xff"
    assert bottom[0] < 200
    # However large a page says it is, its picture is bounded.
    assert max(pages.picture(1, 50).width, pages.picture(1, 50).height) <= 3_601
    pages.close()


def test_only_a_pdf_has_pages(log):
    assert not has_pages(log)
    assert has_pages(replace(log, format="pdf"))
