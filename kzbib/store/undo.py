"""Undo an event of the store."""

from __future__ import annotations

from kzbib.errors import StoreError
from kzbib.store.journal import Undone, undo_changes
from kzbib.store.store import Store
from kzbib.store.works import live_work


def undo(store: Store, event: int) -> Undone:
    """Undo an event as a new event. Raises StoreError with the reason if refused."""
    with store.event("undo", f"undo of event {event}") as undoing:
        done = undo_changes(store.connection, event, undoing)
        for row in done.works:
            store.refresh(row, live_work(store, row))
    return done


def last_event(store: Store) -> int:
    """Return the newest event that is neither undone nor an undo itself."""
    row = store.one(
        """SELECT max(id) AS id FROM event
        WHERE undone_by IS NULL AND undoes IS NULL"""
    )
    if row is None or row["id"] is None:
        raise StoreError("there is nothing to undo", where=store.name)
    return int(row["id"])
