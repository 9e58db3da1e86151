"""What a call in square brackets names: «[3, с. 12; 5]», «[Токаев, 1997, с. 736]»."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from kzbib.reading.repair import join_lines
from kzbib.reading.same import SAME

_MAX_NUMBER = 1500  # larger ones are years
_MAX_RANGE = 200
_CAPITAL = "A-ZÀ-ÞА-ЯЁӘҒҚҢӨҰҮҺІЇЄҐЎ"


@dataclass(frozen=True, slots=True)
class Cite:
    """One cited work: a list number, names and year, or a title; a place in it.

    ``key`` is that of LaTeX and Pandoc («\\cite{tokaev}», «[@tokaev]»); ``list`` says
    which list of the document the number is of, from 1, where only one can be meant.
    """

    number: str = ""
    names: tuple[str, ...] = ()
    year: str = ""
    title: str = ""
    locator: str = ""
    key: str = ""
    list: int = 0


NOTHING = Cite()

# «с. 12», «pp. 5–7», «45 б.», «12-б.», «гл. 3», «§ 5»
_LOCATOR = re.compile(
    r"""(?: (?:сс?|cc?|стр|pp?|pages?|б|бб|бет|т|ч|гл|ст|п|vol|ch|art|s|кн|л|тетр)
            \.?\s?(?=[\dIVXivx])
          | §\s?\d | \d[\d\s–—-]{0,12}-?\s?(?:бб?|бет|c|с|p)\b\.? | таблица | рис\. )
        .{0,60}""",
    re.VERBOSE | re.IGNORECASE,
)
_NUMBERS = re.compile(r"\^?\d{1,4}(?:\s?[-–—‑]\s?\d{1,4})?")
# «5: 12», «5:12-14»
_COLON = re.compile(r"(?P<number>\d{1,4})\s?:\s?(?P<locator>\d[\d\s–—-]{0,15})")
# «Токаев 1997», «Ivanov & Petrov 2010: 25»
_YEAR_INSIDE = re.compile(
    r"(?P<names>.{1,150}?),?\s\(?(?P<year>(?:1[5-9]|20)\d\d[a-zа-я]?)\)?"
    r"(?:\s?[:,]\s?(?P<locator>.{1,40}))?"
)
_NAME = re.compile(
    rf"(?:[{_CAPITAL}]\.\s?-?){{0,3}}(?:(?:фон|де|ван|аль|von|de|van|der|al)[\s-])?"
    rf"[{_CAPITAL}][\w'’ʼ-]{{1,40}}(?:\s(?:[{_CAPITAL}]\.\s?-?){{1,3}}|\s[{_CAPITAL}][\w'’-]{{1,40}})?"
    r"(?:\s(?:и\sдр|et\sal|және\sбасқалар|және\sт\.\s?б|т\.\s?б)\.?)?"
)
_ALII = re.compile(r"\s(?:и\sдр|et\sal|және\sбасқалар|және\sт\.\s?б|т\.\s?б)\.?$")
_AND = re.compile(r"\s?&\s?|\s(?:и|and|және|та|и др\.)\s(?=\S)")
_TITLE = re.compile(
    rf"[«\"“]?[{_CAPITAL}][^\[\]]{{4,200}}?(?:\.\.\.|…)(?P<rest>.{{0,40}})"
)


def read_call(content: str, before: tuple[Cite, ...] = ()) -> tuple[Cite, ...]:
    """Return what the inside of a call names; () when it is no call.

    ``before`` are the cites of the call before, which «там же» repeats.
    """
    if content.isdecimal():
        return _single(content)
    cites: list[Cite] = []
    for piece in join_lines(content).split(";"):
        found = _read_piece(piece.strip(), (*before, *cites)[-1:])
        if not found:
            return ()
        cites += found
    return tuple(cites)


@lru_cache(maxsize=1024)
def _single(digits: str) -> tuple[Cite, ...]:
    return (Cite(number=digits),) if _is_number(digits) else ()


def _read_piece(piece: str, last: tuple[Cite, ...]) -> list[Cite]:
    for read in (_numeric, _named, _titled):
        found = read(piece)
        if found:
            return found
    same = SAME.fullmatch(piece)
    if not same:
        return []
    locator = (same["locator"] or "").strip()
    return [replace(cite, locator=locator) for cite in last] or [
        Cite(title=piece, locator=locator)
    ]


def _numeric(piece: str) -> list[Cite]:
    colon = _COLON.fullmatch(piece)
    if colon and _is_number(colon["number"]):
        return [Cite(number=colon["number"], locator=colon["locator"].strip())]
    cites: list[Cite] = []
    for part in map(str.strip, piece.split(",")):
        if _NUMBERS.fullmatch(part):
            numbers = _expand(part.lstrip("^"))
            if not numbers:
                return []
            cites += [Cite(number=number) for number in numbers]
        elif cites and _LOCATOR.fullmatch(part):
            cites[-1] = _with_locator(cites[-1], part)
        else:
            return []
    return cites


def _with_locator(cite: Cite, part: str) -> Cite:
    """«с. 12, 15» keeps both."""
    return replace(cite, locator=", ".join(filter(None, [cite.locator, part])))


def _is_number(digits: str) -> bool:
    return digits[0] != "0" and len(digits) <= 4 and int(digits) < _MAX_NUMBER


def _expand(part: str) -> list[str]:
    """«1–4» → 1, 2, 3, 4; nothing for zeros, years and ranges that fall."""
    ends = re.split(r"\s?[-–—‑]\s?", part)
    if not all(map(_is_number, ends)):
        return []
    first, last = int(ends[0]), int(ends[-1])
    if not 0 <= last - first < _MAX_RANGE:
        return []
    return [str(number) for number in range(first, last + 1)]


def read_named(content: str) -> tuple[Cite, ...]:
    """Return what «Токаев, 1997, с. 5; Иванов 2010: 3» names; () without people."""
    cites: list[Cite] = []
    for piece in join_lines(content).split(";"):
        found = _named(piece.strip())
        if not found or not found[0].names:
            return ()
        cites += found
    return tuple(cites)


def family_of(printed: str) -> str:
    """Return the family name of a printed name: «Корниленко А.В.» → «Корниленко»."""
    words = _ALII.sub("", printed).replace(".", ". ").split()
    long = [word for word in words if not word.endswith(".")]
    return " ".join(long) or printed


def _named(piece: str) -> list[Cite]:
    """«Токаев, 1997, с. 736», «Degtyarev, Vasilyuk, Baum, 2018», «Иванов 2010: 25»."""
    found = _YEAR_INSIDE.fullmatch(piece)
    if not found:
        return []
    locator = (found["locator"] or "").strip()
    people = [
        name.strip()
        for part in found["names"].split(",")
        for name in _AND.split(part)
        if name.strip()
    ]
    if people and all(map(_NAME.fullmatch, people)):
        return [Cite(names=tuple(people), year=found["year"], locator=locator)]
    title = found["names"].strip()
    if title[:1].isupper() and len(title.split()) > 1:
        return [Cite(title=title, year=found["year"], locator=locator)]
    return []


def _titled(piece: str) -> list[Cite]:
    """«The President of Kazakhstan...»: a title cut short."""
    found = _TITLE.fullmatch(piece)
    if not found or len(piece.split()) < 2:
        return []
    title = piece[: found.start("rest")].rstrip(" .…")
    return [Cite(title=title, locator=found["rest"].strip(" ,"))]
