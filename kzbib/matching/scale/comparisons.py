"""The job as Splink reads it: blocking rule, folded columns, comparisons, as data.

Splink makes the pairs to compare and gives each its Fellegi–Sunter weight, on either
engine. The weight orders what a person will look at; it decides nothing: «t. 1» beside
«t. 2» is nearly alike, and a translated title agrees in nothing. m is how often two
records of one work agree so, u how often two records of two works do; both are set
from the made-up records and the cross-script cases.
"""

from __future__ import annotations

from typing import Any

from kzbib.matching.scale.steps import Columns

COLUMNS: Columns = {
    "title": "string",
    "family": "string",
    "year": "string",
    "page": "string",
    "source": "string",
}

# Column, then condition, m and u of each level. «same», «like» stand for SQL below.
_LEVELS: dict[str, tuple[tuple[str, float, float], ...]] = {
    "title": (("same", 0.45, 0.0001), ("like", 0.25, 0.001), ("else", 0.30, 0.9989)),
    "family": (("same", 0.70, 0.01), ("like", 0.20, 0.01), ("else", 0.10, 0.98)),
    "year": (("same", 0.95, 0.02), ("else", 0.05, 0.98)),
    "page": (("same", 0.90, 0.005), ("else", 0.10, 0.995)),
    "source": (("same", 0.60, 0.05), ("like", 0.15, 0.02), ("else", 0.25, 0.93)),
}
_CONDITIONS = {
    "same": "{0}_l = {0}_r",
    "like": "levenshtein({0}_l, {0}_r) <= 0.2 * length({0}_l)",
    "else": "ELSE",
}


def settings() -> dict[str, Any]:
    """Return the model; records that share a block are compared, each pair once."""
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "unique_id",
        "probability_two_random_records_match": 0.5,
        "retain_matching_columns": False,
        "blocking_rules_to_generate_predictions": [
            {"blocking_rule": "l.blocks = r.blocks", "arrays_to_explode": ["blocks"]}
        ],
        "comparisons": [_comparison(column) for column in _LEVELS],
    }


def _comparison(column: str) -> dict[str, Any]:
    empty = " OR ".join(f"coalesce({column}_{side}, '') = ''" for side in "lr")
    unknown = {
        "sql_condition": empty,
        "label_for_charts": "unknown",
        "is_null_level": True,
    }
    levels = [
        {
            "sql_condition": _CONDITIONS[kind].format(column),
            "label_for_charts": kind,
            "m_probability": agreeing,
            "u_probability": chance,
        }
        for kind, agreeing, chance in _LEVELS[column]
    ]
    return {"output_column_name": column, "comparison_levels": [unknown, *levels]}
