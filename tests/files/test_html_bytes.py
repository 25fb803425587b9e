"""Saved pages as bytes: encodings, single-file pages, and files made to do harm."""

import base64
import codecs
import quopri
import unicodedata
from pathlib import Path

import pytest

from editorial.files.file_kind import FileKind
from editorial.files.isolation import read_apart
from editorial.files.refusal import Refusal
from tests.files.html_pages import FIRST, PROSE, SECOND, THIRD, extract, page, texts

SWEDISH = "Den östra vågbrytaren ska höjas med fyrtio centimeter, sade hamnstyrelsen på måndagen."
RUSSIAN = (
    "Совет порта решил в понедельник поднять восточную стену на сорок сантиметров после трёх"
    " зимних штормов, которые затопили рыбный рынок."
)


def saved(text: str, encoding: str, stated: str = "") -> bytes:
    meta = f'<meta charset="{stated}">' if stated else ""
    return f"<html><head>{meta}</head><body><p>{text}</p></body></html>".encode(encoding)


@pytest.mark.parametrize(
    "data",
    [
        saved(SWEDISH, "utf-8"),
        saved(SWEDISH, "utf-8", "iso-8859-1"),
        saved(SWEDISH, "latin-1", "iso-8859-1"),
        saved(SWEDISH, "latin-1", "no-such-thing"),
        codecs.BOM_UTF8 + saved(SWEDISH, "utf-8", "ascii"),
        codecs.BOM_UTF16_LE + saved(SWEDISH, "utf-16-le"),
        saved(SWEDISH, "cp1252"),
        saved(SWEDISH.replace("ö", "&ouml;").replace("å", "&#229;"), "ascii"),
    ],
)
def test_encodings(data: bytes) -> None:
    assert texts(extract(data)) == [SWEDISH]


@pytest.mark.parametrize(
    ("encoding", "stated"),
    [("cp1251", ""), ("koi8-r", "koi8-r"), ("cp1251", "windows-1251")],
)
def test_encodings_of_other_alphabets(encoding: str, stated: str) -> None:
    assert texts(extract(saved(RUSSIAN, encoding, stated))) == [RUSSIAN]


def test_damaged_letters_are_told() -> None:
    data = saved(SWEDISH, "utf-8").replace("åg".encode(), b"\xffg")
    found = extract(data)

    assert texts(found) == [SWEDISH.replace("åg", "\ufffdg")]
    assert found.notices[0].startswith("1 letter of the page could not be decoded")


@pytest.mark.parametrize(
    ("name", "coded"),
    [("quoted-printable", quopri.encodestring), ("base64", base64.encodebytes), ("8bit", bytes)],
)
def test_a_page_saved_as_a_single_file(name, coded) -> None:
    html = f"<html><body><p>{SWEDISH}</p><p>{SECOND} <a href='/log'>Log</a></p></body></html>"
    data = (
        b"From: <Saved by a browser>\r\nSnapshot-Content-Location: https://port.test/news/wall\r\n"
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="=x"\r\n\r\n--=x\r\n'
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: "
        + name.encode()
        + b"\r\n\r\n"
        + coded(html.encode())
        + b"\r\n--=x\r\nContent-Type: image/png\r\n\r\nAAAA\r\n--=x--\r\n"
    )
    found = extract(data)

    assert texts(found) == [SWEDISH, f"{SECOND} Log"]
    assert found.blocks[-1].runs[0].target == "https://port.test/log"
    assert "1 other file packed with the page" in [each.what for each in found.dropped]


def test_a_single_file_page_without_the_page_is_refused() -> None:
    data = (
        b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\n'
        b"Content-Type: image/png\n\nAAAA\n--x--\n"
    )

    with pytest.raises(Refusal, match="without the page in it"):
        extract(data)


@pytest.mark.parametrize(
    "article",
    [
        "<div>" * 10_000 + PROSE,
        "<b>" * 100_000 + PROSE,
        "<table><tr><td>" * 2_000 + PROSE,
        "<math>" * 5_000 + "</math>" * 5_000 + PROSE,
        f"<p {' '.join(f'a{n}=1' for n in range(100_000))}></p>{PROSE}",
        f"<img src='data:image/png;base64,{'A' * 3_000_000}'>{PROSE}",
        f"<script>{'<p>x</p>' * 100_000}</script>{PROSE}",
        "<q>" * 2_000 + "</q>" * 2_000 + PROSE,
        "<form>a" * 2_000 + "</form>" * 2_000 + PROSE,
        PROSE.replace("board", "bo\0ard") + "\0" * 100_000,
        "&#1;&#xD800;&#x110000;&#xFFFE;" + PROSE,
    ],
)
def test_what_is_made_to_do_harm_costs_no_word_of_the_article(article: str) -> None:
    found = texts(extract(page(article)))

    assert [text for text in found if text in (FIRST, SECOND, THIRD)] == [FIRST, SECOND, THIRD]


def test_nesting_that_cannot_be_followed_is_told() -> None:
    assert "nests its elements" in extract(page("<div>" * 3_000 + PROSE)).notices[0]


def test_entities_neither_unfold_nor_load_anything() -> None:
    laughs = "".join(f'<!ENTITY a{n + 1} "&a{n};&a{n};&a{n};">' for n in range(30))
    found = extract(
        f'<!DOCTYPE html [<!ENTITY a0 "lol">{laughs}<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        f"<html><body><p>&a30; &x; {FIRST}</p>{PROSE}</body></html>"
    )

    text = "\n".join(block.text for block in found.blocks)
    assert "root:" not in text
    assert "lollol" not in text
    assert len(text) < 2_000


def test_a_page_of_more_parts_than_any_article_is_refused() -> None:
    with pytest.raises(Refusal, match="more parts than a page"):
        extract(page("<p>a" * 2_000_000))


def test_the_process_of_its_own_reads_the_same() -> None:
    data = page(f"<h1>Wall</h1>{PROSE}", head="<title>Wall</title>")

    assert read_apart(FileKind.HTML, data) == extract(data)


@pytest.mark.corpus
def test_pages_of_many_makers_keep_the_rules_of_canonical_text(corpus: Path) -> None:
    read = 0
    for path in sorted(corpus.glob("html/*/page.html"))[::8]:
        for block in extract(path.read_bytes()).blocks:
            assert "\n" not in block.text
            assert "\r" not in block.text
            assert unicodedata.is_normalized("NFC", block.text)
            assert all(0 <= run.start < run.end <= len(block.text) for run in block.runs)
        read += 1

    assert read > 10
