"""Names as RIS and BibTeX write them: "van Gogh, Vincent"."""

import re

from editorial.domain.reference import Name
from editorial.domain.text import folded

_COMPANY = re.compile(r"(?:Inc\.?|Ltd\.?|LLC|Corp\.?|Co\.|GmbH|Pty\.? Ltd\.?)")
"""What follows a comma in a company's name. Not "AG" or "SA": two initials look the same."""
_SUFFIX = re.compile(r"(?:Jr|Sr|[IVX]{1,4})\.?")


def inverted(text: str) -> dict[str, str]:
    """The name in "Family, Given" or "Family, Given, Suffix" as CSL has it; {} for no name.

    Without a comma it is nobody's first and last name: "Harbour Board".
    """
    if ",," in text:
        # So EndNote marks a comma that is a part of a company's name.
        return {"literal": folded(text).replace(",,", ",")}
    family, comma, rest = folded(text).partition(",")
    family, rest = family.strip(), rest.strip()
    given, _, suffix = (part.strip() for part in rest.partition(","))
    if not comma or is_company(family, given, suffix):
        return {"literal": folded(text)} if family else {}
    if suffix and _SUFFIX.fullmatch(given) and not _SUFFIX.fullmatch(suffix):
        given, suffix = suffix, given
    return csl_name(family, given, suffix)


def is_company(family: str, given: str, suffix: str = "") -> bool:
    """Whether "Family, Given" is a company with its form: "Harbour Works, Ltd."."""
    return bool(family and not suffix and _COMPANY.fullmatch(given))


def csl_name(family: str, given: str, suffix: str = "") -> dict[str, str]:
    """A person's name as CSL has it; small words before the family name are its particle."""
    words = family.split()
    small = 0
    while small < len(words) - 1 and words[small][:1].islower():
        small += 1
    parts = {
        "family": " ".join(words[small:]),
        "given": given,
        "non-dropping-particle": " ".join(words[:small]),
        "suffix": suffix,
    }
    named = {key: part for key, part in parts.items() if part}
    return named if "family" in named or "given" in named else {}


def name_inverted(name: Name) -> str:
    """ "Family, Given, Suffix", or the name of whoever has no such parts."""
    if name.literal or "," in name.family + name.given:
        return str(name).replace(",", ",,", 1)
    particles = (name.dropping, name.particle)
    family = " ".join(part for part in (*particles, name.family) if part)
    parts = [family, name.given, name.suffix] if name.suffix else [family, name.given]
    return ", ".join(parts) if name.given or name.suffix else f"{family},"
