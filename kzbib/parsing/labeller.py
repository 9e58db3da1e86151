"""The trained labeller: a field for every word, and how sure it is."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pycrfsuite import Tagger

from kzbib.parsing.features import Seer
from kzbib.parsing.guess import Guess
from kzbib.parsing.tokens import Tokens

MODEL = "KZBIB_MODEL"
"""The environment variable that names the folder of another model."""

SHIPPED = Path(__file__).resolve().parent / "model"
LABELS, TYPES = "labels.crfsuite", "types.crfsuite"
NAMES, FIGURES = "features.txt", "figures.json"

Curve = Sequence[tuple[float, float]]
"""Steps of a calibration: from this probability on, this share was right."""


class Labelled(NamedTuple):
    """A label for every word and the probability that all are right."""

    labels: list[str]
    sure: float


class Labeller:
    """Labels words with a model in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._tagger = Tagger()
        self._tagger.open(str(folder / LABELS))
        self._types = Tagger()
        self._types.open(str(folder / TYPES))
        names = (folder / NAMES).read_text(encoding="utf-8").split("\n")
        self._known = frozenset(names)
        self._seer = Seer(self._keep)
        figures = json.loads((folder / FIGURES).read_text(encoding="utf-8"))
        self.version: str = figures["version"]
        self._entries: Curve = figures["entries"]
        self._fields: Curve = figures["fields"]

    def _keep(self, names: Iterable[str]) -> tuple[bytes, ...]:
        return tuple(map(str.encode, filter(self._known.__contains__, names)))

    def label(self, tokens: Tokens, guess: Guess) -> Labelled:
        """Label the words of a reference."""
        if not tokens.words:
            return Labelled([], 0.0)
        labels = self._tagger.tag(self._seer.rows(tokens, guess.labels))
        return Labelled(labels, self._tagger.probability(labels))

    def certainty(self, labels: Sequence[str]) -> list[float]:
        """Return how likely each label of the reference labelled last is."""
        return [self._tagger.marginal(label, i) for i, label in enumerate(labels)]

    def kind(self, names: Sequence[str]) -> str:
        """Return the CSL type of a work with these features."""
        return str(self._types.tag([list(names)])[0])

    def entry(self, sure: float) -> float:
        """Return the share of entries read as surely as this that were right."""
        return _step(self._entries, sure)

    def field(self, sure: float) -> float:
        """Return the share of fields read as surely as this that were right."""
        return _step(self._fields, sure)


def _step(curve: Curve, sure: float) -> float:
    if not curve:
        return sure
    return max((share for least, share in curve if sure >= least), default=curve[0][1])


def model_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of the model: a personal one where there is one."""
    named = environ.get(MODEL)
    personal = Path(named) if named else personal_folder(environ)
    return personal if (personal / LABELS).is_file() else SHIPPED


def personal_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Return where a model of the user's own is kept."""
    base = environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(base).expanduser() / "kzbib" / "model"


@cache
def labeller() -> Labeller:
    """Return the labeller with the model in use; it is read once."""
    return Labeller(model_folder())
