"""Runs as HTML, in the class names of citation processors."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import groupby
from typing import Final

from kzbib.csl.bibliography import Bibliography
from kzbib.csl.faces import Face
from kzbib.csl.settle import Run

# Opening and closing tag by field and value of a face.
_TAGS: Final = {
    ("style", "italic"): ("<i>", "</i>"),
    ("style", "oblique"): ('<span style="font-style:oblique;">', "</span>"),
    ("variant", "small-caps"): ('<span style="font-variant:small-caps;">', "</span>"),
    ("weight", "bold"): ("<b>", "</b>"),
    ("weight", "light"): ('<span style="font-weight:light;">', "</span>"),
    ("decoration", "underline"): (
        '<span style="text-decoration:underline;">', "</span>",
    ),
    ("align", "sup"): ("<sup>", "</sup>"),
    ("align", "sub"): ("<sub>", "</sub>"),
}  # fmt: skip


def html(runs: Iterable[Run]) -> str:
    """Return runs as an HTML fragment; text is escaped."""
    out: list[str] = []
    for block, inside in groupby(runs, key=lambda run: run.block):
        text = "".join(map(_run, inside))
        if block == "block":
            out.append(f'\n<div class="csl-{block}">{text}</div>\n')
        else:
            out.append(f'<div class="csl-{block}">{text}</div>' if block else text)
    return "".join(out)


def _run(run: Run) -> str:
    before, after = "", ""
    for pair in zip(Face._fields, run.face, strict=True):
        if pair in _TAGS:
            opening, closing = _TAGS[pair]
            before, after = before + opening, closing + after
    return before + escape(run.text, quote=False) + after


def html_bibliography(bibliography: Bibliography) -> str:
    """Return a list as ``<div class="csl-bib-body">`` with an entry a line."""
    entries = "".join(
        f'  <div class="csl-entry">{html(entry.runs)}</div>\n'
        for entry in bibliography.entries
    )
    return f'<div class="csl-bib-body">\n{entries}</div>'
