"""The samples, what the README says of them, and the review of the first one fit each other."""

import html
import json
import re
import subprocess
import sys
import zipfile
from datetime import date
from functools import cache
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from editorial.analysis.dates import date_in
from editorial.domain.claim import Risk, Stance, Status
from editorial.domain.question import Outcome, QuestionState
from editorial.domain.reviewer import Role
from editorial.domain.source import Tier
from editorial.files.vocabularies import load
from editorial.resources import seed
from editorial.services.intake import read_file

README = seed("README.md").read_text(encoding="utf-8")
REVIEW = json.loads(seed("ferry.review.json").read_text(encoding="utf-8"))
ARTICLES = (
    "ferry.txt",
    "ferry-second-draft.txt",
    "orchard.md",
    "harbour-school.docx",
    "night-bus.html",
)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def words_of(name: str) -> str:
    """Everything that a reader of the file can come upon, one paragraph a line."""
    path = seed(name)
    if path.suffix == ".docx":
        return "\n".join(words_of_docx())
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        without_tags = re.sub(r"<[^<>]+>", "", source)
        return html.unescape(f"{source}\n{without_tags}")
    return source if path.suffix == ".txt" else f"{read_file(path)[0].text}\n{source}"


def words_of_docx() -> list[str]:
    """Each paragraph as it reads with all changes accepted, then what was deleted."""
    with zipfile.ZipFile(seed("harbour-school.docx")) as package:
        roots = [
            ElementTree.fromstring(package.read(f"word/{part}.xml"))
            for part in ("document", "comments", "footnotes", "endnotes")
        ]
    lines = []
    for paragraph in (each for root in roots for each in root.iter(f"{W}p")):
        gone = {text for moved in paragraph.iter(f"{W}moveFrom") for text in moved.iter(f"{W}t")}
        texts = [text.text or "" for text in paragraph.iter(f"{W}t") if text not in gone]
        lines += ["".join(texts), *(text.text or "" for text in paragraph.iter(f"{W}delText"))]
    return lines


def quoted_in(cell: str) -> list[str]:
    """The straight-quoted words of a cell, in pieces where words are left out."""
    return [piece for words in re.findall(r'"([^"]+)"', cell) for piece in words.split(" … ")]


def told(name: str, title: str) -> str:
    """What the README says of a file under a heading."""
    of_file = README.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    return of_file.partition(f"\n### {title}")[2].partition("\n### ")[0]


def table(name: str, title: str) -> list[list[str]]:
    lines = [line for line in told(name, title).splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line[1:-1].split("|")] for line in lines[1:]]


def every_row(title: str) -> list[tuple[str, list[str]]]:
    return [(name, row) for name in ARTICLES for row in table(name, title)]


def identity(value: object) -> str | None:
    return value[0] if isinstance(value, list) else None


@pytest.mark.parametrize(
    ("name", "row"),
    [*every_row("What is wrong"), *every_row("What changed")],
    ids=identity,
)
def test_the_words_of_every_fault_and_change_are_in_the_file(name, row):
    pieces = quoted_in(" ".join(row[1:3]))

    assert pieces
    assert [piece for piece in pieces if piece not in words_of(name)] == []


@pytest.mark.parametrize(("name", "least"), [*zip(ARTICLES, (16, 2, 30, 6, 7), strict=True)])
def test_the_faults_are_many(name, least):
    assert len(table(name, "What is wrong")) >= least


@pytest.mark.parametrize("name", [name for name in ARTICLES if "second" not in name])
def test_what_looks_wrong_and_is_right_is_in_the_file(name):
    quoted = [
        (line, piece)
        for line in re.split(r"\n- ", told(name, "What looks wrong"))[1:]
        for piece in quoted_in(" ".join(line.split()))
    ]

    assert len(quoted) >= 5
    assert [each for each in quoted if each[1] not in words_of(name)] == []


FIRE = date(2026, 1, 8)
# The words, and whether what they say holds.
RIGHT = [
    ("ferry.txt", "2,920 crossings in the twelve months", 365 * 8 == 2920),
    ("ferry.txt", "needs 18 minutes", round(600 / 2000 * 60) == 18),
    ("ferry.txt", "from £6.00 to £7.50, an increase of 25 percent", 7.5 / 6 == 1.25),
    ("ferry.txt", "seven minutes more at the pier", 18 - 11 == 7),
    ("orchard.md", "some 74 a day", round(4432 / (12 * 5)) == 74),
    ("orchard.md", "38 hectares (94 acres)", round(38 * 2.47105) == 94),
    ("orchard.md", "remaining thirty-one and a half hectares", 38 - 6.5 == 31.5),
    ("orchard.md", "Penhallow, 71, was born", 2026 - 1954 - 1 == 71),
    ("orchard.md", "for forty-six years, since the spring of 1980", 2026 - 1980 == 46),
    ("orchard.md", "planted in 1708, which would make it 318", 2026 - 1708 == 318),
    ("orchard.md", "some 1,700 kinds of fruit apart: 1,662", round(1662, -2) == 1700),
    ("orchard.md", "all 4,432 trees, two to a variety", 2216 * 2 == 4432),
    ("orchard.md", "All\t2,216\t1,662\t554\t25", 1662 + 554 == 2216 == 554 * 4),
    ("orchard.md", "Apples\t1,240\t888\t352\t28", 888 + 352 == 1240 and round(35200 / 1240) == 28),
    ("orchard.md", "Pears\t486\t362\t124\t26", 362 + 124 == 486 and round(12400 / 486) == 26),
    ("orchard.md", "Cherries\t178\t148\t30\t17", 148 + 30 == 178 and round(3000 / 178) == 17),
    ("orchard.md", "fewer than one in six", 48 / 312 < 1 / 6),
    ("orchard.md", "seven times as many apples as cherries", round(1240 / 178) == 7),
    ("orchard.md", "for 25 years, from 1994 to 2019", 2019 - 1994 == 25),
    ("orchard.md", "an increase of 48 percent", round(2190 / 1480, 2) == 1.48),
    ("orchard.md", "about 28 a year", round((2190 - 1480) / 25) == 28),
    ("orchard.md", "fell by 20 percent in 2020 and rose by 25 percent", 3000 * 0.8 * 1.25 == 3000),
    ("orchard.md", "6.5 hectares, about 17 percent", round(6.5 / 38, 2) == 0.17),
    ("orchard.md", "£1.8 million a hectare", round(11.7 / 6.5, 1) == 1.8),
    ("orchard.md", "£95 a tree, or £421,040", 95 * 4432 == 421_040),
    ("orchard.md", "come to £1.36 million", round(554 * 410 * 6, -4) == 1_360_000),
    ("orchard.md", "£909,000 from the fund", round(2216 * 410, -3) == 909_000),
    ("orchard.md", "to 19 percent last year", round(350 / 1799, 2) == 0.19),
    ("orchard.md", "the draft for eight days", 20 - 12 == 8),
    (
        "orchard.md",
        "seven weeks before the report",
        round((date(2026, 2, 25) - FIRE).days / 7) == 7,
    ),
    ("harbour-school.docx", "£55,700 a month", 38_000 + 6_500 + 11_200 == 55_700),
    ("harbour-school.docx", "nearly £670,000 a year", 55_700 * 12 == 668_400),
    ("harbour-school.docx", "on a Thursday", date(2026, 1, 22).strftime("%A") == "Thursday"),
    ("night-bus.html", "some 43,000 in all", round(118 * 365, -3) == 43_000),
    ("night-bus.html", "£5.20, or about £224,000", round(118 * 365 * 5.2, -3) == 224_000),
    ("night-bus.html", "That is a third of them", round(212 / 640, 2) == 0.33),
]
WRONG = [
    ("ferry.txt", "1,168 on batteries alone, or 46 percent", round(1168 / 2920, 2) == 0.46),
    ("ferry.txt", "The project cost £42 million", 25 + 9 + 6 == 42),
    (
        "ferry-second-draft.txt",
        "five were made on batteries, or 55 percent",
        round(5 / 8, 2) == 0.55,
    ),
    ("orchard.md", "Maren Gilfoyle, 58, was born in 1961", 2026 - 1961 in (58, 59)),
    ("orchard.md", "Plums\t312\t264\t58\t15", 264 + 58 == 312),
    ("orchard.md", "The trust lives on £1.9 million", round(909 + 540 + 350, -2) == 1900),
    ("orchard.md", "to 31,500 last year, a fall of 35 percent", round(1 - 31.5 / 42, 2) == 0.35),
    ("orchard.md", "at the gate at 22:05, 35 minutes later", (22 - 21) * 60 + 5 - 40 == 35),
    ("orchard.md", "11 min read", 5100 / 11 < 350),
    ("harbour-school.docx", "The school cost £9.2 million", round(6.1 + 2.4 + 0.9, 1) == 9.2),
    ("night-bus.html", "the rise to 118 is one of 32 percent", round(118 / 96, 2) == 1.32),
]


@pytest.mark.parametrize(("name", "words", "holds"), RIGHT)
def test_what_is_right_is_right(name, words, holds):
    assert words in words_of(name)
    assert holds


@pytest.mark.parametrize(("name", "words", "holds"), WRONG)
def test_what_is_wrong_is_wrong(name, words, holds):
    assert words in words_of(name)
    assert not holds


WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
DAY = re.compile(
    rf"({WEEKDAYS}), (\d\d? [A-Z][a-z]+)(?: (\d{{4}}))?"
    rf"(?=(?:, to (?:{WEEKDAYS}), [\w ]+ (\d{{4}}))?)"
)


@pytest.mark.parametrize(
    ("name", "least", "planted"),
    [
        ("ferry.txt", 2, {"Tuesday, 6 May 2026"}),
        ("ferry-second-draft.txt", 3, set()),
        ("orchard.md", 9, {"Friday, 20 November 2025", "Thursday, 24 March"}),
        ("harbour-school.docx", 1, set()),
        ("night-bus.html", 4, {"Monday, 11 February"}),
    ],
)
def test_no_weekday_is_wrong_by_accident(name, least, planted):
    """Where a date has no year, it is that of publication: 2026 for all of them."""
    days = [*DAY.finditer(words_of(name))]
    when = {day[0]: date_in(f"{day[2]} {day[3] or day[4] or 2026}") for day in days}

    assert len(when) >= least
    assert {
        words for words, at in when.items() if at and at.strftime("%A") != words.split(",")[0]
    } == planted
    assert None not in when.values()


@pytest.mark.parametrize("name", ARTICLES)
def test_nothing_outside_the_domains_for_examples_is_linked(name):
    addresses = re.findall(r"https?://[^\s\"'<>()]+", words_of(name))
    if name.endswith(".docx"):
        with zipfile.ZipFile(seed(name)) as package:
            names = [part for part in package.namelist() if part.endswith(".rels")]
            assert not any(b"TargetMode" in package.read(part) for part in names)
    hosts = {urlsplit(address).hostname or "" for address in addresses}

    # The name of a vocabulary, which no page loads.
    assert {host for host in hosts if not host.endswith(".example")} <= {"schema.org"}


def test_a_page_has_one_headline_and_links_that_go_where_they_say_but_one():
    page = seed("night-bus.html").read_text(encoding="utf-8")
    links = re.findall(r'<a [^>]*href="https://([^/"]+)[^>]*>([\w.-]+\.example)', page)

    assert page.count("<h1") == 1
    assert [text for host, text in links if host != text] == ["meridewtransit.example"]


def test_the_annotated_copy_is_what_its_program_makes(tmp_path):
    made = tmp_path / "made.docx"
    program = seed("make_annotated_copy.py")
    subprocess.run([sys.executable, "-I", str(program), str(made)], check=True, timeout=60)

    assert made.read_bytes() == seed("harbour-school.docx").read_bytes()


def test_of_the_saved_page_only_the_article_is_text():
    text = read_file(seed("night-bus.html"))[0].text

    for around in (
        "cookies",
        "Births and deaths",
        "flower budget",
        "The Late Post",
        "saltgate_sam",
    ):
        assert around in words_of("night-bus.html")
        assert around not in text
    assert "changed at 9:12 to correct" in text


def test_the_tracked_changes_are_those_of_the_readme():
    changes = read_file(seed("harbour-school.docx"))[0].changes

    for kind, author, words in table("harbour-school.docx", "What was changed"):
        found = {each.text for each in changes if (each.kind, each.author) == (kind, author)}
        assert found >= set(quoted_in(words))


STRAIGHT = str.maketrans("‘’“”", "''\"\"")


def marks_of_the_first_draft() -> list[str]:
    return [quote["text"] for item in items() for quote in item["quotes"]]


def test_every_mark_of_the_review_has_its_fate_in_the_second_draft():
    rows = table("ferry-second-draft.txt", "What becomes")
    first, second = words_of("ferry.txt"), words_of("ferry-second-draft.txt")

    assert [row[0].strip("`") for row in rows] == marks_of_the_first_draft()
    for mark, fate, now in rows:
        words, new = mark.strip("`"), re.findall("`([^`]+)`", now)
        assert words in first
        if fate in ("exact", "moved"):
            standing = "".join(new) or words
            assert standing in second, mark
            assert standing.translate(STRAIGHT) == words.translate(STRAIGHT)
        else:
            assert words not in second, mark
            assert bool(new) is (fate == "altered")
        assert all(each in second for each in new), mark
    assert {row[1] for row in rows} == {"exact", "moved", "altered", "lost"}


def test_the_second_draft_corrects_seven_faults_of_the_first():
    straight = str.maketrans("“”’", '""\'')
    draft = words_of("ferry-second-draft.txt").translate(straight)
    rows = table("ferry.txt", "What is wrong")
    left = [r for r in rows if all(q.translate(straight) in draft for q in quoted_in(r[1]))]

    assert len(rows) - len(left) == 7


def test_the_second_draft_moves_the_paragraph_that_it_says():
    def before(name: str, one: str, other: str) -> bool:
        return words_of(name).index(one) < words_of(name).index(other)

    words = "None of this was cheap.", "“We promised a ship"
    assert before("ferry.txt", *words)
    assert not before("ferry-second-draft.txt", *words)


@pytest.mark.parametrize(
    ("name", "headline"),
    [
        ("ferry.txt", "Logbooks Show Torrow’s Electric Ferry Crossed Mostly on Diesel"),
        (
            "ferry-second-draft.txt",
            "Torrow’s Electric Ferry Ran Mostly on Diesel, Her Logbooks Show",
        ),
        ("orchard.md", "The Orchard That Was Counted Twice"),
        ("harbour-school.docx", "The School That Stood on the Fish Dock"),
        ("night-bus.html", "The Night Bus That Nobody Took Was Never Empty"),
    ],
)
def test_every_sample_is_read(name, headline):
    assert read_file(seed(name))[0].headline == headline


def test_comments_and_notes_become_what_the_readme_says():
    rows = table("harbour-school.docx", "What the comments")
    remarks = {remark.key: remark for remark in read_file(seed("harbour-school.docx"))[0].remarks}

    assert {row[0]: row[3] for row in rows} == {key: r.fate.value for key, r in remarks.items()}
    for key, author, said, *_ in rows:
        assert remarks[key].author == author
        assert quoted_in(said)[0] in remarks[key].text


def items() -> list[dict[str, object]]:
    return [*REVIEW["claims"], *REVIEW["questions"], *REVIEW["notes"]]


def test_every_quote_stands_where_the_review_says():
    lines = words_of("ferry.txt").split("\n")
    for item in items():
        assert item["quotes"]
        for quote in item["quotes"]:
            found = sum(line.count(quote["text"]) for line in lines)
            assert found >= quote.get("nth", 1), quote
            assert found == 1 or "nth" in quote, quote


def test_the_review_uses_the_values_of_the_domain():
    for claim in REVIEW["claims"]:
        Status(claim["status"])
        Risk(claim["risk"])
        assert set(claim["kinds"]) <= set(load("kinds").keys)
        for evidence in claim["evidence"]:
            Stance(evidence["stance"])
    for source in REVIEW["sources"]:
        Tier(source["tier"])
        assert source["kind"] in load("source_kinds")
        assert not source["text"] or source["text"] in words_of("ferry.txt")
    for question in REVIEW["questions"]:
        Role(question["addressee"])
        outcome = question["outcome"] and Outcome(question["outcome"])
        assert (QuestionState(question["state"]) is QuestionState.CLOSED) == bool(outcome)


def test_the_review_names_only_what_it_has():
    sources = {source["key"] for source in REVIEW["sources"]}
    claims = {claim["key"] for claim in REVIEW["claims"]}

    assert {e["source"] for claim in REVIEW["claims"] for e in claim["evidence"]} <= sources
    assert {question["claim"] for question in REVIEW["questions"]} <= claims | {""}


def test_the_review_shows_a_desk_in_the_middle_of_its_work():
    statuses = {claim["status"] for claim in REVIEW["claims"]}

    assert statuses == {status.value for status in Status} - {"cut"}
    assert [source["key"] for source in REVIEW["sources"] if source["confidential"]] == ["pier"]
