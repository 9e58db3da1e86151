"""Tells the type of a work from what is known of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from kzbib.parsing.labelling import files
from kzbib.parsing.labelling.arrays import Floats

_NAME = "types"


class Types(NamedTuple):
    """What each feature says for and against each type."""

    types: list[str]
    rows: dict[str, int]
    weights: Floats
    """Features × types."""

    def best(self, names: Sequence[str]) -> str:
        """Return the CSL type that these features speak for most."""
        rows = [row for name in names if (row := self.rows.get(name)) is not None]
        return self.types[int(self.weights[rows].sum(axis=0).argmax())]


def read_types(folder: Path) -> Types:
    """Return the types of the model in ``folder``.

    Raises InputError when there are none.
    """
    return files.read(folder, _NAME, _made)


def _made(names: files.Names, arrays: list[Floats]) -> Types:
    [weights] = arrays
    types, features = names["types"], names["features"]
    if weights.shape != (len(features), len(types)):
        raise ValueError
    rows = dict(zip(features, range(len(features)), strict=True))
    return Types(types, rows, weights.astype(np.float32))


def write_types(types: Types, folder: Path) -> None:
    """Write types into ``folder``."""
    features = sorted(types.rows, key=types.rows.__getitem__)
    names = {"types": types.types, "features": features}
    files.write(folder, _NAME, names, [types.weights.astype(np.float16)])
