"""The examples as arrays: features and label of every word."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from kzbib.parsing.labelling.arrays import Bools, Floats, Ints
from kzbib.parsing.labelling.rows import Rows


@dataclass(slots=True)
class Corpus:
    """Sequences to learn from, one behind the other."""

    numbers: dict[str, int] = field(default_factory=dict)
    labels: dict[str, int] = field(default_factory=dict)
    features: array[int] = field(default_factory=lambda: array("i"))
    ends: array[int] = field(default_factory=lambda: array("q", [0]))
    wanted: array[int] = field(default_factory=lambda: array("h"))
    lengths: list[int] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)

    def add(
        self, rows: Sequence[Iterable[str]], labels: Sequence[str], weight: float
    ) -> None:
        """Add a sequence: the features of each word, and its label."""
        for names, label in zip(rows, labels, strict=True):
            for name in names:
                self.features.append(self.numbers.setdefault(name, len(self.numbers)))
            self.ends.append(len(self.features))
            self.wanted.append(self.labels.setdefault(label, len(self.labels)))
        self.lengths.append(len(labels))
        self.weights.append(weight)

    def often(self, least: int) -> list[str]:
        """Return the features that stand at least so many times, in order."""
        counts = Counter(self.features)
        return sorted(name for name, k in self.numbers.items() if counts[k] >= least)

    def ready(self, rows: Rows, said: str) -> Lessons:
        """Return what can be learnt of the features that have rows.

        Those that begin with a letter of ``said`` may be hidden together.
        """
        number = np.zeros(len(self.numbers), np.int32)
        for name, place in self.numbers.items():
            number[place] = rows.get(name)
        features = number[np.frombuffer(self.features, np.int32)]
        known = features > 0
        ends = np.concatenate(([0], np.cumsum(known)))[np.frombuffer(self.ends, "q")]
        spoken = [name.startswith(tuple(said)) for name in rows.names()]
        return Lessons(
            labels=list(self.labels),
            rows=rows,
            spoken=np.array(spoken),
            features=features[known],
            ends=ends,
            wanted=np.frombuffer(self.wanted, np.int16).astype(np.int64),
            starts=np.cumsum([0, *self.lengths]),
            weights=np.array(self.weights, np.float32),
        )


@dataclass(frozen=True, slots=True)
class Lessons:
    """The examples with numbers for features and labels."""

    labels: list[str]
    rows: Rows
    spoken: Bools
    """Which features say what the rules took a word for."""
    features: Ints
    ends: Ints
    """Where the features of each word end, after where the first begin."""
    wanted: Ints
    starts: Ints
    """The first word of each sequence, and where the last one ends."""
    weights: Floats

    def pairs(self) -> Bools:
        """Return which label stands behind which one anywhere."""
        inside = np.ones(len(self.wanted) - 1, np.bool_)
        inside[self.starts[1:-1] - 1] = False
        seen = np.zeros((len(self.labels), len(self.labels)), np.bool_)
        seen[self.wanted[:-1][inside], self.wanted[1:][inside]] = True
        return seen
