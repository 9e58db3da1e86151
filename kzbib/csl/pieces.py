"""What rendering makes: a flat list of texts and marks.

A rendering element appends to one list: plain ``str`` for text, `Mark` for what is
between (fonts open and close, quotes, blocks, anchors). Texts that later steps must
find again (a year suffix, a citation number) are subclasses of ``str``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from kzbib.csl.faces import Change

OPEN: Final = 0
"""A change of font begins; ``value`` is a `Change`."""
CLOSE: Final = 1
QUOTE: Final = 2
UNQUOTE: Final = 3
BLOCK: Final = 4
"""A display block begins; ``value`` is its name."""
UNBLOCK: Final = 5
MUTE: Final = 6
"""Quotes that are counted but not printed (quotes="false") begin."""
UNMUTE: Final = 7
NAMES: Final = 8
"""The names of a cs:names element begin; ``value`` is what they are compared by."""
UNNAMES: Final = 9
NAME: Final = 10
"""One name begins."""
UNNAME: Final = 11
NOCASE: Final = 12
"""Text that no text-case may change begins."""
UNNOCASE: Final = 13
WHOLE: Final = 14
"""A cs:names element with its labels, or what was substituted for it, begins."""
UNWHOLE: Final = 15


class Mark:
    """Something between texts: a kind and, for some kinds, a value."""

    __slots__ = ("kind", "value")

    def __init__(self, kind: int, value: object = None) -> None:
        self.kind = kind
        self.value = value

    def __repr__(self) -> str:
        return f"Mark({self.kind}, {self.value!r})"


class Font(Mark):
    """The mark that opens a change of font."""

    __slots__ = ("change",)

    def __init__(self, change: Change) -> None:
        super().__init__(OPEN, change)
        self.change = change


class YearSuffix(str):
    """The letter that tells works of one year apart."""

    __slots__ = ()


class CitationNumber(str):
    """The number of an entry."""

    __slots__ = ()


class Fixed(str):
    """Text whose own punctuation is never touched (an address, a DOI)."""

    __slots__ = ()


class Bound(str):
    """Text that takes what follows without a blank («2-» of «2-бас.»)."""

    __slots__ = ()


class Inside(str):
    """Text inside a field: what precedes it in the field is no seam."""

    __slots__ = ()


Piece = str | Mark
Pieces = list[Piece]

CLOSE_MARK: Final = Mark(CLOSE)
QUOTE_MARK: Final = Mark(QUOTE)
SINGLE_MARK: Final = Mark(QUOTE, "single")
"""A typed ‘: it stays single where no quotes are around it."""
UNQUOTE_MARK: Final = Mark(UNQUOTE)
UNSINGLE_MARK: Final = Mark(UNQUOTE, "single")
UNBLOCK_MARK: Final = Mark(UNBLOCK)
MUTE_MARK: Final = Mark(MUTE)
UNMUTE_MARK: Final = Mark(UNMUTE)
UNNAMES_MARK: Final = Mark(UNNAMES)
NAME_MARK: Final = Mark(NAME)
UNNAME_MARK: Final = Mark(UNNAME)
NOCASE_MARK: Final = Mark(NOCASE)
UNNOCASE_MARK: Final = Mark(UNNOCASE)
WHOLE_MARK: Final = Mark(WHOLE)
UNWHOLE_MARK: Final = Mark(UNWHOLE)


def plain(pieces: Iterable[Piece]) -> str:
    """Return the text alone."""
    return "".join([piece for piece in pieces if isinstance(piece, str)])


def bare(pieces: Iterable[Piece]) -> str:
    """Return the text without year suffixes: what cites are compared by."""
    return "".join(
        [
            piece
            for piece in pieces
            if isinstance(piece, str) and not isinstance(piece, YearSuffix)
        ]
    )


def span(pieces: Sequence[Piece], opening: int, closing: int) -> tuple[int, int] | None:
    """Return where the first stretch between two kinds of marks begins and ends.

    The stretch includes both marks; None when there is none.
    """
    depth = 0
    begin = -1
    for place, piece in enumerate(pieces):
        if not isinstance(piece, Mark):
            continue
        if piece.kind == opening:
            if not depth:
                begin = place
            depth += 1
        elif piece.kind == closing and depth:
            depth -= 1
            if not depth:
                return begin, place + 1
    return None
