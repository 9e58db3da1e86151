"""Commands for programs: JSON Lines in the same order, errors as records."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kzbib.cli.jsonl import Record, answer, emit, plain, waiting_lines
from kzbib.cli.options import Engine, InputFile, Output
from kzbib.cli.output import say, write
from kzbib.errors import ExitCode, InputError, KzbibError

if TYPE_CHECKING:
    from kzbib.model import ParsedReference


def parse(file: InputFile) -> None:
    """Parse references, one a line, into CSL-JSON.

    Example: echo 'Лихачев Д. С. Русская культура. СПб., 2007. 440 с.' | kzbib parse -
    """
    from kzbib.parsing import parse_all

    for lines in waiting_lines(file):
        for parsed in parse_all(text for _, text in lines):
            emit(_parsed(parsed))


def _parsed(parsed: ParsedReference) -> Record:
    from kzbib.model import work_to_csl

    record: Record = {
        "raw": parsed.raw,
        "lang": parsed.work.language,
        "csl": work_to_csl(parsed.work, variants=False),
    }
    if parsed.translated is not None:
        record["translated"] = work_to_csl(parsed.translated, variants=False)
    record["confidence"] = round(parsed.confidence, 3)
    if parsed.warnings:
        record["warnings"] = list(parsed.warnings)
    return record


def extract(
    files: Annotated[list[Path], typer.Argument(help="Documents.", metavar="FILE...")],
    citations: Annotated[
        bool, typer.Option("--citations", help="Print the calls in the text instead.")
    ] = False,
    text: Annotated[
        bool, typer.Option("--text", help="Print plain entries, one a line.")
    ] = False,
) -> None:
    """Print the entries of documents' reference lists.

    Example: kzbib extract article.txt
    """
    from kzbib.reading import read_document

    failed = 0
    for file in files:
        try:
            document = read_document(file)
        except KzbibError as error:
            failed += 1
            say(f"kzbib: {error}")
            emit({"document": str(file), "error": plain(error)})
            continue
        for note in document.source.notes:
            say(f"{file}: {note}")
        records = _calls(document) if citations else _entries(document)
        for record in records:
            if text and not citations:
                typer.echo(_one_line(record["raw"]))
            else:
                emit({"document": str(file), **record})
    if failed:
        none = failed == len(files)
        raise typer.Exit(ExitCode.UNUSABLE if none else ExitCode.FINDINGS)


def format_(
    file: InputFile,
    style: Annotated[
        str, typer.Option("--style", "-s", help="Where a line names no standard.")
    ] = "",
    to: Annotated[str, typer.Option("--to", help="text or html.")] = "text",
    engine: Engine = "",
) -> None:
    """Format works in a style or .csl file.

    Example: kzbib format works.jsonl --style gost-r-7.0.5-2008
    """
    from kzbib.model import work_from_csl
    from kzbib.styling import format_work, using_engine

    def work(record: Record) -> Record:
        standard = record.get("standard") or style
        if not standard:
            raise InputError("no standard; give one in the line or with --style")
        text = format_work(
            work_from_csl(record["csl"]),
            standard,
            variant=record.get("variant") or "",
            cite=record.get("cite"),
            to=to,
        )
        return {"id": record.get("id"), "text": text}

    with using_engine(engine):
        answer(file, work)


def romanise(
    file: InputFile,
    scheme: Annotated[
        str, typer.Option("--scheme", help="Where a line names no scheme.")
    ] = "",
) -> None:
    """Write Cyrillic text in Latin letters by a named scheme.

    Example: echo '{"text": "Қазақстан", "lang": "kk"}' | kzbib romanise - --scheme bsi
    """
    from kzbib.languages.detect import detect_language
    from kzbib.languages.romanise import romanise as write_in_latin

    def work(record: Record) -> Record:
        text = record["text"] if "text" in record else record["input"]
        chosen = record.get("scheme") or scheme
        if not chosen:
            raise InputError("no scheme; give one in the line or with --scheme")
        language = record.get("lang") or detect_language(text, "ru")
        return {
            "id": record.get("id"),
            "text": write_in_latin(text, chosen, language),
        }

    answer(file, work)


def convert(
    file: Annotated[Path, typer.Argument(help="A bibliography file.")],
    source: Annotated[str, typer.Option("--from", help="Its format.")] = "",
    target: Annotated[str, typer.Option("--to", help="The format to write.")] = "",
    output: Output = None,
) -> None:
    """Convert a bibliography file.

    Example: kzbib convert --from bibtex --to csl-json library.bib
    """
    from kzbib.formats import format_for
    from kzbib.reading import read_source

    reader = format_for(source or str(file))
    writer = format_for(target or str(output or ""))
    result = reader.read(read_source(file).text)
    write(writer.write([item.work for item in result.items]), output)
    for failed in result.failed:
        say(f"{file}, line {failed.line}: {failed.reason}")
    read, bad = len(result.items), len(result.failed)
    say(f"read {read + bad} = converted {read} + rejected {bad}")
    if bad:
        raise typer.Exit(ExitCode.FINDINGS)


def _entries(document: Any) -> list[Record]:
    return [
        {
            "list": place,
            "number": _number(entry.number) or position,
            "raw": entry.raw,
        }
        for place, found in enumerate(document.lists, 1)
        for position, entry in enumerate(found.entries, 1)
    ]


def _calls(document: Any) -> list[Record]:
    return [
        {
            "citation": call.text,
            "start": call.start,
            "cites": [_cite(cite) for cite in call.cites],
        }
        for call in document.citations
    ]


def _cite(cite: Any) -> Record:
    record: Record = {"number": _number(cite.number)} if cite.number else {}
    if cite.names:
        record["names"] = list(cite.names)
    for key in ("year", "title", "locator"):
        if getattr(cite, key):
            record[key] = getattr(cite, key)
    return record


def _number(printed: str) -> int | str | None:
    return int(printed) if printed.isdigit() else printed or None


def _one_line(raw: str) -> str:
    from kzbib.reading import join_lines

    return join_lines(raw)
