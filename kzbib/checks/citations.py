"""Calls in the text against the reference list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kzbib.checks.finding import Finding, Severity
from kzbib.checks.numbering import number_of
from kzbib.languages.fold import fold

if TYPE_CHECKING:
    from kzbib.reading import Citation, Cite, Document, Entry

_YEAR = re.compile(r"\d{4}")
_SAME = re.compile(r"(?:там же|сонда|бұл да сонда|там само|ibid)\b", re.IGNORECASE)


def check_not_listed(document: Document) -> Iterator[Finding]:
    """Report citations whose work no list has, each once.

    A document without a list says nothing: its references may be footnotes.
    """
    index = _Index([entry for listed in document.lists for entry in listed.entries])
    if not index.entries:
        return
    first = _Index(_first_entries(document))
    seen: set[str] = set()
    for citation in document.citations:
        for cite in citation.cites:
            name = _name(cite)
            if name in seen or _SAME.match(cite.title):
                continue
            seen.add(name)
            # A second list that repeats the first lends it no numbers; lists of
            # chapters, which stand between the calls, do.
            repeats = cite.number and citation.start <= document.lists[0].end
            if not (first if repeats and not cite.list else index).targets(cite):
                yield _not_listed(name, citation, cite)


def check_not_cited(document: Document) -> Iterator[Finding]:
    """Report entries of the first list that no citation calls.

    A document without any citation says nothing, since its calls may be footnotes.
    """
    index = _Index(_first_entries(document))
    cites = {cite for citation in document.citations for cite in citation.cites}
    if not cites:
        return
    cited = {place for cite in cites for place in index.targets(cite)}
    for place, entry in enumerate(index.entries):
        if place not in cited:
            number = entry.number or place + 1
            yield Finding(
                "not-cited",
                Severity.WARNING,
                f"entry {number}",
                f"the text never cites «{_short(entry.raw)}»",
                "Cite it, or take it out of the list.",
            )


def _first_entries(document: Document) -> list[Entry]:
    """The first list and those that go on counting where it stops.

    A list that starts anew repeats the first one, translated or romanised.
    """
    entries: list[Entry] = []
    last = 0
    for listed in document.lists:
        numbers = [number_of(entry) for entry in listed.entries]
        first = numbers[0] if numbers else None
        if not entries or (first is not None and first == last + 1):
            entries.extend(listed.entries)
            last = numbers[-1] or last if numbers else last
    return entries


class _Index:
    """Entries by number, and by folded text."""

    def __init__(self, entries: list[Entry]) -> None:
        self.entries = entries
        self._texts = [f" {fold(entry.raw)}" for entry in entries]
        self._numbers: dict[int, list[int]] = {}
        for place, entry in enumerate(entries):
            number = number_of(entry)
            if number is not None:
                self._numbers.setdefault(number, []).append(place)

    def targets(self, cite: Cite) -> list[int]:
        """Return the places of the entries that ``cite`` may mean."""
        if cite.number:
            number = int(cite.number)
            if self._numbers:
                return self._numbers.get(number, [])
            return [number - 1] if 0 < number <= len(self.entries) else []
        word = f" {_key(cite)}"
        year = _YEAR.search(cite.year)
        return [
            place
            for place, text in enumerate(self._texts)
            if word in text and (not year or year[0] in text)
        ]


def _key(cite: Cite) -> str:
    """What to look for: the first surname without initials, else the title."""
    if not cite.names:
        return fold(cite.title)
    first = cite.names[0].split(" и др")[0].split(" et al")[0]
    return max(fold(first).split(), key=len, default="")


def _name(cite: Cite) -> str:
    if cite.number:
        return f"number {cite.number}"
    words = ", ".join(cite.names) or cite.title
    return f"«{words}, {cite.year}»" if cite.year else f"«{words}»"


def _not_listed(name: str, citation: Citation, cite: Cite) -> Finding:
    return Finding(
        "not-listed",
        Severity.ERROR,
        f"citation {_short(citation.text)}",
        f"the list has no entry for {name}",
        "Correct the number, or add the entry."
        if cite.number
        else "Add the entry, or correct name and year.",
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else f"{line[:79]}…"
