"""An abbreviation that the piece never explains."""

import re
from collections.abc import Iterator
from itertools import islice

from editorial.analysis.checks.language import is_english
from editorial.analysis.checks.making import finding
from editorial.analysis.name_words import ACRONYMS
from editorial.analysis.piece import Piece
from editorial.domain.article import Block, Kind, Style
from editorial.domain.finding import Finding, Rule, Severity
from editorial.domain.text import Span

RULE = Rule(
    key="acronym",
    title="Abbreviation never explained",
    severity=Severity.HINT,
    explanation="Looks for capitals that no words of the piece explain, in a piece that explains"
    " most of its abbreviations. It may be wrong where every reader knows this one.",
)

_CAPITALS = re.compile(r"(?<![\w.@#/&’'$£€+-])([A-Z]{3,6})(?:s|[’']s?)?(?![\w@&/$+]|[-’'.:]\w)")
_BRACKETED = re.compile(r"\(([A-Z][A-Za-z]{1,5}?)s?\)")
_WORD = re.compile(r"[^\W\d_]++(?:[’'][^\W\d_]++)?")
_HYPHENATED = re.compile(r"[^\W\d_]++(?:[’'-][^\W\d_]++)*+")
_SMALL = frozenset("a an and at by for from in of on or the to with de la du und".split())
_EXPLAINED_AFTER = re.compile(
    r" \((?!\d)[^()]{6,}\)|(?: [A-Z]\w+){1,3} \((?:[A-Z][\w-]+ ?){2,}\)|,? (?:or|short for"
    r"|stands? for|which stands|meaning|the|an?|aka) |: |=| [–—] "
)
_EXPLAINED_BEFORE = re.compile(
    r"(?:\b(?:or|called|as|named|abbreviated|the initials|acronym|dubbed|brand"
    r"|product),? [“\"]?|[“\"(–—] ?)\Z"
)
_MOST = 2
"""Unexplained ones in a piece beyond which it is written for readers who know them."""
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_SHOUTED = re.compile(r"(?:\b[A-Z]{2,}[,!]? |\b[A-Z]{2,}-)\Z")
_SHOUTS_ON = re.compile(r",? [A-Z]{2,}\b|[ -]\d")
_KNOWN = ACRONYMS | frozenset(
    "nato nasa cia fbi nsa bbc cnn nbc abc cbs pbs npr usa uk usd eur gbp eu uae ussr nhs irs epa"
    " fda cdc doj dhs fema nyc nba nfl mlb nhl fifa uefa ioc wto who imf opec unesco unicef unhcr"
    " aids hiv sars mrsa adhd ptsd mit ucla nyu lgbt lgbtq lgbtqia rsvp asap diy fyi aka tba tbd"
    " etc usb lcd led ram rom cpu gpu gui sql css xml json yaml http https ftp ssh dns tcp tls ssl"
    " api apis sdk ide url urls html pdf csv png jpg jpeg gif svg mpeg mp3 usb hdmi ibm amd hp att"
    " bmw mtv hbo espn ups dhl nypd lapd raf usaf rspca rnli ymca ywca nra aclu naacp gmt utc est"
    " edt cst cdt mst mdt pst pdt bst cet cest am pm mon tue wed thu fri sat sun jan feb mar apr"
    " jun jul aug sep oct nov dec the and not but for all you are any can was one yes new now our"
    " out too very must only never always no stop note tip todo faq faqs ceos cfos ctos pdfs mps"
    " phd msc mba gcse rip sat act gre ira plo idf kgb fsb tnt ddt lsd mdma thc cbd gmo msg uv bmi"
    " ecg eeg icu er md rn ngo plc llc gmbh inc ltd cop ipcc fbi swat seal nhtsa ntsb sec ftc fcc"
    " faa osha gop dnc rnc potus scotus mep tory snp dup spd cdu afd pis psoe vat isbn issn doi"
    " cctv atm pin sim gsm sms gps rss ascii unix linux bios cms crm erp saas paas iaas aws hhs"
    " usda dod dol doe hud dot nih nsf noaa usgs gsa sba ssa tsa ice cbp omb gao cbo usps uscis"
    " opm nist darpa mod dwp hmrc ofsted ofcom nice foi rfp rfq rfi kpi roi okr sla nda suny cuny"
    " dmv readme get post put patch head todo wip lgtm iirc imho fwiw lol omg wtf xml gnu bsd"
    " mysql bbq vhs wwi wwii mvp foss ansi iso ieee ietf rfc rfcs jira nginx llvm wasm arm simd"
    " gcc jvm orm rpm rpc gpg null net vod ott dvr itv abba imax usaid fisma hipaa gdpr nafta"
    " asean apec oecd g7 bric brics mercosur interpol eurovision yes okay"
    " xbox wifi bmx suv mpv hgv awd hvac pvc oled ssd hdd vpn lan wan isp ux ui".split()
)
"""What readers of a newspaper are expected to know, and words that are set in capitals."""


def check(piece: Piece) -> Iterator[Finding]:
    initials = _initials(piece.text)
    bracketed = {match[1].upper() for match in _BRACKETED.finditer(piece.text)}
    explained = list(islice((each for each in sorted(bracketed) if each in initials), _MOST))
    if not explained or not is_english(piece):
        return
    found = list(islice(_unexplained(piece, bracketed, initials), len(explained) + 1))
    if len(found) > len(explained):
        return
    for letters, span in found:
        yield finding(RULE, f"The piece never says what {letters} stands for.", [span], [letters])


def _unexplained(piece: Piece, bracketed: set[str], initials: str) -> Iterator[tuple[str, Span]]:
    """Abbreviations in running text, at their first place."""
    seen: set[str] = set()
    for sentence in piece.sentences:
        block = piece.blocks[sentence.block]
        if block.kind in (Kind.ROW, Kind.HEADING, Kind.IMAGE) or sentence.text.isupper():
            continue
        for match in _CAPITALS.finditer(sentence.text):
            letters = match[1]
            if letters in seen or letters.casefold() in _KNOWN or letters in bracketed:
                continue
            seen.add(letters)
            start = sentence.span.start + match.start()
            end = start + len(letters)
            if not _is_plain(piece, block, sentence.block, start, end):
                continue
            if letters not in initials and not _ROMAN.fullmatch(letters):
                yield letters, Span(start, end)


def _initials(text: str) -> str:
    """The first letters of each run of words, small ones left out and with them, in capitals."""
    lines: list[str] = []
    for line in text.split("\n"):
        words = _WORD.findall(line)
        lines.append("".join(word[0] for word in words if word not in _SMALL))
        lines.append("".join(word[0] for word in words))
        lines.append("".join(word[0] for word in _HYPHENATED.findall(line) if word not in _SMALL))
    return "\n".join(lines).upper()


def _is_plain(piece: Piece, block: Block, at: int, start: int, end: int) -> bool:
    """Whether the letters stand in running text, and no words beside them explain them."""
    offset = piece.starts[at]
    if any(
        run.style in (Style.LINK, Style.CODE)
        and run.start < end - offset
        and start - offset < run.end
        for run in block.runs
    ):
        return False
    before, text = piece.text[max(0, start - 24) : start], piece.text
    if _SHOUTED.search(before) or _SHOUTS_ON.match(text, end):
        return False
    return not (_EXPLAINED_BEFORE.search(before) or _EXPLAINED_AFTER.match(text, end))
