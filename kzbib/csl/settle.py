"""From pieces to runs: quotes take their signs, seams lose doubled punctuation.

Two texts meet at a seam; what their punctuation does there is looked up in a table
(the same for affixes, delimiters and fields). Where the locale wants it, a period or
comma after a closing quote moves inside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kzbib.csl.faces import PLAIN, Change, Face, changed
from kzbib.csl.pieces import (
    BLOCK,
    CLOSE,
    OPEN,
    QUOTE,
    UNBLOCK,
    UNQUOTE,
    Mark,
    Piece,
)


class Run(NamedTuple):
    """A stretch of text in one font; ``block`` names its display block."""

    text: str
    face: Face = PLAIN
    block: str = ""


class QuoteSigns(NamedTuple):
    """Quotes of a locale, and whether period and comma go inside."""

    outer: tuple[str, str]
    inner: tuple[str, str]
    punctuation_in_quote: bool


# What remains of two signs that meet. "" in the first place: the earlier goes.
_DROP_SECOND = frozenset(
    [":" + ":", ".." , ";;", "!!", "??", ",,", ";:", "!:", "?:", ":.", ";.", "!.", "?."]
)  # fmt: skip
_DROP_FIRST = frozenset([":!", ";!", ":?", ";?"])
_STOPS = frozenset(".,;:!?")
_SEAM_STARTS = frozenset(".,;:!? \u00a0")
_MOVED_IN = frozenset(".,!?")


class _Builder:
    """Runs under construction: texts and faces side by side."""

    __slots__ = ("block", "closed", "face", "faces", "level", "runs", "signs", "texts")

    def __init__(self, signs: QuoteSigns) -> None:
        self.signs = signs
        self.texts: list[str] = []
        self.runs: list[tuple[Face, str]] = []
        self.faces: list[Face] = []
        self.face = PLAIN
        self.block = ""
        self.level = 0
        self.closed = 0
        """How many of the last texts are closing quotes."""

    def add(self, text: str) -> None:
        if self.texts and text[0] in _SEAM_STARTS:
            text = self.seam(text)
            if not text:
                return
        self.put(text)
        self.closed = 0

    def put(self, text: str) -> None:
        self.texts.append(text)
        self.runs.append((self.face, self.block))

    def mark(self, mark: Mark) -> None:
        kind = mark.kind
        if kind == OPEN:
            self.faces.append(self.face)
            change = mark.value
            assert isinstance(change, Change)
            self.face = changed(self.face, change)
        elif kind == CLOSE:
            self.face = self.faces.pop()
        elif kind == QUOTE:
            pair = self.signs.inner if self.level % 2 else self.signs.outer
            self.level += 1
            if pair[0]:
                self.put(pair[0])
                self.closed = 0
        elif kind == UNQUOTE:
            self.level -= 1
            pair = self.signs.inner if self.level % 2 else self.signs.outer
            if pair[1]:
                self.close_quote(pair[1])
        elif kind == BLOCK:
            self.block = str(mark.value)
        elif kind == UNBLOCK:
            self.block = ""

    def close_quote(self, sign: str) -> None:
        self.put(sign)
        self.closed += 1

    def seam(self, text: str) -> str:
        """Return what is left of a text after it met the one before."""
        while text:
            first = text[0]
            if self.closed and first in _STOPS:
                if not self.meets_quote(first):
                    return text
                text = text[1:]
                continue
            last = self.texts[-1][-1]
            if first in " \u00a0":
                if last == " " or (last == "\u00a0" and first == "\u00a0"):
                    text = text[1:]
                    continue
                if last == "\u00a0":
                    text = text[1:]
                    continue
                return text
            if last not in _STOPS:
                return text
            pair = last + first
            if pair in _DROP_SECOND:
                text = text[1:]
                continue
            if pair in _DROP_FIRST:
                self.texts[-1] = self.texts[-1][:-1]
                if not self.texts[-1]:
                    self.texts.pop()
                    self.runs.pop()
            return text
        return text

    def meets_quote(self, first: str) -> bool:
        """Whether the sign after a closing quote is used up: moved in or dropped."""
        place = len(self.texts) - self.closed - 1
        inside = self.texts[place] if place >= 0 else ""
        last = inside[-1:]
        moves = self.signs.punctuation_in_quote
        if moves and first in _MOVED_IN:
            if last + first in _DROP_SECOND:
                return True
            if last + first in _DROP_FIRST:
                inside = inside[:-1]
            self.texts[place] = inside + first
            return True
        if last in "!?" and first == "." and last:
            return True
        if last in ".,;:" and last:
            return self.swap_out(place, last, first)
        return moves and bool(last) and last in "!?" and first == ":"

    def swap_out(self, place: int, last: str, first: str) -> bool:
        """A stop inside the quotes and one after them: keep one of the two."""
        if last == first and not (last == "." or last == ","):
            self.texts[place] = self.texts[place][:-1]
            return False
        return last == first


def settle(pieces: Sequence[Piece], signs: QuoteSigns) -> list[Run]:
    """Return the runs of rendered pieces."""
    builder = _Builder(signs)
    add, mark = builder.add, builder.mark
    for piece in pieces:
        if isinstance(piece, str):
            add(piece)
        elif piece.kind <= UNBLOCK:
            mark(piece)
    return _merged(builder)


def _merged(builder: _Builder) -> list[Run]:
    out: list[Run] = []
    held: list[str] = []
    look: tuple[Face, str] | None = None
    for text, now in zip(builder.texts, builder.runs, strict=True):
        if now != look and held and look is not None:
            out.append(Run("".join(held), *look))
            held = []
        look = now
        held.append(text)
    if held and look is not None:
        out.append(Run("".join(held), *look))
    return out


def text_of(runs: Sequence[Run]) -> str:
    """Return the text of runs."""
    return "".join([run.text for run in runs])
