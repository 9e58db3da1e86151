"""Names the features of words, which ``kzbib.parsing.labelling`` adds up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

from kzbib.parsing.cache import Cache
from kzbib.parsing.features import END, GUESSES, MARKS, START, Form
from kzbib.parsing.looks import (
    BEFORE,
    BEHIND,
    OWN,
    SECOND_BEFORE,
    SECOND_BEHIND,
    Names,
    gap_name,
    look_at,
)
from kzbib.parsing.segments import cut_segments
from kzbib.parsing.stretches import (
    AGAIN,
    FIRST,
    LAST,
    Stretch,
    about,
    come_again,
    open_marks,
    places,
    side_of,
)
from kzbib.parsing.tokens import Tokens

SAID = "rquR"
"""The first letters of the names of features that the rules gave."""
_MARK_COLUMNS = (
    "second left", "before", "left", "shape", "right", "behind", "second right",
)  # fmt: skip
_GUESS_COLUMNS = ("rule before", "rule", "rule behind", "left", "right")


class _Seen(NamedTuple):
    """The features of a word for each place it can stand in."""

    own: Names
    before: Names
    behind: Names
    second_before: Names
    second_behind: Names
    holds: int
    shape: str
    name: str


def _writer(forms: Iterable[Form], columns: Names) -> Callable[[Names], Names]:
    """Return what writes the features of the values of ``columns``."""
    parts = [
        (form, itemgetter(*[columns.index(name) for name in names]))
        for form, names in forms
    ]
    return lambda values: tuple(form % pick(values) for form, pick in parts)


class Seer:
    """Names the features of words; what it has seen once it remembers."""

    def __init__(self) -> None:
        marks = _writer(MARKS, _MARK_COLUMNS)
        guesses = _writer(GUESSES, _GUESS_COLUMNS)
        self._looks: Cache[str, _Seen] = Cache(_see)
        self._gaps: Cache[str, str] = Cache(gap_name)
        self._marks: Cache[Names, Names] = Cache(marks)
        self._guesses: Cache[Names, Names] = Cache(guesses)
        self._stretches: Cache[Stretch, Names] = Cache(about)

    def rows(self, tokens: Tokens, guesses: Sequence[str]) -> list[list[str]]:
        """Return the feature names of every word.

        ``guesses`` holds what the readers by rule took each word for.
        """
        looks = [self._looks[word] for word in tokens.words]
        gaps = [self._gaps[gap] for gap in tokens.gaps]
        names = [START, *[look.name for look in looks], END]
        far = [START, *gaps, END]
        rules = [START, *guesses, END]
        around = self._surroundings(tokens, looks)
        last = len(looks) - 1
        rows = []
        for i, look in enumerate(looks):
            left, right = far[i + 1], far[i + 2]
            row = [
                *look.own,
                *self._marks[far[i], names[i], left, look.shape, right,
                             names[i + 2], far[i + 3]],
                *self._guesses[rules[i], rules[i + 1], rules[i + 2], left, right],
                *around[i],
            ]  # fmt: skip
            if i:
                row += looks[i - 1].before
                if i > 1:
                    row += looks[i - 2].second_before
            if i < last:
                row += looks[i + 1].behind
                if i + 1 < last:
                    row += looks[i + 2].second_behind
            rows.append(row)
        return rows

    def _surroundings(self, tokens: Tokens, looks: list[_Seen]) -> list[list[str]]:
        """Name what the stretch of each word and its neighbours are like."""
        if not looks:
            return []
        states = open_marks(tokens.gaps)
        which, held = cut_segments(tokens, [look.holds for look in looks])
        stretches = [self._stretches[one] for one in places(held, side_of(states))]
        again = come_again(tokens.words)
        last = len(looks) - 1
        found = []
        before = -1
        for i, number in enumerate(which):
            row = [*stretches[number], states[i]]
            if number != before:
                row.append(FIRST)
            if i == last or which[i + 1] != number:
                row.append(LAST)
            if again[i]:
                row.append(AGAIN)
            found.append(row)
            before = number
        return found


def _see(word: str) -> _Seen:
    look = look_at(word)
    return _Seen(
        tuple(OWN + name for name in look.base + look.own),
        tuple(BEFORE + name for name in look.base),
        tuple(BEHIND + name for name in look.base),
        tuple(SECOND_BEFORE + name for name in look.far),
        tuple(SECOND_BEHIND + name for name in look.far),
        look.holds,
        look.shape,
        look.name,
    )
