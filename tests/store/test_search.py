from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kzbib.model import Date, Name, Work
from kzbib.store.search import search
from kzbib.store.store import Store
from kzbib.store.undo import undo
from kzbib.store.works import add_work, change_work, give_up, load_work
from tests.store.contents import tokaev, with_english

WORKS = {
    "flag": with_english(tokaev()),
    "history": Work(
        text={"title": "Қазақстан тарихы", "container-title": "ҚазҰУ хабаршысы", "DOI": "10.26577/JH.2019.v92.i1"},
        names={"author": (Name("Жақсылықов", "Ж. Ж."),)},
        dates={"issued": Date(((2019,),))},
    ),
    "crime": Work(text={"title": "Преступление и наказание"}, names={"author": (Name("Достоевский", "Ф."),), "translator": (Name("Хрущёв", "Фёдор"),)}),
    "words": Work(text={"title": "AND OR NOT NEAR", "publisher": "Göttingen Verlag", "ISBN": "978-5-16-013546-5", "keyword": "C++"}),
}  # fmt: skip


@pytest.fixture
def library(store: Store) -> Store:
    with store.event("import"):
        for key, work in WORKS.items():
            add_work(store, work, key)
    return store


def found(store: Store, query: str) -> set[str]:
    return {load_work(store, row).id for row in search(store, query)}


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("казакстан", {"history"}),
        ("Қазақстан", {"history"}),
        ("Qazaqstan", {"history"}),
        ("ҚАЗАҚСТАН ТАРИХЫ", {"history"}),
        ("федор", {"crime"}),
        ("Фёдор", {"crime"}),
        ("Fyodor", {"crime"}),
        ("хрущев", {"crime"}),
        ("Khrushchev", {"crime"}),
        ("Dostoyevskiy", {"crime"}),
        ("Tokayev", {"flag"}),
        ("Токаев", {"flag"}),
        ("Tokaev", {"flag"}),
        ("banner", {"flag"}),
        ("стяг", {"flag"}),
        ("незав Tokay", set()),
        ("незав Toka", {"flag"}),
        ("независимости Токаев", {"flag"}),
        ("Токаев Достоевский", set()),
        ("Жаксылыков", {"history"}),
        ("Zhaksylykov", {"history"}),
        ("казуу", {"history"}),
        ("10.26577/JH.2019", {"history"}),
        ("978-5-16-013546-5", {"words"}),
        ("Göttingen", {"words"}),
        ("gottingen", {"words"}),
        ("AND", {"words"}),
        ("OR NOT", {"words"}),
        ("NEAR", {"words"}),
        ("flag", {"flag"}),
        ("нету", set()),
    ],
)
def test_folded_words_and_their_beginnings(
    library: Store, query: str, keys: set[str]
) -> None:
    assert found(library, query) == keys


@pytest.mark.parametrize("word", ["Казакстан", "казакстан", "преступление", "Хрущев"])
def test_plain_full_text_finds_a_russian_keyboard(library: Store, word: str) -> None:
    """What Datasette asks: the word as typed, without any code of ours."""
    rows = library.rows("SELECT rowid FROM work_fts WHERE work_fts MATCH ?", word)
    assert len(rows) == 1


@pytest.mark.parametrize(
    "query",
    [
        "", " ", '"', '""', "'", "''", '"Токаев', "AND", "токаев AND", "NOT токаев", "*", "**",
        "ток*", "^ток", "title:токаев", "NEAR(токаев стяг, 2)", "(", ")", "((", "{title}: x",
        "-", "--", ";", "; DROP TABLE work;", "токаев; --", "%", "_", "\\", "\x00", "ток\x00аев",
        "😀", "👩‍👩‍👧", "\ud800", "北京", "بغداد", "\u202e", "’", "ь", "Ъ ъ", "+", "C++", "a" * 10_000,
        "ъ" * 10_000, "а " * 5_000,
    ],
)  # fmt: skip
def test_hostile_queries_answer(library: Store, query: str) -> None:
    assert isinstance(search(library, query), list)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(query=st.text() | st.text("\"'*^:(){}-+ANDORNEAT токаевь0", max_size=20))
def test_no_query_raises(library: Store, query: str) -> None:
    search(library, query)


def test_a_title_counts_more_than_a_note(library: Store) -> None:
    with library.event("import"):
        add_work(library, Work(text={"title": "Прочее", "note": "стяг"}), "note")
    rows = search(library, "стяг")
    assert [load_work(library, row).id for row in rows] == ["flag", "note"]
    assert len(search(library, "стяг", limit=1)) == 1


def test_the_index_follows_every_change(library: Store) -> None:
    with library.event("edit") as event:
        change_work(library, 1, Work(text={"title": "Совсем иное"}))
    assert found(library, "иное") == {"flag"}
    assert found(library, "стяг") == found(library, "banner") == set()
    undo(library, event)
    assert found(library, "стяг") == {"flag"}
    assert found(library, "иное") == set()


def test_a_given_up_work_is_found_no_more(library: Store) -> None:
    with library.event("merge") as event:
        give_up(library, 1, 2)
    assert found(library, "стяг") == set()
    undo(library, event)
    assert found(library, "стяг") == {"flag"}


def test_search_stays_quick(library: Store) -> None:
    with library.event("import"):
        for number in range(300):
            add_work(library, tokaev(f"Книга {number}"))
    begun = time.process_time()
    for _ in range(20):
        assert len(search(library, "кни ток", limit=1000)) == 300
    assert time.process_time() - begun < 2
