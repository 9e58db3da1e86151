"""What forbids two works to be one, however alike they are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from itertools import product

from kzbib.languages.fold import fold
from kzbib.matching.initials import may_begin_alike
from kzbib.matching.keys import doi_of, isbn_of
from kzbib.model import Name, Pages, Work

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
    ours, theirs = _by_family(one), _by_family(other)
    for family in ours.keys() & theirs.keys():
        pairs = list(product(ours[family], theirs[family]))
        if not any(may_begin_alike(name.given, twin.given) for name, twin in pairs):
            name, twin = pairs[0]
            return f"{name.printed} and {twin.printed}"
    return ""


def _by_family(work: Work) -> dict[str, list[Name]]:
    """Return the authors that have a family and a given name, by folded family."""
    found: dict[str, list[Name]] = defaultdict(list)
    for name in work.people():
        family = fold(name.family)
        if family and name.initials:
            found[family].append(name)
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
