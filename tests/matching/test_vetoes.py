from __future__ import annotations

import pytest
from hypothesis import given

from kzbib.model import Work
from tests.matching.make import make, veto
from tests.model.works import works

BASE = "Токаев К. | Внешняя политика Казахстана | 2001"
FORBIDDEN = [
    ("volume", "volume=1", "volume=2"),
    ("volume", "volume=Т. 1", "volume=Vol. 2"),
    ("issue", "issue=3", "issue=4"),
    ("issue", "issue=№ 3 (15)", "issue=4"),
    ("issue", "issue=Suppl. 1", "issue=Suppl. 2"),
    ("edition", "edition=2-е изд.", "edition=3rd"),
    ("edition", "edition=2", "edition=3"),
    ("number-of-volumes", "number-of-volumes=2", "number-of-volumes=3"),
    ("number", "type=legislation | number=268-XIII", "type=legislation | number=269-XIII"),
    ("volume number", "volume=2", ""),
    ("pages", "page=5-9", "page=10-12"),
    ("pages", "page=С. 5–9", "page=XII"),
    ("DOI", "DOI=10.1/a", "DOI=10.1/b"),
    ("ISBN", "ISBN=978-5-16-013546-5 | edition=1", "ISBN=978-601-04-2345-6"),
    ("kinds", "type=book", "type=article-journal"),
    ("kinds", "type=thesis", "type=book"),
    ("kinds", "type=legislation", "type=book"),
    ("abstract", "type=thesis | genre=дис. канд. наук", "type=thesis | genre=автореф. дис."),
    ("abstract", "type=thesis | genre=PhD thesis", "type=thesis | genre=Extended abstract of PhD thesis"),
    ("abstract", "type=thesis | genre=dis. kand. nauk", "type=thesis | genre=avtoref. dis. kand. nauk"),
]  # fmt: skip
ALLOWED = [
    ("volume=Т. 1", "volume=1"),
    ("volume=Vol. 2", "volume=2"),
    ("volume=II", "volume=Т. ii"),
    ("number-of-volumes=2", "number-of-volumes=в 2 т."),
    ("type=article-journal | volume=2", "type=article-journal"),
    ("issue=3 (15)", "issue=№ 3"),
    ("edition=2-е изд., перераб.", "edition=2nd ed."),
    ("page=5-9", "page=С. 5–9"),
    ("page=5-9", "page=5"),
    ("page=5-9", ""),
    ("page=c37-c42", "page=37-42"),
    ("page=S417-S429", "page=Suppl-29"),
    ("page=265-268", "page=t-8"),
    ("DOI=10.1/A", "DOI=10.1/a"),
    ("DOI=https://doi.org/10.1/A", "DOI=10.1/a"),
    ("DOI=http://dx.doi.org/10.1/A", "DOI=doi: 10.1/a"),
    ("DOI=10.1/a", ""),
    ("ISBN=978-5-16-013546-5", "ISBN=9785160135465"),
    ("ISBN=5-02-013850-9", "ISBN=978-5-02-013850-6"),
    ("type=book", "type=report"),
    ("type=document", "type=article-journal"),
    ("type=article-journal", "type=paper-conference"),
    ("type=thesis | genre=дис.", "type=thesis"),
]


def with_fields(fields: str) -> Work:
    return make(f"{BASE} | {fields}")


@pytest.mark.parametrize(("word", "one", "other"), FORBIDDEN)
def test_forbidden(word: str, one: str, other: str) -> None:
    first, second = with_fields(one), with_fields(other)
    assert word in veto(first, second)
    assert word in veto(second, first)


@pytest.mark.parametrize(("one", "other"), ALLOWED)
def test_allowed(one: str, other: str) -> None:
    first, second = with_fields(one), with_fields(other)
    assert veto(first, second) == veto(second, first) == ""


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Токаев К.", "Токаев Т.", "tokaev К. and tokaev Т."),
        ("Токаев К.", "Tokayev T.", "tokaev К. and tokaev T."),
        ("Ли А.; Ким Б.", "Ли В.; Ким Б.", "li А. and li В."),
        ("Токаев К.", "Tokayev K.", ""),
        ("Токаев К.-Ж.", "Tokayev Kassym-Jomart", ""),
        ("Токаев", "Токаев Т.", ""),
        ("Austin R. M.", "Austin M.", ""),
        ("Wright Jr", "Wright T. C.", ""),
        ("Ли А. В.", "Ли В.", ""),
        ("Ли А. В.", "Ли В. А.", "li А. В. and li В. А."),
        ("Ли А. В.", "Ли С.", "li А. В. and li С."),
        ("Иванов Ю.", "Ivanov Yu.", ""),
        ("Иванов Ю.", "Ivanov Iurii", ""),
        ("Иванов Я.", "Ivanov Ya.", ""),
        ("Иванов Х.", "Ivanov Kh.", ""),
        ("Иванов Ц.", "Ivanov Ts.", ""),
        ("Иванов Е.", "Ivanov Yevgeny", ""),
        ("Иванов Ю.", "Ivanov Y.", ""),
        ("Иванов Ю.", "Ivanov J.", ""),
        ("Иванов Я.", "Ivanov Âkov", ""),
        ("Ivanov Yakov", "Ivanov Âkov", ""),
        ("Смит Дж.", "Smith J.", ""),
        ("Смит У.", "Smith W.", ""),
        ("Smith J.", "Smith Jeffrey", ""),
        ("Smith J.", "Smith James", ""),
        ("Smith Y.", "Smith Yolanda", ""),
        ("Ким Қ.", "Ким К.", ""),
        ("Смит Дж.", "Smith K.", "smit Дж. and smit K."),
        ("Smith J.", "Smith K.", "smit J. and smit K."),
        ("Ким Я.", "Kim T.", "kim Я. and kim T."),
        ("Стругацкий А.; Стругацкий Б.", "Стругацкий А.; Стругацкий Б.", ""),
        ("Стругацкий А.; Стругацкий Б.", "Strugatsky B.; Strugatsky A.", ""),
        ("Стругацкий А.; Стругацкий Б.", "Стругацкий А.", ""),
        (
            "Стругацкий А.; Стругацкий Б.",
            "Стругацкий В.",
            "strugacki А. and strugacki В.",
        ),
        ("Токаев К.", "Назарбаев Н.", ""),
        ("«ҚазҰУ»", "«МГУ»", ""),
        ("", "Токаев К.", ""),
    ],
)
def test_other_initials_are_other_people(one: str, other: str, reason: str) -> None:
    first, second = (make(f"{people} | Мир | 2001") for people in (one, other))
    assert veto(first, second) == reason
    assert bool(veto(second, first)) == bool(reason)


@pytest.mark.parametrize(
    ("one", "other", "forbidden"),
    [
        ("История. Том 1", "Istoriia. Tom 2", True),
        ("История: книга 1", "История: книга 10", True),
        ("Война 1941–1945: хроника 22 июня", "Война 1941–1945", False),
        ("Физика 2", "Физика", False),
        ("XX век", "20th century", False),
    ],
)
def test_numbers_in_titles(one: str, other: str, forbidden: bool) -> None:
    first, second = (make(f"Ким А. | {title} | 2001") for title in (one, other))
    assert bool(veto(first, second)) is forbidden


@pytest.mark.parametrize(("one", "other", "forbidden"), [("2001", "2002", True), ("2001", "2001-05", False), ("2001", "", False), ("б. г.", "2001", False)])  # fmt: skip
def test_years(one: str, other: str, forbidden: bool) -> None:
    first, second = (make(f"Токаев К. | Мир | {year}") for year in (one, other))
    assert bool(veto(first, second)) is forbidden


@given(works())
def test_no_work_is_forbidden_to_be_itself(work: Work) -> None:
    assert veto(work, work) == ""


@given(works(), works())
def test_a_veto_holds_both_ways(one: Work, other: Work) -> None:
    assert bool(veto(one, other)) == bool(veto(other, one))
