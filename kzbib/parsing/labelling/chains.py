"""The best labels of many chains at once, and how likely they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from kzbib.parsing.labelling.arrays import Bools, Floats, Ints

_CELLS, _WIDTH = 16_000, 48
"""Words times chains, and chains, that are worked on at once.

That many words fit a processor's cache; for more chains the library that multiplies
matrices would wake its threads, which cost more than they bring.
"""
_LIKELY = (0.05, 0.001)
"""A label less likely than this is on no path that is likelier than this."""


class Path(NamedTuple):
    """The labels of a chain by number, the probability that all of them are right."""

    labels: list[int]
    sure: float
    certain: list[float]
    """How likely each label is by itself."""


class Chains:
    """Reads the best paths through a linear-chain model."""

    def __init__(self, transitions: Floats) -> None:
        self._pairs = transitions
        self._lists: list[list[float]] = transitions.tolist()
        self._exp = np.exp(transitions)
        self._exp_back = np.ascontiguousarray(self._exp.T)

    def best(self, scores: Floats, lengths: Sequence[int]) -> list[Path]:
        """Return the best path of each chain.

        ``scores`` (words × labels) holds the words of all chains one after another;
        none of them is empty.
        """
        ends = np.cumsum(lengths)
        starts = ends - np.asarray(lengths)
        likely, totals = self._likely(scores, starts, lengths)
        labels = likely.argmax(axis=1)
        doubtful = np.ones(len(lengths), np.bool_)
        for least in _LIKELY:
            self._narrow(scores, likely, labels, (starts, ends, doubtful), least)
            sure = np.exp(self._score(scores, labels, starts) - totals)
            doubtful = sure < least
        for k in np.flatnonzero(doubtful).tolist():
            labels[starts[k] : ends[k]] = self._wide(scores[starts[k] : ends[k]])
        sure = np.exp(self._score(scores, labels, starts) - totals).clip(0.0, 1.0)
        certain = likely[np.arange(len(labels)), labels].tolist()
        names = labels.tolist()
        return [
            Path(names[first:last], one, certain[first:last])
            for first, last, one in zip(
                starts.tolist(), ends.tolist(), sure.tolist(), strict=True
            )
        ]

    def _likely(
        self, scores: Floats, starts: Ints, lengths: Sequence[int]
    ) -> tuple[Floats, Floats]:
        """Return how likely each label is, and the logarithm of all paths' sum."""
        most = scores.max(axis=1)
        powers = np.exp(scores - most[:, None])
        likely = np.empty_like(powers)
        totals = np.add.reduceat(most, starts, dtype=np.float64)
        for group in _groups(lengths):
            size = self._run(powers, likely, starts[group], [lengths[k] for k in group])
            totals[group] += np.log(size, dtype=np.float64).sum(axis=0)
        return likely, totals

    def _run(
        self, powers: Floats, likely: Floats, starts: Ints, lengths: list[int]
    ) -> Floats:
        """Fill ``likely`` forwards and backwards; return the sizes of all steps.

        The chains come in falling order of length, so that those that go on at a
        step are the first ones.
        """
        alive = np.searchsorted(-np.asarray(lengths), -np.arange(lengths[0]), "left")
        at = [starts[:count] + t for t, count in enumerate(alive)]
        size = np.ones((len(at), len(lengths)), np.float32)
        before = np.ones_like(powers[at[0]])
        for t, count in enumerate(alive):
            step = powers[at[t]]
            if t:
                step *= before[:count] @ self._exp
            size[t, :count] = step.sum(axis=1)
            step /= size[t, :count, None]
            likely[at[t]] = before = step
        back = np.ones_like(likely[at[0]])
        for t in range(len(at) - 2, -1, -1):
            count = alive[t + 1]
            step = powers[at[t + 1]] * back[:count]
            step /= size[t + 1, :count, None]
            back[:count] = step @ self._exp_back
            likely[at[t]] *= back[: alive[t]]
        return size

    def _score(self, scores: Floats, labels: Ints, starts: Ints) -> Floats:
        """Return what each chain's labels score."""
        own = scores[np.arange(len(labels)), labels].astype(np.float64)
        own[1:] += self._pairs[labels[:-1], labels[1:]]
        own[starts[1:]] -= self._pairs[labels[starts[1:] - 1], labels[starts[1:]]]
        total: Floats = np.add.reduceat(own, starts)
        return total

    def _narrow(
        self,
        scores: Floats,
        likely: Floats,
        labels: Ints,
        chains: tuple[Ints, Ints, Bools],
        least: float,
    ) -> None:
        """Put the best paths through the labels that are so likely into ``labels``."""
        words, names = np.nonzero(likely >= least)
        own = scores[words, names].tolist()
        cuts = np.searchsorted(words, np.arange(len(labels) + 1))
        several = np.diff(cuts) != 1
        doubts = np.add.reduceat(several, chains[0], dtype=np.intp)
        lists, columns = cuts.tolist(), names.tolist()
        for k in np.flatnonzero((doubts > 0) & chains[2]).tolist():
            first, last = int(chains[0][k]), int(chains[1][k])
            labels[first:last] = self._through(lists[first : last + 1], columns, own)

    def _through(
        self, cuts: list[int], columns: list[int], own: list[float]
    ) -> list[int]:
        """Return the best path of a chain through some labels of each word."""
        pairs = self._lists
        first, last = cuts[0], cuts[1]
        before, best = columns[first:last], own[first:last]
        trail = [(before, [0])]
        for first, last in pairwise(cuts[1:]):
            here = columns[first:last]
            if len(here) == 1 == len(before):
                best, chosen = [0.0], [0]
            else:
                rows = [pairs[label] for label in before]
                fresh, chosen = [], []
                for k, label in enumerate(here, first):
                    sums = [a + row[label] for a, row in zip(best, rows, strict=True)]
                    top = max(sums)
                    chosen.append(sums.index(top))
                    fresh.append(top + own[k])
                best = fresh
            trail.append((here, chosen))
            before = here
        k = best.index(max(best))
        path = []
        for names, chosen in reversed(trail):
            path.append(names[k])
            k = chosen[k if len(chosen) > 1 else 0]
        return path[::-1]

    def _wide(self, scores: Floats) -> list[int]:
        """Return the best path of one chain through all labels."""
        best = scores[0]
        trail = []
        for own in scores[1:]:
            sums = best[:, None] + self._pairs
            chosen = sums.argmax(axis=0)
            trail.append(chosen)
            best = sums[chosen, np.arange(len(own))] + own
        k = int(best.argmax())
        path = [k]
        for chosen in reversed(trail):
            k = int(chosen[k])
            path.append(k)
        return path[::-1]


def _groups(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Yield the chains in groups of like length, the longest first."""
    order = sorted(range(len(lengths)), key=lambda k: -lengths[k])
    first = 0
    while first < len(order):
        width = min(max(_CELLS // lengths[order[first]], 1), _WIDTH)
        yield order[first : first + width]
        first += width
