"""Words that label the facts of an article, in its languages and on journal sites."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kzbib.reading.lines import Line

# Kind → language → words, folded to small letters.
_LABELS: dict[str, dict[str, tuple[str, ...]]] = {
    "abstract": {
        "ru": ("аннотация", "резюме", "реферат"),
        "kk": ("аңдатпа", "аннотация", "түйін", "түйіндеме", "андатпа"),
        "en": ("abstract", "annotation", "summary"),
        "uk": ("анотація",),
        "ky": ("аннотация", "корутунду"),
        "uz": ("annotatsiya",),
    },
    "keyword": {
        "ru": ("ключевые слова", "ключевые понятия"),
        "kk": ("кілт сөздер", "кілтті сөздер", "түйін сөздер", "түйінді сөздер",
               "тірек сөздер", "негізгі сөздер"),
        "en": ("keywords", "key words", "key-words"),
        "uk": ("ключові слова",),
        "ky": ("негизги сөздөр", "ачкыч сөздөр"),
        "uz": ("kalit soʻzlar", "kalit so'zlar", "kalit so‘zlar", "tayanch soʻzlar"),
    },
    "author": {
        "ru": ("автор", "авторы", "сведения об авторе", "информация об авторе"),
        "kk": ("авторлар",),
        "en": ("author", "authors"),
    },
    "doi": {"": ("doi",)},
    "container-title": {"ru": ("журнал", "название журнала"), "en": ("journal",)},
    "page": {"ru": ("страницы",), "en": ("pages",), "kk": ("беттер",)},
    "issued": {
        "ru": ("дата публикации", "опубликована", "опубликовано"),
        "en": ("publication date", "published", "date"),
        "kk": ("жарияланған күні",),
    },
    "edition": {"ru": ("выпуск",), "en": ("edition", "issue")},
    "other": {
        "": ("удк", "әож", "udc", "мрнти", "ғтамр", "irsti", "грнти", "jel", "ббк"),
        "en": ("received", "accepted", "status", "affiliation", "address", "e-mail"),
        "ru": ("поступила", "принята"),
    },
}  # fmt: skip

# «Journal nameMirovaia…», «Pages74-84»: journal sites whose markup got lost.
_GLUED = {
    "PII": "other",
    "DOI": "doi",
    "Publication type": "type",
    "Publication date": "issued",
    "Status": "other",
    "Journal name": "container-title",
    "Edition": "edition",
    "Pages": "page",
    "Keywords": "keyword",
    "Received": "other",
    "Accepted": "other",
    "Number of characters": "other",
    "Название журнала": "container-title",
    "Тип публикации": "type",
    "Статус публикации": "other",
    "Дата публикации": "issued",
    "Выпуск": "edition",
    "Страницы": "page",
    "Ключевые слова": "keyword",
}
_MAX_LABEL = 40
_MARKS = "#*_ \t"
# «Аннотация. …», «Keywords: …», «Abstract» alone
_LABEL = re.compile(r"(?P<words>[^\W\d][\w'’‘ʻ -]{1,38}?)\s*(?P<mark>[.:—–]|-\s|$)\s*")
_GLUED_LABEL = re.compile(
    rf"(?P<words>{'|'.join(sorted(map(re.escape, _GLUED), reverse=True))})"
    r"(?=[\dA-ZА-Я“«]|$)"
)


class Label(NamedTuple):
    """A label at a line start; its value begins at ``end``."""

    kind: str
    language: str
    end: int


@cache
def _words() -> dict[str, tuple[str, str]]:
    return {
        word: (kind, language)
        for kind, languages in _LABELS.items()
        for language, words in reversed(languages.items())
        for word in words
    }


def label_of(line: Line) -> Label | None:
    """Return the label that a line begins with, or None."""
    text = line.text.lstrip(_MARKS)
    skipped = len(line.text) - len(text)
    glued = _GLUED_LABEL.match(text)
    if glued and text[glued.end() : glued.end() + 1] not in ("", ":"):
        kind = _GLUED[glued["words"]]
        language = "en" if text[0].isascii() else "ru"
        return Label(kind, language, line.start + skipped + glued.end())
    found = _LABEL.match(text[: _MAX_LABEL + 4].replace("**", "  "))
    if not found:
        return None
    known = _words().get(found["words"].strip(" *_").casefold())
    if known is None or (found["mark"] in "—–- " and known[0] == "author"):
        return None
    return Label(*known, line.start + skipped + found.end())
