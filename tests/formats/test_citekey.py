from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from kzbib.formats.citekey import make_citekey
from kzbib.model import Work, work_from_csl

from . import strategies


def work(
    author: dict[str, str] | None = None,
    year: int | None = None,
    title: str = "",
    language: str = "ru",
) -> Work:
    csl = {
        "type": "book",
        "title": title,
        "language": language,
        "author": [author] if author else [],
        "issued": {"date-parts": [[year]]} if year else {},
    }
    return work_from_csl(csl)


@pytest.mark.parametrize(
    ("made", "key"),
    [
        (work({"family": "Токаев", "given": "К.-Ж. К."}, 1997), "tokaev1997"),
        (work({"family": "Әуезов", "given": "М. О."}, 1950, language="kk"), "auezov1950"),
        (work({"family": "Өтемісұлы"}, 1836, language="kk"), "otemisuly1836"),
        (work({"family": "Подъяпольский"}, 2001), "podiapolskii2001"),
        (work({"family": "аль-Фараби"}, 950), "alfarabi950"),
        (work({"family": "Dyck", "non-dropping-particle": "van"}, 1640), "vandyck1640"),
        (work({"family": "O’Brien"}, 2000), "obrien2000"),
        (work({"family": "Müller"}, None), "mullernd"),
        (work({"literal": "ЮНЕСКО"}, 2005), "iunesko2005"),
        (work({"literal": "World Health Organization (WHO)"}, 2020), "who2020"),
        (work({"literal": "Қазақ ұлттық университеті"}, 2019, language="kk"), "qazaqulttyq2019"),
        (work({"literal": "Министерство образования и науки"}, 2010), "ministerstvoobrazovaniia2010"),
        (work(None, 1998, "О противодействии терроризму"), "protivodeistvii1998"),
        (work(None, 1998, "«The Kazakh steppe»", "en"), "kazakh1998"),
        (work(None, None, ""), "anonnd"),
        (work({"family": "毛泽东"}, 1964, "矛盾论"), "anon1964"),
    ],
)  # fmt: skip
def test_key(made: Work, key: str) -> None:
    assert make_citekey(made) == key


def test_collisions_get_letters() -> None:
    taken: set[str] = set()
    for _ in range(29):
        taken.add(make_citekey(work({"family": "Токаев"}, 1997), taken))
    assert {
        "tokaev1997",
        "tokaev1997a",
        "tokaev1997z",
        "tokaev1997aa",
        "tokaev1997ab",
    } <= taken


@settings(max_examples=60, deadline=None)
@given(strategies.works)
def test_any_work_has_a_plain_key(made: Work) -> None:
    key = make_citekey(made)
    assert re.fullmatch(r"[a-z0-9]+", key)
    assert key == make_citekey(made)
    assert make_citekey(made, {key}) == f"{key}a"
