"""One work by its citation key, or by what a person remembers of it."""

from __future__ import annotations

import re

from kzbib.errors import StoreError
from kzbib.store.search import search
from kzbib.store.store import Store
from kzbib.store.works import find_work, load_works

_SHOWN = 8
_NEAR = 500  # works with the words, before those of other years are left out
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


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
    found = _with_words(store, words)
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


def _with_words(store: Store, words: list[str]) -> list[int]:
    """Return the works with all these words; a year is that of the work."""
    years = {int(word) for word in words if _YEAR.fullmatch(word)}
    others = " ".join(word for word in words if not _YEAR.fullmatch(word))
    found = search(store, others, _NEAR)
    if not years:
        return found
    works = zip(found, load_works(store, found), strict=True)
    return [row for row, work in works if work.year in years]
