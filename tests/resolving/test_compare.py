from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzbib.model import Name, Work, work_from_csl
from kzbib.resolving.compare import FieldEvidence, compare_works
from kzbib.resolving.similarity import (
    Comparison,
    compare_names,
    compare_numbers,
    compare_titles,
    same_person,
)
from kzbib.resolving.verdict import Verdict, judge

# fmt: off
TITLES = [
    ("Сравнительная политология", "Сравнительная  политология.", "equal"),
    ("Конвенция о правах ребёнка", "Конвенция о правах ребенка", "folded"),
    ("Қазақстан тарихы", "Казахстан тарихы", "folded"),
    ("История Казахстана с древнейших времен", "Istoriya Kazakhstana s drevneishikh vremen", "transliterated"),
    ("История Казахстана с древнейших времен", "Istoriia Kazakhstana s drevnejših vremen", "transliterated"),
    ("История Казахстана с древнейших времен", "History of Kazakhstan since ancient times", "other-language"),
    ("Внешняя политика Республики Казахстан", "Қазақстан Республикасының сыртқы саясаты", "other-language"),
    ("Physics of plasma and ion beams", "Physik der Plasmen und der Ionenstrahlen", "other-language"),
    ("Economic growth in Central Asia", "The effect of climate on wheat yields", "differs"),
    ("Физика твёрдого тела и жидкостей", "История международных отношений", "differs"),
    ("Electroacoustics. Part 2: Enlargers", "Electroacoustics. Part 10: Enlargers", "differs"),
    ("Итоги переписи населения 1999 года", "Итоги переписи населения 2009 года", "differs"),
    ("Всемирная история. Том II", "Всемирная история. Том III", "differs"),
    ("Основы общей теории права : учебник", "Основы общей теории права", "folded"),
    ("五、乾餾及瓦斯化", "五、乾餾及瓦斯化", "equal"),
]
NAMES = [
    (["Токаев К."], ["Tokaev K."], "transliterated"),
    (["Токаев К."], ["Tokayev Kassym-Jomart"], "transliterated"),
    (["Иванов И."], ["Иванов Иван"], "equal"),
    (["Иванов И."], ["Иванов П."], "differs"),
    (["Фёдоров А."], ["Федоров А."], "folded"),
    (["Ivanov I.", "Petrov P."], ["Petrov P.", "Ivanov I."], "equal"),
    (["Ivanov I."], ["Ivanov I.", "Petrov P.", "Sidorov S."], "equal"),
    (["Ivanov I."], ["Smirnov I."], "differs"),
    (["Ivanov I.", "Petrov P.", "Sidorov S.", "Orlov O."], ["Ivanov I.", "Black B.", "White W.", "Green G."], "differs"),
    (["Жумабаев М."], ["Zhumabayev M."], "transliterated"),
    (["Щербаков Ю."], ["Shcherbakov Yu."], "transliterated"),
    (["Щербаков Ю."], ["Shcherbakov I."], "transliterated"),
]
NUMBERS = [
    ("7", "7", "equal"), ("Т. 7", "7", "folded"), ("XII", "12", "folded"), ("05", "5", "folded"),
    ("1/3", "1-3", "equal"), ("7", "8", "differs"), ("3(46)", "3", "differs"), ("IV", "VI", "differs"),
    ("Май", "5", "differs"),
]
# fmt: on


@pytest.mark.parametrize(("stored", "found", "comparison"), TITLES)
def test_titles(stored: str, found: str, comparison: str) -> None:
    assert compare_titles(stored, found).comparison == comparison
    assert compare_titles(found, stored).comparison == comparison


def names(printed: list[str]) -> tuple[Name, ...]:
    return tuple(Name(*person.split(" ", 1)) for person in printed)


@pytest.mark.parametrize(("stored", "found", "comparison"), NAMES)
def test_names(stored: list[str], found: list[str], comparison: str) -> None:
    assert compare_names(names(stored), names(found)).comparison == comparison


@pytest.mark.parametrize(("stored", "found", "comparison"), NUMBERS)
def test_numbers(stored: str, found: str, comparison: str) -> None:
    assert compare_numbers(stored, found).comparison == comparison


def test_a_literal_name_matches_by_its_words() -> None:
    assert same_person(Name(literal="Токаев К.-Ж. К."), Name("Tokayev", "K."))
    assert not same_person(Name(literal="Академия наук"), Name("Tokayev", "K."))


BASE: dict[str, Any] = {
    "type": "article-journal",
    "title": "Политика безопасности Казахстана в Центральной Азии",
    "author": [{"family": "Токаев", "given": "К.-Ж."}],
    "container-title": "Вестник",
    "issued": {"date-parts": [[2019]]},
    "volume": "7",
    "issue": "1",
    "page": "42-45",
}
ENGLISH = "Security policy of Kazakhstan in Central Asia"
TOKAYEV = [{"family": "Tokayev", "given": "Kassym-Jomart"}]


def work(**changes: Any) -> Work:
    csl = BASE | {key.replace("_", "-"): value for key, value in changes.items()}
    return work_from_csl({key: value for key, value in csl.items() if value})


def year(number: int) -> dict[str, Any]:
    return {"date-parts": [[number]]}


# fmt: off
VERDICTS: list[tuple[dict[str, Any], str]] = [
    ({}, "confirmed"),
    ({"author": TOKAYEV}, "confirmed"),
    ({"title": "Politika bezopasnosti Kazakhstana v Tsentralnoi Azii", "author": TOKAYEV}, "confirmed"),
    ({"title": ENGLISH, "author": TOKAYEV}, "confirmed"),
    ({"issued": year(2020)}, "confirmed"),
    ({"page": "42"}, "confirmed"),
    ({"page": None}, "confirmed"),
    ({"volume": None, "page": None}, "confirmed"),
    ({"issued": year(2011)}, "probable"),
    ({"page": "142-145"}, "probable"),
    ({"volume": "8"}, "probable"),
    ({"type": "article"}, "probable"),
    ({"author": [{"literal": "Университет"}]}, "probable"),
    ({"author": None, "volume": None, "page": None}, "probable"),
    ({"title": ENGLISH, "author": TOKAYEV, "page": None}, "probable"),
    ({"title": ENGLISH, "author": TOKAYEV, "page": None, "volume": None}, "not-comparable"),
    ({"title": ENGLISH, "author": None, "page": None, "volume": None}, "not-comparable"),
    ({"title": None, "author": None, "page": None, "volume": None}, "not-comparable"),
    ({"title": "Экономика сельского хозяйства Кыргызстана"}, "probable"),
    ({"title": "Экономика сельского хозяйства", "page": "9-12"}, "wrong-work"),
    ({"title": "Экономика сельского хозяйства", "author": [{"family": "Орлов"}], "volume": "1", "page": "9"}, "wrong-work"),
    ({"title": "Wheat yields of the region", "author": [{"family": "Smith"}], "volume": "1", "page": "9", "issued": year(2001)}, "wrong-work"),
    ({"author": [{"family": "Smith"}], "volume": "1", "page": "9", "issued": year(2001)}, "wrong-work"),
]
# fmt: on


@pytest.mark.parametrize(("changes", "verdict"), VERDICTS)
def test_verdicts(changes: dict[str, Any], verdict: str) -> None:
    assert judge(compare_works(work(), work(**changes))) == verdict


def row(evidence: tuple[FieldEvidence, ...], field: str) -> FieldEvidence:
    return next(item for item in evidence if item.field == field)


def test_every_field_of_either_side_is_evidence() -> None:
    evidence = compare_works(work(page=None), work(volume=None, publisher="Наука"))
    found = {item.field: str(item.comparison) for item in evidence}
    assert found == {
        "title": "equal",
        "author": "equal",
        "issued": "equal",
        "container-title": "equal",
        "volume": "absent-found",
        "issue": "equal",
        "page": "absent-stored",
        "publisher": "absent-stored",
    }


def test_a_variant_may_confirm_the_title() -> None:
    stored = work(
        custom={"variants": [{"kind": "translated", "csl": {"title": ENGLISH}}]}
    )
    evidence = compare_works(stored, work(title=ENGLISH.upper()))
    assert row(evidence, "title").comparison == Comparison.EQUAL
    other_wording = work(title="Kazakhstan's policy of security in Central Asia")
    evidence = compare_works(stored, other_wording)
    assert row(evidence, "title").comparison == Comparison.OTHER_LANGUAGE


def test_a_two_part_standard_is_not_another_part() -> None:
    one = work(title="Electroacoustics : Part 2: Microphones", type="standard")
    two = work(title="Electroacoustics : Part 10: Microphones", type="standard")
    assert judge(compare_works(one, two)) != Verdict.CONFIRMED


SIBLINGS = [
    ("Труды института. Часть 1", "Труды института. Часть 2"),
    ("Обзор рынка труда за 2018 год", "Обзор рынка труда за 2019 год"),
    ("Всеобщая история искусств. Том I", "Всеобщая история искусств. Том IV"),
]


@pytest.mark.parametrize(("stored", "found"), SIBLINGS)
def test_siblings_are_never_confirmed_by_title_author_year(
    stored: str, found: str
) -> None:
    bare = {"volume": None, "page": None, "issue": None}
    evidence = compare_works(work(title=stored, **bare), work(title=found, **bare))
    assert judge(evidence) != Verdict.CONFIRMED


texts = st.text(alphabet="абвгabcd 12:IV.-", max_size=25)


@given(texts, texts, texts, texts)
def test_any_two_works_can_be_judged(one: str, two: str, three: str, four: str) -> None:
    stored, found = (
        work(title=one, page=two, volume=three),
        work(title=three, author=four),
    )
    assert isinstance(judge(compare_works(stored, found)), Verdict)
    assert judge(compare_works(stored, stored)) not in (
        Verdict.WRONG_WORK,
        Verdict.NOT_FOUND,
    )


def test_long_titles_are_quick() -> None:
    started = time.perf_counter()
    compare_titles("Казахстан " * 1000, "Kazakhstan : " * 800)
    assert time.perf_counter() - started < 1
