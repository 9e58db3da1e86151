from __future__ import annotations

from dataclasses import replace

import pytest

from kzbib.styling import bibliography, paired_lists, profile
from tests.styling.test_cases import work_of

NAMES = "en-book law-dated kk-book book-2 de-book kk-article uk-article book-1".split()
WORKS = [work_of(name) for name in NAMES]
ORDERS = [
    ("given", [0, 1, 2, 3, 4, 5, 6, 7]),
    # Ахметов, Лихачев, О науке, Өтемісұлы … by the Kazakh alphabet, then Latin
    ("sorted", [3, 7, 1, 2, 5, 6, 4, 0]),
    # kk: Өтемісұлы, Сейітов; ru: Ахметов, Лихачев, О науке; uk; en; de
    ("blocks", [2, 5, 3, 7, 1, 6, 0, 4]),
    ("laws", [1, 3, 7, 2, 5, 6, 4, 0]),
]


@pytest.mark.parametrize(("order", "places"), ORDERS)
def test_orders(order: str, places: list[int]) -> None:
    made = bibliography(WORKS, "gost-r-7.0.5-2008", order=order)
    assert [WORKS.index(entry.work) for entry in made.entries] == places


def test_a_profile_has_its_own_order() -> None:
    pair = replace(profile("kz"), order="blocks")
    first, second = paired_lists(WORKS, pair)
    assert [WORKS.index(e.work) for e in first.entries] == dict(ORDERS)["blocks"]
    assert [e.work for e in second.entries] == [e.work for e in first.entries]
    asked, _ = paired_lists(WORKS, pair, order="given")
    assert [e.work for e in asked.entries] == WORKS


def test_latin_works_may_stand_in_the_first_list_only() -> None:
    first, second = paired_lists(WORKS, replace(profile("kz"), repeat_latin=False))
    numbers = {entry.work.title: entry.number for entry in first.entries}
    assert len(second.entries) == len(WORKS) - 2
    for entry in second.entries:
        assert entry.number == numbers[entry.work.title]
