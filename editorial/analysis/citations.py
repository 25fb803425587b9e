"""What a remark cites: an address, a document, a talk with somebody, a page, a moment."""

import re
from dataclasses import dataclass, replace

from editorial.analysis import citation_words as words_for
from editorial.analysis.sentences import sentences_in
from editorial.domain.remark import FoundEvidence
from editorial.domain.source import Tier
from editorial.domain.text import folded, shortened

_LONGEST = 20_000
"""Code points from which on a remark is an essay, in which no citation is looked for."""
_TITLE = 160
"""Code points that a source's title made of a remark's words has at most."""
_PLACES = 3
"""Pages, tables… that a locator names at most."""
_LEADING_UP = re.compile(
    r"(?:[\s,:;(–—-]|\b(?:on|at|in|see|here|says?|said|he|she|it|they|recording|tape|audio|and|from"
    r"|the|time|around|about|ca|also|for|example))+\Z",
    re.I,
)
"""Words that led up to a page, an address or a quotation that is taken out."""
_ASIDE = re.compile(r"\s[–—]\s|;\s|,\s*:|(?<=\w\w\s\w)\w*:\s")
"""Where a remark goes on after it has named its source; "Photo: …" has not yet."""


@dataclass(frozen=True, slots=True)
class Cited:
    """What a remark cites. `plainly`: so that it cites even where it asks as well. `reason` says in
    a clause what shows it."""

    evidence: FoundEvidence
    reason: str
    plainly: bool


def cited_in(text: str, author: str = "", before: FoundEvidence | None = None) -> Cited | None:
    """What the remark's words cite; None where they cite nothing.

    `before` is what the same author's remark before this one cites: "ibid., p. 15" means it.
    `author` stands in the title of a source that nobody names ("p. 15").
    """
    if len(text) > _LONGEST:
        return None
    url, rest = _address(folded(text))
    locator, rest = _locator(rest)
    excerpt, rest = _excerpt(rest)
    if before and words_for.SAME.match(rest):
        same = replace(before, locator=locator, excerpt=excerpt)
        return Cited(same, "it names the source before", True)
    talk = words_for.TALK.search(rest) or words_for.SAID.search(rest)
    person = talk or words_for.MESSAGE.search(rest)
    who = person["who"].rstrip(".,") if person else ""
    named = _named(rest)
    reason = _reason(url, locator, who, named)
    if not reason:
        return None
    evidence = FoundEvidence(
        title=_title(rest, url) or _nameless(author),
        author=who,
        url=url,
        issued=match[0] if (match := words_for.DATE.search(rest)) else "",
        kind=_kind(rest, url, talk=bool(talk or words_for.TALK_ANY.search(rest))),
        tier=Tier.NAMED_PERSON if who else Tier.UNKNOWN,
        locator=locator,
        excerpt=excerpt,
    )
    return Cited(evidence, reason, bool(url or who or (locator and (":" in locator or named))))


def _reason(url: str, locator: str, who: str, named: str) -> str:
    if url:
        return "it gives an address"
    if locator:
        recorded = words_for.CLOCK.search(locator) or words_for.MINUTES.search(locator)
        return f"it names {'a moment of a recording' if recorded else 'a place in a document'}"
    return f"it names {who}" if who else named


def _named(rest: str) -> str:
    """What kind of source the words name, in a clause; "" where they name none."""
    labelled = words_for.LABEL.match(rest)
    told = labelled or words_for.DATE.search(rest) or words_for.QUOTED.search(rest)
    if words_for.TALK_ANY.search(rest) and told:
        return "it names a talk or a recording"
    if words_for.MESSAGE_ANY.search(rest):
        return "it names a message"
    if words_for.CODE.search(rest) or (words_for.DOCUMENT.search(rest) and told):
        return "it names a document"
    return "it names a publication and a date" if words_for.DATED_NAME.search(rest) else ""


def _address(words: str) -> tuple[str, str]:
    """The first address, and the words without it."""
    if match := words_for.URL.search(words):
        url = match[0] if "://" in match[0] else f"https://{match[0]}"
        return url, words.replace(match[0], " ")
    if match := words_for.DOI.search(words):
        return f"https://doi.org/{match[1]}", words.replace(match[0], " ")
    return "", words


def _locator(words: str) -> tuple[str, str]:
    """Pages, paragraphs or times as written, and the words without them."""
    found = [*words_for.CLOCK.finditer(words)][:1]
    if not found and words_for.RECORDED.search(words):
        found = [*words_for.MINUTES.finditer(words)][:1]
    found += [*words_for.PLACE.finditer(words)][:_PLACES]
    rest = words
    for match in found:
        rest = rest.replace(match[0], " ", 1)
    in_order = sorted(found, key=lambda match: match.start())
    return ", ".join(dict.fromkeys(match[0].strip(" .,") for match in in_order)), folded(rest)


def _excerpt(words: str) -> tuple[str, str]:
    """The words quoted, and what leads up to them; a title in quotation marks is no excerpt."""
    match = words_for.QUOTED.search(words)
    if match is None:
        return "", words
    inside = (match[1] or match[2]).strip()
    if _is_title(inside):
        return "", f"{words[: match.start()]}{inside.rstrip(',')},{words[match.end() :]}"
    return inside, folded(words[: match.start()]) or folded(words[match.end() :])


def _is_title(words: str) -> bool:
    """“Ferries in Numbers”: few words, nearly all with a capital."""
    long = [word for word in words.split() if len(word) > 3 and word[0].isalpha()]
    named = sum(word[0].isupper() for word in long)
    return len(words.split()) <= 14 and bool(long) and named >= 0.7 * len(long)


def _title(rest: str, url: str) -> str:
    """What is left of the words once place, address and quotation are gone, in short."""
    sentences = [rest[start:end] for start, end in sentences_in(rest)]
    naming = [sentence for sentence in sentences if _names(sentence)] or sentences or [""]
    words = words_for.LABEL.sub("", naming[0], count=1)
    words = folded(re.sub(r"[(\[]\s*[)\]]", " ", words)).removeprefix("of ")
    words = _ASIDE.split(words)[0]
    words = re.sub(r",(?:\s*,)+", ",", re.sub(r"\s+(?=[,.;:)])", "", words))
    words = _LEADING_UP.sub("", words.strip(' \t,;:–—|-()[]“”".?!')).strip()
    if sum(char.isalpha() for char in words) < 3:
        return re.sub(r"\Ahttps?://(?:www\.)?", "", url).rstrip("/")
    return shortened(words, _TITLE)


def _names(sentence: str) -> bool:
    return any(
        pattern.search(sentence)
        for pattern in (
            words_for.TALK,
            words_for.SAID,
            words_for.MESSAGE,
            words_for.DOCUMENT,
            words_for.CODE,
            words_for.DATE,
        )
    )


def _nameless(author: str) -> str:
    return f"A source that {author or 'the remark'} does not name"


def _kind(rest: str, url: str, *, talk: bool) -> str:
    """The source's kind, in CSL's terms."""
    if talk:
        return "interview"
    message = words_for.MESSAGE.search(rest) or words_for.MESSAGE_ANY.search(rest)
    if message and "press release" not in rest.lower():
        return "personal_communication"
    found = next((kind for pattern, kind in words_for.KINDS if pattern.search(rest)), "")
    return found or ("webpage" if url else "document")
