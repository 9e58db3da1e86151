"""From pieces to runs: quotes take their signs, seams lose doubled punctuation.

Two texts meet at a seam; what their punctuation does there is looked up in a table
(the same for affixes, delimiters and fields). Where the locale wants it, a period or
comma after a closing quote moves inside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kzbib.csl.faces import PLAIN, Face, changed
from kzbib.csl.pieces import (
    BLOCK,
    CLOSE,
    MUTE,
    OPEN,
    QUOTE,
    UNBLOCK,
    UNMUTE,
    UNQUOTE,
    Font,
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
# The same where a closing quote stands between them and nothing moves inside.
_DROP_OUTSIDE = frozenset(["..", "!.", "?.", ",,"])
_STOPS = frozenset(".,;:!?")
_SPACES = frozenset(" \u00a0")
_SEAM_STARTS = _STOPS | _SPACES
_MOVED_IN = frozenset(".,!?")


class _Builder:
    """Runs under construction: texts and their looks side by side."""

    __slots__ = (
        "block", "face", "faces", "level", "looks", "quotes", "signs", "texts",
    )  # fmt: skip

    def __init__(self, signs: QuoteSigns) -> None:
        self.signs = signs
        self.texts: list[str] = []
        self.looks: list[tuple[Face, str]] = []
        self.quotes: list[bool] = []
        """Which of the texts are closing quotes."""
        self.faces: list[Face] = []
        self.face = PLAIN
        self.block = ""
        self.level = 0

    def add(self, text: str) -> None:
        if text[:1] in _SEAM_STARTS and self.texts:
            text = self.seam(text)
        if text:
            self.put(text)

    def put(self, text: str, *, quote: bool = False) -> None:
        self.texts.append(text)
        self.looks.append((self.face, self.block))
        self.quotes.append(quote)

    def mark(self, mark: Mark) -> None:
        kind = mark.kind
        if kind == OPEN:
            self.faces.append(self.face)
            assert isinstance(mark, Font)
            self.face = changed(self.face, mark.change)
        elif kind == CLOSE:
            self.face = self.faces.pop()
        elif kind == QUOTE:
            self.put(self.pair()[0])
            self.level += 1
        elif kind == UNQUOTE:
            self.level -= 1
            self.put(self.pair()[1], quote=True)
        elif kind == BLOCK:
            self.block = str(mark.value)
        elif kind == UNBLOCK:
            self.block = ""
        elif kind == MUTE:
            self.level += 1
        elif kind == UNMUTE:
            self.level -= 1

    def pair(self) -> tuple[str, str]:
        return self.signs.inner if self.level % 2 else self.signs.outer

    def seam(self, text: str) -> str:
        """Return what is left of a text after it met the one before."""
        while text:
            first = text[0]
            last = self.texts[-1][-1:]
            if first in _SPACES:
                if last not in _SPACES:
                    return text
            elif first not in _STOPS:
                return text
            elif self.quotes[-1]:
                if not self.meets_quote(first):
                    return text
            elif last + first in _DROP_FIRST:
                self.shorten()
                if self.texts and self.quotes[-1]:
                    continue
                return text
            elif last + first not in _DROP_SECOND:
                return text
            text = text[1:]
        return text

    def shorten(self) -> None:
        self.texts[-1] = self.texts[-1][:-1]
        if not self.texts[-1]:
            self.texts.pop()
            self.looks.pop()
            self.quotes.pop()

    def meets_quote(self, first: str) -> bool:
        """Whether the sign after a closing quote is used up: moved in or dropped."""
        place = len(self.texts) - 1
        while place >= 0 and self.quotes[place]:
            place -= 1
        if place < 0:
            return False
        inside = self.texts[place]
        pair = inside[-1:] + first
        if self.signs.punctuation_in_quote:
            if pair in _DROP_SECOND:
                return True
            if first not in _MOVED_IN:
                return False
            self.texts[place] = (inside[:-1] if pair in _DROP_FIRST else inside) + first
            return True
        return pair in _DROP_OUTSIDE


def settle(pieces: Sequence[Piece], signs: QuoteSigns) -> list[Run]:
    """Return the runs of rendered pieces."""
    builder = _Builder(signs)
    add, mark = builder.add, builder.mark
    for piece in pieces:
        if isinstance(piece, str):
            add(piece)
        elif piece.kind <= UNMUTE:
            mark(piece)
    return _merged(builder)


def _merged(builder: _Builder) -> list[Run]:
    out: list[Run] = []
    held: list[str] = []
    look: tuple[Face, str] | None = None
    for text, now in zip(builder.texts, builder.looks, strict=True):
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
