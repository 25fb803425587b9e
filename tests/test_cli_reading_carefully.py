"""The careful reader on the command line: what it suggests, without storing anything."""

import json

from editorial.resources import seed

FERRY = seed("ferry.txt")


# --- Suggestions


def test_suggestions_come_best_first_with_their_place_in_the_text(run):
    text = json.loads(run("read", "--json", FERRY).out)["text"]

    shown = run("suggest", "--json", FERRY)

    assert shown.status == 0
    found = json.loads(shown.out)
    assert [each["score"] for each in found] == sorted((e["score"] for e in found), reverse=True)
    for each in found:
        assert text[each["start"] : each["end"]] == each["text"]
        assert each["spans"][0] == {"start": each["start"], "end": each["end"]}
        assert each["kinds"]
        assert each["reasons"]
        assert each["risk"] in ("minor", "major", "legal")


def test_what_cannot_be_checked_is_said_to_be_so_and_comes_last(run):
    found = json.loads(run("suggest", "--json", FERRY).out)

    checkable = [each["checkable"] for each in found]
    assert checkable == sorted(checkable, reverse=True)
    assert not checkable[-1]


def test_suggestions_for_people_have_the_passage_and_the_reasons(run):
    shown = run("suggest", FERRY, "--most", 5)

    assert shown.status == 0
    head, *lines = shown.out.splitlines()
    assert head.startswith(f"{FERRY}: 5 suggestions of ")
    assert [line[:5] for line in lines[::3]] == ["  1. ", "  2. ", "  3. ", "  4. ", "  5. "]
    assert "£6.00 to £7.50" in run("suggest", FERRY).out
    assert "an amount of money" in run("suggest", FERRY).out


def test_most_is_a_number_from_one_on(run):
    shown = run("suggest", FERRY, "--most", 0)

    assert shown.status == 2
    assert "a whole number from 1 on" in shown.err


def test_a_file_that_is_not_there_is_named(run, tmp_path):
    shown = run("suggest", tmp_path / "nothing.md")

    assert shown.status == 2
    assert "nothing.md" in shown.err
    assert shown.out == ""


# --- Findings


def test_findings_come_worst_first_with_their_passages_side_by_side(run):
    text = json.loads(run("read", "--json", FERRY).out)["text"]

    shown = run("check", "--json", FERRY)

    assert shown.status == 0
    found = json.loads(shown.out)
    order = ["error", "warning", "hint"]
    assert [f["severity"] for f in found] == sorted((f["severity"] for f in found), key=order.index)
    for each in found:
        assert set(each) == {"rule", "severity", "message", "passages"}
        for passage in each["passages"]:
            assert text[passage["start"] : passage["end"]] == passage["text"]
    differs = next(each for each in found if each["rule"] == "quotation-differs")
    assert [
        words
        for words, p in zip(("every crossing", "all crossings"), differs["passages"], strict=True)
        if words in p["text"]
    ] == ["every crossing", "all crossings"]


def test_findings_for_people_name_the_rule_and_the_place(run):
    shown = run("check", FERRY)

    assert shown.status == 0
    assert shown.out.startswith(f"{FERRY}: ")
    assert "  Error: Quotation that differs from itself (quotation-differs)\n" in shown.out
    assert "  Warning: Several outlets, one origin (one-origin)\n" in shown.out
    assert "    at " in shown.out


def test_fail_on_says_how_bad_a_finding_must_be(run, tmp_path):
    hint = tmp_path / "hint.txt"
    hint.write_text("A Pier\n\nIt is the oldest wooden pier in the country.\n", encoding="utf-8")

    assert [run("check", hint, "--fail-on", level).status for level in ("hint", "warning")] == [
        1,
        0,
    ]
    assert run("check", FERRY, "--fail-on", "error").status == 1
    assert run("check", FERRY, "--fail-on", "note").status == 2


def test_a_file_that_cannot_be_checked_is_named_in_one_line(run, tmp_path):
    shown = run("check", tmp_path / "nothing.md")

    assert (shown.status, shown.out) == (2, "")
    assert shown.err.startswith("editorial check: ")
    assert shown.err.count("\n") == 1
