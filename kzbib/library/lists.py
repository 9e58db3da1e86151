"""Which works a command is about, and the lists that are made of them."""

from __future__ import annotations

from collections.abc import Sequence

from kzbib.errors import StoreError
from kzbib.model import Work
from kzbib.store.store import Store
from kzbib.store.works import find_work, load_works
from kzbib.styling import FormattedList, bibliography, paired_lists
from kzbib.styling import profile as find_profile


def pick_works(
    store: Store, keys: Sequence[str] = (), *, document: str = "", tag: str = ""
) -> list[Work]:
    """Return the works of ``keys`` in that order; else of a document, in the order of
    its lists; else with a tag; else all, by author, year and title.

    Raises StoreError when a key, document or tag is unknown.
    """
    if keys:
        return list(load_works(store, (find_work(store, key) for key in keys)))
    if document:
        return list(load_works(store, _document_works(store, document)))
    if tag:
        return list(load_works(store, _tagged(store, tag)))
    return list(load_works(store))


def make_lists(
    works: Sequence[Work],
    style: str,
    profile: str = "",
    *,
    order: str,
    numbered: bool | None = None,
    to: str = "text",
) -> tuple[FormattedList, ...]:
    """Return the list in a style, or the pair of lists of a journal's profile.

    Raises StyleError when style, profile, order or output form is unknown.
    """
    if profile:
        pair = find_profile(profile)
        return paired_lists(works, pair, order=order, numbered=numbered, to=to)
    return (bibliography(works, style, order=order, numbered=numbered, to=to),)


def _document_works(store: Store, document: str) -> list[int]:
    found = store.one(
        """SELECT id FROM document WHERE name = ?1 OR name LIKE ?1 || '.%'
        OR sha256 LIKE ?1 || '%' ORDER BY id DESC""",
        document.rsplit("/", 1)[-1],
    )
    if found is None:
        names = ", ".join(
            row["name"] for row in store.rows("SELECT name FROM document")
        )
        raise StoreError(
            f"there is no document {document!r}",
            where=store.name,
            hint=f"The store has: {names}" if names else "Import one first.",
        )
    rows = store.rows(
        """SELECT membership.work_id, min(list * 100000 + position) AS place
        FROM reference JOIN membership ON membership.reference_id = reference.id
        WHERE document_id = ? AND ended IS NULL
        GROUP BY membership.work_id ORDER BY place""",
        found["id"],
    )
    return [int(row["work_id"]) for row in rows]


def _tagged(store: Store, tag: str) -> list[int]:
    rows = store.rows(
        """SELECT work_id FROM tag JOIN work ON work.id = work_id
        WHERE name = ? AND merged_into IS NULL ORDER BY authors, year, title""",
        tag,
    )
    if not rows:
        raise StoreError(
            f"no work has the tag {tag!r}",
            where=store.name,
            hint=f"Add it with `kzbib tag {tag} KEY…`.",
        )
    return [int(row["work_id"]) for row in rows]
