"""Records out of files: Crossref's public data, CSL-JSON, BibTeX; one by one."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from kzbib.errors import InputError
from kzbib.formats import format_for
from kzbib.model import Work, work_from_csl
from kzbib.resolving.offline.rows import Row, row_from_message, row_from_work

_PIECE = 1 << 20
_LONGEST_RECORD = 16 << 20  # characters; no record of Crossref comes near


def rows_of(path: Path) -> Iterator[tuple[Row, Mapping[str, Any]] | None]:
    """Yield the packed fields of each record with its source, None for a bad one.

    ``.json``, ``.jsonl`` (Crossref's data file or CSL-JSON) and ``.bib``, each also
    with ``.gz``; only one record at a time is in memory (.bib: one file). Raises
    InputError when the file cannot be read or is of another kind.
    """
    kind = (path.with_suffix("") if path.suffix == ".gz" else path).suffix.lower()
    with _opened(path) as stream:
        if kind in (".jsonl", ".ndjson"):
            yield from map(_row, _lines(stream, path))
        elif kind == ".json":
            yield from map(_row, _objects(stream, path))
        else:
            yield from _records(stream, path, kind)


def _row(record: object) -> tuple[Row, Mapping[str, Any]] | None:
    if not isinstance(record, dict):
        return None
    if isinstance(record.get("title"), str):
        try:
            row = row_from_work(work_from_csl(record))
        except ValueError:
            return None
    else:
        row = row_from_message(record)
    return (row, record) if row else None


def _records(
    stream: IO[str], path: Path, kind: str
) -> Iterator[tuple[Row, Mapping[str, Any]] | None]:
    result = format_for(kind).read(stream.read())
    for item in result.items:
        row = row_from_work(_named(item.work, item.key))
        yield (row, {"DOI": row[0], "ISSN": [item.work.get("ISSN")]}) if row else None
    for _ in result.failed:
        yield None


def _named(work: Work, key: str) -> Work:
    from dataclasses import replace  # noqa: PLC0415  # one use, in one branch

    return replace(work, id=work.id or key)


def _lines(stream: IO[str], path: Path) -> Iterator[object]:
    while line := stream.readline(_LONGEST_RECORD + 1):
        if len(line) > _LONGEST_RECORD:
            raise InputError("a record of more than 16 MB", where=str(path))
        if line.strip():
            yield _parsed(line)


def _parsed(line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _objects(stream: IO[str], path: Path) -> Iterator[object]:
    """Yield the objects of the first list, bare or in ``{"items": […]}``."""
    decoder = json.JSONDecoder()
    buffer = stream.read(_PIECE)
    start = buffer.find("[") + 1
    if not start:
        raise InputError(
            "no list of records",
            where=str(path),
            hint='It should be a JSON list, or an object with "items".',
        )
    while True:
        while start < len(buffer) and buffer[start] in " \t\r\n,":
            start += 1
        if start < len(buffer) and buffer[start] == "]":
            return
        try:
            value, start = decoder.raw_decode(buffer, start)
            yield value
        except RecursionError:
            raise InputError("nested too deep", where=str(path)) from None
        except ValueError as error:
            more = stream.read(_PIECE)
            if not more or len(buffer) - start > _LONGEST_RECORD:
                raise InputError(
                    f"the JSON breaks off: {error}",
                    where=str(path),
                    hint="Download the file again.",
                ) from error
            buffer, start = buffer[start:] + more, 0


@contextmanager
def _opened(path: Path) -> Iterator[IO[str]]:
    try:
        with (
            gzip.open(path, "rt", encoding="utf-8", errors="replace")
            if path.suffix == ".gz"
            else path.open(encoding="utf-8-sig", errors="replace")
        ) as stream:
            yield stream
    except (OSError, EOFError, gzip.BadGzipFile) as error:
        raise InputError(f"cannot read: {error}", where=str(path)) from error
