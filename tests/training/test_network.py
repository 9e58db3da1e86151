"""A network learns along its slopes, and the same from the same examples."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from kzbib.parsing.labelling.arrays import Floats
from kzbib.parsing.labelling.chains import Chains
from kzbib.parsing.labelling.network import Cell, Network
from kzbib.parsing.labelling.packed import pack
from kzbib.parsing.labelling.rows import rows_of
from kzbib.training.network.bags import Hidden
from kzbib.training.network.corpus import Corpus, Lessons
from kzbib.training.network.lesson import learn_from
from kzbib.training.network.teach import NEVER, Plan, arrays, fresh, teach, widened

NOTHING = Hidden(features=0, rules=0, values=0)


def lessons(least: int = 1) -> Lessons:
    chance = np.random.default_rng(3)
    corpus = Corpus()
    for weight in (1.0, 2.0) * 5:
        count = int(chance.integers(1, 6))
        features = [[f"f{k}" for k in chance.integers(0, 12, 4)] for _ in range(count)]
        # a label says what stands first in the chain: only a memory can know it
        labels = [f"{features[0][0] > 'f5'}{k % 2}" for k in range(count)]
        corpus.add(features, labels, weight)
    return corpus.ready(rows_of(corpus.often(least)), "q")


def network(known: Lessons) -> Network:
    chance = np.random.default_rng(5)

    def some(*shape: int) -> Floats:
        return chance.normal(0, 0.5, shape)

    labels = len(known.labels)
    return Network(
        vectors=some(len(known.spoken), 6),
        bias=some(6),
        gain=some(6) + 1,
        shift=some(6),
        layers=[
            (Cell(some(6, 15), some(15)), Cell(some(6, 15), some(15))),
            (Cell(some(10, 15), some(15)), Cell(some(10, 15), some(15))),
        ],
        weight=some(16, labels),
        own=some(labels),
        transitions=some(labels, labels),
    )


def loss(net: Network, known: Lessons) -> tuple[float, Network]:
    chains = np.arange(len(known.starts) - 1)
    return learn_from(net, known, chains, NOTHING, np.random.default_rng(1))


def places(array: Floats) -> Iterator[tuple[int, ...]]:
    chance = np.random.default_rng(9)
    for _ in range(5):
        yield tuple(int(chance.integers(size)) for size in array.shape)


def test_slopes_are_those_of_small_changes() -> None:
    known = lessons()
    net = network(known)
    _, slopes = loss(net, known)
    for values, found in zip(arrays(net), arrays(slopes), strict=True):
        assert values.shape == found.shape
        for at in places(values):
            own, small = values[at], 1e-3
            values[at] = own + small
            above, _ = loss(net, known)
            values[at] = own - small
            below, _ = loss(net, known)
            values[at] = own
            assert found[at] == pytest.approx((above - below) / 2 / small, abs=2e-3)


def right(net: Network, known: Lessons) -> float:
    """Return the share of words that get the wanted label."""
    lengths = np.diff(known.starts).tolist()
    words = zip(known.ends, known.ends[1:], strict=False)
    sums = [net.vectors[known.features[a:b]].sum(axis=0) for a, b in words]
    scores = net.scores(np.array(sums, np.float32), pack(lengths))
    paths = Chains(net.transitions).best(scores, lengths)
    labels = [label for path in paths for label in path.labels]
    return float((np.array(labels) == known.wanted).mean())


PLAN = Plan(width=12, steps=250, batch=10, warm=10, rate=0.01, hidden=NOTHING)


def test_it_learns_what_stands_far_away() -> None:
    known = lessons()
    net = fresh(known, PLAN)
    assert right(net, known) < 0.8
    teach(net, known, PLAN)
    assert right(net, known) == 1


def test_the_same_lessons_make_the_same_network() -> None:
    known = lessons()
    plan = Plan(width=8, steps=12, batch=4, seed=3)
    nets = [fresh(known, plan) for _ in range(2)]
    heard: list[str] = []
    for net in nets:
        teach(net, known, plan, heard.append)
    for one, other in zip(*map(arrays, nets), strict=True):
        assert (one == other).all()
    assert heard == []  # it is told of every 200th step


def test_a_label_never_stands_behind_one_that_it_never_stood_behind() -> None:
    known = lessons()
    net = fresh(known, PLAN)
    teach(net, known, PLAN)
    assert ((net.transitions == NEVER) == ~known.pairs()).all()
    inside = {
        (int(known.wanted[k]), int(known.wanted[k + 1]))
        for first, last in zip(known.starts, known.starts[1:], strict=False)
        for k in range(first, last - 1)
    }
    assert {(int(a), int(b)) for a, b in np.argwhere(known.pairs())} == inside


def test_rare_features_are_left_out() -> None:
    every, often = lessons(), lessons(least=12)
    assert 1 < len(often.spoken) < len(every.spoken)
    assert often.features.max() < len(often.spoken)
    assert len(often.wanted) == len(every.wanted)


def test_a_network_learns_more_and_keeps_its_place() -> None:
    known = lessons()
    net = fresh(known, PLAN)
    corpus = Corpus(labels={name: k for k, name in enumerate(known.labels)})
    corpus.add([["f1", "0new"], ["f2"]], [known.labels[0], "another"], 1.0)
    more = corpus.ready(rows_of([*known.rows.names(), "0new"]), "q")
    wide = widened(net, known.rows, more)
    assert wide.vectors.shape == (len(known.spoken) + 1, PLAN.width)
    assert (wide.vectors[:-1] == net.vectors).all()
    assert wide.transitions[0, -1] == 0
    assert wide.transitions[-1, 0] == NEVER
    teach(wide, more, PLAN)
    assert right(wide, more) == 1
    assert not (wide.vectors[:-1] == net.vectors).all()
