"""A reference as printed, where a parser may have missed what is plainly there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from kzbib.languages.fold import fold
from kzbib.languages.scripts import script_of
from kzbib.model import Pages, Work
from kzbib.resolving.compare import FieldEvidence
from kzbib.resolving.sequels import is_notice, numbers_of, title_numbers
from kzbib.resolving.similarity import Comparison

_NUMBER = re.compile(r"[A-Za-z]?\d+|\b[IVXLC]+\b")
_SHORTEST_TITLE = 18  # folded letters that cannot stand in a text by chance
_TITLE_STANDS = 94
_SHORTEST_SURNAME = 3
_HEAD = 120  # characters in which the first author is looked for
_LONGEST = 3_000

_OPEN = frozenset({Comparison.ABSENT_STORED, Comparison.DIFFERS})


class Printed:
    """The text of a reference, prepared for questions about it."""

    def __init__(self, text: str) -> None:
        """Keep the first three thousand characters; no reference is longer."""
        text = text[:_LONGEST]
        self.folded = fold(text).replace(" ", "")
        self.script = script_of(text)
        self.head = set(fold(text[:_HEAD]).split())
        self.numbers = [
            number
            for found in _NUMBER.findall(text)
            for number in (numbers_of(found) or [found])
        ]
        self.title_numbers = set(title_numbers(text))

    def support(
        self, rows: Sequence[FieldEvidence], found: Work
    ) -> tuple[FieldEvidence, ...]:
        """Return the evidence with what the text says of fields that were not read.

        A field that the parser read differently is believed only for what cannot be
        in a text by chance: a whole title, the first author, a page of three digits.
        """
        return tuple(self._row(row, found) for row in rows)

    def _row(self, row: FieldEvidence, found: Work) -> FieldEvidence:
        if row.comparison not in _OPEN or not row.found:
            return row
        has = _QUESTIONS.get(row.field)
        if has is None or not has(self, row, found):
            return row
        across = row.field in ("title", "author") and self.script != script_of(
            row.found
        )
        kind = Comparison.TRANSLITERATED if across else Comparison.FOLDED
        return replace(row, stored=row.stored or row.found, comparison=kind)

    def has_title(self, row: FieldEvidence, found: Work) -> bool:
        """Whether the found title stands in the text, its numbers with it."""
        return any(self._stands(title) for title in _titles(found))

    def has_author(self, row: FieldEvidence, found: Work) -> bool:
        """Whether the first author's surname stands at the beginning."""
        people = found.people() or found.people("editor")
        words = fold(people[0].family or people[0].literal).split() if people else []
        long = [word for word in words if len(word) >= _SHORTEST_SURNAME]
        return bool(long) and all(word in self.head for word in long)

    def has_year(self, row: FieldEvidence, found: Work) -> bool:
        """Whether the found year stands in the text."""
        return row.found in self.numbers

    def has_volume(self, row: FieldEvidence, found: Work) -> bool:
        """Whether the volume stands there, unless another one was read."""
        numbers = numbers_of(row.found)
        known = all(number in self.numbers for number in numbers) and bool(numbers)
        if row.comparison == Comparison.ABSENT_STORED:
            return known
        # What was read as the volume is the issue of the record.
        swapped = numbers_of(row.stored) == numbers_of(found.get("issue"))
        return known and swapped and bool(found.get("issue"))

    def has_page(self, row: FieldEvidence, found: Work) -> bool:
        """Whether the first page stands there; against a reading if it is long."""
        first = Pages.from_text(row.found).first.lstrip("0")
        needed = 1 if row.comparison == Comparison.ABSENT_STORED else 3
        return len(first) >= needed and first in self.numbers

    def _stands(self, title: str) -> bool:
        words = fold(title).replace(" ", "")
        if len(words) < _SHORTEST_TITLE or is_notice(title):
            return False
        if not self.title_numbers.issuperset(title_numbers(title)):
            return False
        return fuzz.partial_ratio(words, self.folded) >= _TITLE_STANDS


def _titles(found: Work) -> Iterator[str]:
    yield found.title
    yield from (variant.work.title for variant in found.variants)


_QUESTIONS = {
    "title": Printed.has_title,
    "author": Printed.has_author,
    "issued": Printed.has_year,
    "volume": Printed.has_volume,
    "issue": Printed.has_volume,
    "page": Printed.has_page,
}
