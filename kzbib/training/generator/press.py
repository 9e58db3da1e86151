"""The sheet a reference is printed on: text so far, and where the fields lie."""

from __future__ import annotations

from dataclasses import dataclass

# marks of which a second one is never printed: «доп.» + «. –» gives «доп. –»
_ENDS = ".?!…"
# what may stand behind the name of an organisation without a full stop
_JOINING = (" /", " (", " –", " -", " —", " =", " [")


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
        self.stop_due = False
        """An organisation was printed as author: a full stop parts it from a title."""

    @property
    def text(self) -> str:
        """All that was printed so far."""
        return "".join(self._parts)

    def write(self, text: str) -> None:
        """Print text between fields; doubled full stops and spaces are left out."""
        if text and self.stop_due:
            text = f".{text}" if text[0] == " " and text[:2] not in _JOINING else text
            self.stop_due = False
        if text and text[0] == "." and self.last in _ENDS and self.last:
            text = text[1:]
        if self.last in ("", " "):
            text = text.lstrip(" " if self.last else " .,;:–—")
        self._put(text)

    def field(self, name: str, text: str) -> Piece:
        """Print a value; it becomes a piece."""
        self.stop_due = False
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
