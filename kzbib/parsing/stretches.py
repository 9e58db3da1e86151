"""What the stretch of a word and its neighbours hold, where it is, what is open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kzbib.parsing.cache import Cache

# letters that say in the name of a stretch what it holds: by class and by shape
_CLASSES = {
    "Lpub": "P", "Ljou": "J", "Lcon": "C", "Lgen": "G", "Lorg": "P", "Lpla": "L",
    "Lpl1": "L", "Lvol": "v", "Liss": "i", "Lpag": "p", "Lred": "r", "Ltra": "r",
    "Lsos": "r", "Led": "e", "Llaw": "w", "Ldis": "t", "Lin": "B", "Lser": "S",
    "Lnew": "A", "Lgiv": "g",
}  # fmt: skip
_SHAPES = {
    "X": "N", "X.": "N", "Y": "Y", "<URL>": "U", "<date>": "D", "<years>": "Y",
    "9": "9", "99": "9", "999": "9", "9999": "9", "9-9": "-", "R": "R", "xx": "x",
}  # fmt: skip
_LETTERS = sorted({*_CLASSES.values(), *_SHAPES.values()})
_BIT = {letter: 1 << k for k, letter in enumerate(_LETTERS)}
_HOLDS = {name: _BIT[letter] for name, letter in (_CLASSES | _SHAPES).items()}
_TELLING = sum(_BIT[letter] for letter in "Yipv-LJCtwD")


class Stretch(NamedTuple):
    """What a stretch, the one before and the one behind hold, as bits; its place."""

    holds: int
    before: int
    """-1 where there is none."""
    behind: int
    place: int
    to_end: int
    whole: int
    """The telling ones of what all stretches hold."""
    side: str
    """Whether «//» stands before the last word; «n» without «//»."""


def holds(shape: str, classes: Sequence[str]) -> int:
    """Return what a word of this shape and these classes tells of its stretch."""
    found = _HOLDS.get(shape, 0)
    for name in classes:
        found |= _HOLDS.get(name, 0)
    return found


def places(held: Sequence[int], side: str) -> list[Stretch]:
    """Return for each stretch what it and its neighbours hold, and where it is."""
    last = len(held) - 1
    whole = 0
    for bits in held:
        whole |= bits
    whole &= _TELLING
    around = [-1, *held, -1]
    return [
        Stretch(
            bits, around[k], around[k + 2], min(k, 5), min(last - k, 5), whole, side
        )
        for k, bits in enumerate(held)
    ]


def _letters(bits: int) -> str:
    return "".join(letter for letter, bit in _BIT.items() if bits & bit)


_written = Cache(_letters)


def about(stretch: Stretch) -> tuple[str, ...]:
    """Name what a stretch and its neighbours hold, and where it is."""
    kind, whole = _written[stretch.holds], _written[stretch.whole]
    before = _written[stretch.before] if stretch.before >= 0 else "^"
    behind = _written[stretch.behind] if stretch.behind >= 0 else "$"
    place = stretch.place
    return (
        f"k{kind}", f"l{before}", f"m{behind}", f"n{place}", f"o{stretch.to_end}",
        f"k{kind}m{behind}", f"W{whole}{stretch.side}n{min(place, 3)}",
    )  # fmt: skip


FIRST, LAST, AGAIN = "first", "last", "again"
"""Features of the first and the last word of a stretch, and of one that came before."""


def come_again(words: Sequence[str]) -> list[bool]:
    """Tell of each word whether it is long and stood there before."""
    if len(set(words)) == len(words):
        return [False] * len(words)
    seen = set[str]()
    found = []
    for word in words:
        found.append(word in seen)
        if len(word) > 3:
            seen.add(word)
    return found


def _opening_marks(gap: str) -> str:
    return "".join(mark for mark in gap if mark in "()[]«“»”/")


_opening = Cache(_opening_marks)


def open_marks(gaps: Sequence[str]) -> list[str]:
    """Return for each word the open brackets and quotes, and the side of «//»."""
    double = "//" in "\n".join(gaps)
    slashes = single = round_ = square = quote = 0
    states: list[str] = []
    for gap in gaps[:-1]:
        marks = _opening[gap]
        if not marks and states:
            states.append(states[-1])
            continue
        for mark in marks:
            if mark == "(":
                round_ += 1
            elif mark == ")":
                round_ = max(0, round_ - 1)
            elif mark == "[":
                square += 1
            elif mark == "]":
                square = max(0, square - 1)
            elif mark in "«“":
                quote += 1
            elif mark in "»”":
                quote = max(0, quote - 1)
        if "//" in gap:
            slashes += 1
        elif "/" in gap:
            single = 1
        side = "n" if not double else str(min(slashes, 1))
        states.append(f"S{side}{single}{min(round_, 1)}{min(square, 1)}{min(quote, 1)}")
    return states


def side_of(states: Sequence[str]) -> str:
    """Return whether «//» stands before the last word; «n» where there is none."""
    return states[-1][1]
