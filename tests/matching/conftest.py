"""A library in a real file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kzbib.library.open import open_library
from kzbib.store.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_library(tmp_path / "library.db", create=True) as opened:
        yield opened
