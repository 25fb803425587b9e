"""The words by which a passage shows that it can be checked, or that it cannot."""

import re

_SMALL = (
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens?"
    r"|half|third|quarter|twice|double[ds]?|tripled?|halved"
)
_MONTH = (
    r"Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|April|May|June|July|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
)

MONEY = re.compile(
    r"[$€£¥₹]\s?\d|\b\d[\d.,]*\s?(?:(?:thousand|million|billion|trillion|m|bn)\s)?(?:dollars|euros?"
    r"|pounds|yen|yuan|rupees|francs|cents|pence|USD|EUR|GBP)\b"
    r"|\b(?:hundreds|thousands|millions|billions|trillions) of (?:dollars|euros|pounds)\b"
)
PERCENT = re.compile(r"\d\s?(?:%|‰)|\b(?:per ?cent|percentage points?)\b", re.I)
NUMBER = re.compile(
    r"(?<![\w.])\d[\d.,]*+(?![A-Z])|\b(?:hundreds?|thousands?|millions?|billions?|trillions?)\b"
)
SMALL_NUMBER = re.compile(rf"\b(?:{_SMALL})\b", re.I)
CALCULATION = re.compile(
    r"\b(?:an? )?(?:increase|decrease|rise|fall|drop|gain|loss|cut|jump|decline)s? of\b"
    r"|\b(?:total(?:l?ing|s|led)?|in total|in all|altogether|add(?:s|ing)? up|average|or about"
    r"|respectively|fewer than half|more than half|times as|out of)\b|\bof (?:the )?\d[\d,]* [\w ]+"
    r"\d|\bfrom \S*\d\S* (?:[\w ]{0,20})?to \S*\d|:\s(?:[^:\d]*+\d[\d.,]*+){2}",
    re.I,
)
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
DATE = re.compile(
    rf"\b(?:{_MONTH})\s+\d{{1,2}}\b|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of )?(?:{_MONTH})\b"
    rf"|\b(?:{_MONTH}),? {YEAR}\b|\b{YEAR}s?\b(?!\s?(?:%|per|kilo|mega|metre|people|times))"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b\d\d?:\d\d\b"
    r"|\b\d\d?(?:[:.]\d\d)? ?[ap]\.?m\b|\b(?:yesterday|last (?:year|month|week|night|spring|summer"
    r"|autumn|fall|winter)|this (?:year|month|week)|(?:earlier|later) this (?:year|month|week))\b"
)
DURATION = re.compile(
    rf"\b(?:\d[\d.,]*|{_SMALL}|an?|several)[ -](?:second|minute|hour|day|week|month|year|decade"
    rf"|centur)"
    r"(?:s|y|ies)?\b",
    re.I,
)
AGE = re.compile(r"(?<=\w), \d{1,2},|\baged? \d{1,3}\b|\b\d{1,3}-year-old\b")
SUPERLATIVE = re.compile(
    r"\b(?:the|its|his|her|their|one of [\w’ ]{1,40}?|[\w]+’s?) (?:very |second[- ]|third[- ]"
    r"|by far the )?(?:first(?! (?:mile|hour|day|week|month|minute|time|half|quarter|place|step"
    r"|thing|sight|glance|name|floor|page|sentence|paragraph|question|few|draft|and)\b)|only|sole"
    r"|last (?=to\b|of\b)|(?!inter|forest|request|west|east|rest\b|guest|test|best-|honest|protest"
    r"|latest|invest|harvest|arrest|contest|quest|crest|chest|nest|priest|breast"
    r"|midwest)[a-z]{2,}est|(?:most|least|best|worst)(?=[^.;:]{0,70}\b(?:in|of|on|ever|since|among"
    r"|worldwide)\b))\b(?! of the time)|\b(?:unprecedented|record[- ](?:high|low|breaking|setting)"
    r"|all-time|never before|for the first time|on record|ever recorded|first (?:reported|revealed"
    r"|published|announced|disclosed|to \w+))\b",
    re.I,
)
COMPARISON = re.compile(
    r"\b(?:more|less|fewer|higher|lower|larger|smaller|greater|better|worse|faster|slower|older"
    r"|younger|earlier|later|longer|shorter|cheaper|\w{3,}ier) than\b|\b(?:compared (?:with|to)"
    r"|twice as|(?:\w+ )?times (?:as|more|higher|larger)|as (?:many|much|high|large|big|long"
    r"|often) as|versus|unlike|similar to|the same as|exceed(?:s|ed)?|outnumber\w*|above average"
    r"|below average)\b",
    re.I,
)
CAUSE = re.compile(
    r"\b(?:because(?: of)?|due to|owing to|thanks to|led to|leads? to|leading|caused?|causing"
    r"|causes|triggered|triggers?|triggering|prompted|prompting|as a result|resulted in|resulting"
    r"|forced|forcing|in response|therefore|blamed? (?:on|for)|stems? from|attributed to"
    r"|so that)\b|\AFollowing\b",
    re.I,
)
HISTORY = re.compile(
    r"\b(?:previously|formerly|originally|historically|once|used to|since (?:then|\d{4}|the"
    r"|\w+day)|founded|established|(?:was|were) (?:born|built|opened|created|set up|launched)|born"
    r"|years? ago|decades?|(?:last|previous|early|late|mid|19th|20th|eighteenth|nineteenth"
    r"|twentieth)[ -]century|until|(?:had|has|have) (?:long|already|consistently|always|never"
    r"|since)|under the [A-Z]\w+ administration|in the (?:past|early|late)|former)\b",
    re.I,
)
TECHNICAL = re.compile(
    r"\((?:a|an|the) [a-z][^()]{8,}\)|\b(?:is|are) (?:a|an|the) (?:kind|type|form|method|technique"
    r"|process|device|system|law|rule|standard|protocol|chemical|protein|gas|metal) \b|\b(?:under"
    r"|by) (?:the )?(?:law|act|contract|rules?|regulation|export controls?|treaty|terms)\b"
    r"|\b(?:works by|consists of|contains|provides|delivers|is made of|is able to|requires"
    r"|measured|detects?|capable of|vulnerabilit\w+|infrastructure|algorithm\w*|software"
    r"|encryption|emissions|kilowatt\w*|megawatt\w*|jailbreak|section \d|article \d|clause)\b",
    re.I,
)
OFFICE = re.compile(
    r"\b(?:(?:co-)?chairs|heads|runs|leads|directs|owns|founded|co-founded|manages|teaches|edits"
    r"|(?:served|serves|worked|works|serving|working) as|was (?:named|appointed|elected|hired))\b"
)
EVENT = re.compile(
    r"\b(?:[a-z]{3,}ed|took|gave|went|came|left|began|met|sent|made|found|won|lost|built|broke"
    r"|brought|bought|sold|struck|fell|rose|grew|ran|wrote|drew|chose|became|held|kept|led|cut|hit"
    r"|put|saw|paid|told|got|had)\b"
)
ALLEGATION = re.compile(
    r"\b(?:accus\w+|alleg(?:ed|es|edly|ation|ations|ing)|fraud\w*|brib\w+|corrupt\w*|stole|stolen"
    r"|steal\w*|theft|embezzl\w+|lied|lying|lies (?:to|about)|misled|mislead\w*|cover(?:ed)?[- ]up"
    r"|illegal\w*|unlawful\w*|violat\w+|breach(?:ed|es)?|broke the (?:law|rules)|abus(?:e|ed|ing"
    r"|ive)|harass\w*|assault\w*|murder\w*|negligen\w+|misconduct|wrongdoing|charged with"
    r"|convicted|guilty|indict\w+|sued|suing|lawsuit|plagiari\w+|falsif\w+|forged|faked|conceal\w*"
    r"|launder\w+|discriminat\w+|threaten(?:ed|ing)|cheat\w*|tamper\w*|backdated|deceiv\w+"
    r"|extort\w*|racis[mt]|sexis[mt]|perjur\w+|scam\w*|conspir\w+|arson\w*|crimes?|criminal\w*"
    r"|sabotag\w+|retaliat\w+|kept? (?:\w+ ){0,4}(?:off|hidden|secret|quiet"
    r"|from)\b(?= [^.]*(?:audit|inspect|public|police))|doping|smuggl\w+|blackmail\w*)\b",
    re.I,
)
REPROACH = re.compile(
    r"\b(?:refus(?:ed|es|ing|al)|failed to|fails to|failure to|did not comply|not comply|ignored"
    r"|rejected|blamed|conflicts? of interest|secretly|without (?:permission|consent|telling"
    r"|warning)|never (?:told|paid|disclosed|reported)|hid|withheld|silenced|pressured|leveraged"
    r"|knew)\b",
    re.I,
)
NO_COMMENT = re.compile(
    r"\b(?:declin(?:ed|es) to|would not (?:say|comment|discuss|answer|confirm|talk|speak|be drawn)"
    r"|did not (?:respond|reply|answer|return)|(?:not|n’t|never) (?:respond|replied|commented)"
    r"|could not be reached|no comment)\b"
)

PREDICTION = re.compile(
    r"\b(?:will(?! be remembered)|won’t|won't|shall|would(?:n’t|n't)?(?! not (?:say|comment"
    r"|discuss|answer|confirm|talk|speak|be drawn))|could|may|might|likely to|(?:is|are) (?:set"
    r"|due|bound|expected|about|poised|going) to|expected to|expects? to|in the coming|(?:over"
    r"|within|in) the next|within a few|by the (?:end of|autumn|spring|summer|winter) )\b"
)
JUDGEMENT = re.compile(
    r"\b(?:highlight(?:s|ing)?|underscor\w+|illustrat(?:es|ing)|demonstrates? that|show(?:s"
    r"|ing) how|rais(?:es?|ing) (?:\w+ ){0,2}(?:questions?|doubts?)|raising (?:\w+ )?concerns"
    r"|represents? an? |remains? to be seen|should(?:n’t)?|ought to|need(?:s)? to|must|ha(?:s"
    r"|ve) to|have no choice|it is (?:clear|important|worth|no (?:surprise|wonder|mystery)|time"
    r"|hard|easy|obvious|vital|essential|crucial|unfortunate)|is no (?:surprise|mystery|wonder"
    r"|accident)|unfortunately|clearly|of course|arguably|surely|frankly|deserves?|in (?:our"
    r"|my) view|i think|we believe|i believe|makes? sense|at stake|the (?:real|bigger"
    r"|larger) (?:question|problem|issue)|sends? (?:a )?(?:message|shockwaves)|the remedy|a lesson"
    r"|a reminder|too (?:often|many|much|little)|to be fair|no doubt|shameful|disgrace\w*"
    r"|brilliant|terrible|outrageous|ridiculous|absurd|wonderful|disastrous|stunning|shocking"
    r"|tragic|foolish|courageous|hypocri\w+)\b",
    re.I,
)
IMPERATIVE = re.compile(
    r"(?:Expect|Imagine|Consider|Remember|Think|Look|Forget|Let|Ask|Take|Do not|Don’t|Never"
    r"|Suppose|Make no mistake|Call it)\b(?! [A-Z])"
)
CONDITION = re.compile(r"\AIf (?:true|confirmed|correct|so|it|this|that|we|they)\b", re.I)
RANGE = re.compile(
    r"\b\d+\s?[–-]\s?\d+[ -](?:second|minute|hour|day|week|month|year|decade)s?\b", re.I
)
"""A length of time from and to: "3–6 months"."""
