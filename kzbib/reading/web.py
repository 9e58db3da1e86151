"""Pages saved from the web: a date on top, the site named in the first lines."""

from __future__ import annotations

import re

from kzbib.languages.detect import detect_language
from kzbib.model import Work
from kzbib.reading.facts import read_day

_HEAD = 1500
# « date 2026-03-04 В условиях …»
_DATE_ON_TOP = re.compile(r"\s*date:?\s+(?P<date>\d{4}-\d{2}-\d{2})\b")
# «… в обзоре Zakon.kz», «сообщает Tengrinews.kz»
_SITE = re.compile(
    r"(?:обзор|материал|сообща|корреспондент|переда[её]т|пишет|источник|редакци|шолу|"
    r"хабарла|reports?|source)\w{0,8}[\s:,]{1,3}(?:\w{1,20}\s)?"
    r"(?P<site>[A-Za-z0-9][\w-]{1,40}\.(?:kz|ru|com|org|net|info|uz|kg|ua|by|asia))\b",
    re.IGNORECASE,
)


def read_web_page(text: str) -> tuple[Work, tuple[str, ...]] | None:
    """Return a saved web page as a work, with warnings; None for other texts."""
    top = _DATE_ON_TOP.match(text)
    date = read_day(top["date"]) if top else None
    if top is None or date is None:
        return None
    site = _SITE.search(text, top.end(), top.end() + _HEAD)
    found = {"container-title": site["site"]} if site else {}
    warnings = ["no title is printed", "no author is printed", "no URL is printed"]
    if not site:
        warnings.append("the site is not named")
    language = detect_language(text[top.end() : top.end() + _HEAD])
    work = Work("webpage", language, found, dates={"issued": date})
    return work, tuple(warnings)
