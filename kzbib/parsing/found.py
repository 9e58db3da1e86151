"""What a field reader returns: a value and where it stood."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

Value = TypeVar("Value")


class Found(NamedTuple, Generic[Value]):
    """A value read from ``text[start:end]``."""

    value: Value
    start: int
    end: int
