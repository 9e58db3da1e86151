"""Every fault of the collection ends as the collection says it must."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kzbib.model import Work, work_from_csl
from kzbib.resolving.cache import Cache
from kzbib.resolving.resolver import Case, Resolver
from tests.replay import ReplayServer
from tests.resolving.fake_time import FakeTime, MakeServices

RECORD = {
    "DOI": "10.5555/test",
    "type": "journal-article",
    "title": ["A record made by hand for the tests"],
    "author": [{"family": "Tester", "given": "A."}],
    "issued": {"date-parts": [[2020]]},
    "volume": "3",
    "page": "5-9",
}
STORED: dict[str, Any] = {
    "type": "article-journal",
    "title": "A record made by hand for the tests",
    "author": [{"family": "Tester", "given": "A."}],
    "issued": {"date-parts": [[2020]]},
    "volume": "3",
    "page": "5-9",
    "DOI": "10.5555/test",
}

# fault: how often it is played, verdict, requests to Crossref, longest sleep, cached
EXPECTED: dict[str, tuple[int, str, int, float, bool]] = {
    "429_seconds": (1, "confirmed", 2, 2, True),
    "429_date": (1, "confirmed", 2, 3, True),
    "429_none": (1, "confirmed", 2, 1, True),
    "429_day": (1, "error", 1, 0, False),
    "429_garbage": (1, "confirmed", 2, 1, True),
    "429_openalex": (1, "error", 1, 0, False),
    "500_twice": (2, "confirmed", 3, 2, True),
    "503": (9, "error", 4, 1, False),
    "504_html": (1, "confirmed", 2, 1, True),
    "404_json_type": (1, "not-found", 1, 0, True),
    "200_html": (9, "error", 1, 0, False),
    "200_truncated": (9, "error", 2, 1, False),
    "200_cut": (1, "confirmed", 2, 1, True),
    "reset": (1, "confirmed", 2, 1, True),
    "slow_first_byte": (1, "confirmed", 2, 1, True),
    "slow_drip": (1, "confirmed", 2, 1, True),
    "huge": (1, "error", 1, 0, False),
    "gzip_bomb": (1, "error", 1, 0, False),
    "deep_json": (9, "error", 2, 1, False),
    "redirect_off_host": (1, "error", 1, 0, False),
    "redirect_loop": (9, "error", 6, 0, False),
    "redirect_file": (1, "error", 1, 0, False),
    "wrong_doi": (1, "wrong-work", 1, 0, True),
    "null_fields": (1, "not-comparable", 1, 0, True),
    "control_chars": (1, "wrong-work", 1, 0, True),
}


def test_no_fault_is_forgotten(shared: Path) -> None:
    faults = json.loads(
        (shared / "fixtures/http/faults/faults.json").read_text("utf-8")
    )
    assert {fault["name"] for fault in faults} == set(EXPECTED)
    assert len(faults) == 25


@pytest.mark.parametrize("fault", EXPECTED)
def test_a_fault_ends_as_it_must(
    recorded: ReplayServer,
    make_services: MakeServices,
    fake_time: FakeTime,
    tmp_path: Path,
    fault: str,
) -> None:
    times, verdict, requests, longest, cached = EXPECTED[fault]
    recorded.add_work(RECORD)
    recorded.ask("api.crossref.org", "/works", lambda _: _empty())
    recorded.ask(
        "doi.org", "/ra/10.5555", lambda _: [{"DOI": "10.5555", "RA": "Crossref"}]
    )
    recorded.play(fault, times)
    cache = Cache(tmp_path / "http.db")
    more: dict[str, Callable[[], float]] = {}
    if fault == "429_date":
        more["now"] = time.time
    if fault == "slow_drip":
        fake_time.step = 15  # the clock runs while the bytes drip
    services = make_services(recorded, cache=cache, **more)
    said = Resolver(services).resolve(Case(stored()))
    asked = [path for path in recorded.paths("api.crossref.org") if "10.5555" in path]
    assert said.verdict == verdict, said.message
    assert len(asked) == requests
    waits = [wait for wait in fake_time.slept if wait >= 0.9]
    assert max(waits, default=0) == pytest.approx(longest, abs=1.0 if more else 0.01)
    assert bool(cache.count()) is cached
    assert not set(said.message) & set("\x1b\u202e\x00")


def stored() -> Work:
    return work_from_csl(STORED)


def _empty() -> object:
    return {"status": "ok", "message-type": "work-list", "message": {"items": []}}


def test_a_service_that_is_off_does_not_stop_the_others(
    recorded: ReplayServer, make_services: MakeServices
) -> None:
    recorded.add_work(RECORD)
    recorded.play("429_day")
    resolver = Resolver(make_services(recorded))
    assert resolver.resolve(Case(stored())).verdict == "error"
    assert resolver.resolve(Case(stored())).verdict == "error"
    assert len(recorded.log) == 1  # nothing more is asked of a service that is off


# A record that wants to do harm: control characters, bidi marks, a title of 2 MB.
HOSTILE: list[dict[str, Any]] = [
    {"title": ["\u202egnp.exe \x1b[31mred\x00 <script>alert(1)</script>"]},
    {"title": ["x" * 2_000_000]},
    {"title": ["<i>" * 100_000]},
    {"title": ["&lt;" * 200_000]},
    {"title": [{"a": ["b"]}]},
    {"title": 7, "author": "nobody", "issued": [], "page": {"a": 1}},
    {"author": [{"family": "x" * 1_000_000, "given": None}] * 3},
    {"author": [{"family": "Tester"}] * 20_000},
    {"volume": "9" * 100_000, "page": "1-" * 100_000},
    {"issued": {"date-parts": [[10**30]]}},
    {"DOI": "10.5555/<script>", "URL": "javascript:alert(1)"},
    {"updated-by": [{"type": "x" * 10_000}] * 50},
]


@pytest.mark.parametrize("harm", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_record_is_cleaned_or_refused(
    hand_made: ReplayServer, make_services: MakeServices, harm: dict[str, Any]
) -> None:
    body = {"status": "ok", "message-type": "work", "message": RECORD | harm}
    hand_made.add("api.crossref.org", "/works/10.5555/test", json.dumps(body).encode())
    hand_made.ask("api.crossref.org", "/works", lambda _: _empty())
    started = time.process_time()
    said = Resolver(make_services(hand_made)).resolve(Case(stored()))
    assert time.process_time() - started < 3
    assert said.found is not None
    assert len(said.found.title) <= 4_100
    told = said.message + "".join(row.found for row in said.evidence)
    assert not set(told) & set("\x1b\u202e\x00")
    assert "<script" not in told
    assert "javascript:" not in said.found.get("URL")
