"""Documents for a source: transcripts, e-mail, pictures, and whatever an article can come as."""

import pytest

from editorial.domain.errors import UnreadableFile
from editorial.files.document_json import document_from_json, json_from_document
from editorial.services.documents import document_of_paste, read_document


def read(tmp_path, name: str, content: str | bytes):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    document, received = read_document(path)
    assert received == path.read_bytes()
    assert document_from_json(json_from_document(document)) == document
    return document


def at(document, words: str) -> str:
    return document.locators.at(document.text.index(words))


def test_subtitles_become_sentences_and_each_cue_keeps_its_time(tmp_path):
    document = read(
        tmp_path,
        "hearing.srt",
        "1\r\n00:00:01,000 --> 00:00:04,000\r\n<i>We never said</i> that\r\n\r\n"
        "2\r\n00:00:04,100 --> 00:00:06,000\r\nevery crossing &amp; each.\r\n\r\n"
        "3\r\n01:01:30,000 --> 01:01:32,000\r\nHANLOW: Next question.\r\n",
    )

    assert document.text == "We never said that every crossing & each.\nHANLOW: Next question."
    assert [at(document, words) for words in ("We", "every", "Next")] == [
        "00:00:01",
        "00:00:04",
        "01:01:30",
    ]


def test_webvtt_names_its_speakers_and_its_remarks_are_no_words(tmp_path):
    document = read(
        tmp_path,
        "talk.vtt",
        "WEBVTT\n\nNOTE checked by Ann\n\nSTYLE\n::cue { color: red }\n\n"
        "one\n00:01.000 --> 00:04.000 align:start\n<v Maud Ellersby>The board could ask\n\n"
        "00:05.000 --> 00:07.000\n<v Maud Ellersby>for it back.\n",
    )

    assert document.text == "Maud Ellersby: The board could ask for it back."
    assert at(document, "for it") == "00:00:05"


@pytest.mark.parametrize(
    "lines",
    [
        "[00:00:10] ANNA: Good morning.\n[00:00:12] BEN: Hello.\n[00:01:02] ANNA: When?\n",
        "Anna (00:10): Good morning.\nBen (00:12): Hello.\nAnna (01:02): When?\n",
        "Anna 00:10\nGood morning.\n\nBen 00:12\nHello.\n\nAnna 01:02\nWhen?\n",
    ],
)
def test_a_transcript_in_plain_text_is_told_by_its_turns(tmp_path, lines):
    document = read(tmp_path, "interview.txt", lines)

    assert document.format == "transcript"
    assert document.text.upper() == "ANNA: GOOD MORNING.\nBEN: HELLO.\nANNA: WHEN?"
    assert at(document, "When") == "00:01:02"
    assert document_of_paste(lines).text == document.text


def test_prose_is_no_transcript(tmp_path):
    prose = "The trial\n\nIt began at 10:30. The judge said: nothing.\n\nThen it ended.\n"

    document = read(tmp_path, "prose.txt", prose)

    assert document.format == "text"
    assert at(document, "Then") == "¶ 3"


def test_an_e_mail_says_who_when_and_what_and_tells_what_is_attached(tmp_path):
    document = read(
        tmp_path,
        "reply.eml",
        b"From: Ann <ann@board.example>\r\nTo: desk@paper.example\r\n"
        b"Subject: =?utf-8?q?Caf=C3=A9?=\r\nDate: Mon, 3 Jun 2024 10:00:00 +0000\r\n"
        b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        b"<p>It cost <b>1.2</b> million.</p><script>x()</script>\r\n"
        b"--b\r\nContent-Type: application/pdf\r\n"
        b'Content-Disposition: attachment; filename="log.pdf"\r\n\r\nabc\r\n--b--\r\n',
    )

    assert document.title == "Café"
    assert document.text.startswith("Café\nFrom: Ann <ann@board.example>\nTo: desk@paper.example")
    assert document.text.endswith("It cost 1.2 million.")
    assert "log.pdf" in [each.sample for each in document.dropped]


def test_a_picture_is_kept_without_words_and_noise_is_refused(tmp_path):
    assert read(tmp_path, "gate.png", b"\x89PNG\r\n\x1a\n" + bytes(40)).format == "image"

    with pytest.raises(UnreadableFile, match=r"“noise\.bin” is not a text file"):
        read(tmp_path, "noise.bin", bytes(range(256)) * 8)
