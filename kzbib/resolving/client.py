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
from urllib.parse import urlencode

from kzbib import __version__
from kzbib.errors import ServiceError
from kzbib.resolving.cache import Cache, CachedAnswer, digest
from kzbib.resolving.pace import LONGEST_WAIT, TokenBucket, backoff, retry_after
from kzbib.resolving.services import CROSSREF, Service, base_url, redirect_target
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
# How long an answer is good, by what was asked for.
_LIFE = {
    "work": 30 * _DAY,
    "search": 14 * _DAY,
    "person": 30 * _DAY,
    "agency": 365 * _DAY,
    "updates": _DAY,
}
_LIFE_ABSENT = 7 * _DAY
_KEPT_HEADERS = ("content-type", "date", "etag", "last-modified")
_RETRIED = frozenset({429, 500, 502, 503, 504})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_REDIRECTS = 5
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


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked: the address without key, how long it is good, in what form."""

    url: str
    kind: str
    accept: str


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
        self._headers = {"User-Agent": user_agent(mail)}
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

    def get(self, path: str, kind: str = "work", accept: str = "") -> Answer:
        """Return the answer to ``path`` (percent-encoded, from our own code only).

        ``kind`` says how long it stays good: work, search, person, agency, updates.
        Raises ServiceError when no answer can be had, fresh or cached.
        """
        ask = _Question(self.base + path, kind, accept or self.service.accept)
        row = self._row(ask)
        kept = self._kept(ask, row)
        if kept and (self._offline or not (kept.stale or self._refresh)):
            return kept
        try:
            return self._ask(ask, row if kept else None)
        except ServiceError:
            if kept is None:
                raise
            return replace(kept, stale=True)

    def close(self) -> None:
        """Close connections and the cache."""
        self._session.close()
        if self._cache:
            self._cache.close()

    def _row(self, ask: _Question) -> CachedAnswer | None:
        if self._cache is None:
            return None
        return self._cache.get(self.service.name, ask.url, ask.accept)

    def _kept(self, ask: _Question, row: CachedAnswer | None) -> Answer | None:
        try:
            value = parse_json(row.body) if row and row.status == 200 else None
        except TransportError:
            return None
        if row is None:
            return None
        good = min(row.expires, row.fetched + _life(ask.kind, row.status))
        stale = good <= self._now()
        return Answer(ask.url, row.status, value, row.sha256, row.fetched, True, stale)

    def _ask(self, ask: _Question, row: CachedAnswer | None) -> Answer:
        if self._offline:
            raise self._trouble("is not asked offline, and the answer is not cached")
        if self._off:
            raise self._trouble(self._off)
        try:
            reply, value = self._persist(ask, row.headers.get("etag") if row else "")
        except ServiceError:
            self._broken += 1
            if self._broken >= _BROKEN_IN_A_ROW and not self._off:
                self._off = f"failed {self._broken} times in a row"
            raise
        self._broken = 0
        if row and reply.status == 304:
            reply = replace(reply, status=row.status, body=row.body)
            value = parse_json(row.body) if row.status == 200 else None
        return self._keep(ask, reply, value)

    def _persist(self, ask: _Question, etag: str | None) -> tuple[Reply, Any]:
        """Try up to four times; give the service up when it asks for a long wait."""
        for tries in range(1, _TRIES + 1):
            wait: float | None = None
            try:
                reply = self._fetch(ask, etag)
                if reply.status not in _RETRIED:
                    return reply, _value(reply, asked_if_new=bool(etag))
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

    def _fetch(self, ask: _Question, etag: str | None) -> Reply:
        """One try, redirects within the list of services followed at most five times.

        A key goes to the service's own address only, never to where it sends us.
        """
        headers = {**self._headers, "Accept": ask.accept}
        own = {**headers, **({"If-None-Match": etag} if etag else {}), **self._token()}
        url = target = ask.url
        for _ in range(_MOST_REDIRECTS + 1):
            self._bucket.take()
            home = target.startswith(f"{self.base}/")
            reply = fetch(
                self._session,
                self._with_key(target) if home else target,
                own if home else headers,
                self._limits,
                self._clock,
            )
            if home:
                self._bucket.adapt(reply.headers)
            if reply.status not in _REDIRECTS:
                return reply
            url, location = target, reply.headers.get("location", "")
            target = redirect_target(location, url, self.base)
            if not target:
                raise TransportError("a redirect out of the list of hosts", tries=1)
        raise TransportError(f"more than {_MOST_REDIRECTS} redirects", tries=1)

    def _token(self) -> dict[str, str]:
        if self.service.key and not self.service.key_parameter:
            return {"Authorization": f"Bearer {self.service.key}"}
        return {}

    def _with_key(self, url: str) -> str:
        if not (self.service.key and self.service.key_parameter):
            return url
        pair = urlencode({self.service.key_parameter: self.service.key})
        return f"{url}{'&' if '?' in url else '?'}{pair}"

    def _keep(self, ask: _Question, reply: Reply, value: Any) -> Answer:
        sha256, fetched = digest(reply.body), self._now()
        if self._cache:
            life = _life(ask.kind, reply.status)
            headers = {name: reply.headers.get(name, "") for name in _KEPT_HEADERS}
            kept = CachedAnswer(
                reply.status, headers, reply.body, sha256, fetched, fetched + life
            )
            self._cache.put(self.service.name, ask.url, ask.accept, kept)
        return Answer(ask.url, reply.status, value, sha256, fetched)

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


def _life(kind: str, status: int) -> float:
    return min(_LIFE[kind], _LIFE_ABSENT) if status == 404 else _LIFE[kind]


def _value(reply: Reply, *, asked_if_new: bool = False) -> Any:
    """Return the JSON of a good answer, None for «not found» and «not modified».

    Raises TransportError for anything else: a page of a captive portal, a redirect,
    a body that is no JSON.
    """
    kind = reply.headers.get("content-type", "").lower()
    if reply.status == 304 and asked_if_new:
        return None
    if "html" in kind:
        raise TransportError("an HTML page instead of data", tries=1)
    if reply.status == 404:
        return None
    if reply.status != 200:
        raise TransportError(f"status {reply.status}", tries=1)
    return parse_json(reply.body)


def parse_json(body: bytes) -> Any:
    """Parse a body; raises TransportError when it is no JSON or nested too deep."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise TransportError("the answer is not JSON", tries=2) from error
