"""Reads one printed reference, or many, into fields."""

from kzbib.parsing.assemble import (
    PARSER_VERSION,
    parse,
    parse_all,
    parse_all_surely,
    parse_surely,
)
from kzbib.parsing.labeller import Labeller

__all__ = [
    "PARSER_VERSION",
    "Labeller",
    "parse",
    "parse_all",
    "parse_all_surely",
    "parse_surely",
]
