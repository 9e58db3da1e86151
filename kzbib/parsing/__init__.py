"""Reads one printed reference, given as text, into the fields of a Work."""

from kzbib.parsing.assemble import PARSER_VERSION, parse, parse_surely
from kzbib.parsing.labeller import Labeller

__all__ = ["PARSER_VERSION", "Labeller", "parse", "parse_surely"]
