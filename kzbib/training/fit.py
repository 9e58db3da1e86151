"""Makes a model from labelled references: labels of words, types of works, figures."""

from __future__ import annotations

import random
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pycrfsuite import ItemSequence, Tagger, Trainer

from kzbib.parsing.features import Seer
from kzbib.parsing.labeller import LABELS, NAMES, TYPES
from kzbib.parsing.labels import to_spans
from kzbib.parsing.reading import Half, drafts
from kzbib.parsing.rejoin import STEM
from kzbib.parsing.telling import telling
from kzbib.training.examples import MADE, Example, examples, synthetic
from kzbib.training.folds import Record
from kzbib.training.generator import generate, relayout

SEED = 100
_LABELS = {
    "c1": 0.2, "c2": 0.2, "max_iterations": 70,
    "feature.possible_transitions": False,
}  # fmt: skip
_TYPES = {"c1": 0.1, "c2": 0.3, "max_iterations": 60}
_WEIGHT = re.compile(r"  \(0\) (?P<name>.*) --> [^>]*: -?\d\S*$", re.DOTALL)
_WEIGHTS = {"kk": 2}
"""Languages with few references count more than once."""
_HIDDEN = 0.5
"""How many words of a second copy of a real reference hide what the rules say.

So the model learns to read a word without them, and trusts them less where they err.
"""
_SAID = b"rquR"
"""The first letters of the names of features that the rules gave."""


def example_rows(
    records: Sequence[Record], *, made: int, again: int
) -> Iterator[tuple[Example, int]]:
    """Yield the sequences to learn from, and how many times each counts.

    ``made`` references are invented; the real ones are printed ``again`` so many
    times in other layouts.
    """
    for record in records:
        for example in examples(record) or ():
            yield example, _WEIGHTS.get(record.get("lang", ""), 1)
    for turn in range(again):
        for item in relayout(records, SEED + turn):
            yield from ((example, 1) for example in synthetic(item) or ())
    for item in generate(SEED, made):
        yield from ((example, 1) for example in synthetic(item) or ())


def learn(records: Sequence[Record], folder: Path, *, made: int, again: int) -> None:
    """Make a model from labelled references; see ``example_rows``."""
    fit(example_rows(records, made=made, again=again), folder)


def fit(rows: Iterable[tuple[Example, int]], folder: Path) -> None:
    """Learn from the sequences; write the model into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    seer = Seer()
    chance = random.Random(SEED)
    labels, types = Trainer(verbose=False), Trainer(verbose=False)
    labels.set_params(_LABELS)
    types.set_params(_TYPES)
    for example, count in rows:
        if not example.tokens.words:
            continue
        seen = seer.rows(example.tokens, example.guess.labels)
        items = ItemSequence(seen)
        for _ in range(count):
            labels.append(items, example.labels)
        if example.record.get("source") != MADE:
            labels.append(ItemSequence(_hide(seen, chance)), example.labels)
        if kind := _kind(example):
            types.append([type_names(example)], [kind])
    labels.train(str(folder / LABELS))
    types.train(str(folder / TYPES))
    names = sorted(_weighted(folder / LABELS))
    (folder / NAMES).write_text("\n".join(names), encoding="utf-8")


def _hide(
    rows: Sequence[Sequence[bytes]], chance: random.Random
) -> list[Sequence[bytes]]:
    """Take what the rules say from every second word or so."""
    return [
        [name for name in row if name[:1] not in _SAID]
        if chance.random() < _HIDDEN
        else row
        for row in rows
    ]


def _kind(example: Example) -> str:
    own = example.record.get("translated") if example.second else None
    return str((own or example.record["csl"]).get("type", ""))


def type_names(example: Example) -> list[str]:
    """Return what tells the type of the work of an example."""
    half = Half(example.text, example.start, example.end, example.tokens, example.guess)
    draft, _ = drafts(half, to_spans(example.tokens, example.labels))
    return telling(draft, example.guess)


def _weighted(path: Path) -> set[str]:
    """Return the names of the features that have a weight in a model."""
    tagger = Tagger()
    tagger.open(str(path))
    with tempfile.TemporaryDirectory() as folder:
        dump = Path(folder) / "dump.txt"
        tagger.dump(str(dump))
        lines = dump.read_bytes().decode("utf-8").split("\n")
    begin = lines.index("STATE_FEATURES = {")
    return {found[1] for line in lines[begin:] if (found := _WEIGHT.match(line))}


_WORD = re.compile(r"(?<![\w-])[^\W\d_]{5,}(?![\w-])")


def vocabulary(records: Iterable[Record]) -> list[str]:
    """Return the beginnings of the words of the references, in order."""
    words = {
        word.casefold()[:STEM]
        for record in records
        for word in _WORD.findall(record["raw"])
    }
    return sorted(words)
