"""Spark: as many machines as it takes; in local mode, the cores of this one."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pyspark.sql import DataFrame, SparkSession
from pyspark.storagelevel import StorageLevel

from kzbib.matching.scale.sql import PREDICTED
from kzbib.matching.scale.steps import Columns, Row, Step

TASKS_A_CORE = 2
REFERENCE: Columns = {"place": "bigint", "id": "string", "csl": "string"}


class Spark:
    """The tables of a job as views; each is computed once and kept on disk."""

    def __init__(self) -> None:
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        builder = SparkSession.builder.appName("kzbib match").config(
            "spark.ui.showConsoleProgress", "false"
        )
        self._session: SparkSession = builder.getOrCreate()
        self._session.sparkContext.setLogLevel("ERROR")
        cores = self._session.sparkContext.defaultParallelism
        self._session.conf.set("spark.sql.shuffle.partitions", cores * TASKS_A_CORE)
        self._kept: list[DataFrame] = []

    def load(self, source: Path) -> None:
        """Make the table ``reference``; the places follow the order of the file."""
        rows = self._session.read.parquet(str(source)).selectExpr(
            "cast(id AS string) AS id", "csl"
        )
        numbered = rows.rdd.zipWithIndex().map(
            lambda each: (each[1], each[0][0], each[0][1])
        )
        self._keep("reference", self._frame(numbered, REFERENCE))

    def make(self, table: str, query: str) -> None:
        """Make a table of a query."""
        self._keep(table, self._session.sql(query))

    def apply(self, table: str, columns: Columns, query: str, step: Step) -> None:
        """Make a table of what ``step`` gives for the rows of a query."""
        self._apply(table, columns, self._session.sql(query), step)

    def apply_sorted(
        self, table: str, columns: Columns, query: str, step: Step
    ) -> None:
        """As ``apply``; rows come sorted, those of one first column together."""
        rows = self._session.sql(query)
        rows = rows.repartition(rows.columns[0]).sortWithinPartitions(*rows.columns)
        self._apply(table, columns, rows, step)

    def rows(self, query: str) -> list[Row]:
        """Return the rows of a small query."""
        return [tuple(row) for row in self._session.sql(query).collect()]

    def link(self, table: str, source: str, settings: dict[str, Any]) -> None:
        """Make a table of the pairs that Splink finds: one, other, weight."""
        from splink import Linker, SparkAPI  # noqa: PLC0415  # slow to import
        from splink.logging import disable  # noqa: PLC0415

        api = SparkAPI(spark_session=self._session, break_lineage_method="persist")
        linker = Linker(api.register(source), settings)
        disable()  # it would tell its progress
        predicted = linker.inference.predict().physical_name
        self.make(table, PREDICTED.format(predicted=predicted))

    def save(self, query: str, target: Path) -> None:
        """Write a query to a folder of Parquet files."""
        self._session.sql(query).write.mode("overwrite").parquet(str(target))

    def close(self) -> None:
        """Let go of what was kept; the session is the caller's, or ends with us."""
        for frame in self._kept:
            frame.unpersist()
        self._session.stop()

    def _apply(self, table: str, columns: Columns, rows: DataFrame, step: Step) -> None:
        def each_part(part: Iterable[Row]) -> Iterator[Row]:
            return step(map(tuple, part))

        self._keep(table, self._frame(rows.rdd.mapPartitions(each_part), columns))

    def _frame(self, rows: Any, columns: Columns) -> DataFrame:
        """Give rows their names; each step promises its types."""
        schema = ", ".join(f"{name} {kind}" for name, kind in columns.items())
        return self._session.createDataFrame(rows, schema, verifySchema=False)

    def _keep(self, table: str, frame: DataFrame) -> None:
        kept = frame.persist(StorageLevel.MEMORY_AND_DISK)
        kept.createOrReplaceTempView(table)
        self._kept.append(kept)
