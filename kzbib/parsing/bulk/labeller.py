"""Labels the words of many references at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kzbib.parsing.bulk.chains import Chains
from kzbib.parsing.bulk.scores import Scores
from kzbib.parsing.bulk.weights import read_weights
from kzbib.parsing.labeller import Chain, Labelled


class BulkLabeller:
    """Gives the labels that ``Labeller`` gives one by one, with the same model."""

    def __init__(self, labels: Path, types: Path) -> None:
        weights = read_weights(labels)
        self._types = read_weights(types)
        self._names = weights.labels
        self._scores = Scores(weights)
        self._chains = Chains(weights)

    def label(self, chains: Sequence[Chain]) -> list[Labelled]:
        """Label the words of references."""
        full = [chain for chain in chains if chain[0].words]
        if not full:
            return [Labelled([], 0.0)] * len(chains)
        scores = self._scores.of(full)
        paths = iter(self._chains.best(scores, [len(words) for words, _ in full]))
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
        types = self._types
        rows = [row for name in names if (row := types.rows.get(name))]
        return types.labels[int(types.states[rows].sum(axis=0).argmax())]
