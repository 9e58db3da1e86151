"""Date values: CSL-JSON date-parts, EDTF and free text, ranges, seasons, years BC."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, NamedTuple


class Moment(NamedTuple):
    """A date with what is known of it; 0 stands for unknown."""

    year: int = 0
    month: int = 0
    day: int = 0
    season: int = 0

    @property
    def sort_key(self) -> str:
        """Digits, so that dates sort as texts; years BC run backwards."""
        month = self.month or (self.season * 3 if self.season else 0)
        if self.year < 0:
            return f"0{100_000 + self.year:06}{month:02}{self.day:02}"
        return f"1{self.year:06}{month:02}{self.day:02}"


NEVER: Final = Moment()


class DateValue(NamedTuple):
    """A date or a range; a range with an open end ends at ``Moment()``."""

    start: Moment = NEVER
    end: Moment | None = None
    literal: str = ""
    circa: bool = False

    def __bool__(self) -> bool:
        return bool(self.literal or self.start.year or self.start.month)

    @property
    def sort_key(self) -> str:
        """A text by which dates sort; ranges by start, then end."""
        if not self.start.year:
            return self.literal
        after = f"/{self.end.sort_key}" if self.end and self.end.year else ""
        return self.start.sort_key + after


NO_DATE: Final = DateValue()
MAX_YEAR: Final = 99_999

# «2019-03-01», «-0044-03», «2019-21» (spring), «2019?», «Y-12000» is not read
_EDTF = re.compile(
    r"""^(?P<year>[+-]?\d{1,5})(?:-(?P<month>\d{1,2}))?(?:-(?P<day>\d{1,2}))?
        (?:T[\d:.,Z+-]*)?(?P<doubt>[?~%]?)$""",
    re.VERBOSE,
)
# «199X», «19XX»: the decade or the century is known
_MASKED = re.compile(r"^\d{2,3}[Xxu]{1,2}$")
_SEASONS: Final = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        "jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1
    )
    for name in (names,)
}
_RUSSIAN: Final = (
    "январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр".split()
)
_KAZAKH: Final = (
    "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша "
    "желтоқсан".split()
)
_WORDS = re.compile(r"\d+|[^\W\d_]+")
_RANGE = re.compile(r"\s+[-\u2013\u2014]\s+|/|\.\.(?=\d|$)|\u2013")


def read_date(data: Any) -> DateValue:
    """Return the date of a CSL-JSON variable; `NO_DATE` when nothing is there.

    Reads ``date-parts``, ``raw``, ``literal``, ``season``, ``circa``, EDTF levels 0
    and 1 as a plain string, and a few written forms; all else becomes a literal.
    """
    if type(data) is not dict:
        if isinstance(data, str | int) and not isinstance(data, bool):
            return _from_text(str(data))
        if not isinstance(data, Mapping):
            return NO_DATE
    circa = data.get("circa") not in (None, False, 0, "", "0", "false")
    parts = data.get("date-parts")
    moments = [_moment(part) for part in parts] if isinstance(parts, list) else []
    if moments and moments[0].year:
        season = _season(data.get("season"))
        start = moments[0]
        if season and not start.month:
            start = start._replace(season=season)
        end = moments[1] if len(moments) > 1 else None
        return DateValue(start, None if end == start else end, "", circa)
    for key in ("edtf", "raw"):
        if text := data.get(key):
            value = _from_text(str(text))
            return DateValue(
                value.start, value.end, value.literal, circa or value.circa
            )
    literal = str(data.get("literal") or "").strip()
    return DateValue(literal=literal, circa=circa) if literal else NO_DATE


def single_date(parts: list[Any]) -> DateValue:
    """Return the date of year, month and day, as far as they are given."""
    start = _moment(parts)
    return DateValue(start) if start.year else NO_DATE


def _number(value: Any) -> int:
    try:
        number = int(value)
    except (TypeError, ValueError):
        return 0
    return number if abs(number) <= MAX_YEAR else 0


def _moment(parts: Any) -> Moment:
    if not isinstance(parts, list | tuple):
        return Moment()
    year, month, day, *_ = (*map(_number, parts[:3]), 0, 0, 0)
    return _checked(year, month, day)


def _checked(year: int, month: int, day: int) -> Moment:
    if not 0 <= month <= 24:
        month = 0
    if month > 12:
        season = (month - 13) % 4 + 1
        return Moment(year, 0, 0, season)
    return Moment(year, month, day if month and 0 < day <= 31 else 0)


def _season(value: Any) -> int:
    if isinstance(value, str) and (found := _SEASONS.get(value.strip().lower())):
        return found
    number = _number(value)
    number = number - 20 if number > 20 else number - 12 if number > 12 else number
    return number if 1 <= number <= 4 else 0


def _from_text(text: str) -> DateValue:
    text = text.strip()
    if not text:
        return NO_DATE
    halves = [half.strip() for half in _RANGE.split(text, maxsplit=1)]
    start, doubt = _half(halves[0])
    if start is None:
        return DateValue(literal=text)
    if len(halves) == 1:
        return DateValue(start, None, "", doubt)
    if halves[1] in ("", "..", "open"):
        return DateValue(start, Moment(), "", doubt)
    end, doubtful_end = _half(halves[1])
    if end is None:
        return DateValue(literal=text)
    return DateValue(start, None if end == start else end, "", doubt or doubtful_end)


def _half(text: str) -> tuple[Moment | None, bool]:
    if match := _EDTF.match(text):
        year, month, day = (int(match[key] or 0) for key in ("year", "month", "day"))
        if not year or month > 24 or 12 < month < 21:
            return None, False
        return _checked(year, month, day), bool(match["doubt"])
    if _MASKED.match(text):
        return None, False
    return _written(text), False


def _written(text: str) -> Moment | None:
    """«15 March 2006», «March 15, 1973», «Spring 1999», «7 марта 2002 г.»"""
    words = _WORDS.findall(text)
    if not 2 <= len(words) <= 4:
        return None
    month = season = year = day = 0
    for word in words:
        if word.isdigit():
            number = int(word[:6])
            if len(word) == 4 and not year:
                year = number
            elif number <= 31 and not day:
                day = number
            else:
                return None
        elif found := _SEASONS.get(word.lower()):
            season = found
        elif found := _month(word.lower()):
            month = found
        elif word not in ("г", "ж"):
            return None
    if not year or not (month or season):
        return None
    return Moment(year, month, day if month else 0, season)


def _month(word: str) -> int:
    if len(word) >= 3 and (found := _MONTHS.get(word[:3])):
        return found if word.isascii() else 0
    for stems in (_RUSSIAN, _KAZAKH):
        for number, stem in enumerate(stems, start=1):
            if word.startswith(stem) and len(word) <= len(stem) + 3:
                return number
    return 0
