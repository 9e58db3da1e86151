"""JSON Lines in and out, for the commands that programs call."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BufferedIOBase
from pathlib import Path
from typing import Any, cast

import typer

from kzbib.errors import ExitCode, InputError, KzbibError

MAX_LINE = 1_000_000
"""Bytes; a longer line is an error, not a reason to fill the memory."""
_CHUNK = 65_536
"""Bytes that are read at once, where so many wait."""

Record = dict[str, Any]
_encode = json.JSONEncoder(ensure_ascii=False).encode


def each_line(file: str) -> Iterator[tuple[int, str]]:
    """Yield the number and text of each line that is not blank.

    Raises InputError when the file cannot be opened or a line is too long or no UTF-8.
    """
    for lines in waiting_lines(file):
        yield from lines


def waiting_lines(file: str) -> Iterator[list[tuple[int, str]]]:
    """Yield what ``each_line`` does, as many lines at a time as wait to be read.

    So a program that writes one line gets its answer before it writes another.
    Raises InputError as ``each_line`` does, after the lines before the bad one.
    """
    number = 0
    with _opened(file) as stream:
        for arrived in _arriving(stream):
            lines: list[tuple[int, str]] = []
            for line in arrived:
                number += 1
                try:
                    text = _text(line, f"{file}, line {number}", first=number == 1)
                except InputError:
                    yield lines
                    raise
                if text:
                    lines.append((number, text))
            yield lines


def _arriving(stream: BufferedIOBase) -> Iterator[list[bytes]]:
    rest = b""
    while chunk := stream.read1(_CHUNK):
        *lines, rest = (rest + chunk).split(b"\n")
        if len(rest) > MAX_LINE:
            lines.append(rest)  # where it ends is of no use: it is refused
        yield lines
    yield [rest] if rest else []


def _text(line: bytes, where: str, *, first: bool) -> str:
    if len(line) > MAX_LINE:
        raise InputError(f"longer than {MAX_LINE} bytes", where=where)
    try:
        return line.decode("utf-8-sig" if first else "utf-8").strip()
    except UnicodeDecodeError as error:
        hint = "Save the file as UTF-8."
        raise InputError("is no UTF-8", where=where, hint=hint) from error


def each_record(file: str) -> Iterator[Record | InputError]:
    """Yield the JSON object of each line, or the error of a line that is none."""
    for number, text in each_line(file):
        try:
            record = json.loads(text)
        except (ValueError, RecursionError) as error:
            yield InputError(f"no JSON: {error}", where=f"line {number}")
            continue
        if isinstance(record, dict):
            yield record
        else:
            yield InputError("no JSON object", where=f"line {number}")


def answer(file: str, work: Callable[[Record], Record]) -> None:
    """Answer each line of ``file`` with one line; exit code 1 when one was bad."""
    bad = False
    for record in each_record(file):
        name = record.get("id") if isinstance(record, dict) else None
        try:
            if isinstance(record, InputError):
                raise record
            emit(work(record))
        except (KzbibError, ValueError, KeyError, TypeError) as error:
            bad = True
            emit({"id": name, "error": plain(error)})
    if bad:
        raise typer.Exit(ExitCode.FINDINGS)


def plain(error: Exception) -> str:
    """Return an error on one line."""
    if isinstance(error, KeyError):
        return f"the key {error.args[0]!r} is missing"
    return " ".join(str(error).split())


def emit(record: Record) -> None:
    """Print one record as a line of JSON."""
    typer.echo(_encode(record))


@contextmanager
def _opened(file: str) -> Iterator[BufferedIOBase]:
    if file == "-":
        yield cast("BufferedIOBase", sys.stdin.buffer)
        return
    try:
        with Path(file).open("rb") as stream:
            yield stream
    except OSError as error:
        raise InputError(f"cannot read: {error.strerror}", where=file) from error
