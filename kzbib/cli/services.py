"""Commands that judge works: duplicates, checks."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kzbib.cli.jsonl import emit
from kzbib.cli.options import Db, open_store
from kzbib.cli.output import count, say, shorten
from kzbib.cli.resolving import TRY_LATER
from kzbib.cli.reviewing import review as walk
from kzbib.cli.reviewing import tell
from kzbib.errors import ExitCode, KzbibError
from kzbib.matching.weights import Level

if TYPE_CHECKING:
    from kzbib.checks import Finding
    from kzbib.model import Work
    from kzbib.store.store import Store


def dedupe(
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be merged.")
    ] = False,
    explain: Annotated[
        str, typer.Option("--explain", help="Say why this key is or is not another.")
    ] = "",
    review: Annotated[
        bool, typer.Option("--review", help="Ask about the doubtful pairs.")
    ] = False,
    level: Annotated[
        Level, typer.Option("--profile", help="How much must agree to be one work.")
    ] = Level.NORMAL,
    log: Annotated[
        bool, typer.Option("--log", help="Print every decision as JSON Lines.")
    ] = False,
    undo_all: Annotated[
        bool, typer.Option("--undo-all", help="Take back every merge.")
    ] = False,
    db: Db = None,
) -> None:
    """Merge works that are one, in any script.

    Example: kzbib dedupe --dry-run
    """
    from kzbib.library import dedupe as library

    with open_store(db) as store:
        if explain:
            _explain(store, explain, level)
        elif log:
            for record in library.log(store):
                emit(record)
        elif undo_all:
            say(f"{count(library.undo_merges(store), 'merge')} undone")
        elif review:
            found = library.survey(store, level)
            tell(walk(store, (*found.doubtful, *found.related)))
        else:
            _dedupe(store, dry_run, level)


def _explain(store: Store, citekey: str, level: Level) -> None:
    from kzbib.library import dedupe as library

    for work, decision in library.explain(store, citekey, level):
        evidence = "; ".join(decision.evidence)
        typer.echo(f"{decision.answer:10} {_line(work)}")
        typer.echo(f"           {decision.rule}: {evidence}")


def _dedupe(store: Store, dry_run: bool, level: Level) -> None:
    from kzbib.library import dedupe as library

    found = library.dedupe(store, dry_run=dry_run, level=level)
    for pair in found:
        typer.echo(f"{_line(pair.kept)}\n  = {_line(pair.dropped)}")
        evidence = ", ".join(pair.decision.evidence)
        typer.echo(f"  {pair.decision.rule}: {evidence}")
    what = "would be merged" if dry_run else "merged"
    say(f"{count(len(found), 'pair')} {what}")
    left = library.survey(store, level)
    if left.doubtful or left.related:
        say(
            f"{count(len(left.doubtful), 'doubtful pair')} and "
            f"{count(len(left.related), 'related one')}: kzbib dedupe --review"
        )


def check(
    targets: Annotated[
        list[str] | None,
        typer.Argument(help="Files or citation keys; none means the whole store."),
    ] = None,
    retractions: Annotated[
        bool, typer.Option("--retractions", help="Ask Crossref what was retracted.")
    ] = False,
    db: Db = None,
) -> None:
    """Check works, or a document's calls and list.

    Example: kzbib check article.txt
    """
    from kzbib.checks import check_document, check_work
    from kzbib.library.lists import pick_works
    from kzbib.reading import read_document

    files = [Path(each) for each in targets or () if _is_file(each)]
    keys = [each for each in targets or () if not _is_file(each)]
    findings: list[tuple[str, Finding]] = []
    readable = []
    for file in files:
        try:
            found = check_document(read_document(file))
        except KzbibError as error:
            say(f"kzbib: {error}")
            continue
        readable.append(file)
        findings += [(file.name, finding) for finding in found]
    checked = count(len(readable), "document")
    if keys or not files:
        with open_store(db) as store:
            works = pick_works(store, keys)
        for work in works:
            found = check_work(work, today=date.today())
            findings += [(work.id, finding) for finding in found]
        checked = count(len(works), "work")
    else:
        works = []
    trouble = ""
    if retractions:
        from kzbib.library.retractions import retractions_of

        more, trouble = retractions_of(works, readable)
        findings += more
        if trouble:
            say(f"kzbib: {trouble}")
    for name, finding in findings:
        where = f"{name}, {finding.where}" if finding.where else name
        typer.echo(f"{where}: {finding.message} [{finding.check}]")
        if finding.hint:
            typer.echo(f"  {finding.hint}")
    say(f"{checked} checked: {count(len(findings), 'finding')}")
    if files and not readable and not keys:
        raise typer.Exit(ExitCode.UNUSABLE)
    if findings or len(readable) < len(files):
        raise typer.Exit(ExitCode.FINDINGS)
    if trouble:
        raise typer.Exit(TRY_LATER)


def _is_file(target: str) -> bool:
    """A file, or what can only be the name of one."""
    from kzbib.reading import SUFFIXES

    path = Path(target)
    return path.exists() or path.suffix.lower() in SUFFIXES


def _line(work: Work) -> str:
    people = ", ".join(name.printed for name in work.people())
    parts = (work.id, people, str(work.year or ""), shorten(work.title, 70))
    return "  ".join(part for part in parts if part)
