"""What a printed reference says beyond CSL, kept for printing it again.

A Russian «под ред. И. И. Иванова» names its editor in the genitive; GOST prints the
statement as it stands, which no list of names can give back.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kzbib.model import ParsedReference, Work

_IN_CONTAINER = frozenset({"chapter", "paper-conference", "entry-encyclopedia"})
_EDITORS = ("editor", "translator")
# «… / под общ. ред. » before the names
_MARK = re.compile(
    r"(?:под|за|ред|сост|құраст|отв|науч|общ|пер|ауд|бас)[\w\s.,-]{0,40}$",
    re.IGNORECASE,
)
_STARTS_WITH_WORDS = re.compile(r"[^\W\d_]{3,}\.?\s|(?:ред|пер|под)\b", re.IGNORECASE)
_REACH = 50
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


def with_statements(parsed: ParsedReference) -> Work:
    """Return the work with its ready statements and the mark of a cut author list."""
    custom = dict(parsed.work.custom)
    if parsed.flags.get("et-al"):
        custom["et-al"] = True
    if year := _gazette_year(parsed):
        custom.setdefault("container-year", year)
    found = [statement for role in _EDITORS if (statement := _statement(parsed, role))]
    if found:
        part = parsed.work.type in _IN_CONTAINER
        key = "container-responsibility" if part else "responsibility"
        custom.setdefault(key, found)
    return replace(parsed.work, custom=custom)


def _statement(parsed: ParsedReference, role: str) -> str:
    """Return «под ред. А. А. Иванова» as printed; "" where no words stand before."""
    spans = [span for span in parsed.spans if span.field == role]
    if not spans or not parsed.work.people(role):
        return ""
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    text = parsed.raw[start:end].strip(" /;,")
    if not _starts_lower(text):
        before = _MARK.search(parsed.raw[max(start - _REACH, 0) : start])
        if before is None:
            return ""
        text = f"{before[0].strip()} {text}"
    return text


def _gazette_year(parsed: ParsedReference) -> str:
    """Return the year printed after an act's gazette; ``issued`` is the act's own."""
    gazette = next((s for s in parsed.spans if s.field == "container-title"), None)
    if parsed.work.type != "legislation" or gazette is None:
        return ""
    found = _YEAR.search(parsed.raw, gazette.end)
    return found[0] if found else ""


def _starts_lower(text: str) -> bool:
    word = text.split(" ", 1)[0]
    return bool(_STARTS_WITH_WORDS.match(text)) and word[:1].islower()
