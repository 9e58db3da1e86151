"""Many references read at once are read as they are one by one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzbib.errors import InputError
from kzbib.parsing import parse, parse_all, parse_all_surely, parse_surely
from kzbib.parsing.labeller import SHIPPED, Labeller
from kzbib.parsing.labelling.chains import Chains
from kzbib.parsing.labelling.model import read_model, write_model
from kzbib.parsing.labelling.packed import pack
from kzbib.parsing.labelling.rows import rows_from, rows_of
from kzbib.parsing.labelling.sums import Chain, Sums
from kzbib.parsing.labelling.types import read_types, write_types
from kzbib.parsing.reading import cut_half
from kzbib.training.folds import project_references
from kzbib.training.seer import Seer

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


def halves() -> list[Chain]:
    texts = [text for text in (*HOSTILE, *RAWS[::3]) if text.strip()]
    cut = [cut_half(text, 0, len(text)) for text in texts]
    return [(half.tokens, half.guess.labels) for half in cut if half.tokens.words]


def test_words_are_the_sums_of_their_named_features() -> None:
    model = read_model(SHIPPED)
    vectors, seer, chains = model.network.vectors, Seer(), halves()
    sums = Sums(vectors, model.rows).of(chains)
    rows = [row for tokens, said in chains for row in seer.rows(tokens, said)]
    assert len(rows) == len(sums)
    for names, found in zip(rows, sums, strict=True):
        numbers = [model.rows.get(name) for name in names]
        assert found == pytest.approx(vectors[numbers].sum(axis=0), abs=1e-3), names


def test_a_network_scores_chains_together_as_alone() -> None:
    model = read_model(SHIPPED)
    chains = halves()[:40]
    adder = Sums(model.network.vectors, model.rows)
    lengths = [len(tokens.words) for tokens, _ in chains]
    together = model.network.scores(adder.of(chains), pack(lengths))
    alone = [
        model.network.scores(adder.of([chain]), pack([length]))
        for chain, length in zip(chains, lengths, strict=True)
    ]
    assert together == pytest.approx(np.concatenate(alone), abs=1e-2)


@given(st.lists(st.integers(1, 6), min_size=1, max_size=9))
def test_packed_words_know_their_neighbours(lengths: list[int]) -> None:
    packed, total = pack(lengths), sum(lengths)
    assert sorted(packed.rows) == list(range(total))
    firsts = {sum(lengths[:k]) for k in range(len(lengths))}
    for place, row in enumerate(packed.rows):
        before = packed.before[place]
        assert (before == total) == (row in firsts)
        if before < total:
            assert packed.rows[before] == row - 1
            assert packed.behind[before] == place
    assert sum(packed.behind == total) == len(lengths)
    assert [one.stop - one.start for one in packed.steps] == [
        sum(length > step for length in lengths) for step in range(max(lengths))
    ]


def test_memories_begin_anew_when_they_are_full(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    alone = [parse(raw).work for raw in RAWS[:120]]
    monkeypatch.setattr("kzbib.parsing.labelling.sums.LIMIT", 50)
    found = parse_all_surely(RAWS[:120], Labeller(SHIPPED))
    assert [parsed.work for parsed, _ in found] == alone


def test_a_model_is_written_as_it_is_read(tmp_path: Path) -> None:
    model = read_model(SHIPPED)
    write_model(model, tmp_path)
    again = read_model(tmp_path)
    assert again.labels == model.labels
    assert again.rows.names() == model.rows.names()
    assert again.network.vectors == pytest.approx(model.network.vectors, abs=0.02)
    assert (again.network.weight == model.network.weight).all()
    assert (again.network.transitions == model.network.transitions).all()


def test_types_are_written_as_they_are_read(tmp_path: Path) -> None:
    types = read_types(SHIPPED)
    write_types(types, tmp_path)
    again = read_types(tmp_path)
    assert (again.types, again.rows) == (types.types, types.rows)
    assert (again.weights == types.weights).all()
    assert again.best([]) in again.types


@given(st.sets(st.text("0-+<>ab|", max_size=4)))
def test_each_feature_has_its_row(names: set[str]) -> None:
    rows = rows_of(names)
    found = rows.names()
    assert sorted(found) == sorted({"", *names})
    assert [rows.get(name) for name in found] == list(range(len(found)))
    again = rows_from(list(rows.words), rows.masks(), rows.others)
    assert again.names() == found
    assert rows.get("none") == rows.get("0none") == 0


@pytest.mark.parametrize("content", [b"", b"{}", b"not a model" * 10, b"PK\x03\x04"])
@pytest.mark.parametrize("name", ["labels", "types"])
def test_what_is_no_model_is_refused(tmp_path: Path, content: bytes, name: str) -> None:
    shutil.copytree(SHIPPED, tmp_path, dirs_exist_ok=True)
    (tmp_path / f"{name}.npy").write_bytes(content)
    with pytest.raises(InputError, match="not a model"):
        Labeller(tmp_path)


@pytest.mark.parametrize("content", [None, "", "[1]", "{"])
def test_a_model_without_figures_is_refused(
    tmp_path: Path, content: str | None
) -> None:
    shutil.copytree(SHIPPED, tmp_path, dirs_exist_ok=True)
    (tmp_path / "figures.json").unlink()
    if content is not None:
        (tmp_path / "figures.json").write_text(content)
    with pytest.raises(InputError, match="not a model"):
        Labeller(tmp_path)


def test_a_model_of_other_features_is_refused(tmp_path: Path) -> None:
    shutil.copytree(SHIPPED, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "labels.json"
    names = json.loads(path.read_bytes())
    names["others"].append("one more")
    path.write_text(json.dumps(names), encoding="utf-8")
    with pytest.raises(InputError, match="not a model"):
        Labeller(tmp_path)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32 - 1), st.lists(st.integers(1, 5), min_size=1, max_size=5))
def test_the_best_path_is_the_best_of_all(seed: int, lengths: list[int]) -> None:
    chance = np.random.default_rng(seed)
    scores = chance.normal(0, 2, (sum(lengths), 3)).astype(np.float32)
    pairs = chance.normal(0, 2, (3, 3)).astype(np.float32)
    first = 0
    for path, length in zip(Chains(pairs).best(scores, lengths), lengths, strict=True):
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
    reader = Chains(pairs)
    found = reader.best(scores, lengths)
    assert all(path.sure < 0.001 for path in found)
    assert found[0].labels == reader._wide(scores[:60])
    assert found[1].labels == reader._wide(scores[60:])
