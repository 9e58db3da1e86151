"""A stored work against what a service has, field by field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from stdnum import isbn

from kzbib.languages.fold import fold
from kzbib.model import Name, Pages, Work
from kzbib.resolving.doi import read_doi
from kzbib.resolving.similarity import (
    Comparison,
    Likeness,
    compare_names,
    compare_numbers,
    compare_titles,
)

# Types whose works share their title with a work of another type.
_APART = frozenset({"article", "review", "review-book", "dataset", "periodical"})
_WORD = re.compile(r"\w+")
_UNRELATED = 0.45  # unrelated titles of one language are about this alike at most
AGREES = frozenset({Comparison.EQUAL, Comparison.FOLDED, Comparison.TRANSLITERATED})
ABSENT = frozenset({Comparison.ABSENT_STORED, Comparison.ABSENT_FOUND})


@dataclass(frozen=True, slots=True)
class FieldEvidence:
    """One field: what is stored, what was found, how they relate, how alike (0–1)."""

    field: str
    stored: str
    found: str
    comparison: Comparison
    similarity: float = 0.0

    @property
    def agrees(self) -> bool:
        """Whether the field speaks for one and the same work."""
        return self.comparison in AGREES

    @property
    def differs(self) -> bool:
        """Whether the field speaks against it."""
        return self.comparison == Comparison.DIFFERS


def compare_works(stored: Work, found: Work) -> tuple[FieldEvidence, ...]:
    """Return the evidence of every field that at least one side has."""
    rows = [
        _title(stored, found),
        _people(stored, found),
        _year(stored, found),
        _type(stored, found),
    ]
    stored = _one_number(stored, found)
    for field, compare in _TEXT_FIELDS.items():
        ours, theirs = _text(stored, field), _text(found, field)
        rows.append(_row(field, ours, theirs, compare))
    return tuple(row for row in rows if row)


def _row(
    field: str, stored: str, found: str, compare: Callable[[str, str], Likeness]
) -> FieldEvidence | None:
    if not stored and not found:
        return None
    if not stored or not found:
        return _absent(field, stored, found)
    like = compare(stored, found)
    return FieldEvidence(field, stored, found, like.comparison, like.similarity)


def _absent(field: str, stored: str, found: str) -> FieldEvidence:
    missing = Comparison.ABSENT_FOUND if stored else Comparison.ABSENT_STORED
    return FieldEvidence(field, stored, found, missing)


def _readings(work: Work) -> Iterator[Work]:
    """The work and its data in other languages."""
    yield work
    yield from (variant.work for variant in work.variants)


def _title(stored: Work, found: Work) -> FieldEvidence | None:
    ours = [work.title for work in _readings(stored) if work.title]
    theirs = [work.title for work in _readings(found) if work.title]
    if not ours or not theirs:
        return _row("title", stored.title, found.title, compare_titles)
    pairs = [(one, two, compare_titles(one, two)) for one in ours for two in theirs]
    return _best("title", [pairs[0], *(p for p in pairs[1:] if not _loose(p[2]))])


def _loose(like: Likeness) -> bool:
    """A translated title that differs in its wording: no evidence either way."""
    return like.comparison == Comparison.DIFFERS and like.similarity > _UNRELATED


def _type(stored: Work, found: Work) -> FieldEvidence | None:
    """A preprint is not the article, a review not the book: one title, two works."""
    kinds = {stored.type, found.type}
    if len(kinds) == 1 or "document" in kinds or kinds.isdisjoint(_APART):
        return None
    return FieldEvidence("type", stored.type, found.type, Comparison.DIFFERS)


def _people(stored: Work, found: Work) -> FieldEvidence | None:
    ours, theirs = _lists(stored), _lists(found)
    if not ours or not theirs:
        if not ours and not theirs:
            return None
        return _absent(
            "author", *("; ".join(map(_print, side)) for side in (ours, theirs))
        )
    pairs = [
        (_print(one), _print(two), compare_names(one, two))
        for one in ours
        for two in theirs
    ]
    return _best("author", pairs)


def _lists(work: Work) -> list[tuple[Name, ...]]:
    """The authors in each language; the editors of a work without authors."""
    readings = list(_readings(work))
    found = [reading.people() for reading in readings if reading.people()]
    return found or [r.people("editor") for r in readings if r.people("editor")]


def _print(names: Iterable[Name]) -> str:
    return ", ".join(name.printed for name in names)


_RANK = (
    Comparison.EQUAL,
    Comparison.FOLDED,
    Comparison.TRANSLITERATED,
    Comparison.DIFFERS,
    Comparison.OTHER_LANGUAGE,
)


def _best(field: str, pairs: list[tuple[str, str, Likeness]]) -> FieldEvidence:
    """Of all pairs of readings the most telling one: agreement, then difference.

    Titles of one language that differ say more than a pair of two languages.
    """
    stored, found, like = min(
        pairs, key=lambda p: (_RANK.index(p[2].comparison), -p[2].similarity)
    )
    return FieldEvidence(field, stored, found, like.comparison, like.similarity)


def _year(stored: Work, found: Work) -> FieldEvidence | None:
    """A year agrees with the printed issue or with the earlier online one."""
    online = found.dates.get("available-date")
    years = [year for year in (found.year, online.year if online else None) if year]
    ours = str(stored.year or "")
    theirs = str(stored.year if stored.year in years else next(iter(years), ""))
    return _row("issued", ours, theirs, compare_numbers)


def _one_number(stored: Work, found: Work) -> Work:
    """A journal that counts issues only has its number in either field."""
    for ours, theirs in (("issue", "volume"), ("volume", "issue")):
        alone = stored.get(ours) and not stored.get(theirs) and not found.get(ours)
        if alone and found.get(theirs):
            changes = {theirs: stored.get(ours), ours: ""}
            return stored.with_text(**changes)
    return stored


def _text(work: Work, field: str) -> str:
    if field == "page":
        return work.get("page") or work.get("number")
    return work.get(field)


def _pages(stored: str, found: str) -> Likeness:
    """Equal as a whole, or folded when the first page is the same."""
    ours, theirs = Pages.from_text(stored), Pages.from_text(found)
    if ours.joined == theirs.joined:
        return Likeness(Comparison.EQUAL, 1.0)
    if ours.first and ours.first.lstrip("0eE") == theirs.first.lstrip("0eE"):
        return Likeness(Comparison.FOLDED, 1.0)
    return Likeness(Comparison.DIFFERS, 0.0)


def _doi(stored: str, found: str) -> Likeness:
    return _keyed(read_doi(stored).doi, read_doi(found).doi, stored == found)


def _isbn(stored: str, found: str) -> Likeness:
    ours, theirs = (
        isbn.to_isbn13(text) if isbn.is_valid(text) else text
        for text in (stored, found)
    )
    ours, theirs = (text.replace("-", "").replace(" ", "") for text in (ours, theirs))
    return _keyed(ours, theirs, stored == found)


def _keyed(ours: str, theirs: str, equal: bool) -> Likeness:
    if equal:
        return Likeness(Comparison.EQUAL, 1.0)
    same = bool(ours) and ours == theirs
    return Likeness(Comparison.FOLDED if same else Comparison.DIFFERS, float(same))


def _names_of_bodies(stored: str, found: str) -> Likeness:
    """Journals and publishers: one may be an abbreviation or part of the other."""
    like = compare_titles(stored, found)
    ours, theirs = fold(stored).split(), fold(found).split()
    short, long = sorted((ours, theirs), key=len)
    within = all(any(w.startswith(s) for w in long) for s in short) and bool(short)
    within = within or _acronym(stored, found) or _acronym(found, stored)
    if like.comparison == Comparison.DIFFERS and within:
        return Likeness(Comparison.FOLDED, like.similarity)
    return like


def _acronym(short: str, long: str) -> bool:
    """Whether «JACS» is made of the first letters of the words of ``long``."""
    letters = fold(short).replace(" ", "")
    capitals = "".join(
        fold(word)[:1] for word in _WORD.findall(long) if word[0].isupper()
    )
    return 3 <= len(letters) <= 8 and letters == capitals


_TEXT_FIELDS: Mapping[str, Callable[[str, str], Likeness]] = {
    "container-title": _names_of_bodies,
    "volume": compare_numbers,
    "issue": compare_numbers,
    "page": _pages,
    "publisher": _names_of_bodies,
    "ISBN": _isbn,
    "DOI": _doi,
}
