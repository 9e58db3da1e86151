"""A cell that reads in one direction: the way through, and the way back."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from kzbib.parsing.labelling.arrays import Floats
from kzbib.parsing.labelling.network import Cell, gates, remember
from kzbib.parsing.labelling.packed import Packed


class Read(NamedTuple):
    """What a cell did with words, for the way back."""

    words: Floats
    renewed: Floats
    new: Floats
    open: Floats
    memory: Floats
    back: bool

    @property
    def told(self) -> Floats:
        """What the cell told at every word."""
        return self.open * self.memory


def read(cell: Cell, words: Floats, packed: Packed, *, back: bool) -> Read:
    """Read the words with a cell."""
    renewed, new, told = gates(cell, words)
    memory = remember(renewed, new, packed, back=back)
    return Read(words, renewed, new, told, memory, back)


def turn_back(
    cell: Cell, did: Read, slopes: Floats, packed: Packed
) -> tuple[Floats, Cell]:
    """Return the slopes of the words and of the cell from those of what it told."""
    kept = 1 - did.renewed
    carried = _carried(slopes * did.open, kept, packed, back=did.back)
    earlier = np.concatenate((did.memory, np.zeros_like(did.memory[:1])))
    earlier = earlier[packed.behind if did.back else packed.before]
    values = np.concatenate(
        (
            carried * (did.new - earlier) * did.renewed * kept,
            carried * did.renewed * (1 - np.square(did.new)),
            slopes * did.memory * did.open * (1 - did.open),
        ),
        axis=1,
    )
    return values @ cell.weight.T, Cell(did.words.T @ values, values.sum(axis=0))


def _carried(slopes: Floats, kept: Floats, packed: Packed, *, back: bool) -> Floats:
    """Add to the slope of each memory what later ones owe it."""
    pairs = list(zip(packed.steps[:-1], packed.steps[1:], strict=True))
    if back:
        for before, here in pairs:
            rows = slice(before.start, before.start + here.stop - here.start)
            slopes[here] += kept[rows] * slopes[rows]
        return slopes
    for before, here in reversed(pairs):
        rows = slice(before.start, before.start + here.stop - here.start)
        slopes[rows] += kept[here] * slopes[here]
    return slopes
