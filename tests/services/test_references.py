"""References in and out: taken in as sources in one step, known ones not doubled, given out."""

import json
from dataclasses import replace

import pytest

from editorial.domain.errors import Refused, UnreadableFile
from editorial.domain.reference import Name, Reference, csl_text, reference_from_item
from editorial.domain.reference_privacy import without_local_files
from editorial.domain.summary import SummaryOptions
from editorial.files.isolation import ReadingCancelled, read_references_apart
from editorial.files.reference_json import json_from_references, references_from_json
from editorial.services import exporting, references, sources
from editorial.services.summary import summarise
from tests.desks import barrage, take_in

TIDES = """\
@article{doe2020, author = {Doe, Jane and Roe, Ali}, title = {Tides and <i>turbines</i>},
  journal = {Journal of Tides}, year = 2020, volume = 12, number = 3, pages = {4--9},
  doi = {10.1000/182}, file = {:/home/jane/paper.pdf:PDF}}
@book{harbour, author = {{Harbour Board}}, title = {A town that owns its power},
  publisher = {Ellery Press}, address = {Port Ellery}, year = 2011}
@article{broken
"""
SECRETS = {
    "title": "Gate four minutes",
    "author": [{"family": "Talgarrow", "given": "Wyn"}],
    "container-title": "Internal wire",
    "publisher": "Ebb House",
    "publisher-place": "Lockside",
    "DOI": "10.5555/leak",
    "URL": "https://leak.example/four",
    "abstract": "A worker saw the crack",
    "note": "met on the pier",
    "archive": "Cabinet nine",
    "custom": {"bibtex": {"file": "/home/wyn/leak.pdf", "owner": "wyn-laptop"}},
}


@pytest.fixture
def tides(tmp_path):
    path = tmp_path / "tides.bib"
    path.write_text(TIDES, encoding="utf-8")
    return path


def titles(desk, article_id):
    return [each.source.title for each in desk.read(sources.cited_in, article_id)]


def test_a_file_is_read_apart_with_what_was_left_out(tides, tmp_path):
    told = []

    found = references.read_references(tides, progress=lambda *step: told.append(step))

    assert [each.id for each in found.references] == ["doe2020", "harbour"]
    assert "line 6" in found.dropped[0].what
    assert references_from_json(json_from_references(found)) == found
    other = tmp_path / "notes.txt"
    other.write_text("Nothing but words.", encoding="utf-8")
    with pytest.raises(UnreadableFile, match=r"“notes\.txt” holds no references: export them as"):
        references.read_references(other)
    with pytest.raises(ReadingCancelled):
        read_references_apart(TIDES.encode() * 200, cancelled=lambda: True)


def test_pasted_words_are_read_in_a_format_or_line_by_line():
    read = references.read_reference_text

    assert read(TIDES).format == "bibtex"
    assert [each.doi for each in read("doi:10.1000/182\nhttps://tide.example/a").references] == [
        "10.1000/182",
        "",
    ]
    with pytest.raises(UnreadableFile, match="The text holds no references"):
        read("The harbour is shut.")


def test_they_become_sources_in_one_step(desk, article_id, tides):
    found = references.read_references(tides).references
    before = titles(desk, article_id)

    taken = desk.run("Take in", references.add_references, article_id, found, [0, 1])

    assert len(taken.made) == 2
    assert titles(desk, article_id) == [*before, "Tides and turbines", "A town that owns its power"]
    made = desk.read(sources.named, set(taken.made))[taken.made[0]]
    assert (made.author, made.publisher, made.issued, made.kind, made.url) == (
        "Jane Doe; Ali Roe",
        "Journal of Tides",
        "2020",
        "article-journal",
        "https://doi.org/10.1000/182",
    )
    assert json.loads(made.csl)["volume"] == "12"
    desk.undo(article_id)
    assert titles(desk, article_id) == before


def test_what_the_desk_has_is_cited_and_not_made_twice(desk, article_id):
    other = take_in(desk, replace(barrage(), headline="Another piece"))
    paper = Reference(title="Tides and turbines", doi="10.1000/182")
    offered = [
        replace(paper, title="TIDES", url="https://doi.org/10.1000/182"),
        Reference(title="A long book of the sea", issued="2024"),
        Reference(title="A long book of the sea.", issued="2024-05", authors=(Name("Doe"),)),
        Reference(title="Left alone", issued="2023"),
    ]
    desk.run("Take in", references.add_references, other, [paper], [0])

    known = desk.read(references.standings, article_id, offered)
    taken = desk.run("Take in", references.add_references, article_id, offered, [0, 1, 2])

    assert [(each.is_new, each.is_wanted) for each in known] == [
        (False, True),
        (True, True),
        (False, False),
        (True, True),
    ]
    assert known[0].reason == "it has the same DOI, 10.1000/182"
    assert known[0].source is not None
    assert not known[0].cited
    assert (known[2].twin, known[2].reason) == (1, "it has the same title and year, 2024")
    assert (len(taken.made), len(taken.cited)) == (1, 1)
    assert titles(desk, article_id)[-2:] in (
        ["Tides and turbines", "A long book of the sea"],
        ["A long book of the sea", "Tides and turbines"],
    )
    again = desk.read(references.standings, article_id, offered)
    assert [each.cited for each in again] == [True, True, True, False]
    assert desk.run(
        "Again", references.add_references, article_id, offered, [0, 1, 2]
    ) == references.TakenIn((), ())


def test_a_whole_library_is_refused(desk, article_id):
    many = [Reference(title="x")] * (references.MOST + 1)

    with pytest.raises(Refused, match="tick those that it relies on"):
        desk.run("Take in", references.add_references, article_id, many, range(len(many)))


@pytest.mark.parametrize("format", exporting.REFERENCE_FORMATS)
def test_a_confidential_source_leaves_in_no_format_unless_asked_for(desk, article_id, format):
    secret = reference_from_item({"id": "leak-key", "type": "report", **SECRETS})
    taken = desk.run("Take in", references.add_references, article_id, [secret], [0])
    desk.run("Set", sources.change_source, article_id, taken.made[0], confidential=True)

    def written(confidential):
        found = desk.read(references.references_of_article, article_id, confidential)
        options = SummaryOptions(confidential=confidential)
        summary = desk.read(summarise, article_id, options)
        pages = [exporting.rendered(summary, each) for each in exporting.FORMATS]
        return exporting.references_as(found, format).decode(), "".join(pages)

    words = [
        *(value for value in SECRETS.values() if isinstance(value, str)),
        *("Talgarrow", "leak-key", "/home/wyn", "wyn-laptop"),
    ]
    for text in written(False):
        assert not [word for word in words if word in text]
    asked, page = written(True)
    assert all(word in asked for word in ("Talgarrow", "Gate four minutes"))
    assert "Lockside" in page
    assert "/home/wyn" not in asked


def test_where_files_lie_on_this_computer_stays_here():
    item = Reference(
        title="/dev/random, considered",
        url="file:///home/jane/a.html",
        extra=(
            (
                "custom",
                '{"bibtex": {"file": ":/home/jane/a.pdf:PDF", "keywords": "tide"},'
                ' "ris": {"L1": ["files/3/a.pdf"], "L2": ["https://tide.example/a.pdf"]}}',
            ),
            ("file", '"C:\\\\\\\\papers\\\\\\\\a.pdf"'),
        ),
    )

    told = csl_text(without_local_files(item))

    assert not [word for word in ("jane", "papers", "files/3") if word in told]
    kept = ("/dev/random, considered", '"tide"', "https://tide.example/a.pdf")
    assert [word for word in kept if word in told] == list(kept)
    only = Reference(url="file:///home/jane/a.html")
    assert without_local_files(only).title == "Untitled"


def test_the_summary_has_the_formatted_reference_where_it_says_more(desk, article_id, tides):
    found = references.read_references(tides).references
    desk.run("Take in", references.add_references, article_id, found, [0, 1])

    summary = desk.read(summarise, article_id, SummaryOptions())

    lines = {source.title: source.reference for source in summary.sources}
    assert lines["Tides and turbines"] == (
        "Jane Doe and Ali Roe (2020). Tides and turbines. Journal of Tides 12(3), pages 4–9."
    )
    assert not lines["Press statement"]
    for format in exporting.FORMATS:
        page = exporting.rendered(summary, format)
        assert "Journal of Tides 12" in page.replace("\\", "")
        assert page.count("/home/jane") == 0
