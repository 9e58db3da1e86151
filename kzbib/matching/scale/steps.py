"""The parts of the job that are Python: rows in, rows out, nothing kept between them.

They are the same functions that match in one process, so the clusters are the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from kzbib.errors import InputError
from kzbib.matching.clusters import of_one_kind, settle, worth_comparing
from kzbib.matching.decide import decide_profiles
from kzbib.matching.key_kinds import keys_of
from kzbib.matching.links import Link
from kzbib.matching.profile import Profile, pack, profile_of, unpack
from kzbib.matching.rules import Answer
from kzbib.matching.weights import Level
from kzbib.model import work_from_csl

Row = tuple[Any, ...]
Step = Callable[[Iterable[Row]], Iterator[Row]]
Columns = Mapping[str, str]
"""Names of columns and their types, «bigint» or «string»."""

MEMBER, LINK = 0, 1
"""What a row of a component is: a record, or two of its records that may be one."""


def fold_records(rows: Iterable[Row]) -> Iterator[Row]:
    """(place, id, csl) → (place, id, profile, title, family, year, page, source).

    Raises InputError for a bad record.
    """
    for place, name, csl in rows:
        try:
            work = work_from_csl(json.loads(csl))
        except (ValueError, TypeError) as error:
            raise InputError(f"no CSL-JSON: {error}", where=f"record {name}") from error
        profile = profile_of(work)
        yield place, name, pack(profile), *_facts(profile)


def _facts(profile: Profile) -> Row:
    """Return what Splink compares, folded; "" where nothing is known."""
    title = profile.faces[0].title if profile.faces else ""
    family = profile.people[0][0].family if profile.people else ""
    page = profile.page[0] or profile.extent
    source = next(iter((*profile.containers, *profile.publishers)), "")
    return title, family, str(profile.year or ""), page, source


def make_keys(rows: Iterable[Row]) -> Iterator[Row]:
    """(place, profile) → (place, key, detail)."""
    for place, profile in rows:
        for key in keys_of(unpack(profile)):
            yield place, key.text, key.detail


def judge_pairs(rows: Iterable[Row], level: Level) -> Iterator[Row]:
    """(one, other, profile, profile) → (one, other) where they are or may be one."""
    for one, other, first, second in rows:
        ours, theirs = unpack(first), unpack(second)
        if of_one_kind(ours, theirs) and worth_comparing(ours, theirs, level):
            decision = decide_profiles(ours, theirs, level, bare=True)
            if decision.answer is not Answer.DIFFERENT:
                yield one, other


def settle_components(rows: Iterable[Row], level: Level) -> Iterator[Row]:
    """(component, MEMBER or LINK, one, other, profile), sorted → (place, home)."""
    for _, component in groupby(rows, lambda row: row[0]):
        yield from _settled(list(component), level)


def _settled(component: list[Row], level: Level) -> Iterator[Row]:
    members = [row for row in component if row[1] == MEMBER]
    places = [int(row[2]) for row in members]
    profiles = [unpack(row[4]) for row in members]
    where = {place: number for number, place in enumerate(places)}
    links = [
        _link(profiles, where[row[2]], where[row[3]], level)
        for row in component
        if row[1] == LINK
    ]
    found = settle(profiles, links, level=level)
    for place, home in zip(places, found.cluster, strict=True):
        yield place, places[home]


def _link(profiles: list[Profile], one: int, other: int, level: Level) -> Link:
    decision = decide_profiles(profiles[one], profiles[other], level, bare=True)
    return Link(one, other, decision)
