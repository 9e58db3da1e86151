"""2020a, 2020b: works of the same authors and year in an author-date list.

APA 7, 8.19: letters follow the order of the titles. An entry in Cyrillic takes Cyrillic
letters: 2020а, 2020б.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from string import ascii_lowercase

from kzbib.languages.collate import sort_key
from kzbib.languages.scripts import script_of
from kzbib.model import Work
from kzbib.styling.names import glued_family, initials
from kzbib.styling.runs import Run, Runs, print_runs

Entry = tuple[Work, Runs]
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшэюя"


def with_suffixes(entries: Sequence[Entry], *, latin: bool) -> list[Entry]:
    """Return the entries with letters after equal years of equal authors."""
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for place, (work, _) in enumerate(entries):
        if work.year is not None and work.people():
            groups[_authors_and_year(work)].append(place)
    lettered = list(entries)
    for places in groups.values():
        if len(places) > 1:
            places.sort(key=lambda place: sort_key(entries[place][0].title))
            for rank, place in enumerate(places):
                lettered[place] = _lettered(entries[place], rank, latin=latin)
    return lettered


def _authors_and_year(work: Work) -> tuple[object, ...]:
    names = work.people()
    printed = (
        f"{name.literal}{glued_family(name)} {initials(name, 'spaced')}"
        for name in names
    )
    return (*printed, work.year)


def _lettered(entry: Entry, rank: int, *, latin: bool) -> Entry:
    work, runs = entry
    cyrillic = not latin and script_of(print_runs(runs, "text")) == "Cyrl"
    letters = _CYRILLIC if cyrillic else ascii_lowercase
    letter = letters[rank] if rank < len(letters) else f"-{rank + 1}"
    return work, _after_year(runs, f"({work.year}", letter)


def _after_year(runs: Runs, year: str, letter: str) -> Runs:
    for place, run in enumerate(runs):
        if year in run.text:
            text = run.text.replace(year, year + letter, 1)
            return (*runs[:place], Run(text, run.italic), *runs[place + 1 :])
    return runs
