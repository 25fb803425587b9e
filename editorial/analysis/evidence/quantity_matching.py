"""Which numbers of a document are a claim's number, whatever their notation."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, islice

from editorial.analysis.number_words import MEASURED
from editorial.analysis.quantities import Quantity
from editorial.analysis.wording import stem


class Agreement(StrEnum):
    """How two numbers agree, best first."""

    SAME = "same"
    ROUNDED = "rounded"
    """One is the other rounded, or within what "about" allows."""
    RANGE = "range"
    """One lies in the range that the other gives."""
    CONVERTED = "converted"
    """The same in another unit of measure."""


_BASES = {
    "kilometre": ("metre", 1_000.0),
    "metre": ("metre", 1.0),
    "centimetre": ("metre", 0.01),
    "millimetre": ("metre", 0.001),
    "mile": ("metre", 1_609.344),
    "foot": ("metre", 0.3048),
    "inch": ("metre", 0.0254),
    "hectare": ("square metre", 10_000.0),
    "acre": ("square metre", 4_046.856),
    "square metre": ("square metre", 1.0),
    "square kilometre": ("square metre", 1_000_000.0),
    "square mile": ("square metre", 2_589_988.0),
    "square foot": ("square metre", 0.09290304),
    "tonne": ("gram", 1_000_000.0),
    "kilogram": ("gram", 1_000.0),
    "gram": ("gram", 1.0),
    "kilowatt": ("watt", 1e3),
    "megawatt": ("watt", 1e6),
    "gigawatt": ("watt", 1e9),
    "kilowatt-hour": ("watt-hour", 1e3),
    "megawatt-hour": ("watt-hour", 1e6),
    "gigawatt-hour": ("watt-hour", 1e9),
    "kilobyte": ("byte", 1e3),
    "megabyte": ("byte", 1e6),
    "gigabyte": ("byte", 1e9),
    "terabyte": ("byte", 1e12),
}
"""What a unit is measured in, and how much of that it is."""
_CURRENCIES = {"US$": "$", "USD": "$", "GBP": "£", "EUR": "€", "penny": "cent"}
_MONEY = frozenset("$£€¥₹") | {"CHF"}
_EXACT = 1e-9
_WIDEST = 0.06
"""How far apart, as a share, rounding and "about" may bring a number and what it stands for; more
than the 5 % that a quantity's slack gives it."""
_CONVERSION = 0.03
_SHARE = 0.5
"""Percentage points by which "a third" may miss what a whole percentage says."""
_MOST = 400
"""Numbers of a document that may agree with one of a claim; more is a table of one value."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The quantities of a document in the order of its text, and those in the order of their
    values (in base units): `values`, with the number of each quantity in `order`. `ranges` are the
    numbers of those that have a lower and an upper end."""

    quantities: tuple[Quantity, ...]
    values: tuple[float, ...]
    order: tuple[int, ...]
    ranges: tuple[int, ...] = ()

    def agreeing(self, wanted: Quantity) -> Iterator[tuple[int, Agreement]]:
        """The quantities that agree with the wanted one, by number, at most some hundreds."""
        low, high = _value(wanted), _top(wanted)
        reach = max(float(wanted.slack) * _factor(wanted), _WIDEST * high, _EXACT * high)
        first = bisect_left(self.values, low - reach)
        last = bisect_right(self.values, high + reach)
        near = chain(self.order[first:last], self.ranges[:_MOST])
        agreed = ((at, agreement_of(wanted, self.quantities[at])) for at in near)
        yield from islice(((at, how) for at, how in agreed if how is not None), _MOST)


def numbers_of(quantities: Sequence[Quantity]) -> Numbers:
    entries = sorted((_value(each), at) for at, each in enumerate(quantities) if each.high is None)
    return Numbers(
        tuple(quantities),
        tuple(value for value, _ in entries),
        tuple(at for _, at in entries),
        tuple(at for at, each in enumerate(quantities) if each.high is not None),
    )


def agreement_of(one: Quantity, other: Quantity) -> Agreement | None:
    """How two quantities agree; None where they do not, or count different things."""
    first, second = unit_of_comparison(one), unit_of_comparison(other)
    if first[0] != second[0] and not _may_lack_unit(one, other):
        return None
    a, b = _value(one), _value(other)
    if _near(a, b, _EXACT) and _near(_top(one), _top(other), _EXACT):
        return Agreement.SAME
    if one.unit != other.unit and first[0] == second[0] and one.unit in _BASES:
        return Agreement.CONVERTED if _near(a, b, _CONVERSION) else None
    if one.high is not None or other.high is not None:
        within = a <= b <= _top(one) if one.high is not None else b <= a <= _top(other)
        return Agreement.RANGE if within else None
    slack = max(float(one.slack), float(other.slack)) * first[1] * (1 + _EXACT)
    apart = abs(a - b)
    if _is_share(one, other) and apart <= _SHARE:
        return Agreement.SAME
    if apart <= slack and (apart <= _WIDEST * max(a, b) or _is_share(one, other)):
        return Agreement.ROUNDED
    return None


def may_be_meant(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities that do not agree count or measure the same kind of thing."""
    first, second = unit_of_comparison(one), unit_of_comparison(other)
    if first[0] != second[0]:
        return False
    if first[0] != "":
        return True
    if not one.counted or not other.counted:
        return False
    return stem(one.counted[-1]) == stem(other.counted[-1])


def may_be_a_slip(one: Quantity, other: Quantity) -> bool:
    """Whether two counts of something may be one and the same, where the words do not tell of
    what: both are more than a handful, and neither is ten times the other."""
    if one.unit or other.unit or (one.counted and other.counted):
        return False
    low, high = sorted((float(one.value), float(other.value)))
    return low > 12 and high <= 10 * low


def unit_of_comparison(quantity: Quantity) -> tuple[str, float]:
    """What the quantity is measured in, and how much of that its unit is."""
    unit = _CURRENCIES.get(quantity.unit, quantity.unit)
    return _BASES.get(unit, (unit, 1.0))


def _may_lack_unit(one: Quantity, other: Quantity) -> bool:
    """Whether one leaves its unit to be understood: "1.2 billion", "from 5 to 7 percent"."""
    units = {_CURRENCIES.get(each.unit, each.unit) for each in (one, other)}
    if units == {"pound", "£"}:
        return True
    if "" not in units:
        return False
    (unit,) = units - {""} or {""}
    large = min(one.magnitude, other.magnitude) >= 1_000_000
    bare = all(each.unit or not each.counted for each in (one, other))
    return bare and ((unit in _MONEY and large) or (unit in MEASURED and float(one.value) >= 10))


def _is_share(one: Quantity, other: Quantity) -> bool:
    """A share in words ("a third") says less than 6 percent of itself."""
    return one.unit == other.unit == "percent" and (one.spelled or other.spelled)


def _near(a: float, b: float, share: float) -> bool:
    return abs(a - b) <= share * max(abs(a), abs(b))


def _factor(quantity: Quantity) -> float:
    return unit_of_comparison(quantity)[1]


def _value(quantity: Quantity) -> float:
    return float(quantity.value) * _factor(quantity)


def _top(quantity: Quantity) -> float:
    return float(quantity.high if quantity.high is not None else quantity.value) * _factor(quantity)
