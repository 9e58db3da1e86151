"""From evidence to a verdict on «is this the work that is meant?».

Measured on look-alikes (parts, sequels, translated editions): the title alone accepts
all of them, four agreeing fields of title, author, year, volume and first page
practically none. So a title is never enough, and a contradicting volume or page vetoes.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from kzbib.resolving.compare import ABSENT, FieldEvidence
from kzbib.resolving.similarity import Comparison

IDENTITY = ("title", "author", "issued", "volume", "page")
JUDGED = (*IDENTITY, "type", "container-title")
_VETO = frozenset({"volume", "page", "type"})
_ENOUGH = 4
_ENOUGH_OF_FEW = 3  # when one of the fields is missing on a side
_NEARLY_ALIKE = 0.7  # titles that a person should look at before we say «another work»


class Verdict(StrEnum):
    """What a metadata service says of a work; none says «fabricated»."""

    CONFIRMED = "confirmed"
    PROBABLE = "probable"
    AMBIGUOUS = "ambiguous"
    WRONG_WORK = "wrong-work"
    NOT_FOUND = "not-found"
    NOT_COMPARABLE = "not-comparable"
    ERROR = "error"


def judge(evidence: Sequence[FieldEvidence]) -> Verdict:
    """Judge the record of a DOI that the work itself claims."""
    rows = {row.field: row for row in evidence if row.field in JUDGED}
    agreeing = [f for f in IDENTITY if f in rows and rows[f].agrees]
    against = [f for f in (*IDENTITY, "type") if f in rows and rows[f].differs]
    title = rows.get("title")
    if title is None or title.comparison in ABSENT:
        return _without_title(agreeing, against)
    if title.comparison == Comparison.OTHER_LANGUAGE:
        return _other_language(agreeing, against)
    if title.agrees:
        return _same_title(agreeing, against, rows)
    return _other_title(title, agreeing)


def _same_title(
    agreeing: list[str], against: list[str], rows: dict[str, FieldEvidence]
) -> Verdict:
    if "author" in against:
        wrong = len(against) > 1 and len(agreeing) < _ENOUGH_OF_FEW
        return Verdict.WRONG_WORK if wrong else Verdict.PROBABLE
    complete = all(f in rows and rows[f].comparison not in ABSENT for f in IDENTITY)
    container = rows.get("container-title")
    # A paper is printed in proceedings, then in a journal, under the same title.
    elsewhere = container is not None and container.differs
    needed = _ENOUGH if complete or elsewhere else _ENOUGH_OF_FEW
    if len(agreeing) >= needed and _VETO.isdisjoint(against):
        return Verdict.CONFIRMED if _year_is_near(rows) else Verdict.PROBABLE
    return Verdict.PROBABLE


def _other_title(title: FieldEvidence, agreeing: list[str]) -> Verdict:
    """The title contradicts: only nearly everything else can outweigh it."""
    if len(agreeing) >= _ENOUGH_OF_FEW and title.similarity >= _NEARLY_ALIKE:
        return Verdict.PROBABLE
    if len(agreeing) >= _ENOUGH and "author" in agreeing:
        return Verdict.PROBABLE
    return Verdict.WRONG_WORK


def _other_language(agreeing: list[str], against: list[str]) -> Verdict:
    """The title is neither for nor against: author, year, volume, page decide."""
    if len(agreeing) >= _ENOUGH and not against:
        return Verdict.CONFIRMED
    if len(agreeing) >= _ENOUGH_OF_FEW and "author" in agreeing and not against:
        return Verdict.PROBABLE
    if len(against) >= 2 and len(against) > len(agreeing):
        return Verdict.WRONG_WORK
    return Verdict.NOT_COMPARABLE


def _without_title(agreeing: list[str], against: list[str]) -> Verdict:
    if len(agreeing) >= _ENOUGH_OF_FEW and not against:
        return Verdict.PROBABLE
    if len(against) >= 2 and not agreeing:
        return Verdict.WRONG_WORK
    return Verdict.NOT_COMPARABLE


def _year_is_near(rows: dict[str, FieldEvidence]) -> bool:
    row = rows.get("issued")
    if row is None or not row.differs:
        return True
    return abs(int(row.stored) - int(row.found)) <= 1
