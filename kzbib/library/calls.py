"""Calls of a text, linked to the entries of its list."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from kzbib.languages.fold import fold
from kzbib.reading import Citation, Cite
from kzbib.store.documents import add_citation
from kzbib.store.store import Store


def save_calls(
    store: Store,
    document: int,
    citations: Iterable[Citation],
    references: Mapping[tuple[int, int], int],
) -> tuple[int, int]:
    """Save the calls of a document; return how many there are and how many link.

    A call links by the printed number of an entry, else by surname and year.
    """
    find = _Finder(store, list(references.values()))
    calls = linked = 0
    for citation in citations:
        for cite in citation.cites:
            reference = find(cite)
            calls += 1
            linked += reference is not None
            add_citation(store, document, citation, cite, reference)
    return calls, linked


class _Finder:
    """Finds the entry that a call means among the references of one document."""

    def __init__(self, store: Store, references: list[int]) -> None:
        self._numbers: dict[str, int] = {}
        self._names: dict[tuple[str, int | None], list[int]] = {}
        for reference in references:
            row = store.one(
                """SELECT reference.number, work.year, work.csl, work.id
                FROM reference LEFT JOIN membership
                  ON membership.reference_id = reference.id AND ended IS NULL
                LEFT JOIN work ON work.id = membership.work_id
                WHERE reference.id = ?""",
                reference,
            )
            if row is None:
                continue
            if row["number"]:
                self._numbers.setdefault(row["number"], reference)
            for family in _families(row["csl"]):
                self._names.setdefault((family, row["year"]), []).append(reference)

    def __call__(self, cite: Cite) -> int | None:
        if cite.number:
            return self._numbers.get(cite.number)
        if not cite.names:
            return None
        year = int(cite.year[:4]) if cite.year[:4].isdigit() else None
        found = self._names.get((fold(cite.names[0]), year), [])
        return found[0] if len(found) == 1 else None


def _families(csl: str | None) -> set[str]:
    work = json.loads(csl) if csl else {}
    people = work.get("author") or work.get("editor") or []
    return {fold(each.get("family") or each.get("literal", "")) for each in people}
