"""Translations in brackets: «Nazvanie [The title]. Zhurnal [The journal], 2001»."""

from __future__ import annotations

import re

from kzbib.languages.detect import detect_language
from kzbib.languages.patterns import lazy
from kzbib.languages.scripts import script_of
from kzbib.parsing.charset import MASK, UPPER
from kzbib.parsing.found import Found

_SQUARE = lazy(rf"\[\s*(?P<text>[^\[\]{MASK}]{{4,600}})[\]$]")
# "(Engl. title)": round brackets only behind a romanised title, at least two words
_ROUND = lazy(
    rf"\((?<=[\w.'’]\s\()(?P<text>[{UPPER}][^()\d{MASK}]{{8,300}})\)(?=\s?[.,:;(»”]|\s*$)"
)
_NO_TRANSLATION = lazy(
    r"и др|et al|б\. ?и\.|s\. ?l|ресурс|resource|текст|text\b|прим\.|i dr\.|doklad|"
    r"^in \w+$|^на \w+|^publisher|^(?:веб-?|web-?|офиц\w*\.?\s)?(?:сайт|site)\b",
    re.IGNORECASE,
)
# letters and signs of romanised text
_FOREIGN = lazy("[āīūēōšžčʹʺěġḥṣṭʾʿ]|\\w[’'][^s\\W]|[yj][ia]\\b")
_WORDS = lazy(r"[^\W\d_]{3,}")


def find_translations(text: str, start: int) -> list[Found[str]]:
    """Return the bracketed stretches that repeat a title or a container."""
    found = []
    for match in _SQUARE.finditer(text, start + 8):
        words = match["text"].strip()
        if _NO_TRANSLATION.search(words) or not _WORDS.search(words):
            continue
        if words[0].isupper() or words[0] in '«"“':
            found.append(_whole(match))
    return found[:4] or _round(text, start)


def _round(text: str, start: int) -> list[Found[str]]:
    found = []
    for match in list(_ROUND.finditer(text, start + 8))[:4]:
        words = match["text"]
        before = text[max(start, match.start() - 120) : match.start()]
        if len(words.split()) < 2 or "In Russ" in words or max(words) > "\u2122":
            continue
        if detect_language(words) == "en" and _is_foreign(before):
            found.append(_whole(match))
    return found


def _is_foreign(text: str) -> bool:
    if detect_language(text) in ("ru-Latn", "uz", "tr"):
        return True
    return bool(_FOREIGN.search(text)) and script_of(text) == "Latn"


def _whole(match: re.Match[str]) -> Found[str]:
    return Found(match["text"].strip(' .«»"“”'), match.start("text"), match.end("text"))


def cut_out(text: str, found: Found[str]) -> str:
    """Return ``text`` with the bracket and its marks blanked, a full stop before it."""
    first = found.start - 1
    while first > 0 and text[first] not in "[(":
        first -= 1
    while first > 0 and text[first - 1] in " .":
        first -= 1
    last = found.end + 1
    while last < len(text) and text[last] in ".,; ":
        last += 1
    return text[:first] + "." + " " * (last - first - 1) + text[last:]
