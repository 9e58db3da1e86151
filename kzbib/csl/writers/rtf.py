"""Runs as the inside of an RTF paragraph."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from kzbib.csl.settle import Run
from kzbib.csl.writers.blocks import wrap_runs

_MARKS: Final = {
    ("style", "italic"): (r"{\i ", "}"),
    ("style", "oblique"): (r"{\i ", "}"),
    ("weight", "bold"): (r"{\b ", "}"),
    ("variant", "small-caps"): (r"{\scaps ", "}"),
    ("decoration", "underline"): (r"{\ul ", "}"),
    ("align", "sup"): (r"{\super ", "}"),
    ("align", "sub"): (r"{\sub ", "}"),
}


def rtf(runs: Iterable[Run]) -> str:
    """Return runs as RTF: pure ASCII, other signs as ``\\uN?``."""
    return wrap_runs(runs, _MARKS, escape)


def escape(text: str) -> str:
    """Return text in RTF's escapes."""
    return "".join(map(_sign, text))


def _sign(sign: str) -> str:
    if sign in "\\{}":
        return "\\" + sign
    if sign == "\n":
        return r"\line "
    if sign == "\t":
        return r"\tab "
    if " " <= sign <= "~":
        return sign
    code = sign.encode("utf-16-le")
    units = [
        int.from_bytes(code[at : at + 2], "little") for at in range(0, len(code), 2)
    ]
    return "".join(f"\\u{unit - 65536 if unit > 32767 else unit}?" for unit in units)
