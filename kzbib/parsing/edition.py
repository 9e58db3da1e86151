"""Editions: «2-е изд., перераб. и доп.», «2nd ed.», «Изд. 2-ое, испр.»."""

from __future__ import annotations

import re

from kzbib.languages.patterns import lazy
from kzbib.parsing.charset import DASH
from kzbib.parsing.found import Found

_MORE = (
    r"(?:[,.]?\s(?:и\s|і\s|та\s|and\s)?(?:испр|перераб|доп|стер|переработ|дополн|исправ|"
    r"перероб|расш|revis|revised|enlarged|addition|толықт|өңд|түзет|перепеч|репр)\w*\.?)"
    r"{0,3}(?:\s(?:и|і|та)\s\w{2,12}\.?)?"
)
_EDITION = lazy(
    rf"""(?<![\w{DASH}])(?P<edition>
        \d{{1,2}}\s?[{DASH}]?\s?(?:е|ое|e|oe|ші|шы|nd|rd|th|st|d|й|го)?\s?[{DASH}]?\s?
            (?:изд(?!-)\w*|вид\.?|вид(?:ання)?|выд|бас(?:ылым\w*|\.)|ed(?:ition|n)?|izd)
            (?!\w)\.?{_MORE}
      | (?:Изд|изд)(?:-е)?\.?\s\d{{1,2}}\s?[{DASH}]?(?:е|ое|oe|e)\.?{_MORE}
      | (?:Екінші|екінші|Үшінші|үшінші|Бірінші|Второе|второе|Третье|third|Third|Second|
         second|Revised|revised|Изд\.\sвторое|New|ii)\s
            (?:басылым\w*|шығарылым\w*|издание|ed(?:ition|n)?\b\.?|изд\.|Baskı)
      | (?<=[{DASH}]\s)\d{{1,2}}[{DASH}]е(?=\.\s[{DASH}])
    )""",
    re.VERBOSE,
)

_STEM = lazy("[Ии]зд|[Ee]d|[Вв]ид|[Вв]ыд|бас|шығ|[Bb]ask|izd|е\\.")


def find_edition(text: str, start: int = 0) -> Found[str] | None:
    """Return the statement of edition as printed."""
    found = _EDITION.search(text, start) if _STEM.search(text, start) else None
    if not found:
        return None
    return Found(found["edition"].strip(" ,"), found.start(), found.end())
