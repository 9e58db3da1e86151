"""Commands that judge works: duplicates, metadata services, checks."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kzbib.cli.options import Db, DocumentName, Keys, TagName, open_store
from kzbib.cli.output import count, progress, say, shorten
from kzbib.errors import ExitCode

if TYPE_CHECKING:
    from kzbib.checks import Finding
    from kzbib.library.resolve import Resolved
    from kzbib.model import Work


def dedupe(
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be merged.")
    ] = False,
    explain: Annotated[
        str, typer.Option("--explain", help="Say why this key is or is not another.")
    ] = "",
    db: Db = None,
) -> None:
    """Merge works that are one, in any script.

    Example: kzbib dedupe --dry-run
    """
    from kzbib.library import dedupe as library

    with open_store(db) as store:
        if explain:
            for work, decision in library.explain(store, explain):
                evidence = "; ".join(decision.evidence)
                typer.echo(f"{decision.answer:10} {_line(work)}")
                typer.echo(f"           {decision.rule}: {evidence}")
            return
        found = library.dedupe(store, dry_run=dry_run)
    for pair in found:
        typer.echo(f"{_line(pair.kept)}\n  = {_line(pair.dropped)}")
        evidence = ", ".join(pair.decision.evidence)
        typer.echo(f"  {pair.decision.rule}: {evidence}")
    what = "would be merged" if dry_run else "merged"
    say(f"{count(len(found), 'pair')} {what}")


def resolve(
    keys: Keys = None,
    apply: Annotated[
        bool, typer.Option("--apply", help="Keep the verdicts, fill empty fields.")
    ] = False,
    offline: Annotated[
        bool, typer.Option("--offline", help="Answer from the cache only.")
    ] = False,
    refresh: Annotated[
        bool, typer.Option("--refresh", help="Ask again for what is cached.")
    ] = False,
    mail: Annotated[
        str, typer.Option("--mail", help="Your address for Crossref's polite pool.")
    ] = "",
    document: DocumentName = "",
    tag: TagName = "",
    db: Db = None,
) -> None:
    """Look up DOIs at Crossref; a dry run.

    Example: kzbib resolve avatkov2019 --apply
    """
    from kzbib.library import resolve as library
    from kzbib.library.lists import pick_works
    from kzbib.resolving.cache import Cache
    from kzbib.resolving.client import Client

    with open_store(db) as store:
        works = pick_works(store, keys or (), document=document, tag=tag)
        wanted = [work for work in works if work.get("DOI") or keys]
        cache = Cache()
        client = Client(
            mailto=mail or None, cache=cache, offline=offline, refresh=refresh
        )
        with progress("Crossref", len(wanted)) as step:
            found = list(library.resolve_works(wanted, client, step))
        client.close()
        for each in found:
            _tell(each)
        gained = library.apply(store, found) if apply else 0
    skipped = len(works) - len(wanted)
    say(f"{len(works)} works = asked {len(found)} + without a DOI {skipped}")
    if apply:
        say(f"{count(gained, 'work')} gained fields; undo with `kzbib undo`")
    elif found:
        say("nothing was changed; --apply keeps this")
    if any(each.resolution.verdict != "confirmed" for each in found):
        raise typer.Exit(ExitCode.FINDINGS)


def check(
    targets: Annotated[
        list[str] | None,
        typer.Argument(help="Files or citation keys; none means the whole store."),
    ] = None,
    db: Db = None,
) -> None:
    """Check works, or a document's calls and list.

    Example: kzbib check article.txt
    """
    from kzbib.checks import check_document, check_work
    from kzbib.library.lists import pick_works
    from kzbib.reading import read_document

    files = [Path(each) for each in targets or () if Path(each).is_file()]
    keys = [each for each in targets or () if not Path(each).is_file()]
    findings: list[tuple[str, Finding]] = []
    for file in files:
        found = check_document(read_document(file))
        findings += [(file.name, finding) for finding in found]
    checked = count(len(files), "document")
    if keys or not files:
        with open_store(db) as store:
            works = pick_works(store, keys)
        for work in works:
            found = check_work(work, today=date.today())
            findings += [(work.id, finding) for finding in found]
        checked = count(len(works), "work")
    for name, finding in findings:
        where = f"{name}, {finding.where}" if finding.where else name
        typer.echo(f"{where}: {finding.message} [{finding.check}]")
        if finding.hint:
            typer.echo(f"  {finding.hint}")
    say(f"{checked} checked: {count(len(findings), 'finding')}")
    if findings:
        raise typer.Exit(ExitCode.FINDINGS)


def _tell(each: Resolved) -> None:
    said = each.resolution
    typer.echo(f"{each.work.id}: {said.verdict}. {said.message}")
    for row in said.evidence:
        stored, found = shorten(row.stored, 60), shorten(row.found, 60)
        typer.echo(f"  {row.field:16} {row.comparison:16} {stored} | {found}")
    for field in said.fills:
        typer.echo(f"  would fill       {field}")


def _line(work: Work) -> str:
    people = ", ".join(name.printed for name in work.people())
    parts = (work.id, people, str(work.year or ""), shorten(work.title, 70))
    return "  ".join(part for part in parts if part)
