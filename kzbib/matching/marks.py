"""What a title says beside the title: language, volume, redaction, translation."""

from __future__ import annotations

import re
from typing import NamedTuple

from kzbib.matching.numbers import digits

# «(In Russ.)», «[in Kazakh]», «(на каз. яз.)», «(қазақ тілінде)»
_LANGUAGE = re.compile(
    r"[(\[]\s*(?:(?:in|на)\s+)?(?P<name>\w+)\.?"
    r"(?:\s+(?:яз\.?|языке|тілінде|language))?\s*[)\]]",
    re.IGNORECASE,
)
_LANGUAGES = {
    "rus": "ru", "рус": "ru", "оры": "ru", "kaz": "kk", "каз": "kk", "қаз": "kk",
    "eng": "en", "анг": "en", "ағы": "en", "uzb": "uz", "узб": "uz", "kyr": "ky",
    "кыр": "ky", "ukr": "uk", "укр": "uk", "ger": "de", "нем": "de", "fre": "fr",
    "фра": "fr", "tur": "tr", "тур": "tr", "chi": "zh", "кит": "zh",
}  # fmt: skip
_STATES_LANGUAGE = re.compile(r"[(\[]\s*(?:in|на)\s|тілінде|языке", re.IGNORECASE)

# «Т. 1», «Vol. 2», «Кн. 3», «Ч. II», «Part 1»; «1-том», «2-кітап»
_PART = re.compile(
    r"""
    (?:(?<=^)|(?<=[\s.,:;(\[–—-]))
    (?:
      (?P<word>том|т|tom|t|volume|vol|книга|кн|kniga|kn|book|часть|ч|chast['ʹ’`]?|ch
        |čast['ʹ’]|č|part|pt|бөлім|кітап|выпуск|вып|vyp|vypusk|issue)
      \.?\s*(?P<number>\d{1,3}|[ivxlcіхс]{1,6})\b
    | (?P<first>\d{1,2})\s?-\s?(?P<kazakh>том|tom|кітап|kıtap|kitap|бөлім|bölım|bolim)\b
    )
    [.:]?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_PART_KINDS = {
    "v": "том т tom t volume vol",
    "b": "книга кн kniga kn book кітап kıtap kitap",
    "p": "часть ч chast čast ch č part pt бөлім bölım bolim",
    "i": "выпуск вып vyp vypusk issue",
}
_PART_KIND = {
    word: kind for kind, words in _PART_KINDS.items() for word in words.split()
}
_NUMERAL = re.compile(r"[\dIVXІХ]")
_MAY_HOLD_NUMBER = re.compile(r"\d|\b[IVXІХ]+\b")

# «(ред. от 01.01.2021)», «по состоянию на 1 мая 2020 г.», «as amended on 1 May 2020»
_REDACTION = re.compile(
    r"""
    (?:\bв?\s?ред(?:\.|акции)|по\sсостоянию\sна|с\sизм(?:\.|енениями)
    |\bas\samended|\bwith\samendments|\bas\sof\b|өзгеріс\w*|жағдай(?:ы|ына)?\sбойынша
    |\bpo\ssosto[yij]\w+\sna|\bred\.\sot|\bs\sizm(?:\.|eneni))
    [^\d]{0,60}(?P<date>\d{1,2}[./\s]\S{1,12}[./\s]\d{4}|\d{4})?
    """,
    re.IGNORECASE | re.VERBOSE,
)

# «пер. с англ.», «translated from», «аударған»
_TRANSLATED = re.compile(
    r"\bпер(?:\.|евод)\s?с[оъ]?\s|\btransl(?:\.|ated)|\bperevod\ss\s|\bper\.\ss\s"
    r"|\bауд(?:\.|арған)",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\[(?P<inside>[^\]]*)\]")
_SPACES = re.compile(r"\s+")


class Marks(NamedTuple):
    """A title without its marks, and what the marks said."""

    title: str
    bracketed: tuple[str, ...] = ()
    """Translations printed in brackets, or after « = »."""
    language: str = ""
    parts: tuple[str, ...] = ()
    """«v1» for volume 1, «b» book, «p» part, «i» issue."""
    redaction: str = ""
    translated: bool = False


def read_marks(title: str) -> Marks:
    """Take a title apart. Most titles bear no mark and cost little."""
    bracketed: tuple[str, ...] = ()
    language = redaction = ""
    if "(" in title or "[" in title:
        title, language = _take_language(title)
        if found := _REDACTION.search(title):
            redaction = _plain_date(found["date"] or "")
            title = title[: found.start()].rstrip(" ([,;") + title[found.end() :]
        bracketed = tuple(inside for inside in _BRACKETS.findall(title) if inside)
        # «[A study of …]»: medical lists print a whole translated title so
        title = _BRACKETS.sub(" ", title).strip() or " ".join(bracketed)
    if " = " in title:
        title, *parallel = title.split(" = ")
        bracketed += tuple(parallel)
    parts: tuple[str, ...] = ()
    if _NUMERAL.search(title) and _MAY_HOLD_NUMBER.search(title):
        title, parts = take_parts(title)
    translated = says_translated(title)
    title = title.strip(" .:,;/")
    return Marks(title, bracketed, language, parts, redaction, translated)


def take_parts(title: str) -> tuple[str, tuple[str, ...]]:
    """Return a title without «Т. 1», «2-кітап», and these as «v1», «b2»."""
    parts = tuple(
        f"{_kind(found)}{digits(found['number'] or found['first'])}"
        for found in _PART.finditer(title)
    )
    return (_PART.sub(". ", title) if parts else title), tuple(sorted(set(parts)))


def says_translated(text: str) -> bool:
    """Tell whether a note or an edition says «пер. с англ.»."""
    lower = text.casefold()
    if "пер" in lower or "per" in lower or "transl" in lower or "ауд" in lower:
        return bool(_TRANSLATED.search(text))
    return False


def _take_language(title: str) -> tuple[str, str]:
    if not _STATES_LANGUAGE.search(title):
        return title, ""
    for found in _LANGUAGE.finditer(title):
        language = _LANGUAGES.get(found["name"][:3].casefold())
        if language:
            return title[: found.start()] + title[found.end() :], language
    return title, ""


def _kind(found: re.Match[str]) -> str:
    word = (found["word"] or found["kazakh"]).casefold().rstrip("'ʹ’`")
    return _PART_KIND.get(word, "v")


def _plain_date(printed: str) -> str:
    return ".".join(re.split(r"[./\s]+", printed.casefold())) or "?"
