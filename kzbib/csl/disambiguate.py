"""Telling cites apart: names, given names, the disambiguate condition, year suffixes.

Cites whose texts are equal form a set. Names and given names are added to all members
of a set in small steps; a step that splits the set is kept, for each part on its own.
What no step splits gets the disambiguate condition, and then year suffixes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kzbib.csl.context import NameBlock, Names
from kzbib.csl.initials import initialise
from kzbib.csl.items import Entry
from kzbib.csl.people import Person
from kzbib.csl.style.name_spec import NameSpec

Show = Callable[[Entry, Names], str]
"""Renders the text that cites are compared by."""


@dataclass(frozen=True)
class Rules:
    """The disambiguation options of cs:citation."""

    add_names: bool
    add_given: bool
    rule: str
    add_suffix: bool
    condition: bool

    @property
    def by_cite(self) -> bool:
        """Whether given names are expanded only where cites are ambiguous."""
        return self.add_given and self.rule == "by-cite"

    @property
    def everywhere(self) -> bool:
        """Whether given names are expanded wherever persons are ambiguous."""
        return self.add_given and self.rule != "by-cite"

    @property
    def any(self) -> bool:
        """Whether there is anything to do."""
        return self.add_names or self.add_given or self.add_suffix or self.condition


@dataclass(slots=True)
class Shown:
    """A cite as it is shown without help: its text and its lists of names."""

    entry: Entry
    text: str
    blocks: tuple[NameBlock, ...]


# --- persons that share a family name ---------------------------------------------


class Namesakes:
    """Which given names go with each family name, and how far initials tell."""

    def __init__(self, blocks: Iterable[NameBlock], *, primary: bool) -> None:
        self._givens: dict[tuple[str, str], dict[str, str]] = {}
        self._short: dict[tuple[tuple[str, str], bool, bool], dict[str, int]] = {}
        for block in blocks:
            for person in block.people[:1] if primary else block.people:
                known = self._givens.setdefault(person.key, {})
                known[_same(person.given)] = person.given

    def level(self, person: Person, spec: NameSpec, *, initials_only: bool) -> int:
        """Return how much of a given name tells a person from namesakes: 0, 1 or 2."""
        givens = self._givens.get(person.key, {})
        if len(givens) < 2 or person.literal:
            return 0
        if spec.initials is None:
            return 0 if initials_only or spec.form != "short" else 2
        counts = self._initials(person.key, spec)
        same = counts.get(_initials(person.given, spec), 0)
        if same > 1 and not initials_only:
            return 2
        return 1 if len(givens) > same else 0

    def _initials(self, key: tuple[str, str], spec: NameSpec) -> dict[str, int]:
        """How many of the given names share their initials."""
        known = self._short.get((key, spec.initialize, spec.hyphen))
        if known is None:
            known = self._short[key, spec.initialize, spec.hyphen] = {}
            for given in self._givens[key].values():
                short = _initials(given, spec)
                known[short] = known.get(short, 0) + 1
        return known


def _same(given: str) -> str:
    return given.replace(" ", "").replace(".", "")


def _initials(given: str, spec: NameSpec) -> str:
    return initialise(given, ".", spec.initialize, spec.hyphen)


# --- sets of equal cites -----------------------------------------------------------


class Refiner:
    """Splits a set of equal cites as far as names can."""

    def __init__(self, show: Show, rules: Rules) -> None:
        self.show = show
        self.rules = rules

    def refine(
        self, members: Sequence[Shown], base: dict[str, Names]
    ) -> list[list[Shown]]:
        """Change ``base`` (by item) and return the sets that stay ambiguous."""
        shape = _shape(members)
        left = [list(members)]
        if self.rules.add_names:
            left = self._each(left, base, _count_steps(shape))
        if self.rules.by_cite:
            steps = _given_steps(shape, add_names=self.rules.add_names)
            left = self._each(left, base, steps)
        return left

    def _each(
        self, sets: list[list[Shown]], base: dict[str, Names], steps: list[_Step]
    ) -> list[list[Shown]]:
        out: list[list[Shown]] = []
        waiting = [(members, 0) for members in sets]
        while waiting:
            members, start = waiting.pop()
            done, parts = self._split(members, base, steps, start)
            if not parts:
                out.append(members)
            waiting += [(part, done) for part in parts if len(part) > 1]
        return out

    def _split(
        self,
        members: list[Shown],
        base: dict[str, Names],
        steps: list[_Step],
        start: int,
    ) -> tuple[int, list[list[Shown]]]:
        """Go on with steps until one splits the set; tentative ones are undone."""
        trial = {shown.entry.id: base[shown.entry.id] for shown in members}
        for place in range(start, len(steps)):
            step = steps[place]
            before = dict(trial)
            parts: dict[str, list[Shown]] = {}
            for shown in members:
                names = step.apply(trial[shown.entry.id])
                trial[shown.entry.id] = names
                parts.setdefault(self.show(shown.entry, names), []).append(shown)
            if len(parts) > 1:
                base.update(trial)
                return place + 1, list(parts.values())
            if step.level:
                trial = before
        return len(steps), []


@dataclass(frozen=True)
class _Step:
    """Show one name more of a list (``level`` 0), or more of one given name."""

    block: int
    place: int
    level: int

    def apply(self, names: Names) -> Names:
        missing = self.block + 1 - len(names.counts)
        counts = [*names.counts, *[0] * missing]
        levels = [*names.levels, *[()] * missing]
        if self.level:
            row = [*levels[self.block]]
            row += [0] * (self.place + 1 - len(row))
            row[self.place] = max(row[self.place], self.level)
            levels[self.block] = tuple(row)
        else:
            counts[self.block] = max(counts[self.block], self.place + 1)
        return Names(tuple(counts), tuple(levels), names.condition)


def _shape(members: Sequence[Shown]) -> list[tuple[int, int]]:
    """For each list of names: how many are shown, and how many there are at most."""
    shape: list[tuple[int, int]] = []
    for shown in members:
        for place, block in enumerate(shown.blocks):
            number = len(block.people)
            if place == len(shape):
                shape.append((block.shown, number))
            else:
                least, most = shape[place]
                shape[place] = (min(least, block.shown), max(most, number))
    return [(least, min(most, 60)) for least, most in shape]


def _count_steps(shape: list[tuple[int, int]]) -> list[_Step]:
    return [
        _Step(block, place, 0)
        for block, (least, most) in enumerate(shape)
        for place in range(least, most)
    ]


def _given_steps(shape: list[tuple[int, int]], *, add_names: bool) -> list[_Step]:
    out: list[_Step] = []
    for block, (least, most) in enumerate(shape):
        for place in range(most if add_names else least):
            if place >= least:
                out.append(_Step(block, place, 0))
            out += [_Step(block, place, 1), _Step(block, place, 2)]
    return out
