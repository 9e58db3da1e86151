"""All checks, by name, and the two ways to run them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, TypeAlias

from kzbib.checks import (
    citations,
    dates,
    identifiers,
    letters,
    missing,
    numbering,
    pages,
    urls,
)
from kzbib.checks.finding import Finding
from kzbib.model import Work

if TYPE_CHECKING:
    from kzbib.reading import Document

WorkCheck: TypeAlias = Callable[[Work, date], Iterable[Finding]]
DocumentCheck: TypeAlias = Callable[["Document"], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Check:
    """A named check, with one line that says what it looks for."""

    name: str
    scope: Literal["work", "document"]
    description: str


_WORK_CHECKS: Mapping[str, tuple[str, WorkCheck]] = {
    "missing-field": (
        "Fields that a work of its type cannot do without.",
        missing.check_missing,
    ),
    "impossible-date": (
        "Years before printing or in the future; access before publication.",
        dates.check_dates,
    ),
    "mixed-script": (
        "Words in which Latin and Cyrillic look-alike letters are mixed.",
        letters.check_letters,
    ),
    "page-order": (
        "Page ranges that end before they begin.",
        pages.check_pages,
    ),
    "invalid-identifier": (
        "DOI, ISBN, ISSN and ORCID iDs with a wrong form or check digit.",
        identifiers.check_identifiers,
    ),
    "malformed-url": (
        "Addresses that no browser could open.",
        urls.check_url,
    ),
}
_DOCUMENT_CHECKS: Mapping[str, tuple[str, DocumentCheck]] = {
    "not-listed": (
        "Citations of works that the reference list lacks.",
        citations.check_not_listed,
    ),
    "not-cited": (
        "Entries of the reference list that the text never cites.",
        citations.check_not_cited,
    ),
    "numbering": (
        "Gaps, repetitions and disorder in the numbers of a list.",
        numbering.check_numbering,
    ),
}

CHECKS: Mapping[str, Check] = {
    **{n: Check(n, "work", about) for n, (about, _) in _WORK_CHECKS.items()},
    **{n: Check(n, "document", about) for n, (about, _) in _DOCUMENT_CHECKS.items()},
}


def check_work(work: Work, *, today: date) -> tuple[Finding, ...]:
    """Return the findings of every check on a work; ``today`` bounds its dates."""
    return tuple(
        finding for _, check in _WORK_CHECKS.values() for finding in check(work, today)
    )


def check_document(document: Document) -> tuple[Finding, ...]:
    """Return the findings on a document: its citations against its reference lists."""
    return tuple(
        finding for _, check in _DOCUMENT_CHECKS.values() for finding in check(document)
    )


def describe_checks() -> tuple[tuple[str, str], ...]:
    """Return name and description of every check, for help pages."""
    return tuple((check.name, check.description) for check in CHECKS.values())
