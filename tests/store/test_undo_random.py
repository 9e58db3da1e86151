"""Any sequence of events, undone in reverse, gives back the empty store."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kzbib.errors import StoreError
from kzbib.library.dedupe import dedupe
from kzbib.library.editing import tag
from kzbib.library.open import open_library
from kzbib.model import Work
from kzbib.store.store import Store
from kzbib.store.undo import undo
from kzbib.store.works import add_work, change_work, load_work, work_ids
from tests.model.works import works
from tests.store.contents import contents, import_one, tokaev

Act = tuple[str, int, Work]
KINDS = ("add", "import", "change", "tag", "untag", "merge", "undo")
acts = st.tuples(
    st.sampled_from(KINDS),
    st.integers(0, 5),
    st.one_of(works(), st.integers(0, 1).map(lambda n: tokaev(f"Книга {n}"))),
)


def add(store: Store, _: int, work: Work) -> None:
    with store.event("import"):
        add_work(store, work, work.title)


def bring_in(store: Store, number: int, work: Work) -> None:
    if not store.one("SELECT 1 FROM document WHERE name = ?", str(number)):
        import_one(store, work, str(number), f"{number:02}")


def change(store: Store, number: int, work: Work) -> None:
    for row in work_ids(store)[number : number + 1]:
        with store.event("edit"):
            change_work(store, row, work)


def put_tag(store: Store, number: int, _: Work, *, remove: bool = False) -> None:
    for row in work_ids(store)[number : number + 2]:
        tag(store, [load_work(store, row).id], "a tag", remove=remove)


def take_tag(store: Store, number: int, work: Work) -> None:
    put_tag(store, number, work, remove=True)


def merge(store: Store, _: int, __: Work) -> None:
    dedupe(store)


def undo_one(store: Store, number: int, _: Work) -> None:
    """Undo some event; a refusal must change nothing."""
    before = contents(store)
    try:
        undo(store, number * 2)
    except StoreError as error:
        assert error.message
        assert contents(store) == before


DO: dict[str, Callable[[Store, int, Work], None]] = dict(
    zip(KINDS, (add, bring_in, change, put_tag, take_tag, merge, undo_one), strict=True)
)


@settings(max_examples=40, deadline=None)
@given(st.lists(acts, max_size=12))
def test_undoing_all_events_in_reverse(sequence: list[Act]) -> None:
    with tempfile.TemporaryDirectory() as folder, open_library(Path(folder) / "x.db", create=True) as store:  # fmt: skip
        seen = {0: contents(store)}
        for kind, number, work in sequence:
            DO[kind](store, number, work)
            seen[last(store)] = contents(store)
        for event in range(last(store), 0, -1):
            if not store.one("SELECT undone_by FROM event WHERE id = ? AND undone_by NOT NULL", event):  # fmt: skip
                undo(store, event)
            if event - 1 in seen:
                assert contents(store) == seen[event - 1]
        assert store.rows("PRAGMA integrity_check")[0][0] == "ok"
        assert store.rows("PRAGMA foreign_key_check") == []


def last(store: Store) -> int:
    """The newest event, 0 when there is none."""
    row = store.one("SELECT coalesce(max(id), 0) AS id FROM event")
    return int(row["id"]) if row else 0
