"""Classes of words that the labeller knows: places, months, role words, …"""

from __future__ import annotations

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

_SURNAME = lazy(
    r".{2,}(?:ов|ев|ёв|ин|ын|ский|цкий|ова|ева|ина|ская|енко|чук|швили|дзе|ян|улы|ұлы|"
    r"қызы|кызы|баев|беков|ов[аы]|ко|ич|ук|юк|ых|ский|ев[аы]|бай|бек|хан|"
    r"ov|ev|in|ova|eva|ina|sky|skii|skiy|enko|uly|son|man|er)$"
)
_PATRONYMIC = lazy(r".{2,}(?:вич|вна|ична|ulı|ұлы|улы|қызы|кызы|vich|vna)$")
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
        if _PATRONYMIC.match(folded):
            found.append("Lpat")
        if _SURNAME.match(folded):
            found.append("Lsur")
    found.extend(name for name, table in _TABLES if table.match(folded))
    return tuple(found)
