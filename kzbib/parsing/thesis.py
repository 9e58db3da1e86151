"""Theses: «дис. … канд. наук : 10.02.20», «Автореф. дисс.», «Dr. Diss. Abstract»."""

from __future__ import annotations

import re

from kzbib.languages.patterns import lazy
from kzbib.parsing.charset import MASK, has_any
from kzbib.parsing.found import Found

_GENRE = lazy(
    rf"""(?<![\w])(?P<genre>(?:
        (?:автореф(?:ерат|\.)?\s?)?
            (?:д[иы]с(?:с|серт|сертация|сертации|ертация|ертації)?|дис?сертац\w+)
            (?![\w])[^{MASK}]{{0,12}}?(?:\.{{1,4}}|…|на|\s)\s?
            [^{MASK}]{{0,90}}?(?=[нғиакф])(?:наук|навук|(?<!\w)н\.|ғыл\w*\.?(?:\sканд\w*\.?)?
              |искусствоведения|иск\.|культурологии|архитектуры|філософії?)
            (?:\s?:\s?\d\d\.\d\d\.\d\d|\s?:\s?\d{{3}}(?!\d))?
      | автореф(?:ерат)?\.?\s(?:дис|канд|докт)[^{MASK}]{{0,80}}?наук
            (?:\s?:\s?\d\d\.\d\d\.\d\d)?
      | (?:ғыл\w*|филол|пед|тарих)[^{MASK}]{{0,60}}(?:дис\w*|автореф\w*|диссерт\w*)\.?
      | avtoref\w*\.?\sdis[^{MASK}]{{0,60}}?nauk
      | diss?\.\s?[.…]{{0,4}}\s?(?:kand|dokt|cand)[^{MASK}]{{0,40}}?
            (?:nauk|sciences?)(?:\s?:\s?\d\d\.\d\d\.\d\d)?
      | (?:abstract\sof\s(?:the\s)?(?:thesis\.?\s)?)?(?:diss?\w*|thesis)\.?
            [\s.…]{{1,12}}(?:candidate|doctor)\sof\s\w+\ssciences?
      | (?:Extended\sAbstract\sof\s)?(?:Cand|Dr|Doct)\.?\s?(?:Sci\.)?
            \s?\([^()]{{2,30}}\)\s?
            (?:sci\.\s)?(?:diss\w*\.?|thesis)(?:\sAbstract)?
      | (?:[A-Z][a-z]{{2,9}}\s)?(?:Cand|Dr|Doct)\.\sDiss\.
            (?:\s\([^()]{{2,20}}\))?(?:\sAbstract)?
      | (?:Unpublished\s)?(?:Ph\.?\s?D\.?|Doctoral|Master[’']?s?|MSc|MA)
            \s(?:thesis|diss\w*\.?)
      | дис\w*\.?\s(?:канд|док)\w*\.?
      | магист\w*\.?\s(?:дис|раб)\w*\.?
      | (?:[a-z]{{3,12}}\.?\s)?fan\w{{2,6}}\s(?:nomz|dokt)\w*\.?\s?dis\w*\.?
            (?:\s?avtoref\w*\.?)?
    ))""",
    re.VERBOSE | re.IGNORECASE,
)

# one of these stands in every statement above
_STEMS = (
    "дис Дис ДИС дыс Дыс магист втореф АВТОРЕФ diss Diss dis. Dis. thesis Thesis vtoref"
).split()


def find_thesis(text: str, start: int = 0) -> Found[str] | None:
    """Return the statement of the degree as printed."""
    found = _GENRE.search(text, start) if has_any(text, _STEMS) else None
    if not found:
        return None
    return Found(" ".join(found["genre"].split()), found.start(), found.end())
