"""Tests of pairs whose titles are in two languages, which no letter compares."""

from __future__ import annotations

from kzbib.matching.compare import Comparison
from kzbib.matching.faces import CYRILLIC, ENGLISH, KAZAKH, LATIN
from kzbib.matching.kinds import ACT
from kzbib.matching.profile import Profile
from kzbib.matching.titles import Likeness
from kzbib.matching.vetoes import mistyped
from kzbib.matching.weights import FEW_WORDS, SAME_WORDS, SHORT_TITLE, Strictness


def act_in_two_languages(pair: Comparison, _: Strictness) -> bool:
    """The Russian and the Kazakh text of an act of one day."""
    one, other = pair.one, pair.other
    if one.kind != ACT or other.kind != ACT or not pair.facts.get("date"):
        return False
    writings = {work.faces[0].writing for work in (one, other) if work.faces}
    return writings == {CYRILLIC, KAZAKH} and pair.translated >= SAME_WORDS


def translation(pair: Comparison, level: Strictness) -> bool:
    """Titles in two languages: authors, year and two more facts must agree."""
    if not _may_translate(pair) or pair.objections >= 1.0:
        return False
    return pair.points + _word_points(pair) >= level.facts


def translation_without_year(pair: Comparison, _: Strictness) -> bool:
    """One work states no year, or two digits of it are swapped."""
    if pair.years_apart is not None and not mistyped(pair.one.year, pair.other.year):
        return False
    if pair.against or not pair.authors or not _in_two_languages(pair):
        return False
    if not {"pages", "extent", "URL"} & set(pair.agreeing):
        return False
    return pair.translated >= SAME_WORDS and pair.words > 1


def translation_without_author(pair: Comparison, level: Strictness) -> bool:
    """Nobody is named: more facts must agree."""
    if pair.likeness is not Likeness.OTHER_LANGUAGE or not pair.same_year:
        return False
    if pair.authors is not None or pair.against or _translated(pair):
        return False
    return pair.points >= 2.0 and pair.points + _word_points(pair) >= level.facts + 3.0


def perhaps_translation(pair: Comparison, _: Strictness) -> bool:
    """Authors and year agree, and something more."""
    if not _may_translate(pair) or pair.objections > 1.0:
        return False
    return pair.points + _word_points(pair) >= 1.0


def _may_translate(pair: Comparison) -> bool:
    if not pair.same_year or not pair.authors:
        return False
    return _in_two_languages(pair)


def _in_two_languages(pair: Comparison) -> bool:
    if pair.likeness is not Likeness.OTHER_LANGUAGE or _translated(pair):
        return False
    one, other = pair.one, pair.other
    if not _foreign(one) | _foreign(other):
        return False
    return one.kind == other.kind and pair.facts.get("numbers") is not False


def _foreign(work: Profile) -> bool:
    """A title in Latin letters that may be a translation into English."""
    return any(face.writing in (ENGLISH, LATIN) for face in work.faces)


def _translated(pair: Comparison) -> bool:
    """«Пер. с англ.»: a published translation, which is a work of its own."""
    return pair.one.translated != pair.other.translated


def _word_points(pair: Comparison) -> float:
    """Points for the share of title words that translate each other."""
    if pair.words < 2:
        return 0.5 if pair.translated else 0.0
    share = pair.translated
    if pair.translation.otherwise and share < SAME_WORDS:
        return 0.0
    return -1.0 if share < FEW_WORDS and pair.words > SHORT_TITLE else 3.0 * share
