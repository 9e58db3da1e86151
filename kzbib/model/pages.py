"""Page ranges."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DASHES = "-‐‑‒–—―−"
# «56-65», «с. 56–65», «e12», «1, 8–9», «XII–XV»; no Roman number inside a word
_RANGE = re.compile(
    rf"(?P<first>[A-Za-zА-Яа-я]?\d+|\b[IVXLCivxlc]+\b)"
    rf"(?:\s*[{_DASHES}]+\s*(?P<last>[A-Za-zА-Яа-я]?\d+|[IVXLCivxlc]+\b))?"
)


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages as printed, with the first and last page where they can be read."""

    printed: str
    first: str = ""
    last: str = ""

    @classmethod
    def from_text(cls, text: str) -> Pages:
        """Read «56–65», «143-68» (kept as printed), «1, 8–9», «e0193972»."""
        found = list(_RANGE.finditer(text))
        if not found:
            return cls(text)
        last = found[-1]["last"] or found[-1]["first"]
        return cls(text, found[0]["first"], last)

    @property
    def joined(self) -> str:
        """The pages with every dash folded to an ASCII hyphen, as CSL-JSON has it."""
        return re.sub(rf"\s*[{_DASHES}]+\s*", "-", self.printed)
