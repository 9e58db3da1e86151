"""The weights of a model, read from the file that CRFsuite writes."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from kzbib.errors import InputError

Floats = NDArray[np.floating[Any]]
Ints = NDArray[np.signedinteger[Any]]
Bools = NDArray[np.bool_]

_HEADER = struct.Struct("<4sI4s8I")
"""Magic, size, kind, version, numbers of features, labels and attributes; then
where features, labels, attributes and the references to features begin."""
_CHUNK = 12
"""Bytes before the features: the chunk's name, its size, how many there are."""
_FEATURE = np.dtype([("kind", "<u4"), ("from", "<u4"), ("to", "<u4"), ("by", "<f8")])
_NAMES = struct.Struct("<4s5I")
"""Before a table of names: magic, size, flags, byte order, how many names, where."""
_STATE, _TRANSITION = 0, 1


class Weights(NamedTuple):
    """What a model thinks of every feature and of two labels in a row."""

    labels: list[str]
    rows: dict[str, int]
    """The row of each feature in ``states``; row 0 is for what has no weight."""
    states: Floats
    """Features × labels."""
    transitions: Floats
    """Labels × the labels behind them."""


def read_weights(path: Path) -> Weights:
    """Return the weights of the model in ``path``.

    Raises InputError when the file is no linear-chain model of CRFsuite.
    """
    data = path.read_bytes()
    if len(data) < _HEADER.size or data[:4] != b"lCRF":
        raise InputError(
            "not a model of the parser",
            where=str(path),
            hint="Make it again: kzbib train",
        )
    header = _HEADER.unpack_from(data)
    features_at, labels_at, names_at = header[7:10]
    labels = _names(data, labels_at)
    names = _names(data, names_at)
    count = struct.unpack_from("<I", data, features_at + 8)[0]
    features = np.frombuffer(data, _FEATURE, count, features_at + _CHUNK)
    state = features[features["kind"] == _STATE]
    pairs = features[features["kind"] == _TRANSITION]
    states = np.zeros((len(names) + 1, len(labels)), np.float32)
    states[state["from"] + 1, state["to"]] = state["by"]
    transitions = np.zeros((len(labels), len(labels)), np.float32)
    transitions[pairs["from"], pairs["to"]] = pairs["by"]
    rows = {name: number for number, name in enumerate(names, 1)}
    return Weights(labels, rows, states, transitions)


def _names(data: bytes, begin: int) -> list[str]:
    """Read the names of a table in the order of their numbers."""
    *_, count, offsets_at = _NAMES.unpack_from(data, begin)
    offsets = struct.unpack_from(f"<{count}I", data, begin + offsets_at)
    names = []
    for offset in offsets:
        size = struct.unpack_from("<I", data, begin + offset + 4)[0]
        first = begin + offset + 8
        names.append(data[first : first + size - 1].decode("utf-8"))
    return names
