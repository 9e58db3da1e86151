"""A replay server and a client whose time is only imagined."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kzbib.resolving.client import Client
from kzbib.resolving.hub import Services
from kzbib.resolving.transport import Limits
from tests.replay import ReplayServer
from tests.resolving.fake_time import FakeTime, MakeClient, MakeServices


@pytest.fixture
def fake_time() -> FakeTime:
    return FakeTime()


@pytest.fixture
def hand_made() -> Iterator[ReplayServer]:
    """A server that knows only what a test tells it."""
    with ReplayServer() as server:
        yield server


@pytest.fixture
def recorded(shared: Path) -> Iterator[ReplayServer]:
    """A server with all recordings and faults."""
    with ReplayServer(shared / "fixtures/http") as server:
        yield server


@pytest.fixture
def make_client(
    fake_time: FakeTime, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MakeClient]:
    """Make a client of a server; it is closed after the test."""
    monkeypatch.delenv("KZBIB_MAILTO", raising=False)
    monkeypatch.delenv("KZBIB_CROSSREF_URL", raising=False)
    for name in ("KZBIB_ORCID_TOKEN", "KZBIB_OPENALEX_KEY"):
        monkeypatch.delenv(name, raising=False)
    made: list[Client] = []

    def make(server: ReplayServer, **options: Any) -> Client:
        settings: dict[str, Any] = {
            "url": server.url("api.crossref.org"),
            "limits": Limits(connect=1, read=0.3, total=60),
            "clock": fake_time.clock,
            "now": fake_time.clock,
            "sleep": fake_time.sleep,
            "jitter": lambda: 0.0,
        }
        client = Client(**(settings | options))
        made.append(client)
        return client

    yield make
    for client in made:
        client.close()


@pytest.fixture
def make_services(
    fake_time: FakeTime, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MakeServices]:
    """Make the clients of all services, led to a replay server."""
    for name in ("KZBIB_MAILTO", "KZBIB_ORCID_TOKEN", "KZBIB_OPENALEX_KEY"):
        monkeypatch.delenv(name, raising=False)
    made: list[Services] = []

    def make(server: ReplayServer, **options: Any) -> Services:
        server.point(monkeypatch.setenv)
        settings: dict[str, Any] = {
            "limits": Limits(connect=1, read=0.3, total=60),
            "clock": fake_time.clock,
            "now": fake_time.clock,
            "sleep": fake_time.sleep,
            "jitter": lambda: 0.0,
        }
        services = Services(**(settings | options))
        made.append(services)
        return services

    yield make
    for services in made:
        services.close()
