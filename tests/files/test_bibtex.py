"""BibTeX and BibLaTeX, with what thirty years of hands have done to them."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editorial.domain.reference import Name, Reference, item_of
from editorial.files.bibtex import references_from_bibtex
from editorial.files.bibtex_writer import biblatex_from_references, bibtex_from_references
from editorial.files.latex_text import latex_of, text_of_latex, verbatim
from editorial.files.refusal import Refusal
from tests.files.made_references import REFERENCES, kept


def read(text: str):
    return references_from_bibtex(text.encode())


def one(text: str) -> Reference:
    (reference,) = read(text).references
    return reference


def test_an_article_of_biblatex() -> None:
    reference = one(
        r"""@article{ek2024,
          author = {van Ek, Jon and {Harbour Board, Wenlow} and family=Berg, given=Ann, prefix=van
            den, useprefix=true and others},
          title = {Tides of {\emph{Fucus}} \& {K\"a}lp -- a {US} view}, subtitle = {Part~1},
          journaltitle = {Coast}, volume = 3, number = {2}, pages = {4--9},
          date = {2024-05-03T10:00:00}, urldate = {2024-06}, langid = {ngerman},
          doi = {10.1000/a\_b}, url = {https://coast.example/a_b%20c},
          eprint = {2401.01234}, eprinttype = {arXiv}, file = {:C\:/tide.pdf:PDF},
        }"""
    )

    assert reference.authors == (
        Name("Ek", "Jon", particle="van"),
        Name(literal="Harbour Board, Wenlow"),
        Name("Berg", "Ann", particle="van den"),
        Name(literal="others"),
    )
    assert reference.title == "Tides of Fucus & Kälp – a US view: Part 1"
    assert (reference.container, reference.volume, reference.issue) == ("Coast", "3", "2")
    assert (reference.pages, reference.issued, reference.accessed) == (
        "4-9",
        "2024-05-03",
        "2024-06",
    )
    assert (reference.doi, reference.language) == ("10.1000/a_b", "de")
    assert reference.url == "https://coast.example/a_b%20c"
    item = item_of(reference)
    assert (item["archive"], item["archive_location"]) == ("arXiv", "2401.01234")
    assert list(item["custom"]["bibtex"]) == ["file"]


def test_older_bibtex_with_abbreviations() -> None:
    found = read(
        """Some words before. @comment{no {entry}}
        @preamble{"\\newcommand"} @string(press = "Shore " # {Press})
        @STRING{ek = {Jon Ek}}
        @PhdThesis(ek99, AUTHOR = ek # " and Ida Alm", title="Weed {\\"u}ber alles",
          school = press, year = 1999, month = "oct # 1")
        @misc{b, title = {B}, month = oct # "~3", year = {2001}, publisher = NOBODY}"""
    )

    thesis, misc = found.references
    assert [str(name) for name in thesis.authors] == ["Jon Ek", "Ida Alm"]
    assert (thesis.kind, thesis.title) == ("thesis", "Weed über alles")
    assert (thesis.publisher, thesis.issued) == ("Shore Press", "1999-10-01")
    assert item_of(thesis)["genre"] == "PhD thesis"
    assert (misc.issued, misc.publisher) == ("2001-10-03", "NOBODY")
    assert "NOBODY" in found.notices[0]


@pytest.mark.parametrize(
    ("fields", "issued"),
    [
        ("year = 2014", "2014"),
        ("year = 2014, month = may", "2014-05"),
        ("year = 2014, month = {05}, day = 3", "2014-05-03"),
        ("year = {2014}, month = {May--June}", "2014-05/2014-06"),
        ("year = {in press}", "in press"),
        ("date = {2014-05/2014-06}", "2014-05/2014-06"),
        ("date = {1988~}, year = 1988", "1988~"),
        ("year = 2014, month = {spring}", "spring 2014"),
    ],
)
def test_dates(fields: str, issued: str) -> None:
    assert one(f"@misc{{a, title = {{A}}, {fields}}}").issued == issued


def test_children_have_what_their_parents_have() -> None:
    found = read(
        """@inproceedings{child, title = {Weed}, author = {Ek, Jon}, crossref = {Parent}}
        @xdata{press, publisher = {Shore Press}, location = {Wenlow}}
        @proceedings{parent, title = {Coast 2024}, editor = {Alm, Ida}, year=2024, xdata={press}}
        @incollection{loop, title = {A}, crossref = {loop2}}
        @collection{loop2, title = {B}, crossref = {loop}}
        @set{both, entryset = {child, parent}}"""
    )

    child = found.references[0]
    assert (child.container, child.issued, child.publisher) == ("Coast 2024", "2024", "Shore Press")
    assert child.editors == (Name("Alm", "Ida"),)
    assert [reference.id for reference in found.references] == ["child", "parent", "loop", "loop2"]
    assert [left.what for left in found.dropped] == [
        "Entry “both” (line 6)",
        "Entry “press” (line 2)",
    ]


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        ("article{a, entrysubtype={newspaper}", "article-newspaper"),
        ("online{a", "webpage"),
        ("inbook{a", "chapter"),
        ("techreport{a", "report"),
        ("nobody{a", "document"),
    ],
)
def test_types(entry: str, kind: str) -> None:
    assert one(f"@{entry}, title={{A}}}}").kind == kind


def test_a_book_and_its_chapters_tell_its_title_to_each_other() -> None:
    assert one("@book{a, title={A}, booktitle={A}}").container == ""
    assert one("@book{a, title={A}, maintitle={A}}").container == "A"
    assert one("@book{a, publisher={P}}").publisher == "P"


def test_the_same_key_twice_and_a_field_twice() -> None:
    found = read("@misc{a, title={A}, note={x}, note={y}} \n@misc{a, title={B}}")

    assert [reference.title for reference in found.references] == ["A", "B"]
    assert item_of(found.references[0])["custom"] == {"bibtex": {"note": ["y"]}}


def test_brackets_that_do_not_match_cost_nothing_but_a_notice() -> None:
    found = read(
        "@article{broken,\n title = {A {{Tide}},\n publisher = {Ek {{\\&} Alm},\n year = 2024\n}\n"
        "@article{\n author = {Ek, Jon},\n title = {No key}\n}\n"
        "@misc{line, title = {One line},  , number = {7}}\n@misc{whole, title = {Whole}}\n"
        "@misc{open, title = {Never closed"
    )

    assert [reference.id for reference in found.references] == [
        "broken",
        "",
        "line",
        "whole",
        "open",
    ]
    broken, nameless, line, _, last = found.references
    assert (broken.title, broken.publisher, broken.issued) == ("A Tide", "Ek & Alm", "2024")
    assert (nameless.title, line.title) == ("No key", "One line")
    assert last.title == "Never closed"
    assert "“broken”" in found.notices[0]


def test_what_cannot_be_read_is_told() -> None:
    found = read(
        "@misc{a, title={A}}\n@misc{some words}\n@misc{b, words words\n}\n%@misc{c, title={C}}\n@{}"
    )

    assert [reference.id for reference in found.references] == ["a"]
    assert [left.what for left in found.dropped] == [
        "Entry “some words” (line 2)",
        "Entry “b” (line 3)",
        "Entry “c” (line 5)",
        "An entry (line 6)",
    ]


def test_old_encodings() -> None:
    latin = references_from_bibtex("@misc{a, title={Öl für Grün}}".encode("latin-1"))
    stated = references_from_bibtex(
        "% Encoding: ISO8859_2\n@misc{a, title={Łódź}}".encode("iso8859_2")
    )
    chinese = references_from_bibtex("@misc{a, title={测试期刊潮汐与海岸线变化}}".encode("gbk"))

    assert latin.references[0].title == "Öl für Grün"
    assert stated.references[0].title == "Łódź"
    assert chinese.references[0].title == "测试期刊潮汐与海岸线变化"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Words.",
        "@comment{a}",
        "@a{" * 60_000,
        "@string{a0={xxxxxxxxxx}}"
        + "".join(f"@string{{a{n}={'#'.join([f'a{n - 1}'] * 10)}}}" for n in range(1, 12))
        + "@misc{q,title=a11}",
        f"@book{{p,title={{A}},publisher={{{'x' * 90_000}}}}}" + "@misc{c,crossref={p}}\n" * 2_000,
    ],
)
def test_what_is_empty_or_hostile_is_refused(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(text)

    assert str(refused.value).endswith(".")


@pytest.mark.parametrize(
    "value",
    ["{" * 100_000, "\\" * 99_999, "\\emph{" * 5_000, "$" * 99_999, '\\"' * 9_000, "{\\a" * 30],
)
def test_hostile_latex_ends_soon(value: str) -> None:
    started = time.thread_time()

    text_of_latex(value)

    assert time.thread_time() - started < 2


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"Erd{\H o}s, \'{e}t\'e", "Erdős, été"),
        (r"100% of A & B #1", "100% of A & B #1"),
        (
            r"\href{https://a.example}{Words} \url{https://a.example/x%20y}",
            "Words https://a.example/x%20y",
        ),
        (r"raised \$5 million, or $5", "raised $5 million, or $5"),
        (r"\enquote{Yes} \textless b\textgreater \unknown{kept}", "“Yes” <b>kept"),
        (r"\href", ""),
    ],
)
def test_latex_becomes_words(latex: str, text: str) -> None:
    assert text_of_latex(latex) == text


@given(st.text(max_size=40))
@settings(max_examples=50, deadline=None)
def test_any_words_survive_latex(text: str) -> None:
    line = " ".join(text.split()).replace("\u2013", "").replace("\x00", "")

    assert " ".join(text_of_latex(latex_of(line)).split()) == line


def test_addresses_are_no_latex() -> None:
    assert (
        verbatim(r"\url{https://a.example/\_x\%20{\textasciitilde}y}")
        == "https://a.example/_x%20~y"
    )


def test_a_headline_keeps_its_capitals_and_a_date_its_field() -> None:
    reference = Reference(kind="article-newspaper", title="Who Pays NASA?", issued="2024-05-03")

    modern = biblatex_from_references([reference]).decode()
    classic = bibtex_from_references([reference]).decode()

    assert modern.startswith("@article{2024pays,")
    assert "title = {{Who Pays NASA?}}" in modern
    assert "date = {2024-05-03}" in modern
    assert "entrysubtype = {newspaper}" in modern
    assert "year = {2024}" in classic
    assert "month = {may 3}" in classic


@given(st.lists(REFERENCES, min_size=1, max_size=3))
@settings(max_examples=12, deadline=None)
def test_there_and_back(references) -> None:
    for write in (biblatex_from_references, bibtex_from_references):
        back = references_from_bibtex(write(references))

        assert [kept(item) for item in back.references] == [kept(item) for item in references]
        assert not back.dropped
        assert not back.notices
