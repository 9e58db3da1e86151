"""From pieces to runs: quotes take their signs, seams lose doubled punctuation.

Two texts meet at a seam; what their punctuation does there is looked up in a table
(the same for affixes, delimiters and fields). Where the locale wants it, a period or
comma after a closing quote moves inside it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

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
    Bound,
    Font,
    Inside,
    Mark,
    Piece,
)
from kzbib.csl.seams import DROP_FIRST, DROP_SECOND, HARMFUL, SEAM_STARTS, SPACES, STOPS


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


# The same where a closing quote stands between them and nothing moves inside.
_DROP_OUTSIDE = frozenset(["..", "!.", "?.", ",,"])
_SINGLE = ("\u2018", "\u2019")
_MOVED_IN = frozenset(".,!?")


_Look = tuple[Face, str]
"""A font and the name of a display block."""


class _Builder:
    """Runs under construction: texts and their looks side by side."""

    __slots__ = (
        "block", "face", "faces", "level", "quotes", "signs", "texts", "turns",
    )  # fmt: skip

    def __init__(self, signs: QuoteSigns) -> None:
        self.signs = signs
        self.texts: list[str] = []
        self.turns: list[tuple[int, _Look]] = [(0, (PLAIN, ""))]
        """Where the font or the block changes."""
        self.quotes: set[int] = set()
        """The places of texts that are closing quotes."""
        self.faces: list[Face] = []
        self.face = PLAIN
        self.block = ""
        self.level = 0

    def quote(self, text: str, *, closing: bool) -> None:
        if closing and text:
            self.quotes.add(len(self.texts))
        if text:
            self.texts.append(text)

    def turn(self, face: Face, block: str) -> None:
        self.face, self.block = face, block
        self.turns.append((len(self.texts), (face, block)))

    def merged(self) -> list[Run]:
        """Return the texts as runs, one as far as a look goes."""
        texts = self.texts
        out: list[Run] = []
        begin, look = self.turns[0]
        before: _Look | None = None
        for end, following in (*self.turns[1:], (len(texts), look)):
            text = "".join(texts[begin:end]) if end > begin else ""
            if text and look == before:
                text = out.pop().text + text
            if text:
                out.append(Run(text, *look))
                before = look
            begin, look = end, following
        return out

    def open(self, mark: Mark) -> None:
        assert isinstance(mark, Font)
        self.faces.append(self.face)
        self.turn(changed(self.face, mark.change), self.block)

    def close(self, mark: Mark) -> None:
        self.turn(self.faces.pop(), self.block)

    def open_quote(self, mark: Mark) -> None:
        self.quote(self.pair(mark)[0], closing=False)
        self.level += 1

    def close_quote(self, mark: Mark) -> None:
        self.level -= 1
        self.quote(self.pair(mark)[1], closing=True)

    def open_block(self, mark: Mark) -> None:
        self.turn(self.face, str(mark.value))

    def close_block(self, mark: Mark) -> None:
        self.turn(self.face, "")

    def mute(self, mark: Mark) -> None:
        self.level += 1

    def unmute(self, mark: Mark) -> None:
        self.level -= 1

    def pair(self, mark: Mark) -> tuple[str, str]:
        if mark.value and not self.level:
            return _SINGLE
        return self.signs.inner if self.level % 2 else self.signs.outer

    def seam(self, text: str) -> str:
        """Return what is left of a text after it met the one before."""
        while text:
            first = text[0]
            last = self.texts[-1][-1:]
            if first in SPACES:
                if last not in SPACES and type(self.texts[-1]) is not Bound:
                    return text
            elif first not in STOPS:
                return text
            elif len(self.texts) - 1 in self.quotes:
                if not self.meets_quote(first):
                    return text
            elif last + first in DROP_FIRST:
                self.shorten()
                if self.texts and len(self.texts) - 1 in self.quotes:
                    continue
                return text
            elif last + first not in DROP_SECOND:
                return text
            text = text[1:]
        return text

    def shorten(self) -> None:
        self.texts[-1] = self.texts[-1][:-1]
        if not self.texts[-1]:
            self.texts.pop()
            number = len(self.texts)
            self.quotes.discard(number)
            self.turns = [(min(place, number), look) for place, look in self.turns]

    def meets_quote(self, first: str) -> bool:
        """Whether the sign after a closing quote is used up: moved in or dropped."""
        place = len(self.texts) - 1
        while place >= 0 and place in self.quotes:
            place -= 1
        if place < 0:
            return False
        inside = self.texts[place]
        pair = inside[-1:] + first
        if self.signs.punctuation_in_quote:
            if pair in DROP_SECOND:
                return True
            if first not in _MOVED_IN:
                return False
            self.texts[place] = (inside[:-1] if pair in DROP_FIRST else inside) + first
            return True
        return pair in _DROP_OUTSIDE


_ON_MARK: Final[dict[int, Callable[[_Builder, Mark], None]]] = {
    OPEN: _Builder.open,
    CLOSE: _Builder.close,
    QUOTE: _Builder.open_quote,
    UNQUOTE: _Builder.close_quote,
    BLOCK: _Builder.open_block,
    UNBLOCK: _Builder.close_block,
    MUTE: _Builder.mute,
    UNMUTE: _Builder.unmute,
}


def settle(pieces: Sequence[Piece], signs: QuoteSigns) -> list[Run]:
    """Return the runs of rendered pieces."""
    builder = _Builder(signs)
    texts, quotes = builder.texts, builder.quotes
    last = ""
    for piece in pieces:
        if isinstance(piece, str):
            if (
                piece[:1] in SEAM_STARTS
                and (last + piece[0] in HARMFUL or quotes or last == "-")
                and texts
                and type(piece) is not Inside
            ):
                piece = builder.seam(piece)  # noqa: PLW2901
            if piece:
                texts.append(piece)
                last = piece[-1]
        elif piece.kind in _ON_MARK:
            _ON_MARK[piece.kind](builder, piece)
            last = texts[-1][-1:] if texts else ""
    return builder.merged()


def text_of(runs: Sequence[Run]) -> str:
    """Return the text of runs."""
    return "".join([run.text for run in runs])
