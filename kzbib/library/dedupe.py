"""Merge the works of the store that are one, and ask a person about the doubtful."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

from kzbib.errors import StoreError
from kzbib.library.units import let_go, units_of, write_anew
from kzbib.matching.combine import combine
from kzbib.matching.decide import Decision, decide_profiles
from kzbib.matching.decisions import log, record
from kzbib.matching.keys import candidates, load_profile, refresh_index
from kzbib.matching.merge import Leaving, Proposal, Proposals, merge, propose_all
from kzbib.matching.rules import Answer
from kzbib.matching.weights import Level
from kzbib.model import Work
from kzbib.store.journal import open_event
from kzbib.store.store import Store, now
from kzbib.store.undo import undo
from kzbib.store.works import dump, find_work, live_work, load_work

_NAME_EVENT = """UPDATE event SET summary = ?
    WHERE id = (SELECT event_id FROM journal)"""


@dataclass(frozen=True, slots=True)
class Merged:
    """Two works that are one, or may be, and why."""

    kept: Work
    dropped: Work
    decision: Decision


@dataclass(frozen=True, slots=True)
class Survey:
    """What the rules say of a store, nothing written."""

    same: tuple[Merged, ...]
    doubtful: tuple[Merged, ...]
    related: tuple[Merged, ...]


class _TakenBackError(Exception):
    """A dry run, or another process did the work meanwhile: nothing is written."""

    def __init__(self, merged: tuple[Merged, ...]) -> None:
        self.merged = merged


def dedupe(
    store: Store, *, dry_run: bool = False, level: Level = Level.NORMAL
) -> tuple[Merged, ...]:
    """Merge works that the rules call the same; each merge can be undone by itself.

    All merges are written together or not at all. With ``dry_run`` nothing is.
    """
    stand = _last_change(store)
    found = _proposed(store, level)
    if not found.leaving and (dry_run or not found.same):
        return tuple(_described(store, each) for each in found.same)
    try:
        with store.event("merge"):
            if _last_change(store) != stand:
                found = _proposed(store, level)
            merged = tuple(_carried_out(store, found))
            if dry_run or not (merged or found.leaving):
                raise _TakenBackError(merged)
            return merged
    except _TakenBackError as error:
        return error.merged


def survey(store: Store, level: Level = Level.NORMAL) -> Survey:
    """Return what would be merged, what is doubtful, and what is only related."""
    found = _proposed(store, level)
    return Survey(
        *(
            tuple(_described(store, each) for each in part)
            for part in (found.same, found.doubtful, found.related)
        )
    )


def explain(
    store: Store, citekey: str, level: Level = Level.NORMAL
) -> tuple[tuple[Work, Decision], ...]:
    """Return every work that shares a key with ``citekey``, and the decision."""
    refresh_index(store)
    row = find_work(store, citekey)
    profile = load_profile(store, row)
    found = []
    for other in candidates(store, profile):
        if other != row:
            decision = decide_profiles(profile, load_profile(store, other), level)
            found.append((load_work(store, other), decision))
    return tuple(found)


def say_same(store: Store, pair: Merged, picked: dict[str, str] | None = None) -> Work:
    """Merge a pair that a person calls one; return the record that is shown.

    ``picked`` names fields whose value comes from the dropped work.
    """
    proposal = _proposal(store, pair)
    decision = replace(pair.decision, answer=Answer.SAME, rule="said by a person")
    best = _picked(pair, picked or {})
    with store.event("merge", _summary(pair)):
        merge(store, replace(proposal, decision=decision), by="person", best=best)
        for field in picked or {}:
            _note_pick(store, proposal, pair, field)
    return load_work(store, proposal.keep)


def say_different(store: Store, pair: Merged) -> None:
    """Remember that two works are not one; no rule joins them any more."""
    _say(store, pair, "different", "not the same")


def say_later(store: Store, pair: Merged) -> None:
    """Put a pair off; it is asked again."""
    _say(store, pair, "later", "put off")


def say_related(store: Store, pair: Merged) -> None:
    """Link two works by the relation that the veto named; they stay two.

    Raises StoreError when no relation was named.
    """
    if not pair.decision.relation:
        raise StoreError("no relation is known for these two works")
    proposal = _proposal(store, pair)
    with store.event("relation", f"{_summary(pair)}: {pair.decision.relation}"):
        record(store, proposal.keep, proposal.drop, "related", pair.decision, "person")
        store.insert(
            "relation",
            work_id=proposal.keep,
            kind=pair.decision.relation,
            other_id=proposal.drop,
            evidence=dump(list(pair.decision.evidence)),
        )


def undo_merges(store: Store) -> int:
    """Undo every merge that stands, newest first; return how many.

    Raises StoreError at the first one that later changes stand on.
    """
    events = store.rows(
        """SELECT id FROM event WHERE kind = 'merge' AND undone_by IS NULL
        ORDER BY id DESC"""
    )
    for event in events:
        undo(store, int(event["id"]))
    return len(events)


def is_open(store: Store, pair: Merged) -> bool:
    """Tell whether both works still stand: an earlier answer may have merged one."""
    try:
        return find_work(store, pair.kept.id) != find_work(store, pair.dropped.id)
    except StoreError:
        return False


def _proposed(store: Store, level: Level) -> Proposals:
    """Let each reference that rules joined to a work be judged by itself."""
    return propose_all(store, level, units_of(store))


def _carried_out(store: Store, found: Proposals) -> Iterator[Merged]:
    """Carry proposals out, each as an event of its own in one transaction."""
    events = count()
    moved: dict[int, int] = {}
    for leaving in found.leaving:
        _name_event(store, next(events), _left(store, leaving))
        row = let_go(store, leaving)
        write_anew(store, leaving.work)
        moved |= dict.fromkeys(leaving.places, row)
    for proposal in found.after(moved):
        pair = _described(store, proposal)
        if live_work(store, proposal.keep) is None:
            continue
        _name_event(store, next(events), _summary(pair))
        merge(store, proposal)
        yield pair


def _name_event(store: Store, number: int, summary: str) -> None:
    """Say what the open event does; each after the first is opened here."""
    if number == 0:
        store.connection.execute(_NAME_EVENT, (summary,))
    else:
        open_event(store.connection, "merge", summary, now())


def _left(store: Store, leaving: Leaving) -> str:
    key = load_work(store, leaving.work).id
    return f"{len(leaving.references)} of the references of {key} are another work"


def _picked(pair: Merged, picked: dict[str, str]) -> Work | None:
    """The record with the values that a person picked from the dropped work."""
    if not picked:
        return None
    work, other = combine(pair.kept, pair.dropped), pair.dropped
    text, names, dates = dict(work.text), dict(work.names), dict(work.dates)
    for field in picked:
        if field in other.text:
            text[field] = other.text[field]
        elif field in other.names:
            names[field] = other.names[field]
        elif field in other.dates:
            dates[field] = other.dates[field]
    return replace(work, text=text, names=names, dates=dates)


def _note_pick(store: Store, proposal: Proposal, pair: Merged, field: str) -> None:
    store.insert(
        "field_choice",
        work_id=proposal.keep,
        field=field,
        from_id=proposal.drop,
        kept=shown(pair.dropped, field),
        dropped=shown(pair.kept, field),
        rule="picked by a person",
        at=now(),
    )


def shown(work: Work, field: str) -> str:
    """Return a field of a work as a person reads it."""
    if field in work.names:
        return "; ".join(name.printed for name in work.names[field])
    if field in work.dates:
        return work.dates[field].iso
    return work.get(field)


def _say(store: Store, pair: Merged, answer: str, words: str) -> None:
    proposal = _proposal(store, pair)
    with store.event("decision", f"{words}: {pair.kept.id}, {pair.dropped.id}"):
        record(store, proposal.keep, proposal.drop, answer, pair.decision, "person")


def _proposal(store: Store, pair: Merged) -> Proposal:
    keep, drop = find_work(store, pair.kept.id), find_work(store, pair.dropped.id)
    return Proposal(keep, drop, pair.decision)


def _summary(pair: Merged) -> str:
    return f"merge of {pair.dropped.id} into {pair.kept.id}"


def _last_change(store: Store) -> int:
    row = store.one("SELECT max(id) AS id FROM change")
    return int(row["id"] or 0) if row else 0


def _described(store: Store, proposal: Proposal) -> Merged:
    return Merged(
        load_work(store, proposal.keep),
        load_work(store, proposal.drop),
        proposal.decision,
    )


__all__ = [
    "Merged",
    "Survey",
    "dedupe",
    "explain",
    "is_open",
    "log",
    "say_different",
    "say_later",
    "say_related",
    "say_same",
    "shown",
    "survey",
    "undo_merges",
]
