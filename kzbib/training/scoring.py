"""Compares what was read with what is labelled, field by field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from kzbib.model import ParsedReference, work_to_csl
from kzbib.training.folds import Record

NAMES = ("author", "editor", "translator")
DATES = ("issued", "accessed")
TEXTS = (
    "title", "container-title", "publisher", "publisher-place", "volume", "issue",
    "page", "number-of-pages", "edition", "genre", "number", "collection-title",
    "event-title", "DOI", "URL", "ISBN",
)  # fmt: skip
_MARKS = re.compile(r"[\W_]+")

Value = str | tuple[str, ...] | tuple[tuple[int, ...], ...]


class Outcome(NamedTuple):
    """One field: what is labelled and what was read, None where it is absent."""

    field: str
    want: Value | None
    got: Value | None


@dataclass(slots=True)
class Tally:
    """Counts of fields and of whole references."""

    right: int = 0
    missed: int = 0
    wrong: int = 0
    whole: int = 0
    references: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall over all fields."""
        return 2 * self.right / max(2 * self.right + self.missed + self.wrong, 1)

    @property
    def share(self) -> float:
        """The share of references read without any error."""
        return self.whole / max(self.references, 1)

    def add(self, outcomes: list[Outcome]) -> None:
        """Count the fields of one reference."""
        self.references += 1
        self.whole += all(one.want == one.got for one in outcomes)
        for one in outcomes:
            self.count(one)

    def count(self, one: Outcome) -> None:
        """Count one field."""
        same = one.want == one.got
        self.right += same
        self.missed += not same and one.want is not None
        self.wrong += not same and one.got is not None


def outcomes(record: Record, parsed: ParsedReference) -> list[Outcome]:
    """Return every field that is labelled or read; half-marks are folded away.

    A translation that the labels lack is not compared.
    """
    got = work_to_csl(parsed.work, variants=False)
    found = list(_compare("", record["csl"], got))
    if record.get("translated"):
        other = parsed.translated
        second = work_to_csl(other) if other else {}
        found += _compare("translated.", record["translated"], second)
    return found


def _compare(
    prefix: str, want: Mapping[str, Any], got: Mapping[str, Any]
) -> Iterator[Outcome]:
    for field in (*NAMES, *DATES, *TEXTS):
        one, other = _value(want, field), _value(got, field)
        if one is not None or other is not None:
            yield Outcome(prefix + field, one, other)


def _value(record: Mapping[str, Any], field: str) -> Value | None:
    value = record.get(field)
    if not value:
        return None
    if field in NAMES:
        people = value if isinstance(value, list) else [value]
        return tuple(_name(person) for person in people)
    if field in DATES:
        return tuple(tuple(map(int, part)) for part in value.get("date-parts", []))
    return _fold(str(value))


def _name(person: Mapping[str, str]) -> str:
    if person.get("literal"):
        return _fold(person["literal"])
    particle = person.get("non-dropping-particle", "")
    initials = [part[0] for part in _MARKS.split(person.get("given", "")) if part]
    family = _fold(f"{particle} {person.get('family', '')}")
    return f"{family} {''.join(initials).casefold()}"


def _fold(text: str) -> str:
    return _MARKS.sub(" ", text.casefold()).strip()
