"""References that come one by one: whatever their order, `kzbib dedupe` ends the same."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from kzbib.library.dedupe import (
    Merged,
    dedupe,
    say_different,
    say_same,
    undo_merges,
)
from kzbib.library.editing import edit
from kzbib.library.importing import import_file
from kzbib.library.open import open_library
from kzbib.matching.clusters import cluster
from kzbib.matching.decide import Decision
from kzbib.matching.rules import Answer
from kzbib.model import work_to_csl
from kzbib.store.store import Store
from kzbib.store.works import load_works
from tests.matching.make import make
from tests.matching.test_clusters import FORMS
from tests.matching.test_promises import TRANSLATED, dump, groups

MORE = [
    TRANSLATED,
    "Токаев К. | Под стягом независимости | 1997 | number-of-pages=736",
    "Tokayev K. | Under the Banner of Independence | 1997 | number-of-pages=736",
    "Ли Б. | Экономика региона: очерки | 2001",
    "Ли Б. | Экономика региона | 2001 | number-of-pages=120",
    "Ли Б. | Экономика региона | 2001 | number-of-pages=320",
]
lines = st.lists(st.sampled_from([*FORMS, *MORE]), max_size=9, unique=True)

# The first joins either of the others, and they exclude each other.
TORN = [
    "Ли Б. | Экономика региона | 2001 | type=article-journal",
    "Ли Б. | Экономика региона | 2001 | type=article-journal | volume=1",
    "Ли Б. | Экономика региона | 2001 | type=article-journal | volume=2",
]


def read(store: Store, names: Sequence[str], folder: Path) -> None:
    """Import lines one by one, as the entries of a file each."""
    for number, name in enumerate(names):
        path = folder / f"{number}.json"
        csl = work_to_csl(make(name)) | {"id": f"k{number}", "annote": name}
        path.write_text(json.dumps([csl], ensure_ascii=False), encoding="utf-8")
        import_file(store, path)


def together(store: Store) -> list[list[str]]:
    """What the references of each work say."""
    rows = store.rows(
        """SELECT work_id, json_extract(parsed, '$.csl.annote') AS line FROM membership
        JOIN reference ON reference.id = reference_id WHERE ended IS NULL"""
    )
    return groups([row["work_id"] for row in rows], [row["line"] for row in rows])


def after_dedupe(names: Sequence[str]) -> list[list[str]]:
    with TemporaryDirectory() as folder, open_library(Path(folder) / "x.db", create=True) as store:  # fmt: skip
        read(store, names, Path(folder))
        dedupe(store)
        found = together(store)
        assert dedupe(store) == ()
        assert together(store) == found
        return found


@settings(max_examples=40)
@given(lines, st.integers(0, 1_000))
def test_the_order_of_import_does_not_matter(names: list[str], seed: int) -> None:
    shuffled = list(names)
    Random(seed).shuffle(shuffled)
    found = after_dedupe(names)
    assert found == after_dedupe(shuffled)
    at_once = cluster([make(name) for name in names]).cluster
    assert found == groups(at_once, names)


def test_a_reference_leaves_the_work_that_came_before_the_better_one(
    store: Store, tmp_path: Path
) -> None:
    read(store, [TORN[0], TORN[2], TORN[1]], tmp_path)
    assert together(store) == [[TORN[0], TORN[2]], [TORN[1]]]
    before = dump(store)
    (shown,) = dedupe(store, dry_run=True)
    assert dump(store) == before
    (done,) = dedupe(store)
    assert shown.decision == done.decision
    assert together(store) == [[TORN[0], TORN[1]], [TORN[2]]]
    summaries = [r["summary"] for r in store.rows("SELECT summary FROM event")]
    assert "1 of the references of k0 are another work" in summaries
    undo_merges(store)
    assert dump(store) == before


def test_what_a_person_keeps_apart_stays_apart(store: Store, tmp_path: Path) -> None:
    read(store, [TORN[0], TORN[2], TORN[1]], tmp_path)
    (pair,) = dedupe(store, dry_run=True)
    say_different(store, pair)
    assert dedupe(store) == ()
    assert together(store) == [[TORN[0], TORN[2]], [TORN[1]]]


def test_what_a_person_wrote_stays_whole(store: Store, tmp_path: Path) -> None:
    read(store, [TORN[0], TORN[2], TORN[1]], tmp_path)
    edit(store, "k0", {"title": "Экономика края"})
    dedupe(store)
    assert together(store) == [[TORN[0], TORN[2]], [TORN[1]]]


def test_what_a_person_merged_stays_together(store: Store, tmp_path: Path) -> None:
    read(store, ["Ким А. | Степь и море | 1997", TORN[0]], tmp_path)
    one, other = load_works(store, [1, 2])
    say_same(store, Merged(one, other, Decision(Answer.REVIEW, "perhaps")))
    assert dedupe(store) == ()
    assert len(together(store)) == 1
