from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kzbib.errors import StoreError
from kzbib.library.dedupe import dedupe
from kzbib.library.editing import edit, tag
from kzbib.model import Work
from kzbib.store.documents import add_document, document_id
from kzbib.store.store import Store
from kzbib.store.undo import last_event, undo
from kzbib.store.works import add_work, change_work, find_work, load_work
from tests.store.contents import (
    contents,
    import_one,
    print_reference,
    source,
    tokaev,
    with_english,
)


def do_import(store: Store) -> None:
    import_one(store, with_english(tokaev("Новая", 2001)), "new.txt", "ef")


def do_merge(store: Store) -> None:
    assert len(dedupe(store)) == 1


def do_resolve(store: Store) -> None:
    with store.event("resolve"):
        change_work(
            store, 1, replace(load_work(store, 1), text={"title": "Т", "DOI": "10.1/x"})
        )
        verdict = store.insert(
            "verdict", work_id=1, service="crossref", verdict="confirmed", doi="10.1/x",
            url="", message="", found='{"a": "«б»"}', at="2020",
        )  # fmt: skip
        store.insert(
            "evidence", verdict_id=verdict, field="title", stored="а", found="б",
            comparison="equal",
        )  # fmt: skip
        store.insert(
            "relation", work_id=1, kind="edition_of", other_id=2, evidence="[]"
        )


EVENTS: dict[str, Callable[[Store], object]] = {
    "import": do_import,
    "edit": lambda store: edit(
        store, "k1", {"title": "Иное", "issued": "1998", "volume": "2"}
    ),
    "edit of the authors": lambda store: edit(
        store, "k1", {"author": "Ким, А.; Ли, Б."}
    ),
    "edit that clears": lambda store: edit(
        store, "k1", {"publisher": "", "author": ""}
    ),
    "tag": lambda store: tag(store, ["k1", "k2"], "new", remove=False),
    "untag": lambda store: tag(store, ["k1", "k2"], "old", remove=True),
    "merge": do_merge,
    "resolve": do_resolve,
}


@pytest.fixture
def filled(store: Store) -> Store:
    """Two printed works that are one, with tags, documents and a call."""
    with store.event("import"):
        document = add_document(store, source())
        first = add_work(store, with_english(tokaev()), "k1")
        second = add_work(store, replace(tokaev(), type="report"), "k2")
        reference = print_reference(store, document, first, 1)
        print_reference(store, document, second, 2, raw="2. \x01Токаев\tК.")
        store.update("document", document, work_id=second)
        store.insert(
            "citation", document_id=document, text="[1]", start=0, end=3, sentence="[1]",
            target="{}", locator="с. 5", reference_id=reference,
        )  # fmt: skip
        for work, name in ((first, "old"), (second, "old"), (second, "its own")):
            store.insert("tag", work_id=work, name=name)
    return store


@pytest.mark.parametrize("name", EVENTS)
def test_undo_and_redo_of_every_kind(filled: Store, name: str) -> None:
    before = contents(filled)
    EVENTS[name](filled)
    after = contents(filled)
    assert after != before
    event = last_event(filled)
    undo(filled, event)
    assert contents(filled) == before
    undoing = event + 1
    undo(filled, undoing)  # undo of the undo: done again
    assert contents(filled) == after
    assert last_event(filled) == event
    undo(filled, event)
    assert contents(filled) == before
    assert filled.rows("PRAGMA foreign_key_check") == []


def test_undo_of_everything_leaves_an_empty_store(
    filled: Store, tmp_path: Path
) -> None:
    for act in (do_merge, do_import, do_resolve):
        act(filled)
    done = [
        int(row["id"]) for row in filled.rows("SELECT id FROM event ORDER BY id DESC")
    ]
    for event in done:
        undo(filled, event)
    assert all(rows == [] for rows in contents(filled).values())
    with pytest.raises(StoreError, match="nothing to undo"):
        last_event(filled)


def test_an_undo_says_what_it_did(filled: Store) -> None:
    tag(filled, ["k1", "k2"], "new", remove=False)
    done = undo(filled, last_event(filled))
    assert (done.rows, set(done.works)) == (2, {1, 2})
    row = filled.one("SELECT * FROM history LIMIT 1")
    assert row is not None
    assert (row["kind"], row["undoes"], row["rows_changed"]) == ("undo", 2, 2)


def refused(store: Store, event: int) -> StoreError:
    """The error of an undo, which must leave everything as it is."""
    before = contents(store), len(store.rows("SELECT * FROM event"))
    with pytest.raises(StoreError) as caught:
        undo(store, event)
    assert (contents(store), len(store.rows("SELECT * FROM event"))) == before
    return caught.value


def test_a_later_change_of_the_same_rows_must_go_first(filled: Store) -> None:
    edit(filled, "k1", {"title": "Б"})
    edit(filled, "k1", {"title": "В"})
    edit(filled, "k2", {"title": "Г"})
    error = refused(filled, 2)
    assert "event 3 changed" in error.message
    assert "kzbib undo 3" in error.hint
    undo(filled, 3)
    undo(filled, 2)
    assert load_work(filled, 1).title == tokaev().title
    assert load_work(filled, 2).title == "Г"


def test_events_of_other_rows_do_not_hinder(filled: Store) -> None:
    edit(filled, "k1", {"volume": "2"})
    tag(filled, ["k1"], "new", remove=False)
    undo(filled, 2)
    assert load_work(filled, 1).get("volume") == ""
    assert filled.one("SELECT 1 FROM tag WHERE name = 'new'")


def test_an_import_that_a_later_one_stands_on_must_stay(store: Store) -> None:
    first = import_one(store, tokaev())
    with store.event("import") as second:
        print_reference(store, add_document(store, source()), 1)
    error = refused(store, first)
    assert "stand on event" in error.message
    assert f"kzbib undo {second}" in error.hint
    undo(store, second)
    undo(store, first)
    assert store.rows("SELECT * FROM work") == []


def test_an_import_whose_work_was_merged_must_stay(filled: Store) -> None:
    do_merge(filled)
    error = refused(filled, 1)
    assert "event 2 changed" in error.message


@pytest.mark.parametrize("event", [0, -1, 99])
def test_an_unknown_event(filled: Store, event: int) -> None:
    error = refused(filled, event)
    assert f"no event {event}" in error.message
    assert "kzbib history" in error.hint


def test_an_event_is_undone_once(filled: Store) -> None:
    edit(filled, "k1", {"title": "Б"})
    undo(filled, 2)
    error = refused(filled, 2)
    assert "undone already, by event 3" in error.message
    assert "kzbib undo 3" in error.hint


def test_a_redo_whose_event_was_undone_again_is_no_step_back(filled: Store) -> None:
    """1 import, 2 edit, 3 undo 2, 4 undo 3, 5 undo 2: undoing 4 now would lie."""
    edit(filled, "k1", {"title": "Б"})
    for event in (2, 3, 2):
        undo(filled, event)
    error = refused(filled, 4)
    assert "event 5 changed" in error.message
    undo(filled, 5)
    assert load_work(filled, 1).title == "Б"


def test_a_place_taken_since_is_named(filled: Store) -> None:
    """A tag taken off (2) and put on again (4): its undo would set it twice."""
    tag(filled, ["k1"], "old", remove=True)
    tag(filled, ["k2"], "more", remove=False)
    tag(filled, ["k1"], "old", remove=False)
    error = refused(filled, 2)
    assert error.message
    assert "kzbib undo 4" in error.hint


def test_changes_by_another_program_are_seen(filled: Store, path: Path) -> None:
    edit(filled, "k1", {"title": "Б"})
    with sqlite3.connect(path) as other:
        other.execute("UPDATE work SET title = 'В' WHERE id = 1")
    row = filled.one("SELECT * FROM change WHERE event_id IS NULL")
    assert row is not None
    assert row["table_name"] == "work"
    assert "another program changed 1 row" in refused(filled, 2).message


def test_undo_brings_search_and_keys_back(filled: Store) -> None:
    before = contents(filled)
    do_merge(filled)
    assert find_work(filled, "k2") == 1
    undo(filled, last_event(filled))
    assert find_work(filled, "k2") == 2
    assert contents(filled)["search_text"] == before["search_text"]
    assert contents(filled)["match_key"] == before["match_key"]


def test_an_undone_import_can_be_done_again(store: Store) -> None:
    event = import_one(store, tokaev())
    undo(store, event)
    assert document_id(store, "cd" * 32) is None
    import_one(store, tokaev())
    assert "event 3" in refused(store, 2).message  # the undo itself, back over new rows


def test_a_failed_event_leaves_no_trace(store: Store) -> None:
    before = contents(store)
    with pytest.raises(RuntimeError, match="stop"), store.event("import"):
        add_work(store, Work(text={"title": "x"}))
        raise RuntimeError("stop")
    assert contents(store) == before
    assert store.rows("SELECT * FROM event") == []
    assert store.rows("SELECT event_id FROM journal")[0][0] is None
    assert store.rows("SELECT * FROM change") == []


def test_an_event_inside_an_event_is_refused(store: Store) -> None:
    with pytest.raises(StoreError), store.event("edit"):
        add_work(store, tokaev())
        with store.event("tag"):
            pass
    assert store.rows("SELECT * FROM work") == []
