"""A polite client of one service: cache, pace, retries, and an end to patience."""

from __future__ import annotations

import json
import os
import random
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from kzbib import __version__
from kzbib.errors import ServiceError
from kzbib.resolving.cache import Cache, CachedAnswer, digest
from kzbib.resolving.pace import LONGEST_WAIT, TokenBucket, backoff, retry_after
from kzbib.resolving.services import CROSSREF, Service, base_url
from kzbib.resolving.transport import (
    Limits,
    Reply,
    TransportError,
    fetch,
    open_session,
)

_TRIES = 4
_BROKEN_IN_A_ROW = 3
_DAY = 86_400.0
_LIFE = {"work": 30 * _DAY, "search": 14 * _DAY}
_LIFE_ABSENT = 7 * _DAY
_KEPT_HEADERS = ("content-type", "date", "etag", "last-modified")
_RETRIED = frozenset({429, 500, 502, 503, 504})
_MAIL = re.compile(r"[^\s@()<>;:,\"\\]{1,64}@[A-Za-z0-9.-]{1,190}")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service said: a JSON value, or None when it does not know the thing.

    ``stale`` marks an answer from the cache that is past its time, served because
    nothing newer could be had.
    """

    url: str
    status: int
    json: Any
    sha256: str
    fetched: float
    cached: bool = False
    stale: bool = False


class Client:
    """Asks one service; every trouble on the way is a ServiceError."""

    def __init__(  # noqa: PLR0913  # each has a default, most are for tests
        self,
        service: Service = CROSSREF,
        *,
        url: str | None = None,
        mailto: str | None = None,
        cache: Cache | None = None,
        offline: bool = False,
        refresh: bool = False,
        limits: Limits | None = None,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        """Prepare a client; no connection is made yet.

        ``mailto`` (or ``$KZBIB_MAILTO``) goes into the User-Agent and nowhere else.
        ``offline`` answers from the cache only, ``refresh`` asks again for what is
        cached. Raises ServiceError for an address or mail that cannot be used.
        """
        self.service = service
        self.base = base_url(service, url)
        mail = _checked_mail(mailto or os.environ.get("KZBIB_MAILTO", ""))
        self._headers = {"User-Agent": user_agent(mail), "Accept": service.accept}
        self._cache = cache
        self._offline = offline
        self._refresh = refresh
        self._limits = limits or Limits()
        self._clock, self._now, self._sleep = clock, now, sleep
        self._jitter = jitter
        rate = service.polite_rate if mail else service.rate
        self._bucket = TokenBucket(rate, clock=clock, sleep=sleep)
        self._session = open_session(self.base)
        self._broken = 0
        self._off = ""

    def get(self, path: str, kind: str = "work") -> Answer:
        """Return the answer to ``path`` (percent-encoded, from our own code only).

        Raises ServiceError when no answer can be had, fresh or cached.
        """
        url = self.base + path
        kept = self._kept(url)
        if kept and (self._offline or not (kept.stale or self._refresh)):
            return kept
        try:
            return self._ask(url, kind)
        except ServiceError:
            if kept is None:
                raise
            return replace(kept, stale=True)

    def close(self) -> None:
        """Close connections and the cache."""
        self._session.close()
        if self._cache:
            self._cache.close()

    def _kept(self, url: str) -> Answer | None:
        if self._cache is None:
            return None
        kept = self._cache.get(self.service.name, url, self.service.accept)
        try:
            value = parse_json(kept.body) if kept and kept.status == 200 else None
        except TransportError:
            return None
        if kept is None:
            return None
        stale = kept.expires <= self._now()
        return Answer(url, kept.status, value, kept.sha256, kept.fetched, True, stale)

    def _ask(self, url: str, kind: str) -> Answer:
        if self._offline:
            raise self._trouble("is not asked offline, and the answer is not cached")
        if self._off:
            raise self._trouble(self._off)
        try:
            reply, value = self._persist(url)
        except ServiceError:
            self._broken += 1
            if self._broken >= _BROKEN_IN_A_ROW and not self._off:
                self._off = f"failed {self._broken} times in a row"
            raise
        self._broken = 0
        return self._keep(url, kind, reply, value)

    def _persist(self, url: str) -> tuple[Reply, Any]:
        """Try up to four times; give the service up when it asks for a long wait."""
        for tries in range(1, _TRIES + 1):
            wait: float | None = None
            try:
                self._bucket.take()
                reply = fetch(
                    self._session, url, self._headers, self._limits, self._clock
                )
                self._bucket.adapt(reply.headers)
                if reply.status not in _RETRIED:
                    return reply, _value(reply)
                seen = f"answered with status {reply.status}"
                wait = retry_after(reply.headers, self._now())
            except TransportError as error:
                seen = f"gave no usable answer ({error})"
                if tries >= error.tries:
                    break
            if wait is not None and wait > LONGEST_WAIT:
                self._off = f"asks us to wait {wait:.0f} s"
                raise self._trouble(self._off)
            if tries < _TRIES:
                self._sleep(backoff(tries, self._jitter()) if wait is None else wait)
        raise self._trouble(seen)

    def _keep(self, url: str, kind: str, reply: Reply, value: Any) -> Answer:
        sha256, fetched = digest(reply.body), self._now()
        if self._cache:
            life = _LIFE_ABSENT if reply.status == 404 else _LIFE[kind]
            headers = {name: reply.headers.get(name, "") for name in _KEPT_HEADERS}
            kept = CachedAnswer(
                reply.status, headers, reply.body, sha256, fetched, fetched + life
            )
            self._cache.put(self.service.name, url, self.service.accept, kept)
        return Answer(url, reply.status, value, sha256, fetched)

    def _trouble(self, seen: str) -> ServiceError:
        return ServiceError(
            f"{self.service.title} {seen}",
            where=self.base,
            hint="Nothing was concluded about the works; try again later.",
        )


def user_agent(mail: str = "") -> str:
    """Return «kzbib/0.1.0 (bibliography manager; mailto:…)»; the mail only if given."""
    about = ["bibliography manager", *([f"mailto:{mail}"] if mail else [])]
    return f"kzbib/{__version__} ({'; '.join(about)})"


def _checked_mail(mail: str) -> str:
    if mail and not _MAIL.fullmatch(mail):
        raise ServiceError(
            f"«{mail[:80]}» is no mail address",
            where="KZBIB_MAILTO",
            hint="Give an address such as name@example.org, or leave it out.",
        )
    return mail


def _value(reply: Reply) -> Any:
    """Return the JSON of a good answer, None for «not found».

    Raises TransportError for anything else: a page of a captive portal, a redirect,
    a body that is no JSON.
    """
    kind = reply.headers.get("content-type", "").lower()
    if "html" in kind:
        raise TransportError("an HTML page instead of data", tries=1)
    if reply.status == 404:
        return None
    if reply.status in range(300, 400):
        raise TransportError("a redirect, which is not followed", tries=1)
    if reply.status != 200:
        raise TransportError(f"status {reply.status}", tries=1)
    return parse_json(reply.body)


def parse_json(body: bytes) -> Any:
    """Parse a body; raises TransportError when it is no JSON or nested too deep."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise TransportError("the answer is not JSON", tries=2) from error
