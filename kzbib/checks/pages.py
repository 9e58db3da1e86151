"""Page ranges that run backwards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kzbib.checks.finding import Finding, Severity
from kzbib.model import Work

# «56-65», «С. 143–68», «e12-e19»; «1/2-3» and article numbers are left alone
_RANGE = re.compile(
    r"(?<![\w.-])(?P<letter>[A-Za-zА-Яа-я]?)(?P<first>\d{1,9})"
    r"\s*[-‐‑‒–—―−]\s*(?P=letter)(?P<last>\d{1,9})(?![\w-])"
)


def check_pages(work: Work, today: date) -> Iterator[Finding]:
    """Report ranges whose end is smaller than their beginning.

    A shortened end («143-68» for 143–168) is fine. ``today`` is not used.
    """
    for found in _RANGE.finditer(work.get("page")):
        first, last = found["first"], found["last"]
        if int(_whole(first, last)) < int(first):
            yield Finding(
                "page-order",
                Severity.ERROR,
                "page",
                f"the pages «{found[0]}» end before they begin",
                "Compare the pages with the source; digits may be exchanged.",
            )


def _whole(first: str, last: str) -> str:
    """Lend a shortened last page the leading digits of the first one."""
    shortened = len(last) < len(first)
    return first[: len(first) - len(last)] + last if shortened else last
