"""References that are pasted, or dropped by a reference manager."""

import pytest

from editorial.files.refusal import Refusal
from editorial.services.reference_intake import references_from_text


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("@misc{a, title={Tide}}", "bibtex"),
        ("TY  - BOOK\nTI  - Tide\nER  - ", "ris"),
        ('[{"id": "a", "title": "Tide"}]', "csl-json"),
    ],
)
def test_each_format_may_be_pasted(text: str, format: str) -> None:
    found = references_from_text(text)

    assert (found.format, found.references[0].title) == (format, "Tide")


def test_addresses_and_printed_references_line_by_line() -> None:
    found = references_from_text(
        "https://coast.example/tide\n\n10.1000/182\nEk, J. (2024). Weed and tide. doi:10.1000/183\n"
    )

    assert found.format == "text"
    assert [reference.title for reference in found.references] == [
        "coast.example/tide",
        "doi:10.1000/182",
        "Ek, J. (2024). Weed and tide.",
    ]


@pytest.mark.parametrize(
    "text", ["", "A piece of prose.", "One.\nTwo.\nThree.\nSee https://a.example for more."]
)
def test_a_text_is_no_list_of_references(text: str) -> None:
    with pytest.raises(Refusal, match="holds no references"):
        references_from_text(text)
