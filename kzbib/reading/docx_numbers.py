"""Numbers that Word makes for the paragraphs of a list (ECMA-376, part 1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_MAX_PARENTS = 20  # styles based on styles
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered: «%1.», decimal, from 1."""

    format: str = "decimal"
    text: str = "%1."
    start: int = 1


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    """By id of the abstract list."""
    lists: dict[str, str] = field(default_factory=dict)
    """List → abstract list."""
    restarts: dict[tuple[str, int], int] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Paragraph style → list and level."""
    _counts: dict[str, list[int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def mark(self, list_: str, level: int, style: str = "") -> str:
        """Return the number of the next paragraph of a list, "" for a bullet."""
        if not list_ and style in self.styles:
            list_, level = self.styles[style]
        known = self.levels.get(self.lists.get(list_, ""))
        if not known or not 0 <= level < _LEVELS:
            return ""
        counts = self._count(list_, level, known)
        shape = known.get(level, Level())
        if shape.format in ("bullet", "none"):
            return ""
        return _PLACE.sub(
            lambda found: _printed(known, int(found[1]) - 1, counts), shape.text
        )

    def _count(self, list_: str, level: int, known: dict[int, Level]) -> list[int]:
        abstract = self.lists[list_]
        counts = self._counts.setdefault(abstract, [])
        if list_ not in self._begun:
            self._begun.add(list_)
            restart = self.restarts.get((list_, level))
            if restart is not None:
                counts[level:] = [restart - 1]
        while len(counts) <= level:
            counts.append(known.get(len(counts), Level()).start - 1)
        del counts[level + 1 :]
        counts[level] += 1
        return counts


def _printed(known: dict[int, Level], level: int, counts: list[int]) -> str:
    """One number of a mark; a level that has not counted yet shows its start."""
    shape = known.get(level, Level())
    count = counts[level] if level < len(counts) else shape.start
    return _FORMATS.get(shape.format, str)(max(count, shape.start))


def _letters(number: int, alphabet: str) -> str:
    turns, place = divmod(number - 1, len(alphabet))
    return alphabet[place] * min(turns + 1, 10)


def _roman(number: int) -> str:
    letters = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        letters += sign * min(times, 20)
    return letters


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02d}",
    "lowerLetter": lambda number: _letters(number, _LATIN),
    "upperLetter": lambda number: _letters(number, _LATIN).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "russianLower": lambda number: _letters(number, _RUSSIAN),
    "russianUpper": lambda number: _letters(number, _RUSSIAN).upper(),
}


def read_numbering(
    numbering: etree._Element | None, styles: etree._Element | None
) -> Numbering:
    """Return the lists that ``numbering.xml`` and ``styles.xml`` define."""
    found = Numbering()
    if numbering is None:
        return found
    for abstract in numbering.iterfind(f"{_W}abstractNum"):
        found.levels[_value(abstract, "abstractNumId")] = {
            _number(level.get(f"{_W}ilvl")): _level(level)
            for level in abstract.iterfind(f"{_W}lvl")
        }
    for one in numbering.iterfind(f"{_W}num"):
        name = _value(one, "numId")
        found.lists[name] = _child(one, "abstractNumId")
        for changed in one.iterfind(f"{_W}lvlOverride"):
            start = _child(changed, "startOverride")
            if start:
                level = _number(changed.get(f"{_W}ilvl"))
                found.restarts[name, level] = _number(start)
    if styles is not None:
        found.styles = _styles(styles)
    return found


def _level(element: etree._Element) -> Level:
    return Level(
        _child(element, "numFmt") or "decimal",
        _child(element, "lvlText"),
        _number(_child(element, "start"), 1),
    )


def _styles(root: etree._Element) -> dict[str, tuple[str, int]]:
    """The lists of paragraph styles, also those that a style takes from its parent."""
    own: dict[str, tuple[str, int]] = {}
    parents: dict[str, str] = {}
    for style in root.iterfind(f"{_W}style"):
        name = _value(style, "styleId")
        parents[name] = _child(style, "basedOn")
        numbered = style.find(f"{_W}pPr/{_W}numPr")
        if numbered is not None:
            level = _number(_child(numbered, "ilvl"))
            own[name] = (_child(numbered, "numId"), level)
    found = dict(own)
    for name in parents:
        heir = name
        for _ in range(_MAX_PARENTS):
            if heir in own:
                found[name] = own[heir]
                break
            heir = parents.get(heir, "")
    return found


def _value(element: etree._Element, attribute: str) -> str:
    return element.get(f"{_W}{attribute}") or ""


def _child(element: etree._Element, tag: str) -> str:
    child = element.find(f"{_W}{tag}")
    return _value(child, "val") if child is not None else ""


def _number(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,6}", text) else otherwise
