"""Exports: what the files are called, what is in them, and what happens where they cannot be."""

from dataclasses import replace

import pytest

from editorial.domain.errors import SaveFault
from editorial.domain.summary import SummaryOptions
from editorial.services import exporting
from editorial.services.summary import summarise
from tests.desks import barrage, take_in


@pytest.fixture
def summary(desk, article_id):
    return desk.read(summarise, article_id, SummaryOptions())


def stem_of(desk, headline: str) -> str:
    return desk.read(exporting.file_stem, take_in(desk, replace(barrage(), headline=headline)))


@pytest.mark.parametrize(
    ("headline", "stem"),
    [
        ("Port Ellery Shuts Tidal Barrage", "port-ellery-shuts-tidal-barrage-review"),
        ("Torrow’s “Zero” Ferry: £1.4m?", "torrows-zero-ferry-1-4m-review"),
        ("../../etc/passwd", "etc-passwd-review"),
        ("C:\\CON.txt\x00", "c-con-txt-review"),
        ("CON", "article-con-review"),
        ("…", "article-review"),
        ("Ærø und Straße", "ærø-und-strasse-review"),
        ("東京の橋", "東京の橋-review"),
        ("A" * 500, "a" * 120 + "-review"),
        ("橋" * 100, "橋" * 40 + "-review"),
    ],
)
def test_files_are_named_after_the_headline(desk, headline, stem):
    assert stem_of(desk, headline) == stem


def test_a_long_headline_ends_at_a_word(desk):
    stem = stem_of(desk, "one hundred words " * 20)

    assert len(stem) <= 127
    assert stem.removesuffix("-review").split("-")[-1] in ("one", "hundred", "words")


def test_two_articles_of_one_headline_get_two_names(desk, article_id):
    other = take_in(desk, replace(barrage(), headline="Port Ellery shuts tidal barrage!"))

    names = {desk.read(exporting.file_stem, each) for each in (article_id, other)}

    assert len(names) == 2
    assert all(name.startswith("port-ellery-shuts-tidal-barrage-") for name in names)


def test_every_format_is_written_once_into_a_folder_that_is_made(summary, tmp_path):
    folder = tmp_path / "not" / "yet"

    written = exporting.export(summary, ["html", "md", "html"], folder, "barrage")

    assert written == [folder / "barrage.html", folder / "barrage.md"]
    assert sorted(folder.iterdir()) == sorted(written)
    assert "Port Ellery Shuts Tidal Barrage" in written[1].read_text(encoding="utf-8")
    assert "<html" in written[0].read_text(encoding="utf-8")


def test_an_older_export_is_replaced(summary, tmp_path):
    (tmp_path / "barrage.md").write_text("old")

    (written,) = exporting.export(summary, ["md"], tmp_path, "barrage")

    assert written.read_text(encoding="utf-8") != "old"


def test_a_folder_that_cannot_be_made_is_a_sentence(summary, tmp_path):
    (tmp_path / "file").write_text("no folder")

    with pytest.raises(SaveFault, match="could not be made"):
        exporting.export(summary, ["md"], tmp_path / "file" / "out", "barrage")


def test_a_file_that_cannot_be_written_says_what_was(summary, tmp_path):
    (tmp_path / "barrage.html").mkdir()

    with pytest.raises(SaveFault, match=r"folder of that name.* Written before: barrage\.md\."):
        exporting.export(summary, ["md", "html"], tmp_path, "barrage")
    with pytest.raises(SaveFault) as fault:
        exporting.export(summary, ["html", "md"], tmp_path, "barrage")
    assert "Written before" not in str(fault.value)
