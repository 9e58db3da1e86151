r"""What a work says and a format has no field for, as JSON in one field.

In a .bib file it is the field ``kzbib``, in RIS a note: a JSON object of CSL-JSON
variables, for example ``kzbib = {{"section": "Ст. 4546", "custom": {"variants":
[…]}}}``. A variable there replaces what the other fields say; names under ``drop``
are taken away. Braces, backslashes and quotation marks inside strings are written as
``\u007b`` and alike, so that the braces of the value always match.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from kzbib.formats.json_guard import csl_work, load_json
from kzbib.model import Work, work_to_csl

_DROP = "drop"
_TO_GUARD = re.compile(r'[{}\\"@%\x00-\x1f\x7f-\x9f\u2028\u2029]')


def difference(work: Work, back: Work) -> dict[str, Any]:
    """Return what must be added to ``back`` to give ``work``; empty when nothing."""
    ours, theirs = work_to_csl(work), work_to_csl(back)
    extra = {name: value for name, value in ours.items() if theirs.get(name) != value}
    drop = [name for name in theirs if name not in ours]
    return {**extra, _DROP: drop} if drop else extra


def add_difference(work: Work, raw: str) -> Work:
    """Return the work with the JSON that ``dump`` wrote added.

    Raises ValueError when it is broken.
    """
    try:
        extra = load_json(raw)
        if not isinstance(extra, Mapping):
            raise ValueError("it is no JSON object")
        csl = {**work_to_csl(work), **extra}
        drop = csl.pop(_DROP, [])
        dropped = set(map(str, drop)) if isinstance(drop, list) else set()
        return csl_work({k: value for k, value in csl.items() if k not in dropped})
    except ValueError as error:
        raise ValueError(
            f"the kzbib data are not as kzbib writes them ({error}); "
            "take them out to read the rest"
        ) from error


def dump(value: Any) -> str:
    """Return JSON on one line, with no loose brace, quotation mark or backslash."""
    if isinstance(value, Mapping):
        pairs = (f"{_string(str(key))}: {dump(inner)}" for key, inner in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(dump, value))}]"
    return _string(value) if isinstance(value, str) else json.dumps(value)


def _string(text: str) -> str:
    return f'"{_TO_GUARD.sub(_guarded, text)}"'


def _guarded(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
