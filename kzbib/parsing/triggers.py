"""Which readers the words of a reference may set off: the others need not search.

A reader that looks for «т. 5» through the whole text costs more than asking, word by
word, whether there is a «т.»; and what a word may set off is remembered. A word may
name a reader that then finds nothing, but never the other way round.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from typing import NamedTuple

from kzbib.languages.patterns import lazy
from kzbib.parsing.cache import Cache
from kzbib.parsing.charset import APOSTROPHES, DASH
from kzbib.parsing.words.places import PLACE_HEADS, place_head

VOLUME = 1
VOLUME_BEHIND = 2
ISSUE = 4
SET = 8
PAGES = 16
UNITS = 32
ROLE = 64
EDITION = 128
THESIS = 256
ACT = 512
IN_BOOK = 1024
PLACE = 2048
ROLE_BEHIND = 4096
EVERYTHING = 8191

_HALF_SET = 8192
_HALF_IN = 16384
_PARTS = 32768
"""«в 2 т.», «В кн.:» need two words: the first, and what may stand behind it."""

_PIECES = lazy(rf"[.{DASH}{APOSTROPHES}]+")
# a roman number may stick to its mark: «IIIтом», «NoIV», «xiip»
_ROMAN = "IVXLCІХivxlc"


def _pairs(first: str, second: str) -> list[str]:
    return ["".join(pair) for pair in product(first.split(" "), second.split(" "))]


_VOLUMES = (
    "Т T т Том том Tom tom Vol vol Volume volume V v В Bd bd Band Ч ч Часть Части "
    "часть части Кн кн Книга книга Part part Pt pt t Kn Ch Сh CH jild"
)
_ISSUES = (
    "N n No NO no nO Nо Вып вып Выпуск выпуск Vyp vyp Iss iss Issue issue Is is номер "
    "Heft heft Шығ шығ Шығарылым шығарылым Сон сон Bип Вип вип"
)
_PAGE_LABELS = (
    *_pairs("С C с c", " С C с c"), *_pairs("P Р p р", " P Р p р"),
    *"Стр стр Стор стор Page page Pages pages Б B б ББ Бб бБ бб S s ss".split(),
)  # fmt: skip
_PAGE_UNITS = "с c С C сс стр стор б Б бб p р P Р pp pages S s Ѕ b bet"
_ORDINAL_ENDS = " е ое e oe ші шы nd rd th st d й го"
_EXACT: tuple[tuple[int, Iterable[str]], ...] = (
    (VOLUME, _VOLUMES.split()),
    (VOLUME_BEHIND, "том т кітап бөлім ч ktp tom jild жилд қисм".split()),
    (ISSUE, _ISSUES.split()),
    (_HALF_SET, "В в B V У у In in".split()),
    (_PARTS, _pairs(" х ти и ми тт", "т тт томах томов кн книгах ч частях vol vols "
                                     "volumes t")),
    (PAGES, _PAGE_LABELS),
    (UNITS, _PAGE_UNITS.split()),
    (IN_BOOK, "In in Кітапта кітапта".split()),
    (EDITION, ["е", *_pairs(_ORDINAL_ENDS, "вид видання выд бас ed edition edn izd")]),
    (ACT, "Law law Decree Order Code Resolution СУ СЗ Ведомости".split()),
)  # fmt: skip
_LOWER: tuple[tuple[int, str], ...] = (
    (ROLE, "ред ed eds edited red пер ауд тәрж trans сост құр уклад упоряд comp"),
    (ROLE, "compiled құра құрас укл подгот"),
    (THESIS, "dis"),
    (ROLE_BEHIND, "ed eds"),
)
_BEGINNINGS: tuple[tuple[int, str], ...] = (
    (UNITS, "бет страниц"),
    (ROLE_BEHIND, "ред editor"),
    (ROLE, "редак редкол перев аударған transl составител құраст переклад tarjimon"),
    (ROLE, "укладач упоряд tuzuvchi тузувчи tayyorl тайёрл подготовил"),
    (EDITION, "шығарылым baskı"),
    (_HALF_IN, "кн сб изд журн"),
)
_INSIDE: tuple[tuple[int, str], ...] = (
    (SET, "двух трех трёх четырех пяти"),
    (EDITION, "изд басылым"),
    (THESIS, "дис дыс магист автореф diss thesis avtoref"),
    (ACT, "закон кодекс указ постановлени приказ распоряжени решени зрк положени "
          "инструкци"),
)  # fmt: skip


def _table(rows: Iterable[tuple[int, Iterable[str]]]) -> dict[str, int]:
    table: dict[str, int] = {}
    for bit, words in rows:
        for word in words:
            table[word] = table.get(word, 0) | bit
    return table


_WORDS = _table(_EXACT)
_FOLDED = _table((bit, words.split()) for bit, words in _LOWER)
_STEMS = tuple((bit, tuple(words.split())) for bit, words in _BEGINNINGS)
_WITHIN = tuple((bit, tuple(words.split())) for bit, words in _INSIDE)
# a cheap test before them: most words have none
_ANY_STEM = lazy(
    "|".join(
        sorted({stem for _, stems in (*_STEMS, *_WITHIN) for stem in stems}, key=len)
    )
)
_LATIN = lazy("[A-Za-z]")
# the only places that a reader takes in small letters
_LOWER_PLACES = frozenset(("москва", "алматы"))


def _of_word(word: str) -> int:
    if word.isalpha():
        return _of_piece(word)
    if word[0] == "<":
        return EVERYTHING if word == "<date>" else 0
    if word.isdecimal():
        return 0
    found = PLACE if place_head(word) in PLACE_HEADS else 0
    for piece in _PIECES.split(word):
        if piece and not piece.isdecimal():
            found |= _of_piece(piece)
    return found


def _of_piece(piece: str) -> int:
    folded = piece.casefold()
    found = _WORDS.get(piece, 0) | _FOLDED.get(folded, 0)
    if (piece != folded or piece in _LOWER_PLACES) and _heads_place(piece, folded):
        found |= PLACE
    if piece[0] in _ROMAN or piece[-1] in _ROMAN:
        found |= _WORDS.get(piece.lstrip(_ROMAN), 0)
        found |= _WORDS.get(piece.rstrip(_ROMAN), 0)
        if piece[-1] in "cC":
            found |= UNITS
    return found | _of_stem(folded) if _ANY_STEM.search(folded) else found


def _heads_place(piece: str, folded: str) -> bool:
    """Tell whether a place begins so; «Mосквa» may have Latin letters."""
    if folded in PLACE_HEADS:
        return True
    mixed = not piece.isascii() and _LATIN.search(piece)
    return bool(mixed) and place_head(piece) in PLACE_HEADS


def _of_stem(folded: str) -> int:
    found = 0
    for bit, stems in _STEMS:
        if folded.startswith(stems):
            found |= bit
    for bit, stems in _WITHIN:
        if any(stem in folded for stem in stems):
            found |= bit
    return found


_of = Cache(_of_word)


BEFORE_LABEL = 30
"""Characters that a number takes before its label, at most: «182, [1], xii с.»."""


class Triggers(NamedTuple):
    """The readers that the words of a text may set off, and which words do."""

    bits: int
    words: Sequence[tuple[int, int, int]] = ()
    """What a word may set off, and where it stands; nothing tells of no word."""

    def places(self, bits: int, start: int) -> list[tuple[int, int]] | None:
        """Return where the words that may set off a reader stand, from ``start`` on.

        None when nothing is known of the words.
        """
        if self is ALL:
            return None
        return [
            (at, end) for word, at, end in self.words if word & bits and end > start
        ]

    def near(self, bits: int, start: int) -> int:
        """Return where a reader of labels need begin; -1 when it need not read."""
        if self is ALL:
            return start
        for word, at, end in self.words:
            if word & bits and end > start:
                return max(start, at - BEFORE_LABEL)
        return -1


ALL = Triggers(EVERYTHING)
"""For a text of whose words nothing is known."""


def triggers(
    words: Iterable[str], starts: Iterable[int], ends: Iterable[int]
) -> Triggers:
    """Return the readers that ``words`` may set off, which stand at these places."""
    bits = [_of[word] for word in words]
    telling = [one for one in zip(bits, starts, ends, strict=True) if one[0]]
    found = 0
    for own, _, _ in telling:
        found |= own
    if found & _HALF_SET:
        if found & _PARTS:
            found |= SET
        if found & _HALF_IN:
            found |= IN_BOOK
    return Triggers(found, telling)
