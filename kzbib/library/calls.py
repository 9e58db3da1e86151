"""Calls of a text, linked to the entries of its list."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from kzbib.languages.fold import fold
from kzbib.library.stubs import RULE, evidence, families, fitting, key_of, stub_of, twin
from kzbib.model import ParsedReference, Work
from kzbib.reading import Citation, Cite, family_of
from kzbib.store.documents import Place, add_citation, add_reference, join
from kzbib.store.store import Store
from kzbib.store.works import add_work


@dataclass(frozen=True, slots=True)
class CallCount:
    """How many works the calls of a document name, and how many of them are known."""

    calls: int = 0
    linked: int = 0
    """To an entry of a list of the document."""
    stubs: int = 0
    """Works that only the calls name."""


def save_calls(
    store: Store,
    document: int,
    citations: Iterable[Citation],
    references: Mapping[tuple[int, int], int],
    repeating: Collection[int] = (),
) -> CallCount:
    """Save the calls of a document.

    A call links by the printed number of an entry, else by surname and year. What no
    entry answers, but names a person or a title, becomes a reference in list 0, as
    printed, and a work of its own that says what the call says (a stub). Lists of
    ``repeating`` print the entries of an earlier list once more, and their numbers
    are not what the calls mean.
    """
    find = _Finder(store, references, repeating)
    lost = _Unlisted(store, document)
    calls = linked = 0
    for citation in citations:
        for cite in citation.cites:
            reference = find(cite)
            calls += 1
            linked += reference is not None
            if reference is None:
                reference = lost.reference(citation, cite)
            add_citation(store, document, citation, cite, reference)
    return CallCount(calls, linked, len(lost.known))


class _Unlisted:
    """The works of a document that its calls name and its lists do not."""

    def __init__(self, store: Store, document: int) -> None:
        self.known: dict[tuple[object, ...], int] = {}
        self._numbers: dict[str, int] = {}
        self._store = store
        self._document = document

    def reference(self, citation: Citation, cite: Cite) -> int | None:
        """Return the reference that a call stands for, None when it says too little."""
        if cite.number in self._numbers:
            return self._numbers[cite.number]
        stub = stub_of(cite, citation.said)
        if stub is None:
            return None
        key = (*key_of(stub), cite.number)
        if key not in self.known:
            self.known[key] = self._add(citation, cite, stub)
        if cite.number:
            self._numbers[cite.number] = self.known[key]
        return self.known[key]

    def _add(self, citation: Citation, cite: Cite, stub: Work) -> int:
        place = Place(
            self._document,
            0,
            len(self.known) + 1,
            cite.number,
            citation.start,
            citation.end,
        )
        parsed = ParsedReference(citation.text, stub, confidence=1.0)
        reference = add_reference(self._store, place, parsed, RULE)
        work, why = self._work(stub)
        join(self._store, reference, work, RULE, why)
        return reference

    def _work(self, stub: Work) -> tuple[int, list[str]]:
        """The only work that fits, else a stub that says the same, else a new one."""
        found = fitting(self._store, stub)
        if len(found) == 1:
            return found[0], evidence(stub)
        known = twin(self._store, stub)
        if known is not None:
            return known, []
        return add_work(self._store, stub), []


class _Finder:
    """Finds the entry that a call means among the references of one document."""

    def __init__(
        self,
        store: Store,
        references: Mapping[tuple[int, int], int],
        repeating: Collection[int],
    ) -> None:
        self._numbers: dict[str, int] = {}
        self._in_list: dict[tuple[int, str], int] = {}
        self._names: dict[tuple[str, int | None], list[tuple[int, int]]] = {}
        for (list_, _), reference in references.items():
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
                self._in_list.setdefault((list_, row["number"]), reference)
            if row["number"] and list_ not in repeating:
                self._numbers.setdefault(row["number"], reference)
            if row["id"] is None:
                continue
            for family in families(store, row["id"], json.loads(row["csl"])):
                named = self._names.setdefault((family, row["year"]), [])
                named.append((reference, row["id"]))

    def __call__(self, cite: Cite) -> int | None:
        if cite.number and cite.list:
            return self._in_list.get((cite.list, cite.number))
        if cite.number:
            return self._numbers.get(cite.number)
        if not cite.names:
            return None
        year = int(cite.year[:4]) if cite.year[:4].isdigit() else None
        found = self._names.get((fold(family_of(cite.names[0])), year), [])
        works = {work: reference for reference, work in reversed(found)}
        return next(iter(works.values())) if len(works) == 1 else None
