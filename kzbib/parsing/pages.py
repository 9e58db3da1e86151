"""Pages («С. 5–9», «35-46 б.») and extents («250 с.», «200 бет»)."""

from __future__ import annotations

from kzbib.languages.patterns import lazy
from kzbib.parsing.charset import DASH, DASHES, MASK
from kzbib.parsing.found import Found

_ROMAN = r"[IVXLCІХ]{1,6}|[ivxlc]{1,6}"
_NUM = rf"(?:[A-Za-zЕе]{{0,2}}\d{{1,7}}[a-zа-г]?|(?:{_ROMAN})(?!\w))"
_RANGE = rf"{_NUM}(?:\s?[{DASH}]{{1,3}}\s?{_NUM})?"
# «С.», «стр.», «pp.», «б.»: the first letter stands alone, so that a search leaps to it
_FIRST = "[СCсcPРpрБBбSs]"
_REST = (
    "(?:(?<=[СCсc])[СCсc]|(?<=[Сс])то?р|(?<=[PРpр])[PРpр]|(?<=[Pp])ages?|"
    "(?<=[Бб])[Бб]|(?<=s)s)?"
)
_UNIT = (
    r"(?:[сcСC]|сс|стр|стор|[бБ]|бб|бет\w{0,4}|[pрPР]|pp|pages|[SsЅ]|b|bet|страниц\w?)"
)
# "С. 5–9"  "pp. 56-65"  "сс. 1-8"  "P. 10–13, 16"  "С.117"
_PAGES = lazy(
    rf"{_FIRST}(?<![^\W_].)(?<!\..){_REST}"
    rf"\s?[.:]\s?(?P<page>{_RANGE}(?:,\s?{_RANGE}(?!\s?[(:])){{0,4}})"
    rf"(?![\w])"
)
# the same behind a full stop without a space ("1992.С.99") or without its own full stop
_PAGES_LOOSE = lazy(
    rf"{_FIRST}(?<=[.,;\s{MASK}].){_REST}(?:\.\s?|\s|[-–](?=\d))"
    rf"(?P<page>\d{{1,6}}\s?[{DASH}]{{1,3}}\s?\d{{1,6}}|(?<=\.)\d{{1,6}}|(?<=\.\s)\d{{1,6}})"
    r"(?![\w])"
)
# "35-46 б."  "6-7-стр."  "531 – 539 стр."
_PAGES_AFTER = lazy(
    rf"(?P<page>\d(?<![\w{DASH}.].)\d{{0,4}}\s?[{DASH}]{{1,2}}\s?\d{{1,5}})\s?[{DASH}]?\s?"
    rf"{_UNIT}(?![\w])\.?"
)
# "250 с."  "640с"  "182, [1] с."  "xii, 250 p."
_EXTENT = lazy(
    rf"(?P<count>\d\d{{0,4}})(?:,?\s?\[\d{{1,3}}\])?"
    rf"(?:,\s[ivxlcIVXLC]{{1,5}})?\s?[{DASH}]?{_UNIT}(?![\w’'])\.?(?!\s?\d{{1,4}}(?:\D|$))"
)
# ": 191–210"  ", 53–66."  " 1017—1020"
_BARE = lazy(
    rf"(?:[:,;.{MASK}]\s?|\(\s)(?P<page>(?:\d{{1,7}}|[A-Za-z]\d{{1,7}})"
    rf"\s?[{DASH}]{{1,2}}\s?[A-Za-z]?\d{{1,7}})"
    rf"(?=\s*(?:[.,;()\]{MASK}]|$))"
)
_COLON = lazy(
    rf"(?:(?<=[{MASK};.,])\s?(?P<volume>\d{{1,4}}):|{MASK}:\s?|\bArt(?:icle)?\.?\s(?:No\.?\s)?)"
    r"(?P<page>e?\d{1,8})(?=[.,;\s]|$)"
)
# a cheap test before it
_COLON_AHEAD = lazy(r":\s?e?\d|Art")
# "1979 - 175 с.": a year and an extent, no range
_YEAR_THEN = lazy(rf"(?:1[5-9]|20)\d\d\s?[{DASH}]+\s?\d{{1,3}}$")
# a number behind this is part of a word or of a range: "Windows-95 с"
_INSIDE_WORD = lazy(rf".?\w$|\w[{DASH}]$")
_YEARS = lazy(rf"(?:1[5-9]|20)\d\d\s?[{DASH}]{{1,2}}\s?(?:1[5-9]|20)\d\d")


def find_pages(text: str, start: int = 0) -> Found[str] | None:
    """Return the last labelled page range."""
    for pattern in (_PAGES, _PAGES_LOOSE):
        every = list(pattern.finditer(text, start))
        if every:
            last = every[-1]
            return Found(normal_pages(last["page"]), last.start(), last.end())
    behind = _PAGES_AFTER.search(text, start)
    if behind is None or _YEAR_THEN.match(behind["page"]):
        return None
    return Found(normal_pages(behind["page"]), behind.start(), behind.end())


def find_colon_page(
    text: str, start: int = 0
) -> tuple[Found[str], Found[str] | None] | None:
    """Return the page of «10:14223», «24(5):626», «Article 932», and the volume."""
    found = _COLON.search(text, start) if _COLON_AHEAD.search(text, start) else None
    if not found:
        return None
    page = Found(found["page"], found.start("page"), found.end("page"))
    if not found["volume"]:
        return page, None
    return page, Found(found["volume"], found.start("volume"), found.end("volume"))


def find_extent(text: str, start: int = 0) -> Found[str] | None:
    """Return the number of pages of a whole work."""
    last = None
    for found in _EXTENT.finditer(text, start):
        if not _INSIDE_WORD.match(text[max(start, found.start() - 2) : found.start()]):
            last = found
    return Found(last["count"], last.start(), last.end()) if last else None


def find_bare_pages(text: str, start: int = 0) -> Found[str] | None:
    """Return the last page range without a label; ranges of years are none."""
    last = None
    for found in _BARE.finditer(text, max(0, start - 2)):
        if found.start("page") >= start and not _YEARS.fullmatch(found["page"]):
            last = found
    if last is None:
        return None
    return Found(normal_pages(last["page"]), last.start("page"), last.end())


def normal_pages(printed: str) -> str:
    """Fold every dash of a page range to an ASCII hyphen: «5 – 9» → «5-9»."""
    return DASHES.sub("-", printed.strip())
