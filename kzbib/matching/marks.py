"""What a title says beside the title: language, volume, redaction, translation."""

from __future__ import annotations

import re
from typing import NamedTuple

from kzbib.matching.glance import NUMBER, TRANSLATED, glance
from kzbib.matching.numbers import digits, first_number

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
    | (?:статья|stat['ʹ’]?ya|article)\s(?P<article>\d|[ivх]{1,3}|[а-яёa-z]{4,9})\b
    | (?P<unit>том|tom|книга|kniga|book|часть|chast['ʹ’`]?|part)
      \s(?P<after>[а-яёa-z]{3,9})\b
    | (?P<before>[а-яёa-zіөүқ]{3,9})\s(?P<of>том|tom|книга|kniga|часть|кітап|бөлім)\b
    | (?<=\()(?P<turn>начало|продолжение|окончание|басы|жалғасы|соңы)(?=\))
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
_TURNS = {"начало": "1", "басы": "1", "продолжение": "2", "жалғасы": "2"}
_LAST = "9"
"""Of «окончание»: a part after all others."""

# «2-е изд., перераб.», «Изд. 3-е», «3rd ed.»
_EDITION = re.compile(
    r"""
    [\s.,:;(\[–—-](?:
      (?P<number>\d{1,2})(?:-?(?:е|ое|ші|шы|st|nd|rd|th))?\s(?:изд|басылым|ed(?:ition)?\b)
    | изд(?:ание|\.)?\s(?P<after>\d{1,2})-?е\b
    )[^:;=]{0,80}$
    """,
    re.IGNORECASE | re.VERBOSE,
)

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
# «Simard, P. (1993). Improving …», «(1992) Toward …»: what a parser left of a name
_LEAD = re.compile(
    r"""
    ^(?P<names>[^()\[\]\d]{0,60}?)
    (?:[(\[](?P<year>(?:18|19|20)\d\d)[a-z]?[)\]]|(?<=\s)(?P<bare>(?:18|19|20)\d\d)(?=\.))
    [.,:;]?\s+(?=\S)
    """,
    re.VERBOSE,
)
_BRACKETS = re.compile(r"\[(?P<inside>[^\]]*)\]")
# What brackets hold beside a translation: «[Электронный ресурс]», «[Review] [33 refs]»,
# «[Erratum appears in …», which some lists cut before its bracket
_NOTE = re.compile(
    r"""
    (?:электрон\w*|эл\.?|элект\w*\.?)\s*(?:ресурс|данные|версия|дан\.?)|текст|мәтін
    |интернет|ноты|карты?|изоматериал|видеозапись|рукопись
    |ele[ck]tron\w*\s+re\w*|tekst|text|online|internet|web
    |(?:published\s+)?(?:erratum|corrected|retraction|comment|see\s+comment|update)\b.*
    |(?:systematic\s+)?review|abstract|letter|editorial|\d+\s+refs?|in\s+process\s+citation
    |c|j|r|m|d|n|s|ol|z|eb/ol|j/ol|sic
    """,
    re.IGNORECASE | re.VERBOSE,
)
_OPEN_NOTE = re.compile(r"\[(?:published\s)?erratum\b[^\[\]]*$", re.IGNORECASE)


class Marks(NamedTuple):
    """A title without its marks, and what the marks said."""

    title: str
    bracketed: tuple[str, ...] = ()
    """Translations printed in brackets, or after « = »."""
    language: str = ""
    parts: tuple[str, ...] = ()
    """«v1» for volume 1, «b» book, «p» part, «i» issue."""
    redaction: str = ""
    edition: str = ""
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
        title = _OPEN_NOTE.sub("", title)
        bracketed = tuple(filter(_is_face, map(str.strip, _BRACKETS.findall(title))))
        # «[A study of …]»: medical lists print a whole translated title so
        title = _BRACKETS.sub(" ", title).strip() or " ".join(bracketed)
    if " = " in title:
        title, *parallel = title.split(" = ")
        bracketed += tuple(parallel)
    parts: tuple[str, ...] = ()
    edition = ""
    signs, _ = glance(title)
    if signs & NUMBER:
        title, edition = _take_edition(title)
        title, parts = take_parts(title)
    translated = bool(signs & TRANSLATED) and says_translated(title)
    title = title.strip(" .:,;/")
    return Marks(title, bracketed, language, parts, redaction, edition, translated)


def _take_edition(title: str) -> tuple[str, str]:
    found = _EDITION.search(title)
    if found is None:
        return title, ""
    return title[: found.start()], found["number"] or found["after"]


def _is_face(inside: str) -> bool:
    """A translation, and not what a catalogue says of the medium."""
    return bool(inside) and not _NOTE.fullmatch(inside.rstrip(" .:"))


def take_parts(title: str) -> tuple[str, tuple[str, ...]]:
    """Return a title without «Т. 1», «2-кітап», and these as «v1», «b2»."""
    found = [(each, _number(each)) for each in _PART.finditer(title)]
    told = [(each, number) for each, number in found if number]
    for each, _ in reversed(told):
        title = f"{title[: each.start()]}. {title[each.end() :]}"
    return title, tuple(sorted({f"{_kind(each)}{number}" for each, number in told}))


def _number(found: re.Match[str]) -> str:
    """Return the number of a part as digits; "" for «книга жизни», which has none."""
    if found["turn"]:
        return _TURNS.get(found["turn"].casefold(), _LAST)
    spelled = found["after"] or found["before"] or found["article"]
    if spelled:
        return first_number(spelled)
    return digits(found["number"] or found["first"])


def take_lead(title: str) -> tuple[str, int]:
    """Return a title without the names and the year before it, and that year; 0: none.

    For works without a year: «Schapire (1996). Experiments with boosting».
    """
    found = _LEAD.match(title)
    if found is None:
        return title, 0
    return title[found.end() :], int(found["year"] or found["bare"])


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
    word = found["word"] or found["kazakh"] or found["unit"] or found["of"] or "part"
    word = word.casefold().rstrip("'ʹ’`")
    return _PART_KIND.get(word, "v")


def _plain_date(printed: str) -> str:
    return ".".join(re.split(r"[./\s]+", printed.casefold())) or "?"
