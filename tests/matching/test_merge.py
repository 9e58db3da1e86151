from __future__ import annotations

import pytest

from kzbib.library.dedupe import dedupe, explain
from kzbib.matching.merge import propose
from kzbib.model import VariantKind
from kzbib.store.documents import add_document
from kzbib.store.search import search
from kzbib.store.store import Store
from kzbib.store.undo import last_event, undo
from kzbib.store.works import add_work, find_work, load_work, work_ids
from tests.matching.make import make, veto
from tests.store.contents import contents, print_reference, source

FLAG = "Токаев К. | Под стягом независимости | 1997"
ROMANISED = "Tokayev K. | Pod styagom nezavisimosti | 1997 | DOI=10.1/a"


def fill(store: Store, *lines: str) -> list[int]:
    """Save works, each printed once in a document."""
    with store.event("import"):
        document = add_document(store, source())
        rows = []
        for number, line in enumerate(lines, 1):
            rows.append(add_work(store, make(line), f"k{number}"))
            print_reference(store, document, rows[-1], number, raw=line)
    return rows


def members(store: Store, work: int) -> list[str]:
    """What is printed for a work now."""
    sql = """SELECT raw FROM membership JOIN reference ON reference.id = reference_id
        WHERE work_id = ? AND ended IS NULL ORDER BY reference.id"""
    return [str(row["raw"]) for row in store.rows(sql, work)]


def test_a_merge_keeps_everything_and_can_be_undone(store: Store) -> None:
    keep, drop = fill(store, FLAG, ROMANISED)
    before = contents(store)
    (merged,) = dedupe(store)
    assert (merged.kept.id, merged.dropped.id) == ("k1", "k2")
    assert merged.decision.rule == "same authors, year and title"
    assert work_ids(store) == [keep]
    assert members(store, keep) == [FLAG, ROMANISED]
    work = load_work(store, keep)
    assert work.get("DOI") == "10.1/a"
    assert work.variant(VariantKind.ROMANISED)
    assert load_work(store, drop).title == "Pod styagom nezavisimosti"
    assert find_work(store, "k2") == keep
    assert search(store, "styagom") == [keep]
    undo(store, last_event(store))
    assert contents(store) == before


def test_the_cyrillic_form_outranks_what_came_first(store: Store) -> None:
    keep, _ = fill(store, ROMANISED, FLAG)
    dedupe(store)
    work = load_work(store, keep)
    assert (work.id, work.title) == ("k1", "Под стягом независимости")


def test_a_membership_says_why(store: Store) -> None:
    fill(store, FLAG, ROMANISED)
    dedupe(store)
    rows = store.rows(
        "SELECT rule, ended FROM membership WHERE reference_id = 2 ORDER BY id"
    )
    assert [row["rule"] for row in rows] == ["new", "same authors, year and title"]
    assert rows[0]["ended"] and not rows[1]["ended"]
    assert [row["raw"] for row in store.rows("SELECT raw FROM reference")] == [
        FLAG,
        ROMANISED,
    ]


def test_what_points_at_the_given_up_work_follows(store: Store) -> None:
    keep, drop, third = fill(store, FLAG, ROMANISED, "Ли Б. | Экономика | 2001")
    with store.event("resolve"):
        store.update("document", 1, work_id=drop)
        store.insert("verdict", work_id=drop, service="s", verdict="confirmed", doi="", url="", message="", found=None, at="")  # fmt: skip
        store.insert(
            "relation", work_id=drop, kind="edition_of", other_id=third, evidence="[]"
        )
        store.insert(
            "relation", work_id=third, kind="amends", other_id=drop, evidence="[]"
        )
        for work, name in ((keep, "both"), (drop, "both"), (drop, "own")):
            store.insert("tag", work_id=work, name=name)
    before = contents(store)
    dedupe(store)
    for table, column in (("document", "work_id"), ("verdict", "work_id")):
        assert [row[0] for row in store.rows(f"SELECT {column} FROM {table}")] == [keep]
    relations = store.rows("SELECT work_id, other_id FROM relation ORDER BY id")
    assert [tuple(row) for row in relations] == [(keep, third), (third, keep)]
    tags = store.rows("SELECT name FROM tag WHERE work_id = ? ORDER BY name", keep)
    assert [row["name"] for row in tags] == ["both", "own"]
    undo(store, last_event(store))
    assert contents(store) == before


@pytest.mark.parametrize(
    "lines",
    [
        ["type=article-journal", "type=article-journal | page=5-9", "type=article-journal | page=50-59"],
        ["type=document", "type=book", "type=article-journal"],
        ["", "DOI=10.1/a", "DOI=10.1/b"],
    ],
)  # fmt: skip
def test_two_forbidden_works_are_never_merged_through_a_third(
    store: Store, lines: list[str]
) -> None:
    rows = fill(
        store, *(f"Ли Б. | Экономика региона | 2001 | {line}" for line in lines)
    )
    assert veto(load_work(store, rows[1]), load_work(store, rows[2]))
    assert len(dedupe(store)) == 1
    assert len(work_ids(store)) == 2


def test_a_dry_run_writes_nothing(store: Store) -> None:
    fill(store, FLAG, ROMANISED)
    before = contents(store)
    assert len(dedupe(store, dry_run=True)) == len(list(propose(store))) == 1
    assert contents(store) == before


def test_nothing_to_merge_is_no_event(store: Store) -> None:
    fill(store, FLAG, "Ли Б. | Экономика | 2001")
    assert dedupe(store) == ()
    assert last_event(store) == 1


def test_many_forms_become_one(store: Store) -> None:
    rows = fill(store, FLAG, ROMANISED, FLAG + " | publisher=Бiлiм", FLAG, ROMANISED)
    assert len(dedupe(store)) == 4
    assert work_ids(store) == rows[:1]
    assert len(members(store, rows[0])) == 5
    assert {find_work(store, f"k{n}") for n in range(1, 6)} == {rows[0]}
    assert load_work(store, rows[0]).get("publisher") == "Бiлiм"
    assert dedupe(store) == ()


def test_explain_names_the_neighbours(store: Store) -> None:
    fill(store, FLAG, ROMANISED, "Токаев К. | Преодоление | 1997")
    said = {work.id: decision.rule for work, decision in explain(store, "k1")}
    assert said == {"k2": "same authors, year and title", "k3": "not alike"}
