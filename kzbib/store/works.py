"""Works in and out of the store."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kzbib.errors import StoreError
from kzbib.formats.citekey import make_citekey
from kzbib.model import Variant, VariantKind, Work, work_from_csl, work_to_csl
from kzbib.store.people import save_contributions
from kzbib.store.store import Store, now

# Readable columns of ``work`` and the CSL variables that fill them.
_COLUMNS = {
    "title": "title",
    "container_title": "container-title",
    "volume": "volume",
    "issue": "issue",
    "pages": "page",
    "publisher": "publisher",
    "place": "publisher-place",
    "doi": "DOI",
    "isbn": "ISBN",
    "url": "URL",
}


def add_work(store: Store, work: Work, citekey: str = "") -> int:
    """Save a new work and return its row id.

    ``citekey`` is kept when it is free; else one is made from author and year.
    """
    at = now()
    key = free_citekey(store, work, citekey)
    row = store.insert(
        "work", citekey=key, **_columns(work), merged_into=None, created=at, updated=at
    )
    _save_variants(store, row, work)
    save_contributions(store, row, work)
    store.refresh(row, replace(work, id=key))
    return row


def change_work(store: Store, row: int, work: Work) -> None:
    """Write a work anew under its citekey. Does nothing when it is the same."""
    stored = load_work(store, row)
    work = replace(work, id=stored.id)
    if stored == work:
        return
    store.update("work", row, **_columns(work), updated=now())
    store.connection.execute("DELETE FROM variant WHERE work_id = ?", (row,))
    store.connection.execute("DELETE FROM contribution WHERE work_id = ?", (row,))
    _save_variants(store, row, work)
    save_contributions(store, row, work)
    store.refresh(row, work)


def give_up(store: Store, row: int, heir: int) -> None:
    """Leave a work out of all lists from now on; its citekey leads to ``heir``."""
    store.update("work", row, merged_into=heir, updated=now())
    store.refresh(row, None)


def live_work(store: Store, row: int) -> Work | None:
    """Return the work, or None when it is gone or a merge gave it up."""
    live = "SELECT 1 FROM work WHERE id = ? AND merged_into IS NULL"
    return load_work(store, row) if store.one(live, row) else None


def load_work(store: Store, row: int) -> Work:
    """Return the work with row id ``row``; its ``id`` is the citekey."""
    found = store.one("SELECT citekey, csl FROM work WHERE id = ?", row)
    if found is None:
        raise StoreError(f"there is no work with row id {row}", where=store.name)
    return _work(store, found, row)


def load_works(store: Store, rows: Iterable[int] | None = None) -> Iterator[Work]:
    """Return works in the order of ``rows``, else all by author, year and title."""
    for row in work_ids(store) if rows is None else rows:
        yield load_work(store, row)


def work_ids(store: Store) -> list[int]:
    """Row ids of all works that no merge gave up, by author, year and title."""
    rows = store.rows(
        """SELECT id FROM work WHERE merged_into IS NULL
        ORDER BY authors = '', authors, year, title"""
    )
    return [int(row["id"]) for row in rows]


def find_work(store: Store, citekey: str) -> int:
    """Return the row id of a citekey; one that a merge gave up leads to its heir.

    Raises StoreError that names the nearest keys.
    """
    row = store.one(
        """WITH RECURSIVE heir(id, merged_into) AS (
          SELECT id, merged_into FROM work WHERE citekey = ?
          UNION SELECT work.id, work.merged_into FROM work
          JOIN heir ON work.id = heir.merged_into)
        SELECT id FROM heir WHERE merged_into IS NULL""",
        citekey,
    )
    if row is None:
        raise StoreError(
            f"there is no work {citekey!r}",
            where=store.name,
            hint=_nearest(store, citekey),
        )
    return int(row["id"])


def free_citekey(store: Store, work: Work, wanted: str = "") -> str:
    """Return ``wanted`` if no work has it, else a key that none has."""
    if wanted and not _taken(store, wanted):
        return wanted
    stem = make_citekey(work)
    taken = store.rows("SELECT citekey FROM work WHERE citekey GLOB ?", f"{stem}*")
    return make_citekey(work, {row["citekey"] for row in taken})


def _columns(work: Work) -> dict[str, object]:
    people = work.people("author") or work.people("editor")
    columns: dict[str, object] = {
        column: work.get(variable) for column, variable in _COLUMNS.items()
    }
    csl = work_to_csl(work, variants=False)
    csl.pop("id", None)
    return {
        "type": work.type,
        "authors": "; ".join(name.printed for name in people),
        "year": work.year,
        "language": work.language,
        "csl": dump(csl),
        **columns,
    }


def _save_variants(store: Store, row: int, work: Work) -> None:
    for position, variant in enumerate(work.variants, 1):
        other = variant.work
        store.insert(
            "variant",
            work_id=row,
            position=position,
            kind=str(variant.kind),
            language=other.language,
            title=other.title,
            authors="; ".join(name.printed for name in other.people()),
            container_title=other.get("container-title"),
            csl=dump(work_to_csl(other)),
        )


def _work(store: Store, found: sqlite3.Row, row: int) -> Work:
    variants = store.rows(
        "SELECT kind, csl FROM variant WHERE work_id = ? ORDER BY position", row
    )
    csl = {"id": found["citekey"], **json.loads(found["csl"])}
    return replace(
        work_from_csl(csl),
        variants=tuple(
            Variant(VariantKind(each["kind"]), work_from_csl(json.loads(each["csl"])))
            for each in variants
        ),
    )


def _taken(store: Store, citekey: str) -> bool:
    return store.one("SELECT 1 FROM work WHERE citekey = ?", citekey) is not None


def _nearest(store: Store, citekey: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415  # only for an error

    keys = [row["citekey"] for row in store.rows("SELECT citekey FROM work")]
    near = get_close_matches(citekey, keys, n=3)
    if near:
        return f"Did you mean {', '.join(near)}?"
    return "`kzbib list` shows the keys."


def dump(value: object) -> str:
    """Return JSON as the store keeps it: readable letters, stable order."""
    return json.dumps(value, ensure_ascii=False)
