"""Classes of words that the labeller knows: places, months, role words, …"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kzbib.languages.patterns import lazy
from kzbib.parsing.words.given import GIVEN_NAMES
from kzbib.parsing.words.months import MONTHS
from kzbib.parsing.words.places import (
    ABBREVIATED_PLACES,
    PLACE_FIRST_WORDS,
    PLACES,
    REGIONS,
    fold_place,
)
from kzbib.parsing.words.terms import (
    CONFERENCE,
    GENRE,
    GENRE_WORD,
    JOURNAL_START,
    NEWSPAPER,
    ORGANISATION,
    PUBLISHER,
    SERIES,
)

_SURNAME = tuple(
    "ов ев ёв ин ын ский цкий ова ева ина ская ко чук швили дзе ян улы ұлы қызы кызы "
    "овы евы ич ук юк ых бай бек хан ov ev in ova eva ina sky skii skiy enko uly son "
    "man er".split()
)
_PATRONYMIC = tuple("вич вна ична ulı ұлы улы қызы кызы vich vna".split())
# A folded word needs no search that ignores case, which takes three times as long.
_TABLES = tuple(
    (name, lazy(table.pattern))
    for name, table in (
        ("Lpub", PUBLISHER),
        ("Ljou", JOURNAL_START),
        ("Lcon", CONFERENCE),
        ("Lser", SERIES),
        ("Lnew", NEWSPAPER),
        ("Lorg", ORGANISATION),
        ("Lgen", GENRE),
        ("Lgnw", GENRE_WORD),
    )
)
# "(?:изд-во|"  "|\bправда|"  "|o[’']?reilly|": how an alternative begins
_HEAD = lazy(r"(?:^|[|(])(?:\(?\?:|\\b)*([^\W\d_](?:[^\W\d_](?![?*{])){0,2})")
_HEADS = (1, 2, 3)
"""Letters of a beginning."""
_ANYWHERE = "izdat"
"""Stands in words that a table knows whatever they begin with."""
_MARKS = {
    "Lvol": "т том томы vol volume v ч часть кн книга кітап bd band part т-м tom",
    "Liss": "n no nо вып выпуск vyp iss issue номер шығарылым шығ сан heft",
    "Lpag": "с c р p pp pages стр б бб бет сс s ss page стор",
    "Lred": (
        "ред редактор редакцией ed eds edited под редколлегия редкол red отв відп "
        "відповідальний редакцією редакциясын muharrir muharriri мухаррир tahriri "
        "таҳрири hrsg editor editors"
    ),
    "Ltra": (
        "пер перевод перев аударған ауд translated trans transl переклад аударма "
        "тәрж tarjima tarjimon translation übers"
    ),
    "Lsos": (
        "сост составитель составители құраст құрастырған comp compiler авт құр құрас "
        "құрастырушы құрастырушылар укл уклад укладач упоряд упорядник упорядкував "
        "tuzuvchi tuzuvchilar тузувчи тузувчилар nashrga tayyorlovchi tayyorlovchilar "
        "подгот предисл вступ коммент послесл compiled"
    ),
    "Letc": "др al et others басқалар тб соавт",
    "Lacc": "обращения доступа accessed retrieved қаралған күні дата звернення",
    "Led": "изд издание edition ed басылым доп перераб испр",
    "Llaw": "закон указ постановление приказ заңы жарлығы қаулысы бұйрығы кодекс",
    "Ldis": "дис дисс диссертация автореф автореферат diss thesis докт канд наук",
    "Lin": "в in кн сб",
}


def _by_heads() -> dict[str, list[int]]:
    """Return the tables, by number, that may know a word that begins so.

    To match a new word with all tables takes longer than all the rest about it.
    """
    found: dict[str, list[int]] = {}
    for number, (_, table) in enumerate(_TABLES):
        for head in set(_HEAD.findall(table.pattern)):
            found.setdefault(head, []).append(number)
    return found


_BY_HEADS = _by_heads()
_WORD_CLASS: dict[str, list[str]] = {}
for _name, _list in _MARKS.items():
    for _word in _list.split():
        _WORD_CLASS.setdefault(_word, []).append(_name)


@lru_cache(maxsize=50_000)
def word_classes(word: str, folded: str) -> tuple[str, ...]:
    """Return the classes of a word, the most telling first."""
    found = list(_WORD_CLASS.get(folded, ()))
    if folded in MONTHS:
        found.append("Lmon")
    if not word[0].isalpha():
        return tuple(found)
    if word[0].isupper():
        place = fold_place(word)
        if place in PLACES or place + "." in ABBREVIATED_PLACES:
            found.append("Lpla")
        elif place in PLACE_FIRST_WORDS:
            found.append("Lpl1")
        if place in REGIONS:
            found.append("Lreg")
        if folded in GIVEN_NAMES:
            found.append("Lgiv")
        behind = folded[2:]
        if behind.endswith(_PATRONYMIC):
            found.append("Lpat")
        if behind.endswith(_SURNAME):
            found.append("Lsur")
    return (*found, *_in_tables(folded))


def _in_tables(folded: str) -> Iterator[str]:
    may = {k for end in _HEADS for k in _BY_HEADS.get(folded[:end], ())}
    if _ANYWHERE in folded:
        may.add(0)
    for number in sorted(may):
        name, table = _TABLES[number]
        if table.match(folded):
            yield name
