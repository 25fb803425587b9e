"""`editorial reanchor`: where the passages of one file stand in a later one."""

import json

import pytest

from editorial.resources import seed

OLD = "Head\n\nThe lock failed twice. Nobody knows why.\nThe mayor is 46."
NEW = "Head\n\nWe asked.\n\nThe lock failed three times. Nobody knows why.\n"


@pytest.fixture
def drafts(tmp_path):
    """Two plain files with Windows' line ends, and a way to write anchors for the old one."""
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_bytes(OLD.replace("\n", "\r\n").encode())
    new.write_bytes(NEW.replace("\n", "\r\n").encode())

    def ask(*lines: object) -> tuple[object, ...]:
        anchors = tmp_path / "anchors.jsonl"
        anchors.write_text(
            "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines),
            encoding="utf-8",
        )
        return "reanchor", old, new, "--anchors", anchors

    return ask


def anchor(words: str, **others: object) -> dict[str, object]:
    start = OLD.index(words)
    return {"start": start, "end": start + len(words), **others}


def test_each_anchor_gets_a_line_in_its_order(run, drafts):
    asked = drafts(
        anchor("The mayor is 46."),
        anchor("failed twice", quote="ignored", kind="ignored"),
        "",
        anchor("Nobody knows why."),
    )

    shown = run(*asked, "--plain")

    assert shown.status == 0
    lost, altered, exact = (json.loads(line) for line in shown.out.splitlines())
    assert (lost["start"], lost["end"], lost["state"]) == (None, None, "lost")
    assert NEW[altered["start"] : altered["end"]] == "failed three times"
    assert altered["state"] == "altered"
    assert 0 < altered["confidence"] < 1
    assert NEW[exact["start"] : exact["end"]] == "Nobody knows why."
    assert (exact["state"], exact["confidence"]) == ("exact", 1.0)
    assert run(*asked, "--plain", "--json").out == shown.out


def test_positions_are_those_of_the_text_that_was_recognised(run, tmp_path):
    old, new = seed("ferry.txt"), seed("ferry-second-draft.txt")
    texts = [json.loads(run("read", "--json", file).out)["text"] for file in (old, new)]
    start = texts[0].index("on Tuesday, 6 May")
    anchors = tmp_path / "a.jsonl"
    anchors.write_text(json.dumps({"start": start, "end": start + len("on Tuesday, 6 May")}))

    (there,) = map(json.loads, run("reanchor", old, new, "--anchors", anchors).out.splitlines())

    assert texts[1][there["start"] : there["end"]] == "on Wednesday, 6 May"


def test_no_anchors_no_lines(run, drafts):
    shown = run(*drafts(), "--plain")

    assert (shown.status, shown.out, shown.err) == (0, "", "")


def test_in_an_empty_new_draft_all_is_lost(run, drafts, tmp_path):
    asked = drafts(anchor("Nobody knows why."))
    (tmp_path / "new.txt").write_bytes(b"")

    assert json.loads(run(*asked, "--plain").out)["state"] == "lost"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("[1, 2]", "no JSON object"),
        ('{"start": 1}', "whole numbers"),
        ('{"start": true, "end": 3}', "whole numbers"),
        ('{"start": 1.5, "end": 3}', "whole numbers"),
        ('{"start": 3, "end": 3}', "end must lie behind the start"),
        ('{"start": -1, "end": 3}', "end must lie behind the start"),
        ('{"start": 1, "end": 300}', "outside the old text of 63 code points"),
    ],
)
def test_a_bad_anchor_is_named_by_its_line(run, drafts, line, said):
    shown = run(*drafts(anchor("Nobody"), line), "--plain")

    assert (shown.status, shown.out) == (2, "")
    assert "anchors.jsonl, line 2: " in shown.err
    assert said in shown.err
    assert shown.err.count("\n") == 1


def test_a_file_that_cannot_be_read_is_named(run, drafts, tmp_path):
    asked = drafts(anchor("Nobody"))

    (tmp_path / "new.txt").write_bytes(b"caf\xe9")
    shown = run(*asked, "--plain")
    assert shown.status == 2
    assert "“new.txt” is no UTF-8 text (byte 3)" in shown.err

    (tmp_path / "anchors.jsonl").unlink()
    (tmp_path / "new.txt").write_bytes(b"text")
    shown = run(*asked, "--plain")
    assert shown.status == 2
    assert "anchors.jsonl" in shown.err
