"""One work by its citation key, or by what a person remembers of it."""

from __future__ import annotations

from kzbib.errors import StoreError
from kzbib.store.search import search
from kzbib.store.store import Store
from kzbib.store.works import find_work, load_works

_SHOWN = 8


def find_one(store: Store, wanted: str) -> int:
    """Return the row of a citation key, or of the only work with all these words.

    Raises StoreError, with the keys that fit, when there is none or more than one.
    """
    try:
        return find_work(store, wanted)
    except StoreError:
        words = wanted.split()
        if len(words) == 1 and wanted.isascii():
            raise
    found = search(store, wanted, _SHOWN + 1)
    if len(found) == 1:
        return found[0]
    keys = [work.id for work in load_works(store, found[:_SHOWN])]
    more = ", …" if len(found) > _SHOWN else ""
    raise StoreError(
        "more than one work has these words" if found else "no work has these words",
        where=wanted,
        hint=f"Name one of them: {', '.join(keys)}{more}"
        if found
        else "`kzbib list` shows the keys; `kzbib search` looks for words.",
    )
