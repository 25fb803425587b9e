"""An editor takes articles in: as files, as pastes, and some that cannot be read."""

import os
import threading
import time
from datetime import date
from pathlib import Path

import pytest

from editorial.domain.article import Kind, Zone
from editorial.domain.errors import UnreadableFile
from editorial.domain.reading import Reading
from editorial.files.isolation import ReadingCancelled
from editorial.services.intake import read_file, read_paste

PAGE = """\
Energy

Harbour Town Switches Off Its Last Coal Boiler After Eleven Years of Talks

The municipal utility of Brinmouth closed the boiler on Tuesday. Engineers say 14,200 homes now\
 depend on sea heat.

7 min read Reviewed & edited by the Lantern Desk

Harbour Town Switches Off Its Last Coal Boiler After Eleven Years of Talks
Photo by Ida Marlowe on Unsplash

The municipal utility of Brinmouth switched off its last coal boiler on Tuesday, according to its\
 own records, and 14,200 homes now take their heat from the sea.

“We did not know whether the pumps would hold,” said Ruth Okafor, who led the works since 2015.

From Pilot Plant to City Grid

The first pump ran in 2013. It heated one school and a swimming hall.

Okafor’s Account and the Council’s Reply

Okafor told the council that the contract had been signed twice. The council denied that.

Editorial Opinion

Short-term Impact

Over the next six months the price of heat is likely to fall in Brinmouth.

Long-term Perspective

Within three years other harbour towns may follow the example, although nobody has promised it.

Editorial Questions

How should the council’s part in the second contract be judged? Furthermore, who paid for the\
 survey of 2014? There is also a need to discuss the fairness of a tariff that only owners get.

References

Source: Brinmouth Gazette

Comments

← Back to Home"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "boiler.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def texts(reading: Reading, zone: Zone) -> list[str]:
    return [block.text for block in reading.blocks if block.zone is zone]


def test_a_copied_web_page_falls_into_its_parts(page: Path) -> None:
    reading, received = read_file(page)

    assert received == PAGE.encode()
    assert (reading.format, reading.file_name) == ("text", "boiler.txt")
    assert reading.section == "Energy"
    assert reading.headline.startswith("Harbour Town Switches Off")
    assert reading.standfirst.endswith("14,200 homes now depend on sea heat.")
    assert reading.reading_minutes == 7
    assert reading.byline == "Reviewed & edited by the Lantern Desk"
    assert reading.authors == ()
    assert texts(reading, Zone.CAPTION) == ["Photo by Ida Marlowe on Unsplash"]
    assert texts(reading, Zone.FURNITURE) == [reading.headline, "Comments", "← Back to Home"]


def test_its_headings_opinion_questions_and_references_are_found(page: Path) -> None:
    reading, _ = read_file(page)

    headings = [(b.text, b.level) for b in reading.blocks if b.kind is Kind.HEADING and b.level > 1]
    assert headings == [
        ("From Pilot Plant to City Grid", 2),
        ("Okafor’s Account and the Council’s Reply", 2),
        ("Editorial Opinion", 2),
        ("Short-term Impact", 3),
        ("Long-term Perspective", 3),
        ("Editorial Questions", 2),
        ("References", 2),
    ]
    assert texts(reading, Zone.OPINION)[:2] == ["Editorial Opinion", "Short-term Impact"]
    assert len(texts(reading, Zone.OPINION)) == 5
    assert [question.text[:20] for question in reading.questions] == [
        "How should the counc",
        "Furthermore, who pai",
        "There is also a need",
    ]
    [reference] = reading.references
    assert (reference.text, reference.title) == ("Source: Brinmouth Gazette", "Brinmouth Gazette")


def test_nothing_of_the_text_is_lost_and_spans_quote_it(page: Path) -> None:
    reading, _ = read_file(page)

    assert reading.text.split() == PAGE.split()
    for found in (*reading.questions, *reading.references):
        assert reading.text[found.span.start : found.span.end] == found.text


def test_a_pasted_page_reads_like_the_same_file(page: Path) -> None:
    from_paste, received = read_paste(PAGE.replace("\n", "\r\n"))

    assert from_paste.blocks == read_file(page)[0].blocks
    assert received.decode() == PAGE.replace("\n", "\r\n")


def test_front_matter_is_read_and_its_words_can_be_checked(tmp_path: Path) -> None:
    path = tmp_path / "tide.md"
    path.write_text(
        "---\ntitle: 'Tide: 9 metres'\ndate: 2024-03-05 10:00:00 +0100\nauthors:\n- Ana Brill\n"
        "- Tom Ruiz\nexcerpt: |\n  The highest tide\n  since 1912.\ncategory: Coast\n---\n\n"
        "# Tide: 9 metres\n\nIt came at night, and 12 boats sank.\n",
        encoding="utf-8",
    )

    reading, _ = read_file(path)

    assert reading.format == "markdown"
    assert reading.headline == "Tide: 9 metres"
    assert reading.standfirst == "The highest tide since 1912."
    assert reading.authors == ("Ana Brill", "Tom Ruiz")
    assert reading.byline == "Ana Brill, Tom Ruiz"
    assert reading.published_on == date(2024, 3, 5)
    assert reading.section == "Coast"
    assert "The highest tide since 1912." in reading.text
    assert reading.text.count("Tide: 9 metres") == 1
    assert texts(reading, Zone.BODY) == ["It came at night, and 12 boats sank."]


def test_markdown_without_front_matter_has_its_first_heading_as_headline(tmp_path: Path) -> None:
    path = tmp_path / "ferry.md"
    path.write_text(
        "# The ferry is late\n\nBy Jo Lind | 4 May 2023\n\nIt sailed at *noon*.\n\n## Opinion\n\n"
        "It will be late again.\n\n## Sources\n\n- [Harbour log](https://port.test/log)\n"
        "- “Late again”, Coast Post, 3 May 2023\n",
        encoding="utf-8",
    )

    reading, _ = read_file(path)

    assert reading.headline == "The ferry is late"
    assert (reading.authors, reading.published_on) == (("Jo Lind",), date(2023, 5, 4))
    assert texts(reading, Zone.OPINION) == ["Opinion", "It will be late again."]
    assert [(r.title, r.publisher, r.url) for r in reading.references] == [
        ("Harbour log", "", "https://port.test/log"),
        ("Late again", "Coast Post", ""),
    ]


@pytest.mark.parametrize(
    ("name", "text", "format"),
    [
        ("a.txt", "# 1 in the charts\n\n1. Not a list.\n\n*Not emphasis*", "text"),
        ("a.txt", "---\ntitle: Tide\n---\nIt *came*.", "markdown"),
        ("a.txt", "---\nnothing known here: 1\n---\nIt came.", "text"),
        ("a.md", "It came.", "markdown"),
        ("README", "# Tide\n\n- one\n- two\n\n[log](https://port.test/)", "markdown"),
    ],
)
def test_markdown_is_told_from_plain_text(
    tmp_path: Path, name: str, text: str, format: str
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")

    assert read_file(path)[0].format == format


def test_a_paste_is_plain_text_unless_it_is_clearly_markdown() -> None:
    assert read_paste("1. First\n\n* starred *\n\n# 4 of 9")[0].format == "text"
    assert (
        read_paste("# Tide\n\n**High** water, [log](https://port.test/).")[0].format == "markdown"
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\x00\x01\x02binary\x00", "not a text file"),
        (b"PK\x03\x04.....stuff", "a zip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word"),
        (b"\x89PNG\r\n\x1a\n...", "a picture"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(
    tmp_path: Path, data: bytes, words: str
) -> None:
    path = tmp_path / "thing.txt"
    path.write_bytes(data)

    with pytest.raises(UnreadableFile) as refusal:
        read_file(path)

    message = str(refusal.value)
    assert "thing.txt" in message
    assert words in message
    assert "\n" not in message
    assert message.endswith(".")


def test_missing_files_folders_and_pipes_are_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")

    with pytest.raises(UnreadableFile, match=r"no file “gone\.txt”"):
        read_file(tmp_path / "gone.txt")
    with pytest.raises(UnreadableFile, match="a folder"):
        read_file(tmp_path)
    with pytest.raises(UnreadableFile, match="a pipe or a device"):
        read_file(tmp_path / "pipe.txt")
    with pytest.raises(UnreadableFile, match="a pipe or a device"):
        read_file(Path("/dev/zero"))


def test_a_file_without_rights_is_named(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("words", encoding="utf-8")
    path.chmod(0)
    administrator = os.geteuid() == 0
    if administrator:  # who may read everything, and so becomes somebody else for a moment
        os.seteuid(65534)
    try:
        with pytest.raises(UnreadableFile, match="may not be read with your rights"):
            read_file(path)
    finally:
        if administrator:
            os.seteuid(0)


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(3_000_000_000)
    started = time.monotonic()

    with pytest.raises(UnreadableFile, match="too large"):
        read_file(path)

    assert time.monotonic() - started < 1
    with pytest.raises(UnreadableFile, match="too large"):
        read_paste("x" * 20_000_001)


def test_an_empty_paste_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="no text to paste"):
        read_paste(" \n ")


def test_reading_can_be_stopped_from_another_thread(tmp_path: Path) -> None:
    path = tmp_path / "brackets.md"
    path.write_text("[" * 20_000, encoding="utf-8")
    stop = threading.Event()
    outcome: list[BaseException] = []

    def work() -> None:
        try:
            read_file(path, stop.is_set)
        except ReadingCancelled as cancelled:
            outcome.append(cancelled)

    thread = threading.Thread(target=work)
    thread.start()
    stop.set()
    thread.join(timeout=5)

    assert not thread.is_alive()
    assert len(outcome) == 1


@pytest.mark.corpus
def test_the_article_the_program_was_asked_for_reads_perfectly(corpus: Path) -> None:
    path = corpus / "seed" / "article.txt"

    reading, _ = read_file(path)

    assert reading.section == "AI"
    assert reading.headline.startswith("Amazon CEO Raises AI Model Concerns")
    assert reading.standfirst.endswith("complex Amazon-Anthropic relationship.")
    assert reading.reading_minutes == 5
    assert reading.byline == "Reviewed & edited by the SINGULISM Editorial Team"
    assert texts(reading, Zone.CAPTION) == ["Photo by BoliviaInteligente on Unsplash"]
    assert texts(reading, Zone.FURNITURE) == [reading.headline, "Comments", "← Back to Home"]
    headings = [b.text for b in reading.blocks if b.kind is Kind.HEADING and b.zone is Zone.BODY]
    assert len(headings) == 5
    assert headings[1] == "Sacks’ Claims and Anthropic’s Rebuttal"
    opinion = [b.text for b in reading.blocks if b.kind is Kind.HEADING and b.zone is Zone.OPINION]
    assert opinion == ["Editorial Opinion", "Short-term Impact", "Long-term Perspective"]
    assert len(reading.questions) == 3
    assert [(r.text, r.title) for r in reading.references] == [
        ("Source: TechCrunch AI", "TechCrunch AI")
    ]
    assert reading.text.split() == path.read_text(encoding="utf-8").split()
