"""Seeded choices, and the word stores they choose from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import TypeVar

from kzbib.errors import InputError

_FOLDER = Path(__file__).resolve().parent / "words"

# «[editor ru]», «[DOI any]», but not «[in Russian]», which is a form
_HEADING = re.compile(r"\[(?:[A-Z]+|[a-z-]+)(?: [a-z]+)*\]")
_EDGES = re.compile("^_+|_+$")

T = TypeVar("T")
Store = Mapping[str, tuple[str, ...]]


class Draw:
    """Random choices that depend on the seed alone."""

    def __init__(self, seed: int | str) -> None:
        self._random = Random(seed)
        self.random = self._random.random

    def pick(self, options: Sequence[T]) -> T:
        """Return one of the options, each as likely as the others."""
        return options[int(self.random() * len(options))]

    def chance(self, share: float) -> bool:
        """Return True in ``share`` of the calls."""
        return self.random() < share

    def number(self, low: int, high: int) -> int:
        """Return a whole number, both ends included."""
        return low + int(self.random() * (high - low + 1))

    def weighted(self, options: Sequence[T], sums: Sequence[float]) -> T:
        """Return an option by running sums of weights."""
        point = self.random() * sums[-1]
        return next(
            option for option, top in zip(options, sums, strict=True) if point < top
        )

    def some(self, options: Sequence[T], count: int) -> list[T]:
        """Return ``count`` different options in random order."""
        return self._random.sample(options, count)

    def words(self, store: str, section: str) -> str:
        """Return a line of a section of a word store."""
        return self.pick(words(store)[section])


@cache
def words(name: str) -> Store:
    """Return the sections of ``words/NAME.txt``.

    A section is a line «[name]» and the lines below it; «  x3» behind a line makes it
    three times as likely, «_» at an end is a space, «(nothing)» an empty line, «;;»
    begins a comment. Raises InputError for a line outside sections.
    """
    return read_sections(_FOLDER / f"{name}.txt")


def read_sections(path: Path) -> dict[str, tuple[str, ...]]:
    """Read a file of sections; the same section may go on further down."""
    sections: dict[str, tuple[str, ...]] = {}
    current: str | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith(";;"):
            continue
        if _HEADING.fullmatch(line):
            current = line[1:-1]
            sections.setdefault(current, ())
        elif current is None:
            raise InputError(
                f"the line {line[:60]!r} stands before the first [section]",
                where=f"{path.name}:{number}",
                hint="Put a line such as [title ru] above it.",
            )
        else:
            sections[current] += _repeated(line)
    return sections


def _repeated(line: str) -> tuple[str, ...]:
    text, mark, times = line.rpartition("  x")
    count = int(times) if mark and times.isdigit() else 1
    text = text if mark and times.isdigit() else line
    return (_EDGES.sub(_spaces, text).replace("(nothing)", ""),) * count


def _spaces(found: re.Match[str]) -> str:
    return " " * len(found[0])
