"""Openings that name their kind: standards, patents, archives, preprints."""

from __future__ import annotations

import re
from typing import NamedTuple

from kzbib.languages.patterns import lazy
from kzbib.parsing.charset import DASH, has_any
from kzbib.parsing.found import Found

# "ГОСТ 7.1–2003. "  "СП 2.4.3648-20 "  "ISO 690:2010"
_STANDARD = lazy(
    rf"(?P<number>(?:ГОСТ(?:\s[РP])?(?:\s(?:ИСО|ISO|МЭК)(?:/МЭК)?)?|GOST(?:\sR)?|СП|СНиП|СанПиН|"
    rf"ТР\sТС|ISO(?:/IEC)?|СТ\sРК(?:\s\w+)?|ҚР\sСТ|НП|NP|RD|РД|SP|ДСТУ|СТБ|ОСТ)\s?[{DASH}]?\s?\d[\d.]*"
    rf"(?:\s?[{DASH}/:]\s?\d+)*)[.,:]?\s"
)
_STANDARDS = tuple(
    "ГОСТ GOST СП СНиП СанПиН ТР ISO СТ ҚР НП NP RD РД SP ДСТУ СТБ ОСТ".split()
)
_PATENTS = tuple("Пат А. Авт RF Patent".split())
# "Патент РФ № 2220169"  "Пат. 2467969 Рос. Федерация"  "А. с. 1007970 СССР"
_PATENT = lazy(
    r"(?P<genre>(?:Патент(?:\s(?:РФ|РК|США|на\s\w+))?|Пат\.(?:\s(?:США|РФ|РК))?|А\.\s?с\.|Авт\.\sсв\.(?:\sСРСР)?|"
    r"(?:RF\s)?Patent(?:\sRF)?))\s(?:№|No\.?|N)?\s?"
    r"(?P<number>(?:RU\s|SU\s)?\d[\d /-]*\d)"
)
_PATENT_LATER = lazy(
    r"(?P<genre>(?:(?:RF|US|USSR|RU)\sPatent|Патент(?:\sРФ|\sРК)?|Пат\.|А\.\s?с\.)(?:\sна\s\w+)?)\s(?:№|No\.?|N)?\s?(?P<number>\d{5,8})"
)
# "ЦГА РК. Ф. 64. Оп. 1. Д. 2"
_ARCHIVE = lazy(
    r"(?P<archive>[^.,/:]{2,90}?)[.,]?\s(?P<place>(?:Ф|F|Қ)\.?\s?[\w-]{0,4}\d\w{0,4}[.,]\s?(?:Оп|Op|Тізбе)\.?\s?[\w-]{1,6}.*)"
)

# one of these stands in it
_INVENTORIES = ("Оп", "Op", "Тізбе")


class Special(NamedTuple):
    """What an opening says, and where the rest of the entry begins."""

    mark: str
    texts: tuple[tuple[str, Found[str]], ...]
    end: int


def read_special(text: str, start: int) -> Special | None:
    """Read a telling opening; None for ordinary works."""
    found = None
    if text.startswith(_STANDARDS, start):
        found = _STANDARD.match(text, start)
    if found:
        number = Found(
            found["number"].strip(), found.start("number"), found.end("number")
        )
        return Special("standard", (("number", number),), found.end())
    if text.startswith(_PATENTS, start):
        found = _PATENT.match(text, start)
    if found:
        return Special("patent", _pair(found), found.end())
    found = None
    if len(text) - start < 200 and has_any(text, _INVENTORIES):
        found = _ARCHIVE.match(text, start)
    if found:
        place = found["place"].strip(" .")
        texts = (
            ("archive", Found(found["archive"].strip(), start, found.end("archive"))),
            (
                "archive_location",
                Found(place, found.start("place"), found.start("place") + len(place)),
            ),
        )
        return Special("archive", texts, len(text))
    found = None
    if "атент" in text or "atent" in text or "Пат." in text:
        found = _PATENT_LATER.search(text, start)
    if found:
        return Special("patent", _pair(found), start)
    return None


def _pair(found: re.Match[str]) -> tuple[tuple[str, Found[str]], ...]:
    return tuple(
        (name, Found(found[name].strip(), found.start(name), found.end(name)))
        for name in ("genre", "number")
    )
