"""Of the records that a search brought, the one that is meant, or none.

A search hit is no claim of anybody's: it must prove more than the record of a stored
DOI. Four fields of title, first author, year, volume and first page must agree (three
where a field does not exist), a contradicting volume, page or part forbids, and no
second record may be nearly as good.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kzbib.model import Work
from kzbib.resolving.compare import ABSENT, FieldEvidence, compare_works
from kzbib.resolving.printed import Printed
from kzbib.resolving.sequels import one_sided_numbers
from kzbib.resolving.similarity import Comparison
from kzbib.resolving.verdict import IDENTITY, Verdict

_NEAR = 0.05  # of a score: two records this near are one choice too many
_WEIGHTS: Mapping[str, float] = {
    "title": 0.35,
    "author": 0.2,
    "issued": 0.1,
    "volume": 0.1,
    "page": 0.15,
    "container-title": 0.1,
}
_ENOUGH, _ENOUGH_OF_FEW = 4, 3
_VETO = frozenset({"volume", "page", "type", "ISBN"})
# Works that stand alone; a journal article of the same title is a review of them.
_ALONE = frozenset({"book", "thesis", "report", "standard", "legislation"})
_IN_JOURNALS = frozenset({"article-journal", "review", "review-book"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A found record with the comparison, how good it is (0–1), and its verdict."""

    work: Work
    evidence: tuple[FieldEvidence, ...]
    score: float
    verdict: Verdict

    @property
    def doi(self) -> str:
        """The DOI of the record."""
        return self.work.get("DOI")


@dataclass(frozen=True, slots=True)
class Choice:
    """The best candidate, the runner-up, and the verdict on both."""

    verdict: Verdict
    best: Candidate | None = None
    runner_up: Candidate | None = None


def choose(
    stored: Work,
    found: Iterable[Work],
    *,
    text: str = "",
    refused: Collection[str] = (),
) -> Choice:
    """Choose among found records; ``text`` is the reference as printed, if known.

    Records whose DOI a user has refused are passed over.
    """
    printed = Printed(text) if text else None
    rated = [
        rate(stored, work, printed)
        for work in found
        if work.get("DOI") and work.get("DOI") not in refused
    ]
    good = [each for each in rated if each.verdict in _HOPEFUL]
    good.sort(key=_rank)
    if not good:
        return Choice(Verdict.NOT_FOUND)
    best = good[0]
    others = (each for each in good[1:] if each.doi != best.doi)
    second = next(others, None)
    if second and second.verdict == best.verdict and _too_near(best, second):
        return Choice(Verdict.AMBIGUOUS, best, second)
    return Choice(best.verdict, best, second)


def rate(stored: Work, found: Work, printed: Printed | None = None) -> Candidate:
    """Compare a found record and judge it as a search hit."""
    evidence = compare_works(stored, found)
    if printed:
        evidence = printed.support(evidence, found)
    rows = {row.field: row for row in evidence}
    score = sum(_points(rows.get(field), full) for field, full in _WEIGHTS.items())
    verdict = judge_hit(rows, stored, found)
    return Candidate(found, evidence, round(score, 4), verdict)


_HOPEFUL = (Verdict.CONFIRMED, Verdict.PROBABLE)


def _rank(each: Candidate) -> tuple[int, float]:
    return _HOPEFUL.index(each.verdict), -each.score


def _too_near(best: Candidate, second: Candidate) -> bool:
    """Two DOIs of one work in two languages differ in whose title agrees."""
    return best.score - second.score < _NEAR


def _points(row: FieldEvidence | None, full: float) -> float:
    if row is None or not row.agrees:
        return -full if row and row.differs else 0.0
    exact = row.comparison == Comparison.EQUAL
    return full * (1.0 if exact else max(row.similarity, 0.8))


def judge_hit(rows: Mapping[str, FieldEvidence], stored: Work, found: Work) -> Verdict:
    """Judge one search hit: confirmed, probable, or wrong-work."""
    agreeing = {f for f in IDENTITY if f in rows and rows[f].agrees}
    against = {f for f in (*IDENTITY, "type", "ISBN") if f in rows and rows[f].differs}
    if _agrees(rows, "container-title"):
        if "page" in agreeing:
            against.discard("type")  # what a parser took it for is no matter
    elif _is_review(stored, found):
        return Verdict.WRONG_WORK
    if not _VETO.isdisjoint(against):
        return Verdict.WRONG_WORK
    if not _year_may_be(rows, agreeing):
        return Verdict.WRONG_WORK
    title = rows.get("title")
    if title is not None and title.agrees:
        return _same_title(rows, agreeing, against)
    if title is not None and title.differs:
        return _other_title(title, agreeing, against)
    return _no_title(rows, agreeing, against)


def _same_title(
    rows: Mapping[str, FieldEvidence], agreeing: set[str], against: set[str]
) -> Verdict:
    if one_sided_numbers(rows["title"].stored, rows["title"].found):
        return _part_or_whole(agreeing)
    if "author" in against:
        return _probable(len(agreeing) >= _ENOUGH)
    if len(agreeing) >= _ENOUGH and not _differs(rows, "container-title"):
        return Verdict.CONFIRMED
    if len(agreeing) >= _ENOUGH:
        return _probable(True)
    if len(agreeing) == _ENOUGH_OF_FEW and _few_exist(rows):
        certain = "author" in agreeing and "issued" in agreeing and _at_home(rows)
        return Verdict.CONFIRMED if certain else Verdict.PROBABLE
    return _probable("author" in agreeing or len(agreeing) >= _ENOUGH_OF_FEW)


def _part_or_whole(agreeing: set[str]) -> Verdict:
    whole = {"author", "issued", "page"} <= agreeing
    return Verdict.CONFIRMED if whole and "volume" in agreeing else _probable(whole)


def _other_title(
    title: FieldEvidence, agreeing: set[str], against: set[str]
) -> Verdict:
    """Everything else agrees: a person should look at the two titles."""
    everything = {"author", "issued", "volume", "page"} <= agreeing
    return _probable(everything and title.similarity >= 0.6)


def _no_title(
    rows: Mapping[str, FieldEvidence], agreeing: set[str], against: set[str]
) -> Verdict:
    """No title on a side, or one in another language: it neither helps nor hurts."""
    if against:
        return Verdict.WRONG_WORK
    at_home = _agrees(rows, "container-title")
    if "author" not in agreeing:
        return _anonymous(rows, agreeing, at_home=at_home)
    if len(agreeing) >= _ENOUGH and not _differs(rows, "container-title"):
        return Verdict.CONFIRMED if at_home else Verdict.PROBABLE
    unnumbered = "volume" not in rows or rows["volume"].comparison in ABSENT
    if at_home and unnumbered and {"issued", "page"} <= agreeing:
        # A journal that counts issues by the year: nothing else could agree.
        exists = "volume" in rows and bool(rows["volume"].found)
        return Verdict.PROBABLE if exists else Verdict.CONFIRMED
    return _probable(len(agreeing) >= _ENOUGH_OF_FEW)


def _anonymous(
    rows: Mapping[str, FieldEvidence], agreeing: set[str], *, at_home: bool
) -> Verdict:
    """Neither title nor author: «Политика и общество 2017, 3, 92–103» is one place."""
    unnamed = "author" not in rows or rows["author"].comparison in ABSENT
    untitled = "title" in rows and rows["title"].comparison == Comparison.ABSENT_STORED
    place = {"issued", "volume", "page"} <= agreeing
    return (
        Verdict.CONFIRMED
        if unnamed and untitled and place and at_home
        else (Verdict.WRONG_WORK)
    )


def _agrees(rows: Mapping[str, FieldEvidence], field: str) -> bool:
    row = rows.get(field)
    return row is not None and row.agrees


def _few_exist(rows: Mapping[str, FieldEvidence]) -> bool:
    """Whether a field of the five is missing on a side, so that four cannot agree."""
    return any(f not in rows or rows[f].comparison in ABSENT for f in IDENTITY)


def _at_home(rows: Mapping[str, FieldEvidence]) -> bool:
    """Whether the record is where the reference says, or is in nothing."""
    container = rows.get("container-title")
    return container is None or container.agrees


def _differs(rows: Mapping[str, FieldEvidence], field: str) -> bool:
    row = rows.get(field)
    return row is not None and row.differs


def _year_may_be(rows: Mapping[str, FieldEvidence], agreeing: set[str]) -> bool:
    """A year beside the true one is believed with title, author and page or volume."""
    row = rows.get("issued")
    if row is None or not row.differs:
        return True
    near = abs(_number(row.stored) - _number(row.found)) <= 1
    return near and {"title", "author", "page"} <= agreeing


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0


def _is_review(stored: Work, found: Work) -> bool:
    return stored.type in _ALONE and found.type in _IN_JOURNALS


def _probable(yes: bool) -> Verdict:
    return Verdict.PROBABLE if yes else Verdict.WRONG_WORK


def best_of(choices: Sequence[Choice]) -> Choice:
    """Return the most telling of several choices; the earlier one of equals."""
    order = (
        Verdict.CONFIRMED,
        Verdict.AMBIGUOUS,
        Verdict.PROBABLE,
        Verdict.NOT_COMPARABLE,
        Verdict.NOT_FOUND,
    )
    return min(choices, key=lambda choice: order.index(choice.verdict))
