"""DuckDB: one machine, as large as it is."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from kzbib.matching.scale.sql import PREDICTED
from kzbib.matching.scale.steps import Columns, Row, Step

_BATCH = 50_000
"""Rows that are in Python's memory at a time."""

_ARROW = {"bigint": pa.int64(), "string": pa.string()}


class Duck:
    """The tables of a job in a DuckDB file of its own, gone when the job ends."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="kzbib-")
        self._connection = duckdb.connect(str(Path(self._folder.name) / "match.duckdb"))

    def load(self, source: Path) -> None:
        """Make the table ``reference``; the places follow the order of the file."""
        self._connection.execute(
            """CREATE TABLE reference AS
            SELECT row_number() OVER () - 1 AS place, id::VARCHAR AS id, csl
            FROM read_parquet(?)""",
            [str(source)],
        )

    def make(self, table: str, query: str) -> None:
        """Make a table of a query."""
        self._connection.execute(f"CREATE TABLE {table} AS {query}")

    def apply(self, table: str, columns: Columns, query: str, step: Step) -> None:
        """Make a table of what ``step`` gives for the rows of a query."""
        kinds = ", ".join(f"{name} {kind}" for name, kind in columns.items())
        self._connection.execute(f"CREATE TABLE {table} ({kinds})")
        schema = pa.schema([(name, _ARROW[kind]) for name, kind in columns.items()])
        found = step(self._stream(query))
        while batch := list(islice(found, _BATCH)):
            rows: Any = pa.table(list(map(list, zip(*batch, strict=True))), schema)
            self._connection.register("batch", rows)
            self._connection.execute(f"INSERT INTO {table} SELECT * FROM batch")
            self._connection.unregister("batch")

    def apply_sorted(
        self, table: str, columns: Columns, query: str, step: Step
    ) -> None:
        """As ``apply``; rows come sorted."""
        ordered = f"SELECT * FROM ({query}) AS unsorted ORDER BY ALL"
        self.apply(table, columns, ordered, step)

    def rows(self, query: str) -> list[Row]:
        """Return the rows of a small query."""
        found: list[Row] = self._connection.execute(query).fetchall()
        return found

    def link(self, table: str, source: str, settings: dict[str, Any]) -> None:
        """Make a table of the pairs that Splink finds: one, other, weight."""
        from splink import DuckDBAPI, Linker  # noqa: PLC0415  # slow to import
        from splink.logging import disable  # noqa: PLC0415

        api = DuckDBAPI(connection=self._connection)
        linker = Linker(api.register(source), settings)
        disable()  # it would tell its progress
        predicted = linker.inference.predict().physical_name
        self.make(table, PREDICTED.format(predicted=predicted))

    def save(self, query: str, target: Path) -> None:
        """Write a query to a Parquet file."""
        name = str(target).replace("'", "''")
        self._connection.execute(f"COPY ({query}) TO '{name}' (FORMAT parquet)")

    def close(self) -> None:
        """Close and delete the file."""
        self._connection.close()
        self._folder.cleanup()

    def _stream(self, query: str) -> Iterator[Row]:
        """Yield rows while another cursor writes."""
        cursor = self._connection.cursor()
        reader: Iterable[Any] = cursor.sql(query).to_arrow_reader(_BATCH)
        for batch in reader:
            yield from zip(*(column.to_pylist() for column in batch), strict=True)
        cursor.close()
