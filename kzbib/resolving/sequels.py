"""Parts, sequels and notices: titles that are alike and name different works."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kzbib.languages.fold import fold

# «Part 2», «Часть II», «2019»
_NUMBER = re.compile(r"\d+|\b[IVX]+\b")
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"\w+")
_ROMAN = re.compile(r"(?=[IVXLC])(?:C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))")
_ROMAN_VALUE = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
# Parts that are counted in words.
_ORDINALS = {
    word: str(number)
    for number, words in enumerate(
        (
            "one first первая первый первое первой бірінші",
            "two second вторая второй второе екінші",
            "three third третья третий третье үшінші",
            "four fourth четвертая четвертый төртінші",
            "five fifth пятая пятый бесінші",
        ),
        1,
    )
    for word in words.split()
}
# «Часть первая», «бірінші бөлім», «Part One»: ordinals count beside such words only.
_PART = frozenset(
    "part часть части бөлім бөлімі book книга кітап volume том article статья section "
    "раздел выпуск issue paper сообщение лекция lecture".split()
)
# Words of a notice about another work; «retracted» stands before the work's own title.
_NOTICES = frozenset(
    map(
        fold,
        "erratum errata corrigendum corrigenda correction corrections addendum "
        "retraction expression comment comments reply response rejoinder review "
        "commentary исправление исправления опечатка опечатки поправка рецензия "
        "отзыв комментарий ответ түзету пікір рецензиясы".split(),
    )
)
_LONGEST_PART = 2  # digits
_NOTICE_WORDS = 3  # a notice says at its beginning what it is


def numbers_clash(one: str, two: str) -> bool:
    """Tell whether two titles differ in their numbers or in being a notice."""
    ours, theirs = title_numbers(one), title_numbers(two)
    if ours and theirs and ours != theirs:
        return True
    return is_notice(one) != is_notice(two)


def one_sided_numbers(one: str, two: str) -> bool:
    """Tell whether only one of two titles has numbers: a part, or a whole?"""
    return bool(title_numbers(one)) != bool(title_numbers(two))


def title_numbers(title: str) -> list[str]:
    """Return all numbers of a title, Roman ones and counted parts too, sorted."""
    numbers = [_value(number) for number in _NUMBER.findall(title)]
    words = [word.casefold().replace("ё", "е") for word in _WORD.findall(title)]
    for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
        if word in _ORDINALS and (before in _PART or after in _PART):
            numbers.append(_ORDINALS[word])
    return sorted(numbers)


def numbered_words(text: str) -> Iterator[tuple[str, str, bool]]:
    """Yield every number with the folded word before it, and whether it comes last.

    «Galaxies. Part II» gives ("part", "2", True).
    """
    words = _WORD.findall(text)
    for place in range(1, len(words)):
        if _NUMBER.fullmatch(words[place]):
            before = words[place - 1].casefold().replace("ё", "е")
            yield before, _value(words[place]), place == len(words) - 1


def part_marks(title: str) -> set[tuple[str, str]]:
    """Return the numbers that make a title one of several, with the word before.

    Longer numbers, years among them, stand in a text by chance more rarely.
    """
    return {
        (word, number)
        for word, number, last in numbered_words(title)
        if (last or word in _PART) and len(number) <= _LONGEST_PART
    }


def is_notice(title: str) -> bool:
    """Tell whether a title begins as a correction, review or reply does."""
    return not _NOTICES.isdisjoint(fold(title[:100]).split()[:_NOTICE_WORDS])


def numbers_of(text: str) -> list[str]:
    """Return the numbers of a volume or issue; «XII» gives «12»."""
    return [_value(number) for number in _DIGITS.findall(text)] or [
        _value(word) for word in _WORD.findall(text.upper()) if _ROMAN.fullmatch(word)
    ]


def _value(number: str) -> str:
    if number.isdigit():
        return number.lstrip("0") or "0"
    values = [_ROMAN_VALUE[letter] for letter in number]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return str(sum(-value if value < after else value for value, after in pairs))
