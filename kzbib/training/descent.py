"""Steps down a slope (Adam: Kingma and Ba, 2015)."""

from __future__ import annotations

import numpy as np

from kzbib.parsing.labelling.arrays import Floats

_MEAN, _SQUARE, _SMALL = 0.9, 0.999, 1e-8
"""How much of what was seen is kept at each step; what keeps a division finite."""


class Descent:
    """Moves some values in place, each as far as its slopes so far agree."""

    def __init__(self, values: Floats) -> None:
        self._values = values
        self._mean = np.zeros_like(values)
        self._square = np.zeros_like(values)
        self._steps = 0

    def step(self, slope: Floats, rate: float) -> None:
        """Move against ``slope``, about ``rate`` far; ``slope`` is used up."""
        self._steps += 1
        self._mean += (1 - _MEAN) * (slope - self._mean)
        self._square *= _SQUARE
        np.square(slope, out=slope)
        slope *= 1 - _SQUARE
        self._square += slope
        np.divide(self._square, 1 - _SQUARE**self._steps, out=slope)
        np.sqrt(slope, out=slope)
        slope += _SMALL
        np.divide(self._mean, slope, out=slope)
        slope *= rate / (1 - _MEAN**self._steps)
        self._values -= slope
