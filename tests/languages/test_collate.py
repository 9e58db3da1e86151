from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzbib.languages.collate import sort_key

KAZAKH = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"


def backwards(items: Sequence[str]) -> list[str]:
    return list(reversed(items))


def test_the_kazakh_alphabet_is_in_order() -> None:
    assert sorted(backwards(KAZAKH), key=sort_key) == list(KAZAKH)
    words = [f"{letter}а" for letter in KAZAKH if letter not in "Ё"]
    assert sorted(backwards(words), key=sort_key) == words


@pytest.mark.parametrize(
    "ordered",
    [
        ["Яблоков", "Adams", "Zorn", "Ωμέγα", "日本"],
        ["Абай", "Әуезов", "Бабаев"],
        ["Карпов", "Қазақ", "Лихачев"],
        ["Федоров", "Фёдорова", "Федотов"],
        ["Ёлкин", "Ельцин"],
        ["Абай", "абай"],
        ["Том 2", "Том 10", "Том а"],
        ["9 лет", "10 лет", "Абай"],
        ["Яблоко", "2001: A Space Odyssey", "Adams"],
        ["«Алтын»", "[Б. и.]", "Вестник", "(Гулливер)"],
        ["Ämter", "Ångström", "Smith", "Smíth", "Zorn"],
        ["Иван Петров", "Иванов А. А.", "Иванова А. А."],
        ["O'Brien", "Obrien A.", "Oc"],
        ["Гоголь", "Ґудзь", "Ғабит", "Дал"],
        ["Ольга", "Өмір", "Пушкин"],
        ["Ту", "Тў", "Тұ", "Тү", "Тф"],
        ["Тоқаев Қ.-Ж. К.", "Тоқаев Қ.М."],
        ["Әл-Фараби", "Әлиев"],
        ["007", "8"],
    ],
)  # fmt: skip
def test_order(ordered: list[str]) -> None:
    assert sorted(backwards(ordered), key=sort_key) == ordered


def test_kazakh_alone_keeps_yo_apart() -> None:
    names = ["Федотов", "Фёдоров"]
    assert sorted(backwards(names), key=lambda name: sort_key(name, "kk")) == names


@pytest.mark.parametrize(
    ("one", "other"),
    [("Иванов А.Б.", "Иванов А. Б."), ("«Абай»", "Абай"), ("абай", "АБАЙ"), ("Иванов, А.", "Иванов А.")],
)  # fmt: skip
def test_sorted_together(one: str, other: str) -> None:
    assert sort_key(one)[:2] == sort_key(other)[:2]


@given(st.lists(st.text()))
def test_any_texts_can_be_sorted(texts: list[str]) -> None:
    assert sorted(texts, key=sort_key) == sorted(backwards(texts), key=sort_key)


def test_long_text_takes_linear_time() -> None:
    assert sort_key("9" * 10_000) > sort_key("8" * 10_000)
    assert sort_key("«" * 10_000 + "а")[:2] == sort_key("а")[:2]
