"""How unlikely the wanted labels of chains are, and what would make them likelier."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from kzbib.parsing.labelling.arrays import Floats, Ints
from kzbib.parsing.labelling.packed import Packed


class Slope(NamedTuple):
    """The loss, and its gradients."""

    loss: float
    scores: Floats
    transitions: Floats


def slope(
    scores: Floats, wanted: Ints, weights: Floats, transitions: Floats, packed: Packed
) -> Slope:
    """Return the mean loss of a linear-chain model (Lafferty et al., 2001) and slopes.

    ``scores`` (words × labels) and ``wanted`` stand in the order of ``packed``;
    ``weights`` say how much each chain counts.
    """
    own = np.concatenate([weights[: one.stop - one.start] for one in packed.steps])
    own /= weights.sum()
    most = scores.max(axis=1, keepdims=True)
    powers = np.exp(scores - most)
    ways = np.exp(transitions)
    sizes = np.ones((len(scores), 1), np.float32)
    likely = powers.copy()
    before = slice(0, 0)
    for here in packed.steps:
        step = likely[here]
        if here.start:
            count = here.stop - here.start
            step *= likely[before][:count] @ ways
        sizes[here] = step.sum(axis=1, keepdims=True)
        step /= sizes[here]
        before = here
    both = np.zeros_like(transitions)
    back = np.ones_like(likely[packed.steps[0]])
    for before, here in zip(packed.steps[-2::-1], packed.steps[:0:-1], strict=True):
        count = here.stop - here.start
        step = powers[here] * back[:count]
        step /= sizes[here]
        first = likely[before][:count]
        both += (first * own[here, None]).T @ step
        back[:count] = step @ ways.T
        likely[before] *= back[: before.stop - before.start]
    both *= ways
    at = np.arange(len(scores))
    behind = packed.before < len(scores)
    pairs = (wanted[packed.before[behind]], wanted[behind])
    told = scores[at, wanted] - (np.log(sizes) + most)[:, 0]
    told[behind] += transitions[pairs]
    likely[at, wanted] -= 1
    likely *= own[:, None]
    np.subtract.at(both, pairs, own[behind])
    return Slope(float(-(told * own).sum(dtype=np.float64)), likely, both)
