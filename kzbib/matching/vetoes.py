"""What forbids two works to be one, however alike they are.

A veto may say what the works are instead: another edition, a volume of a set.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from kzbib.matching.containers import like_containers
from kzbib.matching.kinds import ACT, ANY, ARTICLE, BOOK
from kzbib.matching.people import agree, namesakes, nearly_all
from kzbib.matching.profile import Profile
from kzbib.matching.titles import Likeness, compare_titles
from kzbib.matching.weights import (
    ARTICLE_NUMBER,
    LONG_TITLE,
    SHORT_TITLE,
    STRICTNESS,
    SURE_TITLE,
    TEAM,
    Level,
)


class Veto(NamedTuple):
    """Why two works cannot be one, in words, and how they are related, if they are."""

    reason: str
    relation: str = ""


NONE = Veto("")
Check = Callable[[Profile, Profile], Veto]


def veto(one: Profile, other: Profile, level: Level = Level.NORMAL) -> Veto:
    """Return why two works cannot be one; an empty reason when nothing forbids it."""
    vetoes = VETOES
    if STRICTNESS[level].anywhere and may_be_printed_twice(one, other):
        vetoes = tuple(each for each in VETOES if each[1] not in OF_THE_PLACE)
    for place, check in vetoes:
        # most fields are equal, and then there is nothing to ask
        if place is not None and one[place] == other[place]:
            continue
        if (found := check(one, other)) is not NONE:
            return found
    return NONE


def _kind(one: Profile, other: Profile) -> Veto:
    if one.kind == other.kind or ANY in (one.kind, other.kind):
        return NONE
    return Veto(f"{one.type} and {other.type} are different kinds", "version_of")


def _degree(one: Profile, other: Profile) -> Veto:
    if not one.degree or not other.degree:
        return NONE
    ours, theirs = one.degree.split()[0], other.degree.split()[0]
    if ours != theirs:
        return Veto("a thesis and its abstract", "abstract_of")
    return NONE


def _doi(one: Profile, other: Profile) -> Veto:
    if one.doi and other.doi and one.doi != other.doi:
        return Veto(f"DOI {one.doi} and {other.doi}", "version_of")
    return NONE


def _isbn(one: Profile, other: Profile) -> Veto:
    """Two numbers are two editions where the editions or extents differ as well."""
    if not one.isbn or not other.isbn or one.isbn == other.isbn:
        return NONE
    if one.edition == other.edition and one.extent == other.extent:
        return NONE
    return Veto(f"ISBN {one.isbn} and {other.isbn}", "edition_of")


def _act(one: Profile, other: Profile) -> Veto:
    if ACT not in (one.kind, other.kind):
        return NONE
    if one.number and other.number and one.number != other.number:
        return Veto(f"act number {one.number} and {other.number}")
    if len(one.date) == len(other.date) and one.date != other.date:
        return Veto(f"acts of {one.date} and {other.date}")
    if one.redaction != other.redaction:
        dates = one.redaction or "the first text", other.redaction or "the first text"
        return Veto(f"act as of {dates[0]} and {dates[1]}", "amends")
    return NONE


def _year(one: Profile, other: Profile) -> Veto:
    if not one.year or not other.year or one.year == other.year:
        return NONE
    if near_years(one, other) or mistyped(one.year, other.year):
        return NONE
    return Veto(f"years {one.year} and {other.year}", "edition_of")


def near_years(one: Profile, other: Profile) -> bool:
    """An article may be dated online and in print; a book of the next year is another.

    Years that lie further apart are a matter of the decision, not of a veto, where
    the works are no books.
    """
    if BOOK in (one.kind, other.kind) or ACT in (one.kind, other.kind):
        return False
    return abs(one.year - other.year) <= NEAR_YEARS


NEAR_YEARS = 3
ISSUES_A_VOLUME = 60


def mistyped(one: int, other: int) -> bool:
    """Two neighbouring digits are swapped: 1972, 1927."""
    ours, theirs = str(one), str(other)
    apart = [
        place
        for place, pair in enumerate(zip(ours, theirs, strict=False))
        if pair[0] != pair[1]
    ]
    if len(ours) != len(theirs) or len(apart) != 2:
        return False
    first, second = apart
    return (
        second == first + 1
        and ours[first] == theirs[second]
        and ours[second] == theirs[first]
    )


def _volume(one: Profile, other: Profile) -> Veto:
    if BOOK in (one.kind, other.kind):
        return NONE
    if one.volume and other.volume and one.volume != other.volume:
        return Veto(f"volume {one.volume} and {other.volume}")
    return NONE


def _issue(one: Profile, other: Profile) -> Veto:
    if not one.issue or not other.issue or one.issue == other.issue:
        return NONE
    if set(one.issue.split("/")) & set(other.issue.split("/")):
        return NONE
    if _of_one_team(one, other):
        return NONE
    # services count issues otherwise; volume and pages say more
    if one.page == other.page != ("", "") and one.volume == other.volume:
        return NONE
    if _running(one) or _running(other):
        return NONE
    return Veto(f"issue {one.issue} and {other.issue}")


def _running(work: Profile) -> bool:
    """A volume has at most some fifty issues: a higher number is a database's own."""
    return bool(work.volume) and int(work.issue.split("/")[0]) > ISSUES_A_VOLUME


def _edition(one: Profile, other: Profile) -> Veto:
    if one.edition and other.edition and one.edition != other.edition:
        return Veto(f"edition {one.edition} and {other.edition}", "edition_of")
    return NONE


def _volumes(one: Profile, other: Profile) -> Veto:
    if one.volumes and other.volumes and one.volumes != other.volumes:
        reason = f"number-of-volumes {one.volumes} and {other.volumes}"
        return Veto(reason, "edition_of")
    return NONE


def _parts(one: Profile, other: Profile) -> Veto:
    """A volume is not another one, nor the set, nor a book without a volume."""
    if one.parts == other.parts:
        return NONE
    ours, theirs = dict(_split(one.parts)), dict(_split(other.parts))
    for kind in ours.keys() & theirs.keys():
        if ours[kind] != theirs[kind]:
            reason = f"{_PARTS[kind]} {ours[kind]} and {theirs[kind]}"
            return Veto(reason, "volume_of")
    if ours and theirs:
        return NONE
    if BOOK not in (one.kind, other.kind) and not _later_part(ours or theirs):
        return NONE
    if one.extent and one.extent == other.extent:
        return NONE
    kind, number = next(iter((ours or theirs).items()))
    reason = f"only one has a {_PARTS[kind]} number ({number})"
    return Veto(reason, "volume_of")


def _later_part(parts: dict[str, str]) -> bool:
    """«Статья вторая» is not the first, which often bears no number."""
    return parts.get("p", "1") != "1"


_PARTS = {"v": "volume", "b": "book", "p": "part", "i": "issue"}


def _split(parts: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(part[0], part[1:]) for part in parts]


def _number(one: Profile, other: Profile) -> Veto:
    """Reports, standards and patents are known by their number."""
    if ACT in (one.kind, other.kind) or one.number == other.number:
        return NONE
    if one.number and other.number:
        return Veto(f"number {one.number} and {other.number}")
    return NONE


def _pages(one: Profile, other: Profile) -> Veto:
    (ours, last), (theirs, end) = one.page, other.page
    if not ours or not theirs or ours == theirs or (last and last == end):
        return NONE
    if _in_one_issue(one, other) or _of_one_team(one, other):
        return NONE
    if (len(ours) < ARTICLE_NUMBER) != (len(theirs) < ARTICLE_NUMBER):
        return NONE
    return Veto(f"pages {'-'.join(one.page)} and {'-'.join(other.page)}")


def _in_one_issue(one: Profile, other: Profile) -> bool:
    """A long title comes but once in an issue: a page number is wrong there."""
    if not one.volume or (one.volume, one.issue) != (other.volume, other.issue):
        return False
    if not one.issue or not one.people:
        return False
    return _same_long_title(one, other)


def _of_one_team(one: Profile, other: Profile) -> bool:
    """A team prints a long title but once a year in a journal.

    What differs then is a misprint, or the notice of an erratum.
    """
    if not one.year or one.year != other.year or not like_containers(one, other):
        return False
    if not is_team(one, other) or not _same_long_title(one, other):
        return False
    return any(
        nearly_all(a, b) and agree(a[:1], b[:1])
        for a in one.people
        for b in other.people
    )


def is_team(one: Profile, other: Profile) -> bool:
    """Both name so many people that two works of all of them are rare."""
    people = (*one.people, *other.people)
    return min(map(len, people), default=0) >= TEAM and _share_people(one, other)


def _same_long_title(one: Profile, other: Profile) -> bool:
    if not one.faces or not other.faces:
        return False
    ours, theirs = one.faces[0].title, other.faces[0].title
    if min(ours.count(" "), theirs.count(" ")) < LONG_TITLE:
        return False
    return ratio(ours, theirs) >= SURE_TITLE


def _share_people(one: Profile, other: Profile) -> bool:
    return any(agree(ours, theirs) for ours in one.people for theirs in other.people)


def may_be_printed_twice(one: Profile, other: Profile) -> bool:
    """Articles of the same people with one title, in whatever place."""
    if {one.kind, other.kind} - {ARTICLE, ANY} or not _share_people(one, other):
        return False
    if not one.faces or not other.faces:
        return False
    if min(work.faces[0].title.count(" ") + 1 for work in (one, other)) < SHORT_TITLE:
        return False
    return compare_titles(one.faces, other.faces)[0] >= Likeness.PART


def _container(one: Profile, other: Profile) -> Veto:
    """An article and a conference paper of one title are two versions."""
    types = {one.type, other.type}
    if one.kind != ARTICLE or other.kind != ARTICLE or len(types) < 2:
        return NONE
    if "paper-conference" in types and like_containers(one, other) is False:
        reason = (
            f"{one.type} in {one.containers[0]}, {other.type} in {other.containers[0]}"
        )
        return Veto(reason, "version_of")
    return NONE


def _language(one: Profile, other: Profile) -> Veto:
    """A text stated to be in one language is not the text in another; acts are."""
    if ACT in (one.kind, other.kind) or one.language == other.language:
        return NONE
    if not one.language or not other.language:
        return NONE
    if _same_words(one, other):  # a program told the language of a few words
        return NONE
    if {one.language, other.language} <= _CONFUSED and not (
        _both_written(one, other) and not _same_words(one, other)
    ):
        return NONE
    return Veto(f"texts in {one.language} and {other.language}", "translation_of")


# Records say «ru» of what is Kazakh, since most of their neighbours are Russian.
_CONFUSED = frozenset(("ru", "kk"))


def _both_written(one: Profile, other: Profile) -> bool:
    """Each title shows its own language."""
    ours, theirs = (p.faces[0].writing if p.faces else "" for p in (one, other))
    return ours != theirs and "" not in (ours, theirs)


def _same_words(one: Profile, other: Profile) -> bool:
    """Letters were lost («Казак тили» for «Қазақ тілі»): the text is the same."""
    if not one.faces or not other.faces:
        return False
    ours, theirs = one.faces[0].title, other.faces[0].title
    if min(ours.count(" "), theirs.count(" ")) + 1 < SHORT_TITLE:
        return False
    return ratio(ours, theirs) >= SURE_TITLE


def _people(one: Profile, other: Profile) -> Veto:
    """People of one family name with no first initial in common are other people."""
    for ours in one.people:
        for theirs in other.people:
            if pair := namesakes(ours, theirs):
                names = (f"{person.family} {person.given}" for person in pair)
                return Veto(" and ".join(names))
    return NONE


def _where(field: str) -> int:
    return Profile._fields.index(field)


# Each veto with the place of the field that must differ; None: it asks for itself.
VETOES: tuple[tuple[int | None, Check], ...] = (
    (_where("kind"), _kind),
    (_where("degree"), _degree),
    (_where("doi"), _doi),
    (_where("isbn"), _isbn),
    (None, _act),
    (_where("year"), _year),
    (_where("volume"), _volume),
    (_where("issue"), _issue),
    (_where("edition"), _edition),
    (_where("volumes"), _volumes),
    (_where("parts"), _parts),
    (_where("number"), _number),
    (_where("page"), _pages),
    (_where("type"), _container),
    (_where("language"), _language),
    (None, _people),
)

# What says where a work was printed, but for its pages
OF_THE_PLACE = frozenset((_container, _issue, _volume))
