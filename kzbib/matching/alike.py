"""Tests of pairs whose titles can be compared: what makes two works one.

Each takes two works side by side and how strict to be, and says whether it applies.
"""

from __future__ import annotations

from rapidfuzz.fuzz import partial_ratio

from kzbib.matching.columns import is_column
from kzbib.matching.compare import Comparison
from kzbib.matching.kinds import ACT, ARTICLE, BOOK
from kzbib.matching.people import nearly_all
from kzbib.matching.profile import Profile
from kzbib.matching.titles import Likeness
from kzbib.matching.vetoes import is_team, may_be_printed_twice, mistyped
from kzbib.matching.weights import (
    FACTS_BESIDE,
    GENERATION,
    LIKE_TITLE,
    LONG_TITLE,
    NOISY_TITLE,
    PLACED,
    SHORT_TITLE,
    WITHIN_TITLE,
    Strictness,
)

LIST_OF_THESES = "disertation abstrac international"
"""As «Dissertation Abstracts International» folds."""


def doi(pair: Comparison, _: Strictness) -> bool:
    """One DOI, and titles that do not contradict."""
    return pair.one.doi == pair.other.doi != "" and not _other_title(pair)


def doi_of_another_title(pair: Comparison, _: Strictness) -> bool:
    """One DOI, on two titles."""
    return pair.one.doi == pair.other.doi != ""


def isbn(pair: Comparison, _: Strictness) -> bool:
    """Chapters of one book share its number, so their titles decide."""
    if pair.one.isbn != pair.other.isbn or not pair.one.isbn or _other_title(pair):
        return False
    if "chapter" in (pair.one.type, pair.other.type) or pair.one.kind == ARTICLE:
        return pair.likeness >= Likeness.PART
    return pair.likeness >= Likeness.NEAR or pair.authors is not False


def act(pair: Comparison, _: Strictness) -> bool:
    """Acts are known by number and date, whatever language they are cited in."""
    one, other = pair.one, pair.other
    if one.kind != ACT or other.kind != ACT:
        return False
    if not one.number or one.number != other.number:
        return False
    if not pair.same_year:  # one states none, or its digits are swapped
        unsure = pair.years_apart is None or _mistyped(pair)
        return unsure and "-" in one.number and pair.likeness >= Likeness.PART
    exact = one.date == other.date and len(one.date) == 10
    if "-" in one.number or exact:  # «268-XIII» is unique, «№ 5» with a day nearly so
        return True
    return pair.likeness >= Likeness.NEAR and pair.similarity >= LIKE_TITLE


def act_by_title(pair: Comparison, _: Strictness) -> bool:
    """Acts of one date under one title."""
    one, other = pair.one, pair.other
    if one.kind != ACT or other.kind != ACT or not pair.same_year:
        return False
    return pair.likeness is Likeness.SAME and one.date == other.date


def author_year_title(pair: Comparison, _: Strictness) -> bool:
    """The plain case: authors, year and title."""
    if not pair.authors or not pair.same_year or pair.likeness is not Likeness.SAME:
        return False
    if _contradicted(pair) or _unnumbered_column(pair):
        return False
    return pair.words >= SHORT_TITLE or pair.points >= 1.0 or _same_hands(pair)


def _same_hands(pair: Comparison) -> bool:
    """Whoever one work names, the other does: textbooks share titles and people."""
    return any(
        nearly_all(ours, theirs, lacking=0)
        for ours in pair.one.people
        for theirs in pair.other.people
    )


def _unnumbered_column(pair: Comparison) -> bool:
    """«От редакции», «Book Review» come again in each issue of a journal."""
    if not pair.facts.get("container") or not is_column(pair.one, pair.other):
        return False
    return pair.facts.keys().isdisjoint(("pages", "issue", "date"))


def team_title(pair: Comparison, _: Strictness) -> bool:
    """A team prints a long title but once in a journal and year, or late in print."""
    if pair.likeness is not Likeness.SAME or pair.words <= LONG_TITLE:
        return False
    if not is_team(pair.one, pair.other) or BOOK in (pair.one.kind, pair.other.kind):
        return False
    if pair.same_year:
        return bool(pair.facts.get("container"))
    return pair.years_apart == 1 and not pair.against


def listed_thesis(pair: Comparison, _: Strictness) -> bool:
    """A thesis, and its entry in the catalogue of theses of that year or the next."""
    if not pair.authors or pair.likeness is not Likeness.SAME or not pair.years_apart:
        return False
    one, other = (_in_list_of_theses(each) for each in (pair.one, pair.other))
    if one == other or pair.years_apart > 2 or pair.words < LONG_TITLE:
        return False
    return any(
        ours == theirs and ours[0].is_spelled_out
        for ours in pair.one.people
        for theirs in pair.other.people
    )


def _in_list_of_theses(work: Profile) -> bool:
    return any(name.startswith(LIST_OF_THESES) for name in work.containers)


def printed_elsewhere(pair: Comparison, level: Strictness) -> bool:
    """A paper at a conference, and the article made of it."""
    if not level.anywhere or pair.years_apart:
        return False
    if not may_be_printed_twice(pair.one, pair.other):
        return False
    return pair.likeness is Likeness.SAME or pair.words >= LONG_TITLE


def title_inside(pair: Comparison, level: Strictness) -> bool:
    """«M. Hauswirth. A framework for semantic gossiping», «A framework …, in Proc.»."""
    if not level.inside or pair.years_apart or pair.likeness is not Likeness.NEAR:
        return False
    if not pair.authors or pair.against or pair.words < LONG_TITLE:
        return False
    ours, theirs = pair.one.faces[0].title, pair.other.faces[0].title
    return partial_ratio(ours, theirs) >= WITHIN_TITLE


def author_year_main_title(pair: Comparison, level: Strictness) -> bool:
    """A subtitle is often left out, by one list or the other."""
    if not pair.authors or not pair.same_year or pair.likeness is not Likeness.PART:
        return False
    if _contradicted(pair):
        return False
    if pair.one.degree != pair.other.degree:  # one subtitle says «автореф. дис.»
        return False
    if pair.points:
        return True
    return level.subtitle and pair.words >= SHORT_TITLE and not pair.against


def place_in_print(pair: Comparison, _: Strictness) -> bool:
    """One journal, year and first page, and a volume or issue: one article."""
    facts = pair.facts
    if not facts.get("pages") or not pair.same_year:
        return False
    if not facts.get("volume") and not (facts.get("issue") and facts.get("container")):
        return False
    if pair.likeness is Likeness.SAME:  # names are misread more often than all else
        return True
    if pair.similarity < NOISY_TITLE and not _same_range(pair):
        return False  # abstracts of a congress share a page
    return pair.likeness >= Likeness.NEAR and pair.authors is not False


def _same_range(pair: Comparison) -> bool:
    """Both print the same first and last page, and these are two."""
    first, last = pair.one.page
    return first != last and pair.one.page == pair.other.page


def place_of_authors(pair: Comparison, _: Strictness) -> bool:
    """Nobody begins two articles on one page; the title may be a translation."""
    if not pair.authors or not pair.same_year:
        return False
    if pair.likeness is Likeness.UNLIKE and not is_team(pair.one, pair.other):
        return False  # one author may have two articles with wrong pages
    if not _same_range(pair) or not pair.facts.get("container"):
        return False
    return bool(pair.facts.get("volume") or pair.facts.get("issue"))


def noisy_title(pair: Comparison, _: Strictness) -> bool:
    """A scanner spoiled the title; authors, year and two facts agree."""
    if not pair.authors or not pair.same_year or pair.against:
        return False
    if pair.likeness is not Likeness.NEAR or pair.similarity < NOISY_TITLE:
        return False
    return pair.points >= 3.0 and (
        "pages" in pair.agreeing or "extent" in pair.agreeing
    )


def year_title(pair: Comparison, level: Strictness) -> bool:
    """One work names nobody, or an organisation in another language."""
    if pair.authors is not None or not pair.same_year:
        return False
    if pair.likeness is not Likeness.SAME or _contradicted(pair):
        return False
    if _unnumbered_column(pair):
        return False
    if pair.points >= 1.0:
        return True
    return level.lone_title and pair.words >= SHORT_TITLE and not pair.against


def author_title_no_year(pair: Comparison, _: Strictness) -> bool:
    """Neither work states a year."""
    if pair.one.year or pair.other.year or not pair.authors:
        return False
    return pair.likeness is Likeness.SAME and not _contradicted(pair)


def one_without_year(pair: Comparison, level: Strictness) -> bool:
    """One work states no year; facts stand in for it."""
    if pair.years_apart is not None or pair.likeness < Likeness.PART:
        return False
    if pair.authors is False or _contradicted(pair):
        return False
    if pair.authors and level.missing_year and pair.likeness is Likeness.SAME:
        return pair.words >= SHORT_TITLE
    if not pair.authors or pair.against:
        return False
    return pair.points >= 3.0 or _once_in_a_journal(pair)


def _once_in_a_journal(pair: Comparison) -> bool:
    """Co-authors print one title but once in a journal; addresses come each year."""
    if pair.likeness is not Likeness.SAME or pair.words < LONG_TITLE:
        return False
    people = (*pair.one.people, *pair.other.people)
    return bool(pair.facts.get("container")) and min(map(len, people)) > 1


def unique_without_year(pair: Comparison, _: Strictness) -> bool:
    """A telling title of the same people, and no edition that fits as well."""
    if pair.years_apart is not None or not pair.authors or pair.against:
        return False
    if pair.likeness is Likeness.SAME:
        # the longer the title, the less must stand beside it
        return pair.points >= FACTS_BESIDE.get(pair.words, 0.0)
    whole = pair.likeness is Likeness.PART and pair.words >= SHORT_TITLE
    return whole and pair.points >= 1.0


def near_year(pair: Comparison, level: Strictness) -> bool:
    """An article online in one year and in print in the next."""
    apart = pair.years_apart
    if not apart or not pair.authors or pair.likeness < Likeness.PART:
        return False
    if BOOK in (pair.one.kind, pair.other.kind) or _contradicted(pair):
        return False
    if apart <= level.year_apart and pair.likeness is Likeness.SAME:
        return True
    if apart > 1 or "pages" not in pair.agreeing:
        return False
    return not pair.against or pair.points >= PLACED


def mistyped_year(pair: Comparison, _: Strictness) -> bool:
    """Two digits of a year are swapped, and nothing else differs."""
    if not pair.years_apart or not _mistyped(pair) or not pair.authors:
        return False
    if pair.likeness is not Likeness.SAME or pair.against:
        return False
    if "pages" in pair.agreeing or "extent" in pair.agreeing:
        return True
    # an edition follows sooner than 1936, 1963
    return pair.years_apart >= GENERATION and pair.points >= 1.0


def perhaps(pair: Comparison, _: Strictness) -> bool:
    """Authors and title speak for it, and something against it or nothing more."""
    if pair.likeness < Likeness.PART or pair.authors is False:
        return False
    if pair.years_apart and pair.years_apart > 1 and not _mistyped(pair):
        return False
    if pair.authors or pair.words >= LONG_TITLE or pair.points >= 2.0:
        return True
    return pair.same_year and pair.points >= 1.0


def _mistyped(pair: Comparison) -> bool:
    return mistyped(pair.one.year, pair.other.year)


def perhaps_noise(pair: Comparison, _: Strictness) -> bool:
    """A noisy title with fewer facts."""
    if pair.likeness is not Likeness.NEAR or not pair.same_year or not pair.authors:
        return False
    return pair.similarity >= NOISY_TITLE and pair.points >= 2.0


def _contradicted(pair: Comparison) -> bool:
    """Facts speak against what the title says, and none that counts for it."""
    if "extent" in pair.against and "edition" not in pair.agreeing:
        return True
    if "pages" in pair.agreeing or "URL" in pair.agreeing:
        return False
    return pair.objections >= 1.0 + pair.points / 2


def _other_title(pair: Comparison) -> bool:
    return pair.likeness is Likeness.UNLIKE
