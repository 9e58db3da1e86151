"""A model: what a network has learnt, and what its rows and columns stand for."""

from __future__ import annotations

from math import prod
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from kzbib.parsing.labelling import files
from kzbib.parsing.labelling.arrays import Floats
from kzbib.parsing.labelling.network import Cell, Network
from kzbib.parsing.labelling.rows import Rows, rows_from

NAME = "labels"
_PLAIN = ("bias", "gain", "shift", "weight", "own", "transitions")
_MOST = 127
"""The greatest number of eight bits with a sign."""
_LEAST = np.float32(1e-4)


class Model(NamedTuple):
    """A network, its labels and its features."""

    network: Network
    labels: list[str]
    rows: Rows


def is_model(folder: Path) -> bool:
    """Tell whether a model lies in ``folder``."""
    return (folder / f"{NAME}.npy").is_file()


def read_model(folder: Path) -> Model:
    """Return the model in ``folder``.

    Raises InputError when there is none.
    """
    return files.read(folder, NAME, _made)


def _made(names: files.Names, arrays: list[Floats]) -> Model:
    small, scales, values, masks = arrays
    vectors = np.multiply(values, scales.astype(np.float32)[:, None], dtype=np.float32)
    rows = rows_from(names["words"], masks.astype(np.int64), names["others"])
    if len(vectors) != 1 + len(rows.others) + np.count_nonzero(rows.places):
        raise ValueError
    numbers = small.astype(np.float32)
    first = 0
    found: dict[str, Any] = {}
    for name, shape in names["shapes"].items():
        found[name] = numbers[first : first + prod(shape)].reshape(shape)
        first += prod(shape)
    cells = [
        Cell(found.pop(f"{k} weight"), found.pop(f"{k} bias"))
        for k in range(len(found) - len(_PLAIN) >> 1)
    ]
    layers = list(zip(cells[::2], cells[1::2], strict=True))
    return Model(Network(vectors, layers=layers, **found), names["labels"], rows)


def write_model(model: Model, folder: Path) -> None:
    """Write a model into ``folder``, its vectors with eight bits a value."""
    network = model.network
    scales = np.abs(network.vectors).max(axis=1) / _MOST
    scales = np.maximum(scales, _LEAST).astype(np.float16)
    values = np.rint(network.vectors / scales.astype(np.float32)[:, None])
    small = {name: getattr(network, name) for name in _PLAIN}
    for k, cell in enumerate(cell for layer in network.layers for cell in layer):
        small |= {f"{k} weight": cell.weight, f"{k} bias": cell.bias}
    names = {
        "labels": model.labels,
        "shapes": {name: array.shape for name, array in small.items()},
        "words": list(model.rows.words),
        "others": list(model.rows.others),
    }
    arrays = [
        np.concatenate([array.ravel() for array in small.values()]).astype(np.float16),
        scales,
        values.clip(-_MOST, _MOST).astype(np.int8),
        model.rows.masks().astype(np.uint8),
    ]
    files.write(folder, NAME, names, arrays)
