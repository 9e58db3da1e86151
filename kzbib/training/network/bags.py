"""The features of words: added up on the way in, and their slopes on the way back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from kzbib.parsing.labelling.arrays import Floats, Ints
from kzbib.parsing.labelling.packed import Packed
from kzbib.training.network.corpus import Lessons


@dataclass(frozen=True, slots=True)
class Hidden:
    """What shares are hidden while a model learns: it shall rely on no one thing."""

    features: float = 0.3
    rules: float = 0.25
    """Of the words of every second chain: all that the rules said of them."""
    values: float = 0.35


class Bags(NamedTuple):
    """The features of words that are not hidden."""

    features: Ints
    words: Ints
    """The place of the word of each feature, in rising order."""


def open_bags(
    lessons: Lessons,
    words: Ints,
    packed: Packed,
    hidden: Hidden,
    chance: np.random.Generator,
) -> Bags:
    """Return features of ``words``, which stand in the order of ``packed``."""
    begins = lessons.ends[words]
    sizes = lessons.ends[words + 1] - begins
    place = np.repeat(np.arange(len(words)), sizes)
    within = np.arange(len(place)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    features = lessons.features[begins[place] + within]
    kept = chance.random(len(features), np.float32) >= hidden.features
    chain = np.concatenate([np.arange(s.stop - s.start) for s in packed.steps])
    deaf = (chance.random(packed.steps[0].stop) < 0.5)[chain]
    deaf &= chance.random(len(words)) < hidden.rules
    kept &= ~(lessons.spoken[features] & deaf[place])
    return Bags(features[kept], place[kept])


def add_up(vectors: Floats, bags: Bags, count: int) -> Floats:
    """Add up the vectors of the features of each of ``count`` words."""
    sizes = np.bincount(bags.words, minlength=count)
    begins = np.cumsum(sizes) - sizes
    order = np.argsort(-sizes, kind="stable")
    begins, sizes = begins[order], sizes[order]
    totals = np.zeros((count, vectors.shape[1]), vectors.dtype)
    for k in range(int(sizes[0])):
        some = int(np.searchsorted(-sizes, -k, "left"))
        totals[:some] += vectors[bags.features[begins[:some] + k]]
    found = np.empty_like(totals)
    found[order] = totals
    return found


def hand_out(slopes: Floats, bags: Bags, count: int) -> Floats:
    """Return the slope of each of ``count`` vectors from those of the words' sums."""
    order = np.argsort(bags.features, kind="stable")
    features = bags.features[order]
    firsts = np.flatnonzero(np.diff(features, prepend=-1))
    found = np.zeros((count, slopes.shape[1]), slopes.dtype)
    found[features[firsts]] = np.add.reduceat(slopes[bags.words[order]], firsts)
    return found
