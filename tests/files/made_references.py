"""References as people have them: with accents, marks of LaTeX, particles and half-known dates."""

from hypothesis import strategies as st

from editorial.domain.reference import Name, Reference
from editorial.domain.text import folded, normalised

_WORDS = st.text("abcXYZ éøß0129-–—'’`\"“”.,;:!?&%$#_^~{}\\<>|/()[]=@*+", min_size=1, max_size=30)
_LINES = _WORDS.map(lambda text: folded(normalised(text))).filter(
    lambda line: any(char.isalnum() for char in line)
)
_PLAIN = st.text("abcdeXYZéø", min_size=1, max_size=8).map(str.capitalize)
PEOPLE = st.builds(
    Name,
    family=_PLAIN,
    given=_PLAIN,
    particle=st.sampled_from(["", "van", "de la"]),
    suffix=st.sampled_from(["", "Jr.", "III"]),
)
BOARDS = st.sampled_from(["Harbour Board", "Fish, Ice and Salt, Ltd.", "de Vries & Co"]).map(
    lambda words: Name(literal=words)
)
DATES = st.sampled_from(
    [
        "",
        "2024",
        "2024-05",
        "2024-05-03",
        "2024-05/2024-06",
        "2024-21",
        "1900~",
        "in press",
        "c1999",
    ]
)
ADDRESSES = st.sampled_from(
    ["", "https://coast.example/a_b%20c?x=1&y=~z#é", "http://a.example/(1)", "https://b.example/$1"]
)
DOIS = st.sampled_from(["", "10.1000/182", "10.1000/(SICI)1_2<3>4;5%6"])
KINDS = st.sampled_from(
    "article-journal article-newspaper webpage report book chapter broadcast interview".split()
)

REFERENCES = st.builds(
    Reference,
    id=st.sampled_from(["", "ek2024", "a key, with {marks}"]),
    kind=KINDS,
    title=_LINES,
    authors=st.lists(PEOPLE | BOARDS, max_size=3).map(tuple),
    editors=st.lists(PEOPLE, max_size=1).map(tuple),
    container=_LINES | st.just(""),
    issued=DATES,
    url=ADDRESSES,
    doi=DOIS,
    volume=st.sampled_from(["", "3", "IV"]),
    pages=st.sampled_from(["", "4-9", "e12", "B3–B5"]),
)


def kept(reference: Reference) -> dict[str, object]:
    """What every exchange of references has to keep."""
    return {
        "title": reference.plain_title,
        "authors": [str(name) for name in reference.authors],
        "editors": [str(name) for name in reference.editors],
        "issued": reference.issued,
        "container": reference.container and Reference(title=reference.container).plain_title,
        "url": reference.url,
        "doi": reference.doi,
        "volume": reference.volume,
        "pages": reference.pages.replace("–", "-"),
    }
