"""Fields that a work cannot be found or printed without, by type (a table)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from kzbib.checks.finding import Finding, Severity
from kzbib.model import Work

# Each type with the fields it needs; «a|b» is satisfied by either. The obligatory
# elements of GOST R 7.0.100-2018 (clause 5) and APA 7 (chapter 9), narrowed to what
# all of our styles print.
_COMMON = ("title", "issued")
NEEDED: Mapping[str, tuple[str, ...]] = {
    "article-journal": (*_COMMON, "author", "container-title", "page|number|DOI|URL"),
    "article-magazine": (*_COMMON, "author", "container-title"),
    "article-newspaper": (*_COMMON, "container-title"),
    "paper-conference": (*_COMMON, "author", "container-title|event-title", "page"),
    "chapter": (*_COMMON, "author", "container-title", "page"),
    "entry": ("title", "container-title"),
    "entry-dictionary": ("title", "container-title"),
    "entry-encyclopedia": ("title", "container-title"),
    "book": (*_COMMON, "author|editor|collection-editor|container-author|compiler"),
    "thesis": (*_COMMON, "author", "publisher|publisher-place|genre"),
    "report": (*_COMMON, "author|publisher"),
    "patent": (*_COMMON, "number"),
    "standard": ("title", "number|publisher|issued"),
    "legislation": ("title",),
    "webpage": ("title", "URL"),
    "post-weblog": ("title", "URL"),
    "dataset": (*_COMMON, "author|publisher"),
}
_OTHERS = ("title",)

_NAMES = {
    "title": "title",
    "author": "author",
    "issued": "year",
    "container-title": "journal or book it appeared in",
    "page": "pages",
    "URL": "address",
    "number": "number",
}
# An unsigned article, a book entered under its title, a journal without pages exist.
_MILD: Mapping[tuple[str, str], Severity] = {
    ("book", "author"): Severity.NOTE,
    ("report", "author"): Severity.NOTE,
}
_MILD_ANYWHERE = frozenset({"author", "page"})


def check_missing(work: Work, today: date) -> Iterator[Finding]:
    """Report every needed field that is empty; ``today`` is not used."""
    present = {*work.text, *work.names, *work.dates}
    for need in NEEDED.get(work.type, _OTHERS):
        choices = need.split("|")
        if present.isdisjoint(choices):
            yield _finding(work.type, choices)


def _finding(kind: str, choices: list[str]) -> Finding:
    field = choices[0]
    usual = Severity.WARNING if field in _MILD_ANYWHERE else Severity.ERROR
    name = _NAMES.get(field, field)
    others = ", ".join(_NAMES.get(choice, choice) for choice in choices[1:])
    hint = f"Add the field «{field}»"
    return Finding(
        "missing-field",
        _MILD.get((kind, field), usual),
        field,
        f"a work of type {kind} has no {name}",
        f"{hint}, or one of: {others}." if others else f"{hint}.",
    )
