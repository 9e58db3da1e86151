"""Items as rendering sees them: CSL-JSON variables read once, when first asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from kzbib.csl.dates import NO_DATE, DateValue
from kzbib.csl.pages import first_page
from kzbib.csl.people import Person
from kzbib.csl.pieces import Fixed, plain
from kzbib.csl.pool import Pool
from kzbib.csl.rich import Rich, rich
from kzbib.csl.shape import ALIASES, Shape, case_language, uncertain, with_year
from kzbib.model.csl_json import DATE_VARIABLES, NAME_VARIABLES, work_to_csl
from kzbib.model.work import Work

NAMES: Final = NAME_VARIABLES | {"editortranslator"}
DATES: Final = DATE_VARIABLES
_FIXED: Final = frozenset(["URL", "DOI", "ISBN", "ISSN", "PMID", "PMCID"])
_TEXTS: Final = frozenset(
    """annote archive archive_collection archive_location archive-place authority
    call-number chapter-number citation-key citation-label collection-number
    collection-title collection-title-short container-title container-title-short
    dimensions division edition event-place event-title genre issue jurisdiction
    keyword language license medium number number-of-pages number-of-volumes
    original-publisher original-publisher-place original-title page part-number
    part-title printing-number publisher publisher-place references reviewed-genre
    reviewed-title scale section source status supplement-number title title-short
    version volume volume-title""".split()
)


class Fields(dict[str, Rich]):
    """Variables as text; a variable that is absent is an empty text."""

    __slots__ = ("raw",)

    def __init__(self, raw: Mapping[str, Any]) -> None:
        super().__init__()
        self.raw = raw

    def __missing__(self, name: str) -> Rich:
        text = self.raw.get(name)
        if type(text) is not str or not (text := text.strip("\n\t ")):
            text = self._text(name)
        value: Rich = text
        if text:
            value = Fixed(text) if name in _FIXED else rich(text)
        self[name] = value
        return value

    def _text(self, name: str) -> str:
        value = self.raw.get(name)
        if isinstance(value, str):
            if found := value.strip("\n\t "):
                return found
        elif isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
        if name == "page-first":
            return first_page(self._text("page"))
        for alias in ALIASES.get(name, ()):
            if alias in self.raw and (found := str(self.raw[alias] or "").strip()):
                return found
        return ""

    def typed(self, name: str) -> str:
        """Return a variable as it was typed, markup and all."""
        value = self[name]
        return value if isinstance(value, str) else self._text(name)

    def plain(self, name: str) -> str:
        """Return a variable without markup."""
        value = self[name]
        return value if isinstance(value, str) else plain(value)


# «event-date: 2004-10-01», «reviewed-author: Hall || W.C.», «{:DOI: 10.1/x}»
_NOTE_LINE = re.compile(r"^\{?:?([A-Za-z][A-Za-z-]{1,40}): *([^\n}]+)\}?$")
_KNOWN: Final = NAMES | DATES | _FIXED | _TEXTS


def with_note_fields(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the item with the variables that its note begins with, a line each.

    Reference managers keep there what they have no field for. A variable that the
    item has already stays as it is; the rest of the note stays the note.
    """
    lines = str(raw["note"]).split("\n")
    found: dict[str, Any] = {}
    while lines and (match := _NOTE_LINE.match(lines[0].strip())):
        name, value = match[1], match[2].strip()
        if name not in _KNOWN:
            break
        if name in NAMES:
            family, _, given = value.partition("||")
            person = {"family": family.strip(), "given": given.strip()}
            found.setdefault(name, []).append(person if given else {"literal": value})
        else:
            found[name] = value
        lines.pop(0)
    if not found:
        return raw
    return {**found, **raw, "note": "\n".join(lines).strip()}


class Entry:
    """An item with what the processor found out about it."""

    __slots__ = (
        "_shape", "_values", "fields", "id", "language", "number", "pool", "raw",
        "type",
    )  # fmt: skip

    def __init__(self, raw: Mapping[str, Any], pool: Pool) -> None:
        if "note" in raw and ":" in str(raw["note"]):
            raw = with_note_fields(raw)
        self.raw = raw
        self.pool = pool
        self.id = str(raw.get("id", ""))
        self.type = str(raw.get("type") or "document")
        self.language = str(raw.get("language") or "").strip()
        self.fields = Fields(raw)
        self.number = 0
        self._shape: Shape | None = None
        self._values: dict[str, tuple[Person, ...] | DateValue] = {}
        """Names and dates that were read."""

    def people(self, name: str) -> tuple[Person, ...]:
        """Return the names of a name variable."""
        known = self._values.get(name)
        if known is not None and not isinstance(known, DateValue):
            return known
        data = self.raw.get(name)
        found = self._values[name] = self.pool.people(data) if data else ()
        return found

    def date(self, name: str) -> DateValue:
        """Return the date of a date variable."""
        known = self._values.get(name)
        if isinstance(known, DateValue):
            return known
        data = self.raw.get(name)
        found = self._values[name] = self.pool.date(data) if data else NO_DATE
        return found

    @property
    def shape(self) -> Shape:
        """The type and the variables that have a value."""
        if self._shape is None:
            present: list[str] = []
            for name, value in self.raw.items():
                if name in DATES:
                    present += self._traits(name)
                elif value.strip() if type(value) is str else self.has(name):
                    present.append(name)
            language = case_language(self.language)
            shape = Shape(self.type, frozenset(present), language)
            self._shape = self.pool.shape(shape)
        return self._shape

    def _traits(self, name: str) -> list[str]:
        """What a date adds to the shape."""
        date = self.date(name)
        traits = [name] if date else []
        if date.start.year:
            traits.append(with_year(name))
        if date.circa:
            traits.append(uncertain(name))
        return traits

    def has(self, name: str) -> bool:
        """Whether a variable has a value."""
        if name in NAMES:
            return bool(self.people(name))
        if name in DATES:
            return bool(self.date(name))
        return bool(self.fields[name])


def entry_of(item: Mapping[str, Any] | Work, pool: Pool) -> Entry:
    """Return the entry of a CSL-JSON item or a Work."""
    if isinstance(item, Work):
        return Entry(work_to_csl(item), pool)
    return Entry(item, pool)
