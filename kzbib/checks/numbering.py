"""The numbers of a reference list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from kzbib.checks.finding import Finding, Severity

if TYPE_CHECKING:
    from kzbib.reading import Document, Entry, ReferenceList

_SHOWN = 10
_MOST = 100_000


def check_numbering(document: Document) -> Iterator[Finding]:
    """Report gaps, repetitions and disorder in every numbered list.

    A list begins with 1, or where the one before it stopped.
    """
    last = 0
    for place, listed in enumerate(document.lists, 1):
        where = f"list «{listed.heading}»" if listed.heading else f"list {place}"
        read = map(number_of, listed.entries)
        if numbers := [number for number in read if number is not None]:
            first = last + 1 if numbers[0] == last + 1 else 1
            yield from _numbers(where, listed, numbers, first)
            last = numbers[-1]


def _numbers(
    where: str, listed: ReferenceList, numbers: list[int], first: int
) -> Iterator[Finding]:
    if unnumbered := len(listed.entries) - len(numbers):
        seen = f"{unnumbered} of {len(listed.entries)} entries have no number"
        yield _finding(where, seen, "Number them, or join them to the entry before.")
    repeated = sorted(n for n, times in Counter(numbers).items() if times > 1)
    if repeated:
        seen = f"numbers given more than once: {show_numbers(repeated)}"
        yield _finding(where, seen, "Renumber the list and the citations with it.")
    present = set(numbers)
    if missing := [n for n in _span(first, max(numbers)) if n not in present]:
        seen = f"missing numbers: {show_numbers(missing)}"
        yield _finding(where, seen, "Look for entries that run on in the one before.")
    if not repeated and numbers != sorted(numbers):
        late = next(b for a, b in pairwise(numbers) if b < a)
        seen = f"number {late} stands after a greater one"
        yield _finding(where, seen, "Put the entries in the order of their numbers.")


def number_of(entry: Entry) -> int | None:
    """Return the printed number of an entry; None when it has none («a», «12a»)."""
    digits = entry.number.strip(" .)]([")
    return int(digits) if digits.isascii() and digits.isdigit() else None


def show_numbers(numbers: list[int]) -> str:
    """Return «3, 7, 9», cut after ten: «… and 5 more»."""
    shown = ", ".join(map(str, numbers[:_SHOWN]))
    rest = len(numbers) - _SHOWN
    return f"{shown} and {rest} more" if rest > 0 else shown


def _span(first: int, last: int) -> range:
    """The numbers a list should have; a misread «1993.» must not make millions."""
    return range(first, min(last, _MOST) + 1)


def _finding(where: str, message: str, hint: str) -> Finding:
    return Finding("numbering", Severity.WARNING, where, message, hint)
