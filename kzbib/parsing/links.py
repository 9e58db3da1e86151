"""Links and identifiers: DOI, URL, ISBN, ISSN, the date of access, [medium]."""

from __future__ import annotations

import re

from kzbib.languages.patterns import lazy
from kzbib.model import Date
from kzbib.parsing.charset import DASH, MASK, has_any
from kzbib.parsing.dates import read_date
from kzbib.parsing.found import Found

_CLOSERS = {")": "(", "]": "[", "}": "{", "»": "«", ">": "<"}
_DOI_PREFIX = lazy(r"(?:https?://)?(?:dx\.)?doi\.org/", re.IGNORECASE)

# "DOI: 10.1/x"  "https://doi.org/10.1/x"  "doi:10.1/x"
_DOI = lazy(
    r"(?:\bdoi\b\s*[:.]?\s*)?"
    r"(?P<link>(?:https?://)?(?:www\.)?(?:dx\.)?doi\.org/\s?)?"
    rf"(?P<doi>10\.\d{{4,9}}/[^\s,;«»{MASK}]+)"
)
# the part of a DOI behind a broken line: "10.17323/1998- 0663.2020"  "AC- CESS.2017.2"
_DOI_CONTINUED = lazy(r"\s(?P<more>\w{1,12}[-._/][\w./()-]*\d)")
# "URL: https://…"  "Режим доступа: www.…"  "[http://…]"
_URL = lazy(
    rf"(?P<label>(?:\b(?:режим\s+доступ[ау]|available\s+(?:at|from|online)|url|"
    r"электрон\w+\s+ресурс|сайт|retrieved\s+from|from|кіру\s+режимі|"
    r"қолжетімділік\s+режимі|извлечено\s+от|rezhim\s+dostupa|access\s+mode)\b"
    rf"\s*[:.{DASH}]?\s*)?(?:www/url:\s*|\burl\s*:\s*)?)"
    rf"(?P<url>(?:https?|ftp)\s?:\s?//\s?[^\s«»<>{MASK}]+|www\.[^\s,;«»<>{MASK}]+)"
)
# "URL: elibrary.ru/item.asp"
_BARE_URL = lazy(
    r"\b(?:URL|Режим доступа|Available at|Қолжетімді)\s*:\s*"
    rf"(?P<url>[\w-]+(?:\.[\w-]+){{1,4}}(?:/[^\s«»<>{MASK}]*)?)",
    re.IGNORECASE,
)
_URL_SIGNS = ("://", ": //", "www")
_LABEL = 80
"""Characters that the label of a link or date takes at most."""
_BARE_LABELS = ("URL", "доступа", "Available", "Қолжетімді")
# the part of a link behind a broken line: "download/ elibrary_17715253.pdf"
_CONTINUED = lazy(
    r"\s(?P<more>[a-z0-9_%=&?#./-]*[/_=%?.][a-zA-Z0-9_%=&?#./-]*[a-zA-Z0-9/])"
)
# "http://www. libussr.ru/doc"  "https://controleng. ru/a.pdf": a space in the host
_BROKEN_HOST = lazy(
    r"\.\s(?P<more>(?:[a-z0-9-]+\.)?(?:ru|com|org|net|kz|uz|ua|by|kg|edu|gov|info)"
    r"(?:/[^\s«»<>()\[\]]*[\w/])?)(?!\w)"
)
_ACCESS_LABEL = (
    r"(?:дат[аы]\s+(?:обращени[яй]|доступа|звернення|просмотра)|"
    r"(?:қаралған|жүгінген|өтініш\s+(?:берген|беру|жасалған)|кірген|қарау|пайдаланылған|"
    r"қол\s+жеткізілген|сұраныс)\s+(?:күн\w*|мерзімі)|обращени[ея]|"
    r"(?:last\s+)?(?:accessed|retrieved|viewed|visited)(?:\s+on)?|access(?:ed)?\s+date|"
    r"date\s+of\s+(?:access|treatment|application)|date\s+accessed|abgerufen\s+am|"
    r"data\s+obrashcheniya|accessed:|murojaat(?:\s+(?:sanasi|etilgan\s+sana))?|проверено|просмотрено|cited|доступ|"
    r"цит(?:ируется|овано)(?:\s+(?:по|на))?)"
)
# one of these stands in every label above: a cheap test before the costly search
_ACCESS_STEMS = (
    "обращ доступ звернен просмотр күн мерзім access retriev viewed visited date "
    "abgerufen "
    "obrashch murojaat проверено цит cited"
).split()
# "(дата обращения: 21.05.2020)"  "(accessed 20.04.2023)"  "Retrieved May 3, 2019, from"
_ACCESSED = lazy(
    rf"[\[(]?\s*{_ACCESS_LABEL}\s*[:.,{DASH}]?\s*"
    r"(?P<date>\d{4}\s[a-z]{3,9}\.?\s\d{1,2}(?!\d)|"
    rf"(?:\w+\.?\s)?\d[\d\s./{DASH}]{{0,12}}(?:[^\W\d_]+\.?,?\s\d{{4}}|\d)?"
    r"(?:,\s\d{4})?)"
    r"(?:\s?г\b\.?|\s?года|,?\s?from\b)?\s*[\])]*"
)
# "(дата обращения: __.__.2026)"
_BLANK_ACCESS = lazy(rf"[\[(]\s*{_ACCESS_LABEL}\s*:?[\s_.\d]{{0,20}}[\])]")
_DATE_AFTER_URL = lazy(
    rf"\s*[({DASH},.]+\s*(?P<date>\d{{1,2}}\.\d{{1,2}}\.\s?\d{{4}})\s?(?:г\.)?\)?"
)
_ISBN = lazy(r"\bISBN(?:-1[03])?\s*:?\s*(?P<isbn>[\d][\d\s‐–-]{8,16}[\dXxХх])")
_ISSN = lazy(r"\bISSN\s*:?\s*(?P<issn>\d{4}[-–]\d{3}[\dXxХх])")
_MEDIUM = lazy(
    r"\[\s*(?P<medium>(?:электрон\w*\.?|електронний|electronic|elektronn?\w+|online|"
    r"текст|мәтін|text|tekst|интернет|internet|видео|карты|ноты|рукопись)"
    r"[^\[\]]{0,40})\]",
    re.IGNORECASE,
)

# "Текст : непосредственный"  "Изображение : электронное" (ГОСТ 7.0.100–2018, 5.9)
_CONTENT = lazy(
    r"(?P<medium>(?:Текст|Мәтін|Изображение|Аудио|Видео|Карты?|Ноты)\s{0,2}"
    r"(?:\([^()]{2,20}\)\s)?:\s{0,2}(?:непосредственн\w{2}|электронн\w{2}|тікелей|"
    r"электрондық))(?!\w)",
    re.IGNORECASE,
)
# one of these ends every such statement: a cheap test before the costly search
_CONTENT_STEMS = ("непосредственн", "электронн", "тікелей", "электрондық")


def find_doi(text: str, start: int) -> tuple[Found[str], Found[str] | None] | None:
    """Return the DOI and, where it is printed as a link, the link."""
    number = text.find("10.", start)
    if number < 0:
        return None
    folded = _folded(text)
    found = _DOI.search(folded, max(start, number - _LABEL))
    while found and not found["link"] and _in_link(text, start, found.start("doi")):
        found = _DOI.search(folded, found.end())
    if not found:
        return None
    doi = trim_link(text[slice(*found.span("doi"))])
    end = found.start("doi") + len(doi)
    more = _DOI_CONTINUED.match(text, end) if doi[-1] == "-" else None
    if more:
        # a word that was parted has no hyphen; numbers have one
        parted = doi[-2:-1].isalpha() and more["more"][0].isalpha()
        doi = (doi[:-1] if parted else doi) + more["more"]
        end = more.end()
    whole = Found(doi, found.start(), end)
    if not found["link"]:
        return whole, None
    link = text[found.start("link") : found.start("doi")].replace(" ", "") + doi
    return whole, Found(link, found.start("link"), end)


def _in_link(text: str, start: int, end: int) -> bool:
    """Tell whether a place is inside a web address: «https://dl.acm.org/doi/10.…»."""
    before = text[max(start, end - 200) : end]
    return "://" in before[before.rfind(" ") + 1 :]


def find_url(text: str, start: int) -> Found[str] | None:
    """Return the first web address, rejoined where a space broke it."""
    found = None
    signs = [at for sign in _URL_SIGNS if (at := text.find(sign, start)) >= 0]
    if signs:
        found = _URL.search(_folded(text), max(start, min(signs) - _LABEL))
    if found is None and has_any(text, _BARE_LABELS):
        found = _BARE_URL.search(text, start)
    if not found:
        return None
    printed = trim_link(text[slice(*found.span("url"))])
    end = found.start("url") + len(printed)
    value = printed.replace(" ", "")
    more = _CONTINUED.match(text, end) if end == found.end("url") else None
    broken = _BROKEN_HOST.match(text, end) if value.count("/") < 3 else None
    if broken:
        return Found(f"{value}.{broken['more']}", found.start(), broken.end())
    if more and (value[-1] in "/-_=?&." or re.search(r"[/_=?]", more["more"])):
        value, end = value + more["more"], more.end()
    return Found(value, found.start(), end)


def find_accessed(text: str, start: int) -> Found[Date | None] | None:
    """Return the date of access with its label; None as value for a blank one."""
    folded = _folded(text)
    if not has_any(folded, _ACCESS_STEMS):
        return None
    stems = [at for stem in _ACCESS_STEMS if (at := folded.find(stem, start)) >= 0]
    near = max(start, min(stems, default=0) - _LABEL)
    found = _ACCESSED.search(folded, near)
    if found:
        date = read_date(text[slice(*found.span("date"))])
        if date:
            return Found(date, found.start(), found.end())
    blank = _BLANK_ACCESS.search(folded, near)
    return Found(None, blank.start(), blank.end()) if blank else None


def _folded(text: str) -> str:
    """Return ``text`` in small letters, each in its place: so regexes are fast."""
    return text.replace("İ", "I").lower()


def date_after_link(text: str, end: int) -> Found[Date] | None:
    """Read the bare date that some lists put after a link: « – 19.05.2012 г.»."""
    found = _DATE_AFTER_URL.match(text, end)
    date = read_date(found["date"]) if found else None
    return Found(date, found.start(), found.end()) if found and date else None


def find_isbn(text: str, start: int) -> Found[str] | None:
    """Return the ISBN as printed."""
    found = _ISBN.search(text, start)
    return Found(found["isbn"].strip(), found.start(), found.end()) if found else None


def find_issn(text: str, start: int) -> Found[str] | None:
    """Return the ISSN as printed."""
    found = _ISSN.search(text, start)
    return Found(found["issn"], found.start(), found.end()) if found else None


def find_medium(text: str, start: int) -> Found[str] | None:
    """Return «[Электронный ресурс]» without its brackets, or «Текст : электронный»."""
    found = _MEDIUM.search(text, start) if "[" in text else None
    if found is None and ":" in text:
        folded = text.casefold()
        if has_any(folded, _CONTENT_STEMS):
            found = _CONTENT.search(text, start)
    return Found(found["medium"].strip(), found.start(), found.end()) if found else None


def trim_link(link: str) -> str:
    """Take off what stands behind a link: full stops, unpaired closing brackets."""
    while link:
        last = link[-1]
        opener = _CLOSERS.get(last)
        if (
            opener and link.count(opener) < link.count(last)
        ) or last in ".,;:\"'”’»«[(":
            link = link[:-1]
        else:
            break
    return link
