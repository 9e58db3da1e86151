"""Makes a model from labelled references: labels of words, types of works."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from kzbib.parsing.labelling.model import Model, write_model
from kzbib.parsing.labelling.rows import rows_of
from kzbib.parsing.labelling.types import write_types
from kzbib.parsing.labels import to_spans
from kzbib.parsing.reading import Half, drafts
from kzbib.parsing.rejoin import STEM
from kzbib.parsing.telling import telling
from kzbib.training.examples import MADE, Example, examples, synthetic
from kzbib.training.folds import Record
from kzbib.training.generator import generate, relayout
from kzbib.training.kinds import Told, learn_types
from kzbib.training.network.corpus import Corpus
from kzbib.training.network.teach import Plan, fresh, teach, widened
from kzbib.training.seer import SAID, Seer

SEED = 100
PLAN = Plan(seed=SEED)
LEAST = 24
"""A feature that stands less often is not learnt."""
_REAL = 2.0
"""A reference that a list printed counts as much as two that were made up."""
_MORE = {"kk": 2}
"""Languages with few references count more."""

Tell = Callable[[str], None]


class Amounts(NamedTuple):
    """How much is made up beside the real references."""

    made: int = 0
    """Invented references."""
    again: int = 0
    """How many times the real ones are printed again in other layouts."""


NOTHING = Amounts()


def weighed(
    records: Sequence[Record], amounts: Amounts = NOTHING
) -> Iterator[tuple[Example, float]]:
    """Yield the sequences to learn from, and how much each counts."""
    for record in records:
        weight = _REAL * _MORE.get(record.get("lang", ""), 1)
        for example in examples(record) or ():
            yield example, weight
    for turn in range(amounts.again):
        for item in relayout(records, SEED + turn):
            yield from ((example, 1.0) for example in synthetic(item) or ())
    for item in generate(SEED, amounts.made):
        yield from ((example, 1.0) for example in synthetic(item) or ())


class Material:
    """What is learnt from: words with their labels, works with their types.

    ``labels`` are those that have the first numbers.
    """

    def __init__(self, labels: Sequence[str] = ()) -> None:
        self.corpus = Corpus(labels={name: k for k, name in enumerate(labels)})
        self.told: list[Told] = []
        self._seer = Seer()

    def add(self, rows: Iterable[tuple[Example, float]]) -> None:
        """Add sequences, and how much each counts."""
        for example, weight in rows:
            if not example.tokens.words:
                continue
            seen = self._seer.rows(example.tokens, example.guess.labels)
            self.corpus.add(seen, example.labels, weight)
            if example.record.get("source") != MADE and (kind := _kind(example)):
                self.told.append((type_names(example), kind))


def learn(
    records: Sequence[Record],
    folder: Path,
    amounts: Amounts = NOTHING,
    plan: Plan = PLAN,
    tell: Tell = lambda line: None,
) -> None:
    """Make a model from labelled references and write it into ``folder``.

    ``tell`` hears how it goes.
    """
    material = Material()
    material.add(weighed(records, amounts))
    lessons = material.corpus.ready(rows_of(material.corpus.often(LEAST)), SAID)
    network = fresh(lessons, plan)
    teach(network, lessons, plan, tell)
    _write(Model(network, lessons.labels, lessons.rows), material.told, folder)


def learn_more(
    model: Model,
    own: Sequence[Record],
    known: Sequence[Record],
    folder: Path,
    plan: Plan,
) -> None:
    """Write a model into ``folder`` that begins as ``model`` and learns from ``own``.

    It sees ``known`` again, but takes new features only from ``own``.
    """
    material = Material(model.labels)
    material.add(weighed(own))
    rows = rows_of([*model.rows.names(), *material.corpus.often(1)])
    material.add(weighed(known))
    lessons = material.corpus.ready(rows, SAID)
    network = widened(model.network, model.rows, lessons)
    teach(network, lessons, plan)
    _write(Model(network, lessons.labels, lessons.rows), material.told, folder)


def _write(model: Model, told: Sequence[Told], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    write_model(model, folder)
    write_types(learn_types(told), folder)


def _kind(example: Example) -> str:
    own = example.record.get("translated") if example.second else None
    return str((own or example.record["csl"]).get("type", ""))


def type_names(example: Example) -> list[str]:
    """Return what tells the type of the work of an example."""
    half = Half(example.text, example.start, example.end, example.tokens, example.guess)
    draft, _ = drafts(half, to_spans(example.tokens, example.labels))
    return telling(draft, example.guess)


_WORD = re.compile(r"(?<![\w-])[^\W\d_]{5,}(?![\w-])")


def vocabulary(records: Iterable[Record]) -> list[str]:
    """Return the beginnings of the words of the references, in order."""
    words = {
        word.casefold()[:STEM]
        for record in records
        for word in _WORD.findall(record["raw"])
    }
    return sorted(words)
