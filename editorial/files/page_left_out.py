"""What of a page is not in its blocks, in words for the user."""

from collections import Counter
from collections.abc import Iterable, Sequence

from editorial.domain.extract import Dropped
from editorial.domain.text import clean, folded, shortened
from editorial.files.page_cleaning import DRAWINGS, EMBEDDED, FORMS, HIDDEN, PIXELS, SCRIPTS
from editorial.files.page_paragraphs import Leaf

_WORDED = (
    (SCRIPTS, "script", "nothing on a page is run here"),
    (EMBEDDED, "embedded frame", "videos, posts and advertisements from elsewhere are not loaded"),
    (FORMS, "form", "a form has no article in it"),
    (HIDDEN, "hidden part", "the page does not show what is in it"),
    (DRAWINGS, "labelled drawing", "labels do not read as text"),
    (PIXELS, "tracking pixel", "a picture of that size counts readers"),
)


def left_out(
    leaves: Sequence[Leaf], gone: Counter[str], tracked: int, others: int
) -> tuple[Dropped, ...]:
    """One entry a kind of thing. `tracked` counts links that lost something, `others` the files
    that were packed with the page."""
    rest = [leaf for leaf in leaves if not (leaf.chosen or leaf.placed)]
    round_it = [leaf for leaf in rest if leaf.words and not leaf.comment]
    said = [leaf for leaf in rest if leaf.words and leaf.comment]
    out = []
    if round_it:
        out.append(
            Dropped(
                f"Navigation, sign-up boxes and other words round the article ({_words(round_it)})",
                "they are the site's, not the article's",
                _sample(round_it),
            )
        )
    if said:
        out.append(
            Dropped(
                f"Readers’ comments ({_words(said)})",
                "they stand below the article and are not part of it",
                _sample(said),
            )
        )
    if pictures := sum(_pictures(leaf) for leaf in rest):
        out.append(
            Dropped(_count(pictures, "picture"), "nothing that stands outside the article is kept")
        )
    for name, what, reason in _WORDED:
        if gone[name]:
            out.append(Dropped(_count(gone[name], what), reason))
    if tracked:
        out.append(
            Dropped(
                f"Tracking codes in {_count(tracked, 'link')}",
                "they tell who followed the link; its address is kept",
            )
        )
    if others:
        out.append(
            Dropped(
                _count(others, "other file") + " packed with the page",
                "pictures, styles and frames are no text",
            )
        )
    return tuple(out)


def _words(leaves: Iterable[Leaf]) -> str:
    return _count(sum(len(leaf.words) for leaf in leaves), "word")


def _sample(leaves: Sequence[Leaf]) -> str:
    text = "".join(leaves[0].element.itertext())
    return shortened(folded(clean(text)))


def _pictures(leaf: Leaf) -> int:
    return sum(1 for _ in leaf.element.iter("img"))


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" + ("" if number == 1 else "s")
