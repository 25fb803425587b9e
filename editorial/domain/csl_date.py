"""Dates of references: as people write them, and as CSL-JSON has them.

Written, a date is EDTF where it can be: "2024", "2024-05", "2024-05-03", "2024-21" (spring),
"2024~" (about), "2024-05/2024-06"; any other words stay as they are. CSL-JSON has an object with
`date-parts`, `season`, `circa`, `literal`, `raw` (https://docs.citationstyles.org).
"""

import re
from collections.abc import Mapping
from typing import Any

from editorial.domain.text import clean, folded, normalised

_POINT = re.compile(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_SEASON = 20
"""EDTF's number for a season, less the season's own: spring is 21 and 1."""
_PSEUDO_MONTHS = range(13, 17)
"""How older CSL processors wrote seasons as months."""


def text_of_date(value: Any) -> str:
    """A CSL date as it is written; "" where it says nothing that can be written."""
    if not isinstance(value, Mapping):
        return _line(value)
    points = [_point(parts) for parts in _listed(value.get("date-parts"))]
    if not points or not all(points) or len(points) > 2:
        return _line(value.get("literal")) or _line(value.get("raw"))
    season = _number(value.get("season"))
    if season in (1, 2, 3, 4) and len(points) == 1 and "-" not in points[0][1:]:
        points = [f"{points[0]}-{_SEASON + (season or 0)}"]
    about = "~" if value.get("circa") not in (None, False, 0, "", "0", "false") else ""
    return "/".join(f"{point}{about}" for point in points)


def date_of_text(text: str) -> dict[str, Any]:
    """The CSL date of a written one: `date-parts` where it is EDTF, else `literal`."""
    points = text.split("/")
    about = {point.endswith("~") for point in points}
    parts = [_parts(point.removesuffix("~")) for point in points]
    if len(parts) > 2 or not all(parts) or len(about) > 1:
        return {"literal": text}
    for point in parts:
        # EDTF has a year 0, which is 1 BC; CSL has none.
        point[0] -= point[0] <= 0
    value: dict[str, Any] = {"date-parts": parts}
    if len(parts) == 1 and len(parts[0]) == 2 and parts[0][1] > 12:
        value = {"date-parts": [parts[0][:1]], "season": parts[0][1] - _SEASON}
    elif any(len(point) > 1 and point[1] > 12 for point in parts):
        return {"literal": text}
    if True in about:
        value["circa"] = True
    return value


def is_edtf(text: str) -> bool:
    """Whether a written date is one that programs can read too."""
    return bool(text) and "literal" not in date_of_text(text)


def year_of(text: str) -> str:
    """The first year, of four digits, that a written date names; "" where it names none."""
    match = _YEAR.search(text)
    return match[1] if match else ""


def _parts(point: str) -> list[int]:
    """Year, month and day as far as they are given; [] for what is no date."""
    match = _POINT.fullmatch(point)
    if not match:
        return []
    numbers = [int(group) for group in match.groups() if group is not None]
    month = numbers[1] if len(numbers) > 1 else 1
    day = numbers[2] if len(numbers) > 2 else 1
    a_season = len(numbers) == 2 and month - _SEASON in range(1, 5)
    return numbers if a_season or (1 <= month <= 12 and 1 <= day <= 31) else []


def _point(parts: Any) -> str:
    """Of [2024, 5, 3], or of ["2024", "5"]; "" for what is no date."""
    numbers = [_number(part) for part in _listed(parts)]
    while numbers and numbers[-1] in (None, 0):
        numbers.pop()
    if not numbers or len(numbers) > 3 or None in numbers:
        return ""
    year, *rest = [number for number in numbers if number is not None]
    year += year < 0
    if rest and rest[0] in _PSEUDO_MONTHS:
        rest[0] += _SEASON - _PSEUDO_MONTHS.start + 1
    written = f"{'-' if year < 0 else ''}{abs(year):04d}" + "".join(f"-{part:02d}" for part in rest)
    return written if _parts(written) else ""


def _number(value: Any) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value if abs(value) < 10_000 else None
    if isinstance(value, str) and re.fullmatch(r"\s*-?[0-9]{1,4}\s*", value):
        return int(value)
    return None


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _line(value: Any) -> str:
    return folded(normalised(clean(value))) if isinstance(value, str) else ""
