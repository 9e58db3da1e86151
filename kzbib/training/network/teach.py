"""Teaches a network from examples: many small steps, each on a batch of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import cos, pi

import numpy as np

from kzbib.parsing.labelling.arrays import Floats, Ints
from kzbib.parsing.labelling.network import Cell, Network
from kzbib.parsing.labelling.rows import Rows
from kzbib.training.descent import Descent
from kzbib.training.network.bags import Hidden
from kzbib.training.network.corpus import Lessons
from kzbib.training.network.lesson import learn_from

NEVER = -30.0
"""The score of a label behind one that it never stood behind."""
_ALIKE = 20
"""So many batches are cut from chains sorted by length, to be even."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How a network is taught."""

    width: int = 64
    """Values of a word, and of the memory of each direction."""
    layers: int = 2
    steps: int = 6500
    batch: int = 96
    """Chains that are learnt from at a step."""
    rate: float = 0.002
    warm: int = 200
    """Steps until the rate is reached; then it falls along a cosine."""
    steepest: float = 5.0
    """Longer slopes are cut to this length."""
    hidden: Hidden = field(default_factory=Hidden)
    seed: int = 100


def fresh(lessons: Lessons, plan: Plan) -> Network:
    """Return a network that has learnt nothing."""
    chance = np.random.default_rng(plan.seed)
    width, labels = plan.width, len(lessons.labels)

    def matrix(size: int, columns: int) -> Floats:
        most = size**-0.5
        return chance.uniform(-most, most, (size, columns)).astype(np.float32)

    def cell(size: int) -> Cell:
        bias = np.zeros(3 * width, np.float32)
        bias[:width] = -0.5  # remember rather than renew
        return Cell(matrix(size, 3 * width), bias)

    sizes = [width, *[2 * width] * (plan.layers - 1)]
    vectors = chance.normal(0, 0.1, (len(lessons.spoken), width)).astype(np.float32)
    vectors[0] = 0
    return Network(
        vectors=vectors,
        bias=np.zeros(width, np.float32),
        gain=np.ones(width, np.float32),
        shift=np.zeros(width, np.float32),
        layers=[(cell(size), cell(size)) for size in sizes],
        weight=matrix(3 * width, labels),
        own=np.zeros(labels, np.float32),
        transitions=np.where(lessons.pairs(), 0, NEVER).astype(np.float32),
    )


def widened(net: Network, rows: Rows, lessons: Lessons) -> Network:
    """Return a copy of ``net`` with room for the features and labels of the lessons.

    ``rows`` are the features that it knows; its labels come first in the lessons.
    """
    vectors = np.zeros((len(lessons.spoken), net.vectors.shape[1]), np.float32)
    vectors[[lessons.rows.get(name) for name in rows.names()]] = net.vectors
    more = len(lessons.labels) - len(net.own)
    known = np.pad(net.transitions, (0, more), constant_values=NEVER)
    transitions = np.where((known <= NEVER) & lessons.pairs(), 0, known)
    return Network(
        vectors=vectors,
        bias=net.bias.copy(),
        gain=net.gain.copy(),
        shift=net.shift.copy(),
        layers=[
            (Cell(*map(np.copy, ahead)), Cell(*map(np.copy, behind)))
            for ahead, behind in net.layers
        ],
        weight=np.pad(net.weight, ((0, 0), (0, more))),
        own=np.pad(net.own, (0, more)),
        transitions=transitions.astype(np.float32),
    )


def teach(
    net: Network,
    lessons: Lessons,
    plan: Plan,
    tell: Callable[[str], None] = lambda line: None,
) -> None:
    """Change ``net`` in place until it gives the wanted labels.

    The same lessons and plan give the same network; ``tell`` hears how it goes.
    """
    chance = np.random.default_rng(plan.seed)
    total = plan.steps
    descents = [Descent(values) for values in arrays(net)]
    seen = net.transitions > NEVER
    mean = 0.0
    for step, chains in enumerate(_batches(lessons, plan, chance), 1):
        loss, slopes = learn_from(net, lessons, chains, plan.hidden, chance)
        slopes.transitions[~seen] = 0
        found = list(arrays(slopes))
        length = sum(float(np.square(one).sum()) for one in found) ** 0.5
        rate = plan.rate * min(1, step / plan.warm) * (1 + cos(pi * step / total)) / 2
        shrink = np.float32(min(1, plan.steepest / (length + 1e-9)))
        for descent, slope in zip(descents, found, strict=True):
            descent.step(slope * shrink, rate)
        mean = loss if step == 1 else mean + 0.02 * (loss - mean)
        if step % 200 == 0:
            tell(f"step {step} of {total}: {mean:.3f}")


def arrays(net: Network) -> Iterator[Floats]:
    """Yield all that a network has learnt, always in the same order."""
    for part in net:
        if isinstance(part, np.ndarray):
            yield part
        else:
            for ahead, behind in part:
                yield from (*ahead, *behind)


def _batches(
    lessons: Lessons, plan: Plan, chance: np.random.Generator
) -> Iterator[Ints]:
    """Yield ``plan.steps`` batches of chains of like length."""
    total = plan.steps
    count = len(lessons.starts) - 1
    lengths = np.diff(lessons.starts)
    while total > 0:
        order = chance.permutation(count)
        found = []
        for first in range(0, count, plan.batch * _ALIKE):
            some = order[first : first + plan.batch * _ALIKE]
            some = some[np.argsort(lengths[some], kind="stable")]
            found += [some[k : k + plan.batch] for k in range(0, len(some), plan.batch)]
        for k in chance.permutation(len(found))[:total].tolist():
            yield found[k]
        total -= len(found)
