"""The trained labeller: a field for every word, and how sure it is."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pycrfsuite import Tagger

from kzbib.parsing.features import Seer
from kzbib.parsing.tokens import Tokens

if TYPE_CHECKING:
    from kzbib.parsing.bulk import BulkLabeller

MODEL = "KZBIB_MODEL"
"""The environment variable that names the folder of another model."""

SHIPPED = Path(__file__).resolve().parent / "model"
LABELS, TYPES = "labels.crfsuite", "types.crfsuite"
NAMES, FIGURES = "features.txt", "figures.json"

Curve = Sequence[tuple[float, float]]
"""Steps of a calibration: from this probability on, this share was right."""


Chain = tuple[Tokens, Sequence[str]]
"""The words of a reference, and what the readers by rule took each for."""

_MANY = 24
"""From so many references on, reading them together pays for getting it ready."""


class Labelled(NamedTuple):
    """A label for every word and the probability that all are right."""

    labels: Sequence[str]
    sure: float
    certain: Sequence[float] = ()
    """The probability of each label, where it was asked for."""


class Labeller:
    """Labels words with a model in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._tagger = Tagger()
        self._tagger.open(str(folder / LABELS))
        self._types = Tagger()
        self._types.open(str(folder / TYPES))
        names = (folder / NAMES).read_text(encoding="utf-8").split("\n")
        self._known = frozenset(names)
        self._seer = Seer(self._keep)
        self._bulk: BulkLabeller | None = None
        figures = json.loads((folder / FIGURES).read_text(encoding="utf-8"))
        self.version: str = figures["version"]
        self._entries: Curve = figures["entries"]
        self._fields: Curve = figures["fields"]

    def _keep(self, names: Iterable[str]) -> tuple[bytes, ...]:
        return tuple(map(str.encode, filter(self._known.__contains__, names)))

    def label(self, chains: Sequence[Chain], *, each: bool = False) -> list[Labelled]:
        """Label the words of references.

        With ``each`` it is also said how likely each label is.
        """
        if len(chains) < _MANY:
            return [self._label(*chain, each=each) for chain in chains]
        if self._bulk is None:
            from kzbib.parsing.bulk import BulkLabeller  # noqa: PLC0415  # 0.1 s

            self._bulk = BulkLabeller(self._folder / LABELS, self._folder / TYPES)
        return self._bulk.label(chains)

    def _label(self, tokens: Tokens, guesses: Sequence[str], *, each: bool) -> Labelled:
        if not tokens.words:
            return Labelled([], 0.0)
        labels = self._tagger.tag(self._seer.rows(tokens, guesses))
        sure = self._tagger.probability(labels)
        if not each:
            return Labelled(labels, sure)
        marginal = self._tagger.marginal
        return Labelled(labels, sure, [marginal(b, i) for i, b in enumerate(labels)])

    def kind(self, names: Sequence[str]) -> str:
        """Return the CSL type of a work with these features."""
        if self._bulk is not None:
            return self._bulk.kind(names)
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
