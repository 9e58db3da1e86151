"""A LaTeX entry as its reader sees it: «<<Дайк>>, \\textit{М.}» → «Дайк», М."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pylatexenc.latex2text import (  # type: ignore[import-untyped]  # no stubs
        LatexNodes2Text,
    )

_BEFORE = (
    (re.compile(r"(?<!\\)%.*\n?"), ""),  # remarks
    (
        re.compile(r"\\bibitem\s{0,5}(?:\[[^\[\]]{0,200}\])?\s{0,5}\{[^{}]{0,200}\}"),
        " ",
    ),
    (re.compile(r"\\newblock\b"), " "),
    (re.compile(r"\\(?:url|nolinkurl|path)\s?\{([^{}]{0,500})\}"), r"\1"),
    (re.compile(r"\\href\s?\{[^{}]{0,500}\}"), ""),
    (re.compile("<<"), "«"),
    (re.compile(">>"), "»"),
    (re.compile(r'"[=~]'), "-"),  # the hyphens of babel
    (re.compile(r'"---'), "—"),
    (re.compile(r'""|"-|\\-'), ""),
)


def printed(raw: str) -> str:
    """Return the text of a LaTeX entry; what cannot be read stays as it is."""
    for pattern, text in _BEFORE:
        raw = pattern.sub(text, raw)
    if not re.search(r"[\\{}~$]|--|``|''", raw):
        return raw
    converted = _converter().latex_to_text(raw)
    return converted if isinstance(converted, str) else raw


@cache
def _converter() -> LatexNodes2Text:
    from pylatexenc.latex2text import (  # noqa: PLC0415  # for LaTeX only
        LatexNodes2Text,
    )

    return LatexNodes2Text(math_mode="verbatim", strict_latex_spaces=True)
