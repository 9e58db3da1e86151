"""Signs that a piece of text is a bibliographic reference."""

from __future__ import annotations

import re

_LIMIT = 1500
_SHORT = 250
_CAPITAL = "A-ZÀ-ÞА-ЯЁӘҒҚҢӨҰҮҺІЇЄҐЎҲҶ"
_SMALL = "a-zß-ÿа-яёәғқңөұүһіїєґўҳҷ"
_WORD = rf"[{_CAPITAL}][{_SMALL}{_CAPITAL}'’ʹ\-]{{1,40}}"
_INITIAL = rf"(?:[{_CAPITAL}][{_SMALL}]?\.?-?){{1,2}}\."

# «Иванов И.И.», «Иванов, И. И.», «Smith J», «Қалиұлы Ғ.», «A. B. Smith», «В.В. Путин»
_FAMILY_FIRST = re.compile(rf"\W{{0,6}}{_WORD},?\s{{1,3}}{_INITIAL}")
_LATIN_BARE = re.compile(
    rf"\W{{0,6}}{_WORD},?\s[A-Z]{{1,2}}(?:,|\s\(|\.|\s[a-z]{{2}}\b)"
)
_INITIALS_FIRST = re.compile(
    rf"\W{{0,6}}[{_CAPITAL}]\.\s?(?:-?[{_CAPITAL}]\.\s?){{0,2}}{_WORD}"
)
_NUMBER = re.compile(
    r"\s*(?:\\bibitem[^\s{]{0,40}\{[^}]{0,60}\}|\W{0,4}\d{1,4}\W{0,3})?\s*"
)
_SIGNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)",  # a year
        r"\s//\s|\s/\s|\[Текст\]|\[Электрон\w{0,12} ресурс\]|\(In Russ",
        r"(?i:\b(?:с{1,2}|p{1,2}|б{1,2}|s|стр|бет|pages?)\.? ?\d)|\d ?[сcбp]\."
        r"|\d{1,4} ?[–-] ?\d{1,4}(?!\d| ?г)",
        rf"[–—-] ?{_WORD}\.? ?: ?\S|\. {_WORD}: ?[«\"“{_CAPITAL}]"
        r"|\b(?:М|Л|СПб|А|Алматы|Астана|Москва|Moscow|Almaty|Astana)[.,:]+ ",
        r"№|(?i:\bvol\b|\bno\.|\bвып\.|\bт\.|\bиздательств|\bpublish|\bpress\b|\bжурнал|"
        r"\bвестник|\bхабаршы|\bjournal|\buniversity|\bproceedings|\bтом\b|-том\b)",
        r"(?i:https?://|\bdoi\b|\bwww\.|\burl\b|дата обращения|accessed|режим доступа)",
        r"(?i:дис{1,2}\b|автореф|диссертац|учеб|оқу құрал|монограф|заң|закон|указ |"
        r"конституци|декларац|конвенци|кодекс|постановл|приказ|қаулы|бұйры|жарлы|"
        r"сборник|\bet al|и др\.|isbn|\bed\.|\beds\b|ред\.)",
    )
)


def sign_count(text: str) -> int:
    """Return how many kinds of signs of a reference ``text`` shows (0–8)."""
    head = text[:_LIMIT]
    return starts_with_name(head) + sum(bool(sign.search(head)) for sign in _SIGNS)


def starts_with_name(text: str) -> bool:
    """Tell whether ``text`` begins, after a number, with a name and initials."""
    number = _NUMBER.match(text)
    at = number.end() if number else 0
    head = text[at : at + 120]
    return any(
        shape.match(head) for shape in (_FAMILY_FIRST, _INITIALS_FIRST, _LATIN_BARE)
    )


def is_like_reference(text: str, strict: bool = False) -> bool:
    """Tell whether ``text`` may well be one reference.

    ``strict`` is for pieces without a number: long ones need a name or more signs.
    """
    if len(text) > _LIMIT:
        return False
    signs = sign_count(text)
    if not strict or len(text) < _SHORT:
        return signs >= 2
    return signs >= 3 or (signs == 2 and starts_with_name(text))
