from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzbib.matching import clusters as clusters_module
from kzbib.matching.clusters import Clustering, cluster
from kzbib.matching.decide import Decision, decide_profiles
from kzbib.matching.key_kinds import BLOCK_LIMIT
from kzbib.matching.profile import Profile
from kzbib.matching.rules import Answer
from kzbib.matching.weights import Level
from kzbib.model import Work, work_from_csl
from tests.matching.make import make, veto

Labels = Sequence[object]


def pairs(labels: Labels) -> set[tuple[int, int]]:
    """The pairs of places that one cluster holds."""
    return {
        (a, b) for a, b in combinations(range(len(labels)), 2) if labels[a] == labels[b]
    }


def false_merges(found: Labels, gold: Labels) -> int:
    """Clusters that hold works of two or more gold clusters."""
    held: dict[object, set[object]] = {}
    for ours, true in zip(found, gold, strict=True):
        held.setdefault(ours, set()).add(true)
    return sum(len(true) > 1 for true in held.values())


def test_cross_script_duplicates(shared: Path) -> None:
    """Floors under what the rules reach on the shared cases."""
    lines = (
        (shared / "gold" / "dedupe_dev.jsonl").read_text(encoding="utf-8").splitlines()
    )
    rows = [json.loads(line) for line in lines]
    gold = [row["cluster"] for row in rows]
    found = cluster([work_from_csl(row["csl"]) for row in rows]).cluster
    right = len(pairs(found) & pairs(gold))
    assert right / len(pairs(found)) >= 0.99
    assert right / len(pairs(gold)) >= 0.95
    assert false_merges(found, gold) == 0


def test_the_scorer() -> None:
    assert pairs("aab") == {(0, 1)}
    assert false_merges("aabb", "xxxy") == 1
    assert false_merges("aabb", "xxyy") == 0


FORMS = [
    "Токаев К. | Под стягом независимости | 1997",
    "Tokayev K. | Pod styagom nezavisimosti | 1997",
    "Токаев К. | Под стягом независимости | 1997 | publisher=Бiлiм",
    "Ли Б. | Экономика региона | 2001",
    "Li B. | Ekonomika regiona | 2001",
    "Ли В. | Экономика региона | 2001",
    "Ли | Экономика региона | 2001",
    "Ли Б. | Экономика региона | 2001 | volume=1",
    "Ли Б. | Экономика региона | 2001 | volume=2",
    "Ли Б. | Экономика региона | 2001 | type=article-journal",
    "Ли Б. | Экономика региона | 2001 | type=article-journal | page=5-9",
    "Ли Б. | Экономика региона | 2001 | type=article-journal | page=50-59",
    "Ли Б. | Экономика региона | 2001 | type=document",
    "Ли Б. | Экономика региона | 2001 | DOI=10.1/a",
    "Ли Б. | Экономика региона | 2001 | DOI=10.1/b",
    "| Введение | 2001",
]


def test_forms_of_one_work_and_no_others() -> None:
    clustering = cluster([make(line) for line in FORMS[:6]])
    assert clustering.cluster == (0, 0, 0, 3, 3, 5)
    joined = {(link.one, link.other) for link in clustering.links}
    assert joined == {(0, 1), (0, 2), (3, 4)}
    assert all(link.decision.answer is Answer.SAME for link in clustering.links)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(FORMS), max_size=14))
def test_no_cluster_holds_a_forbidden_pair(lines: list[str]) -> None:
    works = [make(line) for line in lines]
    clustering = cluster(works)
    for one, other in pairs(clustering.cluster):
        assert veto(works[one], works[other]) == ""
    assert_sound(clustering, works)


def assert_sound(clustering: Clustering, works: list[Work]) -> None:
    """Every cluster is named by its first member, and its links hold it together."""
    assert len(clustering.cluster) == len(works)
    for place, home in enumerate(clustering.cluster):
        assert home <= place
        assert clustering.cluster[home] == home
    clusters = len(set(clustering.cluster))
    assert len(clustering.links) == len(works) - clusters
    for link in clustering.links:
        assert clustering.cluster[link.one] == clustering.cluster[link.other]


def test_nothing_and_one() -> None:
    assert cluster([]) == Clustering((), ())
    assert cluster([Work()]) == Clustering((0,), ())
    assert cluster([Work(), Work()]).cluster == (0, 1)


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Counts the pairs that are compared, one entry each."""
    calls: list[int] = []

    def counting(one: Profile, other: Profile, level: Level, *, bare: bool) -> Decision:
        calls.append(1)
        return decide_profiles(one, other, level, bare=bare)

    monkeypatch.setattr(clusters_module, "decide_profiles", counting)
    return calls


def test_two_thousand_works_need_few_comparisons(compared: list[int]) -> None:
    works = [
        make(f"Автор{n % 900} А. | Книга о деле {n} | {1950 + n % 60}")
        for n in range(2000)
    ]
    works[1999] = works[0]
    clustering = cluster(works)
    assert clustering.cluster[1999] == 0
    assert len(compared) < 10 * len(works)


def test_a_crowded_key_is_not_followed(compared: list[int]) -> None:
    cluster([make(f"Ким А. | Дело{n} года | 2001") for n in range(BLOCK_LIMIT + 1)])
    assert compared == []
