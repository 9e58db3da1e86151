"""Runs as plain text."""

from __future__ import annotations

from collections.abc import Sequence

from kzbib.csl.settle import Run
from kzbib.csl.writers.blocks import lines


def text(runs: Sequence[Run]) -> str:
    """Return the text of runs; a display block begins a line, a margin does not."""
    if len(runs) == 1:
        return runs[0].text
    parts: list[tuple[str, str]] = []
    for piece, _, block in runs:
        if parts and parts[-1][0] == block:
            parts[-1] = (block, parts[-1][1] + piece)
        else:
            parts.append((block, piece))
    return parts[0][1] if len(parts) == 1 else lines(parts)
