"""The index of the store: each work's keys, and its folded profile beside them."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from kzbib.matching.key_kinds import BLOCK_LIMIT, Key, keys_of
from kzbib.matching.profile import Profile, pack, profile_of, unpack
from kzbib.model import Work
from kzbib.store.errors import plain_errors
from kzbib.store.store import Store
from kzbib.store.works import load_work, work_ids

INDEX_VERSION = 3
"""Changes with the fold, the profile or the keys; an older index is written anew."""

_LIMIT = BLOCK_LIMIT + 1
_BY_KEY = f"""SELECT * FROM (
    SELECT DISTINCT {{number}}, work_id FROM match_key WHERE key = ? LIMIT {_LIMIT})"""
_TOGETHER = 100
"""Keys that are looked up by one query; SQLite takes some hundreds."""

_BY_DETAIL = """SELECT DISTINCT work_id FROM match_key
    WHERE key = ? AND detail = ? LIMIT ?"""


_latest = threading.local()


def latest_profile(work: Work) -> Profile:
    """Return the profile of a work; each thread remembers the one it made last.

    Import asks twice: which work of the store a new one is, and for its keys.
    """
    nameless = replace(work, id="")
    if getattr(_latest, "work", None) != nameless:
        profile = profile_of(work)
        _latest.work, _latest.profile = nameless, profile
    found: Profile = _latest.profile
    return found


def index_keys(store: Store, row: int, work: Work | None) -> None:
    """Write the keys and the profile of a work anew; None takes them out."""
    execute = store.connection.execute
    execute("DELETE FROM match_key WHERE work_id = ?", (row,))
    if work is None:
        execute("DELETE FROM match_profile WHERE work_id = ?", (row,))
        return
    profile = latest_profile(work)
    execute("INSERT OR REPLACE INTO match_profile VALUES (?, ?)", (row, pack(profile)))
    store.connection.executemany(
        "INSERT OR IGNORE INTO match_key(key, detail, work_id) VALUES (?, ?, ?)",
        [(key.text, key.detail, row) for key in keys_of(profile)],
    )


def candidates(store: Store, profile: Profile) -> list[int]:
    """Return the works that share a key with a profile, most shared keys first."""
    shared: Counter[int] = Counter()
    keys = keys_of(profile)
    for start in range(0, len(keys), _TOGETHER):
        some = keys[start : start + _TOGETHER]
        for key, works in zip(some, _works_of(store, some), strict=True):
            if len(works) > BLOCK_LIMIT and key.detail:
                values = (key.text, key.detail, _LIMIT)
                rows = store.connection.execute(_BY_DETAIL, values).fetchall()
                works = [row[0] for row in rows]  # noqa: PLW2901
            if len(works) <= BLOCK_LIMIT:
                shared.update(works)
    return sorted(shared, key=lambda row: (-shared[row], row))


def _works_of(store: Store, keys: Sequence[Key]) -> list[list[int]]:
    """Return the works of each key, of a crowded one not all."""
    works: list[list[int]] = [[] for _ in keys]
    texts = [key.text for key in keys]
    for number, work in store.connection.execute(_by_keys(len(keys)), texts):
        works[number].append(work)
    return works


@lru_cache(maxsize=_TOGETHER)
def _by_keys(count: int) -> str:
    return " UNION ALL ".join(_BY_KEY.format(number=n) for n in range(count))


def load_profile(store: Store, row: int) -> Profile:
    """Return the profile of a work; one that is given up is folded anew."""
    found = store.one("SELECT profile FROM match_profile WHERE work_id = ?", row)
    return unpack(found["profile"]) if found else profile_of(load_work(store, row))


def each_profile(store: Store) -> Iterator[tuple[int, Profile]]:
    """Yield row id and profile of every work that no merge gave up, by row id."""
    cursor = store.connection.execute(
        "SELECT work_id, profile FROM match_profile ORDER BY work_id"
    )
    for row in cursor:
        yield int(row["work_id"]), unpack(row["profile"])


def is_fresh(store: Store) -> bool:
    """Tell whether the index was written by this version of the matcher."""
    row = store.one("SELECT version FROM match_state")
    return row is not None and int(row["version"]) == INDEX_VERSION


def refresh_index(store: Store) -> None:
    """Index every work anew if another version of the matcher wrote the index.

    Only derived rows are written, so it is no event and there is nothing to undo.
    """
    if is_fresh(store):
        return
    if store.connection.in_transaction:
        _index_anew(store)
        return
    with plain_errors(store.name):
        store.connection.execute("BEGIN IMMEDIATE")
        try:
            _index_anew(store)
            store.connection.execute("COMMIT")
        except BaseException:
            store.connection.execute("ROLLBACK")
            raise


def _index_anew(store: Store) -> None:
    execute = store.connection.execute
    execute("DELETE FROM match_key")
    execute("DELETE FROM match_profile")
    for row in work_ids(store):
        index_keys(store, row, load_work(store, row))
    execute("INSERT OR REPLACE INTO match_state VALUES (1, ?)", (INDEX_VERSION,))
