"""DuckDB and Spark find the clusters that one process finds."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from kzbib.errors import InputError
from kzbib.matching.blocks import FREE_PAIRS, block_limit
from kzbib.matching.clusters import cluster
from kzbib.matching.engines import Engine
from kzbib.matching.key_kinds import BLOCK_LIMIT
from kzbib.matching.profile import pack, profile_of
from kzbib.matching.rules import Answer
from kzbib.matching.scale.job import match_file
from kzbib.matching.scale.steps import (
    LINK,
    MEMBER,
    fold_records,
    judge_pairs,
    make_keys,
    settle_components,
)
from kzbib.matching.weights import Level
from kzbib.model import Work, work_from_csl, work_to_csl
from tests.matching.make import make
from tests.matching.synthetic import records
from tests.matching.test_clusters import FORMS

DOUBTFUL = [
    "Токаев К. | Под стягом независимости | 1997",
    "Токаев К. | Под стягом независимости",
    "Ким А. | Степь и море | 1997 | publisher=Білім",
    "Kim A. | The Banner of Independence | 1997 | publisher=Bilim",
]
SYNTHETIC = 10_000
SHORT_LIVED = {
    "PYSPARK_SUBMIT_ARGS": "--conf spark.driver.extraJavaOptions=-XX:TieredStopAtLevel=1"
    " --conf spark.ui.enabled=false pyspark-shell",
    "SPARK_LOCAL_IP": "127.0.0.1",
    "SPARK_LOCAL_HOSTNAME": "localhost",
}
"""Spark on this machine alone, for a minute: its Java need not become fast."""


def need(package: str) -> Any:
    """A package of the extra «scale»; its absence fails under CI, else skips."""
    if os.environ.get("CI") == "true":
        try:
            return import_module(package)
        except ImportError as error:
            pytest.fail(f"{error}: pip install 'kzbib[scale]'")
    return pytest.importorskip(package, reason="needs kzbib[scale]")


def parquet(path: Path, works: list[Work]) -> Path:
    """Write works as the engines read them."""
    arrow = need("pyarrow")
    from pyarrow.parquet import write_table

    rows: dict[str, list[Any]] = {
        "id": [f"r{number}" for number in range(len(works))],
        "csl": [json.dumps(work_to_csl(work)) for work in works],
    }
    write_table(arrow.table(rows), path)
    return path


def matched(engine: Engine, works: list[Work], folder: Path) -> tuple[int, ...]:
    """The cluster of every work, by its first member, as an engine finds it."""
    source, target = parquet(folder / "in.parquet", works), folder / "out.parquet"
    done = match_file(engine, source, target, Level.NORMAL)
    from pyarrow.parquet import read_table

    rows = {row["id"]: row["cluster"] for row in read_table(target).to_pylist()}
    found = tuple(int(rows[f"r{number}"][1:]) for number in range(len(works)))
    assert (done.records, done.clusters) == (len(works), len(set(found)))
    return found


def dev(shared: Path) -> list[Work]:
    """The works of the shared cross-script cases."""
    lines = (shared / "gold" / "dedupe_dev.jsonl").read_text(encoding="utf-8")
    return [work_from_csl(json.loads(line)["csl"]) for line in lines.splitlines()]


def made_up(count: int) -> list[Work]:
    return [work for _, work in records(count)]


def test_duckdb_on_the_shared_cases(shared: Path, tmp_path: Path) -> None:
    need("duckdb")
    works = dev(shared)
    assert matched(Engine.DUCKDB, works, tmp_path) == cluster(works).cluster


def test_duckdb_on_made_up_records(tmp_path: Path) -> None:
    need("duckdb")
    works = made_up(SYNTHETIC)
    assert matched(Engine.DUCKDB, works, tmp_path) == cluster(works).cluster


def test_doubtful_pairs_come_with_the_likeliest_first(tmp_path: Path) -> None:
    need("splink")
    from pyarrow.parquet import read_table

    works = [make(line) for line in DOUBTFUL]
    source, target = parquet(tmp_path / "in.parquet", works), tmp_path / "doubts"
    match_file(Engine.DUCKDB, source, tmp_path / "out", Level.NORMAL, target)
    rows = read_table(target).to_pylist()
    found = [(row["one"], row["other"]) for row in rows]
    assert found == [("r0", "r1"), ("r2", "r3")]
    assert rows[0]["weight"] > rows[1]["weight"]
    doubts = {
        (f"r{link.one}", f"r{link.other}")
        for link in cluster(works).doubts
        if link.decision.answer is not Answer.DIFFERENT
    }
    assert set(found) == doubts


@pytest.mark.slow
def test_spark_on_both(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    need("pyspark")
    for name, value in SHORT_LIVED.items():
        monkeypatch.setenv(name, value)
    works = dev(shared) + made_up(SYNTHETIC)
    assert matched(Engine.SPARK, works, tmp_path) == cluster(works).cluster


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        match_file(Engine.DUCKDB, tmp_path / "x", tmp_path / "y", Level.NORMAL)


def test_a_record_that_is_no_csl_is_named() -> None:
    with pytest.raises(InputError, match="record r1"):
        list(fold_records([(0, "r1", "[]")]))


def test_the_steps_by_hand() -> None:
    works = [make(line) for line in FORMS[:6]]
    rows = [(n, f"r{n}", json.dumps(work_to_csl(work))) for n, work in enumerate(works)]
    folded = list(fold_records(rows))
    assert [row[2] for row in folded] == [pack(profile_of(work)) for work in works]
    keys = list(make_keys((row[0], row[2]) for row in folded))
    assert {place for place, _, _ in keys} == set(range(6))
    links = list(judge_pairs(every_pair(folded), Level.NORMAL))
    members = [(0, MEMBER, n, n, row[2]) for n, row in enumerate(folded)]
    pairs = [(0, LINK, one, other, "") for one, other in links]
    settled = dict(settle_components(members + pairs, Level.NORMAL))
    assert tuple(settled[n] for n in range(6)) == cluster(works).cluster


def every_pair(folded: list[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    for one in folded:
        yield from ((one[0], two[0], one[2], two[2]) for two in folded if one[0] < two[0])  # fmt: skip


@pytest.mark.parametrize(
    ("sizes", "works", "limit"),
    [
        ({}, 10, BLOCK_LIMIT),
        ({2: 100, 60: 5}, 1_000, BLOCK_LIMIT),
        ({2: FREE_PAIRS + 1}, 10, 1),
        ({2: 10, 10: FREE_PAIRS}, 10, 9),
        ({2: 10, 10: FREE_PAIRS // 45}, 10, BLOCK_LIMIT),
        ({2: 10, 40: FREE_PAIRS}, 1_000_000, 39),
    ],
)
def test_the_limit_falls_where_pairs_would_be_too_many(
    sizes: dict[int, int], works: int, limit: int
) -> None:
    assert block_limit(sizes, works) == limit
