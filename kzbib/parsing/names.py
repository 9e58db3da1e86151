"""Personal names: «Токаев К.-Ж.К.», «С. С. Марченков», «Hamilton, D.», «Chalov SR»."""

from __future__ import annotations

import re
from typing import NamedTuple

from kzbib.languages.patterns import lazy
from kzbib.model import Name
from kzbib.parsing.charset import APOSTROPHES, DASH, UPPER, tidy
from kzbib.parsing.found import Found
from kzbib.parsing.words.given import GIVEN_NAMES

_INITIAL = (
    rf"(?!(?:No|Ed|St|Dr|In|Vs|Vol|Ст|Гл|Св)\.)[{UPPER}](?:[^\W\d_A-ZА-Я]|zh|hch)?\."
)
# "К.-Ж.К."  "Дж. Е."  "Н.Д" (the last full stop forgotten)
_INITIALS = (
    rf"{_INITIAL}(?:(?:\s|[\-‐‑]\s?)?{_INITIAL}){{0,3}}"
    rf"(?:[{DASH}]?[{UPPER}](?![\w{APOSTROPHES}.‰])|\s[{UPPER}](?=,\s[{UPPER}]))?"
)
_BARE = rf"[{UPPER}](?:[\s{DASH}]?[{UPPER}])?[{UPPER}]?(?![\w{APOSTROPHES}])"
_LETTERS = rf"[{UPPER}][\w{APOSTROPHES}‰]*[^\W\d_]"
_LOOSE_WORD = rf"{_LETTERS}[{APOSTROPHES}]?"
# gives none of its letters back where nothing that begins with one may follow
_WORD = rf"(?>{_LOOSE_WORD})"
_PARTICLES = tuple(
    "van von der den de del dela della di du la le ter ten al el аль ал ад ибн ван фон "
    "де дер дель".split()
)
_PARTICLE = rf"(?:(?:{'|'.join(_PARTICLES)})[\s{DASH}]){{1,2}}(?:л[{APOSTROPHES}])?"
_TAIL = r"(?:\s(?:оглы|оглу|кызы|қызы|ұлы|улы|оғлу|заде)\b)?"
_FAMILY = (
    rf"(?:{_PARTICLE})?{_WORD}(?:[{DASH}]{_WORD}|[{DASH}][^\W\d_]{{2,12}})?{_TAIL}"
)
_SUFFIX = r"(?P<suffix>(?:,?\s(?:Jr|Sr|jr|мл)\b\.?|,?\s(?:II|III|IV)(?!\w)\.?)?)"

# "Шаклеина Т.А."  "Hamilton, D."  "Slessar., M. V."
_FAMILY_FIRST = lazy(
    rf"(?P<family>{_FAMILY})(?:\.?\s?,\s?|\s+)(?P<given>{_INITIALS}){_SUFFIX}"
)
# "Гарсиа Маркес Г."
_TWO_WORDS = lazy(
    rf"(?P<family>{_WORD}\s{_WORD})(?:,\s?|\s)(?P<given>{_INITIALS}){_SUFFIX}"
)
# "Тургамбаев. А. Основные …": a stray full stop behind a surname
_STOPPED = lazy(
    rf"(?P<family>{_LETTERS}(?:ев|ов|ин|ий|ева|ова|ина|ая|ко|ян))\.\s"
    rf"(?P<given>{_INITIALS})"
    rf"(?=\s[{UPPER}])"
)
# "С. С. Марченков"  "В.Ван дер Варден"
_INITIALS_FIRST = lazy(
    rf"(?P<given>{_INITIALS}(?:\s[{UPPER}](?=\s))?)\s?(?P<family>{_FAMILY}){_SUFFIX}"
)
# "Chalov SR,"  "Tibshirani R,"  "Порядин А Ф"
_BARE_INITIALS = lazy(rf"(?P<family>{_FAMILY}),?\s(?P<given>{_BARE})")
_BARE_FIRST = lazy(rf"(?P<given>[{UPPER}]\s[{UPPER}])\s(?P<family>{_WORD})")
# "Солодовников, Александр Самуилович."  "Qadiriyān, Andiše (2008)"
_COMMA_GIVEN = lazy(
    rf"(?P<family>{_FAMILY}),\s"
    rf"(?P<given>{_LOOSE_WORD}(?:\s(?:{_LOOSE_WORD}|{_INITIAL}))?)"
    r"(?=\s*(?P<after>[.(:;/,\[&]|and\b|и\b))"
)
_PATRONYMIC = (
    rf"[{UPPER}]\w+(?:вич|вна|чна|льич|мич|ұлы|улы|қызы|кызы|vich|vna|uly|qyzy|kyzy)\b"
)
_PATRONYMIC_END = lazy(r"(?:вич|вна|чна|льич|мич|лы|ызы|vich|vna|uly|yzy)\b")
_FULL = lazy(rf"(?P<family>{_FAMILY})\s(?P<given>{_WORD}\s{_PATRONYMIC})")
# "Рысқалиқызы Ұлдай."  "Байынқол Қалиұлы."
_KAZAKH = lazy(
    rf"(?:(?P<family>[{UPPER}]\w+(?:ұлы|қызы|улы|кызы))\s(?P<given>{_WORD})|"
    rf"(?P<given2>{_WORD})\s(?P<family2>[{UPPER}]\w+(?:ұлы|қызы)))(?=\s?[.,:«(])"
)
_FULL_LAST = lazy(rf"(?P<given>{_WORD}\s{_PATRONYMIC})\s(?P<family>{_WORD})")
# "Bahtiyor Muhitdinov"  "Mohammed J. Zaki"  "Бертрама Г. Катцунга"
_WESTERN = lazy(
    rf"(?P<given>{_WORD}(?:\s{_INITIAL}){{0,2}})\s(?P<family>{_FAMILY}){_SUFFIX}"
)
# "Geoffrey K. Pullum, Barbara C. Scholz,": given names first in the whole row
_WESTERN_PAIR = lazy(
    rf"{_WORD}(?:\s{_INITIAL}){{1,2}}\s{_WORD}(?:,|\sand|\s&)\s(?:and\s)?{_WORD}"
    rf"(?:\s{_INITIAL}){{0,2}}\s{_WORD}[,.]"
)
_WINDOW = 120
"""Characters that two names in a row take at most."""
_ANDS = ("and", "&")
_SEPARATOR = lazy(
    r"(?:\s\.)?\s*+(?:[,;]\s*(?:&|and\b|и\b|та\b|және\b)?|&|\b(?:and|и|та|й|және|und|et|va|i)\b)\s*"
)
_ET_AL = lazy(
    r"[\s,;]*+[\[(]?\s*(?:и\s+др(?:угие\b|\.)?|И\s+др\.?|және\s+т\.?\s?б\.?|т\.\s?б\.|"
    r"тағы\s+басқалар\w*|және\s+басқалар\w*|ж\.\s?б\.|та\s+ін\.?|й\s+ін\.?|и\s+соавт\.|"
    r"et\.?\s+al\b\.?|and\s+others|i\s+dr\.|va\s+boshqalar|т\.б\.?)\s*[\])]?",
)
_YEAR_NEXT = lazy(r"[,.]?\s*\(?(?:1[5-9]|20)\d\d")
_BOUNDARY_NEXT = lazy(r"\s*(?:[.(]\s*\(?|[,:]\s|//)")


class NameList(NamedTuple):
    """Names that stand in a row, with the place where the row ends."""

    names: tuple[Found[Name], ...]
    end: int
    et_al: bool = False


def _may_be_pair(text: str, start: int) -> bool:
    """Tell cheaply whether «Geoffrey K. Pullum,» or «… and» may begin here."""
    words = text[start : start + _WINDOW].split(None, 5)[1:5]
    if not words or "." not in words[0]:
        return False
    return any(
        word in _ANDS or (word[-1] == "," and word[-2:-1] != ".") for word in words[1:]
    )


def read_names(text: str, start: int = 0, *, sure: bool = False) -> NameList:
    """Read the names that begin at ``text[start]``; none gives an empty list.

    ``sure`` says that names are expected («под ред. …»), so that «Asen Balikci»
    counts as a name even when neither word is in the table of given names.
    """
    names: list[Found[Name]] = []
    position, et_al = start, False
    if not _may_begin(text, start):
        return NameList((), start)
    if _may_be_pair(text, start) and _WESTERN_PAIR.match(text, start):
        return _read_western_row(text, start, sure=True)
    while len(names) < 200:
        found = _read_one(text, position, first=not names, sure=sure)
        if found and names and not sure and _is_odd(found.value, names[0].value):
            break
        if found is None:
            break
        names.append(found)
        end = found.end
        more = _ET_AL.match(text, end)
        if more:
            return NameList(tuple(names), more.end(), et_al=True)
        gap = _SEPARATOR.match(text, end)
        if gap is None or gap.end() == end:
            gap = _missing_comma(text, end)
        if gap is None:
            return NameList(tuple(names), end, et_al)
        position = gap.end()
    if not names:
        return _read_western_row(text, start, sure=sure)
    more = _ET_AL.match(text, names[-1].end)
    return NameList(tuple(names), more.end() if more else names[-1].end, bool(more))


def _is_odd(name: Name, first: Name) -> bool:
    """Tell «Physica B-C» behind «Gasanly, N.M.»: no full stop among dotted ones."""
    return "." in first.given and "." not in name.given and " " not in name.given


# "Burlakov, V.M. Vinogradov, E.A." and "Алексеев Ю.Е. Вехов В.Н.": no comma between
def _missing_comma(text: str, end: int) -> re.Match[str] | None:
    gap = _SPACES_ONLY.match(text, end)
    if gap and _FAMILY_FIRST.match(text, gap.end()) and text[end - 1 : end] == ".":
        return gap
    return None


_ROW_GOES_ON = lazy(r"[,.(;:]|\s?(?:and|&|\()\s?")
_SPACES_ONLY = lazy(r"\s+")


def _may_begin(text: str, start: int) -> bool:
    """Tell whether a name may begin at ``start``: with a capital or a particle."""
    return text[start : start + 1].isupper() or text.startswith(_PARTICLES, start)


def _read_one(text: str, start: int, *, first: bool, sure: bool) -> Found[Name] | None:
    if not _may_begin(text, start):
        return None
    found = None
    if "." in text[start + 1 : start + 5]:
        found = _INITIALS_FIRST.match(text, start)
    found = found or _FAMILY_FIRST.match(text, start)
    if found and found["family"].casefold() in GIVEN_NAMES:
        western = _WESTERN.match(text, start)
        if western and _ROW_GOES_ON.match(text, western.end()):
            found = western
    if found is None and first:
        found = _STOPPED.match(text, start)
    if found is None:
        found = _TWO_WORDS.match(text, start) if not sure else None
    if found is None:
        found = _bare(text, start, first=first)
    if found is None:
        found = (
            _full(text, start, _FULL)
            or _KAZAKH.match(text, start)
            or _comma_given(text, start)
        )
    if found is None and (sure or not first):
        found = _full(text, start, _FULL_LAST)
    if found is None and sure:
        found = _WESTERN.match(text, start)
    return _name(found) if found else None


def _full(text: str, start: int, pattern: re.Pattern[str]) -> re.Match[str] | None:
    if not _PATRONYMIC_END.search(text, start, start + 70):
        return None
    return pattern.match(text, start)


def _bare(text: str, start: int, *, first: bool) -> re.Match[str] | None:
    found = _BARE_INITIALS.match(text, start) or _BARE_FIRST.match(text, start)
    if found is None or found["family"].isupper():
        return None
    following = text[found.end() : found.end() + 2].lstrip()
    if following[:1] in (",", ".", ";", ":", "&", "(") or not first:
        return found
    latin = found["given"].isascii() and len(found["given"]) == 2
    spaced = " " in found["given"]
    return found if spaced or (latin and following[:1].isupper()) else None


def _comma_given(text: str, start: int) -> re.Match[str] | None:
    found = _COMMA_GIVEN.match(text, start)
    if found is None:
        return None
    words = found["given"].split()
    known = words[0].casefold() in GIVEN_NAMES
    patronymic = len(words) > 1 and re.fullmatch(_PATRONYMIC, words[1])
    if known or patronymic or _YEAR_NEXT.match(text, found.end() + 1):
        return found
    return None


def _read_western_row(text: str, start: int, *, sure: bool) -> NameList:
    found: list[Found[Name]] = []
    position, known = start, False
    while len(found) < 50:
        match = _WESTERN.match(text, position)
        if match is None:
            break
        known = known or _is_given(match["given"]) or _is_given(match["family"])
        found.append(_name(match))
        gap = _SEPARATOR.match(text, match.end())
        if gap is None or gap.end() == match.end():
            break
        position = gap.end()
    if not found:
        return NameList((), start)
    end = found[-1].end
    closed = bool(_BOUNDARY_NEXT.match(text, end))
    year = bool(_YEAR_NEXT.match(text, end + 1))
    initials = any("." in one.value.given for one in found)
    if sure or (closed and (known or year or initials)) or (known and len(found) > 2):
        more = _ET_AL.match(text, end)
        return NameList(tuple(found), more.end() if more else end, bool(more))
    return NameList((), start)


def _is_given(word: str) -> bool:
    return word.split(maxsplit=1)[0].casefold() in GIVEN_NAMES


def _name(found: re.Match[str]) -> Found[Name]:
    groups = found.groupdict()
    given = tidy(groups["given"] or groups["given2"])
    suffix = groups.get("suffix") or ""
    family = tidy(groups["family"] or groups["family2"])
    if _is_given(family) and not _is_given(given) and "." not in given:
        family, given = given, family
    if suffix:
        given = f"{given} {tidy(suffix.lstrip(', '))}"
    return Found(Name(family=family, given=given), found.start(), found.end())
