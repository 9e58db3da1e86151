"""Runs as LaTeX."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from kzbib.csl.settle import Run
from kzbib.csl.writers.blocks import wrap_runs

_ESCAPES: Final = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&",
    "#": r"\#", "%": r"\%", "_": r"\_", "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}", "<": r"\textless{}", ">": r"\textgreater{}",
    "\u00a0": "~",
})  # fmt: skip
_MARKS: Final = {
    ("style", "italic"): (r"\textit{", "}"),
    ("style", "oblique"): (r"\textsl{", "}"),
    ("weight", "bold"): (r"\textbf{", "}"),
    ("variant", "small-caps"): (r"\textsc{", "}"),
    ("decoration", "underline"): (r"\underline{", "}"),
    ("align", "sup"): (r"\textsuperscript{", "}"),
    ("align", "sub"): (r"\textsubscript{", "}"),
}


def latex(runs: Iterable[Run]) -> str:
    """Return runs as LaTeX; signs that LaTeX reads are escaped, Unicode stays."""
    return wrap_runs(runs, _MARKS, escape)


def escape(text: str) -> str:
    """Return text with the special signs of LaTeX written out."""
    return text.translate(_ESCAPES)
