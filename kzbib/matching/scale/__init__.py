"""Matching beyond one process: one job in SQL and Python, on DuckDB or on Spark."""
