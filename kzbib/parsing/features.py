"""What the labeller sees of each word: the word, its shape, marks and neighbours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

from kzbib.parsing.cache import Cache
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

Kept = tuple[bytes, ...]
"""Names as the tagger takes them."""
Keep = Callable[[Iterable[str]], Kept]
Form = tuple[str, tuple[str, ...]]
"""How a feature is written, and of which columns."""

MARKS: tuple[Form, ...] = (
    ("a%s", ("left",)),
    ("b%s", ("right",)),
    ("%s|%s", ("left", "right")),
    ("a%s|%s", ("left", "shape")),
    ("b%s|%s", ("right", "shape")),
    ("c%s", ("second left",)),
    ("d%s", ("second right",)),
    ("-%s%s", ("left", "before")),
    ("+%s%s", ("right", "behind")),
    ("i%s|%s|%s", ("before", "shape", "behind")),
)
"""The marks round a word (the gaps left and right of it), and what stands there."""
GUESSES: tuple[Form, ...] = (
    ("r%s", ("rule",)),
    ("q%s", ("rule before",)),
    ("u%s", ("rule behind",)),
    ("R%s%s", ("rule before", "rule")),
    ("r%s%s", ("rule", "left")),
    ("r%s%s", ("rule", "right")),
)
"""What the readers by rule said of a word and of its neighbours."""
_MARK_COLUMNS = (
    "second left", "before", "left", "shape", "right", "behind", "second right",
)  # fmt: skip
_GUESS_COLUMNS = ("rule before", "rule", "rule behind", "left", "right")

START, END = "^", "$"
"""What stands before the first word and behind the last one."""


class _Seen(NamedTuple):
    """The features of a word for each place it can stand in, as the tagger's."""

    own: Kept
    before: Kept
    behind: Kept
    second_before: Kept
    second_behind: Kept
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


def keep_all(names: Iterable[str]) -> Kept:
    """Keep all names: so a model is made."""
    return tuple(name.encode() for name in names if name)


class Seer:
    """Names the features of words; what it has seen once it remembers.

    ``keep`` takes the names of one place and returns those that matter: all while a
    model is made, the ones with a weight afterwards.
    """

    def __init__(self, keep: Keep = keep_all) -> None:
        marks = _writer(MARKS, _MARK_COLUMNS)
        guesses = _writer(GUESSES, _GUESS_COLUMNS)
        self._looks: Cache[str, _Seen] = Cache(lambda word: _see(word, keep))
        self._gaps: Cache[str, str] = Cache(gap_name)
        self._marks: Cache[Names, Kept] = Cache(lambda near: keep(marks(near)))
        self._guesses: Cache[Names, Kept] = Cache(lambda near: keep(guesses(near)))
        self._stretches: Cache[Stretch, Kept] = Cache(lambda one: keep(about(one)))
        self._others: Cache[str, Kept] = Cache(lambda name: keep([name]))

    def rows(self, tokens: Tokens, guesses: Sequence[str]) -> list[list[bytes]]:
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

    def _surroundings(self, tokens: Tokens, looks: list[_Seen]) -> list[list[bytes]]:
        """Name what the stretch of each word and its neighbours are like."""
        if not looks:
            return []
        states = open_marks(tokens.gaps)
        which, held = cut_segments(tokens, [look.holds for look in looks])
        stretches = [self._stretches[one] for one in places(held, side_of(states))]
        again = come_again(tokens.words)
        others = self._others
        last = len(looks) - 1
        found = []
        before = -1
        for i, number in enumerate(which):
            row = [*stretches[number], *others[states[i]]]
            if number != before:
                row += others[FIRST]
            if i == last or which[i + 1] != number:
                row += others[LAST]
            if again[i]:
                row += others[AGAIN]
            found.append(row)
            before = number
        return found


def _see(word: str, keep: Keep) -> _Seen:
    look = look_at(word)
    return _Seen(
        keep(OWN + name for name in look.base + look.own),
        keep(BEFORE + name for name in look.base),
        keep(BEHIND + name for name in look.base),
        keep(SECOND_BEFORE + name for name in look.far),
        keep(SECOND_BEHIND + name for name in look.far),
        look.holds,
        look.shape,
        look.name,
    )
