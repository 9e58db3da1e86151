"""Named rules that say when two works are one, each with its evidence in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.fuzz import ratio

from kzbib.matching.faces import Face, faces
from kzbib.matching.keys import doi_of, isbn_of
from kzbib.matching.vetoes import veto
from kzbib.model import Work

# Thresholds of folded title similarity, 0–100, set on the cross-script cases.
SAME_TITLE = 92.0  # author and year agree too: a word or a romanisation may differ
SURE_TITLE = 96.0  # nothing but the title speaks for it
LIKE_TITLE = 60.0  # an identifier agrees: the title must only not contradict
SHORT_TITLE = 3  # words; a shorter title ("Introduction") needs more than itself


class Answer(StrEnum):
    """What the rules say of two works."""

    SAME = "same"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Decision:
    """An answer, the rule that gave it, and the evidence in words."""

    answer: Answer
    rule: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two works look like beside each other."""

    one: Work
    other: Work
    title: float
    """Best similarity of two titles in any script, 0–100."""
    comparable: bool
    """False when the titles are known in different languages only."""
    authors: bool | None
    """The author sets agree; None when one side names nobody."""
    container: float
    title_words: int


def decide(one: Work, other: Work) -> Decision:
    """Say whether two works are one. Vetoes come before all scores."""
    if reason := veto(one, other):
        return Decision(Answer.DIFFERENT, "veto", (reason,))
    pair = compare(one, other)
    for rule, test in RULES.items():
        if evidence := test(pair):
            return Decision(Answer.SAME, rule, evidence)
    return Decision(Answer.DIFFERENT, "not alike", (f"titles {pair.title:.0f} of 100",))


def compare(one: Work, other: Work) -> Comparison:
    """Lay two works side by side, in every pair of their faces."""
    ours, theirs = faces(one), faces(other)
    pairs = [(a, b) for a in ours for b in theirs]
    best = max(pairs, key=lambda pair: _titles(*pair))
    return Comparison(
        one=one,
        other=other,
        title=_titles(*best),
        comparable=any(a.script == b.script for a, b in pairs),
        authors=_authors(pairs),
        container=max(_containers(*pair) for pair in pairs),
        title_words=len(best[0].title.split()),
    )


def _titles(one: Face, other: Face) -> float:
    if not one.title or not other.title:
        return 0.0
    whole = ratio(one.title, other.title)
    only_one_has_subtitle = (one.title == one.main_title) != (
        other.title == other.main_title
    )
    if only_one_has_subtitle and len(one.main_title.split()) >= SHORT_TITLE:
        return max(whole, ratio(one.main_title, other.main_title) - 2)
    return whole


def _containers(one: Face, other: Face) -> float:
    if not one.container or not other.container:
        return 0.0
    return ratio(one.container, other.container)


def _authors(pairs: list[tuple[Face, Face]]) -> bool | None:
    """Compare surnames as sets: a list cut by «и др.» is part of the whole one."""
    named = [(a.authors, b.authors) for a, b in pairs if a.authors and b.authors]
    if not named:
        return None
    for ours, theirs in named:
        left, right = {family for family, _ in ours}, {family for family, _ in theirs}
        if left <= right or right <= left:
            return True
    return False


def _same_doi(pair: Comparison) -> tuple[str, ...]:
    doi = doi_of(pair.one)
    if not doi or doi != doi_of(pair.other):
        return ()
    if pair.title >= LIKE_TITLE or not pair.comparable:
        return f"DOI {doi}", f"titles {pair.title:.0f} of 100"
    return ()


def _same_isbn(pair: Comparison) -> tuple[str, ...]:
    isbn = isbn_of(pair.one)
    if not isbn or isbn != isbn_of(pair.other) or pair.title < LIKE_TITLE:
        return ()
    if "chapter" in (pair.one.type, pair.other.type) and pair.title < SAME_TITLE:
        return ()
    return f"ISBN {isbn}", f"titles {pair.title:.0f} of 100"


def _same_author_year_title(pair: Comparison) -> tuple[str, ...]:
    if not pair.authors or pair.title < SAME_TITLE or not _same_year(pair):
        return ()
    return "same authors", f"year {pair.one.year}", f"titles {pair.title:.0f} of 100"


def _same_title_year(pair: Comparison) -> tuple[str, ...]:
    if pair.authors is False or pair.title < SURE_TITLE or not _same_year(pair):
        return ()
    if pair.title_words < SHORT_TITLE and pair.container < SAME_TITLE:
        return ()
    return f"year {pair.one.year}", f"titles {pair.title:.0f} of 100"


def _same_author_title_no_year(pair: Comparison) -> tuple[str, ...]:
    if pair.one.year is not None or pair.other.year is not None:
        return ()
    if not pair.authors or pair.title < SURE_TITLE:
        return ()
    return "same authors", "no year on either side", f"titles {pair.title:.0f} of 100"


def _same_act(pair: Comparison) -> tuple[str, ...]:
    number = pair.one.get("number").casefold()
    laws = pair.one.type == pair.other.type == "legislation"
    if not laws or not number or number != pair.other.get("number").casefold():
        return ()
    if not _same_year(pair) or (pair.comparable and pair.title < LIKE_TITLE):
        return ()
    return f"act number {pair.one.get('number')}", f"year {pair.one.year}"


def _same_year(pair: Comparison) -> bool:
    return pair.one.year is not None and pair.one.year == pair.other.year


RULES: dict[str, Callable[[Comparison], tuple[str, ...]]] = {
    "same DOI": _same_doi,
    "same ISBN": _same_isbn,
    "same act": _same_act,
    "same authors, year and title": _same_author_year_title,
    "same year and title": _same_title_year,
    "same authors and title, no year": _same_author_title_no_year,
}
