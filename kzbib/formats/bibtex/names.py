"""Names in BibTeX's form: «Family, Given and {A Body}»."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kzbib.formats.bibtex.tex import decode, escape
from kzbib.model import Name

_SPACES = re.compile(r"\s+")
_BRACES_OR_AND = re.compile(r"\\.|[{}]| and (?=\S)", re.IGNORECASE)
_BRACES_OR_COMMA = re.compile(r"\\.|[{},]")
_BRACES_OR_SPACE = re.compile(r"\\.|[{} ]|~")
# «М. О.», «К.-Ж.», «Т.А.», «Yu.»
_INITIALS = re.compile(r"(?:-?[^\W\d_]{1,2}\.)+|[^\W\d_]")
# Endings of patronymics: the family name stands before them.
_PATRONYMIC = re.compile(r"(?:вич|вна|чна|ұлы|қызы|улы|кызы|уулу)$", re.IGNORECASE)
_CYRILLIC = re.compile("[\u0400-\u04ff]")
OTHERS = "others"


def read_names(value: str) -> tuple[tuple[Name, ...], bool]:
    """Return the names of a raw field value, and whether «and others» ends it.

    Names are split before TeX is decoded, so that braces keep a body whole.
    """
    pieces = [piece for piece in _split(_spaced(value), _BRACES_OR_AND) if piece]
    others = bool(pieces) and pieces[-1].lower() == OTHERS
    names = map(read_name, pieces[: len(pieces) - others])
    return tuple(name for name in names if name != Name()), others


def read_name(piece: str) -> Name:
    """Return one name: «Family, Given», «Family, Jr, Given», «{Body}», «Given Family».

    A Cyrillic name without a comma is taken as «Family Initials» where it looks so.
    """
    parts = list(_split(piece, _BRACES_OR_COMMA))
    if len(parts) == 1:
        return _without_comma(piece)
    family, *middle, given = parts
    particle, family = _particle(family)
    return Name(
        family=decode(family),
        given=decode(given),
        suffix=decode(", ".join(middle)),
        particle=decode(particle),
    )


def write_names(names: Iterable[Name], *, others: bool = False) -> str:
    """Return a field value; the reader gives back the same names."""
    written = [write_name(name) for name in names]
    return " and ".join([*written, OTHERS] if others else written)


def write_name(name: Name) -> str:
    """Return one name for a .bib file; a body stands in braces."""
    if name.literal:
        return f"{{{escape(name.literal)}}}"
    family = _protected(name.family, is_family=True)
    if name.particle:
        family = f"{escape(name.particle)} {family}".rstrip()
    if not name.given and not name.suffix:
        return f"{family}," if " " in family else family
    parts = [family, *filter(None, [_protected(name.suffix)]), _protected(name.given)]
    return ", ".join(parts).rstrip()


def _protected(part: str, *, is_family: bool = False) -> str:
    """Put a part in braces when BibTeX would cut it up."""
    lower_first = is_family and " " in part and part[:1].islower()
    if "," in part or lower_first or " and " in f" {part.lower()} ":
        return f"{{{escape(part)}}}"
    return escape(part)


def _spaced(value: str) -> str:
    return _SPACES.sub(" ", value).strip()


def _split(text: str, marks: re.Pattern[str]) -> Iterator[str]:
    """Yield the pieces between separators that stand outside braces."""
    depth = start = 0
    for mark in marks.finditer(text):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            depth = max(0, depth - 1)
        elif mark[0][0] != "\\" and depth == 0:
            yield text[start : mark.start()].strip()
            start = mark.end()
    yield text[start:].strip()


def _is_braced(piece: str) -> bool:
    """Does one pair of braces hold the whole piece?"""
    if not (piece.startswith("{") and piece.endswith("}")):
        return False
    depth = 0
    for mark in _BRACES_OR_SPACE.finditer(piece):
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
        if depth == 0 and mark[0] == "}":
            return mark.end() == len(piece)
    return False


def _particle(family: str) -> tuple[str, str]:
    """Part «van der Waals» after BibTeX: lower-case words before the last word."""
    if _is_braced(family):
        return "", family
    words = list(_split(family, _BRACES_OR_SPACE))
    count = 0
    while count < len(words) - 1 and words[count][:1].islower():
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])


def _without_comma(piece: str) -> Name:
    if _is_braced(piece):
        return Name(literal=decode(piece))
    words = [word for word in _split(piece, _BRACES_OR_SPACE) if word]
    if len(words) < 2:
        return Name(family=decode(piece))
    if _family_first(words):
        return Name(family=decode(words[0]), given=decode(" ".join(words[1:])))
    if _CYRILLIC.search(piece) and _is_body(words):
        return Name(literal=decode(piece))
    return _given_first(words)


def _family_first(words: list[str]) -> bool:
    """«Әуезов М. О.», «Әуезов Мұхтар Омарханұлы»."""
    initials = [bool(_INITIALS.fullmatch(word)) for word in words]
    if not initials[0] and all(initials[1:]):
        return True
    return len(words) > 2 and bool(_PATRONYMIC.search(words[-1]))


def _is_body(words: list[str]) -> bool:
    """«Қазақ ұлттық университеті»: no Cyrillic name of a person looks like it."""
    return len(words) > 3 or any(word[0].islower() for word in words)


def _given_first(words: list[str]) -> Name:
    """«Ludwig van Beethoven», after BibTeX."""
    lower = [place for place, word in enumerate(words[:-1]) if word[0].islower()]
    start = lower[0] if lower and lower[0] > 0 else len(words) - 1
    particle, family = _particle(" ".join(words[start:]))
    given = " ".join(words[:start])
    return Name(family=decode(family), given=decode(given), particle=decode(particle))
