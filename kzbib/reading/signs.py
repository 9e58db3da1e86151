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
# «Tom Bobach, Georg Umlauf», «Andrew Chi-Chih Yao. Title»
_FULL_NAME = re.compile(
    rf"\W{{0,3}}{_WORD}\s{_WORD}(?:\s{_WORD})?(?:,\s{_WORD}|\.\s|\sand\s)"
)
_NUMBER = re.compile(
    r"\s*(?:\\bibitem[^\s{]{0,40}\{[^}]{0,60}\}|\W{0,4}\d{1,4}\W{0,3})?\s*"
)
# Shapes in the text as printed: a year, GOST slashes and media, an imprint.
_SHAPES = (
    re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)"),
    re.compile(r"\s//?\s|\[Текст\]|\[Электрон\w{0,12} ресурс\]|\(In Russ"),
    re.compile(
        rf"[–—-] ?{_WORD}\.? ?: ?\S|\. {_WORD}: ?[«\"“{_CAPITAL}]"
        r"|\b(?:М|Л|СПб|А|Алматы|Астана|Москва|Moscow|Almaty|Astana)[.,:]+ "
    ),
)
# Pages in the text in small letters: «с. 5», «300 с.», «45 б.», «15–20» but no years
_PAGES = re.compile(
    r"\b(?:сс?|pp?|бб?|s|стр|бет|pages?)\.? ?\d|\d ?[сcбp]\."
    r"|\d{1,4} ?[–-] ?\d{1,4}(?!\d| ?г)"
)
# Words in the text in small letters, a group a sign; a blank stands for a word start.
_WORDS = (
    ("№", " vol", " no.", " вып.", " т.", " том", "-том", "издательств", " publish",
     " press", "журнал", "вестник", "хабаршы", "journal", " universit", "proceedings"),
    ("http://", "https://", "www.", " doi", " url", "дата обращения", "accessed",
     "режим доступа"),
    ("дис.", "дисс", "автореф", "диссертац", "учеб", "оқу құрал", "монограф", "заң",
     "закон", "указ ", "конституци", "декларац", "конвенци", "кодекс", "постановл",
     "приказ", "қаулы", "бұйры", "жарлы", "сборник", " et al", "и др.", "isbn", " ed.",
     "(ed.", " eds", "ред."),
)  # fmt: skip


def sign_count(text: str) -> int:
    """Return how many kinds of signs of a reference ``text`` shows (0–8)."""
    head = text[:_LIMIT]
    small = f" {head.casefold()}".replace("\n", " ")
    return (
        starts_with_name(head)
        + sum(bool(shape.search(head)) for shape in _SHAPES)
        + bool(_PAGES.search(small))
        + sum(any(word in small for word in words) for words in _WORDS)
    )


def starts_with_name(text: str) -> bool:
    """Tell whether ``text`` begins, after a number, with a name and initials."""
    number = _NUMBER.match(text)
    at = number.end() if number else 0
    head = text[at : at + 120]
    return any(
        shape.match(head) for shape in (_FAMILY_FIRST, _INITIALS_FIRST, _LATIN_BARE)
    )


def starts_with_person(text: str) -> bool:
    """Tell whether ``text`` begins with a name, with initials or in full."""
    return starts_with_name(text) or bool(_FULL_NAME.match(text))


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
