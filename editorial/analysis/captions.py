"""Captions and photo credits in text that has lost its pictures."""

import re

_LIMIT = 400
_TAIL = 160
"""Code points at a line's end in which a credit is looked for."""
# One of these stands in every credit; asking for them first spares most lines the search.
_CREDITED = (
    "photo picture image illustration graphic artwork screenshot video foto bild credit getty"
    " unsplash flickr reuters afp shutterstock wikimedia pexels pixabay alamy"
).split()
_WHAT = (
    r"(?:(?:cover|header|featured|lead) )?(?:photo(?:graph)?s?|images?|pictures?|illustrations?"
    r"|graphics?|artwork|screenshots?|videos?|foto|bild)"
)
_BEGINS = re.compile(
    rf"{_WHAT}(?: credits?| source| illustration)?(?:: |/)"
    r"|(?:photo |image )?(?:credits?|source): ?(?=.{0,60}(?:getty|unsplash|flickr|reuters|\bap\b"
    r"|afp|shutterstock|wikimedia|pexels|pixabay|alamy|istock))"
    r"|(?:ap|afp|reuters|epa) photo\b|figure \d+[.:]|fig\. \d+[.:]",
    re.I,
)
# "Videos from the scene showed flames." is a sentence; a credit that long or that closed is none.
_CREDITS = re.compile(
    rf"{_WHAT}(?: credits?)?(?: by | courtesy | via |(?: from )(?!.*[.!?]\Z))", re.I
)
_CREDIT_WORDS = 14
_ENDS = re.compile(
    rf"[(\[](?:{_WHAT}|credit)(?: credit)?(?: by|:| via| courtesy| from|/)"
    r"[^()\[\]]{2,120}[)\]]\.?\Z"
    rf"|\(?(?:ap|afp|reuters) photo/[^()]{{2,80}}\)?\.?\Z"
    rf"|(?:/|\||via|©|\() ?(?:getty images|unsplash|flickr|reuters|afp|shutterstock|wikimedia"
    rf" commons|pexels|pixabay|alamy)[^.]{{0,40}}\)?\.?\Z"
    rf"|\b{_WHAT}(?: credit)?(?: by|:| courtesy of) [^.]{{2,80}}\.?\Z",
    re.I,
)


def is_caption(line: str) -> bool:
    """Whether the line credits a picture, or is a picture's legend that ends with its credit."""
    if len(line) > _LIMIT:
        return False
    if _BEGINS.match(line) or (_CREDITS.match(line) and len(line.split()) <= _CREDIT_WORDS):
        return True
    end = line[-_TAIL:]
    lowered = end.lower()
    return any(word in lowered for word in _CREDITED) and bool(_ENDS.search(end))
