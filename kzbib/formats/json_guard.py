"""Reading JSON that strangers wrote: bounded depth, whole characters, real numbers."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, NoReturn

from kzbib.model import Work, work_from_csl

MAX_DEPTH = 40
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def _constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


DECODER = json.JSONDecoder(parse_constant=_constant)


def load_json(text: str) -> Any:
    """Return the value of a JSON text. Raises ValueError with a plain reason."""
    try:
        value, end = DECODER.raw_decode(text, len(text) - len(text.lstrip()))
    except RecursionError:
        raise ValueError("the JSON is nested too deeply") from None
    if text[end:].strip():
        raise ValueError("there is more text after the JSON value")
    return check_json(value)


def check_json(value: Any) -> Any:
    """Return ``value`` unless it is too deep or holds halves of characters."""
    level = [value]
    for _ in range(MAX_DEPTH):
        if not level:
            return value
        for text in filter(lambda item: isinstance(item, str), level):
            if _LONE_SURROGATE.search(text):
                raise ValueError("a character is cut in half (lone surrogate)")
        level = [inner for item in level for inner in _children(item)]
    raise ValueError("the JSON is nested too deeply")


def _children(value: Any) -> list[Any]:
    if isinstance(value, Mapping):
        return [*value.keys(), *value.values()]
    return value if isinstance(value, list) else []


def csl_work(csl: Any) -> Work:
    """Return the work of a CSL-JSON item. Raises ValueError with a plain reason."""
    try:
        return work_from_csl(csl)
    except (AttributeError, KeyError, TypeError, RecursionError) as error:
        raise ValueError(f"a variable has an impossible shape: {error}") from error
