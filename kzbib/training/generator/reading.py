"""Reads labelled real records, to be printed again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from kzbib.training.generator.record import DateParts, Person, Record

_PEOPLE = ("author", "editor", "translator", "compiler", "container-author")
_DATES = ("issued", "accessed")
_SKIPPED = frozenset({*_PEOPLE, *_DATES, "type", "language", "id", "custom"})
# «К.-Ж. К.» → «К.-Ж», «К»
_PARTS = re.compile(r"[^\s.\-]+(?:\.?-[^\s.\-]+)*")


def read_record(data: Mapping[str, Any]) -> Record | None:
    """Return the record of a labelled reference, None where it has no title."""
    csl = data["csl"]
    lang = _language(str(csl.get("language") or data.get("lang") or "ru"))
    record = _read(csl, lang)
    other = data.get("translated")
    if other:
        half = _read({"type": csl["type"], **other}, "en" if lang == "rom" else "ru")
        record = Record(
            record.kind, lang, record.text, record.people, record.dates, record.etal,
            _suited(half),
        )  # fmt: skip
    if data.get("etal"):
        record = Record(
            record.kind, lang, record.text, record.people, record.dates, True,
            record.other,
        )  # fmt: skip
    return record if record.text else None


def _suited(half: Record) -> Record:
    """Give the second half the language of its letters."""
    cyrillic = any("Ѐ" <= letter <= "ԯ" for letter in "".join(half.text.values()))
    return Record(
        half.kind, "ru" if cyrillic else "en", half.text, half.people, half.dates
    )


def _language(code: str) -> str:
    if code.endswith("-Latn") or code == "mixed":
        return "rom"
    return (
        code if code in ("ru", "kk", "en", "uk", "uz", "ky", "be", "de", "fr") else "ru"
    )


def _read(csl: Mapping[str, Any], lang: str) -> Record:
    text = {
        name: str(value)
        for name, value in csl.items()
        if name not in _SKIPPED and isinstance(value, str | int) and str(value)
    }
    people = {
        role: tuple(map(_person, csl[role]))
        for role in _PEOPLE
        if isinstance(csl.get(role), list) and csl[role]
    }
    if ":" in text.get("medium", ""):
        text["content"] = text.pop("medium")
    dates = {name: _date(csl[name]) for name in _DATES if csl.get(name)}
    return Record(
        str(csl["type"]), lang, text, people, {k: v for k, v in dates.items() if v}
    )


def _person(data: Mapping[str, str] | str) -> Person:
    if isinstance(data, str):
        return Person(literal=data)
    if data.get("literal"):
        return Person(literal=data["literal"])
    particle = data.get("non-dropping-particle", "")
    family = f"{particle} {data.get('family', '')}".strip()
    given = tuple(
        part.replace(".-", "-") for part in _PARTS.findall(data.get("given", ""))
    )
    initials = tuple(
        part[:1] if len(part) > 2 and "-" not in part else part for part in given
    )
    return Person(family, given, initials, genitive=family)


def _date(data: Mapping[str, Any]) -> tuple[DateParts, ...]:
    parts: Sequence[Sequence[Any]] = data.get("date-parts") or ()
    found = tuple(
        tuple(int(part) for part in date) for date in parts if date and date[0]
    )
    return found[:2]
