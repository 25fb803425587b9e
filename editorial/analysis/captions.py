"""Captions and photo credits in text that has lost its pictures."""

import re

_LIMIT = 400
_WHAT = (
    r"(?:(?:cover|header|featured|lead) )?(?:photo(?:graph)?s?|images?|pictures?|illustrations?"
    r"|graphics?|artwork|screenshots?|videos?|foto|bild)"
)
_BEGINS = re.compile(
    rf"{_WHAT}(?: credits?| source| illustration)?(?: by | courtesy | via | from |: |/)"
    r"|(?:photo |image )?(?:credits?|source): ?(?=.{0,60}(?:getty|unsplash|flickr|reuters|\bap\b"
    r"|afp|shutterstock|wikimedia|pexels|pixabay|alamy|istock))"
    r"|(?:ap|afp|reuters|epa) photo\b|figure \d+[.:]|fig\. \d+[.:]",
    re.I,
)
_ENDS = re.compile(
    rf"[(\[](?:{_WHAT}|credit)(?: credit)?(?: by|:| via| courtesy| from|/)"
    r"[^()\[\]]{2,120}[)\]]\.?\Z"
    rf"|\(?(?:ap|afp|reuters) photo/[^()]{{2,80}}\)?\.?\Z"
    rf"|(?:/|\||via|©|\() ?(?:getty images|unsplash|flickr|reuters|ap|afp|shutterstock|wikimedia"
    rf" commons|pexels|pixabay|alamy)[^.]{{0,40}}\)?\.?\Z"
    rf"|\b{_WHAT}(?: credit)?(?: by|:| courtesy of) [^.]{{2,80}}\.?\Z",
    re.I,
)


def is_caption(line: str) -> bool:
    """Whether the line credits a picture, or is a picture's legend that ends with its credit."""
    if len(line) > _LIMIT:
        return False
    return bool(_BEGINS.match(line) or _ENDS.search(line))
