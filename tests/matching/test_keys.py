from __future__ import annotations

import pytest

from kzbib.matching.find import find_match
from kzbib.matching.identifiers import doi_of, isbn_of
from kzbib.matching.key_kinds import BLOCK_LIMIT, keys_of
from kzbib.matching.keys import candidates
from kzbib.matching.profile import profile_of
from kzbib.model import Work
from kzbib.store.store import Store
from kzbib.store.works import add_work, give_up
from tests.matching.make import make


def keys_in(work: Work) -> set[str]:
    """The keys of a work, without their details."""
    return {key.text for key in keys_of(profile_of(work))}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Токаев К. | Под стягом | 1997", "Tokayev K. | Under the Banner | 1997"),
        ("Ли А.; Ким Б. | Экономика | 2012", "Kim B. | Economy | 2012"),
        ("| История Казахской степи | 1990", "| Istoriia Kazakhskoi stepi | 1990"),
        ("| А | 1990 | DOI=10.1/A", "| Б | 1991 | DOI=https://doi.org/10.1/a"),
        ("| А | 1990 | ISBN=5-02-013850-9", "| Б | 1991 | ISBN=978-5-02-013850-6"),
        ("| О языках | 1997 | type=legislation | number=151-I", "| Languages | 1997 | type=legislation | number=151-i"),
        ("Токаев К. | Под стягом независимости", "Tokayev K. | Pod styagom nezavisimosti"),
    ],
)  # fmt: skip
def test_forms_of_a_work_share_a_key(one: str, other: str) -> None:
    assert keys_in(make(one)) & keys_in(make(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Токаев К. | Под стягом | 1997", "Назарбаев Н. | Стратегия | 1997"),
        ("Токаев К. | Под стягом | 1997", "Токаев К. | Преодоление | 2003"),
        ("", ""),
        ("| | 1997", "| | 1997"),
        ("| … | 1997", "| — | 1997"),
    ],
)
def test_others_do_not(one: str, other: str) -> None:
    assert not keys_in(make(one)) & keys_in(make(other))


@pytest.mark.parametrize(
    ("printed", "isbn"),
    [
        ("978-5-16-013546-5", "9785160135465"),
        ("ISBN 978-5-16-013546-5 (рус.)", "9785160135465"),
        ("5-02-013850-9", "9785020138506"),
        ("0-8044-2957-X", "9780804429573"),
        ("5-02-013850-0", ""),
        ("978-5-16-013546-5, 978-601-04-2345-6", "9785160135465"),
        ("нет", ""),
        ("", ""),
    ],
)
def test_isbn(printed: str, isbn: str) -> None:
    assert isbn_of(Work(text={"ISBN": printed})) == isbn


@pytest.mark.parametrize("doi", ["10.1/aB", "https://doi.org/10.1/AB", "http://dx.doi.org/10.1/ab", "doi:10.1/ab", " DOI: 10.1/ab"])  # fmt: skip
def test_doi(doi: str) -> None:
    assert doi_of(Work(text={"DOI": doi})) == "10.1/ab"


def test_most_shared_keys_first_and_crowded_keys_not_at_all(store: Store) -> None:
    with store.event("import"):
        for number in range(BLOCK_LIMIT):
            add_work(store, make(f"Ким А. | Книга номер {number} | 2001"))
        near = add_work(store, make("Ли Б. | Экономика и право | 2001"))
        nearer = add_work(store, make("Ли Б.; Цой В. | Экономика и право | 2001"))
    assert (
        len(candidates(store, profile_of(make("Ким А. | Иное | 2001")))) == BLOCK_LIMIT
    )
    with store.event("import"):
        add_work(store, make("Ким А. | Ещё одна | 2001"))
    assert candidates(store, profile_of(make("Ким А. | Иное | 2001"))) == []
    query = make("Ли Б.; Цой В. | Экономика и право | 2001")
    assert candidates(store, profile_of(query)) == [nearer, near]


def test_a_work_without_keys_has_no_candidates(store: Store) -> None:
    with store.event("import"):
        add_work(store, Work())
    assert candidates(store, profile_of(Work())) == []


def test_a_work_of_the_store_is_found(store: Store) -> None:
    with store.event("import"):
        flag = add_work(store, make("Токаев К. | Под стягом независимости | 1997"))
        add_work(store, make("Токаев К. | Преодоление | 1997"))
    romanised = make("Tokayev K. | Pod styagom nezavisimosti | 1997")
    match = find_match(store, romanised)
    assert match is not None
    assert (match.work, match.decision.rule) == (flag, "same authors, year and title")
    assert find_match(store, romanised, but=flag) is None
    assert find_match(store, make("Токаев К. | Свет и тень | 1997")) is None


def test_a_given_up_work_is_not_found(store: Store) -> None:
    with store.event("import"):
        flag = add_work(store, make("Токаев К. | Под стягом независимости | 1997"))
        other = add_work(store, make("Ли Б. | Экономика | 2001"))
        give_up(store, flag, other)
    assert (
        find_match(store, make("Токаев К. | Под стягом независимости | 1997")) is None
    )
