"""A title and its parts."""

from __future__ import annotations

from dataclasses import dataclass

SUBTITLE_MARK = " : "


@dataclass(frozen=True, slots=True)
class Title:
    """A title whose parts are joined by « : »; a plain «: » belongs to the title."""

    main: str
    rest: tuple[str, ...] = ()

    @classmethod
    def from_text(cls, text: str) -> Title:
        """Split at « : » (a space on both sides), the GOST mark of a subtitle."""
        main, *rest = text.split(SUBTITLE_MARK)
        return cls(main, tuple(rest))

    def joined(self, mark: str = SUBTITLE_MARK) -> str:
        """Return the title with ``mark`` between its parts."""
        return mark.join((self.main, *self.rest))
