from __future__ import annotations

import pytest

from kzbib.errors import StyleError
from kzbib.model import Work, work_from_csl
from kzbib.styling import call
from kzbib.styling.calls import Locator

LOCATORS = [
    ("12", "page", "12"),
    ("12–15, 20", "page", "12–15, 20"),
    ("XII", "page", "XII"),
    ("3 об.", "page", "3 об."),
    ("p. 12", "page", "12"),
    ("pp. 5-9", "page", "5-9"),
    ("с. 81", "page", "81"),
    ("С.81", "page", "81"),
    ("12-б.", "page", "12"),
    ("5–9 бб.", "page", "5–9"),
    ("Б. 5", "page", "5"),
    ("гл. 3", "chapter", "3"),
    ("Vol. 2", "volume", "2"),
    ("№ 3", "issue", "3"),
    ("рис. 4", "figure", "4"),
    ("л. 7", "folio", "7"),
    ("введение", "", "введение"),
    ("", "page", ""),
]


@pytest.mark.parametrize(("text", "label", "number"), LOCATORS)
def test_locators(text: str, label: str, number: str) -> None:
    place = Locator.from_text(text)
    assert (place.number, place.label if number else "page") == (number, label)


def test_locators_are_read_in_linear_time() -> None:
    for text in ("1" * 10_000 + "x", "1 " * 5_000 + "-", "a" * 10_000, "1,-" * 4_000):
        Locator.from_text(text)


def book(language: str, *families: str, year: int | None = 1997, **more: str) -> Work:
    csl: dict[str, object] = {
        "type": "book",
        "language": language,
        "title": "Т",
        **more,
    }
    csl["author"] = [{"family": family, "given": "А."} for family in families]
    if year:
        csl["issued"] = {"date-parts": [[year]]}
    return work_from_csl(csl)


AUTHOR_AND_DATE = [
    (book("ru", "Токаев"), "12", "(Токаев, 1997, с. 12)"),
    (book("kk", "Тоқаев"), "p. 12", "(Тоқаев, 1997, 12-б.)"),
    (book("kk", "Тоқаев"), "5-9", "(Тоқаев, 1997, 5–9-бб.)"),
    (book("en", "Smith"), "12", "(Smith, 1997, p. 12)"),
    (book("en", "Smith"), "12-15", "(Smith, 1997, pp. 12–15)"),
    (book("en", "Smith"), "гл. 3", "(Smith, 1997, chap. 3)"),
    (book("de", "Weber"), "12", "(Weber, 1997, S. 12)"),
    (book("de", "Weber"), "kap. 2", "(Weber, 1997, Kap. 2)"),
    (book("tr", "Demir"), "12", "(Demir, 1997, s. 12)"),
    (book("uz-Latn", "Qodiriy"), "12", "(Qodiriy, 1997, 12-b.)"),
    (book("ru", "Ким", "Ли"), "", "(Ким & Ли, 1997)"),
    (book("ru", "Ким", "Ли", "Пак"), "", "(Ким и др., 1997)"),
    (book("kk", "Ким", "Ли", "Пак"), "", "(Ким т.б., 1997)"),
    (book("ru", "Ким", year=None), "", "(Ким, б. г.)"),
    (book("ru", title="Реки степи : очерки"), "", "(Реки степи, 1997)"),
]


@pytest.mark.parametrize(("work", "locator", "expected"), AUTHOR_AND_DATE)
def test_author_and_date(work: Work, locator: str, expected: str) -> None:
    assert call([work], "apa-7", locators=[locator]) == expected


NUMBERED = [
    ([25], ["81"], "[25, с. 81]"),
    ([25], [], "[25]"),
    ([25, 26], ["10", "с. 4"], "[25, с. 10 ; 26, с. 4]"),
    ([3, 7], ["гл. 2"], "[3, гл. 2 ; 7]"),
]


@pytest.mark.parametrize(("numbers", "locators", "expected"), NUMBERED)
def test_numbers(numbers: list[int], locators: list[str], expected: str) -> None:
    works = [book("ru", "Ким")] * len(numbers)
    style = "gost-r-7.0.5-2008"
    assert call(works, style, numbers=numbers, locators=locators) == expected


def test_a_romanised_call() -> None:
    work = book("ru", "Щукин")
    assert call([work], "apa-7", variant="romanised") == "(Shchukin, 1997)"


def test_wrong_use_is_told() -> None:
    with pytest.raises(StyleError, match="no work"):
        call([], "apa-7")
    with pytest.raises(StyleError, match="number in the list"):
        call([book("ru", "Ким")], "kz-list")
