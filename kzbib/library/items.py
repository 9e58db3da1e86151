"""The items of a document: printed references, or records of a bibliography file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath

from kzbib.errors import InputError
from kzbib.formats import Format, format_for
from kzbib.model import ParsedReference
from kzbib.parsing import PARSER_VERSION, parse_all
from kzbib.reading import Document, SourceText, is_repeat


@dataclass(frozen=True, slots=True)
class Item:
    """One item with the place where it stands, and the reading of it.

    ``reason`` says why an item could not be read; then there is no reading.
    ``repeats`` says that it only names the item before once more («Там же. С. 5»).
    """

    list: int
    position: int
    number: str
    raw: str
    start: int
    end: int
    where: str
    parser: str = PARSER_VERSION
    parsed: ParsedReference | None = None
    citekey: str = ""
    reason: str = ""
    repeats: bool = False


def record_format(source: SourceText) -> Format | None:
    """Return the format when the source is a file of records (.bib, CSL-JSON)."""
    try:
        return format_for(PurePath(source.name).suffix or ".txt")
    except InputError:
        return None  # a document: its lists are looked for


def printed_items(document: Document) -> Iterator[Item]:
    """Yield the entries of all reference lists of a document, each parsed."""
    placed = list(_placed(document))
    parsed = parse_all(text for text, repeats, _ in placed if not repeats)
    for _, repeats, new in placed:
        if repeats:
            yield new(repeats=True)
            continue
        found = next(parsed)
        work = found.work
        if work.title or work.people() or work.people("editor"):
            yield new(parsed=found)
        else:
            yield new(reason="neither a title nor an author could be read")


def _placed(document: Document) -> Iterator[tuple[str, bool, partial[Item]]]:
    """Yield of each entry its text, whether it is a repeat, and its item so far."""
    many = len(document.lists) > 1
    for number, found in enumerate(document.lists, 1):
        for position, entry in enumerate(found.entries, 1):
            label = f"entry {entry.number or position}"
            where = f"list {number}, {label}" if many else label
            new = partial(
                Item,
                number,
                position,
                entry.number,
                entry.raw,
                entry.start,
                entry.end,
                where,
            )
            yield entry.text, position > 1 and is_repeat(entry.text), new


def record_items(source: SourceText, format_: Format) -> Iterator[Item]:
    """Yield the records of a .bib or CSL-JSON file, broken ones with the reason."""
    result = format_.read(source.text)
    place = 0
    for position, record in enumerate(result.items, 1):
        place = max(source.text.find(record.raw, place), 0)
        yield Item(
            1,
            position,
            record.key,
            record.raw,
            place,
            place + len(record.raw),
            f"line {record.line}",
            parser=format_.name,
            parsed=ParsedReference(record.raw, record.work, confidence=1.0),
            citekey=record.key,
        )
    for position, failed in enumerate(result.failed, len(result.items) + 1):
        start = max(source.text.find(failed.raw), 0)
        yield Item(
            1,
            position,
            "",
            failed.raw,
            start,
            start + len(failed.raw),
            f"line {failed.line}",
            parser=format_.name,
            reason=failed.reason,
        )
