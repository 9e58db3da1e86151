"""What all tests share: measuring data, a store, and no network but loopback."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("patient", deadline=None)  # machines are shared
settings.load_profile("patient")

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cases"


def shared_folder() -> Path | None:
    """The measuring data: ``KZBIB_SHARED``, else ``../shared`` beside the checkout."""
    place = Path(os.environ.get("KZBIB_SHARED") or ROOT.parent / "shared")
    return place if (place / "gold").is_dir() else None


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with measuring data; its absence fails under CI, else skips."""
    place = shared_folder()
    if place is None:
        message = "no measuring data: set KZBIB_SHARED to the folder"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return place


@pytest.fixture(scope="session")
def cases() -> Path:
    """The folder with input and expected output as file pairs."""
    return CASES


@pytest.fixture(autouse=True)
def loopback_only(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let no test reach beyond this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else ""
        if self.family in (socket.AF_INET, socket.AF_INET6) and host not in (
            "127.0.0.1",
            "localhost",
            "::1",
        ):
            raise OSError(f"tests use no network: {host}")
        connect(self, address)  # type: ignore[arg-type]  # any address kind passes on

    monkeypatch.setattr(socket.socket, "connect", guarded)
    yield
