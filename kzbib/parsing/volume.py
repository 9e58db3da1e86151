"""Volumes («Т. 2», «3-том», «8(3)»), issues («№ 3», «Вып. 12») and sets («в 2 т.»)."""

from __future__ import annotations

import re
from typing import NamedTuple

from kzbib.languages.patterns import lazy
from kzbib.parsing.charset import DASH, DASH_MARKS, DASHES, MASK
from kzbib.parsing.found import Found

_ROMAN = r"(?![CL](?!\w))[IVXLCІХ1]{1,6}(?!\w)"
_NUMBER = rf"(?:\d{{1,5}}(?:\s?[{DASH}/]\s?\d{{1,5}})?[a-zа-г]?(?!\w)|{_ROMAN})"
_BEFORE = frozenset(f" \t\n\u00a0.,;:({DASH_MARKS}{MASK}/")

# The first letter of a mark stands alone, so that a search leaps to it.
# "Т. 2"  "Vol. 30"  "том 21"  "Ч. I"  "Кн.2-я"  "V.14"
_VOLUME = lazy(
    rf"[ТTтtVvВBbЧчКкPpKCСj](?:(?<=[Тт])ом|(?<=[Tt])om|(?<=[Vv])ol(?:ume)?|"
    r"(?<=[Bb])d|(?<=B)and|(?<=[Чч])аст[ьи]|(?<=[Кк])н(?:ига)?|(?<=[Pp])(?:ar)?t|"
    r"(?<=[CС])h|(?<=K)n|(?<=C)H|(?<=j)ild|(?<=[ТTтtVvВЧч]))"
    rf"(?:\s?\.\s?|\s|(?=\d))[:№]?\s?"
    rf"(?P<number>{_NUMBER}(?:,\s(?=\d\b(?!\s?[{DASH}(])){_NUMBER})?)(?:[{DASH}]?[яй]\b)?"
)
# "3-том"  "2-кітап"  "1-бөлім"
_VOLUME_AFTER = lazy(
    rf"(?P<number>[\dIVXІХ](?<![\w{DASH}].)(?:(?<=\d)\d{{0,2}}|(?<=\D)[IVXІХ]{{0,4}}))"
    rf"\s?[{DASH}]?\s?"
    r"(?:ші\s|шы\s|й\s)?(?:том|т|кітап|бөлім|ч|ktp|tom|jild|жилд|қисм)(?![\w])\.?"
)
# "№ 3"  "no. 56"  "Вып. 12"  "№ 7(17)"  "N.1"  "№№ 3–4"
_ISSUE = lazy(
    rf"[№NnВвBVvIiнHhШшСс](?:(?<=№)№*|(?<=[Nn])[Oo0]?|(?<=N)о|(?<=[Вв])ып(?:уск)?|"
    r"(?<=[Vv])yp|(?<=[Ii])s(?:s(?:ue)?)?|(?<=н)омер|(?<=[Hh])eft|"
    r"(?<=[Шш])ығ(?:арылым)?|(?<=[Сс])он|(?<=[BВв])ип)"
    rf"(?:\s?\.\s?|\s?)(?:№\s?)?"
    rf"(?P<number>\d{{1,5}}[a-zA-Zа-яА-Я]?(?:\s?[{DASH}/]\s?(?!(?:1[89]|20)\d\d)\d{{1,4}}(?!\d))?"
    rf"(?:\s?\((?!(?:19|20)\d\d\))\d{{1,6}}(?:[{DASH}]\d{{1,6}})?\))?|{_ROMAN})(?![\w])"
)
# "8(3)"  "28 (1)"  "48(5)"  "(4)": the number behind may be missing
_PAIR = lazy(
    rf"(?P<volume>\d\d{{0,3}})\s?\((?P<issue>(?!(?:1[5-9]|20)\d\d\))"
    rf"(?:\d{{1,5}}(?:[{DASH}/.,]\s?\d{{1,4}})?|[Ss]uppl[^()]{{0,12}}|S\d{{1,3}}|\d{{1,3}}[A-Z]|"
    r"Special Issue))\)"
)
_COLON_PAIR = lazy(
    rf"(?P<volume>\d\d{{0,3}}):(?P<issue>\d{{1,3}}(?:[{DASH}]\d{{1,3}})?)(?=\s?[(,;])"
)
# cheap tests before them
_OPENED = lazy(r"\(\w")
_COLON = lazy(r":(?<=\d:)\d")
# ";(6):7-122"  ", (4), pp."
_ISSUE_ALONE = lazy(rf"[;,{MASK}]\s?\((?P<issue>\d{{1,4}})\)")
# ", 8, 1-32"  ", 41, № 8"  "2002;30:233"  "Journal 26, no. 5"
_BARE_VOLUME = lazy(
    rf"[,;\s](?:(?<=[,;])\s?|(?<=[\w.»”\"]\s))(?P<volume>(?!(?:19|20)\d\d)\d{{1,4}})"
    rf"(?=\s?[,:;.]?\s?(?:{MASK}|\({MASK}))"
)
# "29(2), 467 (1987)"  "79, 1807 (2005)"  "21 (1977) 301"  "14:3 (2007), 53–66"
_TAIL = lazy(
    rf"(?P<volume>\d(?<![\w.{DASH}/].)\d{{0,3}})(?:\s?\((?P<issue>\d{{1,3}}(?:[{DASH}]\d{{1,3}})?)\))?"
    rf"(?:,\s?(?P<page>\d{{1,6}}(?:\s?[{DASH}]{{1,2}}\s?\d{{1,6}})?)\s?\((?P<year>(?:19|20)\d\d)\)"
    rf"|\s?\((?P<year2>(?:19|20)\d\d)\),?\s?(?P<page2>\d{{1,6}}(?:\s?[{DASH}]{{1,2}}\s?\d{{1,6}})?)(?=[\s.;,]*$))"
)
_YEAR_IN_BRACKETS = lazy(r"\((?:19|20)\d\d\)")
_SET = lazy(
    rf"(?<![\w])(?:[ВвBVУу]|[Ii]n)\s?(?P<number>\d{{1,3}}|двух|трех|трёх|четырех|пяти)"
    rf"\s?(?:[{DASH}]?(?:х|ти|и|ми|тт))?\s?(?:тт?|томах|томов|кн|книгах|ч|частях|vols?|volumes|t|"
    r"томах|т)(?![\w])\.?"
)
_SET_KK = lazy(rf"(?<!\w)(?P<number>\d{{1,3}})\s?[{DASH}]?\s?томд[ыі][қк]\b\.?")
_WORDS = {"двух": "2", "трех": "3", "трёх": "3", "четырех": "4", "пяти": "5"}


class VolumeIssue(NamedTuple):
    """«8(3)»: a volume and an issue in one mark."""

    volume: str
    issue: str


def find_set(text: str, start: int = 0) -> Found[str] | None:
    """Return the number of volumes of «в 10 т.», «2 томдық»."""
    found = _SET.search(text, start)
    if found is None and "томд" in text:
        found = _SET_KK.search(text, start)
    if not found:
        return None
    number = _WORDS.get(found["number"], found["number"])
    return Found(number, found.start(), found.end())


def find_volumes(text: str, start: int = 0) -> list[Found[str]]:
    """Return the labelled volumes and parts, in order."""
    found = [one for one in _VOLUME.finditer(text, start) if _is_free(one)]
    if not found:
        found = list(_VOLUME_AFTER.finditer(text, start))
    return [Found(_plain(one["number"]), one.start(), one.end()) for one in found]


def find_issues(text: str, start: int = 0) -> list[Found[str]]:
    """Return the labelled issues, in order."""
    return [
        Found(_plain(one["number"]), one.start(), one.end())
        for one in _ISSUE.finditer(text, start)
        if _is_free(one)
    ]


def find_pair(text: str, start: int = 0) -> Found[VolumeIssue] | None:
    """Return the last «8(3)» or «14:3»."""
    last = None
    for mark, pattern in ((_OPENED, _PAIR), (_COLON, _COLON_PAIR)):
        if not mark.search(text, start):
            continue
        for found in pattern.finditer(text, start):
            last = found if _is_free(found) else last
        if last:
            both = VolumeIssue(last["volume"], _plain(last["issue"]))
            return Found(both, last.start(), last.end())
    return None


def find_tail(text: str, start: int = 0) -> list[tuple[str, Found[str]]]:
    """Return volume, issue, page and year of «29(2), 467 (1987)», by name."""
    found = None
    if _YEAR_IN_BRACKETS.search(text, start):
        found = _TAIL.search(text, start)
    if not found:
        return []
    names = {"volume": "volume", "issue": "issue", "page": "page", "page2": "page"}
    names |= {"year": "year", "year2": "year"}
    return [
        (name, Found(_plain(found[group]), found.start(group), found.end(group)))
        for group, name in names.items()
        if found[group]
    ]


def find_lone_issue(text: str, start: int = 0) -> Found[str] | None:
    """Return the issue of «2018;(6):7»."""
    found = _ISSUE_ALONE.search(text, start) if "(" in text else None
    if not found:
        return None
    return Found(found["issue"], found.start("issue") - 1, found.end())


def find_bare_volume(text: str, start: int = 0) -> Found[str] | None:
    """Return the last bare number before something already read: «, 8, 1-32»."""
    last = None
    for found in _BARE_VOLUME.finditer(text, start):
        last = found
    return Found(last["volume"], last.start("volume"), last.end()) if last else None


def _is_free(found: re.Match[str]) -> bool:
    """Tell whether a mark stands at the beginning of a word."""
    first = found.start()
    return first == 0 or found.string[first - 1] in _BEFORE


def _plain(number: str) -> str:
    number = number.strip()
    return number if number.isdecimal() else DASHES.sub("-", number)
