"""The seam to a citation processor: prepared items, a style, a locale → text runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Protocol

from kzbib.errors import StyleError
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


def _own() -> Engine:
    from kzbib.styling.csl_engine import CslEngine  # noqa: PLC0415 (loaded when used)

    return CslEngine()


def _citeproc_py() -> Engine:
    from kzbib.styling.citeproc_engine import CiteprocEngine  # noqa: PLC0415 (slow)

    return CiteprocEngine()


ENGINES: Mapping[str, Callable[[], Engine]] = {
    "kzbib": _own,
    "citeproc-py": _citeproc_py,
}
"""Processors by name: our own, and one of others' to check it against."""

DEFAULT = "kzbib"
_chosen = ContextVar("engine", default=DEFAULT)


@contextmanager
def using_engine(name: str) -> Iterator[None]:
    """Render with another processor inside the block; "" is the default.

    Raises StyleError for a name that is not in ``ENGINES``.
    """
    if (name or DEFAULT) not in ENGINES:
        raise StyleError(
            f"there is no citation processor «{name}»",
            hint=f"Choose one of {', '.join(ENGINES)}.",
        )
    before = _chosen.set(name or DEFAULT)
    try:
        yield
    finally:
        _chosen.reset(before)


def default_engine() -> Engine:
    """Return the engine in use; it is loaded on the first call."""
    return _engine(_chosen.get())


@cache
def _engine(name: str) -> Engine:
    return ENGINES[name]()
