"""Text runs: what an engine returns, and their printing as text, HTML or Markdown."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from kzbib.errors import StyleError

# Marks of an engine round italic text; taken out of the data before rendering.
ITALIC_ON, ITALIC_OFF = "\ue000", "\ue001"
_MARKS = re.compile(f"([{ITALIC_ON}{ITALIC_OFF}])")
_MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]<>#|~])")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one font."""

    text: str
    italic: bool = False


Runs = tuple[Run, ...]


def runs_of(marked: str) -> Runs:
    """Read text with italic marks; neighbours in one font become one run."""
    depth, pieces = 0, []
    for piece in _MARKS.split(marked):
        if piece == ITALIC_ON:
            depth += 1
        elif piece == ITALIC_OFF:
            depth -= 1
        elif piece:
            pieces.append(Run(piece, depth > 0))
    return join_runs(pieces)


def join_runs(pieces: Iterable[Run]) -> Runs:
    """Merge neighbours in one font and leave empty ones out."""
    joined: list[Run] = []
    for piece in pieces:
        if joined and joined[-1].italic == piece.italic:
            joined[-1] = Run(joined[-1].text + piece.text, piece.italic)
        elif piece.text:
            joined.append(piece)
    return tuple(joined)


def without_marks(text: str) -> str:
    """Return ``text`` without characters that could pass for an italic mark."""
    return _MARKS.sub("", text)


def _as_text(runs: Runs) -> str:
    return "".join(run.text for run in runs)


def _as_html(runs: Runs) -> str:
    return "".join(
        f"<i>{html.escape(run.text)}</i>" if run.italic else html.escape(run.text)
        for run in runs
    )


def _as_markdown(runs: Runs) -> str:
    return "".join(map(_markdown_run, runs))


def _markdown_run(run: Run) -> str:
    text = _MARKDOWN_SIGNS.sub(r"\\\1", run.text)
    core = text.strip()
    if not run.italic or not core:
        return text
    before = text[: len(text) - len(text.lstrip())]
    return f"{before}*{core}*{text[len(text.rstrip()) :]}"


_PRINTERS: Mapping[str, Callable[[Runs], str]] = {
    "text": _as_text,
    "html": _as_html,
    "markdown": _as_markdown,
}


def print_runs(runs: Runs, to: str) -> str:
    """Print runs as "text", "html" (data escaped) or "markdown".

    Raises StyleError for any other form.
    """
    try:
        return _PRINTERS[to](runs)
    except KeyError:
        raise StyleError(
            f"no output form «{to}»", hint=f"Choose one of: {', '.join(_PRINTERS)}."
        ) from None
