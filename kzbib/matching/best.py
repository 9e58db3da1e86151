"""Which of two values a merged work shows, by a stated order.

A person's choice comes first; then what is spelled out before what is abbreviated,
what is exact before what is rough; then what was there first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kzbib.languages.fold import fold
from kzbib.matching.places import place_key
from kzbib.matching.words import like_names
from kzbib.model import Date, Name, Pages, Work

FIRST = "came first"
Judge = Callable[[str, str], str]
"""Why the second value is better than the first; "" when it is not."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Two values of a field, the one that is shown first."""

    field: str
    kept: str
    dropped: str
    from_other: bool
    rule: str


def choices(work: Work, other: Work) -> Iterator[Choice]:
    """Yield every field of which two forms of a work print different values."""
    for field, ours in work.text.items():
        theirs = other.text.get(field, ours)
        if theirs != ours:
            yield _choice(field, ours, theirs, better_text(field, ours, theirs))
    for role, people in work.names.items():
        others = other.names.get(role, people)
        if others != people:
            why = better_names(people, others)
            yield _choice(role, _printed(people), _printed(others), why)
    for field, date in work.dates.items():
        twin = other.dates.get(field, date)
        if twin != date:
            yield _choice(field, date.iso, twin.iso, better_date(date, twin))


def better_text(field: str, ours: str, theirs: str) -> str:
    """Return why the other text is better than ours, "" when ours stays."""
    judge = _JUDGES.get(field)
    return judge(ours, theirs) if judge else ""


def better_names(ours: tuple[Name, ...], theirs: tuple[Name, ...]) -> str:
    """A whole list outranks a cut one, full given names outrank initials."""
    families = [fold(name.full_family or name.literal) for name in ours]
    others = [fold(name.full_family or name.literal) for name in theirs]
    if len(others) > len(families) and others[: len(families)] == families:
        return "the whole list"
    if families == others and _letters(theirs) > _letters(ours):
        return "fuller given names"
    return ""


def better_date(ours: Date, theirs: Date) -> str:
    """A date of the same year with month and day outranks the year alone."""
    if ours.year != theirs.year or not ours.parts or not theirs.parts:
        return ""
    return "the exact date" if len(theirs.parts[0]) > len(ours.parts[0]) else ""


def _choice(field: str, ours: str, theirs: str, why: str) -> Choice:
    if why:
        return Choice(field, theirs, ours, True, why)
    return Choice(field, ours, theirs, False, FIRST)


def _spelled_out(ours: str, theirs: str) -> str:
    longer = len(theirs) > len(ours)
    return "spelled out" if longer and like_names(fold(ours), fold(theirs)) else ""


def _place(ours: str, theirs: str) -> str:
    longer = len(theirs) > len(ours) and "." in ours
    return "spelled out" if longer and place_key(ours) == place_key(theirs) else ""


def _title(ours: str, theirs: str) -> str:
    if ours.isupper() and not theirs.isupper() and fold(ours) == fold(theirs):
        return "not in capitals"
    return ""


def _pages(ours: str, theirs: str) -> str:
    mine, other = Pages.from_text(ours), Pages.from_text(theirs)
    if mine.first and mine.first == mine.last and mine.first == other.first:
        return "the whole range" if other.last != other.first else ""
    return ""


_JUDGES: dict[str, Judge] = {
    "title": _title,
    "container-title": _spelled_out,
    "collection-title": _spelled_out,
    "publisher": _spelled_out,
    "publisher-place": _place,
    "page": _pages,
}


def _letters(names: tuple[Name, ...]) -> int:
    return sum(len(name.given) for name in names if "." not in name.given)


def _printed(names: tuple[Name, ...]) -> str:
    return "; ".join(name.printed for name in names)
