"""Runs as Markdown (CommonMark, with Pandoc's ^super^ and ~sub~)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from kzbib.csl.settle import Run
from kzbib.csl.writers.blocks import wrap_runs

_SPECIAL = re.compile(r"([\\`*_\[\]<>^~])")
_MARKS: Final = {
    ("style", "italic"): ("*", "*"),
    ("style", "oblique"): ("*", "*"),
    ("weight", "bold"): ("**", "**"),
    ("variant", "small-caps"): ("[", "]{.smallcaps}"),
    ("decoration", "underline"): ("[", "]{.underline}"),
    ("align", "sup"): ("^", "^"),
    ("align", "sub"): ("~", "~"),
}


def markdown(runs: Iterable[Run]) -> str:
    """Return runs as Markdown; signs that Markdown reads are escaped."""
    return wrap_runs(runs, _MARKS, escape, trim=True)


def escape(text: str) -> str:
    """Return text with a backslash before signs that Markdown reads."""
    return _SPECIAL.sub(r"\\\1", text)
