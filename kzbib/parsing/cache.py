"""Values made when they are first asked for, in bounded memory."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

LIMIT = 50_000

KeyT = TypeVar("KeyT", bound=Hashable)
ValueT = TypeVar("ValueT")


class Cache(dict[KeyT, ValueT]):
    """``cache[key]`` is ``make(key)``, remembered; a full cache begins anew."""

    def __init__(self, make: Callable[[KeyT], ValueT]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: KeyT) -> ValueT:
        if len(self) >= LIMIT:
            self.clear()
        value = self[key] = self._make(key)
        return value
