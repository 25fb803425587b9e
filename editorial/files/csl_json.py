"""CSL-JSON: the list of items that citation processors and reference managers exchange.

Read from a list of items, one item, or an object that holds the list as "items" (Zotero) or
"references" (Pandoc). Written so that it satisfies csl-data.json, the format's own schema: what
that has no place for stands in the item's "custom".
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, NoReturn

from editorial.domain.csl_date import date_of_text, text_of_date
from editorial.domain.errors import InvalidValue
from editorial.domain.reference import (
    Reference,
    ReferenceList,
    item_of,
    json_from_names,
    names_from_json,
    reference_from_item,
)
from editorial.domain.text import shortened
from editorial.files import csl_names
from editorial.files.citation_keys import with_keys
from editorial.files.reference_text import entry_left_out, refuse_many, text_of, told
from editorial.files.refusal import Progress, Refusal, no_progress

_STEP = 500
"""Entries between two words of progress."""


def references_from_csl_json(data: bytes, progress: Progress = no_progress) -> ReferenceList:
    """Every item, in order; one that says nothing, or is no object, is told in `dropped`.

    Raises Refusal for what is no CSL-JSON.
    """
    items = _items(_parsed(text_of(data)))
    refuse_many(len(items))
    references, dropped = [], []
    for number, item in enumerate(items, 1):
        if number % _STEP == 0:
            progress(number, len(items))
        if not isinstance(item, dict):
            reason = "it is no item of CSL-JSON"
            dropped.append(entry_left_out(f"{number}", 0, reason, _beginning(item)))
            continue
        try:
            references.append(reference_from_item(item))
        except InvalidValue as fault:
            name = str(item.get("id", "")) or f"{number}"
            reason = f"{fault}, and this one does not"
            dropped.append(entry_left_out(name, 0, reason, _beginning(item)))
    if not references:
        raise Refusal("is JSON, but holds no references: export them as CSL-JSON.")
    return ReferenceList("csl-json", tuple(references), told(dropped))


def _beginning(item: Any) -> str:
    return shortened(json.dumps(item, ensure_ascii=False)[:400])


def csl_json_from_references(references: Iterable[Reference]) -> bytes:
    """UTF-8, one item a reference, in order; valid against the format's schema."""
    items = [conforming(item_of(reference)) for reference in with_keys(references)]
    text = json.dumps(items, ensure_ascii=False, indent=2, allow_nan=False)
    return f"{text}\n".encode()


def conforming(item: Mapping[str, Any]) -> dict[str, Any]:
    """The item as the schema allows it. A value that it does not allow stands in "custom" as it
    was, under the variable's name; what can be said of it in the schema's way is said as well."""
    fit: dict[str, Any] = {}
    custom: dict[str, Any] = {}
    for key, value in item.items():
        if key == "custom" and isinstance(value, dict):
            custom = {**value, **custom}
            continue
        allowed = _allowed(key, value)
        if allowed is not None:
            fit[key] = allowed
        if allowed != value or isinstance(allowed, bool) != isinstance(value, bool):
            custom[key] = value
    fit.setdefault("type", "document")
    fit.setdefault("id", "")
    return {**fit, "custom": custom} if custom else fit


def _allowed(key: str, value: Any) -> Any:
    """The value as the schema allows it for the variable; None where it allows none."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if key == "type":
        return value if isinstance(value, str) and value in csl_names.TYPES else "document"
    if key == "id" or key in csl_names.NUMBERS:
        return value if isinstance(value, str) or number else None
    if key in csl_names.TEXTS:
        return str(value) if number else (value if isinstance(value, str) else None)
    if key in csl_names.NAMES:
        return value if _are_names(value) else json_from_names(names_from_json(value)) or None
    if key in csl_names.DATES:
        written = text_of_date(value)
        return value if _is_date(value) else (date_of_text(written) if written else None)
    if key == "categories":
        listed = isinstance(value, list) and all(isinstance(word, str) for word in value)
        return value if listed else None
    return None


def _are_names(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(name, dict)
        and all(
            isinstance(part, str)
            if key in csl_names.NAME_TEXTS
            else key in csl_names.NAME_FLAGS and isinstance(part, str | bool | int | float)
            for key, part in name.items()
        )
        for name in value
    )


def _is_date(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_is_date_part, value.keys(), value.values()))


def _is_date_part(key: str, value: Any) -> bool:
    if key in csl_names.DATE_TEXTS:
        return isinstance(value, str)
    if key == "circa":
        return isinstance(value, str | bool | int | float)
    if key == "season":
        return isinstance(value, str | int | float) and not isinstance(value, bool)
    return (
        key == "date-parts"
        and isinstance(value, list)
        and 1 <= len(value) <= 2
        and all(
            isinstance(point, list)
            and 1 <= len(point) <= 3
            and all(
                isinstance(part, str | int | float) and not isinstance(part, bool) for part in point
            )
            for point in value
        )
    )


def _parsed(text: str) -> Any:
    try:
        if "\\u" in text:
            # Half a surrogate pair, escaped, is JSON; no file in UTF-8 can hold it.
            escaped = json.dumps(json.loads(text, parse_constant=_no_number), ensure_ascii=False)
            text = escaped.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return json.loads(text, parse_constant=_no_number)
    except RecursionError:
        raise Refusal("is nested too deeply for CSL-JSON: export the references anew.") from None
    except ValueError as fault:
        line = f" (line {fault.lineno:,})" if isinstance(fault, json.JSONDecodeError) else ""
        raise Refusal(f"is damaged JSON{line}: export the references anew, as CSL-JSON.") from None


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number of JSON")


def _items(document: Any) -> list[Any]:
    if isinstance(document, dict):
        listed = next(
            (document[key] for key in ("items", "references") if key in document), [document]
        )
        document = listed
    if not isinstance(document, list):
        raise Refusal("is JSON, but no list of references: export them as CSL-JSON.")
    return document
