"""What matching promises: no order matters, nothing is lost, all can be taken back."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzbib.library.dedupe import dedupe, say_different, say_same, survey, undo_merges
from kzbib.library.open import open_library
from kzbib.matching.clusters import cluster, worth_comparing
from kzbib.matching.decide import Answer, decide
from kzbib.matching.profile import profile_of
from kzbib.model import Work
from kzbib.store.store import Store
from kzbib.store.undo import last_event, undo
from tests.conftest import ROOT
from tests.matching.make import make
from tests.matching.test_clusters import FORMS
from tests.matching.test_merge import FLAG, ROMANISED, fill
from tests.model.works import works

JOURNAL = ("event", "change", "journal")
"""Tables that remember what was done and undone."""

TRANSLATED = "Tokayev K. | Under the Banner of Independence | 1997"
lines = st.lists(st.sampled_from([*FORMS, TRANSLATED]), max_size=12)


def dump(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but the journal, with the type of each value."""
    tables = store.rows(
        """SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT NULL
        AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'work_fts*'"""
    )
    found = {}
    for (table,) in tables:
        if table in JOURNAL:
            continue
        columns = [row["name"] for row in store.rows(f'PRAGMA table_info("{table}")')]
        quoted = ", ".join(f'quote("{column}")' for column in columns)
        rows = store.rows(f'SELECT {quoted} FROM "{table}" ORDER BY {quoted}')
        found[str(table)] = [tuple(row) for row in rows]
    return found


def groups(labels: Sequence[int], names: Sequence[str]) -> list[list[str]]:
    """The clusters as sorted lists of what their members are called."""
    held: dict[int, list[str]] = {}
    for label, name in zip(labels, names, strict=True):
        held.setdefault(label, []).append(name)
    return sorted(map(sorted, held.values()))


@settings(max_examples=60)
@given(lines, st.integers(0, 1_000))
def test_the_order_of_records_does_not_change_the_clusters(
    names: list[str], seed: int
) -> None:
    shuffled = list(names)
    Random(seed).shuffle(shuffled)
    found = cluster([make(name) for name in names]).cluster
    again = cluster([make(name) for name in shuffled]).cluster
    assert groups(found, names) == groups(again, shuffled)


@settings(max_examples=25)
@given(lines, st.integers(0, 1_000))
def test_the_order_in_the_store_does_not_change_what_is_merged(
    names: list[str], seed: int
) -> None:
    shuffled = list(names)
    Random(seed).shuffle(shuffled)
    assert printed_together(names) == printed_together(shuffled)


def printed_together(names: list[str]) -> list[list[str]]:
    """What the references of each work say after `kzbib dedupe`."""
    with TemporaryDirectory() as folder, open_library(Path(folder) / "x.db", create=True) as store:  # fmt: skip
        fill(store, *names)
        dedupe(store)
        rows = store.rows(
            """SELECT work_id, raw FROM membership
            JOIN reference ON reference.id = reference_id WHERE ended IS NULL"""
        )
    return groups([row["work_id"] for row in rows], [row["raw"] for row in rows])


@given(works(), works())
def test_what_is_not_compared_would_not_have_been_joined(
    one: Work, other: Work
) -> None:
    if not worth_comparing(profile_of(one), profile_of(other)):
        assert decide(one, other).answer is Answer.DIFFERENT


@pytest.mark.parametrize("one", FORMS)
@pytest.mark.parametrize("other", FORMS)
def test_no_form_goes_uncompared(one: str, other: str) -> None:
    ours, theirs = make(one), make(other)
    if decide(ours, theirs).answer is not Answer.DIFFERENT:
        assert worth_comparing(profile_of(ours), profile_of(theirs))


@settings(max_examples=20)
@given(lines)
def test_merges_undone_give_back_every_byte(names: list[str]) -> None:
    with TemporaryDirectory() as folder, open_library(Path(folder) / "x.db", create=True) as store:  # fmt: skip
        fill(store, *names)
        survey(store)  # writes the index, which is made when it is first needed
        before = dump(store)
        merged = len(dedupe(store))
        assert undo_merges(store) == merged
        assert dump(store) == before


def test_one_merge_of_many_is_undone_alone(store: Store) -> None:
    fill(store, FLAG, ROMANISED, "Ли Б. | Экономика | 2001", "Li B. | Ekonomika | 2001")
    first, second = dedupe(store)
    merges = store.rows("SELECT id, summary FROM event WHERE kind = 'merge'")
    assert [row["summary"] for row in merges] == [
        f"merge of {pair.dropped.id} into {pair.kept.id}" for pair in (first, second)
    ]
    undo(store, int(merges[0]["id"]))
    assert len(store.rows("SELECT 1 FROM work WHERE merged_into IS NOT NULL")) == 1


def test_what_a_person_said_is_undone_too(store: Store) -> None:
    fill(store, FLAG, FLAG.replace("1997", "1998"))
    found = survey(store)
    before = dump(store)
    assert found.related
    for pair in (*found.doubtful, *found.related):
        say_different(store, pair)
        undo(store, last_event(store))
        say_same(store, pair)
        undo(store, last_event(store))
    assert dump(store) == before


def test_two_processes_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    names = [
        f"Автор{n % 20} А. | Книга о деле номер {n % 20} | {1950 + n % 20}"
        for n in range(60)
    ]
    with open_library(path, create=True) as store:
        fill(store, *names)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", RUN, "dedupe", "--db", str(path)]
    both = [
        subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, encoding="utf-8"
        )
        for _ in range(2)
    ]
    printed = [process.communicate(timeout=120)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert sum(text.count("\n  = ") for text in printed) == 40
    with open_library(path) as store:
        rows = store.rows("SELECT work_id, raw FROM membership JOIN reference ON reference.id = reference_id WHERE ended IS NULL")  # fmt: skip
        assert sorted(row["raw"] for row in rows) == sorted(names)
        assert len({row["work_id"] for row in rows}) == 20
        assert store.rows("PRAGMA integrity_check")[0][0] == "ok"
        assert store.rows("PRAGMA foreign_key_check") == []


RUN = "from kzbib.cli.main import run; run()"
