"""What can do the work of matching."""

from __future__ import annotations

from enum import StrEnum


class Engine(StrEnum):
    """One process, DuckDB on one machine, or Spark on many."""

    PYTHON = "python"
    DUCKDB = "duckdb"
    SPARK = "spark"
