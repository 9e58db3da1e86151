"""Which works a command is about, and the lists that are made of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kzbib.errors import StoreError
from kzbib.library.cited import cited_works
from kzbib.model import Work
from kzbib.store.store import Store
from kzbib.store.works import find_work, load_works, work_ids
from kzbib.styling import FormattedList, bibliography, call, paired_lists
from kzbib.styling import profile as find_profile


@dataclass(frozen=True, slots=True)
class Selection:
    """Which works a command is about: by keys, document, tag, or calls of a file."""

    keys: Sequence[str] = ()
    document: str = ""
    tag: str = ""
    cited_in: Path | None = None

    @property
    def has_order(self) -> bool:
        """Whether the selection tells the order of its works."""
        return bool(self.keys or self.document or self.cited_in)


def pick_works(
    store: Store, keys: Sequence[str] = (), *, document: str = "", tag: str = ""
) -> list[Work]:
    """Return the works of ``keys`` in that order; else of a document, in the order of
    its lists; else with a tag; else all, by author, year and title.

    Raises StoreError when a key, document or tag is unknown.
    """
    return select(store, Selection(keys, document, tag))


def select(store: Store, wanted: Selection) -> list[Work]:
    """Return the works of a selection; those of ``cited_in`` as they are cited.

    With ``cited_in`` and another choice, works that both name. Raises StoreError when a
    key, document or tag is unknown, or a file cites nothing that the store has.
    """
    rows = _rows(store, wanted)
    if wanted.cited_in is not None:
        allowed = set(rows)
        cited = cited_works(store, wanted.cited_in)
        rows = [row for row in cited if row in allowed]
    return list(load_works(store, rows))


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

    Without ``order`` a profile's own is taken, else the alphabet. Raises StyleError
    when style, profile, order or output form is unknown.
    """
    if profile:
        pair = find_profile(profile)
        return paired_lists(works, pair, order=order, numbered=numbered, to=to)
    order = order or "sorted"
    return (bibliography(works, style, order=order, numbered=numbered, to=to),)


def cite(
    store: Store,
    keys: Sequence[str],
    style: str,
    *,
    locators: Sequence[str] = (),
    within: Selection | None = None,
) -> str:
    """Return a call of works: [25, с. 81] or (Токаев, 1997, с. 12).

    Numbers are those of the list that ``within`` selects, of all works by default.
    Raises StoreError when a key is unknown or not in that list.
    """
    within = within or Selection()
    listed = select(store, within)
    order = "given" if within.has_order else "sorted"
    made = bibliography(listed, style, order=order)
    numbers = {entry.work.id: entry.number for entry in made.entries}
    works = select(store, Selection(keys))
    absent = [work.id for work in works if work.id not in numbers]
    if absent:
        raise StoreError(
            f"the list does not have: {', '.join(absent)}",
            where=within.document or within.tag or store.name,
            hint="Name another document or tag, or none for the whole library.",
        )
    places = [numbers[work.id] for work in works]
    return call(works, style, numbers=places, locators=locators)


def _rows(store: Store, wanted: Selection) -> list[int]:
    if wanted.keys:
        return list(_each_key(store, wanted.keys))
    if wanted.document:
        return _document_works(store, wanted.document)
    return _tagged(store, wanted.tag) if wanted.tag else work_ids(store)


def _each_key(store: Store, keys: Iterable[str]) -> Iterable[int]:
    return (find_work(store, key) for key in keys)


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
