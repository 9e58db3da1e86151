"""Commands that fill the store and look into it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kzbib.cli.options import Db, DocumentName, TagName, open_store
from kzbib.cli.output import count, progress, say, shorten, table
from kzbib.errors import ExitCode, InputError, KzbibError

if TYPE_CHECKING:
    from kzbib.library.report import ImportReport
    from kzbib.model import Work


def import_(
    files: Annotated[list[Path], typer.Argument(help="Articles, lists, .bib, .json.")],
    db: Db = None,
) -> None:
    """Read documents and keep their references in the store.

    Example: kzbib import article.txt references.bib
    """
    from kzbib.library.importing import import_file
    from kzbib.library.report import total

    reports = []
    unreadable = 0
    with open_store(db, create=True) as store:
        for file in files:
            try:
                with progress(file.name) as step:
                    report = import_file(store, file, progress=step)
            except InputError as error:
                unreadable += 1
                say(f"kzbib: {error}")
                continue
            reports.append(report)
            _tell(report)
    if len(files) > 1:
        typer.echo(total(reports))
    if unreadable:
        none = unreadable == len(files)
        raise typer.Exit(ExitCode.UNUSABLE if none else ExitCode.FINDINGS)
    if any(report.rejected for report in reports):
        raise typer.Exit(ExitCode.FINDINGS)


def list_(document: DocumentName = "", tag: TagName = "", db: Db = None) -> None:
    """List the works of the store.

    Example: kzbib list --document article.txt
    """
    from kzbib.library.lists import pick_works

    with open_store(db) as store:
        works = pick_works(store, document=document, tag=tag)
    _table(works)
    say(count(len(works), "work"))


def search(
    words: Annotated[list[str], typer.Argument(help="Words, in any script.")],
    limit: Annotated[int, typer.Option(help="At most so many works.", min=1)] = 50,
    db: Db = None,
) -> None:
    """Find works by words in any script.

    Example: kzbib search казакстан tokayev
    """
    from kzbib.store.search import search as find
    from kzbib.store.works import load_works

    with open_store(db) as store:
        works = list(load_works(store, find(store, " ".join(words), limit)))
    _table(works)
    say(count(len(works), "work"))


def show(
    key: Annotated[str, typer.Argument(help="A citation key.")],
    db: Db = None,
    json: Annotated[
        bool, typer.Option("--json", help="Print CSL-JSON instead.")
    ] = False,
) -> None:
    """Show all that is known of a work.

    Example: kzbib show tokaev1997
    """
    import json as json_module

    from kzbib.cli.card import card
    from kzbib.model import work_to_csl
    from kzbib.store.works import find_work, load_work

    with open_store(db) as store:
        row = find_work(store, key)
        work = load_work(store, row)
        if json:
            text = json_module.dumps(work_to_csl(work), ensure_ascii=False, indent=2)
        else:
            text = card(store, row, work)
    typer.echo(text)


def edit(
    key: Annotated[str, typer.Argument(help="A citation key.")],
    changes: Annotated[
        list[str], typer.Argument(help="FIELD=VALUE, by CSL-JSON names; empty clears.")
    ],
    db: Db = None,
) -> None:
    """Set fields of a work.

    Example: kzbib edit tokaev1997 publisher=Білім 'author=Токаев, К.-Ж. К.'
    """
    from kzbib.library.editing import edit as change

    pairs = {}
    for given in changes:
        field, sign, value = given.partition("=")
        if not sign or not field.strip():
            hint = "Write FIELD=VALUE: publisher=Білім"
            raise InputError("no FIELD=VALUE", where=given, hint=hint)
        pairs[field.strip()] = value
    with open_store(db) as store:
        work = change(store, key, pairs)
    _table([work])


def tag(
    name: Annotated[str, typer.Argument(help="A tag; none lists all tags.")] = "",
    keys: Annotated[list[str] | None, typer.Argument(help="Citation keys.")] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Take it off.")] = False,
    db: Db = None,
) -> None:
    """Put a tag on works, or list the tags.

    Example: kzbib tag chapter-2 tokaev1997 avatkov2019
    """
    from kzbib.library.editing import tag as put

    with open_store(db) as store:
        if name and keys:
            changed = put(store, keys, name, remove=remove)
            say(f"{count(changed, 'work')} changed")
            return
        if name:
            hint = f"Name the works: kzbib tag {name} KEY…"
            raise KzbibError("no citation keys", hint=hint)
        rows = store.rows("SELECT name, count(*) AS works FROM tag GROUP BY name")
    table(("tag", "works"), [(row["name"], str(row["works"])) for row in rows])


def _table(works: list[Work]) -> None:
    rows = []
    for work in works:
        people = work.people() or work.people("editor")
        names = ", ".join(name.printed for name in people)
        year = str(work.year or "")
        rows.append((work.id, shorten(names, 32), year, shorten(work.title, 90)))
    table(("key", "authors", "year", "title"), rows)


def _tell(report: ImportReport) -> None:
    """Print what an import did."""
    from kzbib.library.report import total

    for note in report.notes:
        say(f"{report.name}: {note}")
    if report.known:
        typer.echo(f"{report.name}: imported before; nothing added")
        return
    typer.echo(f"{report.name}: {total([report])}")
    if report.article:
        typer.echo(f"  the article itself: {report.article}")
    if report.calls:
        typer.echo(f"  calls in the text: {report.calls}, {report.linked_calls} linked")
    for joined in report.merged:
        evidence = f" ({', '.join(joined.evidence)})" if joined.evidence else ""
        typer.echo(f"  {joined.where} is {joined.citekey}: {joined.rule}{evidence}")
    for doubt in report.doubtful:
        typer.echo(f"  please look: {doubt}")
    for rejected in report.rejected:
        say(f"  rejected, {rejected.where}: {rejected.reason}")
        say(f"    {shorten(' '.join(rejected.raw.split()), 100)}")
    typer.echo(f"  to take it back: kzbib undo {report.event}")
