"""The index of the store: each work's keys, and its folded profile beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kzbib.matching.key_kinds import BLOCK_LIMIT, keys_of
from kzbib.matching.profile import Profile, pack, profile_of, unpack
from kzbib.model import Work
from kzbib.store.errors import plain_errors
from kzbib.store.store import Store
from kzbib.store.works import load_work, work_ids

INDEX_VERSION = 3
"""Changes with the fold, the profile or the keys; an older index is written anew."""

_BY_KEY = "SELECT DISTINCT work_id FROM match_key WHERE key = ? LIMIT ?"
_BY_DETAIL = """SELECT DISTINCT work_id FROM match_key
    WHERE key = ? AND detail = ? LIMIT ?"""


def index_keys(store: Store, row: int, work: Work | None) -> None:
    """Write the keys and the profile of a work anew; None takes them out."""
    execute = store.connection.execute
    execute("DELETE FROM match_key WHERE work_id = ?", (row,))
    if work is None:
        execute("DELETE FROM match_profile WHERE work_id = ?", (row,))
        return
    profile = profile_of(work)
    execute("INSERT OR REPLACE INTO match_profile VALUES (?, ?)", (row, pack(profile)))
    store.connection.executemany(
        "INSERT OR IGNORE INTO match_key(key, detail, work_id) VALUES (?, ?, ?)",
        [(key.text, key.detail, row) for key in keys_of(profile)],
    )


def candidates(store: Store, profile: Profile) -> list[int]:
    """Return the works that share a key with a profile, most shared keys first."""
    shared: Counter[int] = Counter()
    limit = BLOCK_LIMIT + 1
    for key in keys_of(profile):
        rows = store.connection.execute(_BY_KEY, (key.text, limit)).fetchall()
        if len(rows) > BLOCK_LIMIT and key.detail:
            values = (key.text, key.detail, limit)
            rows = store.connection.execute(_BY_DETAIL, values).fetchall()
        if len(rows) <= BLOCK_LIMIT:
            shared.update(row[0] for row in rows)
    return sorted(shared, key=lambda row: (-shared[row], row))


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
