"""Time that passes only when someone sleeps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kzbib.resolving.client import Client
from kzbib.resolving.hub import Services

MakeClient = Callable[..., Client]
MakeServices = Callable[..., Services]


@dataclass
class FakeTime:
    """A clock that moves when someone sleeps, and by ``step`` at each look."""

    now: float = 1_700_000_000.0
    step: float = 0.0
    slept: list[float] = field(default_factory=list)

    def clock(self) -> float:
        self.now += self.step
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
