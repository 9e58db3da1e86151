"""Frozen value types that every other room speaks in."""

from kzbib.model.csl_json import work_from_csl, work_to_csl
from kzbib.model.date import Date
from kzbib.model.name import Name
from kzbib.model.pages import Pages
from kzbib.model.reference import ParsedReference, Span
from kzbib.model.title import Title
from kzbib.model.work import Variant, VariantKind, Work

__all__ = [
    "Date",
    "Name",
    "Pages",
    "ParsedReference",
    "Span",
    "Title",
    "Variant",
    "VariantKind",
    "Work",
    "work_from_csl",
    "work_to_csl",
]
