"""What the writers share: marks around runs, and display blocks as lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby

from kzbib.csl.faces import Face
from kzbib.csl.settle import Run

Marks = Mapping[tuple[str, str], tuple[str, str]]
"""Opening and closing by field and value of a face."""


def wrap_runs(
    runs: Iterable[Run],
    marks: Marks,
    escape: Callable[[str], str],
    *,
    trim: bool = False,
) -> str:
    """Return runs with marks around them, each display block in its place.

    ``trim``: blanks at the ends of a marked run are put outside of its marks.
    """
    parts = (
        (block, "".join([_wrapped(run, marks, escape, trim) for run in inside]))
        for block, inside in groupby(runs, key=lambda run: run.block)
    )
    return lines(parts)


def _wrapped(run: Run, marks: Marks, escape: Callable[[str], str], trim: bool) -> str:
    before, after = "", ""
    for pair in zip(Face._fields, run.face, strict=True):
        if pair in marks:
            opening, closing = marks[pair]
            before, after = before + opening, closing + after
    text = run.text
    if not before or not text.strip() or not trim:
        return before + escape(text) + after
    core = text.strip()
    at = text.index(core)
    return f"{text[:at]}{before}{escape(core)}{after}{text[at + len(core) :]}"


def lines(parts: Iterable[tuple[str, str]]) -> str:
    """Return texts of display blocks: a block begins a line, a margin does not."""
    out: list[str] = []
    for block, text in parts:
        if block in ("block", "indent") and out:
            out.append("\n")
        elif block == "right-inline" and out and not out[-1].endswith((" ", "\n")):
            out.append(" ")
        out.append(text.lstrip() if block == "right-inline" else text)
        if block == "block":
            out.append("\n")
    return "".join(out).strip("\n")
