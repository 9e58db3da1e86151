"""Adds up the vectors of what every word is like, for many chains at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from kzbib.parsing.cache import LIMIT, Cache
from kzbib.parsing.features import END, GUESSES, MARKS, START
from kzbib.parsing.labelling.arrays import Bools, Floats, Ints
from kzbib.parsing.labelling.memory import MARKERS, Gaps, Numbers, Table, Words
from kzbib.parsing.labelling.rows import Rows
from kzbib.parsing.segments import SHORT_STOP, STOP, YES
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

Chain = tuple[Tokens, Sequence[str]]
"""The words of a reference, and what the readers by rule took each for."""

_GAPS, _NAMES, _RULES = 4096, 64, 256
"""How many folded gaps, names of words and guesses are told apart."""
_START, _END = MARKERS.index(START), MARKERS.index(END)
_BASE, _BASE_AND_OWN, _FAR = slice(0, 1), slice(0, 2), slice(2, 3)
_STEPS = ((0, _BASE_AND_OWN), (-1, _BASE), (1, _BASE), (-2, _FAR), (2, _FAR))
"""For each of ``PLACES``: where the word stands, and which of its features count."""
_COLUMNS = {
    "second left": ("gap", -1), "left": ("gap", 0), "right": ("gap", 1),
    "second right": ("gap", 2), "before": ("name", -1), "shape": ("shape", 0),
    "behind": ("name", 1), "rule before": ("rule", -1), "rule": ("rule", 0),
    "rule behind": ("rule", 1),
}  # fmt: skip
"""What a column of a feature holds, and of which neighbour."""


class _Layout(NamedTuple):
    """The words of all chains in one row, with marks between the chains.

    Each chain takes three places more than it has words: one before them, two behind.
    """

    words: Ints
    gaps: Ints
    """The gap before the word at each place."""
    rules: Ints
    at: Ints
    """The places of the words."""


class Sums:
    """Adds up the vectors of the features of words.

    ``vectors`` has a row for each feature; ``rows`` says which one.
    """

    def __init__(self, vectors: Floats, rows: Rows) -> None:
        self._vectors = vectors
        self._rows = rows
        self._forget()

    def _forget(self) -> None:
        """Begin with empty memories."""
        rows = self._rows
        folds, names, rules = Numbers(_GAPS), Numbers(_NAMES), Numbers(_RULES)
        kinds = {"gap": folds, "name": names, "shape": names, "rule": rules}
        self._folds, self._rules = folds, rules
        self._words, self._gaps = Words(rows, names), Gaps(rows, folds)
        self._tables = [
            (columns, Table(form, [kinds[_COLUMNS[c][0]] for c in columns], rows))
            for form, columns in (*MARKS, *GUESSES)
        ]
        self._stretches: Cache[Stretch, list[int]] = Cache(
            lambda one: [rows.get(name) for name in about(one)]
        )
        self._others: Cache[str, int] = Cache(rows.get)

    def of(self, chains: Sequence[Chain]) -> Floats:
        """Return words × values; the words of the chains one after another.

        None of the chains is empty.
        """
        full = len(self._words) > LIMIT or len(self._gaps) > LIMIT
        if full or len(self._folds) > _GAPS // 2:
            self._forget()
        layout = self._laid_out(chains)
        sums = self._of_words(layout)
        self._add_marks(sums, layout)
        states = [open_marks(tokens.gaps) for tokens, _ in chains]
        self._add_stretches(sums, states, layout)
        self._add_states(sums, states)
        self._add_again(sums, chains)
        return sums

    def _laid_out(self, chains: Sequence[Chain]) -> _Layout:
        words, gaps, rules = list[int](), list[int](), list[int]()
        word, gap = self._words.__getitem__, self._gaps.__getitem__
        rule = self._rules.__getitem__
        before, behind = gap(START), gap(END)
        for tokens, guesses in chains:
            words += (_START, *map(word, tokens.words), _END, 0)
            gaps += (before, *map(gap, tokens.gaps), behind)
            rules += (_START, *map(rule, guesses), _END, 0)
        at = np.flatnonzero(np.array(words) > _END)
        return _Layout(np.array(words), np.array(gaps), np.array(rules), at)

    def _of_words(self, layout: _Layout) -> Floats:
        """Add up what each word and its neighbours are like."""
        # numpy's «unique» would import 25 ms of masked arrays
        order = np.argsort(layout.words, kind="stable")
        fresh = np.diff(layout.words[order], prepend=-1) > 0
        known = layout.words[order][fresh]
        which = np.empty_like(order)
        which[order] = np.cumsum(fresh) - 1
        ends = np.frombuffer(self._words.ends, np.int64)
        sums = np.zeros((len(layout.at), self._vectors.shape[1]), np.float32)
        for place, (step, kinds) in enumerate(_STEPS):
            begins, behinds = known * 3 + kinds.start, known * 3 + kinds.stop
            looks = self._sums(place, ends[begins], ends[behinds])
            sums += looks[which[layout.at + step]]
        return sums

    def _sums(self, place: int, begins: Ints, ends: Ints) -> Floats:
        """Add up the vectors of features ``begin`` to ``end`` for each pair of them."""
        order = np.argsort(begins - ends, kind="stable")
        begins, sizes = begins[order], (ends - begins)[order]
        features = np.frombuffer(self._words.features, np.int64)
        rows, states = self._words.rows[:, place], self._vectors
        sums = np.zeros((len(order), states.shape[1]), states.dtype)
        for k in range(int(sizes.max(initial=0))):
            count = np.searchsorted(-sizes, -k, "left")
            sums[:count] += states[rows[features[begins[:count] + k]]]
        found = np.empty_like(sums)
        found[order] = sums
        return found

    def _add_marks(self, sums: Floats, layout: _Layout) -> None:
        """Add what the marks round a word and the rules say."""
        kinds = {
            "gap": np.frombuffer(self._gaps.fold, np.int64)[layout.gaps],
            "name": np.frombuffer(self._words.name, np.int64)[layout.words],
            "shape": np.frombuffer(self._words.shape, np.int64)[layout.words],
            "rule": layout.rules,
        }
        columns = {
            name: kinds[kind][layout.at + step]
            for name, (kind, step) in _COLUMNS.items()
        }
        for names, table in self._tables:
            rows = table.rows([columns[name] for name in names])
            sums += self._vectors[rows]

    def _add_stretches(
        self, sums: Floats, states: Sequence[Sequence[str]], layout: _Layout
    ) -> None:
        """Add what the stretch of a word and its neighbours hold."""
        opens = self._stretch_begins(layout)
        begins = np.flatnonzero(opens)
        bits = np.frombuffer(self._words.holds, np.int64)[layout.words[layout.at]]
        held = np.bitwise_or.reduceat(bits, begins).tolist()
        which = np.cumsum(opens) - 1
        stretches = which.tolist()
        rows: list[list[int]] = []
        first = 0
        for chain in states:
            last = first + len(chain)
            own = held[stretches[first] : stretches[last - 1] + 1]
            rows += map(self._stretches.__getitem__, places(own, side_of(chain)))
            first = last
        vectors = self._vectors
        sums += vectors[np.array(rows)].sum(axis=1)[which]
        sums[begins] += vectors[self._others[FIRST]]
        sums[np.append(begins[1:], len(which)) - 1] += vectors[self._others[LAST]]

    def _stretch_begins(self, layout: _Layout) -> Bools:
        """Tell of each word whether a stretch begins with it."""
        word, before = layout.words[layout.at], layout.words[layout.at - 1]
        strength = np.frombuffer(self._gaps.strength, np.int8)[layout.gaps[layout.at]]
        is_lower = np.frombuffer(self._words.is_lower, np.bool_)[word]
        is_long, is_digit, is_number = (
            np.frombuffer(column, np.bool_)[before]
            for column in (
                self._words.is_long, self._words.is_digit, self._words.is_number,
            )
        )  # fmt: skip
        number = np.where(strength == SHORT_STOP, is_digit, is_number)
        stop = (strength >= STOP) & ~is_lower & (is_long | number)
        found: Bools = (before == _START) | (strength == YES) | stop
        return found

    def _add_states(self, sums: Floats, states: Sequence[Sequence[str]]) -> None:
        """Add what is open before a word."""
        names = [self._others[name] for chain in states for name in chain]
        sums += self._vectors[np.array(names)]

    def _add_again(self, sums: Floats, chains: Sequence[Chain]) -> None:
        """Add that a word stood there before."""
        again = [one for tokens, _ in chains for one in come_again(tokens.words)]
        sums[np.array(again)] += self._vectors[self._others[AGAIN]]
