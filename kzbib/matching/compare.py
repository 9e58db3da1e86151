"""Two works side by side: which facts agree, which contradict each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kzbib.matching.containers import like_containers, like_publishers
from kzbib.matching.once import once
from kzbib.matching.people import agree
from kzbib.matching.profile import Profile
from kzbib.matching.titles import Likeness, compare_titles
from kzbib.matching.translation import Translated, numbers_in, translate
from kzbib.matching.weights import ARTICLE_NUMBER, CONTRADICTIONS, WEIGHTS


@dataclass(slots=False)
class Comparison:
    """What two works look like beside each other; costly parts wait to be asked."""

    one: Profile
    other: Profile
    likeness: Likeness
    similarity: float
    """Of the best pair of titles, 0–100."""

    @once
    def authors(self) -> bool | None:
        """The author sets agree; None when one work names nobody."""
        ours, theirs = self.one.people, self.other.people
        if len(ours) == len(theirs) == 1:
            return agree(ours[0], theirs[0])
        found = [agree(a, b) for a in ours for b in theirs]
        if not found or all(each is None for each in found):
            return None
        return any(found)

    @once
    def same_year(self) -> bool:
        """Both state the same year."""
        return self.one.year == self.other.year != 0

    @once
    def years_apart(self) -> int | None:
        """How far the years are apart; None where one states none."""
        if not self.one.year or not self.other.year:
            return None
        return abs(self.one.year - self.other.year)

    @once
    def facts(self) -> dict[str, bool]:
        """Every fact that both works state: whether it agrees."""
        found = {}
        for name, test in FACTS.items():
            if (answer := test(self.one, self.other)) is not None:
                found[name] = answer
        return found

    @once
    def agreeing(self) -> list[str]:
        """The names of the facts that agree."""
        return [name for name, answer in self.facts.items() if answer]

    @once
    def against(self) -> list[str]:
        """The names of the facts that do not."""
        return [name for name, answer in self.facts.items() if not answer]

    @once
    def points(self) -> float:
        """Agreeing facts in points; see ``weights``."""
        return sum([WEIGHTS[name] for name in self.agreeing])

    @once
    def objections(self) -> float:
        """Contradicting facts in points."""
        return sum([CONTRADICTIONS.get(name, 1.0) for name in self.against])

    @once
    def translation(self) -> Translated:
        """The likeliest pair of titles that may translate each other."""
        pairs = [(a, b) for a in self.one.faces for b in self.other.faces]
        found = (translate(a.title, b.title) for a, b in pairs)
        return max(found, default=Translated(0.0))

    @property
    def translated(self) -> float:
        """Share of title words that translate each other, 0–1."""
        return self.translation.share

    @property
    def words(self) -> int:
        """Number of words of the shorter title."""
        titles = [p.faces[0].title for p in (self.one, self.other) if p.faces]
        return min((title.count(" ") + 1 for title in titles), default=0)


def compare(one: Profile, other: Profile) -> Comparison:
    """Lay two works side by side."""
    return Comparison(one, other, *compare_titles(one.faces, other.faces))


def _equal(field: str) -> Callable[[Profile, Profile], bool | None]:
    place = Profile._fields.index(field)

    def test(one: Profile, other: Profile) -> bool | None:
        ours = one[place]
        if not ours:  # most fields of most works
            return None
        theirs = other[place]
        return ours == theirs if theirs else None

    return test


def _pages(one: Profile, other: Profile) -> bool | None:
    ours, theirs = one.page[0], other.page[0]
    if not ours or not theirs:
        return None
    if (len(ours) < ARTICLE_NUMBER) != (len(theirs) < ARTICLE_NUMBER):
        return None
    return ours == theirs


def _issue(one: Profile, other: Profile) -> bool | None:
    if not one.issue or not other.issue:
        return None
    if one.issue == other.issue:
        return True
    return bool(set(one.issue.split("/")) & set(other.issue.split("/")))


def _places(one: Profile, other: Profile) -> bool | None:
    if not one.places or not other.places:
        return None
    if one.places == other.places:
        return True
    return not set(one.places).isdisjoint(other.places)


def _date(one: Profile, other: Profile) -> bool | None:
    if len(one.date) < 10 or len(other.date) < 10:
        return None
    return one.date == other.date


def _numbers(one: Profile, other: Profile) -> bool | None:
    """Numbers in titles, the years of a period above all."""
    pairs = [
        (numbers_in(a.title), numbers_in(b.title))
        for a in one.faces
        for b in other.faces
    ]
    stated = [(ours, theirs) for ours, theirs in pairs if ours and theirs]
    if not stated:
        return None
    return any(ours <= theirs or theirs <= ours for ours, theirs in stated)


def _in_one_script(
    test: Callable[[Profile, Profile], bool | None],
) -> Callable[[Profile, Profile], bool | None]:
    """A name that is unlike may be a translation: that says nothing."""

    def cautious(one: Profile, other: Profile) -> bool | None:
        answer = test(one, other)
        return None if answer is False and _mixed(one, other) else answer

    return cautious


def _mixed(one: Profile, other: Profile) -> bool:
    ours, theirs = ({face.writing for face in p.faces} for p in (one, other))
    return not ours & theirs


FACTS: dict[str, Callable[[Profile, Profile], bool | None]] = {
    "pages": _pages,
    "extent": _equal("extent"),
    "volume": _equal("volume"),
    "issue": _issue,
    "container": _in_one_script(like_containers),
    "publisher": _in_one_script(like_publishers),
    "place": _places,
    "URL": _equal("url"),
    "date": _date,
    "part": _equal("parts"),
    "edition": _equal("edition"),
    "numbers": _numbers,
}
