"""One step of learning: a batch of chains through the network, and back."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from kzbib.parsing.labelling.arrays import Floats, Ints
from kzbib.parsing.labelling.network import SMALL, Cell, Network
from kzbib.parsing.labelling.packed import Packed, pack
from kzbib.training.network.bags import Bags, Hidden, add_up, hand_out, open_bags
from kzbib.training.network.cells import Read, read, turn_back
from kzbib.training.network.chains import slope
from kzbib.training.network.corpus import Lessons


class _Batch(NamedTuple):
    """Some chains, the longest first, by steps."""

    packed: Packed
    wanted: Ints
    weights: Floats
    bags: Bags


class _Word(NamedTuple):
    """The way from the sums of features to what the layers read."""

    wide: Floats
    normal: Floats
    bent: Floats
    kept: Floats

    @property
    def told(self) -> Floats:
        """What the first layer reads."""
        return np.maximum(self.bent, 0) * self.kept


class _Layer(NamedTuple):
    """What the cells of a layer did, and what was hidden of it."""

    ahead: Read
    behind: Read
    kept: Floats

    @property
    def told(self) -> Floats:
        """What the next layer reads."""
        return np.concatenate((self.ahead.told, self.behind.told), axis=1) * self.kept


def learn_from(
    net: Network,
    lessons: Lessons,
    chains: Ints,
    hidden: Hidden,
    chance: np.random.Generator,
) -> tuple[float, Network]:
    """Return the mean loss of some chains, and the slope of everything in ``net``."""
    batch = _cut(lessons, chains, hidden, chance)
    count = len(batch.wanted)

    def some(width: int) -> Floats:
        """Return factors: 0 for values that are hidden, and more than 1 for others."""
        if not hidden.values:
            return np.ones((count, width), np.float32)
        seen = chance.random((count, width), np.float32) >= hidden.values
        return seen.astype(np.float32) / np.float32(1 - hidden.values)

    raw = add_up(net.vectors, batch.bags, count) + net.bias
    raw -= raw.mean(axis=1, keepdims=True)
    wide = np.sqrt(np.square(raw).mean(axis=1, keepdims=True) + SMALL)
    normal = raw / wide
    word = _Word(wide, normal, normal * net.gain + net.shift, some(raw.shape[1]))
    layers: list[_Layer] = []
    told = word.told
    for forward, backward in net.layers:
        ahead = read(forward, told, batch.packed, back=False)
        behind = read(backward, told, batch.packed, back=True)
        layers.append(_Layer(ahead, behind, some(2 * ahead.memory.shape[1])))
        told = layers[-1].told
    return _way_back(net, batch, word, layers, np.concatenate((told, word.told), 1))


def _cut(
    lessons: Lessons, chains: Ints, hidden: Hidden, chance: np.random.Generator
) -> _Batch:
    lengths = lessons.starts[chains + 1] - lessons.starts[chains]
    order = np.argsort(-lengths, kind="stable")
    chains, lengths = chains[order], lengths[order]
    packed = pack(lengths.tolist())
    skipped = lessons.starts[chains] - np.cumsum(lengths) + lengths
    words = (np.repeat(skipped, lengths) + np.arange(lengths.sum()))[packed.rows]
    bags = open_bags(lessons, words, packed, hidden, chance)
    return _Batch(packed, lessons.wanted[words], lessons.weights[chains], bags)


def _way_back(
    net: Network, batch: _Batch, word: _Word, layers: list[_Layer], last: Floats
) -> tuple[float, Network]:
    scores = last @ net.weight + net.own
    found = slope(scores, batch.wanted, batch.weights, net.transitions, batch.packed)
    slopes = found.scores @ net.weight.T
    width = word.bent.shape[1]
    of_word, slopes = slopes[:, -width:], slopes[:, :-width]
    cells: list[tuple[Cell, Cell]] = []
    for (forward, backward), layer in zip(net.layers[::-1], layers[::-1], strict=True):
        ahead, behind = np.split(slopes * layer.kept, 2, axis=1)
        one, of_forward = turn_back(forward, layer.ahead, ahead, batch.packed)
        two, of_backward = turn_back(backward, layer.behind, behind, batch.packed)
        cells.insert(0, (of_forward, of_backward))
        slopes = one + two
    of_word = (of_word + slopes) * word.kept * (word.bent > 0)
    of_sum = of_word * net.gain
    of_sum -= of_sum.mean(axis=1, keepdims=True) + word.normal * (
        of_sum * word.normal
    ).mean(axis=1, keepdims=True)
    of_sum /= word.wide
    return found.loss, Network(
        vectors=hand_out(of_sum, batch.bags, len(net.vectors)),
        bias=of_sum.sum(axis=0),
        gain=(of_word * word.normal).sum(axis=0),
        shift=of_word.sum(axis=0),
        layers=cells,
        weight=last.T @ found.scores,
        own=found.scores.sum(axis=0),
        transitions=found.transitions,
    )
