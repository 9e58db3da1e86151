"""What a field reader returns: a value and where it stood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Found(Generic[Value]):
    """A value read from ``text[start:end]``."""

    value: Value
    start: int
    end: int
