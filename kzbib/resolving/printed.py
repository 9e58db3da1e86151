"""A record against a reference as printed, without the help of a parser.

A parser may take the journal for the title or the issue for the volume; whether the
record's own title, surname, year, volume and page stand in the text can be asked all
the same. What nothing in the record explains speaks against it: many words, and the
title is another one; numbers, and so are volume or page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from kzbib.languages.detect import detect_language
from kzbib.languages.fold import fold
from kzbib.languages.scripts import script_of
from kzbib.model import Pages, Work
from kzbib.resolving.compare import FieldEvidence
from kzbib.resolving.sequels import (
    is_notice,
    numbered_words,
    numbers_of,
    part_marks,
    title_numbers,
)
from kzbib.resolving.similarity import Comparison

_NUMBER = re.compile(r"\d+|\b[IVXLC]+\b")
# «1555-1561», «1723–30», and not the day 2019-05-01
_PAGES = re.compile(r"(?<![\d-])(?P<first>\d{4})\s?[-–—]\s?\d{2,4}(?![\d-])")
_DOI_OR_URL = re.compile(r"(?:https?://|doi:?\s?)\S{1,300}|10\.\d{4,9}/\S{1,300}", re.I)
_LONGEST = 3_000
_SHORTEST_TITLE = 16  # folded letters that cannot stand in a text by chance
_TITLE_STANDS = 92
_WORDS_STAND = 0.84  # of the words of a title, in any order
_CONTAINER_STANDS = 90
_SHORTEST_SURNAME = 2
_SHORTEST_WORD = 4  # letters; shorter words are of the grammar
_FEW_WORDS = 0.25  # a share of unexplained words with which a text has no title
_ALIKE = 80
# Words of the form of references, which no record explains.
_FORMAL = frozenset(
    word
    for printed in "vol issue pages page press journal available accessed january "
    "february march april june july august september october november december "
    "дата обращения режим доступа электронный ресурс страницы серия выпуск "
    "том doi https http www online eds editors retrieved from".split()
    for word in fold(printed).split()
)

Rows = dict[str, FieldEvidence]


class Printed:
    """The text of a reference, prepared for questions about records."""

    def __init__(self, text: str) -> None:
        """Keep the first three thousand characters; no reference is longer."""
        text = text[:_LONGEST]
        plain = _DOI_OR_URL.sub(" ", text)
        self._language = detect_language(plain)
        self._script = script_of(plain)
        self._words = fold(plain).split()
        self._word_set = set(self._words)
        self._folded = "".join(self._words)
        self._telling = {
            word
            for word in self._words
            if len(word) >= _SHORTEST_WORD and word.isalpha() and word not in _FORMAL
        }
        self._numbers = Counter(
            number
            for found in _NUMBER.findall(plain)
            for number in numbers_of(found) or [found]
        )
        self._pages = {found["first"] for found in _PAGES.finditer(plain)}
        self._title_numbers = set(title_numbers(plain))
        self._numbered = {(word, number) for word, number, _ in numbered_words(plain)}

    def support(
        self, rows: Sequence[FieldEvidence], found: Work
    ) -> tuple[FieldEvidence, ...]:
        """Return the evidence with what the text says in place of the parser's."""
        said = self._rows(found, {row.field: row for row in rows})
        return tuple(said.pop(row.field, row) for row in rows) + tuple(said.values())

    def _rows(self, found: Work, read: Rows) -> Rows:
        left = self.unexplained(found)
        numbers = self._numbers_left(found)
        rows: Rows = {}
        answers: Mapping[str, tuple[str, Comparison]] = {
            "title": (found.title, self._title(found, left)),
            "author": (_first_author(found), self._author(found)),
            "issued": (str(found.year or ""), self._year(found)),
            "volume": (found.get("volume"), self._number(found, "volume", numbers)),
            "page": (_page(found), self._page(found, numbers)),
            "container-title": (found.get("container-title"), self._container(found)),
        }
        for field, (value, comparison) in answers.items():
            if value:
                rows[field] = _merged(field, value, comparison, read.get(field))
        return rows

    def unexplained(self, found: Work) -> list[str]:
        """Return the telling words of the text that the record does not explain."""
        known = list(_words_of(found))
        return [word for word in self._telling if not _is_explained(word, known)]

    def _title(self, found: Work, left: list[str]) -> Comparison:
        for title in _titles(found):
            if self._stands(title):
                same = script_of(title) == self._script
                return Comparison.FOLDED if same else Comparison.TRANSLITERATED
        if len(left) <= max(1, _FEW_WORDS * len(self._telling)):
            return Comparison.ABSENT_STORED
        other = detect_language(found.title) != self._language
        return Comparison.OTHER_LANGUAGE if other else Comparison.DIFFERS

    def _stands(self, title: str) -> bool:
        words = fold(title).split()
        whole = "".join(words)
        if len(whole) < _SHORTEST_TITLE or is_notice(title):
            return self._stands_short(title, words)
        if not self._title_numbers.issuperset(title_numbers(title)):
            return False
        if not self._numbered.issuperset(part_marks(title)):
            return False  # the 2 of «Part 2» may be the volume of the text
        if fuzz.partial_ratio(whole, self._folded) >= _TITLE_STANDS:
            return True
        long = [word for word in words if len(word) >= _SHORTEST_WORD]
        there = sum(word in self._word_set for word in long)
        return len(long) >= 4 and there >= _WORDS_STAND * len(long)

    def _stands_short(self, title: str, words: list[str]) -> bool:
        """A short title, or one of a notice, must stand there to the letter."""
        if not words or (is_notice(title) and not self._has_notice()):
            return False
        size = len(words)
        return any(
            self._words[place : place + size] == words
            for place in range(len(self._words) - size + 1)
        )

    def _has_notice(self) -> bool:
        return any(
            is_notice(" ".join(self._words[place : place + 1]))
            for place in range(len(self._words))
        )

    def _author(self, found: Work) -> Comparison:
        words = fold(_first_author(found)).split()
        if not words:
            return Comparison.ABSENT_FOUND
        if all(self._has_word(word) for word in words if len(word) > 1):
            same = script_of(_first_author(found)) == self._script
            return Comparison.FOLDED if same else Comparison.TRANSLITERATED
        people = [*found.people(), *found.people("editor")]
        others = any(
            self._has_word(word)
            for name in people[1:6]
            for word in fold(name.family).split()
            if len(word) > 3
        )
        return Comparison.ABSENT_STORED if others else Comparison.DIFFERS

    def _has_word(self, word: str) -> bool:
        if word in self._word_set:
            return True
        if len(word) < 5:
            return False
        return any(
            fuzz.ratio(word, other) >= 85
            for other in self._words
            if abs(len(other) - len(word)) <= 2
        )

    def _year(self, found: Work) -> Comparison:
        online = found.dates.get("available-date")
        years = {found.year, online.year if online else None} - {None}
        if any(str(year) in self._numbers for year in years):
            return Comparison.EQUAL
        others = any(map(_is_year, self._numbers))
        return Comparison.DIFFERS if others else Comparison.ABSENT_STORED

    def _number(self, found: Work, field: str, left: list[str]) -> Comparison:
        numbers = numbers_of(found.get(field))
        if numbers and all(number in self._numbers for number in numbers):
            return Comparison.FOLDED
        return Comparison.DIFFERS if left else Comparison.ABSENT_STORED

    def _page(self, found: Work, left: list[str]) -> Comparison:
        first = numbers_of(Pages.from_text(_page(found)).first)
        if first and first[0] in self._numbers:
            return Comparison.FOLDED
        return Comparison.DIFFERS if left else Comparison.ABSENT_STORED

    def _numbers_left(self, found: Work) -> list[str]:
        """Numbers of the text that the record does not explain, years left out.

        What begins a range is a page, though it may look like a year.
        """
        fields = ("volume", "issue", "title", "ISSN", "number", "edition")
        pages = Pages.from_text(_page(found))
        known = Counter(
            number
            for value in (*map(found.get, fields), pages.first, pages.last)
            for number in numbers_of(value)
        )
        known.update([str(found.year)])
        left = [n for n in self._numbers if n not in known]
        return [n for n in left if n in self._pages or not _is_year(n)]

    def _container(self, found: Work) -> Comparison:
        for field in ("container-title", "container-title-short"):
            words = fold(found.get(field)).split()
            if words and self._has_container(words):
                return Comparison.FOLDED
        return Comparison.ABSENT_STORED

    def _has_container(self, words: list[str]) -> bool:
        """Whole, or word for word shortened: «Surf. Sci.» for «Surface Science»."""
        whole = "".join(words)
        if len(whole) >= 6 and fuzz.partial_ratio(whole, self._folded) >= (
            _CONTAINER_STANDS
        ):
            return True
        long = [word for word in words if len(word) >= 3]
        if len(long) < 2:
            return bool(long) and long[0] in self._word_set
        return any(self._runs(place, long) for place in range(len(self._words)))

    def _runs(self, place: int, words: list[str]) -> bool:
        """Whether the words of a name follow from here, each at least begun."""
        for word in words:
            while place < len(self._words) and len(self._words[place]) < 2:
                place += 1
            if place >= len(self._words) or not word.startswith(self._words[place]):
                return False
            place += 1
        return True


def _is_year(number: str) -> bool:
    """Letters that look like a Roman number («ICCV», a conference) are none."""
    return len(number) == 4 and number.isdigit() and 1500 < int(number) < 2100


def _merged(
    field: str, value: str, said: Comparison, read: FieldEvidence | None
) -> FieldEvidence:
    """The text's answer; the parser's where the text has none and it agrees."""
    if read is None:
        return FieldEvidence(field, "", value, said, float(said in _AGREE))
    if said in _AGREE:
        kind = read.comparison if read.agrees else said
        shown = read.stored if read.agrees else value
        similarity = read.similarity if read.agrees else 0.95
        return replace(read, stored=shown, comparison=kind, similarity=similarity)
    if read.agrees and field != "title":
        return read
    return replace(read, comparison=said) if read.found else read


_AGREE = frozenset({Comparison.EQUAL, Comparison.FOLDED, Comparison.TRANSLITERATED})


def _first_author(found: Work) -> str:
    people = found.people() or found.people("editor")
    return (people[0].family or people[0].literal) if people else ""


def _page(found: Work) -> str:
    return found.get("page") or found.get("number")


def _titles(found: Work) -> Iterator[str]:
    for title in (found.title, *(v.work.title for v in found.variants)):
        yield title
        main, mark, _ = title.partition(" : ")
        if mark:
            yield main


def _words_of(found: Work) -> Iterator[str]:
    people = [name for names in found.names.values() for name in names]
    fields = ("container-title", "container-title-short", "publisher",
              "publisher-place", "collection-title", "event-title")  # fmt: skip
    for text in (*(name.printed for name in people[:60]), *map(found.get, fields)):
        yield from fold(text).split()


def _is_explained(word: str, known: list[str]) -> bool:
    return any(
        other == word
        or (len(word) >= 3 and other.startswith(word))
        or (len(other) >= _SHORTEST_WORD and fuzz.ratio(word, other) >= _ALIKE)
        for other in known
    )
