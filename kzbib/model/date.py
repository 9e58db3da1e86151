"""A date or a range of dates, as exact as the source is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kzbib.model.text import clean_text

DateParts = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Date:
    """One or two ``(year, month?, day?)``; ``literal`` keeps what is no number."""

    parts: tuple[DateParts, ...] = ()
    literal: str = ""
    season: str = ""
    circa: bool = False

    @classmethod
    def from_csl(cls, data: Mapping[str, Any] | str | int) -> Date:
        """Read a CSL-JSON date; strings that are no date stay as ``literal``."""
        if isinstance(data, str | int):
            return cls.from_text(str(data))
        parts = tuple(
            tuple(int(piece) for piece in part if re.fullmatch(r"-?\d+", str(piece)))
            for part in data.get("date-parts") or []
            if isinstance(part, list | tuple)
        )
        parts = tuple(part for part in parts if part)
        literal = clean_text(data.get("literal") or "")
        if not parts and data.get("raw"):
            return cls.from_text(str(data["raw"]))
        season = clean_text(data.get("season") or "")
        return cls(parts[:2], literal, season, bool(data.get("circa")))

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
