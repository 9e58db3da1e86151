"""Numbers for words, gaps and guesses, and the rows of their features."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from math import prod

import numpy as np

from kzbib.parsing.features import END, START
from kzbib.parsing.labelling.arrays import Ints
from kzbib.parsing.labelling.rows import Rows
from kzbib.parsing.looks import Look, gap_name, look_at
from kzbib.parsing.segments import strengths

UNKNOWN = "\0"
"""Stands in no feature."""
MARKERS = (UNKNOWN, START, END)
"""What has the first numbers: nothing, and what stands round the words."""


class Numbers(dict[str, int]):
    """``numbers[name]`` is the number of a name, given when it is first asked for.

    There are at most ``limit``; names behind it are not told apart.
    """

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.limit = limit
        self.names: list[str] = []
        for name in MARKERS:
            self[name]

    def __missing__(self, name: str) -> int:
        number = len(self.names)
        if number == self.limit:
            return 0
        self.names.append(name)
        self[name] = number
        return number


class Gaps(dict[str, int]):
    """Numbers of gaps as they are printed, and what each one is."""

    def __init__(self, rows: Rows, folded: Numbers) -> None:
        super().__init__()
        self._features = "\n".join((*rows.others, *rows.words))
        self._folded = folded
        self.fold, self.strength = array("q"), array("b")

    def __missing__(self, gap: str) -> int:
        number = self[gap] = len(self.fold)
        name = gap_name(gap)
        self.fold.append(self._folded[name] if name in self._features else 0)
        self.strength.append(strengths[gap])
        return number


class Words(dict[str, int]):
    """Numbers of words, and what each one is like, in columns."""

    def __init__(self, rows: Rows, names: Numbers) -> None:
        super().__init__()
        self.rows = rows.places
        self._find = rows.words.get
        self._names = names
        self.shape, self.name, self.holds = array("q"), array("q"), array("q")
        self.is_lower, self.is_long = array("b"), array("b")
        self.is_digit, self.is_number = array("b"), array("b")
        self.features = array("q")
        """The features of all words: base, own and far ones; see ``Look``."""
        self.ends = array("q", [0])
        """Where each kind of features ends, after where the first begins."""
        for name in MARKERS:
            self._add(name, Look([], [], [], 0, name, name))

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self.holds)
        self._add(word, look_at(word))
        return number

    def _add(self, word: str, look: Look) -> None:
        self.shape.append(self._names[look.shape])
        self.name.append(self._names[look.name])
        self.holds.append(look.holds)
        # what ends a sentence behind a word, or keeps it open before one
        self.is_lower.append(word[0].islower())
        self.is_long.append(len(word) > 2)
        self.is_digit.append(word[0].isdigit())
        self.is_number.append(word.isdigit())
        find = self._find
        for names in (look.base, look.own, look.far):
            self.features.extend([k for name in names if (k := find(name))])
            self.ends.append(len(self.features))


class Table:
    """The rows of one feature for every combination of numbers."""

    def __init__(self, form: str, columns: Sequence[Numbers], rows: Rows) -> None:
        self._form = form
        self._columns = columns
        self._rows = rows
        sizes = [column.limit for column in columns]
        # one more than the row; 0 where no one has asked yet
        self._found = np.zeros(prod(sizes), np.int32)

    def rows(self, numbers: Sequence[Ints]) -> Ints:
        """Return the row for each combination; ``numbers`` has a list a column."""
        keys = numbers[0]
        for column, more in zip(self._columns[1:], numbers[1:], strict=True):
            keys = keys * column.limit + more
        found = self._found[keys]
        if not found.all():
            for key in set(keys[found == 0].tolist()):
                self._found[key] = self._row(key) + 1
            found = self._found[keys]
        return found.astype(np.intp) - 1

    def _row(self, key: int) -> int:
        values = []
        for column in reversed(self._columns):
            key, number = divmod(key, column.limit)
            values.append(column.names[number])
        return self._rows.get(self._form % tuple(reversed(values)))
