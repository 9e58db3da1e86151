"""The type of a work, decided by a table of tests, first match wins."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kzbib.parsing.words.terms import JOURNAL_START, names_conference, names_newspaper

Fields = Mapping[str, str]
"""What was read; «full-date» stands for an issue date with a day."""


def _is_conference(fields: Fields) -> bool:
    if {"volume", "issue"} <= fields.keys() and "publisher-place" not in fields:
        return False
    container = fields.get("container-title", "")
    return container != "" and names_conference(container)


def _is_newspaper(fields: Fields) -> bool:
    container = fields.get("container-title", "")
    if not container or "volume" in fields:
        return False
    if names_newspaper(container) and "publisher" not in fields:
        return "full-date" in fields or "issue" not in fields
    return "full-date" in fields and "volume" not in fields and "page" not in fields


def _is_journal(fields: Fields) -> bool:
    if "container-title" not in fields:
        return False
    if "publisher" in fields or "publisher-place" in fields:
        journal = JOURNAL_START.match(fields["container-title"])
        return bool(
            ("issue" in fields and "volume" in fields)
            or ("publisher" not in fields and "issue" in fields and journal)
            or ("publisher" not in fields and "DOI" in fields)
        )
    return True


def _is_web(fields: Fields) -> bool:
    if "URL" not in fields:
        return False
    solid = {"publisher", "publisher-place", "page", "volume", "issue", "DOI", "ISBN"}
    return not solid & fields.keys() and "number-of-pages" not in fields


_TABLE: tuple[tuple[str, Callable[[Fields], bool]], ...] = (
    ("thesis", lambda fields: "thesis" in fields),
    ("patent", lambda fields: "patent" in fields),
    ("standard", lambda fields: "standard" in fields),
    ("legislation", lambda fields: "law" in fields),
    ("manuscript", lambda fields: "archive" in fields),
    ("report", lambda fields: "report" in fields),
    ("paper-conference", _is_conference),
    ("chapter", lambda fields: "in-book" in fields),
    ("article-newspaper", _is_newspaper),
    ("article-journal", _is_journal),
    ("chapter", lambda fields: "container-title" in fields),
    ("webpage", _is_web),
)


def decide_type(fields: Fields) -> str:
    """Return the CSL type of what was read; a book when nothing says otherwise."""
    for kind, test in _TABLE:
        if test(fields):
            return kind
    return "book"
