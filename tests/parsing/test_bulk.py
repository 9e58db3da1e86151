"""Many references read at once are read as they are one by one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pycrfsuite import Tagger

from kzbib.errors import InputError
from kzbib.parsing import parse, parse_all, parse_all_surely, parse_surely
from kzbib.parsing.bulk import BulkLabeller, chains
from kzbib.parsing.bulk.weights import Weights, read_weights
from kzbib.parsing.labeller import LABELS, SHIPPED, TYPES, Labeller, labeller
from kzbib.parsing.labels import to_spans
from kzbib.parsing.reading import cut_half, drafts
from kzbib.parsing.telling import telling
from kzbib.training.folds import project_references

RAWS = [record["raw"] for record in project_references()][::5]
HOSTILE = (
    "", " ", "(" * 3000, "\u202e" * 50, "á" * 40, "« » “ „ ^ $ \0 | || |||", "." * 500,
    "а. " * 2000, "1 " * 200, "//" * 200, "\n\t\r", "𝒳" * 30, "<date> <URL> ^ $",
)  # fmt: skip


def test_all_are_read_as_one_by_one() -> None:
    raws = [*HOSTILE, *RAWS[::2]]
    for raw, found in zip(raws, parse_all(raws), strict=True):
        alone = parse(raw)
        assert abs(found.confidence - alone.confidence) < 0.001, raw
        assert found.work == alone.work, raw
        assert (found.spans, found.rest) == (alone.spans, alone.rest), raw


def test_each_field_is_as_sure_as_alone() -> None:
    raws = RAWS[::9]
    for raw, (found, sure) in zip(raws, parse_all_surely(raws), strict=True):
        alone, fields = parse_surely(raw)
        assert found.work == alone.work
        assert sure.keys() == fields.keys()
        for name, value in fields.items():
            assert sure[name] == pytest.approx(value, abs=0.05), (raw, name)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=30, max_size=60))
def test_whatever_is_read_at_once_is_read_as_alone(texts: list[str]) -> None:
    for text, found in zip(texts, parse_all(texts), strict=True):
        assert found.work == parse(text).work


def test_readings_come_while_texts_still_come() -> None:
    taken = []

    def texts() -> Iterator[str]:
        for number in range(1000):
            taken.append(number)
            yield f"Иванов И. И. Право. М., {1900 + number % 100}."

    found = parse_all(texts())
    next(found)
    assert len(taken) == 1
    next(found)
    assert len(taken) < 200


def test_types_are_those_of_the_tagger() -> None:
    alone, bulk = Labeller(SHIPPED), BulkLabeller(SHIPPED / LABELS, SHIPPED / TYPES)
    for raw in RAWS[::3]:
        half = cut_half(raw, 0, len(raw))
        [labelled] = alone.label([(half.tokens, half.guess.labels)])
        draft, _ = drafts(half, to_spans(half.tokens, labelled.labels))
        names = telling(draft, half.guess)
        assert bulk.kind(names) == alone.kind(names), raw
    assert bulk.kind([]) == alone.kind([])


def test_memories_begin_anew_when_they_are_full(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    model = labeller()
    alone = [parse(raw).work for raw in RAWS[:120]]
    monkeypatch.setattr("kzbib.parsing.bulk.scores.LIMIT", 50)
    monkeypatch.setattr(model, "_bulk", BulkLabeller(SHIPPED / LABELS, SHIPPED / TYPES))
    assert [found.work for found in parse_all(RAWS[:120])] == alone


def test_weights_are_those_of_the_tagger() -> None:
    weights = read_weights(SHIPPED / LABELS)
    tagger = Tagger()
    tagger.open(str(SHIPPED / LABELS))
    info = tagger.info()
    assert np.count_nonzero(weights.states) == len(info.state_features)
    places = {name: number for number, name in enumerate(weights.labels)}
    for (name, label), weight in info.state_features.items():
        found = weights.states[weights.rows[name], places[label]]
        assert found == pytest.approx(weight, abs=1e-5)
    for (first, second), weight in info.transitions.items():
        found = weights.transitions[places[first], places[second]]
        assert found == pytest.approx(weight, abs=1e-5)
    tagger.close()


@pytest.mark.parametrize("content", [b"", b"{}", b"not a model" * 10])
def test_what_is_no_model_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / LABELS
    path.write_bytes(content)
    with pytest.raises(InputError, match="not a model"):
        read_weights(path)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32 - 1), st.lists(st.integers(1, 5), min_size=1, max_size=5))
def test_the_best_path_is_the_best_of_all(seed: int, lengths: list[int]) -> None:
    chance = np.random.default_rng(seed)
    scores = chance.normal(0, 2, (sum(lengths), 3)).astype(np.float32)
    pairs = chance.normal(0, 2, (3, 3)).astype(np.float32)
    weights = Weights(["a", "b", "c"], {}, np.zeros((1, 3), np.float32), pairs)
    first = 0
    for path, length in zip(
        chains.Chains(weights).best(scores, lengths), lengths, strict=True
    ):
        own = scores[first : first + length]
        worth = {
            labels: sum(float(own[i, b]) for i, b in enumerate(labels))
            + sum(float(pairs[a, b]) for a, b in pairwise(labels))
            for labels in product(range(3), repeat=length)
        }
        total = sum(np.exp(value) for value in worth.values())
        best = max(worth, key=worth.__getitem__)
        assert path.labels == list(best)
        assert path.sure == pytest.approx(np.exp(worth[best]) / total, rel=1e-3)
        for i, label in enumerate(best):
            share = sum(np.exp(v) for k, v in worth.items() if k[i] == label) / total
            assert path.certain[i] == pytest.approx(share, rel=1e-3)
        first += length


def test_an_unlikely_best_path_is_found_too() -> None:
    """Where no label is likely, all are looked at."""
    lengths = [60, 40]
    chance = np.random.default_rng(7)
    scores = chance.normal(0, 0.1, (100, 9)).astype(np.float32)
    pairs = chance.normal(0, 0.1, (9, 9)).astype(np.float32)
    weights = Weights(list("abcdefghi"), {}, np.zeros((1, 9), np.float32), pairs)
    reader = chains.Chains(weights)
    found = reader.best(scores, lengths)
    assert all(path.sure < 0.001 for path in found)
    assert found[0].labels == reader._wide(scores[:60])
    assert found[1].labels == reader._wide(scores[60:])
