"""`kzbib match`: which records are one work, for programs."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kzbib.cli.jsonl import Record, each_record, plain
from kzbib.cli.output import say
from kzbib.errors import ExitCode, InputError, KzbibError
from kzbib.matching.engines import Engine
from kzbib.matching.weights import Level

if TYPE_CHECKING:
    from kzbib.matching.clusters import Clustering
    from kzbib.matching.profile import Profile

Profiles = tuple[list[Any], list["Profile"], dict[int, Record]]
"""Names and profiles of the good lines, and the answers to bad ones by their place."""


def match(
    file: Annotated[
        str, typer.Argument(help="A file, or - for standard input.", metavar="FILE")
    ] = "-",
    explain: Annotated[
        bool, typer.Option("--explain", help="Add the rule and the evidence.")
    ] = False,
    level: Annotated[
        Level, typer.Option("--profile", help="How much must agree to be one work.")
    ] = Level.NORMAL,
    engine: Annotated[
        Engine, typer.Option("--engine", help="What does the work; see docs/scale.md.")
    ] = Engine.PYTHON,
    source: Annotated[
        Path | None, typer.Option("--in", help="Parquet with the columns id, csl.")
    ] = None,
    target: Annotated[
        Path | None, typer.Option("--out", help="Parquet to write: id, cluster.")
    ] = None,
    doubts: Annotated[
        Path | None,
        typer.Option("--doubts", help="Parquet to write: pairs for a person to judge."),
    ] = None,
) -> None:
    """Put records of one work into clusters.

    Example: kzbib match records.jsonl --explain
    """
    if engine is Engine.PYTHON:
        if source or target or doubts:
            raise InputError("--in, --out and --doubts need --engine duckdb or spark")
        _match(file, explain, level)
    elif source is None or target is None:
        raise InputError(f"--engine {engine} needs --in FILE and --out FILE")
    else:
        from kzbib.matching.scale.job import match_file

        done = match_file(engine, source, target, level, doubts)
        say(f"{done.records} records, {done.clusters} works: {target}")


def _match(file: str, explain: bool, level: Level) -> None:
    from kzbib.matching.clusters import cluster_profiles

    # profiles hold no cycles: of a million, the collector would only walk them
    gc.disable()
    names, profiles, bad = _read(file)
    found = cluster_profiles(profiles, level, bare=not explain)
    encode = json.JSONEncoder(ensure_ascii=False).encode
    for record in _answers(names, found, bad, explain):
        sys.stdout.write(encode(record) + "\n")
    if bad:
        raise typer.Exit(ExitCode.FINDINGS)


def _read(file: str) -> Profiles:
    """Read records; of a million only what is compared stays in memory."""
    from kzbib.matching.profile import profile_of
    from kzbib.model import work_from_csl

    names: list[Any] = []
    profiles: list[Profile] = []
    bad: dict[int, Record] = {}
    for place, record in enumerate(each_record(file)):
        try:
            if isinstance(record, InputError):
                raise record
            profiles.append(profile_of(work_from_csl(record["csl"])))
            names.append(record.get("id", place))
        except (KzbibError, ValueError, KeyError, TypeError) as error:
            name = record.get("id") if isinstance(record, dict) else None
            bad[place] = {"id": name, "error": plain(error)}
    return names, profiles, bad


def _answers(
    names: list[Any], found: Clustering, bad: dict[int, Record], explain: bool
) -> Iterator[Record]:
    """Yield an answer for every line, in the order of the lines."""
    why = {link.other: link for link in found.links} if explain else {}
    place = 0
    for number in range(len(names) + len(bad)):
        if number in bad:
            yield bad[number]
            continue
        answer: Record = {"id": names[place]}
        answer["cluster"] = str(names[found.cluster[place]])
        if place in why:
            link = why[place]
            answer |= {"with": names[link.one], "rule": link.decision.rule}
            answer["evidence"] = list(link.decision.evidence)
        yield answer
        place += 1
