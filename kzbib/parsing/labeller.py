"""The trained labeller: a field for every word, and how sure it is."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from kzbib.parsing.labelling.chains import Chains
from kzbib.parsing.labelling.files import read_names
from kzbib.parsing.labelling.model import is_model, read_model
from kzbib.parsing.labelling.packed import pack
from kzbib.parsing.labelling.sums import Chain, Sums
from kzbib.parsing.labelling.types import read_types

MODEL = "KZBIB_MODEL"
"""The environment variable that names the folder of another model."""

SHIPPED = Path(__file__).resolve().parent / "model"
FIGURES = "figures.json"

Curve = Sequence[tuple[float, float]]
"""Steps of a calibration: from this probability on, this share was right."""


class Labelled(NamedTuple):
    """A label for every word and the probability that all are right."""

    labels: Sequence[str]
    sure: float
    certain: Sequence[float] = ()
    """The probability of each label."""


class Labeller:
    """Labels words with the model in ``folder``.

    Raises InputError when there is none.
    """

    def __init__(self, folder: Path) -> None:
        network, self._names, rows = read_model(folder)
        self._network = network
        self._sums = Sums(network.vectors, rows)
        self._chains = Chains(network.transitions)
        self._types = read_types(folder)
        figures = read_names(folder, FIGURES)
        self.version: str = figures["version"]
        self._entries: Curve = figures["entries"]
        self._fields: Curve = figures["fields"]

    def label(self, chains: Sequence[Chain]) -> list[Labelled]:
        """Label the words of references: the more at once, the faster."""
        full = [chain for chain in chains if chain[0].words]
        if not full:
            return [Labelled([], 0.0)] * len(chains)
        lengths = [len(tokens.words) for tokens, _ in full]
        scores = self._network.scores(self._sums.of(full), pack(lengths))
        paths = iter(self._chains.best(scores, lengths))
        found = []
        for tokens, _ in chains:
            if not tokens.words:
                found.append(Labelled([], 0.0))
                continue
            path = next(paths)
            labels = [self._names[k] for k in path.labels]
            found.append(Labelled(labels, path.sure, path.certain))
        return found

    def kind(self, names: Sequence[str]) -> str:
        """Return the CSL type of a work with these features."""
        return self._types.best(names)

    def entry(self, sure: float) -> float:
        """Return the share of entries read as surely as this that were right."""
        return _step(self._entries, sure)

    def field(self, sure: float) -> float:
        """Return the share of fields read as surely as this that were right."""
        return _step(self._fields, sure)


def _step(curve: Curve, sure: float) -> float:
    if not curve:
        return sure
    return curve[max(bisect_right(curve, sure, key=itemgetter(0)) - 1, 0)][1]


def model_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of the model: a personal one where there is one."""
    named = environ.get(MODEL)
    personal = Path(named) if named else personal_folder(environ)
    return personal if is_model(personal) else SHIPPED


def personal_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Return where a model of the user's own is kept."""
    base = environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(base).expanduser() / "kzbib" / "model"


@cache
def labeller() -> Labeller:
    """Return the labeller with the model in use; it is read once."""
    return Labeller(model_folder())
