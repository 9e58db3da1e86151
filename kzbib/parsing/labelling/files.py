"""The two files of a part of a model: names in JSON, and arrays."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.lib.format import read_array

from kzbib.errors import InputError
from kzbib.parsing.labelling.arrays import Floats

MadeT = TypeVar("MadeT")
Names = dict[str, Any]
"""Lists of names by what they are names of, and sizes."""


def read(
    folder: Path, name: str, make: Callable[[Names, list[Floats]], MadeT]
) -> MadeT:
    """Return what ``make`` makes of ``name.json`` and the arrays of ``name.npy``.

    Raises InputError when they are not there, or are of something else.
    """
    with _told(folder):
        names = json.loads((folder / f"{name}.json").read_bytes())
        with (folder / f"{name}.npy").open("rb") as file:
            arrays = [read_array(file) for _ in range(names["arrays"])]
        return make(names, arrays)


def read_names(folder: Path, file: str) -> Names:
    """Return what stands in a file in JSON.

    Raises InputError when it is not there, or is no object in JSON.
    """
    with _told(folder):
        return dict(json.loads((folder / file).read_bytes()))


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Say of whatever a broken file raises that there is no model."""
    try:
        yield
    except (OSError, ValueError, KeyError, TypeError, EOFError, IndexError) as error:
        raise InputError(
            "not a model of the parser",
            where=str(folder),
            hint="Make it again: kzbib train",
        ) from error


def write(folder: Path, name: str, names: Names, arrays: Sequence[Floats]) -> None:
    """Write ``name.json`` and ``name.npy``."""
    lists = {"arrays": len(arrays), **names}
    text = json.dumps(lists, ensure_ascii=False, indent=0)
    (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    with (folder / f"{name}.npy").open("wb") as file:
        for array in arrays:
            np.save(file, array, allow_pickle=False)
