"""Match a Parquet file: the same keys, vetoes, rules and clusters on any engine."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any, Protocol

from kzbib.errors import InputError
from kzbib.matching.blocks import block_limit
from kzbib.matching.engines import Engine
from kzbib.matching.scale import sql
from kzbib.matching.scale.comparisons import COLUMNS, settings
from kzbib.matching.scale.steps import (
    Columns,
    Row,
    Step,
    fold_records,
    judge_pairs,
    make_keys,
    settle_components,
)
from kzbib.matching.weights import Level

NUMBER, TEXT = "bigint", "string"
_MODULES = {
    Engine.DUCKDB: ("kzbib.matching.scale.duck", "Duck"),
    Engine.SPARK: ("kzbib.matching.scale.spark", "Spark"),
}


class Tables(Protocol):
    """What an engine does for the job; a table is known by its name."""

    def load(self, source: Path) -> None:
        """Make the table ``reference`` with place, id and csl, places from 0."""

    def make(self, table: str, query: str) -> None:
        """Make a table of a query."""

    def apply(self, table: str, columns: Columns, query: str, step: Step) -> None:
        """Make a table of what ``step`` gives for the rows of a query."""

    def apply_sorted(
        self, table: str, columns: Columns, query: str, step: Step
    ) -> None:
        """As ``apply``; rows come sorted, those of one first column together."""

    def rows(self, query: str) -> list[Row]:
        """Return the rows of a small query."""

    def link(self, table: str, source: str, settings: dict[str, Any]) -> None:
        """Make a table of the pairs that Splink finds: one, other, weight."""

    def save(self, query: str, target: Path) -> None:
        """Write a query to a Parquet file, or a folder of them."""

    def close(self) -> None:
        """Let go of memory and files."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a job did."""

    records: int
    pairs: int
    clusters: int


def match_file(
    engine: Engine,
    source: Path,
    target: Path,
    level: Level,
    doubts: Path | None = None,
) -> Done:
    """Match the records of a Parquet file (columns id and csl, a JSON text).

    Writes a Parquet file with id and cluster, the id of the cluster's first record;
    to ``doubts`` the pairs for a person to look at, the likeliest first.
    Raises InputError when the engine is not installed or a record is no CSL-JSON.
    """
    if not source.exists():
        raise InputError("there is no such file", where=str(source))
    module, name = _MODULES[engine]
    try:
        tables: Tables = getattr(import_module(module), name)()
    except ImportError as error:
        hint = "Install it: pip install 'kzbib[scale]'"
        raise InputError(f"{engine} is not installed", hint=hint) from error
    with closing(tables):
        tables.load(source)
        done = run(tables, target, level)
        if doubts:
            tables.save(sql.DOUBTS, doubts)
    return done


def run(tables: Tables, target: Path, level: Level) -> Done:
    """Match the records of the table ``reference``."""
    columns = {"place": NUMBER, "id": TEXT, "profile": TEXT, **COLUMNS}
    tables.apply("record", columns, sql.RECORDS, fold_records)
    columns = {"place": NUMBER, "key": TEXT, "detail": TEXT}
    tables.apply("match_key", columns, sql.PROFILES, make_keys)
    records = int(tables.rows(sql.COUNT)[0][0])
    sizes = {int(size): int(count) for size, count in tables.rows(sql.SIZES)}
    limit = block_limit(sizes, records)
    tables.make("block", sql.BLOCKS.format(limit=limit))
    tables.make("compared", sql.COMPARED)
    tables.link("pair", "compared", settings())
    pairs = int(tables.rows("SELECT count(*) FROM pair")[0][0])
    columns = {"one": NUMBER, "other": NUMBER}
    judge = partial(judge_pairs, level=level)
    tables.apply("link", columns, sql.PAIRS_WITH_PROFILES, judge)
    components = sql.COMPONENTS.format(labels=_label(tables))
    columns = {"place": NUMBER, "home": NUMBER}
    settled = partial(settle_components, level=level)
    tables.apply_sorted("cluster", columns, components, settled)
    tables.save(sql.CLUSTERS, target)
    return Done(records, pairs, int(tables.rows(sql.HOMES)[0][0]))


def _label(tables: Tables) -> str:
    """Number the components of the links; return the table that says so."""
    labels, before = "label_0", -1
    tables.make(labels, sql.LABELS)
    for turn in count(1):
        (total,) = tables.rows(sql.SUM_OF_LABELS.format(labels=labels))[0]
        if total == before:
            break
        before, older, labels = total, labels, f"label_{turn}"
        tables.make(labels, sql.NEXT_LABELS.format(labels=older))
    return labels
