"""Regexes that are compiled when they are first used: a start pays for no other."""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = (
    "search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split",
)  # fmt: skip


class _Lazy:
    """Stands for a pattern; the first call of a method puts the real ones in place."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what behaves as ``re.compile(pattern, flags)``, and compiles on first use.

    A wrong pattern is found out only then: every pattern needs a test.
    """
    return cast("re.Pattern[str]", _Lazy(pattern, flags))
