"""Runs as plain text."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from kzbib.csl.settle import Run


def text(runs: Iterable[Run]) -> str:
    """Return the text of runs; a display block begins a line, a margin does not."""
    out: list[str] = []
    for block, inside in groupby(runs, key=lambda run: run.block):
        piece = "".join([run.text for run in inside])
        if block in ("block", "indent") and out:
            out.append("\n")
        elif block == "right-inline" and out and not out[-1].endswith((" ", "\n")):
            out.append(" ")
        out.append(piece.lstrip() if block == "right-inline" else piece)
        if block == "block":
            out.append("\n")
    return "".join(out).strip("\n")
