"""A reference on its way to a Work: fields claimed from the sheet one by one."""

from __future__ import annotations

from dataclasses import dataclass, field
from unicodedata import is_normalized

from kzbib.model import Date, Name, Work
from kzbib.model.text import clean_text
from kzbib.parsing.found import Found
from kzbib.parsing.kind import decide_type
from kzbib.parsing.language import language_of
from kzbib.parsing.sheet import Sheet


@dataclass(slots=True)
class Draft:
    """Fields on their way to a Work."""

    sheet: Sheet
    prefix: str = ""
    text: dict[str, str] = field(default_factory=dict)
    names: dict[str, tuple[Name, ...]] = field(default_factory=dict)
    dates: dict[str, Date] = field(default_factory=dict)
    marks: set[str] = field(default_factory=set)
    brackets: list[Found[str]] = field(default_factory=list)
    """Translations in brackets, not yet read."""

    def put(self, name: str, found: Found[str] | None) -> None:
        """Claim a text field, unless it is filled already or empty."""
        if found is None or not found.value or name in self.text:
            return
        self.text[name] = found.value
        self.sheet.take(found.start, found.end, self.prefix + name)

    def date(self, name: str, found: Found[Date]) -> None:
        """Claim a date field."""
        self.dates[name] = found.value
        self.sheet.take(found.start, found.end, self.prefix + name)

    def people(self, role: str, names: tuple[Name, ...], start: int, end: int) -> None:
        """Claim names; more names of one role are added."""
        known = self.names.get(role, ())
        families = {name.family.casefold() for name in known}
        fresh = tuple(
            n for n in names if n.family.casefold() not in families or n.literal
        )
        self.names[role] = (*known, *fresh)
        self.sheet.take(start, end, self.prefix + role)


def kind_of(draft: Draft) -> str:
    """Return the CSL type that the fields of a draft speak for."""
    fields = dict(draft.text) | dict.fromkeys(draft.marks, "1")
    issued = draft.dates.get("issued")
    if issued and issued.parts and len(issued.parts[0]) == 3:
        fields["full-date"] = issued.iso
    return decide_type(fields)


def to_work(draft: Draft, kind: str = "") -> Work:
    """Return the Work of a draft, its type and language decided, text in NFC."""
    printed = draft.text.get("title") or draft.text.get("container-title") or ""
    sheet = draft.sheet
    entry = sheet.raw[sheet.start : sheet.end]
    language = language_of("" if "law" in draft.marks else printed, entry)
    text = {name: clean_text(value) for name, value in draft.text.items()}
    names = {role: people for role, people in draft.names.items() if people}
    if not is_normalized("NFC", entry):
        names = {role: _clean(people) for role, people in names.items()}
    return Work(
        type=kind or kind_of(draft),
        language=language,
        text={name: value for name, value in text.items() if value},
        names=names,
        dates=draft.dates,
    )


def _clean(names: tuple[Name, ...]) -> tuple[Name, ...]:
    if all(is_normalized("NFC", name.printed) for name in names):
        return names
    return tuple(Name.from_csl(name.to_csl()) for name in names)
