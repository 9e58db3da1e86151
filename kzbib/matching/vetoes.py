"""What forbids two works to be one, however alike they are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable

from kzbib.languages.fold import fold, fold_initials
from kzbib.matching.keys import doi_of, isbn_of
from kzbib.model import Pages, Work

_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_ABSTRACT = re.compile(r"автореф|avtoref|abstract", re.IGNORECASE)

# Types that are printed for one another; a type of another class is another work.
_CLASSES = (
    {"book", "report", "pamphlet", "document", "manuscript", "collection", "standard"},
    {
        "article",
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "chapter",
        "paper-conference",
        "webpage",
        "post",
        "post-weblog",
        "entry",
        "entry-encyclopedia",
    },
    {"thesis"},
    {"legislation", "bill", "legal_case", "treaty", "regulation"},
    {"patent"},
)


def veto(one: Work, other: Work) -> str:
    """Return why two works cannot be one, in words; "" when nothing forbids it."""
    return next(filter(None, (check(one, other) for check in VETOES)), "")


def _kind(one: Work, other: Work) -> str:
    ours, theirs = _class_of(one.type), _class_of(other.type)
    if ours == theirs or "document" in (one.type, other.type):
        return ""
    return f"{one.type} and {other.type} are different kinds"


def _thesis_or_abstract(one: Work, other: Work) -> str:
    if one.type != "thesis" or other.type != "thesis":
        return ""
    ours, theirs = (bool(_ABSTRACT.search(work.get("genre"))) for work in (one, other))
    if ours == theirs or not (one.get("genre") and other.get("genre")):
        return ""
    return "a thesis and its abstract"


def _identifiers(one: Work, other: Work) -> str:
    ours, theirs = doi_of(one), doi_of(other)
    if ours and theirs and ours != theirs:
        return f"DOI {ours} and {theirs}"
    ours, theirs = isbn_of(one), isbn_of(other)
    same_edition = one.get("edition") == other.get("edition")
    if ours and theirs and ours != theirs and not same_edition:
        return f"ISBN {ours} and {theirs}"
    return ""


def _years(one: Work, other: Work) -> str:
    if one.year and other.year and one.year != other.year:
        return f"years {one.year} and {other.year}"
    return ""


def _numbers(one: Work, other: Work) -> str:
    for field in ("volume", "issue", "edition", "number", "number-of-volumes"):
        ours, theirs = _digits(one.get(field)), _digits(other.get(field))
        if ours and theirs and ours != theirs:
            return f"{field} {one.get(field)} and {other.get(field)}"
    return ""


def _title_numbers(one: Work, other: Work) -> str:
    """«Алгебра 7» is not «Алгебра 8»; a number that only one title has says nothing."""
    ours, theirs = (set(_DIGITS.findall(work.title)) for work in (one, other))
    if ours <= theirs or theirs <= ours:
        return ""
    return f"titles with {min(ours - theirs)} and {min(theirs - ours)}"


def _one_volume_only(one: Work, other: Work) -> str:
    """A book with a volume number is not the set, nor a book without one."""
    if "book" not in (one.type, other.type):
        return ""
    ours, theirs = one.get("volume"), other.get("volume")
    if bool(ours) != bool(theirs):
        return f"only one has a volume number ({ours or theirs})"
    return ""


def _pages(one: Work, other: Work) -> str:
    ours, theirs = (Pages.from_text(work.get("page")) for work in (one, other))
    if ours.first and theirs.first and ours.first != theirs.first:
        return f"pages {ours.printed} and {theirs.printed}"
    return ""


def _authors(one: Work, other: Work) -> str:
    """People of one family name with no first initial in common are other people."""
    ours, theirs = _first_initials(one), _first_initials(other)
    for family in ours.keys() & theirs.keys():
        if not ours[family].keys() & theirs[family].keys():
            left, right = (next(iter(each[family].values())) for each in (ours, theirs))
            return f"{left} and {right}"
    return ""


def _first_initials(work: Work) -> dict[str, dict[str, str]]:
    """Return family → first initial → printed name of the authors that have both."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for name in work.people():
        family, initials = fold(name.family), fold_initials(name.given)
        if family and initials:
            found[family].setdefault(initials[0], name.printed)
    return found


VETOES: tuple[Callable[[Work, Work], str], ...] = (
    _kind,
    _thesis_or_abstract,
    _identifiers,
    _years,
    _numbers,
    _title_numbers,
    _one_volume_only,
    _pages,
    _authors,
)


def _class_of(type_: str) -> int:
    for number, kinds in enumerate(_CLASSES):
        if type_ in kinds:
            return number
    return -1


def _digits(text: str) -> str:
    found = _NUMBER.search(text)
    return found[0].lower() if found else fold(text)
