"""The seam to a citation processor: prepared items, a style, a locale → text runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Protocol

from kzbib.styling.runs import Runs

Item = dict[str, object]
"""A prepared CSL-JSON item."""


class Engine(Protocol):
    """What a citation processor must do for this room."""

    def entries(
        self, items: Sequence[Mapping[str, object]], style: Path, locale: str
    ) -> tuple[Runs, ...]:
        """Render bibliography entries, one an item, in the order given.

        Raises StyleError when the style or the locale cannot be read.
        """
        ...


@cache
def default_engine() -> Engine:
    """Return the engine in use; it is loaded on the first call."""
    from kzbib.styling.citeproc_engine import CiteprocEngine  # noqa: PLC0415 (slow)

    return CiteprocEngine()
