"""What every format speaks: items read, items that failed, and a format itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kzbib.model import Work


@dataclass(frozen=True, slots=True)
class FormatItem:
    """A work read from a file: its source text, its line and its key there or ""."""

    work: Work
    raw: str
    line: int
    key: str


@dataclass(frozen=True, slots=True)
class FailedItem:
    """A piece of a file that could not be read, and why."""

    raw: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class ReadResult:
    """All that was found in a file; ``items`` and ``failed`` together lose nothing."""

    items: tuple[FormatItem, ...] = ()
    failed: tuple[FailedItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: ``read`` takes the text of a file, ``write`` gives one."""

    name: str
    title: str
    extensions: tuple[str, ...]
    read: Callable[[str], ReadResult]
    write: Callable[[Sequence[Work]], str]
