"""The forms in which a name comes back: the surname alone, initials, capitals for many words."""

import re
from collections.abc import Iterator

from editorial.analysis.names import Name, NameKind

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_SMALL = frozenset("of the and for on in de la du und &".split())
_SUFFIXES = frozenset("jr sr ii iii iv phd md esq".split())
_FEWEST, _MOST = 2, 7


def acronym_of(name: str) -> str:
    """ "GSA" for "General Services Administration", small letters; "" where it has none."""
    words = [word for word in _WORD.findall(name) if word.casefold() not in _SMALL]
    letters = "".join(part[0] for word in words for part in word.split("-") if part)
    capitals = letters.isupper() and _FEWEST <= len(letters) <= _MOST
    return letters.casefold() if capitals else ""


def is_acronym(word: str) -> bool:
    return word.isupper() and word.isalpha() and _FEWEST <= len(word) <= _MOST


def surname_of(name: Name) -> str:
    """The word by which a person is named alone, as printed; "" for what is no person."""
    return _last_word(name) if name.kind is NameKind.PERSON else ""


def _last_word(name: Name) -> str:
    words = [word for word in _WORD.findall(name.text) if word.casefold() not in _SUFFIXES]
    return words[-1] if words else ""


def form_in(name: Name, text: str) -> str:
    """How the text prints the name: whole, or in another form of it; "" where it does not.

    "Jane Smith" is "Smith", "J. Smith" and "Dr. Smith", but not "John Smith".
    """
    if found := re.search(rf"(?<!\w){_loose(name.text)}(?!\w)", text):
        return found[0]
    if acronym := acronym_of(name.text):
        letters = r"\.?".join(acronym.upper())
        if found := re.search(rf"(?<!\w){letters}(?!\w)", text):
            return found[0]
    if is_acronym(name.text) and (found := re.search(_spelled_out(name.text), text)):
        return found[0]
    given = _given_name(name)
    return next(
        (found[0] for found in _bearers(name, text) if _may_be_given(found["given"], given)), ""
    )


def other_bearer_in(name: Name, text: str) -> str:
    """Somebody else of the same surname, where the text has nobody that the name may stand for."""
    if name.kind is not NameKind.PERSON:
        return ""
    found = [each[0] for each in _bearers(name, text)]
    return found[0] if found and not form_in(name, text) else ""


def _bearers(name: Name, text: str) -> Iterator["re.Match[str]"]:
    """Where the text has the surname of a person, with a given name or without."""
    # What nothing beside it tells to be a person may be one, where it has a given name too.
    may_be = name.kind is NameKind.THING and name.text.count(" ") in (1, 2)
    surname = _last_word(name) if may_be else surname_of(name)
    if len(surname) < 2:
        return
    pattern = (
        r"(?<!\w)(?:(?P<given>[A-ZÀ-Þ][\w’'-]*\.?)\s(?:[A-Z]\.\s)?)?"
        rf"{re.escape(surname)}(?!\w|\s[A-Z])"
    )
    for found in re.finditer(pattern, text):
        if not may_be or found["given"]:
            yield found


def _given_name(name: Name) -> str:
    return name.text.split()[0] if " " in name.text else ""


def _spelled_out(letters: str) -> str:
    """A pattern for words that begin with these letters, small words between them."""
    joint = rf"(?:[\s-](?:(?:{'|'.join(sorted(_SMALL))})\s)*)"
    return r"(?<!\w)" + joint.join(rf"{letter}[\w’'&]+" for letter in letters) + r"(?!\w)"


def _loose(name: str) -> str:
    """The name with any kind of apostrophe, hyphen and space."""
    escaped = re.sub(r"[’']", "[’']", re.escape(name))
    return re.sub(r"(?:\\\s)+|\\[-‐‑]|[‐‑]", r"[\\s\\-‐‑]", escaped)


def _may_be_given(before: str | None, given: str) -> bool:
    """Whether the word before a surname may stand for the given name."""
    if before is None or not given:
        return True
    if before.endswith(".") and len(before) > 2:
        return True  # a title: "Dr.", "Prof."
    one, other = before.rstrip(".").casefold(), given.rstrip(".").casefold()
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return one == other or one[:3] == other[:3] or one in _NO_GIVEN


_NO_GIVEN = frozenset(
    "the mr mrs ms miss mx dr sir dame lord lady prof professor president minister senator judge"
    " justice captain general chief director secretary commissioner mayor governor chair ceo in on"
    " but and when as while after before for if since with by to at from what that this".split()
)
