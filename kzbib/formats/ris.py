"""RIS files (the format of Reference Manager, 2011): «TY  - JOUR … ER  -».

What a work says and RIS has no tag for stands as JSON in a note, «N1  - kzbib: {…}»,
so that a file written here gives the same works back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from kzbib.formats.base import FailedItem, Format, FormatItem, ReadResult
from kzbib.formats.extra import add_difference, difference, dump
from kzbib.formats.json_guard import csl_work
from kzbib.formats.ris_tables import (
    NAMES,
    SERIAL_TYPES,
    TEXTS,
    TYPES,
    WHOLE_TYPES,
    WRITTEN_TYPES,
)
from kzbib.model import Date, Name, Pages, Work
from kzbib.model.text import clean_text

# «AU  - Әуезов, М. О.»
_LINE = re.compile(r"(?P<tag>[A-Z][A-Z0-9])  -(?: |$)(?P<value>.*)", re.DOTALL)
_SPACES = re.compile(r"\s+")
# «2019», «2019/07/04/», «2019/7»
_DATE = re.compile(r"(\d{4})(?:/(\d{1,2}))?(?:/(\d{1,2}))?/*")
_NOTE = "kzbib: "


@dataclass(slots=True)
class _Record:
    """A record: its lines, and the fields that nobody has taken yet."""

    line: int
    lines: list[str] = field(default_factory=list)
    fields: list[tuple[str, str]] = field(default_factory=list)

    def take(self, *tags: str) -> str:
        """Return the value of the first tag that is there; equal values go with it."""
        for tag in tags:
            for found, value in self.fields:
                if found == tag:
                    self.fields = [
                        one
                        for one in self.fields
                        if not (one[0] in tags and one[1] == value)
                    ]
                    return value
        return ""

    def take_all(self, *tags: str) -> list[str]:
        """Return all values of some tags, in the order of the record."""
        values = [value for tag, value in self.fields if tag in tags]
        self.fields = [one for one in self.fields if one[0] not in tags]
        return values


def read(text: str) -> ReadResult:
    """Read RIS records; a record without TY or ER is reported."""
    items: list[FormatItem] = []
    failed: list[FailedItem] = []
    for record, reason in _records(text.removeprefix("\ufeff")):
        raw = "\n".join(record.lines)
        try:
            if reason:
                raise ValueError(reason)
            work = _work(record)
        except ValueError as error:
            failed.append(FailedItem(raw, record.line, str(error)))
            continue
        items.append(FormatItem(work, raw, record.line, work.id))
    return ReadResult(tuple(items), tuple(failed))


def _records(text: str) -> Iterator[tuple[_Record, str]]:
    """Yield records with the reason why one is broken, "" for a good one."""
    record, inside = _Record(1), False
    for number, line in enumerate(re.split("\r\n?|\n", text), start=1):
        found = _LINE.fullmatch(line.strip())
        tag = found["tag"] if found else ""
        if tag == "TY":
            yield from _broken(record, inside=inside)
            record, inside = _Record(number), True
        if inside or line.strip():
            record.lines.append(line)
        if tag == "ER" and inside:
            yield record, ""
            record, inside = _Record(number + 1), False
        elif found:
            record.fields.append((tag, clean_text(found["value"])))
        elif line.strip() and inside:
            tag, value = record.fields.pop()
            record.fields.append((tag, f"{value} {clean_text(line)}"))
    yield from _broken(record, inside=inside)


def _broken(record: _Record, *, inside: bool) -> Iterator[tuple[_Record, str]]:
    if inside:
        yield record, "the record has no end (ER): the next one or the file's end comes"
    elif record.lines:
        yield record, "these lines stand outside any record (TY … ER)"


def _work(record: _Record) -> Work:
    csl: dict[str, Any] = {"type": TYPES.get(record.take("TY").upper(), "document")}
    for role, tags in NAMES.items():
        csl[role] = [_name(value) for value in record.take_all(*tags) if value]
    for variable, tags in TEXTS.items():
        csl[variable] = record.take(*tags)
    if csl["type"] in SERIAL_TYPES:
        csl["ISSN"] = csl.pop("ISBN")
    csl["issued"] = _issued(record)
    csl["accessed"] = _date(record.take("Y2"))
    _take_pages(record, csl)
    notes = record.take_all("N1")
    csl["note"] = "; ".join(note for note in notes if not note.startswith(_NOTE))
    csl["keyword"] = ", ".join(record.take_all("KW"))
    if rest := [list(one) for one in record.fields if one[1]]:
        csl["custom"] = {"ris": rest}
    work = csl_work(csl)
    extra = [note.removeprefix(_NOTE) for note in notes if note.startswith(_NOTE)]
    return add_difference(work, extra[0]) if extra else work


def _name(value: str) -> dict[str, str]:
    """Read «Family, Given, Suffix»; without a comma the name is that of a body."""
    parts = [part.strip() for part in value.split(",", 2)]
    if len(parts) == 1:
        return {"literal": parts[0]}
    return dict(zip(("family", "given", "suffix"), parts, strict=False))


def _issued(record: _Record) -> dict[str, Any]:
    """Return the full date (DA), else the year (PY)."""
    exact, year = _date(record.take("DA")), _date(record.take("PY", "Y1"))
    if not exact or not year:
        return exact or year
    if exact.get("date-parts", [[0]])[0][0] != year.get("date-parts", [[0]])[0][0]:
        record.fields.append(("PY", Date.from_csl(year).iso))
    return exact


def _date(value: str) -> dict[str, Any]:
    found = _DATE.fullmatch(value)
    if not found:
        return Date.from_text(value).to_csl()
    return {"date-parts": [[int(part) for part in found.groups() if part]]}


def _take_pages(record: _Record, csl: dict[str, Any]) -> None:
    """SP and EP are the page range; of a book SP is the number of its pages."""
    first, last = record.take("SP"), record.take("EP")
    if first and not last and csl["type"] in WHOLE_TYPES:
        csl["number-of-pages"] = first
    else:
        csl["page"] = Pages("-".join(filter(None, [first, last]))).joined


def write(works: Sequence[Work]) -> str:
    """Return a RIS file in UTF-8."""
    return "\n".join(map(_record_text, works))


def _record_text(work: Work) -> str:
    fields = [("TY", WRITTEN_TYPES.get(work.type, "GEN"))]
    fields += [(tag, value) for tag, value in _fields(work) if value]
    extra = difference(work, _work(_Record(1, fields=list(fields))))
    if extra:
        fields.append(("N1", _NOTE + dump(extra)))
    lines = "".join(f"{tag}  - {value}\n" for tag, value in fields)
    return f"{lines}ER  - \n"


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    for role, tags in NAMES.items():
        for name in work.people(role):
            yield tags[0], _line(_written_name(name))
    values = {**work.text, "id": work.id, "language": work.language}
    if work.type in SERIAL_TYPES:
        values["ISBN"] = work.get("ISSN")
    for variable, tags in TEXTS.items():
        yield tags[0], _line(values.get(variable, ""))
    if issued := work.dates.get("issued"):
        yield "PY", f"{issued.year:04d}" if issued.parts else _line(issued.literal)
        if issued.parts and len(issued.parts[0]) > 1:
            yield "DA", _slashed(issued)
    if accessed := work.dates.get("accessed"):
        yield "Y2", _slashed(accessed)
    if pages := work.get("page"):
        first, _, last = _line(pages).partition("-")
        yield from (("SP", first), ("EP", last))
    elif work.type in WHOLE_TYPES:
        yield "SP", _line(work.get("number-of-pages"))
    for keyword in work.get("keyword").split(","):
        yield "KW", _line(keyword)
    yield "N1", _line(work.get("note"))


def _slashed(date: Date) -> str:
    return date.iso.replace("-", "/") if len(date.parts) == 1 else _line(date.iso)


def _line(text: str) -> str:
    return clean_text(_SPACES.sub(" ", text))


def _written_name(name: Name) -> str:
    if name.literal:
        return name.literal
    person = f"{name.full_family}, {name.given}"
    return f"{person}, {name.suffix}" if name.suffix else person


RIS = Format("ris", "RIS", (".ris",), read, write)
