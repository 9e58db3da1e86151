from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kzbib.errors import StoreError
from kzbib.library.open import open_library
from kzbib.model import Date, Name, Work
from kzbib.store.store import Store
from kzbib.store.works import (
    add_work,
    change_work,
    find_work,
    give_up,
    load_work,
    load_works,
    work_ids,
)
from tests.model.works import works
from tests.store.contents import contents, tokaev, with_english


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(st.lists(works(), min_size=2, max_size=2))
def test_what_is_saved_is_loaded(store: Store, pair: list[Work]) -> None:
    first, second = pair
    with store.event("import"):
        row = add_work(store, first)
    loaded = load_work(store, row)
    assert replace(loaded, id="") == first
    with store.event("edit"):
        change_work(store, row, second)
    assert load_work(store, row) == replace(second, id=loaded.id)


def test_no_change_writes_nothing(store: Store) -> None:
    with store.event("import"):
        row = add_work(store, with_english(tokaev()))
    before = contents(store)
    with store.event("edit") as event:
        change_work(store, row, load_work(store, row))
    assert contents(store) == before
    assert store.rows("SELECT * FROM change WHERE event_id = ?", event) == []


def test_change_keeps_the_citekey(store: Store) -> None:
    with store.event("import"):
        row = add_work(store, tokaev(), "mine")
        change_work(store, row, replace(tokaev("Другое"), id="theirs"))
    assert load_work(store, row).id == "mine"
    assert load_work(store, row).title == "Другое"


def test_citekeys_never_collide(store: Store) -> None:
    with store.event("import"):
        rows = [add_work(store, tokaev(f"Книга {number}")) for number in range(60)]
        wanted = [add_work(store, tokaev("Ещё"), "Key:1") for _ in range(3)]
    keys = [load_work(store, row).id for row in (*rows, *wanted)]
    assert len(set(keys)) == len(keys)
    assert keys[60] == "Key:1"
    assert all(key.isascii() for key in keys)


def test_a_wanted_key_that_a_given_up_work_holds_stays_its_own(store: Store) -> None:
    with store.event("import"):
        old = add_work(store, tokaev(), "k")
        heir = add_work(store, tokaev("Другое"), "h")
        give_up(store, old, heir)
        new = add_work(store, tokaev("Третье"), "k")
    assert load_work(store, new).id != "k"
    assert find_work(store, "k") == heir


def test_an_heir_is_found_through_many_merges(store: Store) -> None:
    with store.event("import"):
        rows = [add_work(store, tokaev(f"Книга {n}"), f"k{n}") for n in range(5)]
        for old, heir in pairwise(rows):
            give_up(store, old, heir)
    assert {find_work(store, f"k{n}") for n in range(5)} == {rows[-1]}
    assert work_ids(store) == [rows[-1]]
    assert [work.id for work in load_works(store)] == ["k4"]


def test_unknown_keys_name_the_nearest(store: Store) -> None:
    with store.event("import"):
        add_work(store, tokaev(), "tokaev1997")
    with pytest.raises(StoreError, match="no work 'tokaev1979'") as caught:
        find_work(store, "tokaev1979")
    assert "tokaev1997" in caught.value.hint
    with pytest.raises(StoreError) as caught:
        find_work(store, "zzz")
    assert "kzbib list" in caught.value.hint
    with pytest.raises(StoreError, match="row id 99"):
        load_work(store, 99)


def test_works_come_by_author_year_and_title(store: Store) -> None:
    no_author = Work(text={"title": "А"})
    given_ = [no_author, tokaev("Б", 1999), tokaev("В", 1998), tokaev("А", 1999)]
    with store.event("import"):
        for work in given_:
            add_work(store, work)
    titles = [(work.year, work.title) for work in load_works(store)]
    assert titles == [(1998, "В"), (1999, "А"), (1999, "Б"), (None, "А")]


def test_readable_columns_say_what_the_record_says(store: Store) -> None:
    work = Work(
        type="article-journal",
        text={"title": "Т", "container-title": "Ж", "volume": "2", "issue": "3", "page": "5-9", "DOI": "10.1/x", "ISBN": "i", "URL": "u"},
        names={"editor": (Name(family="Р", given="П."), Name(literal="Институт"))},
        dates={"issued": Date(literal="б. г.")},
    )  # fmt: skip
    with store.event("import"):
        add_work(store, work)
    row = store.one("SELECT * FROM work")
    assert row is not None
    assert (row["container_title"], row["volume"], row["issue"], row["pages"]) == ("Ж", "2", "3", "5-9")  # fmt: skip
    assert (row["authors"], row["year"], row["doi"], row["url"]) == ("Р П.; Институт", None, "10.1/x", "u")  # fmt: skip
    assert "id" not in json.loads(row["csl"])


def add_authors(store: Store, *names: Name) -> list[int]:
    """Add a work for each name; return the person each became."""
    with store.event("import"):
        for number, name in enumerate(names):
            add_work(
                store, Work(text={"title": f"Т{number}"}, names={"author": (name,)})
            )
    return [int(row["person_id"]) for row in store.rows("SELECT person_id FROM contribution ORDER BY id")]  # fmt: skip


ONE, TWO = "0000-0002-1825-0097", "0000-0001-5109-3700"


@pytest.mark.parametrize(
    ("names", "same"),
    [
        ([Name("Токаев", "К. К."), Name("Tokayev", "K. K.")], True),
        ([Name("Иванов", "Ю. Я."), Name("Ivanov", "Yu. Ya.")], True),
        ([Name("Иванов", "А."), Name("Иванов", "Б.")], False),
        ([Name("Иванов", "А."), Name("Петров", "А.")], False),
        ([Name("A", "B", orcid=ONE), Name("C", "D", orcid=ONE)], True),
        ([Name("A", "B", orcid=ONE), Name("A", "B", orcid=TWO)], False),
        ([Name("A", "B"), Name("A", "B", orcid=ONE)], True),
        ([Name("A", "B", orcid=ONE), Name("A", "B")], True),
        ([Name(literal="ҚазҰУ"), Name(literal="Казуу")], True),
        ([Name(literal="北京大学"), Name(literal="清华大学")], False),
        ([Name("李"), Name("王")], False),
        ([Name("李"), Name("李")], True),
    ],
)
def test_people_are_joined_by_orcid_else_by_name(
    store: Store, names: list[Name], same: bool
) -> None:
    first, second = add_authors(store, *names)
    assert (first == second) is same


def test_three_people_two_ids_one_name(store: Store) -> None:
    persons = add_authors(
        store, Name("A", "B"), Name("A", "B", orcid=ONE), Name("A", "B", orcid=TWO)
    )
    assert persons[0] == persons[1] != persons[2]


def test_the_index_follows_when_the_file_is_opened_again(
    path: Path, store: Store
) -> None:
    with store.event("import"):
        add_work(store, with_english(tokaev()))
    before = contents(store)
    store.close()
    with open_library(path) as again:
        assert contents(again) == before
