"""Number and date of an act, out of its fields or its title, in any language."""

from __future__ import annotations

import re

from kzbib.languages.fold import fold
from kzbib.matching.numbers import numbers_of
from kzbib.model import Work

# «№ 268-XIII», «No. 226-V», «N 94»
_ACT_NUMBER = re.compile(
    r"(?:№|\bn[or]?\b\.?)\s*(?P<number>\d+(?:\s?[-–/]\s?(?:\d+|[ivxlcіхс]+)\b)?)",
    re.IGNORECASE,
)
# The months in English, Russian, Kazakh, beginnings only; romanised ones fold alike.
_MONTHS = (
    "januar январ қаңтар",
    "februar феврал ақпан",
    "march март наурыз",
    "april апрел сәуір",
    "may мая мамыр",
    "june июн маусым",
    "july июл шілде",
    "august август тамыз",
    "september сентябр қыркүйек",
    "october октябр қазан",
    "november ноябр қараша",
    "december декабр желтоқсан",
)
_MONTH_OF = {
    fold(name): number for number, row in enumerate(_MONTHS, 1) for name in row.split()
}
_MONTH = "|".join(sorted(_MONTH_OF, key=len, reverse=True))
# Folded: «3 iula 2014», «18 februari 2011», «2011 zilgi 18 akpandagi», «01 07 1999»,
# «decembr 27 1994»
_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?P<day>\d{{1,2}}) (?P<month>{_MONTH})[a-z]* (?P<year>\d{{4}})\b",
        rf"\b(?P<year>\d{{4}}) [a-z]+ (?P<day>\d{{1,2}}) (?P<month>{_MONTH})",
        rf"\b(?P<month>{_MONTH})[a-z]* (?P<day>\d{{1,2}}) (?P<year>\d{{4}})\b",
        r"\b(?P<day>\d{1,2}) (?P<month>\d{1,2}) (?P<year>\d{4})\b",
    )
)


def act_number(work: Work) -> str:
    """Return the number of an act in digits: «№ 268-XIII» gives «268-13»."""
    printed = work.get("number")
    if not printed:
        found = _ACT_NUMBER.search(work.title)
        printed = found["number"] if found else ""
    return "-".join(numbers_of(printed)[:2])


def act_date(work: Work) -> str:
    """Return the date of an act, «1994-12-27»; «1994» where only the year is known."""
    issued = work.dates.get("issued")
    exact = issued.parts[0] if issued and issued.parts else ()
    if len(exact) == 3:
        return _iso(*exact)
    printed = date_in(work.title)
    if printed and (not exact or printed.startswith(str(exact[0]))):
        return printed
    return str(exact[0]) if exact else printed


def date_in(text: str) -> str:
    """Return the first whole date of a text, «2014-07-03»; "" without one."""
    folded = fold(text)
    for pattern in _DATES:
        if found := pattern.search(folded):
            month = _MONTH_OF.get(found["month"]) or int(found["month"])
            return _iso(int(found["year"]), month, int(found["day"]))
    return ""


def _iso(year: int, month: int, day: int) -> str:
    return f"{year:04d}-{month:02d}-{day:02d}"
