"""A date or a range of dates, as exact as the source is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kzbib.model.text import clean_text

DateParts = tuple[int, ...]
_WHOLE_NUMBER = re.compile(r"-?\d{1,9}")
_LONGEST = 10**9
# to write «str | int» makes a type each time
_TEXT, _LIST = (str, int), (list, tuple)


@dataclass(frozen=True, slots=True)
class Date:
    """One or two ``(year, month?, day?)``; ``literal`` keeps what is no number."""

    parts: tuple[DateParts, ...] = ()
    literal: str = ""
    season: str = ""
    circa: bool = False

    @classmethod
    def from_csl(cls, data: Mapping[str, Any] | str | int) -> Date:
        """Read a CSL-JSON date; strings that are no date stay as ``literal``.

        Raises ValueError when ``date-parts`` is not one or two lists of whole numbers.
        """
        if isinstance(data, _TEXT):
            return cls.from_text(str(data))
        parts = _parts(data.get("date-parts") or [])
        if parts and len(data) == 1:  # most dates
            return cls(parts)
        literal = clean_text(data.get("literal") or "")
        if not parts and data.get("raw"):
            return cls.from_text(str(data["raw"]))
        season = clean_text(data.get("season") or "")
        return cls(parts, literal, season, bool(data.get("circa")))

    @classmethod
    def from_text(cls, text: str) -> Date:
        """Read an ISO 8601 date («2019», «2019-07», «2019-07-04»), else a literal."""
        found = re.fullmatch(r"\s*(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\s*", text)
        if not found:
            return cls(literal=clean_text(text))
        return cls((tuple(int(piece) for piece in found.groups() if piece),))

    def to_csl(self) -> dict[str, Any]:
        """Return the CSL-JSON form."""
        csl: dict[str, Any] = {}
        if self.parts:
            csl["date-parts"] = [list(part) for part in self.parts]
        if self.literal:
            csl["literal"] = self.literal
        if self.season:
            csl["season"] = self.season
        if self.circa:
            csl["circa"] = True
        return csl

    @property
    def year(self) -> int | None:
        """The first year, or None."""
        return self.parts[0][0] if self.parts else None

    @property
    def iso(self) -> str:
        """«2019-11-04», «2019-11», «2019», a range with «/»; else the literal."""
        if not self.parts:
            return self.literal
        widths = (4, 2, 2)
        return "/".join(
            "-".join(
                f"{piece:0{width}d}" for piece, width in zip(part, widths, strict=False)
            )
            for part in self.parts
        )


def _parts(value: object) -> tuple[DateParts, ...]:
    if not isinstance(value, _LIST) or len(value) > 2:
        raise ValueError("date-parts is a list of one or two dates")
    return tuple(filter(None, map(_part, value)))


def _part(value: object) -> DateParts:
    """Read ``[2019, 7, 4]``; services send ``[null]`` where they know no date."""
    if not isinstance(value, _LIST) or len(value) > 3:
        raise ValueError("a date of date-parts is a list of year, month and day")
    if len(value) == 1 and type(value[0]) is int and 0 < value[0] < _LONGEST:
        return (value[0],)  # a year, as most dates are
    pieces = [str(piece) for piece in value if piece not in (None, "")]
    if not all(map(_WHOLE_NUMBER.fullmatch, pieces)):
        raise ValueError(f"a date of date-parts is whole numbers, not {pieces}")
    return tuple(map(int, pieces))
