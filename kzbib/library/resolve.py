"""Ask metadata services about works, keep their verdicts, fill what is empty."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from kzbib.matching.combine import fill_gaps
from kzbib.model import Work, work_from_csl, work_to_csl
from kzbib.resolving.resolve import Resolution
from kzbib.resolving.resolver import Case, Resolver
from kzbib.resolving.verdict import Verdict
from kzbib.store.store import Store, now
from kzbib.store.works import change_work, dump, find_work, load_work

USER = "user"
REFUSED = "refused"
TAKEN = "taken"
"""What a person says of a record, kept as verdicts of the service «user»."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A work and what a service says of it."""

    work: Work
    resolution: Resolution


def resolve_works(
    store: Store,
    works: Iterable[Work],
    resolver: Resolver,
    progress: Callable[[], None],
) -> Iterator[Resolved]:
    """Look works up one by one; nothing is written.

    What is printed in the documents helps to find them, and records that a user has
    refused are not offered again.
    """
    for work in works:
        yield Resolved(work, resolver.resolve(case_of(store, work)))
        progress()


def case_of(store: Store, work: Work) -> Case:
    """Return a work with its longest printed reference and the DOIs refused for it."""
    row = find_work(store, work.id)
    printed = store.one(
        """SELECT raw FROM membership JOIN reference ON reference.id = reference_id
        JOIN document ON document.id = document_id
        WHERE membership.work_id = ? AND ended IS NULL
          AND document.format NOT IN ('bib', 'json', 'jsonl')
        ORDER BY length(raw) DESC LIMIT 1""",
        row,
    )
    refused = store.rows(
        "SELECT doi FROM verdict WHERE work_id = ? AND service = ? AND verdict = ?",
        *(row, USER, REFUSED),
    )
    text = " ".join(printed["raw"].split()) if printed else ""
    return Case(work, text, frozenset(each["doi"] for each in refused))


def apply(store: Store, found: Iterable[Resolved]) -> int:
    """Keep the verdicts, and fill empty fields of works that are confirmed. One event.

    No field that has a value is changed. Returns how many works gained something.
    """
    results = list(found)
    if not results:
        return 0
    with store.event("resolve", f"services asked about {len(results)} works"):
        return sum(_apply_one(store, each) for each in results)


def decide(
    store: Store, taken: Iterable[Resolved], refused: Iterable[Resolved]
) -> tuple[int, int]:
    """Keep what a person decided on records side by side. One event, undoable.

    What is taken fills empty fields; a refusal is remembered, so that the record is
    not offered for this work again. Returns how many works gained, how many were
    refused.
    """
    yes, no = list(taken), list(refused)
    if not yes and not no:
        return 0, 0
    summary = f"review of {len(yes) + len(no)} records: {len(yes)} taken"
    with store.event("resolve", summary):
        gained = sum(_take(store, each) for each in yes)
        for each in no:
            _keep(store, each, _by_user(each.resolution, REFUSED))
    return gained, len(no)


def _by_user(said: Resolution, word: str) -> tuple[str, str, str]:
    return USER, word, f"a person looked at {said.doi or said.service}: {word}"


def _apply_one(store: Store, each: Resolved) -> bool:
    said = each.resolution
    _keep(store, each, (said.service or "none", str(said.verdict), said.message))
    if said.verdict != Verdict.CONFIRMED:
        return False
    return _fill(store, each)


def _take(store: Store, each: Resolved) -> bool:
    _keep(store, each, _by_user(each.resolution, TAKEN))
    return _fill(store, each)


def _fill(store: Store, each: Resolved) -> bool:
    if not each.resolution.fills:
        return False
    row = find_work(store, each.work.id)
    before = load_work(store, row)
    change_work(store, row, fill_gaps(before, work_from_csl(each.resolution.fills)))
    return load_work(store, row) != before


def _keep(store: Store, each: Resolved, said: tuple[str, str, str]) -> None:
    """Keep a verdict with its evidence, and which answer it rests on."""
    service, verdict, message = said
    result = each.resolution
    row = store.insert(
        "verdict",
        work_id=find_work(store, each.work.id),
        service=service,
        verdict=verdict,
        doi=result.doi,
        url=result.url,
        message=message,
        found=dump(work_to_csl(_with_answer(result))) if result.found else None,
        at=now(),
    )
    for evidence in result.evidence:
        store.insert(
            "evidence",
            verdict_id=row,
            field=evidence.field,
            stored=evidence.stored,
            found=evidence.found,
            comparison=str(evidence.comparison),
        )


def _with_answer(result: Resolution) -> Work:
    """The found record, marked with the hash and time of the answer it stood in."""
    assert result.found is not None
    answer = {"sha256": result.sha256, "fetched": result.fetched, "from": result.origin}
    kept = {key: value for key, value in answer.items() if value}
    return replace(result.found, custom={**result.found.custom, "answer": kept})
