"""The sheet a reference is printed on: text so far, and where the fields lie."""

from __future__ import annotations

from dataclasses import dataclass

# marks of which a second one is never printed: «доп.» + «. –» gives «доп. –»
_ENDS = ".?!…"


@dataclass(slots=True)
class Piece:
    """A field on the sheet; ``inner`` are the parts of a name, ``date`` of a date."""

    field: str
    start: int
    end: int
    inner: tuple[tuple[str, int, int], ...] = ()
    date: tuple[tuple[str, int], ...] = ()


class Press:
    """Collects printed text and the pieces in it."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.length = 0
        self.last = ""
        self.pieces: list[Piece] = []

    @property
    def text(self) -> str:
        """All that was printed so far."""
        return "".join(self._parts)

    def write(self, text: str) -> None:
        """Print text between fields; doubled full stops and spaces are left out."""
        if text and text[0] == "." and self.last in _ENDS and self.last:
            text = text[1:]
        if self.last in ("", " "):
            text = text.lstrip(" " if self.last else " .,;:–—")
        self._put(text)

    def field(self, name: str, text: str) -> Piece:
        """Print a value; it becomes a piece."""
        start = self.length
        self._put(text)
        piece = Piece(name, start, self.length)
        self.pieces.append(piece)
        return piece

    def _put(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self.length += len(text)
            self.last = text[-1]
