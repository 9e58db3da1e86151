"""Whole lists as text, Markdown, HTML, LaTeX, RTF or a Word document."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence

from kzbib.errors import StyleError
from kzbib.styling.lists import FormattedEntry, FormattedList
from kzbib.styling.runs import latex_text, rtf_text

_RTF_HEAD = (
    "{\\rtf1\\ansi\\ansicpg1251\\deff0\\uc1"
    "{\\fonttbl{\\f0\\froman\\fcharset204 Times New Roman;}}\\f0\\fs24\n"
)


def render_lists(lists: Sequence[FormattedList]) -> str | bytes:
    """Return lists of one output form as one text, or as the bytes of a .docx file.

    Raises StyleError when the form is unknown or python-docx is not installed.
    """
    to = lists[0].to if lists else "text"
    if to == "docx":
        from kzbib.styling.word import word_document  # noqa: PLC0415 (slow)

        return word_document(lists)
    if to not in _RENDERERS:
        raise StyleError(
            f"no output form «{to}»",
            hint=f"Choose one of: {', '.join([*_RENDERERS, 'docx'])}.",
        )
    text = "\n".join(map(_RENDERERS[to], lists))
    return f"{_RTF_HEAD}{text}}}\n" if to == "rtf" else text


def _number(entry: FormattedEntry) -> str:
    return f"{entry.number}."


def _lines(formatted: FormattedList) -> list[str]:
    return [
        f"{_number(entry)} {entry.text}" if formatted.numbered else entry.text
        for entry in formatted.entries
    ]


def _as_text(formatted: FormattedList) -> str:
    return "\n".join([formatted.title, "", *_lines(formatted), ""])


def _as_markdown(formatted: FormattedList) -> str:
    mark = "\n" if formatted.numbered else "\n\n"
    return f"## {formatted.title}\n\n{mark.join(_lines(formatted))}\n"


def _as_html(formatted: FormattedList) -> str:
    tag = "ol" if formatted.numbered else "ul"
    rows, expected = [], 1
    for entry in formatted.entries:
        jumps = formatted.numbered and entry.number != expected
        value = f' value="{entry.number}"' if jumps else ""
        rows.append(f"  <li{value}>{entry.text}</li>")
        expected = entry.number + 1
    title = html.escape(formatted.title)
    return "\n".join([f"<h2>{title}</h2>", f"<{tag}>", *rows, f"</{tag}>", ""])


def _as_latex(formatted: FormattedList) -> str:
    title = latex_text(formatted.title)
    rows, expected = [], 1
    for entry in formatted.entries:
        jumps = formatted.numbered and entry.number != expected
        set_number = f"\\setcounter{{enumi}}{{{entry.number - 1}}}" if jumps else ""
        # a bracket at the start would be read as the item's label
        shield = "{}" if entry.text.startswith("[") else ""
        rows.append(f"{set_number}\\item {shield}{entry.text}")
        expected = entry.number + 1
    if not rows:
        return f"\\section*{{{title}}}\n"
    kind = "enumerate" if formatted.numbered else "itemize"
    if not formatted.numbered:
        rows = [row.replace("\\item ", "\\item[] ", 1) for row in rows]
    body = "\n".join([f"\\begin{{{kind}}}", *rows, f"\\end{{{kind}}}"])
    return f"\\section*{{{title}}}\n{body}\n"


def _as_rtf(formatted: FormattedList) -> str:
    rows = [f"\\pard\\sb240\\sa120\\keepn{{\\b {rtf_text(formatted.title)}}}\\par"]
    for entry in formatted.entries:
        number = f"{_number(entry)}\\tab " if formatted.numbered else ""
        rows.append(f"\\pard\\fi-567\\li567\\tx567\\sa60 {number}{entry.text}\\par")
    return "\n".join(rows)


_RENDERERS: Mapping[str, Callable[[FormattedList], str]] = {
    "text": _as_text,
    "markdown": _as_markdown,
    "html": _as_html,
    "latex": _as_latex,
    "rtf": _as_rtf,
}
