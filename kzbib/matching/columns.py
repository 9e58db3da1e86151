"""Columns that come again in each issue under one title: «От редакции»."""

from __future__ import annotations

from functools import lru_cache

from kzbib.languages.fold import fold
from kzbib.matching.profile import Profile
from kzbib.matching.words import content_words

# Every content word of such a title is one of these
_WORDS = frozenset(
    fold(
        """editor editors editorial guest s note notes introduction foreword preface
        title contents column book books review reviews letter letters reader news
        chronicle announcement announcements call papers standards obituary index
        редакция редакции редактора редколлегии слово вступительное введение предисловие
        послесловие вместо читателю читателям рецензия рецензии хроника новости
        объявления письмо письма обзор книг содержание указатель алғы сөз кіріспе
        редакциядан мазмұны жаңалықтар"""
    ).split()
)


def is_column(one: Profile, other: Profile) -> bool:
    """Tell whether both titles are only the name of a column."""
    faces = [work.faces[0] for work in (one, other) if work.faces]
    return len(faces) == 2 and all(_names_column(face.title) for face in faces)


@lru_cache(maxsize=4_096)
def _names_column(title: str) -> bool:
    return _WORDS.issuperset(content_words(title))
