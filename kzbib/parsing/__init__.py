"""Reads one printed reference, given as text, into the fields of a Work."""

from kzbib.parsing.assemble import PARSER_VERSION, parse

__all__ = ["PARSER_VERSION", "parse"]
