"""Chains side by side: first words first, so that one step works on many of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from kzbib.parsing.labelling.arrays import Ints


class Packed(NamedTuple):
    """Where the words of chains stand when all first words come first, then all second.

    The chains come in falling order of length: those that go on at a step are the
    first ones.
    """

    rows: Ints
    """For each place: the word there, by its number when chain follows chain."""
    steps: list[slice]
    """The places of each step: all first words, all second words, …"""
    before: Ints
    """The place of the word before; the number of places where there is none."""
    behind: Ints
    """The place of the word behind; the number of places where there is none."""


def pack(lengths: Sequence[int]) -> Packed:
    """Lay the words of chains out by steps. No chain is empty.

    ``lengths`` are the numbers of words of the chains, one after another.
    """
    sizes = np.asarray(lengths)
    order = np.argsort(-sizes, kind="stable")
    starts = (np.cumsum(sizes) - sizes)[order]
    longest = int(sizes.max())
    alive = np.searchsorted(-sizes[order], -np.arange(longest), "left")
    ends = np.cumsum(alive)
    total = int(ends[-1])
    step = np.repeat(np.arange(longest), alive)
    chain = np.arange(total) - np.repeat(ends - alive, alive)
    rows = starts[chain] + step
    before = np.where(step, np.arange(total) - alive[step - 1], total)
    behind = np.full(total, total)
    known = np.flatnonzero(step)
    behind[before[known]] = known
    bounds = [0, *ends.tolist()]
    steps = [slice(a, b) for a, b in pairwise(bounds)]
    return Packed(rows, steps, before, behind)
