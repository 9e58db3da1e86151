"""Learns to tell the type of a work: a linear model of what is known of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from kzbib.parsing.labelling.types import Types
from kzbib.training.descent import Descent

Told = tuple[Sequence[str], str]
"""What is known of a work (see ``kzbib.parsing.telling``), and its CSL type."""

_LEAST, _STEPS, _RATE = 2, 300, 0.1
_RESTRAINT = 0.3
"""How strongly weights are drawn to 0: half their squares, times this, are a loss."""


def learn_types(told: Sequence[Told]) -> Types:
    """Return weights of a multinomial logistic regression; the same for the same works.

    Features that stand once are not learnt.
    """
    counts = Counter(name for names, _ in told for name in set(names))
    known = sorted(name for name, count in counts.items() if count >= _LEAST)
    rows = {name: row for row, name in enumerate(known)}
    types = sorted({kind for _, kind in told})
    kinds = np.array([types.index(kind) for _, kind in told])
    pairs = [
        (k, row)
        for k, (names, _) in enumerate(told)
        for name in names
        if (row := rows.get(name)) is not None
    ]
    works, features = np.array(pairs).T
    weights = np.zeros((len(rows), len(types)))
    descent = Descent(weights)
    by_feature = np.argsort(features, kind="stable")
    firsts = np.searchsorted(features[by_feature], np.arange(len(rows)))
    begins = np.searchsorted(works, np.arange(len(told)))
    bare = np.diff(np.append(begins, len(works))) == 0
    for step in range(1, _STEPS + 1):
        scores = np.add.reduceat(weights[features], begins.clip(max=len(works) - 1))
        scores[bare] = 0
        scores -= scores.max(axis=1, keepdims=True)
        likely = np.exp(scores)
        likely /= likely.sum(axis=1, keepdims=True)
        likely[np.arange(len(kinds)), kinds] -= 1
        slope = np.add.reduceat(likely[works[by_feature]], firsts)
        slope += _RESTRAINT * weights
        descent.step(slope, _RATE * (1 - step / (_STEPS + 1)))
    return Types(types, rows, weights.astype(np.float32))
