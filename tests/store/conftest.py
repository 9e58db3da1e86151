"""Real SQLite files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kzbib.library.open import open_library
from kzbib.store.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """A new store whose search index and match keys are kept fresh."""
    with open_library(path, create=True) as opened:
        yield opened
