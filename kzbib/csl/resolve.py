"""The disambiguation of all entries of a processor, kept up to date as items come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from kzbib.csl.context import NO_NAMES, NameBlock, Names
from kzbib.csl.disambiguate import Namesakes, Refiner, Rules, Shown
from kzbib.csl.items import Entry

MAX_CONDITIONS = 3
"""How many disambiguate conditions are tried one after the other."""
ShowBlocks = Callable[[Entry, Names], tuple[str, tuple[NameBlock, ...]]]


class Resolver:
    """Knows, for each registered entry, how its cites are told apart."""

    def __init__(self, rules: Rules, show: ShowBlocks) -> None:
        self.rules = rules
        self.show = show
        self.names: dict[str, Names] = {}
        self.suffixes: dict[str, int] = {}
        """By item: the number of its year suffix, from 1."""
        self._shown: dict[str, Shown] = {}
        self._texts: dict[tuple[str, str], str] = {}

    def update(self, entries: Sequence[Entry]) -> None:
        """Work out everything for these entries, in the order of the list."""
        if not self.rules.any:
            return
        self.names = {}
        self.suffixes = {}
        shown = [self._base(entry) for entry in entries]
        if self.rules.everywhere:
            shown = self._expand(shown)
        left = self._refine(shown)
        if self.rules.condition:
            left = self._condition(left)
        if self.rules.add_suffix:
            self._suffix(left, entries)

    def _base(self, entry: Entry) -> Shown:
        if entry.id not in self._shown:
            text, blocks = self.show(entry, NO_NAMES)
            self._shown[entry.id] = Shown(entry, text, blocks)
        return self._shown[entry.id]

    def _expand(self, shown: list[Shown]) -> list[Shown]:
        """Rules but by-cite: persons are told apart wherever they are named."""
        primary = self.rules.rule.startswith("primary-name")
        initials_only = self.rules.rule.endswith("-with-initials")
        blocks = (block for one in shown for block in one.blocks)
        known = Namesakes(blocks, primary=primary)
        out: list[Shown] = []
        for one in shown:
            levels = tuple(
                tuple(
                    known.level(person, block.spec, initials_only=initials_only)
                    for person in (block.people[:1] if primary else block.people)
                )
                for block in one.blocks
            )
            if any(any(row) for row in levels):
                names = Names((0,) * len(levels), levels)
                self.names[one.entry.id] = names
                text, _ = self.show(one.entry, names)
                # more of given names shows no more names: the blocks are the same
                one = Shown(one.entry, text, one.blocks)  # noqa: PLW2901
            out.append(one)
        return out

    def _refine(self, shown: list[Shown]) -> list[list[Shown]]:
        sets: dict[str, list[Shown]] = {}
        for one in shown:
            sets.setdefault(one.text, []).append(one)
        equal = [members for members in sets.values() if len(members) > 1]
        if not (self.rules.add_names or self.rules.by_cite):
            return equal
        refiner = Refiner(lambda entry, names: self.show(entry, names)[0], self.rules)
        left: list[list[Shown]] = []
        for members in equal:
            own = {
                one.entry.id: self.names.get(one.entry.id, NO_NAMES) for one in members
            }
            left += refiner.refine(members, own)
            self.names.update(own)
        return left

    def _condition(self, sets: Iterable[list[Shown]]) -> list[list[Shown]]:
        """Cites that stay equal show what disambiguate="true" brings, in steps."""
        left: list[list[Shown]] = []
        waiting = [(members, 1) for members in sets]
        while waiting:
            members, level = waiting.pop()
            parts: dict[str, list[Shown]] = {}
            for one in members:
                names = self._with_condition(one, level)
                parts.setdefault(self.show(one.entry, names)[0], []).append(one)
            if len(parts) == 1 and level < MAX_CONDITIONS:
                waiting.append((members, level + 1))
            elif len(parts) == 1:
                left.append(members)
            else:
                for one in members:
                    self.names[one.entry.id] = self._with_condition(one, level)
                for part in parts.values():
                    if len(part) > 1 and level < MAX_CONDITIONS:
                        waiting.append((part, level + 1))
                    elif len(part) > 1:
                        left.append(part)
        return left

    def _with_condition(self, one: Shown, level: int) -> Names:
        names = self.names.get(one.entry.id, NO_NAMES)
        return names._replace(condition=level)

    def _suffix(self, sets: Iterable[list[Shown]], entries: Sequence[Entry]) -> None:
        order = {entry.id: place for place, entry in enumerate(entries)}
        for members in sets:
            members.sort(key=lambda one: order[one.entry.id])
            for number, one in enumerate(members, start=1):
                self.suffixes[one.entry.id] = number


_LATIN = "abcdefghijklmnopqrstuvwxyz"
# The letters a Cyrillic list uses: no ё, й, ъ, ы, ь (GOST R 7.0.5–2008, 7.7: «2019а»).
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"


def suffix_letters(number: int, *, cyrillic: bool = False) -> str:
    """Return the year suffix for a number from 1: a, b, … z, aa, ab, …"""
    alphabet = _CYRILLIC if cyrillic else _LATIN
    out = ""
    while number:
        number, rest = divmod(number - 1, len(alphabet))
        out = alphabet[rest] + out
    return out
