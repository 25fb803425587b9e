"""The words by which people name a source in a remark, as patterns."""

import re

URL = re.compile(r"(?:https?://|www\.)[^\s<>\"“”«»]+[^\s<>\"“”«».,;:!?)\]'’]")
DOI = re.compile(r"\b(?:doi:\s*)?(10\.\d{4,9}/[^\s\"“”<>]+[^\s\"“”<>.,;:!?)\]])", re.I)

_CLOCK = r"\d{1,2}:[0-5]\d:[0-5]\d(?:[.,]\d{1,3})?"
_TO = r"\s*(?:–|-|to)\s*"
CLOCK = re.compile(rf"(?<![\d:]){_CLOCK}(?:{_TO}{_CLOCK})?(?![\d:])")
"""Hours, minutes and seconds of a recording."""
MINUTES = re.compile(
    rf"(?<![\d:])\d{{1,3}}:[0-5]\d(?:{_TO}\d{{1,3}}:[0-5]\d)?(?![\d:])"
    r"|\b(?:min(?:ute)?s?\.? \d{1,3}\b|\d{1,3} min(?:ute)?s? in\b)",
    re.I,
)
"""Minutes and seconds, which are the time of day where no recording is spoken of."""
RECORDED = re.compile(
    r"\b(?:recording|recorded|tape|audio|video|film|footage|podcast|timecode|time ?code|timestamp"
    r"|int\.|interview|call|conversation|transcript|voice (?:memo|note|mail)|broadcast)\b|\bint\.",
    re.I,
)

_NUMBERS = r"\d{1,5}[a-z]?(?:\s*(?:–|-|to|and|,|&)\s*\d{1,5})*"
PLACE = re.compile(
    rf"\b(?:pp?|pages?|pgs?|(?-i:S\.)|Seiten?|fols?|folios?)\.? ?{_NUMBERS}(?!\w|[:.]\d)"
    r"|\b(?:para(?:graph)?s?|sec(?:tion)?s?|ch(?:apter|ap)?s?|tables?|tab|fig(?:ure)?s?|annex"
    r"|appendix|exhibit|slide|line|item|row|sheet|art(?:icle)?|clause|footnote|box|vol(?:ume)?"
    r"|schedule)\.? ?"
    r"(?:\d{1,5}(?:[.-]\d{1,4}){0,3}[a-z]?|(?<=[ .])(?-i:[A-Z])(?:\.?\d{1,3})?)(?![\w’'])"
    r"|[¶§]{1,2} ?\d{1,5}(?:\.\d{1,4}){0,3}",
    re.I,
)
"""A page, paragraph, table… of a document."""

QUOTED = re.compile(r"[“\"„«‟]([^“”\"„«»]{2,600})[”\"“»]|(?<!\w)[‘‚]([^‘’‚]{12,600})[’‘](?!\w)")

_NAME = (
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Sir|Dame|Lord|Lady)\.? )?[A-ZÀ-Þ][\w’'-]*(?:\.(?= [A-Z]))?"
    r"(?: (?:(?:van|von|de|den|der|del|di|da|al|bin|ibn|la|le|zu|y) )*[A-ZÀ-Þ][\w’'-]*){0,4}"
)
TALK = re.compile(
    r"\b(?i:(?:interview|conversation|call|talk|meeting|chat|briefing|zoom)(?:ed)?,? (?:with|by)"
    r"|int(?:\.|vw)?:?(?: with)?|spoke(?:n)? (?:with|to)|interviewed|talked (?:with|to)|phoned"
    r"|rang)"
    rf" (?P<who>{_NAME})"
)
SAID = re.compile(
    rf"\b(?P<who>{_NAME})(?:,[^,.]{{2,60}},)? (?:told|confirmed (?:it |this )?to|said to|wrote to"
    r"|e-?mailed|texted|showed|sent) (?:me|us)\b"
)
TALK_ANY = re.compile(
    r"\b(?:interview|press conference|recording|transcript|voice (?:memo|note|mail)|phone call"
    r"|on the phone|by phone)\b|\bint\.",
    re.I,
)
MESSAGE = re.compile(
    r"\b(?i:e-?mails?|letter|text(?: message)?|message|whatsapp|fax|statement|reply|response"
    r"|answer)"
    rf"(?: to (?:me|us))? (?i:from|by|of) (?P<who>{_NAME})"
)
MESSAGE_ANY = re.compile(
    r"\b(?:e-?mail(?:ed)?(?: (?:to|of|dated|from)\b|,)|press (?:release|office|officer)\b"
    r"|(?:written )?(?:statement|answer|reply|response) (?:by|from|of|to) )",
    re.I,
)
DOCUMENT = re.compile(
    r"\b(?:annual (?:report|accounts|review)|\w*reports?|stud(?:y|ies)|survey|census|minutes|filing"
    r"|judge?ment|court|case file|ruling|verdict|affidavit|indictment|contract|invoice|ledger"
    r"|log(?:book)?s?|\w*register|registry|deed|accounts|balance sheet|audit|data ?set|data"
    r"|spreadsheet|statistics|papers?|article|book|dissertation|thesis|memo(?:randum)?|brief"
    r"|archives?|directive|act|bill|decree|regulation|hansard|gazette|permit|licen[cs]e|certificate"
    r"|brochure|manual|programme|prospectus|diary|photo(?:graph)?|map|plan|timetable|document"
    r"|foi (?:request|reply)|freedom of information|budget)\b",
    re.I,
)
CODE = re.compile(
    r"\b(?:(?:case|file|docket|ref(?:erence)?|no|nr)\b\.?:? ?#?[A-Z0-9][\w./-]*\d[\w./-]*"
    r"|(?-i:[A-Z]{2,6}) ?\d{3,}\b)",
    re.I,
)
"""The number under which a court or a register keeps something."""
LABEL = re.compile(
    r"\A\s*(?:sources?|src|per|from|see(?: also)?|cf\.?|via|according to|as (?:told|said) (?:by|in)"
    r"|(?:it )?(?:was|is|stands) in|checked (?:against|with|in)|confirmed (?:by|in|with)|quelle"
    r"|ref(?:erence)?|based on|taken from)\b\s*:?\s*",
    re.I,
)
SAME = re.compile(
    r"\A\s*(?:ibid(?:em)?|idem|same(?: (?:source|report|document|interview|recording|page))?"
    r"(?: as (?:above|before))?|as above|op\. ?cit)\b\.?",
    re.I,
)

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
DATE = re.compile(
    rf"\b(?:\d{{1,2}}\.? {_MONTH}(?: (?:19|20)\d\d)?|{_MONTH} \d{{1,2}}(?:, (?:19|20)\d\d)?"
    rf"|{_MONTH} (?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|\d{{1,2}}\.\d{{1,2}}\.(?:19|20)\d\d"
    r"|(?:19|20)\d\d(?:[/–-]\d\d)?)\b"
)
DATED_NAME = re.compile(
    rf"\b[A-ZÀ-Þ][\w’'-]*+(?: [A-ZÀ-Þ][\w’'-]*+){{1,5}}+,? (?:of )?{DATE.pattern}"
)
""" "the Wenlow Herald, 5 May 2026"."""

KINDS = (
    (re.compile(r"\b(?:census|survey|data ?set|statistics|spreadsheet)\b", re.I), "dataset"),
    (re.compile(r"\b(?:judge?ment|court|ruling|verdict|affidavit|docket)\b", re.I), "legal_case"),
    (re.compile(r"\b(?:\w*report|audit|study|white paper|accounts)\b", re.I), "report"),
    (re.compile(r"\b(?:press release|brochure|prospectus)\b", re.I), "pamphlet"),
    (re.compile(r"\b(?:act|directive|decree)\b"), "legislation"),
    (re.compile(r"\b(?:map|plan)\b", re.I), "map"),
    (re.compile(r"\bphoto(?:graph)?\b", re.I), "graphic"),
    (re.compile(r"\bbook\b", re.I), "book"),
)
"""Kinds in CSL's terms, by the words that tell them; the first that fits counts."""
