"""Which row of a model's vectors is that of a feature."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from kzbib.parsing.labelling.arrays import Ints
from kzbib.parsing.looks import PLACES


class Rows(NamedTuple):
    """The row of each feature; row 0 is for those that are not known.

    Features of a word are kept once for all the places that the word can stand in.
    """

    words: dict[str, int]
    """Numbers of features of words, from 1 on."""
    places: Ints
    """For each of these, and for none: the row for each of ``PLACES``."""
    others: Sequence[str]
    """All other features, in order; their rows are the first ones."""

    def get(self, name: str) -> int:
        """Return the row of a feature."""
        if name.startswith(PLACES):
            number = self.words.get(name[1:], 0)
            return int(self.places[number, PLACES.index(name[0])])
        place = bisect_left(self.others, name)
        known = place < len(self.others) and self.others[place] == name
        return place + 1 if known else 0

    def names(self) -> list[str]:
        """Return all features in the order of their rows."""
        found = ["", *self.others, *[""] * int((self.places > 0).sum())]
        for name, rows in zip(self.words, self.places[1:].tolist(), strict=True):
            for place, row in zip(PLACES, rows, strict=True):
                if row:
                    found[row] = place + name
        return found

    def masks(self) -> Ints:
        """Return for each feature of words the places that it is known in, as bits."""
        bits = 1 << np.arange(len(PLACES))
        masks: Ints = ((self.places[1:] > 0) * bits).sum(axis=1)
        return masks


def rows_of(names: Iterable[str]) -> Rows:
    """Return rows for some features."""
    masks: dict[str, int] = {}
    others = []
    for name in sorted(set(names) - {""}):
        if name.startswith(PLACES):
            bit = 1 << PLACES.index(name[0])
            masks[name[1:]] = masks.get(name[1:], 0) | bit
        else:
            others.append(name)
    return rows_from(list(masks), np.array(list(masks.values()), np.int64), others)


def rows_from(words: Sequence[str], masks: Ints, others: Sequence[str]) -> Rows:
    """Return the rows of features of words in some places, and of others."""
    places = np.zeros((len(words) + 1, len(PLACES)), np.int64)
    row = len(others) + 1
    for place in range(len(PLACES)):
        known = np.flatnonzero(masks & (1 << place))
        places[known + 1, place] = np.arange(row, row + len(known))
        row += len(known)
    numbers = dict(zip(words, range(1, len(words) + 1), strict=True))
    return Rows(numbers, places, others)
