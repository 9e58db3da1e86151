"""Works joined into clusters, unless that would put a forbidden pair together."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kzbib.matching.faces import ENGLISH, LATIN
from kzbib.matching.kinds import ACT
from kzbib.matching.profile import Profile
from kzbib.matching.titles import Likeness, compare_titles
from kzbib.matching.vetoes import veto
from kzbib.matching.weights import NOISY_TITLE, Level


class Unions:
    """Clusters that grow by joins; each is named by its first member."""

    def __init__(
        self,
        profiles: Sequence[Profile],
        apart: Callable[[int, int], bool] | None = None,
        level: Level = Level.NORMAL,
    ) -> None:
        self.profiles = profiles
        self._apart = apart
        self._level = level
        self._home = list(range(len(profiles)))
        self._members: dict[int, list[int]] = {}

    def home(self, place: int) -> int:
        """Return the first member of a work's cluster."""
        return self._home[place]

    def homes(self) -> tuple[int, ...]:
        """Return the home of every work."""
        return tuple(self._home)

    def members(self, home: int) -> list[int]:
        """Return the works of a cluster."""
        return self._members.get(home, [home])

    def together(self, one: int, other: int) -> bool:
        """Tell whether two works are in one cluster."""
        return self._home[one] == self._home[other]

    def join(self, one: int, other: int, *, strangers: bool = False) -> bool:
        """Join the clusters of two works, unless a pair of them is forbidden.

        No veto keeps the two themselves apart: they were judged. ``strangers``: titles
        were in two languages; then none may be unlike.
        """
        first, second = self._home[one], self._home[other]
        if first == second:
            return False
        if first > second:
            first, second = second, first
        ours, theirs = self.members(first), self.members(second)
        if len(ours) + len(theirs) == 2:  # most joins
            if self._said_apart(one, other):
                return False
        elif any(self._forbidden(a, b, strangers) for a in ours for b in theirs):
            return False
        self._members[first] = ours + theirs
        self._members.pop(second, None)
        for place in theirs:
            self._home[place] = first
        return True

    def _said_apart(self, one: int, other: int) -> bool:
        return self._apart is not None and self._apart(one, other)

    def _forbidden(self, one: int, other: int, strangers: bool) -> bool:
        if self._said_apart(one, other):
            return True
        ours, theirs = self.profiles[one], self.profiles[other]
        if veto(ours, theirs, self._level).reason:
            return True
        return strangers and _unlike(ours, theirs)


def _unlike(one: Profile, other: Profile) -> bool:
    writings = {work.faces[0].writing for work in (one, other) if work.faces}
    # what looks English may be romanised, and acts have a text in each language
    if writings == {ENGLISH, LATIN} or ACT in (one.kind, other.kind):
        return False
    likeness, similarity = compare_titles(one.faces, other.faces)
    if likeness is Likeness.OTHER_LANGUAGE:
        return False
    return likeness <= Likeness.NEAR and similarity < NOISY_TITLE
