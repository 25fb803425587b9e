"""Pieces of type become lines: spaces, columns, and both directions of writing."""

from editorial.files.pdf_lines import lines_of
from editorial.files.pdf_pieces import Piece


def placed(*told: tuple[str, float, float], leftwards: str = "") -> list[Piece]:
    """Pieces of 10 points on one base line, by their words and edges, in the file's order."""
    return [
        Piece(text, x0, x1, 100, 10, order=order, spaced=True, leftwards=text[0] in leftwards)
        for order, (text, x0, x1) in enumerate(told)
    ]


def texts(pieces: list[Piece], *, mirrored: bool = False) -> list[str]:
    return [line.text for line in lines_of(pieces, 1, mirrored=mirrored)]


def test_a_number_far_before_its_words_belongs_to_them() -> None:
    assert texts(placed(("2.", 90, 98), ("The group met", 144, 300))) == ["2. The group met"]


def test_words_far_apart_are_two_lines() -> None:
    assert texts(placed(("North", 90, 120), ("9 metres", 200, 240))) == ["North", "9 metres"]


def test_dots_that_lead_the_eye_are_no_words() -> None:
    pieces = placed(("Tide", 90, 120), (". . . .", 160, 220), ("9", 260, 266))

    assert texts(pieces) == ["Tide", "9"]


def test_hebrew_words_and_the_figures_between_them() -> None:
    pieces = placed(
        ("בשנת", 400, 430),
        ("12", 370, 382),
        ("May", 386, 397),
        ("גאות", 330, 362),
        leftwards="בג",
    )
    for piece in pieces:  # as on a page that is read from right to left
        piece.x0, piece.x1 = 600 - piece.x1, 600 - piece.x0

    assert texts(pieces, mirrored=True) == ["בשנת 12 May גאות"]


def test_hebrew_words_in_an_english_line() -> None:
    pieces = placed(
        ("the word", 90, 130),
        ("שלום", 170, 200),
        ("עולם", 135, 165),
        ("means", 205, 240),
        leftwards="שע",
    )

    assert texts(pieces) == ["the word שלום עולם means"]
