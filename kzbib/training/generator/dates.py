"""Prints dates: «10 марта 2006 г.», «2007 жылғы 9 қаңтардағы», «March 10, 2006»."""

from __future__ import annotations

import re
from functools import cache

from kzbib.training.generator.draw import words
from kzbib.training.generator.press import Piece, Press
from kzbib.training.generator.record import DateParts

# %d day, %D day in two digits, %m month in two digits, %y year,
# %N %G %S %L %E month by name, in the genitive, short, Kazakh locative, romanised
_CODE = re.compile("%[dDmyYNGSLRE]")
_PART = {"d": "day", "D": "day", "y": "year", "Y": "year"}


def print_date(
    press: Press, field: str, parts: DateParts, form: str, lang: str
) -> None:
    """Print a date by a pattern with codes; the piece reaches from code to code."""
    start, end, at = -1, 0, 0
    used = []
    for code in _CODE.finditer(form):
        press.write(form[at : code.start()])
        text = _written(code[0][1], parts, lang)
        start = press.length if start < 0 else start
        press._put(text)
        end = press.length
        name = _PART.get(code[0][1], "month")
        used.append((name, parts[("year", "month", "day").index(name)]))
        at = code.end()
    press.write(form[at:])
    press.pieces.append(Piece(field, start, end, date=tuple(used)))


def _written(code: str, parts: DateParts, lang: str) -> str:
    if code in "yY":
        return str(parts[0]) if code == "y" else f"{parts[0] % 100:02}"
    if code in "dD":
        return str(parts[2]) if code == "d" else f"{parts[2]:02}"
    if code == "m":
        return f"{parts[1]:02}"
    if code == "R":
        return ("I II III IV V VI VII VIII IX X XI XII").split()[parts[1] - 1]
    return _months(code, lang)[parts[1] - 1]


@cache
def _months(code: str, lang: str) -> tuple[str, ...]:
    store = words("dates")
    for key in (f"{code} {lang}", f"G {lang}", f"N {lang}", f"N {_near(lang)}"):
        if key in store:
            return tuple(store[key][0].split())
    return tuple(store["N en"][0].split())


def _near(lang: str) -> str:
    return {"be": "ru", "ky": "ru"}.get(lang, "en")
