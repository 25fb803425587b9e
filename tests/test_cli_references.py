"""`editorial references`, and references as `editorial export` writes them."""

import json

from editorial.resources import seed

RIS = """\
TY  - JOUR
ID  - doe2020
AU  - Doe, Jane
TI  - Tides and turbines
T2  - Journal of Tides
PY  - 2020
DO  - 10.1000/182
ER  -
"""


def test_references_are_shown_and_a_file_without_any_fails(run, tmp_path):
    library, other = tmp_path / "library.ris", tmp_path / "other.txt"
    library.write_text(RIS, encoding="utf-8")
    other.write_text("Only words.", encoding="utf-8")

    shown = run("references", library)
    both = run("references", "--json", library, other)

    assert shown.status == 0
    assert shown.out.splitlines() == [
        f"{library}: RIS, 1 reference",
        "  1. Jane Doe (2020). Tides and turbines. Journal of Tides. https://doi.org/10.1000/182",
    ]
    assert both.status == 2
    assert "holds no references" in both.err
    read, failed = both.json
    assert (read["format"], read["dropped"], read["notices"]) == ("ris", [], [])
    assert read["references"][0]["DOI"] == "10.1000/182"
    assert failed["file"] == str(other)
    assert "holds no references" in failed["error"]


def test_the_references_of_an_article_are_written_in_every_format(run, tmp_path):
    desk, out = tmp_path / "a.editorial", tmp_path / "out"
    run("import", "--desk", desk, seed("ferry.txt"))

    written = run(
        "export",
        "1",
        "--desk",
        desk,
        "--output",
        out,
        "--json",
        "--format",
        "html,csl-json,ris,biblatex,bibtex",
    )

    names = [path.rsplit("-review", 1)[1] for path in written.json]
    assert names == [
        ".html",
        "-references.json",
        "-references.ris",
        "-references.bib",
        "-references-bibtex.bib",
    ]
    items = json.loads(next(out.glob("*.json")).read_text(encoding="utf-8"))
    assert items
    assert all(item["title"] for item in items)
    for pattern in ("*.ris", "*references.bib", "*bibtex.bib"):
        again = run("references", "--json", next(out.glob(pattern))).json["references"]
        assert [item["title"] for item in again] == [item["title"] for item in items]
    wrong = run("export", "1", "--desk", desk, "--output", out, "--format", "endnote")
    assert wrong.status == 2
    assert "there is no format “endnote”; there are md, html, csl-json" in wrong.err
