"""Items as rendering sees them: CSL-JSON variables read once, when first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from kzbib.csl.dates import NO_DATE, DateValue, read_date
from kzbib.csl.pages import first_page
from kzbib.csl.people import Person, read_person
from kzbib.csl.pieces import Fixed, plain
from kzbib.csl.rich import Rich, rich
from kzbib.model.csl_json import DATE_VARIABLES, NAME_VARIABLES, work_to_csl
from kzbib.model.work import Work

NAMES: Final = NAME_VARIABLES | {"editortranslator"}
DATES: Final = DATE_VARIABLES
_FIXED: Final = frozenset(["URL", "DOI", "ISBN", "ISSN", "PMID", "PMCID"])
# Other names of a variable in the wild, tried in this order.
_ALIASES: Final = {
    "title-short": ("shortTitle",),
    "container-title-short": ("journalAbbreviation",),
    "event-title": ("event",),
    "event": ("event-title",),
}


class Fields(dict[str, Rich]):
    """Variables as text; a variable that is absent is an empty text."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        super().__init__()
        self.raw = raw

    def __missing__(self, name: str) -> Rich:
        value = self[name] = self._read(name)
        return value

    def _read(self, name: str) -> Rich:
        text = self._text(name)
        if not text:
            return ""
        return Fixed(text) if name in _FIXED else rich(text)

    def _text(self, name: str) -> str:
        for key in (name, *_ALIASES.get(name, ())):
            value = self.raw.get(key)
            if isinstance(value, str):
                if value.strip():
                    return value.strip("\n\t ")
            elif isinstance(value, int | float) and not isinstance(value, bool):
                return str(value)
        if name == "page-first":
            return first_page(self._text("page"))
        return ""

    def plain(self, name: str) -> str:
        """Return a variable without markup."""
        value = self[name]
        return value if isinstance(value, str) else plain(value)


class Entry:
    """An item with what the processor found out about it."""

    __slots__ = (
        "_dates", "_people", "fields", "id", "language", "number", "raw", "type",
    )  # fmt: skip

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self.raw = raw
        self.id = str(raw.get("id", ""))
        self.type = str(raw.get("type") or "document")
        self.language = str(raw.get("language") or "").strip()
        self.fields = Fields(raw)
        self.number = 0
        self._people: dict[str, tuple[Person, ...]] = {}
        self._dates: dict[str, DateValue] = {}

    def people(self, name: str) -> tuple[Person, ...]:
        """Return the names of a name variable."""
        try:
            return self._people[name]
        except KeyError:
            data = self.raw.get(name)
            listed = data if isinstance(data, list) else [data] if data else []
            people = (read_person(person) for person in listed)
            found = self._people[name] = tuple(one for one in people if one)
            return found

    def date(self, name: str) -> DateValue:
        """Return the date of a date variable."""
        try:
            return self._dates[name]
        except KeyError:
            data = self.raw.get(name)
            found = self._dates[name] = read_date(data) if data else NO_DATE
            return found

    def has(self, name: str) -> bool:
        """Whether a variable has a value."""
        if name in NAMES:
            return bool(self.people(name))
        if name in DATES:
            return bool(self.date(name))
        return bool(self.fields[name])


def entry_of(item: Mapping[str, Any] | Work) -> Entry:
    """Return the entry of a CSL-JSON item or a Work."""
    if isinstance(item, Work):
        return Entry(work_to_csl(item))
    return Entry(item)
