"""Named rules that say what two works are to each other, in the order they are asked.

A rule answers with the evidence in words, or with nothing when it does not apply.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from kzbib.matching import alike, foreign
from kzbib.matching.compare import Comparison
from kzbib.matching.weights import Strictness


class Answer(StrEnum):
    """What the rules say of two works."""

    SAME = "same"
    REVIEW = "review"
    DIFFERENT = "different"


class Rule(NamedTuple):
    """A named rule; ``unique``: it counts only where no other work fits as well."""

    name: str
    answer: Answer
    test: Callable[[Comparison, Strictness], bool]
    unique: bool = False


TRANSLATIONS = frozenset(
    (
        "same act in two languages",
        "translated title",
        "translated title, no sure year",
        "translated title, no author",
        "perhaps a translated title",
    )
)

SAME, REVIEW = Answer.SAME, Answer.REVIEW

RULES: tuple[Rule, ...] = (
    Rule("same DOI", SAME, alike.doi),
    Rule("same DOI, other title", REVIEW, alike.doi_of_another_title),
    Rule("same ISBN", SAME, alike.isbn),
    Rule("same act", SAME, alike.act),
    Rule("same date and title of an act", SAME, alike.act_by_title),
    Rule(
        "same act in two languages",
        Answer.SAME,
        foreign.act_in_two_languages,
        unique=True,
    ),
    Rule("same authors, year and title", SAME, alike.author_year_title),
    Rule("same authors, year and main title", SAME, alike.author_year_main_title),
    Rule("same team, journal and long title", SAME, alike.team_title),
    Rule("same place in print", SAME, alike.place_in_print),
    Rule("same authors and place in print", SAME, alike.place_of_authors),
    Rule("same authors, year and facts, noisy title", SAME, alike.noisy_title),
    Rule("same year and title", SAME, alike.year_title),
    Rule("same authors and title, no year", SAME, alike.author_title_no_year),
    Rule("same title and facts, one year missing", SAME, alike.one_without_year),
    Rule("same title and pages, next year", SAME, alike.near_year),
    Rule("same title and facts, mistyped year", SAME, alike.mistyped_year),
    Rule("same thesis, in a list of theses", SAME, alike.listed_thesis),
    Rule("same title, another place in print", SAME, alike.printed_elsewhere),
    Rule("same authors, one title inside the other", SAME, alike.title_inside),
    Rule("same title, one year missing", SAME, alike.unique_without_year, True),
    Rule("translated title", SAME, foreign.translation, True),
    Rule(
        "translated title, no sure year",
        Answer.SAME,
        foreign.translation_without_year,
        True,
    ),
    Rule(
        "translated title, no author",
        Answer.SAME,
        foreign.translation_without_author,
        True,
    ),
    Rule("perhaps a translated title", REVIEW, foreign.perhaps_translation),
    Rule("perhaps the same title", REVIEW, alike.perhaps),
    Rule("perhaps a noisy title", REVIEW, alike.perhaps_noise),
)
