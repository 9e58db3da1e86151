"""What the lists of a document hold, so that calls can be told from other brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kzbib.languages.fold import fold
from kzbib.reading.calls import Cite, family_of
from kzbib.reading.lists import ReferenceList

_HEAD = 120  # characters of an entry in which its people stand
_WORD = re.compile(r"[^\W\d_][\w'’ʼ-]{1,40}")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_ALII = re.compile(r"et al|и др|және басқалар|т\.\s?б")
_INITIAL = re.compile(r"\b[^\W\d_]\.")
# Words before a year in parentheses that are no author: places, months, dates.
_NO_AUTHORS = frozenset(
    """Москва Алматы Астана Санкт-Петербург Казахстан Россия Ташкент Бишкек Киев Київ
    Moscow Almaty Astana Kazakhstan Russia London Paris Berlin Geneva Вена Женева Париж
    Лондон Нью-Йорк Январь Февраль Март Апрель Май Июнь Июль Август Сентябрь Октябрь
    Ноябрь Декабрь January February March April May June July August September October
    November December Қаңтар Ақпан Наурыз Сәуір Мамыр Маусым Шілде Тамыз Қыркүйек Қазан
    Қараша Желтоқсан Summer Winter Spring Autumn Весна Лето Осень Зима Figure Table Рис
    Табл Таблица Рисунок Закон Указ Договор Law Act""".split()
)


class Known:
    """The numbers, keys and people of the lists of a document."""

    def __init__(self, lists: Iterable[ReferenceList]) -> None:
        self._lists: Sequence[ReferenceList] = tuple(lists)
        self._keys: dict[str, tuple[str, int]] = {}
        self._numbers: set[str] = set()
        self._notes: dict[str, int] = {}
        self._people: set[tuple[str, str]] | None = None
        for place, found in enumerate(self._lists, 1):
            for entry in found.entries:
                if entry.key:
                    self._keys.setdefault(entry.key, (entry.number, place))
                if found.notes:
                    self._notes.setdefault(entry.number, place)
                elif entry.number:
                    self._numbers.add(entry.number)

    def by_key(self, key: str, locator: str) -> Cite:
        """Return the cite of a key, with its number where a list has the key."""
        number, place = self._keys.get(key, ("", 0))
        return Cite(number=number, key=key, locator=locator, list=place)

    def raised(self, cites: tuple[Cite, ...]) -> tuple[Cite, ...]:
        """Return the cites of raised numbers if a list has them all, else ()."""
        return cites if all(cite.number in self._numbers for cite in cites) else ()

    def of_notes(self, cites: tuple[Cite, ...]) -> tuple[Cite, ...]:
        """Return the cites of footnotes: () where the notes are no references."""
        if not self._notes:
            return () if self._numbers else cites
        return tuple(
            replace(cite, list=self._notes[cite.number])
            for cite in cites
            if cite.number in self._notes
        )

    def names(self, cites: tuple[Cite, ...], surely: bool) -> bool:
        """Tell whether cites with people mean works: listed ones, or surely cited.

        ``surely`` allows what no list holds but looks like nothing else: several
        people, initials, «et al.» or a page.
        """
        if any(family_of(cite.names[0]).split()[0] in _NO_AUTHORS for cite in cites):
            return False
        if all(map(self._is_listed, cites)):
            return True
        return surely and all(map(_is_sure, cites))

    def _is_listed(self, cite: Cite) -> bool:
        if self._people is None:
            self._people = set(self._read_people())
        family = fold(family_of(cite.names[0])).split()
        return bool(family) and (family[-1], cite.year[:4]) in self._people

    def _read_people(self) -> Iterable[tuple[str, str]]:
        for found in self._lists:
            for entry in found.entries:
                years = set(_YEAR.findall(entry.text))
                words = _WORD.findall(entry.text[:_HEAD])
                for word in words:
                    if word[0].isupper():
                        yield from ((fold(word), year) for year in years)


def _is_sure(cite: Cite) -> bool:
    first = cite.names[0]
    return bool(
        len(cite.names) > 1
        or cite.locator
        or _ALII.search(first)
        or _INITIAL.search(first)
    )
