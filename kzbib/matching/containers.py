"""Journals, collections and publishers beside each other."""

from __future__ import annotations

from functools import lru_cache

from kzbib.languages.fold import fold
from kzbib.matching.profile import Profile
from kzbib.matching.translation import translate
from kzbib.matching.weights import SAME_CORE
from kzbib.matching.words import LIKE_ACRONYM, content_words, like_names, unmatched

# What many proceedings are called, which tells none from another
_COMMON = frozenset(
    fold(
        """proceedings proc procs annual ann conference conf international intl int
        symposium symp workshop meeting congress first second third acm ieee vol vols
        материалы сборник сб труды тр тезисы конференция конференции международная
        международной научно практическая практической конф междунар науч практ
        научная научной научных статей докладов республиканская республиканской
        халықаралық ғылыми конференциясы материалдары жинағы"""
    ).split()
)
# A name with one of these is a journal's; no journal is a conference
_SERIAL = frozenset(
    fold(
        """journal j jour record rec transactions trans magazine bulletin bull review
        rev letters annals journal вестник журнал известия хабаршысы хабаршы"""
    ).split()
)
_MEETING = frozenset(
    fold(
        """proceedings proc procs conference conf symposium symp workshop congress
        материалы тезисы конференция конференции конф конференциясы материалдары"""
    ).split()
)


def like_containers(one: Profile, other: Profile) -> bool | None:
    """Compare journals or collections.

    None where one work names none, or the names neither agree nor contradict: one may
    be the other with a series, a place and a date, or cut short.
    """
    if not one.containers or not other.containers:
        return None
    found = {
        same_container(ours, theirs)
        for ours in one.containers
        for theirs in other.containers
    }
    if True in found:
        return True
    return None if None in found else False


def like_publishers(one: Profile, other: Profile) -> bool | None:
    """Compare publishers; None where one work names none."""
    if not one.publishers or not other.publishers:
        return None
    return any(like_names(a, b) for a in one.publishers for b in other.publishers)


@lru_cache(maxsize=65_536)
def same_container(one: str, other: str) -> bool | None:
    """Compare two folded names; None where they may be one."""
    if like_names(one, other):
        return True
    ours, theirs = content_words(one), content_words(other)
    if _begins(ours, theirs) or _begins(theirs, ours):
        return None
    if _is_serial(ours) != _is_serial(theirs) and _is_meeting(ours + theirs):
        return False
    if _acronym(ours, other) or _acronym(theirs, one):
        return True
    found = _same_core(_core(ours), _core(theirs))
    if min(len(ours), len(theirs)) == 1 and not _is_meeting(ours + theirs):
        return bool(found)  # «Вестник», «Вестник науки»
    # «Вестник КазНУ», «ҚазҰУ хабаршысы»
    return None if found is False and translate(one, other).share == 1 else found


def _is_serial(words: tuple[str, ...]) -> bool:
    return not _SERIAL.isdisjoint(words) and not _is_meeting(words)


def _is_meeting(words: tuple[str, ...]) -> bool:
    return not _MEETING.isdisjoint(words)


def _acronym(ours: tuple[str, ...], theirs: str) -> bool:
    """«VLDB» is «… on Very Large Data Bases», «SIGMOD» ends as «Management of Data».

    A name that is spelled out may be cut short, «… on Very Large».
    """
    named = _core(ours)
    if len(named) != 1 or len(named[0]) <= LIKE_ACRONYM:
        return False
    word = named[0]
    for letters in (
        "".join(each[0] for each in theirs.split()),
        "".join(each[0] for each in content_words(theirs)),
    ):
        ends = {word[-size:] for size in range(LIKE_ACRONYM + 1, len(word) + 1)}
        if any(end in letters for end in ends) or letters.endswith(word[:-2] or word):
            return True
    return False


def _begins(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """One name goes on where the other ends: a series, a subtitle, a place."""
    return 1 < len(short) < len(long) and long[: len(short)] == short


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words that tell one name from another."""
    return tuple(w for w in words if w not in _COMMON and not w[0].isdigit())


def _same_core(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool | None:
    short, long = sorted((ours, theirs), key=len)
    if not short:
        return None
    missing, _ = unmatched(short, long)
    if not missing and (len(short) > 1 or len(long) == 1):
        return True
    return None if len(missing) <= len(short) * (1 - SAME_CORE) else False
