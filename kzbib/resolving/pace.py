"""How fast we ask, and how long we wait after trouble."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime

LONGEST_WAIT = 60.0
"""A service that wants us to wait longer is left alone for the rest of the run."""

_SLOWEST, _FASTEST = 0.5, 40.0
_SHARE = 0.8  # of the limit a service announces


class TokenBucket:
    """Lets ``rate`` requests a second through, up to ``burst`` at once."""

    def __init__(
        self,
        rate: float,
        *,
        burst: float = 1,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
    ) -> None:
        self.rate = rate
        self._burst = burst
        self._tokens = burst
        self._clock = clock
        self._sleep = sleep
        self._seen = clock()

    def take(self) -> None:
        """Wait until a request may be sent."""
        self._refill()
        if self._tokens < 1:
            self._sleep((1 - self._tokens) / self.rate)
            self._refill()
        self._tokens = max(0.0, self._tokens - 1)

    def adapt(self, headers: Mapping[str, str]) -> None:
        """Follow the limit that the answer's headers announce, if they do."""
        try:
            limit = float(headers["x-rate-limit-limit"])
            seconds = float(headers["x-rate-limit-interval"].removesuffix("s"))
        except (KeyError, ValueError):
            return
        if limit > 0 and seconds > 0 and math.isfinite(limit / seconds):
            self.rate = min(max(_SHARE * limit / seconds, _SLOWEST), _FASTEST)

    def _refill(self) -> None:
        now = self._clock()
        gained = (now - self._seen) * self.rate
        self._tokens = min(self._burst, self._tokens + gained)
        self._seen = now


def retry_after(headers: Mapping[str, str], now: float) -> float | None:
    """Return the seconds that Retry-After asks for (RFC 9110, 10.2.3), else None.

    ``now`` is the time of day in seconds since 1970. Garbage counts as absent. An
    exhausted budget (OpenAlex: ``x-ratelimit-remaining: 0``) says when it is renewed.
    """
    value = headers.get("retry-after", "").strip()
    if not value and headers.get("x-ratelimit-remaining") == "0":
        value = headers.get("x-ratelimit-reset", "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:10])
    try:
        moment = parsedate_to_datetime(value)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return max(0.0, moment.timestamp() - now)


def backoff(tries: int, jitter: float) -> float:
    """Return the wait after the ``tries``-th failure: 1, 2, 4 s, a quarter jitter."""
    return float(2 ** (tries - 1)) * (1 + 0.25 * jitter)
