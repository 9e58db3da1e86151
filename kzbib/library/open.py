"""Open the store with everything that keeps its derived tables fresh."""

from __future__ import annotations

from pathlib import Path

from kzbib.matching.keys import index_keys
from kzbib.store.search import index_text
from kzbib.store.store import Store


def open_library(path: Path, *, create: bool = False) -> Store:
    """Open a store for reading and writing. Raises StoreError if it cannot be."""
    return Store.open(path, create=create, indexers=(index_text, index_keys))
