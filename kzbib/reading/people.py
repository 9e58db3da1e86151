"""Names of authors as an article's head prints them."""

from __future__ import annotations

import re

from kzbib.model import Name

_CAPITAL = "A-ZÀ-ÞА-ЯЁӘҒҚҢӨҰҮҺІЇЄҐЎ"
_WORD = rf"[{_CAPITAL}](?:[^\W\d_]|['’ʼ-]){{1,40}}"
_INITIALS = rf"(?:[{_CAPITAL}][a-zа-яё]?\.[ -]?-?){{1,3}}"
_NOTE = r"[\d*†¹²³⁴⁵,\s]*"
# «И.А. Сафранчук», «К.-Ж. К. Токаев»
_INITIALS_FIRST = re.compile(
    rf"(?P<given>{_INITIALS})\s?(?P<family>{_WORD}(?:\s{_WORD})?)"
)
# «Сафранчук И.А.», «Tokayev, K.-Zh. K.»
_FAMILY_FIRST = re.compile(rf"(?P<family>{_WORD}),?\s(?P<given>{_INITIALS})")
# «Safranchuk Ivan A.»
_FAMILY_FULL = re.compile(rf"(?P<family>{_WORD})\s(?P<given>{_WORD}\s[{_CAPITAL}]\.)")
# «Ivan A. Safranchuk»
_GIVEN_FULL = re.compile(rf"(?P<given>{_WORD}\s[{_CAPITAL}]\.)\s(?P<family>{_WORD})")
# «Urankhayeva Mariam»
_TWO_WORDS = re.compile(rf"(?P<first>{_WORD})\s(?P<second>{_WORD})")
# «Токаев Касым-Жомарт Кемелевич», «Оспанова Айгүл Серікқызы»
_WITH_PATRONYMIC = re.compile(
    rf"(?P<family>{_WORD})\s(?P<given>{_WORD}\s[{_CAPITAL}]\w+(?:вич|вна|ична|ұлы|улы|қызы|кызы|ovich|evich|ovna|evna))"
)
_SHAPES = (_INITIALS_FIRST, _FAMILY_FIRST, _FAMILY_FULL, _GIVEN_FULL, _WITH_PATRONYMIC)
_MAX_LINE = 300


def read_name(text: str, family_first: bool = False) -> Name | None:
    """Return the name that ``text`` is, or None.

    Two words without initials say nothing of their order: ``family_first`` decides,
    as the author before was printed.
    """
    text = " ".join(text.split())
    for shape in _SHAPES:
        found = shape.fullmatch(text)
        if found:
            return Name(family=found["family"], given=found["given"].strip())
    found = _TWO_WORDS.fullmatch(text)
    if found is None:
        return None
    first, second = found["first"], found["second"]
    if family_first:
        return Name(family=first, given=second)
    return Name(family=second, given=first)


def is_family_first(text: str) -> bool:
    """Tell whether a printed name plainly puts the family name first."""
    shapes = (_FAMILY_FIRST, _FAMILY_FULL, _WITH_PATRONYMIC)
    return any(shape.fullmatch(" ".join(text.split())) for shape in shapes)


_LINE_NAME = re.compile(
    rf"\s*(?P<name>(?:{_INITIALS}\s?{_WORD}|{_WORD}\s{_INITIALS}))"
    rf"{_NOTE}(?=$|[;,]|\s[{_CAPITAL}]|[{_CAPITAL}]|\sи\s|\sand\s)(?:[;,]|\s(?:и|and)\s)?\s*"
)


def names_of_line(text: str) -> tuple[Name, ...]:
    """Return the names when a line is nothing but names with initials, else ()."""
    if len(text) > _MAX_LINE or "." not in text:
        return ()
    names = []
    at = 0
    while at < len(text):
        found = _LINE_NAME.match(text, at)
        name = read_name(found["name"]) if found else None
        if found is None or name is None:
            return ()
        names.append(name)
        at = found.end()
    return tuple(names)
