"""Headings that open a list of references, and lines that close one."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kzbib.reading.lines import Line

# Folded by ``_fold``: small letters, «ё» as «е», no apostrophes, single spaces.
_OPENING: dict[str, tuple[str, ...]] = {
    "ru": (
        "библиографические ссылки", "библиографический список",
        "библиографический указатель", "библиография", "дополнительная литература",
        "использованная литература", "использованные источники",
        "использованные источники и литература", "источники",
        "источники и литература", "литература", "литература и источники",
        "литература и ссылки", "нормативная литература", "основная литература",
        "перечень использованной литературы", "перечень использованных источников",
        "перечень литературы", "пристатейный библиографический список",
        "пристатейный список литературы", "рекомендуемая литература",
        "список использованной литературы",
        "список использованной литературы и источников",
        "список использованных источников",
        "список использованных источников и литературы",
        "список используемой литературы", "список используемых источников",
        "список источников", "список источников и литературы",
        "список использованных источников литературы", "список литературных источников",
        "список литературы", "список литературы и источников",
        "список опубликованных работ", "список публикаций",
        "список рекомендуемой литературы", "список цитированной литературы",
        "список цитируемой литературы", "список цитируемых источников", "ссылки",
        "ссылки на источники", "цитированная литература", "цитируемая литература",
        "список использованных материалов", "список работ", "примечания",
        "примечания и ссылки", "источники информации", "интернет-источники",
    ),
    "kk": (
        "әдебиет", "әдебиет тізімі", "әдебиеттер", "әдебиеттер тізімі",
        "әдебиеттер мен дереккөздер", "библиографиялық тізім", "дереккөздер",
        "дереккөздер тізімі", "қолданылған әдебиет", "қолданылған әдебиеттер",
        "қолданылған әдебиеттер тізімі", "қолданылған дереккөздер",
        "қолданылған дереккөздер тізімі", "қосымша әдебиеттер", "негізгі әдебиеттер",
        "пайдаланған әдебиеттер", "пайдаланған әдебиеттер тізімі",
        "пайдаланылған әдебиет", "пайдаланылған әдебиет тізімі",
        "пайдаланылған әдебиеттер", "пайдаланылған әдебиеттер тізімі",
        "пайдаланылған әдебиеттердің тізімі", "пайдаланылған дереккөздер",
        "пайдаланылған дереккөздер тізімі", "пайдаланылған дереккөздер мен әдебиеттер",
        "пайдаланылған дереккөздер мен әдебиеттер тізімі", "пайдаланылған көздер",
        "сілтемелер", "сілтемелер тізімі", "ұсынылатын әдебиеттер",
        "ұсынылған әдебиеттер тізімі",
    ),
    "uk": (
        "бібліографічний список", "бібліографія", "використана література",
        "використані джерела", "джерела", "джерела та література", "література",
        "перелік використаних джерел", "перелік посилань", "посилання",
        "список використаних джерел", "список використаних джерел і літератури",
        "список використаних джерел та літератури", "список використаної літератури",
        "список джерел", "список літератури", "список літературних джерел",
    ),
    "ky": (
        "адабият", "адабияттар", "адабияттар тизмеси", "адабияттардын тизмеси",
        "колдонулган адабият", "колдонулган адабияттар",
        "колдонулган адабияттар тизмеси", "колдонулган адабияттардын тизмеси",
        "пайдаланылган адабияттар", "пайдаланылган адабияттар тизмеси",
        "пайдаланылган адабияттардын тизмеси",
    ),
    "uz": (
        "adabiyotlar", "adabiyotlar royxati", "foydalanilgan adabiyotlar",
        "foydalanilgan adabiyotlar royxati", "foydalanilgan adabiyotlar ruyxati",
        "foydalanilgan manbalar", "адабиётлар", "адабиетлар", "адабиетлар руйхати",
        "адабиетлар рўйхати", "фойдаланилган адабиетлар",
        "фойдаланилган адабиетлар руйхати", "фойдаланилган адабиетлар рўйхати",
    ),
    "en": (
        "bibliography", "cited literature", "cited works", "endnotes",
        "further reading", "list of literature", "list of references",
        "list of sources", "literature",
        "literature cited", "reference", "reference list", "references",
        "references and notes", "references and sources", "selected bibliography",
        "sources", "sources and literature", "works cited", "list of used literature",
        "references list", "list of used sources",
    ),
    "ru-Latn": (
        "literatura", "spisok ispolzovannoi literatury", "spisok literatury",
        "spisok istochnikov", "spisok ispolzovannyh istochnikov",
        "adebietter tizimi", "paidalanylgan adebietter tizimi", "ädebietter tızımı",
    ),
    "de": ("bibliographie", "literatur", "literaturverzeichnis", "quellen"),
    "fr": ("références", "références bibliographiques"),
    "tr": ("kaynakça", "kaynaklar"),
}  # fmt: skip
_TRANSLITERATED = ("transliteration", "transliterated", "translit", "транслитерация")

# A line that begins so ends the list above it.
_CLOSING_STARTS = (
    "about the author", "acknowledg", "appendix", "author contribution",
    "author information", "authors contribution", "conflict of interest",
    "conflicts of interest", "corresponding author", "for citation", "funding",
    "information about", "received", "авторлар туралы", "автор туралы",
    "авторлардың үлесі", "благодарност", "вклад авторов", "дата поступления",
    "для цитирования", "информация об автор", "информация о статье",
    "конфликт интересов",
    "мақала түсті", "материал поступил", "об автор", "поступила в редакцию",
    "поступила ", "рецензент", "сведения об автор", "система orphus",
    "статья поступила", "финансирование", "мүдделер қақтығысы", "қаржыландыру",
    "дәйексөз үшін", "авторлар жайлы", "information on the author", "submitted",
    "відомості про автор", "надійшла до редакції", "стаття надійшла",
    "контактная информация", "правила для авторов", "number of purchasers",
    "views:", "readers community", "дополнительные библиографические источники",
    "copyright", "©",
)  # fmt: skip
# A whole line that ends the list above it.
_CLOSING_LINES = frozenset((
    "abstract", "abstracts", "annotation", "appendices", "authors", "contents",
    "keywords", "key words", "loading", "summary", "table of contents", "up",
    "автор", "авторы", "авторлар", "аннотация", "аннотации", "аңдатпа", "анотація",
    "ключевые слова", "кілт сөздер", "қосымша", "қосымшалар", "мазмұны", "оглавление",
    "приложение", "приложения", "резюме", "содержание", "түйін", "түйіндеме", "зміст",
    "додаток", "додатки", "заключение", "қорытынды", "conclusion", "ilova", "ilovalar",
    "back to top", "наверх",
))  # fmt: skip
_LABELLED = re.compile(
    r"(?:аннотация|аңдатпа|abstract|резюме|түйін|түйіндеме|summary|key ?words|"
    r"ключевые слова|кілт сөздер|түйін сөздер|тірек сөздер|е-?mail|e-?mail|удк|әож|"
    r"orcid)\s*[:.\d]"
)
# «Приложение 1», «Приложение А.», «Appendix B»
_NUMBERED_CLOSING = re.compile(
    r"(?:приложение|қосымша|appendix|додаток|ilova)\s+(?:№\s?)?(?:\d{1,2}|[а-яa-z])"
    r"(?:\s?[.:(–—-].{0,80})?"
)
_TEX_CLOSING = re.compile(
    r"\\(?:end\{(?:thebibliography|enumerate|itemize|document)\}|(?:section|chapter|appendix|part)\b)"
)

# «\section*{Литература}», «## 5. **References**:», «<h2>Sources</h2>»
_TEX_HEADING = re.compile(r"\\(?:sub)*(?:section|chapter|paragraph)\*?\{([^{}]*)\}")
# «\begin{thebibliography}{99}», and an item on the same line
_TEX_LIST = re.compile(
    r"\\begin\{thebibliography\}(?:\{[^{}]{0,40}\})?(?=(?P<item>\s{0,9}\\bibitem)?)"
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,80}>")
_DECORATION = re.compile(r"[#*_=~|`\\{}\u00ad]+|^[\s\-–—•·]+|[\s\-–—.:;·]+$")
_SECTION_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,2}|[ivx]{1,4})[.)]?\s+")
_APOSTROPHES = re.compile("['’‘`ʻʼ]")
_PARTS = re.compile(r"\s*[/()|\[\]]\s*|\s+[–—-]\s+|\.\s+")
_SPACED = re.compile(r"(?:\w ){4,}\w")
_MAX_HEADING = 160
# «Литература: 1. Иванов», «References [1] Smith»
_GLUED = re.compile(r"[:.]?\s+(?=(?:\[1\]|1[.)])\s?\S)")


class Heading(NamedTuple):
    """A heading of a list: what is printed, its language, where its entries start."""

    start: int
    end: int
    text: str
    language: str


@cache
def _languages() -> dict[str, str]:
    return {
        phrase: language
        for language, phrases in reversed(_OPENING.items())
        for phrase in phrases
    }


# Every opening phrase holds one of these: other lines need no closer look.
_STEM = re.compile(
    r"литерат|источник|бібліогр|библиогр|ссылк|публикац|список|примечан|перечень|әдебиет"
    r"|дерекк|сілтеме|көздер|літерат|джерел|посилан|адабият|адабиёт|adabiyot|manbalar"
    r"|referen|bibliogr|litera|sources|cited|endnotes|further|spisok|adebiet|ädebiet"
    r"|quellen|référen|kaynak|^(?:\w\s){4}",
    re.IGNORECASE,
)


def _fold(text: str) -> str:
    text = _TAG.sub(" ", text)
    text = _DECORATION.sub(" ", text.casefold().replace("ё", "е"))
    text = " ".join(_APOSTROPHES.sub("", text).split())
    text = _DECORATION.sub("", text)
    if _SPACED.fullmatch(text):
        text = text.replace(" ", "")
    return (
        _SECTION_NUMBER.sub("", text, count=1) if text[:1] in "0123456789ivx" else text
    )


def heading_of(line: Line) -> Heading | None:
    """Return the list heading that a line is or begins with, or None."""
    text = line.text
    if begun := _TEX_LIST.match(text):
        end = line.start + begun.end() if begun["item"] else line.end
        return Heading(line.start, end, "", "")
    if not _STEM.search(text[:_MAX_HEADING]):
        return None
    if len(text) <= _MAX_HEADING:
        tex = _TEX_HEADING.fullmatch(text)
        language = _language_of(_fold(tex[1] if tex else text))
        if language:
            return Heading(line.start, line.end, text, language)
    return _glued(line)


def _language_of(folded: str) -> str:
    known = _languages()
    if folded in known:
        return known[folded]
    parts = [part for part in _PARTS.split(folded) if part]
    rest = [part for part in parts if part not in _TRANSLITERATED]
    if rest and all(part in known for part in rest):
        return known[rest[0]]
    return ""


def _glued(line: Line) -> Heading | None:
    head = line.text[:_MAX_HEADING]
    for found in _GLUED.finditer(head):
        language = _language_of(_fold(head[: found.start()]))
        if language:
            end = line.start + found.end()
            return Heading(line.start, end, head[: found.end()].strip(), language)
    return None


def closes_list(line: Line) -> bool:
    """Tell whether a line can only stand after a list (authors, appendix, …)."""
    text = line.text
    if text[0] == "\\":
        return bool(_TEX_CLOSING.match(text))
    folded = text[:_MAX_HEADING].casefold().replace("ё", "е").strip("#*_.: ")
    return bool(
        folded.startswith(_CLOSING_STARTS)
        or folded in _CLOSING_LINES
        or _LABELLED.match(folded)
        or (len(text) <= 100 and _NUMBERED_CLOSING.fullmatch(folded))
    )
