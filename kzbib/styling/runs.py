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
# Mark-up that CSL-JSON allows in text: italics are kept, of the rest only the words.
_TAG = re.compile(
    r"</?(?:i|b|sub|sup|sc|em|strong|span(?:\s[^<>]{0,80})?)>", re.IGNORECASE
)
_ITALIC = frozenset(("<i>", "<em>"))
_MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]<>#|~])")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one font."""

    text: str
    italic: bool = False


Runs = tuple[Run, ...]


def runs_of(marked: str) -> Runs:
    """Read text with italic marks; neighbours in one font become one run.

    Italics inside italics stand upright, as in print.
    """
    depth, pieces = 0, []
    for piece in _MARKS.split(marked):
        if piece == ITALIC_ON:
            depth += 1
        elif piece == ITALIC_OFF:
            depth -= 1
        elif piece:
            pieces.append(Run(piece, depth % 2 == 1))
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


def marked(text: str) -> str:
    """Return ``text`` with «<i>…</i>» as italic marks and other known tags left out.

    Characters of the data that could pass for a mark are dropped; a tag that has no
    partner is left out as well.
    """
    open_tags, pieces, end = 0, [], 0
    text = _MARKS.sub("", text)
    for found in _TAG.finditer(text):
        pieces.append(text[end : found.start()])
        end = found.end()
        name = found.group().lower()
        if name in _ITALIC:
            open_tags += 1
            pieces.append(ITALIC_ON)
        elif name.replace("/", "") in _ITALIC and open_tags:
            open_tags -= 1
            pieces.append(ITALIC_OFF)
    return "".join([*pieces, text[end:], ITALIC_OFF * open_tags])


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


def _as_latex(runs: Runs) -> str:
    return "".join(
        f"\\textit{{{latex_text(run.text)}}}" if run.italic else latex_text(run.text)
        for run in runs
    )


def latex_text(text: str) -> str:
    """Return text with the ten characters that TeX acts on escaped."""
    return "".join(_LATEX.get(sign, sign) for sign in text)


def _as_rtf(runs: Runs) -> str:
    return "".join(
        f"{{\\i {rtf_text(run.text)}}}" if run.italic else rtf_text(run.text)
        for run in runs
    )


def rtf_text(text: str) -> str:
    """Return text as RTF 1.5 has it: «Ә» is «\\u1240?», by its UTF-16 units."""
    return "".join(map(_rtf_sign, text))


def _rtf_sign(sign: str) -> str:
    if sign in "\\{}":
        return f"\\{sign}"
    if sign < "\x80":
        return sign
    units = sign.encode("utf-16-le")
    pairs = zip(units[::2], units[1::2], strict=True)
    numbers = (low + high * 256 for low, high in pairs)
    return "".join(f"\\u{n - 65_536 if n > 32_767 else n}?" for n in numbers)


_LATEX: Mapping[str, str] = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#",
    "_": r"\_",
}  # fmt: skip

_PRINTERS: Mapping[str, Callable[[Runs], str]] = {
    "text": _as_text,
    "html": _as_html,
    "markdown": _as_markdown,
    "latex": _as_latex,
    "rtf": _as_rtf,
    "docx": _as_text,
}


def print_runs(runs: Runs, to: str) -> str:
    """Print runs as "text", "html", "markdown", "latex" or "rtf", data escaped.

    "docx" gives plain text: the document is made of the runs (kzbib.styling.outputs).
    Raises StyleError for any other form.
    """
    try:
        return _PRINTERS[to](runs)
    except KeyError:
        raise StyleError(
            f"no output form «{to}»", hint=f"Choose one of: {', '.join(_PRINTERS)}."
        ) from None
