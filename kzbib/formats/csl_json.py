"""CSL-JSON: an array of items, one item, or a line an item (JSON Lines)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from kzbib.formats.base import FailedItem, Format, FormatItem, ReadResult
from kzbib.formats.json_guard import DECODER, check_json, csl_work, load_json
from kzbib.model import Variant, VariantKind, Work, work_to_csl

_GAP = re.compile(r"[\s,]*")
_Piece = FormatItem | FailedItem


def read(text: str) -> ReadResult:
    """Read CSL-JSON items.

    A line may also be ``{"csl": {…}, "id"?, "translated"?}``, as the commands print
    it; the translated half becomes a variant.
    """
    text = text.removeprefix("\ufeff")
    start = text.lstrip()
    if start.startswith("["):
        pieces = _array(text, text.index("[") + 1)
    elif start.startswith("{") and (whole := _whole(start)) is not None:
        pieces = iter(
            [_item(whole, start.rstrip(), 1 + text[: -len(start)].count("\n"))]
        )
    else:
        pieces = _lines(text)
    found = tuple(pieces)
    return ReadResult(
        tuple(piece for piece in found if isinstance(piece, FormatItem)),
        tuple(piece for piece in found if isinstance(piece, FailedItem)),
    )


def write_array(works: Sequence[Work]) -> str:
    """Return a JSON array, an item a work; variants are in ``custom.variants``."""
    items = [work_to_csl(work) for work in works]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def write_lines(works: Sequence[Work]) -> str:
    """Return JSON Lines, a work a line."""
    items = (json.dumps(work_to_csl(work), ensure_ascii=False) for work in works)
    return "".join(f"{item}\n" for item in items)


def _whole(text: str) -> Any:
    """Return the only item of a file («{…}» over several lines), else None."""
    try:
        return load_json(text)
    except ValueError:
        return None


def _lines(text: str) -> Iterator[_Piece]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            yield _item(load_json(line), line.strip(), number)
        except ValueError as error:
            yield FailedItem(line, number, f"this line is no JSON: {error}")


def _array(text: str, place: int) -> Iterator[_Piece]:
    """Read an array item by item, so that a torn file gives all that is whole."""
    line = 1 + text.count("\n", 0, place)
    while True:
        gap = _GAP.match(text, place)
        start = gap.end() if gap else place
        line += text.count("\n", place, start)
        if text[start : start + 1] == "]":
            rest = text[start + 1 :].strip()
            if rest:
                yield FailedItem(rest, line, "there is more text after the array")
            return
        try:
            value, place = DECODER.raw_decode(text, start)
        except (ValueError, RecursionError) as error:
            reason = f"the array is broken from here on: {error}"
            yield FailedItem(text[start:], line, reason)
            return
        yield _item(value, text[start:place], line)
        line += text.count("\n", start, place)


def _item(value: Any, raw: str, line: int) -> _Piece:
    try:
        check_json(value)
        if not isinstance(value, Mapping):
            raise ValueError(f"an item is an object, not {type(value).__name__}")
        if "error" in value and "csl" not in value:
            raise ValueError(f"the item is an error: {str(value['error'])[:200]}")
        work = (
            _wrapped(value)
            if isinstance(value.get("csl"), Mapping)
            else csl_work(value)
        )
    except ValueError as error:
        return FailedItem(raw, line, str(error))
    return FormatItem(work, raw, line, work.id)


def _wrapped(value: Mapping[str, Any]) -> Work:
    work = csl_work({"id": value.get("id"), **value["csl"]})
    translated = value.get("translated")
    if not translated:
        return work
    half = Variant(VariantKind.TRANSLATED, csl_work(translated))
    return replace(work, variants=(*work.variants, half))


CSL_JSON = Format("csl-json", "CSL-JSON", (".json",), read, write_array)
CSL_JSONL = Format(
    "csl-jsonl", "CSL-JSON, a line an item", (".jsonl", ".ndjson"), read, write_lines
)
