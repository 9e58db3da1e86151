"""Every threshold and weight of the matcher, each with its reason.

Set on the cross-script cases and the Latin sets; nothing else holds a number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

# Similarity of folded titles, 0–100 (rapidfuzz ``ratio``).
SURE_TITLE = 97.0  # nothing but noise may differ
SAME_TITLE = 92.0  # a word or a romanisation may differ
NOISY_TITLE = 80.0  # a scanner's title: authors, year and two facts must agree
WITHIN_TITLE = 92.0  # of the shorter title, beside its likeliest part of the longer one
LIKE_TITLE = 60.0  # an identifier agrees: the title must only not contradict

SHORT_TITLE = 3  # words; a shorter title («Введение») needs more than itself
LONG_TITLE = 5  # words; a title so long is rarely given to two works of one year
TEAM = 3  # authors; so many rarely write two works on the same pages of a volume
ARTICLE_NUMBER = 5  # digits; «12724» is no page but the number of an article
SHORT_WORD = 3  # letters; a scanner spoils so short a word beyond likeness

SAME_CORE = 0.6  # share of the telling words that two names of one collection share

# How many points each agreeing fact is worth where titles cannot be compared, and how
# a pair is ranked for review. Two points are what «two more facts» means.
WEIGHTS: Mapping[str, float] = {
    "pages": 3.0,  # first page of an article: chance agreement 1 in some hundreds
    "URL": 3.0,
    "extent": 2.0,  # pages of a book: chance agreement 1 in about 200
    "date": 2.0,  # a day, not a year
    "volume": 1.0,
    "issue": 1.0,
    "container": 1.0,  # an author writes for few journals
    "publisher": 1.0,
    "place": 0.5,  # most books come from two or three cities
    "numbers": 1.5,  # «1718–1917» in both titles
    "words": 1.0,  # for each fifth of the title's words that translate each other
    "edition": 0.5,
    "part": 1.5,
}
CONTRADICTIONS: Mapping[str, float] = {
    "extent": 2.0,  # another edition, another book
    "publisher": 0.5,  # printed in many ways
    "place": 0.5,
    "container": 1.0,
    "numbers": 2.0,
}
# Points that must stand beside a title of so many words where a year is missing
FACTS_BESIDE: Mapping[int, float] = {1: 2.0, 2: 1.0, 3: 1.0, 4: 0.5}
SAME_WORDS = 0.6  # share of translated words at which a title speaks for itself
FEW_WORDS = 0.2  # below it a translated title speaks against

GENERATION = 20  # years after which a book rarely comes out again at one publisher
PLACED = 5.0  # points: volume, issue and page agree, whatever the journal is called

CLEARLY_BEST = 1.5  # points by which a translation must beat every other candidate


class Level(StrEnum):
    """How much must agree before two works are called one."""

    STRICT = "strict"
    NORMAL = "normal"
    LOOSE = "loose"

    __hash__ = (
        str.__hash__
    )  # as equal texts have; that of an Enum takes ten times as long


@dataclass(frozen=True, slots=True)
class Strictness:
    """What a profile changes."""

    facts: float
    """Points a translated title needs beside authors and year."""
    missing_year: bool
    """A year that only one work states may be taken as agreeing."""
    year_apart: int
    """Years by which an article, online and in print, may differ without a fact."""
    lone_title: bool
    """A long title and a year are enough where one work names nobody."""
    subtitle: bool
    """A title without its subtitle is the title, where no fact agrees."""
    anywhere: bool
    """Where a work was printed is not asked, if the year does not speak against it."""
    inside: bool
    """A title may stand inside the other, between names and journals cut wrong."""


STRICTNESS: Mapping[Level, Strictness] = {
    Level.STRICT: Strictness(4.0, False, 0, False, False, False, False),
    Level.NORMAL: Strictness(2.0, False, 0, True, True, False, False),
    Level.LOOSE: Strictness(1.5, True, 3, True, True, True, True),
}
