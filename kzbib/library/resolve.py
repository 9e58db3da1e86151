"""Ask a metadata service about works, keep its verdicts, fill what is empty."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kzbib.matching.combine import fill_gaps
from kzbib.model import Work, work_from_csl, work_to_csl
from kzbib.resolving.client import Client
from kzbib.resolving.resolve import Resolution, resolve_work
from kzbib.store.store import Store, now
from kzbib.store.works import change_work, dump, find_work, load_work


@dataclass(frozen=True, slots=True)
class Resolved:
    """A work and what a service says of it."""

    work: Work
    resolution: Resolution


def resolve_works(
    works: Iterable[Work], client: Client, progress: Callable[[], None]
) -> Iterator[Resolved]:
    """Look works up one by one; nothing is written."""
    for work in works:
        yield Resolved(work, resolve_work(work, client))
        progress()


def apply(store: Store, found: Iterable[Resolved]) -> int:
    """Keep the verdicts, and fill empty fields of works that are confirmed. One event.

    No field that has a value is changed. Returns how many works gained something.
    """
    results = list(found)
    if not results:
        return 0
    summary = f"{results[0].resolution.service} asked about {len(results)} works"
    with store.event("resolve", summary):
        return sum(_apply_one(store, each) for each in results)


def _apply_one(store: Store, each: Resolved) -> bool:
    row = find_work(store, each.work.id)
    said = each.resolution
    verdict = store.insert(
        "verdict",
        work_id=row,
        service=said.service,
        verdict=str(said.verdict),
        doi=said.doi,
        url=said.url,
        message=said.message,
        found=dump(work_to_csl(said.found)) if said.found else None,
        at=now(),
    )
    for evidence in said.evidence:
        store.insert(
            "evidence",
            verdict_id=verdict,
            field=evidence.field,
            stored=evidence.stored,
            found=evidence.found,
            comparison=str(evidence.comparison),
        )
    if said.verdict != "confirmed" or not said.fills:
        return False
    before = load_work(store, row)
    change_work(store, row, fill_gaps(before, work_from_csl(said.fills)))
    return load_work(store, row) != before
