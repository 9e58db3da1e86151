"""Numeric variables: what is numeric, plurals, ordinals, roman numerals."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from kzbib.csl.locale import Locale

# «12», «IV», «A12», «12b», «2nd»: one number, perhaps with a letter before or after
_ATOM = r"[^\W\d_]{0,4}\d+[^\W\d_]{0,4}"
_JOIN = r"\s*(?:[,&;\u2013-]|--|\band\b|\bи\b|\bжәне\b)\s*"
_NUMERIC = re.compile(rf"^\s*(?:{_ATOM})(?:{_JOIN}(?:{_ATOM}))*\s*$")
_TOKEN = re.compile(r"(?P<number>\d+)|(?P<other>[^\d]+)")
_PLAIN = re.compile(r"^\d+$")
# «1-3», «5, 7», «1 & 2», «12 and 14»: more than one number
_NUMBER = r"(?:[^\W\d_]{0,4}\d+[^\W\d_]{0,4}|\b[ivxlcdm]+\b)"
_SEVERAL = re.compile(
    rf"{_NUMBER}\s*(?:(?:[,;&\u2013-]|--)\s*)?(?:[^\W\d_]{{1,5}}\s+)?"
    rf"(?<=[\s,;&\u2013-]){_NUMBER}"
)
LITERAL_HYPHEN: Final = "\\-"
"""A hyphen that is part of a number: «3\\-B»."""
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@lru_cache(maxsize=10_000)
def is_numeric(text: str) -> bool:
    """Whether a variable is a number, a range or a list of numbers («D2», «2-4»)."""
    return len(text) < 200 and bool(_NUMERIC.match(text))


@lru_cache(maxsize=10_000)
def is_plural(text: str) -> bool:
    """Whether a locator, page or number names more than one."""
    if LITERAL_HYPHEN in text:
        text = text.replace(LITERAL_HYPHEN, "\u2010")
    return not labelled(text) and bool(_SEVERAL.search(text[:500]))


# «vol. 1, fol. 186»: a locator that brings its own label
_LABELLED = re.compile(r"^[^\W\d_]{2,}\.?\s+\d")


def labelled(text: str) -> bool:
    """Whether a locator begins with a label of its own («vol. 1, fol. 186»)."""
    return bool(_LABELLED.match(text))


def roman(number: int) -> str:
    """Return a roman numeral in small letters; digits from 6,000 on."""
    if not 0 < number < 6000:
        return str(number)
    out = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        out += sign * count
    return out


def ordinal(number: int, locale: Locale, gender: str) -> str:
    """Return «2nd»."""
    return f"{number}{locale.ordinal(number, gender)}"


def long_ordinal(number: int, locale: Locale, gender: str) -> str:
    """Return «second»; «11th» from eleven on."""
    word = locale.long_ordinal(number, gender) if number <= 10 else None
    return word if word is not None else ordinal(number, locale, gender)


# «1 - 3», «1,3», «1 & 3», «1–3»: what stands between two numbers
_BETWEEN = re.compile(r"\s*(--|[-\u2013\u2014,;&])\s*")
_SIGN: Final = {"-": "\u2013", "--": "\u2013", "\u2013": "\u2013", "\u2014": "\u2014",
                ",": ", ", ";": "; ", "&": " & "}  # fmt: skip


def tidy_number(text: str) -> str:
    """Return a numeric value with one way of writing lists and ranges."""
    return _BETWEEN.sub(lambda match: _SIGN[match[1]], text.strip())


def shown(text: str, form: str, locale: Locale, gender: str) -> str:
    """Return a numeric value in a form: numeric, ordinal, long-ordinal, roman."""
    if form == "numeric":
        return tidy_number(text)
    render = {"ordinal": ordinal, "long-ordinal": long_ordinal}.get(form)
    out: list[str] = []
    for part in _BETWEEN.split(text.strip()):
        if part in _SIGN:
            out.append(_SIGN[part])
        elif _PLAIN.match(part) and len(part) < 10:
            value = int(part)
            out.append(render(value, locale, gender) if render else roman(value))
        else:
            out.append(part)
    return "".join(out)
