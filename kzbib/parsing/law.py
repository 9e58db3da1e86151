"""Acts: «Закон Республики Казахстан от 7 января 2003 года № 370 «…»» and their kin."""

from __future__ import annotations

import re
from typing import NamedTuple

from kzbib.languages.patterns import lazy
from kzbib.model import Date
from kzbib.parsing.charset import DASH, MASK, UPPER
from kzbib.parsing.dates import find_dates, find_years
from kzbib.parsing.found import Found

_KIND_RU = (
    r"(?:(?:Федеральн\w+|Конституционн\w+|федеральн\w+|конституционн\w+)\s){0,2}"
    r"(?:[Фф]едер\.\s(?:конституц\.\s)?)?"
    r"(?:[Зз]акон|[Кк]одекс|[Уу]каз|[Пп]остановлени|[Пп]риказ|[Рр]аспоряжени|[Рр]ешени|ЗРК|"
    r"[Пп]оложени|[Ии]нструкци|[Уу]казани)"
    r"(?:ом|а|у|е|ем|я|ю)?(?!\w)"
)
_KIND_EN = r"(?:The\s)?(?:Law|law|Decree|Order|Code|Resolution)\sof\s"
_KIND_KK = (
    r"(?:Заң|заң|Жарлы[ғѓ]|жарлы[ғѓ]|[Ққ]аулы|[Бб]ұйры[ғқ]|[Шш]ешім|Кодекс)"
    r"(?:ы|ына|ымен|ының|ыны|ымен|ына|і|іне|імен|сы|сына|сымен|сының)?(?!\w)"
)
# "Закон Республики Казахстан от", "Law of the Republic of Kazakhstan No."
_GENRE_RU = lazy(
    rf"(?<!\w)(?P<genre>{_KIND_RU}(?:\s(?!от\s|№|N\s|«)[^\s«»\"“,(;{MASK}]+){{0,14}}?)"
    rf"(?=\s*(?:,\s)?(?:от\s+\d|Об?\s|№|N\s?\d|«|\"|“|\(|,|\.|;|//|$))"
)
_GENRE_EN = lazy(
    rf"(?P<genre>{_KIND_EN}[^«\"“{MASK}]{{3,90}}?)(?=\s(?:No\b|dated|of\s\d|№|from\s\d)|[,.]\s|\s[«\"“])"
)
# "Российская Федерация. Законы. ": the heading of a library card
_HEADING = lazy(r"(?:Российская Федерация|Республика Казахстан)\.\s\w+\.\s")
_DATED = lazy(r"\s*(?:,\s)?от\s+\d")
_APPROVED = lazy(r"[.,\s]*(?:Утвержд|Одобр|Принят)\w+$")
_NUMBER = lazy(
    rf"(?:№|N[o.]?\s|N(?=\d)|No\.)\s?(?P<number>\d[\w]*(?:\s?[{DASH}/]\s?[\w]+)*(?:\s(?:ФЗ|ЗРК|ФКЗ))?)"
)
# the year of the acts below
_YEAR_KK = lazy(r"\d{4}\s?жыл\w*\s\d")
# "2013 жылғы 21 мамырдағы № 94-V Заңы"
_ACT_KK = lazy(
    rf"(?P<issuer>(?:Қазақстаы?н?\s?[Рр]еспубликасы\S*|Қ\.?Р\.?|[{UPPER}]\w+\s(?:облы|ауда|қала)\w+)"
    rf"(?:\s[\w-]+){{0,7}}?\s)?(?P<year>\d{{4}})\s?жыл\w*\s(?P<day>\d{{1,2}})\s?(?P<month>[^\W\d_]+)"
    rf"\s?,?\s?(?:№|N|No)\s?(?P<number>\d\w*(?:\s?[{DASH}/.]\s?\w+)*)\s"
    rf"(?P<genre>(?:Қазақстан\sРеспубликасының\s)?{_KIND_KK})"
)
_ACT_KK_LATE = lazy(
    r"(?P<year>\d{4})\s?жыл\w*\s(?P<day>\d{1,2})\s?(?P<month>[^\W\d_]+)"
    rf"\s(?P<genre>(?:Қазақстан\sРеспубликасының\s)?{_KIND_KK})"
)
# "Қазақстан Республикасының «Білім туралы» Заңы."
_UNDATED_KK = lazy(
    rf"(?:Қазақстан\sРеспубликасының\s|ҚР\s)[«\"“](?P<title>[^»\"”]{{4,200}})[»\"”]\s(?P<genre>{_KIND_KK})"
)
_GAZETTE = lazy(
    r"(?://\s?|\(|Жариялануы:\s?|опубликован\w*\s(?:в|на)\s(?:газете\s)?)\s?[«\"“]?"
    rf"(?P<name>[{UPPER}][^«»\"“”,;()/{MASK}]{{2,90}}?)[»\"”]?\s?[,.]?\s?(?:{MASK}|[–—-]\s|от\s)?"
    r"\s?(?P<year>\d{4})"
)
_SECTION = lazy(r"(?:[Сс]т|[Бб]ап|[Аа]rt)\.\s?(?P<plain>\d+)|(?P<kk>\d+)-құжат")
_ISSUE = lazy(rf"(?:№|N)\s?(?P<issue>\d+(?:[{DASH}/]\d+)?(?:\s?\(\d+\))?)")
_TREATIES = (
    "Конституция", "Конвенция", "Декларация", "Всеобщая", "Международный пакт",
    "Международная конвенция", "The Constitution", "Constitution",
    "Қазақстан Республикасының Конституциясы",
)  # fmt: skip
_CODES = (
    "Гражданский", "Уголовный", "Трудовой", "Налоговый", "Земельный", "Семейный",
    "Экологический",
)  # fmt: skip
_BEGINNINGS = _TREATIES + _CODES
_TREATY = lazy(
    rf"^(?P<title>(?:{'|'.join(_TREATIES)}|"
    rf"(?:{'|'.join(_CODES)})\s[^.(,:;–—]{{0,60}}?кодекс)"
    rf"(?![\w])[^(:;.,«»{MASK}–—]{{0,140}})"
)
_IMPRINT = lazy(rf"[{DASH}]\s*[{UPPER}][\w.{DASH}]+\s?:\s")
_START = lazy(
    rf"^(?:{_KIND_RU}|[^/]{{10,300}}?{MASK}\s?:\s{_KIND_RU}|[^/]{{10,300}}?\.\s(?:Утвержд|Одобр|Принят)\w+\s{_KIND_RU}|{_KIND_EN}|О\s[^/]{{8,400}}?{_KIND_RU}|Об\s[^/]{{8,400}}?{_KIND_RU}|"
    r"(?:СУ|СЗ|Ведомости)\s)"
)
# «О занятости населения»
_QUOTED = lazy(r"[«\"“](?P<title>[^\n]{4,400}?)[»\"”](?=\s*(?:[.,;(/–—]|//|$))")
# ". О занятости населения"
_ABOUT = lazy(r"[\s.,:]*(?P<title>(?:О|Об|On)\s[^(.;/]{4,300})")


class Act(NamedTuple):
    """What an act's citation says; every part with its place in the text."""

    texts: tuple[tuple[str, Found[str]], ...]
    issued: Found[Date] | None


def read_act(text: str, start: int, *, may_be: bool = True) -> Act | None:
    """Read an act that begins at ``start``; None when the text is no act.

    ``may_be`` tells whether a word such as «закон» stands in the text.
    """
    return (
        _read_kazakh(text, start)
        or _read_treaty(text, start)
        or (_read_plain(text, start) if may_be else None)
    )


def _read_kazakh(text: str, start: int) -> Act | None:
    if "жыл" not in text and "Заң" not in text:
        return None
    found = None
    if _YEAR_KK.search(text, start):
        for found in _ACT_KK.finditer(text, start):
            if _ends_act(text, found):
                break
        found = found or _ACT_KK_LATE.search(text, start)
    if found is None:
        return _undated(text, start)
    dates = find_dates(text, found.start("year"), found.end("month"))
    if not dates:
        return None
    groups = found.groupdict()
    texts = [("genre", _group(found, "genre"))]
    if groups.get("number"):
        texts.append(("number", _group(found, "number")))
    if groups.get("issuer"):
        texts.append(("authority", _group(found, "issuer")))
    lead_end = found.start("issuer") if groups.get("issuer") else found.start()
    title = _trimmed(text, start, lead_end)
    if title:
        texts.append(("title", title))
    texts.extend(_gazette(text, found.end()))
    return Act(tuple(texts), dates[0])


def _undated(text: str, start: int) -> Act | None:
    begins = text.startswith(("Қазақстан", "ҚР"), start)
    found = _UNDATED_KK.match(text, start) if begins else None
    if not found:
        return None
    texts = (("title", _group(found, "title")), ("genre", _group(found, "genre")))
    years = find_years(text, found.end())
    return Act(texts, years[0] if years else None)


# An act that is only named inside a title («… № 13 қаулысына өзгерістер») goes on in
# lower case; the act itself ends the sentence.
def _ends_act(text: str, found: re.Match[str]) -> bool:
    behind = text[found.end() : found.end() + 3].strip()
    return not behind[:1].islower()


def _read_treaty(text: str, start: int) -> Act | None:
    begins = text.startswith(_BEGINNINGS, start)
    found = _TREATY.match(text[start:]) if begins else None
    if not found:
        return None
    title = _trimmed(text, start, start + found.end("title"))
    if _IMPRINT.search(text, start + found.end()):
        return None
    dates = find_dates(text, start + found.end()) or find_years(
        text, start + found.end()
    )
    texts = [("title", title)] if title else []
    return Act(tuple(texts), dates[0] if dates else None)


def _read_plain(text: str, start: int) -> Act | None:
    if not _START.match(text[start : start + 500]):
        return None
    every = list(_GENRE_RU.finditer(text, start))
    dated = [one for one in every if _DATED.match(text, one.end())]
    first = (dated or every)[:1]
    found = first[0] if first else _GENRE_EN.search(text, start)
    if not found:
        return None
    dates = find_dates(text, found.end())
    before = _trimmed(text, start, found.start())
    if not dates and not before:
        return None
    if before and (heading := _HEADING.match(before.value)):
        start = before.start + heading.end()
        before = Found(before.value[heading.end() :], start, before.end)
    if before and (approved := _APPROVED.search(before.value)):
        value = before.value[: approved.start()].rstrip(" .")
        before = Found(value, before.start, before.start + len(value))
    texts = [("genre", _group(found, "genre"))]
    number = _NUMBER.search(text, found.end(), min(len(text), found.end() + 80))
    if number:
        texts.append(("number", _group(number, "number")))
    ends = [found.end(), *(n.end() for n in [number] if n), *(d.end for d in dates[:1])]
    title = before or _quoted(text, found.end()) or _following(text, max(ends))
    if title:
        texts.append(("title", title))
    texts.extend(_gazette(text, max(ends)))
    return Act(tuple(texts), dates[0] if dates else None)


def _quoted(text: str, start: int) -> Found[str] | None:
    found = _QUOTED.search(text, start)
    return _group(found, "title") if found else None


def _following(text: str, start: int) -> Found[str] | None:
    found = _ABOUT.match(text, start)
    return _trimmed(text, found.start("title"), found.end()) if found else None


def _gazette(text: str, start: int) -> list[tuple[str, Found[str]]]:
    found = _GAZETTE.search(text, start)
    if not found:
        return []
    texts = [("container-title", _group(found, "name"))]
    issue = _ISSUE.search(text, found.end())
    if issue:
        texts.append(("issue", _group(issue, "issue")))
    section = _SECTION.search(text, found.end())
    if section:
        texts.append(("section", _group(section, section.lastgroup or "plain")))
    return texts


def _group(found: re.Match[str], name: str) -> Found[str]:
    return Found(found[name].strip(), found.start(name), found.end(name))


def _trimmed(text: str, start: int, end: int) -> Found[str] | None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(' .,;:«"“' + MASK))
    value = piece.strip(' .,;:/«»"“”–—-' + MASK)
    if len(value) < 4:
        return None
    return Found(value, start + left, start + left + len(value))
