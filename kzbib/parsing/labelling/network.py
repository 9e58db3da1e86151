"""The network that scores labels: what a word is like, and what it remembers of others.

Each word is the sum of the vectors of its features. Two layers read the words forwards
and backwards; each keeps a memory and decides at every word how much of it to renew and
how much to tell (quasi-recurrent layers: Bradbury et al., 2017). So a label can depend
on words far away, and yet every product of matrices is one for all words together.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from kzbib.parsing.labelling.arrays import Floats
from kzbib.parsing.labelling.packed import Packed

SMALL = np.float32(1e-5)
"""Keeps the division by a deviation from overflowing."""


class Cell(NamedTuple):
    """Reads in one direction."""

    weight: Floats
    """Values a word × (renewed, new, told), each of the width of the memory."""
    bias: Floats


class Network(NamedTuple):
    """What a model has learnt."""

    vectors: Floats
    """Features × values; row 0 is for features that are not known."""
    bias: Floats
    gain: Floats
    shift: Floats
    layers: list[tuple[Cell, Cell]]
    """For each layer, what reads forwards and what reads backwards."""
    weight: Floats
    """Values of the last layer and of the word itself × labels."""
    own: Floats
    """What each label has without any word."""
    transitions: Floats
    """Labels × the labels behind them."""

    def scores(self, sums: Floats, packed: Packed) -> Floats:
        """Return words × labels from words × values, in the order of ``sums``."""
        word = norm(sums[packed.rows] + self.bias) * self.gain
        word += self.shift
        np.maximum(word, 0, out=word)
        told = word
        for forward, backward in self.layers:
            told = np.concatenate(
                (read(forward, told, packed), read(backward, told, packed, back=True)),
                axis=1,
            )
        found = np.empty((len(sums), len(self.own)), np.float32)
        split = told.shape[1]
        found[packed.rows] = told @ self.weight[:split] + word @ self.weight[split:]
        found += self.own
        return found


def norm(values: Floats) -> Floats:
    """Shift and stretch each row to mean 0 and deviation 1."""
    values = values - values.mean(axis=1, keepdims=True)
    values /= np.sqrt(np.square(values).mean(axis=1, keepdims=True) + SMALL)
    return values


def read(cell: Cell, words: Floats, packed: Packed, *, back: bool = False) -> Floats:
    """Return what a cell tells at every word."""
    renewed, new, told = gates(cell, words)
    told *= remember(renewed, new, packed, back=back)
    return told


def gates(cell: Cell, words: Floats) -> tuple[Floats, Floats, Floats]:
    """Return for every word how much is renewed, what is new, how much is told."""
    values = words @ cell.weight
    values += cell.bias
    width = values.shape[1] // 3
    renewed = sigmoid(values[:, :width])
    told = sigmoid(values[:, 2 * width :])
    return renewed, np.tanh(values[:, width : 2 * width]), told


def remember(renewed: Floats, new: Floats, packed: Packed, *, back: bool) -> Floats:
    """Return the memory behind every word."""
    memory = renewed * new
    kept = 1 - renewed
    first, *rest = packed.steps
    if back:
        for here, behind in zip(packed.steps[-2::-1], packed.steps[:0:-1], strict=True):
            count = behind.stop - behind.start
            start = here.start
            memory[start : start + count] += (
                kept[start : start + count] * memory[behind]
            )
        return memory
    before = first.start
    for here in rest:
        count = here.stop - here.start
        memory[here] += kept[here] * memory[before : before + count]
        before = here.start
    return memory


def sigmoid(values: Floats) -> Floats:
    """Return 1 / (1 + exp(-value))."""
    found = np.negative(values)
    np.exp(found, out=found)
    found += 1
    np.reciprocal(found, out=found)
    return found
