"""Values of .bib fields: braces and quotes taken off, @string names and # resolved."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from kzbib.formats.bibtex.tables import MONTH_STRINGS

# The longest value that @string may build up («a # a» doubles at every step).
_MAX_VALUE = 200_000
_BRACE = re.compile(r"(?<!\\)[{}]")
_QUOTE = re.compile(r'(?<!\\)[{}"]')
# What a child takes over from the entry it points to (BibLaTeX manual, appendix B).
_INHERITED = """editor publisher location address year month date series volume
volumes isbn organization eventtitle venue eventdate langid""".split()
_GAP = re.compile(r"[\s#]*")
_BARE = re.compile(r"[^\s#]+")


@dataclass(slots=True)
class Strings:
    """The @string definitions of a file; ``undefined`` gathers names without one."""

    values: dict[str, str] = field(default_factory=lambda: dict(MONTH_STRINGS))
    undefined: list[str] = field(default_factory=list)

    def define(self, name: str, expression: str) -> None:
        """Add a definition; a later one replaces an earlier one, as in BibTeX."""
        self.values[name.strip().lower()] = self.resolve(expression)

    def resolve(self, expression: str) -> str:
        """Return the raw value of «{…}», «"…"», «12», «name», «a # {b}».

        A name that no @string defines stays as text and is noted in ``undefined``.
        Raises ValueError when the value grows beyond all bounds.
        """
        expression = expression.strip()
        inner = expression[1:-1]
        if (
            expression[:1] == "{"
            and expression[-1:] == "}"
            and not _BRACE.search(inner)
        ):
            return inner  # nearly all values
        value, place = "", 0
        while place < len(expression):
            piece, place = self._piece(expression, place)
            value += piece
            if len(value) > _MAX_VALUE:
                raise ValueError(f"a value is longer than {_MAX_VALUE:,} characters")
        return value

    def _piece(self, text: str, place: int) -> tuple[str, int]:
        if text[place] == "{":
            end = _closing(text, place, _BRACE)
            return text[place + 1 : end], _after_gap(text, end + 1)
        if text[place] == '"':
            end = _closing(text, place, _QUOTE)
            return text[place + 1 : end], _after_gap(text, end + 1)
        bare = _BARE.match(text, place)
        if not bare:
            return "", _after_gap(text, place + 1)
        return self._named(bare[0]), _after_gap(text, bare.end())

    def _named(self, name: str) -> str:
        if name.isdecimal():
            return name
        if name.lower() in self.values:
            return self.values[name.lower()]
        self.undefined.append(name)
        return name


def _after_gap(text: str, place: int) -> int:
    gap = _GAP.match(text, place)
    return gap.end() if gap else place


def _closing(text: str, place: int, marks: re.Pattern[str]) -> int:
    """Return where the brace or quotation mark at ``place`` is closed, else the end."""
    opening, depth = text[place], 0
    for mark in marks.finditer(text, place + (opening == '"')):
        if mark[0] == '"' and depth == 0:
            return mark.start()
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
        if opening == "{" and depth == 0:
            return mark.start()
    return len(text)


def inherit(child: Mapping[str, str], parent: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of an entry with those it takes over by ``crossref``."""
    taken = {name: parent[name] for name in _INHERITED if name in parent}
    for ours, theirs in (("booktitle", "title"), ("booksubtitle", "subtitle")):
        if theirs in parent and "booktitle" not in child:
            taken[ours] = parent[theirs]
    if child.keys() & {"year", "date"}:
        for name in ("year", "date", "month"):
            taken.pop(name, None)
    return {**taken, **child}
