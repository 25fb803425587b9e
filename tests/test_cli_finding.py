"""`editorial find`: the places in files that speak of a claim, without storing anything."""

import json

from editorial.resources import seed

FERRY = seed("ferry.txt")
CAPTIONS = """\
1
00:00:01,000 --> 00:00:04,000
We will never

2
00:00:04,000 --> 00:00:07,500
sail in, um, fog again.
"""


def test_places_come_best_first_with_locator_reasons_and_differences(run, tmp_path):
    census = tmp_path / "census.txt"
    census.write_text("Torrow\n\nSome 840 people live on the island of Torrow.\n", encoding="utf-8")

    shown = run("find", "850 people live on the island of Torrow", "--in", FERRY, census, "--json")

    assert shown.status == 0
    found = json.loads(shown.out)
    assert [each["score"] for each in found] == sorted((e["score"] for e in found), reverse=True)
    assert found[0] == {
        "file": str(census),
        "start": 7,
        "end": 52,
        "text": "Some 840 people live on the island of Torrow.",
        "locator": "¶ 2",
        "score": found[0]["score"],
        "reasons": found[0]["reasons"],
        "differences": [{"kind": "number", "claim": "850", "source": "840"}],
    }
    assert any("“Torrow”" in reason for reason in found[0]["reasons"])
    text = json.loads(run("read", "--json", FERRY).out)["text"]
    ferry = [each for each in found if each["file"] == str(FERRY)]
    assert ferry
    assert all(text[each["start"] : each["end"]] == each["text"] for each in ferry)


def test_a_recording_is_cited_by_its_time(run, tmp_path):
    interview = tmp_path / "interview.srt"
    interview.write_text(CAPTIONS, encoding="utf-8")

    shown = run("find", "“We will never sail in fog”", "--in", interview, "--in", FERRY)

    assert shown.status == 0
    head, place, words, reasons, *_ = shown.out.splitlines()
    assert head.endswith("found; looked in 2 files")
    assert f"1. {interview}, 00:00:01" in place
    assert "sail in, um, fog" in words
    assert "word for word, but for hesitations" in reasons


def test_nothing_found_is_an_empty_list_and_no_failure(run):
    shown = run("find", "zebras graze on the moon", "--in", FERRY, "--json")

    assert (shown.status, json.loads(shown.out)) == (0, [])


def test_most_bounds_the_list(run):
    shown = run("find", "the ferry Torrow Queen", "--in", FERRY, "--json", "--most", 2)

    assert len(json.loads(shown.out)) == 2


def test_a_file_that_cannot_be_read_is_one_line_and_nothing_else(run, tmp_path):
    gone = tmp_path / "gone.pdf"

    shown = run("find", "the ferry", "--in", FERRY, gone, "--json")

    assert (shown.status, shown.out) == (2, "")
    assert "gone.pdf" in shown.err
    assert shown.err.count("\n") == 1


def test_a_claim_without_words_and_a_call_without_files_are_bad_calls(run):
    assert run("find", "  ", "--in", FERRY).status == 2
    assert "--in" in run("find", "the ferry").err
