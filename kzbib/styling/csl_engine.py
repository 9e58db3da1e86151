"""Our own CSL processor behind the seam."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from kzbib.csl import Processor, Style
from kzbib.errors import StyleError
from kzbib.styling.runs import ITALIC_OFF, ITALIC_ON, Run, Runs, join_runs, marked

# Quotes of the data stay as they are printed; a processor would turn them into those
# of the locale. So they travel as private characters, as does a space at an end, which
# a processor cuts off («2003 – »).
_QUOTES = "\"“”„‟«»‹›'‘’"
_PRIVATE = "".join(chr(0xE010 + place) for place in range(len(_QUOTES)))
_HIDE: dict[int, int | str | None] = {
    **str.maketrans(_QUOTES, _PRIVATE),
    ord(ITALIC_ON): "<i>",
    ord(ITALIC_OFF): "</i>",
}
_SPACE = "\ue00f"
_SHOW = str.maketrans(_PRIVATE + _SPACE, _QUOTES + " ")


class CslEngine:
    """An Engine on ``kzbib.csl``; a style is read and compiled once."""

    def entries(
        self, items: Sequence[Mapping[str, object]], style: Path, locale: str
    ) -> tuple[Runs, ...]:
        """Render entries; see the Engine protocol."""
        compiled = _compile(style)
        return tuple(_render(item, compiled, locale) for item in items)


def _render(item: Mapping[str, object], style: Style, locale: str) -> Runs:
    """Render one entry alone: lists are ordered and numbered by whoever prints them."""
    hidden = {name: _hide(value) for name, value in item.items()}
    hidden["id"] = "item"
    processor = Processor(style, [hidden], locale=locale)
    processor.numbered = False
    return join_runs(
        Run(run.text.translate(_SHOW), run.face.style != "normal")
        for entry in processor.bibliography().entries
        for run in entry.runs
    )


def _hide(value: Any) -> Any:
    if isinstance(value, str):
        hidden = marked(value).translate(_HIDE)
        return hidden[:-1] + _SPACE if hidden.endswith(" ") else hidden
    if isinstance(value, list):
        return [_hide(part) for part in value]
    if isinstance(value, dict):
        return {key: _hide(part) for key, part in value.items()}
    return value


@cache
def _compile(path: Path) -> Style:
    style = Style.load(path)
    if style.bibliography is None:
        raise StyleError(
            "the style has no bibliography",
            where=str(path),
            hint="Give the path of a CSL 1.0 style with a bibliography.",
        )
    return style
