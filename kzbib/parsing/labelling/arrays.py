"""Kinds of arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]
    Ints = NDArray[np.signedinteger[Any]]
    Bools = NDArray[np.bool_]
else:  # a start need not import what only a checker of types asks for
    Floats = Ints = Bools = np.ndarray
