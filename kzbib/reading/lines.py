"""Lines of a text with their offsets."""

from __future__ import annotations

from typing import NamedTuple


class Line(NamedTuple):
    """A line with something in it; blank lines are only counted.

    ``start``/``end`` delimit the printed characters, ``indent`` counts the blanks
    before them, ``blanks`` the blank lines before the line.
    """

    start: int
    end: int
    indent: int
    blanks: int
    text: str


def filled_lines(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """Return the lines of ``text[start:end]`` that hold something, in order."""
    lines: list[Line] = []
    blanks = 0
    at = start
    for printed in text[start:end].split("\n"):
        stripped = printed.strip()
        if stripped:
            indent = len(printed) - len(printed.lstrip())
            first = at + indent
            lines.append(Line(first, first + len(stripped), indent, blanks, stripped))
            blanks = 0
        else:
            blanks += 1
        at += len(printed) + 1
    return lines
