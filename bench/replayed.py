"""A library against the replay server of the tests, on a clock that sleeping moves."""

from __future__ import annotations

import os
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bench.synthetic import Library, crossref_message
from kzbib.model import Work
from kzbib.resolving.cache import Cache
from kzbib.resolving.hub import Services
from kzbib.resolving.resolver import Case, Resolver
from tests.replay import ReplayServer, Request

LIBRARY = 1_000


def library() -> Iterator[str]:
    """Resolve a library: requests made, pace kept, nothing asked twice."""
    works = list(Library(11).works(LIBRARY))
    asked = [
        work if number % 2 else work.with_text(DOI="")
        for number, work in enumerate(works)
    ]
    with ReplayServer() as server, tempfile.TemporaryDirectory() as folder:
        serve(server, works)
        cache = Path(folder) / "http.db"
        begun = time.process_time()
        first, seconds = run(server, cache, asked[: LIBRARY * 2 // 5])
        before = len(server.log)
        found, more = run(server, cache, asked)
        total, seconds = len(server.log), seconds + more
        again, _ = run(server, cache, asked)
        used = time.process_time() - begun
        rate = total / seconds
        yield f"library of {LIBRARY} works: {total} requests, {dict(found)}"
        yield f"  broken off after {first.total()} works and {before} requests"
        questions = len({(line.path, line.query) for line in server.log})
        yield f"  asked twice: {total - questions}; at once: {server.most_in_flight}"
        yield f"  a third run made {len(server.log) - total} requests, {dict(again)}"
        yield f"  pace {rate:.2f} a second in {seconds:.0f} s of the clock"
        yield f"  {used:.1f} CPU s, server and three runs"


def run(
    server: ReplayServer, cache: Path, works: Iterable[Work]
) -> tuple[Counter[str], float]:
    """Resolve works on an imagined clock; return verdicts and seconds of it."""
    clock = Clock()
    services = Services(
        cache=Cache(cache), clock=clock.time, now=clock.time, sleep=clock.sleep
    )
    with services:
        resolver = Resolver(services)
        found = Counter(str(resolver.resolve(Case(work)).verdict) for work in works)
    return found, clock.now - Clock.START


class Clock:
    """Time that passes only when someone sleeps."""

    START = 1_700_000_000.0

    def __init__(self) -> None:
        self.now = self.START

    def time(self) -> float:
        """Return the time."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.now += seconds


def serve(server: ReplayServer, works: list[Work]) -> None:
    """Let the server know the works by DOI and, in fives, by a search."""
    server.point(os.environ.__setitem__)
    messages = [crossref_message(work) for work in works]
    near: dict[str, list[dict[str, Any]]] = {}
    for message in messages:
        server.add_work(message)
        near.setdefault(message["title"][0].partition(".")[0], []).append(message)
    titles = sorted(near)

    def answer(request: Request) -> object:
        query = dict(request.query)["query.bibliographic"]
        hits = [title for title in titles if title in query][:1]
        place = titles.index(hits[0]) if hits else 0
        around = titles[place : place + 3]
        items = [row for title in (*hits, *around) for row in near[title]]
        return {"status": "ok", "message": {"items": items[:10]}}

    server.ask("api.crossref.org", "/works", answer)
