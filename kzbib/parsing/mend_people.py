"""Certain corrections of the parts of a name: which word is the surname.

A name is a piece between commas or «and»; what its words are, initials or whole ones,
and in which order, says which of them is the surname.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from kzbib.languages.patterns import lazy
from kzbib.parsing.cache import Cache
from kzbib.parsing.lexicon import word_classes
from kzbib.parsing.tokens import Tokens

_AND = frozenset("и й та және and i va ва und et en y".split())
_PARTICLES = frozenset(
    "de del der di da du la le van von den ten ter zu дель де ди да ван фон дер".split()
)
# syllables that stand for a letter of Cyrillic: "Yu.", "Sh."
_SYLLABLES = frozenset(
    "Yu Ya Ye Yo Sh Ch Zh Kh Ts Ju Ja Je Jo Th Ph Iu Ia Дж Дз YU YA SH CH ZH KH".split()
)
_INSIDE = lazy(r"\.?\s?$")
_inside: Cache[str, bool] = Cache(lambda gap: bool(_INSIDE.match(gap)))
_classes: Cache[str, tuple[str, ...]] = Cache(
    lambda word: word_classes(word, word.casefold())
)
_ROLES = frozenset(("Lred", "Ltra", "Lsos", "Lin"))

# orders of a name, «I» initials, «W» a word, «p» a particle, and how much is given
_GIVEN_FIRST = lazy(r"(?P<given>WI+|I+)p*W")  # "William H. Cunningham"
_TWO_GIVEN = lazy(r"(?P<given>I+W)p*W")  # "M. Jane Lewis"
_FAMILY_FIRST = lazy(r"(?P<family>p*W)(?:W+I+|I+)")  # "Tishchenko Marina P."


class Piece(NamedTuple):
    """Words of one name: from where, up to where, what they are, and whose role."""

    first: int
    last: int
    kinds: str
    role: str


class Split(NamedTuple):
    """How many words come first, and whether they are the given names."""

    words: int
    given_first: bool


def mend_people(tokens: Tokens, labels: list[str], places: Sequence[int]) -> None:
    """Label the words of each name by their order where it leaves no doubt.

    ``places`` tells where words stand that have the label of a name.
    """
    _part_initials(tokens, labels, places)
    orders = set[bool]()
    open_ = list[Piece]()
    pieces = list(_pieces(tokens, labels, places))
    if _is_inverted(tokens, pieces):
        _put(labels, pieces[0], Split(1, False))
        _put(labels, pieces[1], Split(9, True))
        orders.add(True)
        del pieces[:2]
    for piece, after in zip_longest(pieces, pieces[1:]):
        if piece.kinds == "WW" and _gives_initials(tokens, piece, after):
            _put(labels, piece, Split(2, False))  # "Abdul Rahman, A."
        elif _is_team(tokens, piece):
            labels[piece.first : piece.last] = [f"{piece.role}.l"] * len(piece.kinds)
        elif split := _split(tokens, labels, piece):
            _put(labels, piece, split)
            if piece.kinds[0] == "W":
                orders.add(split.given_first)
        elif piece.kinds == "WW" and _parts(labels, piece) == {"f", "g"}:
            open_.append(piece)
    _mend_literals(tokens, labels, pieces, beside=bool(orders))
    if len(orders) == 1:  # the names of a list have one order
        for piece in open_:
            _put(labels, piece, Split(1, *orders))


def _mend_literals(
    tokens: Tokens, labels: list[str], pieces: Sequence[Piece], *, beside: bool
) -> None:
    """«Verba, Sidney, and Norman Nie»: beside persons stands a person."""
    persons = beside or any(_parts(labels, piece) >= {"f", "g"} for piece in pieces)
    alone = False
    for piece, after in zip_longest(pieces, pieces[1:]):
        parts, surname = _parts(labels, piece), alone
        alone = piece.kinds == "W" and parts == {"f"}
        if parts not in ({"l"}, {"g"}) or surname or _is_team(tokens, piece):
            continue
        if after and "W" in piece.kinds and _gives_initials(tokens, piece, after):
            _put(labels, piece, Split(len(piece.kinds), False))
            _put(labels, after, Split(len(after.kinds), True))
        elif persons and piece.kinds in ("WW", "WWW"):
            _put(labels, piece, Split(len(piece.kinds) - 1, True))


def _gives_initials(tokens: Tokens, piece: Piece, after: Piece | None) -> bool:
    """Tell whether the piece behind a comma holds the initials of a surname."""
    return (
        after is not None
        and set(after.kinds) == {"I"}
        and after.first == piece.last
        and tokens.gaps[after.first].strip() == ","
    )


def _is_team(tokens: Tokens, piece: Piece) -> bool:
    """«MPI Forum», «World Bank»: no person is called so."""
    if len(piece.kinds) < 2:
        return False
    words = tokens.words[piece.first : piece.last]
    if "." in "".join(tokens.gaps[piece.first + 1 : piece.last]):
        return False
    return any("Lorg" in _classes[word] for word in words)


def _is_inverted(tokens: Tokens, pieces: Sequence[Piece]) -> bool:
    """«Dixon, Lloyd, Noreen Clancy, and Miller»: only the first is turned round."""
    if len(pieces) < 2 or pieces[0].kinds != "W":
        return False
    first, second, *others = pieces
    if second.first != first.last or second.role != first.role:
        return False
    gaps = [tokens.gaps[piece.first] for piece in (second, *others)]
    if gaps[0].strip() != "," or any(";" in gap for gap in gaps):
        return False
    whole = any(re.match("W.*W|W.?I", piece.kinds) for piece in others)
    alone = not others and "Lsur" not in _classes[tokens.words[second.first]]
    return second.kinds[0] == "W" and (whole or alone or len(second.kinds) > 1)


def _part_initials(tokens: Tokens, labels: list[str], places: Sequence[int]) -> None:
    """«Ждан А.Н. Л.С. Выготский и школы»: second initials begin the title."""
    for i in places:
        if "." not in tokens.words[i] or labels[i][-2:] != ".g":
            continue
        if not 0 < i < len(labels) - 2:
            continue
        last = i + 1
        while last < len(labels) and labels[last] == labels[i]:
            last += 1
        at_title = last < len(labels) and labels[last] == "B-title"
        if last == i + 1 or not at_title or labels[i - 1][-2:] != ".f":
            continue
        if tokens.gaps[i + 1] == ". " and not tokens.gaps[last].strip(" ."):
            labels[i + 1 : last + 1] = ["B-title", *["I-title"] * (last - i - 1)]
            return


def _put(labels: list[str], piece: Piece, split: Split) -> None:
    for k in range(piece.first, piece.last):
        given = (k < piece.first + split.words) == split.given_first
        labels[k] = f"{piece.role}.{'g' if given else 'f'}"


def _split(tokens: Tokens, labels: Sequence[str], piece: Piece) -> Split | None:
    """Return where the surname and the given names part, None where that is open."""
    parts = _parts(labels, piece)
    if parts == {"g"}:
        return None  # a comma stands between surname and given names
    split, told_by = _orders[piece.kinds]
    if split and (told_by < 0 or _is_given(tokens, piece.first + told_by)):
        return split
    if piece.kinds == "WW" and parts == {"f", "g"}:
        return _by_lexicon(tokens, piece)
    return None


def _order(kinds: str) -> tuple[Split | None, int]:
    """Return how a name parts, and which word must be a given name (-1: none)."""
    if found := _GIVEN_FIRST.fullmatch(kinds):
        return Split(found.end("given"), True), 0 if kinds.startswith("WII") else -1
    if found := _TWO_GIVEN.fullmatch(kinds):
        return Split(found.end("given"), True), found.end("given") - 1
    if found := _FAMILY_FIRST.fullmatch(kinds):
        return Split(found.end("family"), False), -1
    return None, -1


_orders = Cache(_order)


def _parts(labels: Sequence[str], piece: Piece) -> set[str]:
    return {label[-1] for label in labels[piece.first : piece.last]}


def _by_lexicon(tokens: Tokens, piece: Piece) -> Split | None:
    """«Норман Смит»: a known given name beside a word that is none."""
    known = [_is_given(tokens, i) for i in (piece.first, piece.first + 1)]
    return Split(1, known[0]) if known[0] != known[1] else None


def _is_given(tokens: Tokens, i: int) -> bool:
    return "Lgiv" in _classes[tokens.words[i]]


def _pieces(
    tokens: Tokens, labels: Sequence[str], places: Sequence[int]
) -> Iterator[Piece]:
    """Yield the pieces that are names of one role."""
    last = 0
    for i in places:
        if i < last or labels[i][-2:-1] != ".":
            continue
        first = i
        while first and labels[first][0] != "B" and _goes_on(tokens, first):
            first -= 1
        last = i + 1
        while last < len(labels) and labels[last][0] != "B" and _goes_on(tokens, last):
            last += 1
        if piece := _piece(tokens, labels, first, last):
            yield piece


def _goes_on(tokens: Tokens, i: int) -> bool:
    """Tell whether word ``i`` stands in the same piece as the word before it."""
    gap = tokens.gaps[i]
    if not _inside[gap]:
        return False
    before = tokens.words[i - 1]
    if tokens.words[i] in _AND or before in _AND:
        return False
    if len(before) > 1 and not _ROLES.isdisjoint(_classes[before]):
        return False
    return "." not in gap or _is_initial(before)


def _piece(
    tokens: Tokens, labels: Sequence[str], first: int, last: int
) -> Piece | None:
    if last - first > 6:
        return None
    found = {label for label in labels[first:last] if label != "O"}
    roles = {label[:-2] if label[-2:-1] == "." else "" for label in found}
    if len(roles) != 1 or "" in roles:
        return None
    kinds = "".join([_kinds[word] for word in tokens.words[first:last]])
    return None if "x" in kinds else Piece(first, last, kinds, roles.pop())


def _kind(word: str) -> str:
    if word in _PARTICLES:
        return "p"
    if not word[0].isupper():
        return "x"
    if len(word) == 1 or word[1] == "." or word in _SYLLABLES:
        return "I"
    if word.isupper() and word.isascii() and len(word) < 4:
        return "I"  # "Kim YJ"
    return "x" if word.casefold() in _PARTICLES else "W"


_kinds = Cache(_kind)


def _is_initial(word: str) -> bool:
    return word[0].isupper() and (len(word) == 1 or word[1] == "." or len(word) < 4)
