"""Numbers in words, and the units in which articles measure."""

import re
from decimal import Decimal
from functools import lru_cache

_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = (
    {word: value for value, word in enumerate(_ONES, 1)}
    | {word: value for value, word in enumerate(_TEENS, 10)}
    | {word: value * 10 for value, word in enumerate(_TENS, 2)}
    | {"a": 1, "an": 1}
)
MAGNITUDES = {
    "": 1,
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "k": 1_000,
    "hundred thousand": 100_000,
    "million": 1_000_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "billion": 1_000_000_000,
    "b": 1_000_000_000,
    "bn": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "tn": 1_000_000_000_000,
}
_PARTS = {
    "half": Decimal(50),
    "third": Decimal(100) / 3,
    "quarter": Decimal(25),
    "fifth": Decimal(20),
    "sixth": Decimal(100) / 6,
    "eighth": Decimal("12.5"),
    "tenth": Decimal(10),
}

_SMALL = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES)})\b)?|(?:{'|'.join(_TEENS + _ONES)})\b)"
)
_BELOW_THOUSAND = rf"(?:(?:{_SMALL}|an?) hundred\b(?: and {_SMALL}\b)?|{_SMALL}(?!\w))"
_BIG = "thousand|million|billion|trillion"
IN_WORDS = re.compile(
    r"(?<![\w’'-])(?=[aefhnost])"
    rf"(?:(?P<half>half an?|a quarter of a|three[- ]quarters of a) (?P<of>{_BIG}|dozen)\b"
    rf"|(?P<dozens>an?|{_SMALL}) dozen\b"
    r"|(?P<parts>an?|one|two|three|four|five|seven)[- ](?P<part>third|quarter|fifth|sixth|eighth"
    r"|tenth)s?\b|(?P<alone>half)(?= (?:of|the|its|their|his|her|our|as)\b)"
    rf"|(?P<count>{_BELOW_THOUSAND}|an?(?= (?:{_BIG})\b))(?P<more> and an? (?:half|quarter)\b)?"
    rf"(?: (?P<big>{_BIG})\b(?:,? (?:and )?(?P<rest>{_BELOW_THOUSAND}))?)?)(?!\w)",
    re.IGNORECASE,
)
"""A number in words, at most one magnitude deep ("four thousand and six")."""

_FORMS = {
    "percent": "percent|per cent|pct",
    "percentage points": "percentage[ -]points?",
    "basis points": "basis[ -]points?",
    "$": "(?:us )?dollars?",
    "€": "euros?",
    "pound": "pounds?|lbs?",
    "penny": "pence|cents?",
    "hectare": "hectares?|ha",
    "acre": "acres?",
    "square metre": "square[ -]met(?:re|er)s?|sq m",
    "square kilometre": "square[ -]kilomet(?:re|er)s?|sq km",
    "square mile": "square[ -]miles?|sq mi",
    "square foot": "square[ -]f(?:ee|oo)t|sq ft",
    "kilometre": "kilomet(?:re|er)s?|km",
    "metre": "met(?:re|er)s?",
    "centimetre": "centimet(?:re|er)s?|cm",
    "millimetre": "millimet(?:re|er)s?|mm",
    "mile": "miles?",
    "foot": "f(?:ee|oo)t|ft",
    "inch": "inch(?:es)?",
    "kilogram": "kilogram(?:me)?s?|kilos?|kg",
    "gram": "gram(?:me)?s?",
    "tonne": "tonnes?|metric tons?",
    "ton": "tons?",
    "litre": "lit(?:re|er)s?",
    "gallon": "gallons?",
    "barrel": "barrels?",
    "kilowatt-hour": "kilowatt[- ]hours?|kwh",
    "megawatt-hour": "megawatt[- ]hours?|mwh",
    "gigawatt-hour": "gigawatt[- ]hours?|gwh",
    "kilowatt": "kilowatts?|kw",
    "megawatt": "megawatts?|mw",
    "gigawatt": "gigawatts?|gw",
    "byte": "bytes?",
    "kilobyte": "kilobytes?|kb",
    "megabyte": "megabytes?|mb",
    "gigabyte": "gigabytes?|gb",
    "terabyte": "terabytes?|tb",
    "degree": "degrees?(?: (?:celsius|fahrenheit))?",
    "second": "seconds?",
    "minute": "minutes?|mins?",
    "hour": "hours?|hrs?",
    "day": "days?",
    "week": "weeks?",
    "month": "months?",
    "year": "years?",
    "decade": "decades?",
    "century": "centur(?:y|ies)",
}
TIMES = frozenset("second minute hour day week month year decade century".split())
SHARES = frozenset({"percent", "percentage points", "basis points"})
MEASURED = frozenset(_FORMS) - {"$", "€", "pound", "penny"}
"""Units of what is measured, and so rounded, not counted."""
UNIT = "|".join(_FORMS.values())
_KNOWN = {unit: re.compile(forms, re.IGNORECASE) for unit, forms in _FORMS.items()}


@lru_cache(maxsize=1024)
def unit_of(printed: str) -> str:
    """The key of a unit: "percent" for "%" and "per cent", "hectare" for "ha"; "" for none."""
    words = printed.strip(" -\u00a0\u202f").casefold()
    if words == "%":
        return "percent"
    return next((unit for unit, forms in _KNOWN.items() if forms.fullmatch(words)), "")


def value_of(match: re.Match[str]) -> tuple[Decimal, int, str]:
    """What a match of IN_WORDS says: the value, the magnitude in it (1 for none), and the unit,
    which is "percent" for a fraction and "" for anything else."""
    said = {name: words.casefold() for name, words in match.groupdict().items() if words}
    if "alone" in said:
        return _PARTS["half"], 1, "percent"
    if "part" in said:
        return _PARTS[said["part"]] * _VALUES[said["parts"]], 1, "percent"
    if "dozens" in said:
        return Decimal(_small(said["dozens"]) * 12), 12, ""
    if "half" in said:
        magnitude = MAGNITUDES[said["of"]]
        share = {"h": Decimal("0.5"), "a": Decimal("0.25"), "t": Decimal("0.75")}[said["half"][0]]
        return share * magnitude, magnitude, ""
    value = Decimal(_small(said["count"]))
    if "more" in said:
        value += Decimal("0.5") if said["more"].endswith("half") else Decimal("0.25")
    magnitude = MAGNITUDES[said.get("big", "")]
    value *= magnitude
    if "rest" in said:
        return value + _small(said["rest"]), 1, ""
    return value, magnitude, ""


def _small(words: str) -> int:
    """ "two hundred and six" is 206."""
    value = 0
    for word in words.replace("-", " ").split():
        if word == "hundred":
            value *= 100
        elif word != "and":
            value += _VALUES[word]
    return value
